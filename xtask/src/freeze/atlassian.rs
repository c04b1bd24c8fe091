//! Atlassian: API tokens of the account, without scopes and with.

use token_due_e2e::Key;

use super::{
    script::{At, Do, any, button, click, css, fill, label, role, see, text},
    story::{Expected, Story, day_in},
};

const TOKENS: &str = "https://id.atlassian.com/manage-profile/security/api-tokens";
const CLASSIC: &str = "Nightly export";
const SCOPED: &str = "Pipelines mirror";
const SCOPES: &[&str] = &["read:repository:bitbucket", "write:repository:bitbucket"];
const FAILED: &str = "We couldn’t create your API token. Wait a moment and try again.";

pub(super) fn stories() -> Vec<Story> {
    [classic(), scoped(), linked(), old(), lists(), none()].concat()
}

fn story(name: &str, what: &str) -> Story {
    Story::new("atlassian", name, what).generation("2024 to 2026")
}

fn page(query: &str) -> Do {
    Do::Go(format!("{TOKENS}?list=empty&{query}"))
}

/// The day is typed as a person may type it; none leaves what is offered.
fn name_and_day(name: &str, day: Option<&str>) -> Vec<Do> {
    let mut steps = vec![fill(label("Name"), name)];
    if let Some(day) = day {
        steps.extend([click(role("combobox", "Expires on")), Do::Write(day.into()), Do::Press(Key::Enter)]);
    }
    steps
}

fn classic_filled(query: &str, day: Option<&str>) -> Vec<Do> {
    [vec![page(query), click(button("Create API token"))], name_and_day(CLASSIC, day)].concat()
}

fn create() -> At {
    button("Create").within(any("dialog"))
}

fn sent() -> Vec<Do> {
    vec![click(create()), see(button("Copy"))]
}

fn next() -> At {
    button("Next").within(css(".task-foot"))
}

fn reviewed(query: &str, app: &str, day: Option<&str>, scopes: &[&str]) -> Vec<Do> {
    [vec![page(query)], walked(app, SCOPED, day, scopes)].concat()
}

fn walked(app: &str, name: &str, day: Option<&str>, scopes: &[&str]) -> Vec<Do> {
    let mut steps = [
        vec![click(button("Create API token with scopes"))],
        name_and_day(name, day),
        vec![click(next()), click(css(&format!("input[name=app][value='{app}']"))), click(next())],
    ]
    .concat();
    for scope in scopes {
        steps.extend([
            fill(label("Search by scope name"), scope),
            click(css(&format!("input[value='{scope}']"))),
        ]);
    }
    steps.extend([click(next()), see(button("Create token"))]);
    steps
}

fn finished() -> Vec<Do> {
    vec![click(button("Create token")), see(button("Copy"))]
}

fn classic_record() -> Expected {
    Expected::new("api-token", CLASSIC).days(365)
}

fn scoped_record() -> Expected {
    Expected::new("api-token-with-scopes", SCOPED).app("Bitbucket").scopes(SCOPES).days(7)
}

fn classic() -> Vec<Story> {
    let in_hundred = day_in(100);
    let mut stories = vec![
        story("classic", "The dialog without scopes, a typed date.")
            .expect(classic_record().days(100))
            .play(classic_filled("", Some(&in_hundred)))
            .play(sent()),
        story("classic-by-enter", "Sent by Enter in the name field.")
            .expect(classic_record())
            .play(classic_filled("", None))
            .play([click(label("Name")), Do::Press(Key::Enter), see(button("Copy"))]),
        story("classic-words", "The date typed in words.")
            .expect(classic_record().days(73))
            .play(classic_filled("", Some("Feb 3, 2027")))
            .play(sent()),
        story("classic-failed-then-created", "The first answer is an error, the second try succeeds.")
            .expect(classic_record())
            .play(classic_filled("variant=failonce", None))
            .play([click(create()), see(text(FAILED))])
            .play(sent()),
        story("classic-two", "Two tokens of the same name, one after the other: two tokens.")
            .expect(classic_record())
            .expect(classic_record())
            .play(classic_filled("", None))
            .play(sent())
            .play([click(button("Close")), click(button("Create API token"))])
            .play(name_and_day(CLASSIC, None))
            .play(sent()),
    ];
    for (name, query, what, language) in [
        ("classic-default", "", "The date as it is offered.", "en"),
        ("classic-lorem", "lorem=1", "Every word is nonsense.", "en"),
        ("classic-machine-none", "machine=none", "No hidden date: the field's text is all.", "en"),
        ("classic-off", "off=1", "The list shows the expiry a day early.", "en"),
        ("classic-ja", "lang=ja", "The page in Japanese, as far as its words are verified.", "ja"),
        ("classic-ko", "lang=ko", "The page in Korean, as far as its words are verified.", "ko"),
        ("classic-de", "lang=de", "Dates of the page's language.", "de"),
        ("classic-th", "lang=th", "Dates of the page's language: Buddhist years.", "th"),
        ("classic-stepup-list", "stepup=list", "A sign-in detour when the list is loaded.", "en"),
        ("classic-stepup-create", "stepup=create", "A sign-in detour when the button is pressed.", "en"),
    ] {
        let mut steps = vec![page(query)];
        if query.contains("=create") {
            steps.push(click(button("Create API token")));
        }
        if query.contains("stepup") {
            steps.push(click(button("Verify")));
        }
        steps.push(click(button("Create API token")));
        steps.extend(name_and_day(CLASSIC, None));
        steps.extend(sent());
        if query == "off=1" {
            steps.extend([click(button("Close")), see(css("td .token-label"))]);
        }
        stories.push(story(name, what).language(language).expect(classic_record()).play(steps));
    }
    stories.push(
        story("classic-silent", "The answer is 2xx and the page shows nothing of it.")
            .expect(classic_record())
            .play(classic_filled("variant=silent", None))
            .play([click(create()), Do::Gone(create())]),
    );
    stories
}

fn scoped() -> Vec<Story> {
    let far = day_in(200);
    let mut stories = vec![
        story("wizard-date", "The wizard, a typed date.")
            .expect(scoped_record().days(200))
            .play(reviewed("", "bitbucket", Some(&far), SCOPES))
            .play(finished()),
        story("wizard-failed-then-created", "The first answer is an error, the second try succeeds.")
            .expect(scoped_record())
            .play(reviewed("variant=failonce", "bitbucket", None, SCOPES))
            .play([click(button("Create token")), see(text(FAILED))])
            .play(finished()),
        story("wizard-back", "Back to the scopes and one more, then created.")
            .expect(scoped_record().scopes(&[
                "read:pullrequest:bitbucket",
                "read:repository:bitbucket",
                "write:repository:bitbucket",
            ]))
            .play(reviewed("", "bitbucket", None, SCOPES))
            .play([
                click(button("Back")),
                fill(label("Search by scope name"), "read:pullrequest:bitbucket"),
                click(css("input[value='read:pullrequest:bitbucket']")),
                click(next()),
            ])
            .play(finished()),
        story(
            "wizard-stepup-mid",
            "A sign-in detour at the last button; the draft comes back to the review.",
        )
        .expect(scoped_record())
        .play(reviewed("stepup=mid", "bitbucket", None, SCOPES))
        .play([click(button("Create token")), click(button("Verify"))])
        .play(finished()),
        story("wizard-jira", "Another app.")
            .expect(scoped_record().app("Jira").scopes(&["read:jira-work"]))
            .play(reviewed("", "jira", None, &["read:jira-work"]))
            .play(finished()),
        story("wizard-cut", "The review cuts a long name.")
            .expect(
                Expected::new("api-token-with-scopes", "Pipelines mirror of the night")
                    .app("Bitbucket")
                    .scopes(SCOPES)
                    .days(7),
            )
            .play([page("cut=text")])
            .play(walked("bitbucket", "Pipelines mirror of the night", None, SCOPES))
            .play(finished()),
    ];
    for (name, query, what, language) in [
        ("wizard", "", "The wizard, the date as it is offered.", "en"),
        ("wizard-inline", "inline=1", "The wizard stands in the page, without a dialog role.", "en"),
        ("wizard-lorem", "lorem=1", "Every word is nonsense.", "en"),
        ("wizard-inline-lorem", "inline=1&lorem=1", "In the page, and every word is nonsense.", "en"),
        ("wizard-ja", "lang=ja", "The page in Japanese, as far as its words are verified.", "ja"),
        ("wizard-ko", "lang=ko", "The page in Korean, as far as its words are verified.", "ko"),
        ("wizard-fr", "lang=fr", "Dates of the page's language.", "fr"),
        ("wizard-th", "lang=th", "Dates of the page's language: Buddhist years.", "th"),
    ] {
        let steps = [reviewed(query, "bitbucket", None, SCOPES), finished()].concat();
        // An app is called what the page calls it, and that is nonsense there.
        let app = if query.contains("lorem") { "Poneregat" } else { "Bitbucket" };
        stories.push(story(name, what).language(language).expect(scoped_record().app(app)).play(steps));
    }
    stories
}

fn linked() -> Vec<Story> {
    const MCP: &str = "autofillToken&expiryDays=max&appId=mcp&selectedScopes=all";
    let link = |query: &str| Do::Go(format!("{TOKENS}?{query}"));
    vec![
        story("linked", "A prefilled link starts at the review.")
            .generation("prefilled link")
            .expect(
                Expected::new("api-token-with-scopes", "Rovo MCP token")
                    .app("Rovo MCP")
                    .days(365)
                    .scopes(MCP_SCOPES),
            )
            .play([link(&format!("list=empty&{MCP}"))])
            .play(finished()),
        story("linked-jira", "Another app and other days.")
            .generation("prefilled link")
            .expect(
                Expected::new("api-token-with-scopes", "Jira token").app("Jira").days(30).scopes(JIRA_SCOPES),
            )
            .play([link("list=empty&autofillToken&expiryDays=30&appId=jira")])
            .play(finished()),
        story("linked-closed", "A prefilled link, closed at once.").generation("prefilled link").play([
            link(&format!("list=empty&{MCP}")),
            see(button("Create token")),
            click(button("Close")),
        ]),
        story("linked-failed", "A prefilled link, and the server fails.")
            .generation("prefilled link")
            .play([link(&format!("list=empty&variant=fail&{MCP}"))])
            .play([click(button("Create token")), see(text(FAILED))]),
    ]
}

fn old() -> Vec<Story> {
    let record = || Expected::new("api-token", CLASSIC);
    let filled = |query: &str| {
        vec![
            page(&format!("gen=label&{query}")),
            click(button("Create API token")),
            fill(label("Label"), CLASSIC),
        ]
    };
    [("label", ""), ("label-copy-last", "copy=last"), ("label-lorem", "lorem=1"), ("label-ja", "lang=ja")]
        .into_iter()
        .map(|(name, query)| {
            story(name, "One field, a masked value, and no word of an expiry.")
                .generation("label, 2021 to 2024")
                .facts("seen")
                .language(if query == "lang=ja" { "ja" } else { "en" })
                .expect(record())
                .play(filled(query))
                .play(sent())
        })
        .chain([story("label-cancelled", "Cancel.")
            .generation("label, 2021 to 2024")
            .facts("seen")
            .play(filled(""))
            .play([click(button("Cancel"))])])
        .collect()
}

fn lists() -> Vec<Story> {
    let rows = |story: Story, first: &str| {
        story
            .expect(
                Expected::new("api-token-with-scopes", "Bitbucket pipelines mirror").days(70).state(first),
            )
            .expect(Expected::new("api-token-with-scopes", "release-notes-bot").days(-33).state("expired"))
            .expect(Expected::new("api-token", "Jira backup").days(165))
    };
    let open = |query: &str| vec![Do::Go(format!("{TOKENS}?{query}")), see(css("td .token-label")), Do::Rest];
    let mut stories = vec![
        rows(story("list", "The list of what is there, one of them expired."), "active")
            .kind("list")
            .play(open("")),
        rows(story("list-lorem", "The list in nonsense."), "active").kind("list").play(open("lorem=1")),
        rows(story("list-revoke", "The first row is revoked."), "revoked").kind("list").play(open("")).play(
            [
                click(button("Revoke")),
                click(button("Revoke").within(any("dialog"))),
                Do::Gone(text("Bitbucket pipelines mirror")),
            ],
        ),
        rows(story("list-revoke-cancelled", "The first row is nearly revoked."), "active")
            .kind("list")
            .play(open(""))
            .play([click(button("Revoke")), click(button("Cancel").within(any("dialog")))]),
        rows(story("list-scopes", "The scopes of the first row are looked at."), "active")
            .kind("list")
            .play(open(""))
            .play([click(button("View scopes")), click(button("Close").within(any("dialog")))]),
    ];
    for language in ["ja", "de", "th", "fr"] {
        stories.push(
            rows(story(&format!("list-{language}"), "The list with dates of the page's language."), "active")
                .kind("list")
                .language(language)
                .facts("inferred")
                .play(open(&format!("lang={language}"))),
        );
    }
    stories
}

fn none() -> Vec<Story> {
    vec![
        story("classic-cancelled", "Cancel.")
            .play(classic_filled("", None))
            .play([click(button("Cancel").within(any("dialog")))]),
        story("classic-escaped", "Escape.").play(classic_filled("", None)).play([Do::Press(Key::Escape)]),
        story("classic-closed", "The cross.")
            .play(classic_filled("", None))
            .play([click(button("Close Modal"))]),
        story("classic-failed", "The server fails, then Cancel.")
            .play(classic_filled("variant=fail", None))
            .play([click(create()), see(text(FAILED)), click(button("Cancel").within(any("dialog")))]),
        story("classic-refused", "The server refuses.")
            .play(classic_filled("variant=fail400", None))
            .play([click(create()), see(text(FAILED))]),
        story("classic-left", "Another page, half way.")
            .play(classic_filled("", None))
            .play([Do::Go("https://id.atlassian.com/manage-profile/email".into())]),
        story("wizard-closed", "Closed at the review.")
            .play(reviewed("", "bitbucket", None, SCOPES))
            .play([click(button("Close"))]),
        story("wizard-escaped", "Escape at the review.")
            .play(reviewed("", "bitbucket", None, SCOPES))
            .play([Do::Press(Key::Escape)]),
        story("wizard-failed", "The server fails, then closed.")
            .play(reviewed("variant=fail", "bitbucket", None, SCOPES))
            .play([click(button("Create token")), see(text(FAILED)), click(button("Close"))]),
        story("wizard-lorem-closed", "Closed at the review, in nonsense.")
            .play(reviewed("lorem=1", "bitbucket", None, SCOPES))
            .play([click(button("Close"))]),
    ]
}

/// In the order of the review.
const MCP_SCOPES: &[&str] = &[
    "read:account",
    "read:confluence:agent-interface",
    "read:jira:agent-interface",
    "read:me",
    "search:confluence:agent-interface",
    "search:jira:agent-interface",
    "write:confluence:agent-interface",
    "write:jira:agent-interface",
];

const JIRA_SCOPES: &[&str] = &["manage:jira-configuration", "manage:jira-project", "manage:jira-webhook"];
