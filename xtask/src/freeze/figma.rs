//! Figma: personal access tokens in three generations, plan access tokens, lists.

use token_due_e2e::Key;

use super::{
    script::{At, Do, any, button, click, css, fill, label, role, see, text},
    story::{Expected, Story},
};

const SETTINGS: &str = "https://www.figma.com/settings";
const HUB: &str = "https://www.figma.com/developers/tokens";
const NAME: &str = "CI pipeline";
const SCOPES: &[&str] = &["file_content:read", "file_comments:write", "webhooks:write"];

pub(super) fn stories() -> Vec<Story> {
    [expiries(), ways(), languages(), variants(), generations(), plans(), lists(), none()].concat()
}

fn story(name: &str, what: &str) -> Story {
    Story::new("figma", name, what).generation("checkboxes, 2026").facts("seen")
}

fn record() -> Expected {
    Expected::new("personal-access-token", NAME).scopes(SCOPES).days(30)
}

fn dialog() -> At {
    css(".token-modal")
}

fn submit() -> At {
    button("Generate token").within(dialog())
}

fn shown() -> At {
    button("Copy this token.")
}

/// To the list of tokens; the opener and the tab may have other words than the rest.
fn open(query: &str, tab: &str) -> Vec<Do> {
    vec![Do::Go(format!("{SETTINGS}?list=empty&{query}")), click(role("tab", tab))]
}

fn name_and_scopes(opener: &str) -> Vec<Do> {
    let mut steps = vec![click(button(opener)), fill(css("input[type=text]").within(dialog()), NAME)];
    steps.extend(SCOPES.iter().map(|scope| click(role("checkbox", scope).within(dialog()))));
    steps
}

fn choose(days: &str) -> Vec<Do> {
    vec![click(role("combobox", "Expiration").within(dialog())), click(role("option", days))]
}

fn filled(query: &str) -> Vec<Do> {
    [open(query, "Security"), name_and_scopes("Generate new token")].concat()
}

fn created(query: &str) -> Vec<Do> {
    [filled(query), vec![click(submit()), see(shown())]].concat()
}

fn expiries() -> Vec<Story> {
    [("1 day", 1), ("7 days", 7), ("30 days", 30), ("90 days", 90)]
        .into_iter()
        .map(|(days, count)| {
            story(&format!("expiry-{count}"), &format!("The dialog, {days} chosen, sent by a click."))
                .expect(record().days(count))
                .play(filled(""))
                .play(choose(days))
                .play([click(submit()), see(shown())])
        })
        .collect()
}

fn ways() -> Vec<Story> {
    vec![
        story("by-enter", "The dialog, sent by Enter in the name field.")
            .expect(record())
            .play(filled(""))
            .play([click(css("input[type=text]").within(dialog())), Do::Press(Key::Enter), see(shown())]),
        story("failed-then-created", "The first answer is an error, the second try succeeds.")
            .expect(record())
            .play(filled("variant=failonce"))
            .play([click(submit()), see(text("Could not add personal access token. Please try again."))])
            .play(name_and_scopes("Generate new token"))
            .play([click(submit()), see(shown())]),
        story("two-in-one-sitting", "Two tokens of the same name, one after the other: two tokens.")
            .expect(record())
            .expect(record().days(7))
            .play(created(""))
            .play([click(button("Close").nth(1))])
            .play(name_and_scopes("Generate new token"))
            .play(choose("7 days"))
            .play([click(submit()), see(shown())]),
        story("silent", "The answer is 2xx and the page shows nothing of it.")
            .expect(record())
            .play(filled("variant=silent"))
            .play([click(submit()), Do::Gone(dialog())]),
        story("slow", "The answer takes three seconds.").expect(record()).play(created("variant=slow")),
    ]
}

fn languages() -> Vec<Story> {
    let french = [
        open("lang=fr", "Sécurité"),
        name_and_scopes("Générer un nouveau token"),
        vec![click(button("Générer un token").within(dialog())), see(button("Copier ce token."))],
    ]
    .concat();
    let plain = ["de", "ja", "ko", "es-es", "pt-br"].into_iter().map(|language| {
        story(&format!("language-{language}"), "Dates of the page's language; words where they are verified.")
            .language(language)
            .facts("inferred")
            .expect(record())
            .play(created(&format!("lang={language}")))
    });
    let mut stories: Vec<Story> = plain.collect();
    stories.push(
        story("language-fr", "The page in French, as far as its words are verified.")
            .language("fr")
            .facts("inferred")
            .expect(record())
            .play(french),
    );
    stories.push(
        story("translator-zh", "Another extension rewrites some texts in Chinese.")
            .language("zh")
            .expect(record())
            .play(open("translator=zh", "Security"))
            .play(name_and_scopes("生成新的令牌"))
            .play([click(submit()), see(shown())]),
    );
    stories
}

fn variants() -> Vec<Story> {
    let mut stories: Vec<Story> = [
        ("lorem", "lorem=1", "Every word is nonsense."),
        ("lorem-input", "lorem=1&reveal=input", "Every word is nonsense, the value stands in a field."),
        ("lorem-row", "lorem=1&reveal=none", "Every word is nonsense, a new row is all the page shows."),
        ("i18n-text", "i18n=1", "Texts inside of i18n-text elements."),
        ("translator-font", "translator=font", "The browser's translator wraps texts in font elements."),
        ("options-selected", "options=selected", "Only the chosen option is in the page."),
        ("values-none", "values=none", "Options without a machine value."),
        ("hidden-dialog", "hidden=1", "A second, hidden dialog holds a stale draft."),
        ("reveal-input", "reveal=input", "The value stands in a read-only field."),
        ("reveal-code", "reveal=code", "The value stands in a code element."),
        ("reveal-dialog", "reveal=dialog", "The value stands in a second dialog."),
        ("reveal-none", "reveal=none", "A new row is all the page shows."),
    ]
    .into_iter()
    .map(|(name, query, what)| {
        let seen = if query.contains("reveal=none") { css(".token-row .token-name") } else { shown() };
        let steps = [filled(query), vec![click(submit()), see(seen)]].concat();
        story(name, what).facts("inferred").expect(record()).play(steps)
    })
    .collect();
    let modal = [name_and_scopes("Generate new token"), vec![click(submit()), see(shown())]].concat();
    stories.push(
        story("over-a-busy-editor", "The settings stand over an editor that changes all the time.")
            .expect(record())
            .play([
                Do::Go("https://www.figma.com/design/x?list=empty".into()),
                click(button("Main menu")),
                click(role("menuitem", "Account settings")),
                click(role("tab", "Security")),
            ])
            .play(modal.clone()),
    );
    stories.push(
        story("inside-a-frame", "The settings run in a frame of a community page.")
            .expect(record())
            .play([
                Do::Go("https://www.figma.com/community/file/1?list=empty".into()),
                click(button("Open account dropdown")),
                click(role("menuitem", "Settings")),
                Do::Frame("iframe.settings-frame"),
                click(role("tab", "Security")),
            ])
            .play(modal),
    );
    stories.push(
        story("code-connect", "One press makes a token, without any dialog: the request is the only sign.")
            .generation("without a dialog")
            .expect(
                Expected::new("personal-access-token", "Code Connect")
                    .scopes(&["file_code_connect:write"])
                    .days(90),
            )
            .play([
                Do::Go("https://www.figma.com/design/x?list=empty".into()),
                click(button("Main menu")),
                click(role("menuitem", "Connect components to code")),
            ]),
    );
    stories
}

fn level(resource: &str, level: &str) -> Vec<Do> {
    vec![click(role("combobox", &format!("Permission level for {resource}"))), click(role("option", level))]
}

fn generations() -> Vec<Story> {
    const IDS: &[&str] = &["file_comments:read", "file_comments:write", "file_content:read"];
    let selects = || {
        [
            open("gen=selects", "Security"),
            vec![click(button("Generate new token")), fill(css("input[type=text]").within(dialog()), NAME)],
            level("Comments", "Read and write"),
            level("File content", "Read-only"),
        ]
        .concat()
    };
    let inline = |query: &str| {
        [
            open(&format!("gen=inline&{query}"), "Security"),
            vec![
                fill(css(".inline-create input"), NAME),
                Do::Press(Key::Enter),
                see(button("Copy this token")),
            ],
        ]
        .concat()
    };
    let old = || Expected::new("personal-access-token", NAME);
    vec![
        story("selects", "One select of a level for each resource, the lifetime as it is offered.")
            .generation("selects, 2025")
            .expect(old().scopes(IDS).days(30))
            .play(selects())
            .play([click(submit()), see(shown())]),
        story("selects-never", "The same, and no expiration.")
            .generation("selects, 2025")
            .expect(old().scopes(IDS).never())
            .play(selects())
            .play(choose("No expiration"))
            .play([click(submit()), see(shown())]),
        story("inline", "A field in the page, Enter makes the token; it has no scopes, and never expires.")
            .generation("inline, to 2023")
            .expect(old().never())
            .play(inline("")),
        story("inline-lorem", "The same in nonsense.")
            .generation("inline, to 2023")
            .expect(old().never())
            .play(inline("lorem=1")),
    ]
}

fn plan(query: &str, name: &str) -> Vec<Do> {
    vec![
        Do::Go(format!("{HUB}?list=empty&{query}")),
        click(button("Generate REST API token")),
        fill(label("Name"), name),
        click(button("Next").within(any("dialog"))),
        click(role("checkbox", "file_content:read")),
        click(role("checkbox", "projects:read")),
        click(button("Next").within(any("dialog"))),
        click(button("Create").within(any("dialog"))),
    ]
}

fn plans() -> Vec<Story> {
    let plan_story = |name: &str, what: &str| story(name, what).generation("plan tokens").facts("documented");
    let record = || {
        Expected::new("plan-access-token", "Design CI")
            .scopes(&["file_content:read", "projects:read"])
            .days(90)
    };
    let listed = |name: &str, days| Expected::new("plan-access-token", name).days(days);
    let menu = |action: &str| {
        vec![
            Do::Go(HUB.into()),
            Do::Rest,
            click(button("More actions")),
            click(role("menuitem", action)),
            click(button(action).within(any("dialog"))),
        ]
    };
    vec![
        plan_story("plan", "The wizard of three pages.")
            .expect(record())
            .play(plan("", "Design CI"))
            .play([see(css(".token-card"))]),
        plan_story("plan-lorem", "The wizard in nonsense.")
            .expect(record())
            .play(plan("lorem=1", "Design CI"))
            .play([see(css(".token-card"))]),
        plan_story("plan-failed", "The answer is an error.")
            .play(plan("variant=fail", "Design CI"))
            .play([see(text("Could not create plan access token."))]),
        plan_story("plan-cancelled", "Cancelled on the first page.").play([
            Do::Go(format!("{HUB}?list=empty")),
            click(button("Generate REST API token")),
            fill(label("Name"), "Design CI"),
            click(button("Cancel").within(any("dialog"))),
        ]),
        plan_story("plan-list", "The list of what is there.")
            .expect(listed("Design system CI", 211))
            .expect(listed("Audit export", 9))
            .play([Do::Go(HUB.into()), see(button("More actions"))]),
        plan_story("plan-refresh", "A token gets a new value and lives on for its lifetime.")
            .expect(listed("Design system CI", 365))
            .expect(listed("Audit export", 9))
            .play(menu("Refresh token"))
            .play([see(css(".token-card"))]),
        plan_story("plan-revoke", "A token is revoked.")
            .expect(listed("Design system CI", 211).state("revoked"))
            .expect(listed("Audit export", 9))
            .play(menu("Revoke token"))
            .play([Do::Gone(css("tbody tr:nth-child(2)"))]),
    ]
}

fn lists() -> Vec<Story> {
    let listed = |name: &str| Expected::new("personal-access-token", name);
    let rows = |story: Story| {
        story
            .expect(listed("Storybook sync").about(90))
            .expect(listed("icons-export").days(12))
            .expect(listed("Old backup script").never())
    };
    let list = |query: &str, tab: &str| {
        vec![
            Do::Go(format!("{SETTINGS}?{query}")),
            click(role("tab", tab)),
            see(css(".token-row .token-name")),
            Do::Rest,
        ]
    };
    let mut stories = vec![
        rows(story("list", "The list of what is there: relative times only.")).play(list("", "Security")),
        rows(story("list-fr", "The list in French.").language("fr").facts("inferred"))
            .play(list("lang=fr", "Sécurité")),
        story("list-revoke", "The first row is revoked.")
            .expect(listed("Storybook sync").about(90).state("revoked"))
            .expect(listed("icons-export").days(12))
            .expect(listed("Old backup script").never())
            .play(list("", "Security"))
            .play([click(button("Revoke access")), Do::Gone(text("Storybook sync"))]),
        rows(story("list-and-created", "A token is made beside those that are there.").expect(record()))
            .play(list("", "Security"))
            .play(name_and_scopes("Generate new token"))
            .play([click(submit()), see(shown())]),
    ];
    for language in ["de", "ja", "ko", "es-es", "pt-br"] {
        stories.push(
            rows(story(&format!("list-{language}"), "The list with times of the page's language."))
                .language(language)
                .facts("inferred")
                .play(list(&format!("lang={language}"), "Security")),
        );
    }
    stories
}

/// The story was begun and not finished, or the site refused.
fn none() -> Vec<Story> {
    let failed = || see(text("Could not add personal access token. Please try again."));
    vec![
        story("cancelled", "Cancel.")
            .play(filled(""))
            .play([click(button("Cancel").within(dialog())), Do::Gone(dialog())]),
        story("escaped", "Escape.").play(filled("")).play([Do::Press(Key::Escape), Do::Gone(dialog())]),
        story("closed", "The cross.")
            .play(filled(""))
            .play([click(button("Close").within(dialog())), Do::Gone(dialog())]),
        story("left", "Another page, half way.")
            .play(filled(""))
            .play([Do::Go("https://www.figma.com/files/recents".into())]),
        story("reloaded", "The page is loaded again, half way.").play(filled("")).play([Do::Reload]),
        story("failed", "The server fails.").play(filled("variant=fail")).play([click(submit()), failed()]),
        story("refused", "The server refuses.")
            .play(filled("variant=fail400"))
            .play([click(submit()), failed()]),
        story("failed-lorem", "The server fails, in nonsense.")
            .play(filled("variant=fail&lorem=1"))
            .play([click(submit()), Do::Gone(dialog())]),
        story("cancelled-selects", "Cancel, in the dialog of 2025.")
            .generation("selects, 2025")
            .play(open("gen=selects", "Security"))
            .play([click(button("Generate new token")), fill(css("input[type=text]").within(dialog()), NAME)])
            .play(level("Comments", "Read and write"))
            .play([click(button("Cancel").within(dialog()))]),
    ]
}
