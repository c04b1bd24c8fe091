//! Tokens Studio: keys of the first platform, service account tokens of the second.

use token_due_e2e::Key;

use super::{
    script::{At, Do, any, button, click, css, fill, label, role, see, text},
    story::{Expected, Story},
};

const KEYS: &str = "https://app.prod.tokens.studio/user/api-keys";
const ORGANIZATION: &str = "https://app.tokens.studio/organization/apikeys";
pub(super) const INTEGRATIONS: &str =
    "https://production.tokens.studio/projects/0b9f6c1e-5d2a-4a77-9f0e-3c8d1e2f4a5b/integrations";
const KEY: &str = "Plugin sync";
const TOKEN: &str = "Release bot";
const SCOPES: &[&str] = &["projects:read", "actor_tokens:create"];
const BOTH: &[&str] = &["tokens:read", "tokens:write"];

pub(super) fn stories() -> Vec<Story> {
    [keys(), key_variants(), old(), tokens(), token_variants(), lists()].concat()
}

fn story(name: &str, what: &str) -> Story {
    Story::new("tokens-studio", name, what)
}

pub(super) fn key_story(name: &str, what: &str) -> Story {
    story(name, what).generation("keys, third")
}

pub(super) fn token_story(name: &str, what: &str) -> Story {
    story(name, what).generation("service accounts, fourth")
}

fn record() -> Expected {
    Expected::new("api-key", KEY).scopes(SCOPES).days(30)
}

fn token_record() -> Expected {
    Expected::new("service-account-token", TOKEN).scopes(BOTH).days(30)
}

pub(super) fn dialog() -> At {
    any("dialog")
}

fn choose(option: &str) -> Vec<Do> {
    vec![click(role("combobox", "Expiration")), click(role("option", option))]
}

fn opened(query: &str) -> Vec<Do> {
    vec![
        Do::Go(format!("{KEYS}?list=empty&{query}")),
        click(button("Create New Token")),
        fill(label("Name"), KEY),
    ]
}

pub(super) fn filled(query: &str) -> Vec<Do> {
    let scope = |scope: &&str| click(role("checkbox", scope));
    [opened(query), SCOPES.iter().map(scope).collect()].concat()
}

fn sent() -> Vec<Do> {
    vec![click(button("Create token")), see(button("Copy"))]
}

pub(super) fn token_filled(query: &str) -> Vec<Do> {
    vec![
        Do::Go(format!("{INTEGRATIONS}?list=empty&{query}")),
        click(button("+ Add Token")),
        fill(label("Token Name"), TOKEN),
        click(role("checkbox", "Write")),
    ]
}

fn token_sent() -> Vec<Do> {
    vec![click(button("Generate Token")), see(button("Copy"))]
}

fn keys() -> Vec<Story> {
    let mut stories: Vec<Story> = [
        ("7 days", Some(7)),
        ("30 days", Some(30)),
        ("60 days", Some(60)),
        ("90 days", Some(90)),
        ("1 year", Some(365)),
        ("No expiration", None),
    ]
    .into_iter()
    .map(|(option, days)| {
        let end = days.map_or("never".to_owned(), |days: i64| days.to_string());
        let record = days.map_or(record().never(), |days| record().days(days));
        key_story(&format!("key-{end}"), &format!("A key, {option} chosen."))
            .expect(record)
            .play(filled(""))
            .play(choose(option))
            .play(sent())
    })
    .collect();
    let all: Vec<Do> = ALL.iter().map(|scope| click(role("checkbox", scope))).collect();
    stories.extend([
        key_story("key-by-enter", "Sent by Enter in the name field.")
            .expect(record())
            .play(filled(""))
            .play([click(label("Name")), Do::Press(Key::Enter), see(button("Copy"))]),
        key_story("key-all-scopes", "All documented scopes.")
            .expect(record().scopes(ALL))
            .play(opened(""))
            .play(all)
            .play(sent()),
        key_story("key-no-scope", "No scope at all.")
            .expect(record().scopes(&[]))
            .play(opened(""))
            .play(sent()),
        key_story("key-failed-then-created", "The first answer is an error, the second try succeeds.")
            .expect(record())
            .play(filled("variant=failonce"))
            .play([click(button("Create token")), see(text("Could not create the key"))])
            .play(sent()),
    ]);
    stories
}

fn key_variants() -> Vec<Story> {
    let mut stories: Vec<Story> = [
        ("key-lorem", "lorem=1", "Every word is nonsense."),
        ("key-form", "form=1", "A real form with a submit button."),
        ("key-inline", "form=inline", "The form stands in the page."),
        ("key-inline-lorem", "form=inline&lorem=1", "The form stands in the page, in nonsense."),
        ("key-heading-pat", "heading=pat", "The page calls itself Personal Access Tokens."),
        ("key-native", "expiry=native", "A native select."),
        ("key-radios", "expiry=radios", "Radio buttons for the lifetime."),
        ("key-date", "expiry=date", "A date field."),
        ("key-number", "expiry=number", "A number and a unit."),
        ("key-switches", "scopes=switches", "Switches for the scopes."),
        ("key-chips", "scopes=chips", "Chips for the scopes."),
        ("key-boxes", "scopes=native", "Native boxes for the scopes."),
        ("key-code", "success=code", "The value in a box of the page."),
        ("key-row", "success=row", "A new row is all the page shows."),
        ("key-toast", "success=toast", "A toast and a row."),
        (
            "key-radios-chips-row-lorem",
            "expiry=radios&scopes=chips&success=row&lorem=1",
            "All at once, in nonsense.",
        ),
        ("key-native-boxes-lorem", "expiry=native&scopes=native&lorem=1", "Native controls, in nonsense."),
        ("key-date-lorem", "expiry=date&lorem=1", "A date field, in nonsense."),
        ("key-silent", "variant=silent", "The answer is 2xx and the page shows nothing of it."),
        ("key-slow", "variant=slow", "The answer takes three seconds."),
    ]
    .into_iter()
    .map(|(name, query, what)| {
        let kind = match query {
            query if query.contains("=switches") => "switch",
            query if query.contains("=chips") => "button",
            _ => "checkbox",
        };
        let steps = SCOPES.iter().map(|scope| click(role(kind, scope)));
        let seen = match query {
            query if query.contains("silent") => Do::Gone(dialog()),
            query if query.contains("=row") || query.contains("=toast") || query.contains("inline") => {
                see(css(".key-row .key-name"))
            }
            _ => see(button("Copy")),
        };
        key_story(name, what)
            .facts("inferred")
            .expect(record())
            .play(opened(query))
            .play(steps)
            .play([click(button("Create token")), seen])
    })
    .collect();
    stories.extend([
        key_story("key-choose", "Nothing is chosen for the lifetime: never, or not known.")
            .facts("inferred")
            .expect(Expected::new("api-key", KEY).scopes(SCOPES))
            .play(filled("expiry=choose"))
            .play(sent()),
        key_story("key-none", "There is no control for the lifetime.")
            .facts("inferred")
            .expect(Expected::new("api-key", KEY).scopes(SCOPES))
            .play(filled("expiry=none"))
            .play(sent()),
        key_story("key-radios-90", "Another radio button.")
            .facts("inferred")
            .expect(record().days(90))
            .play(filled("expiry=radios"))
            .play([click(role("radio", "90 days"))])
            .play(sent()),
        key_story("key-native-year", "Another option of the native select.")
            .facts("inferred")
            .expect(record().days(365))
            .play(filled("expiry=native"))
            .play([Do::Choose(css("select[name=expiry]"), "1 year".into())])
            .play(sent()),
        key_story("key-label-aria", "The field of the name is called by `aria-label` alone.")
            .facts("inferred")
            .expect(record())
            .play(filled("label=aria"))
            .play(sent()),
        key_story("key-from-dashboard", "The page is reached without a load.")
            .expect(record())
            .play([
                Do::Go("https://app.prod.tokens.studio/org?list=empty".into()),
                click(button("Create an API Key")),
                click(button("Create New Token")),
                fill(label("Name"), KEY),
            ])
            .play(SCOPES.iter().map(|scope| click(role("checkbox", scope))))
            .play(sent()),
    ]);
    stories
}

fn old() -> Vec<Story> {
    let first = |query: &str| {
        vec![
            Do::Go(format!("{ORGANIZATION}?gen=1&list=empty&{query}")),
            click(button("Create API Key")),
            fill(label("Name"), KEY),
        ]
    };
    let second = |query: &str| {
        vec![
            Do::Go(format!("{KEYS}?gen=2&list=empty&{query}")),
            click(button("Create New Key")),
            fill(label("Name"), KEY),
        ]
    };
    let create = || vec![click(button("Create").within(dialog())), see(button("Copy"))];
    let record = || Expected::new("api-key", KEY);
    [("", "", "No expiry, no scopes."), ("-lorem", "lorem=1", "No expiry, no scopes, in nonsense.")]
        .into_iter()
        .flat_map(|(end, query, what)| {
            [
                story(&format!("first{end}"), what)
                    .generation("keys, first")
                    .facts("seen")
                    .expect(record())
                    .play(first(query))
                    .play(create()),
                story(&format!("second{end}"), what)
                    .generation("keys, second")
                    .expect(record())
                    .play(second(query))
                    .play(create()),
            ]
        })
        .chain([
            story("first-cancelled", "Cancel.")
                .generation("keys, first")
                .facts("seen")
                .play(first(""))
                .play([click(button("Cancel").within(dialog()))]),
            story("second-failed", "The server fails.")
                .generation("keys, second")
                .play(second("variant=fail"))
                .play([click(button("Create").within(dialog())), see(text("Could not create the key"))]),
        ])
        .collect()
}

fn tokens() -> Vec<Story> {
    let mut stories: Vec<Story> = [
        ("7 days", Some(7)),
        ("30 days", Some(30)),
        ("90 days", Some(90)),
        ("180 days", Some(180)),
        ("1 year", Some(365)),
        ("Never", None),
    ]
    .into_iter()
    .map(|(option, days)| {
        let end = days.map_or("never".to_owned(), |days: i64| days.to_string());
        let record = days.map_or(token_record().never(), |days| token_record().days(days));
        token_story(&format!("token-{end}"), &format!("A token, {option} chosen."))
            .expect(record)
            .play(token_filled(""))
            .play(choose(option))
            .play(token_sent())
    })
    .collect();
    stories.push(
        token_story("token-by-enter", "Sent by Enter in the name field.")
            .expect(token_record())
            .play(token_filled(""))
            .play([click(label("Token Name")), Do::Press(Key::Enter), see(button("Copy"))]),
    );
    stories.push(
        token_story("token-read", "Read alone, as it is offered.")
            .expect(token_record().scopes(&["tokens:read"]))
            .play(token_filled(""))
            .play([click(role("checkbox", "Write"))])
            .play(token_sent()),
    );
    stories
}

fn token_variants() -> Vec<Story> {
    [
        ("token-lorem", "lorem=1", "Every word is nonsense."),
        ("token-form", "form=1", "A real form with a submit button."),
        ("token-native", "expiry=native", "A native select."),
        ("token-radios", "expiry=radios", "Radio buttons for the lifetime."),
        ("token-date", "expiry=date", "A date field."),
        ("token-number", "expiry=number", "A number and a unit."),
        ("token-switches", "scopes=switches", "Switches for the permissions."),
        ("token-code", "success=code", "The value in a box of the page."),
        ("token-row", "success=row", "A new row is all the page shows."),
        ("token-toast", "success=toast", "A toast and a row."),
        ("token-row-lorem", "success=row&lorem=1", "A new row is all the page shows, in nonsense."),
        (
            "token-switches-radios-lorem",
            "scopes=switches&expiry=radios&lorem=1",
            "Other controls, in nonsense.",
        ),
    ]
    .into_iter()
    .map(|(name, query, what)| {
        let kind = if query.contains("=switches") { "switch" } else { "checkbox" };
        let row = query.contains("=row") || query.contains("=toast");
        token_story(name, what).facts("inferred").expect(token_record()).play([
            Do::Go(format!("{INTEGRATIONS}?list=empty&{query}")),
            click(button("+ Add Token")),
            fill(label("Token Name"), TOKEN),
            click(role(kind, "Write")),
            click(button("Generate Token")),
            see(if row { css(".key-row .key-name") } else { button("Copy") }),
        ])
    })
    .collect()
}

fn lists() -> Vec<Story> {
    let key = |name: &str| Expected::new("api-key", name);
    let key_rows = |story: Story| {
        story
            .expect(key("Figma plugin sync").days(41))
            .expect(key("docs-site build").days(200))
            .expect(key("Local playground").never())
    };
    let token = |name: &str| Expected::new("service-account-token", name);
    let second = || token("legacy-importer_02").scopes(BOTH).never();
    let first = || token("Production API token").scopes(&["tokens:read"]);
    let row = |action: &str| {
        vec![Do::Go(INTEGRATIONS.into()), click(button(action)), click(button(action).within(dialog()))]
    };
    vec![
        key_rows(key_story("key-list", "The list of what is there."))
            .play([Do::Go(KEYS.into()), see(css(".key-row .key-name"))]),
        key_rows(key_story("key-list-relative", "The list with days that are left."))
            .facts("inferred")
            .play([Do::Go(format!("{KEYS}?rows=relative")), see(css(".key-row .key-name"))]),
        key_story("key-list-bare", "The list without a word of dates.")
            .facts("inferred")
            .expect(key("Figma plugin sync"))
            .expect(key("docs-site build"))
            .expect(key("Local playground"))
            .play([Do::Go(format!("{KEYS}?rows=bare")), see(css(".key-row .key-name"))]),
        // The word for "never" is nonsense as well, and nothing is guessed.
        key_story("key-list-lorem", "The list in nonsense.")
            .facts("inferred")
            .expect(key("Figma plugin sync").days(41))
            .expect(key("docs-site build").days(200))
            .expect(key("Local playground"))
            .play([Do::Go(format!("{KEYS}?lorem=1")), see(css(".key-row .key-name"))]),
        key_story("key-list-delete", "The first key is deleted.")
            .expect(key("Figma plugin sync").days(41).state("revoked"))
            .expect(key("docs-site build").days(200))
            .expect(key("Local playground").never())
            .play([
                Do::Go(KEYS.into()),
                Do::Rest,
                click(button("Delete")),
                click(button("Delete").within(dialog())),
                Do::Gone(text("Figma plugin sync")),
            ]),
        token_story("token-list", "The list of what is there, beside lists of other things.")
            .expect(first().days(64))
            .expect(second())
            .play([Do::Go(INTEGRATIONS.into()), see(css(".key-row .key-name"))]),
        token_story("token-regenerate", "The first token gets a new value, and its expiry starts anew.")
            .expect(first().days(90))
            .expect(second())
            .play(row("Regenerate"))
            .play([see(button("Copy")), click(button("Done")), Do::Gone(dialog())]),
        token_story("token-revoke", "The first token is revoked.")
            .expect(first().days(64).state("revoked"))
            .expect(second())
            .play(row("Revoke"))
            .play([Do::Gone(text("Production API token"))]),
    ]
}

/// All that the documentation names.
const ALL: &[&str] = &[
    "me:read",
    "organizations:read",
    "organizations:write",
    "organizations:admin",
    "organizations:user:read",
    "organizations:user:invite",
    "organizations:user:write",
    "projects:read",
    "projects:write",
    "projects:admin",
    "actor_tokens:create",
];
