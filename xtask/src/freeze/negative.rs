//! Pages and dialogs with all the right words that make no token: filled in, and sent as far as they let one.

use token_due_e2e::Key;

use super::{
    script::{Do, any, button, click, css, fill, see},
    story::Story,
};

/// Site, host, name, fields to fill in by their place among the text fields, what ends the story.
type Page = (&'static str, &'static str, &'static str, &'static [&'static str], Option<&'static str>);

const FIGMA: &str = "www.figma.com";
const ACCOUNT: &str = "id.atlassian.com";
const FIRST: &str = "app.tokens.studio";
const SECOND: &str = "production.tokens.studio";

const PAGES: &[Page] = &[
    ("figma", FIGMA, "scim", &[], None),
    ("figma", FIGMA, "share", &["ana@example.com"], None),
    ("figma", FIGMA, "share-expiring", &["CI pipeline"], None),
    ("figma", FIGMA, "rename", &["Token for CI expires in 30 days"], None),
    ("figma", FIGMA, "new-project", &["Access tokens"], None),
    ("figma", FIGMA, "variable", &["color.brand"], None),
    ("figma", FIGMA, "oauth-app", &["Design bot", "https://example.com"], Some("Done")),
    ("figma", FIGMA, "comment", &["Generate new token, 90 days, file_content:read"], None),
    ("atlassian", ACCOUNT, "profile-edit", &["Mira Kolb", "Token keeper"], None),
    ("atlassian", ACCOUNT, "guest-invite", &["Ana"], None),
    ("atlassian", ACCOUNT, "new-project", &["API tokens", "TOK"], None),
    ("atlassian", ACCOUNT, "oauth-app", &["Sync app"], Some("Close")),
    ("atlassian", ACCOUNT, "due-date", &["Rotate the API token before it expires"], None),
    ("atlassian", ACCOUNT, "revoke-app", &[], None),
    ("tokens-studio", FIRST, "design-token", &["color.brand.primary", "#336699"], None),
    ("tokens-studio", FIRST, "edit-profile", &["Mira Kolb"], None),
    ("tokens-studio", FIRST, "new-project", &["API keys"], None),
    ("tokens-studio", FIRST, "release", &["2.5.0"], None),
    ("tokens-studio", FIRST, "license-key", &["Licence of 2027", "not a real key"], None),
    ("tokens-studio", FIRST, "sync-provider", &["GitHub", "not a real one", "northlight/tokens"], None),
    ("tokens-studio", FIRST, "invite", &["ana@example.com"], None),
    ("tokens-studio", SECOND, "design-token", &["color.brand.primary", "#336699"], None),
    ("tokens-studio", SECOND, "edit-profile", &["Mira Kolb"], None),
    ("tokens-studio", SECOND, "new-project", &["API keys"], None),
    ("tokens-studio", SECOND, "release", &["2.5.0"], None),
    ("tokens-studio", SECOND, "license-key", &["Licence of 2027", "not a real key"], None),
    ("tokens-studio", SECOND, "sync-provider", &["GitHub", "not a real one", "northlight/tokens"], None),
    ("tokens-studio", SECOND, "invite", &["ana@example.com"], None),
];

/// Articles and account pages: nothing is to be pressed but a search.
const READ: &[(&str, &str, &str)] = &[
    ("figma", "docs", "https://www.figma.com/negative/docs"),
    ("figma", "files", "https://www.figma.com/files/recents"),
    ("atlassian", "docs", "https://id.atlassian.com/negative/docs"),
    ("atlassian", "profile", "https://id.atlassian.com/manage-profile/profile-and-visibility"),
    ("atlassian", "apps", "https://id.atlassian.com/manage-profile/apps"),
    ("atlassian", "security", "https://id.atlassian.com/manage-profile/security"),
    ("tokens-studio", "docs", "https://app.tokens.studio/negative/docs"),
    ("tokens-studio", "docs-second", "https://production.tokens.studio/negative/docs"),
    ("tokens-studio", "dashboard", "https://app.prod.tokens.studio/org"),
    (
        "tokens-studio",
        "project-second",
        "https://production.tokens.studio/projects/0b9f6c1e-5d2a-4a77-9f0e-3c8d1e2f4a5b/tokens",
    ),
];

pub(super) fn stories() -> Vec<Story> {
    let mut stories: Vec<Story> =
        PAGES.iter().flat_map(|page| [sent(page, ""), sent(page, "lorem=1")]).collect();
    stories.extend(READ.iter().map(|(site, name, address)| {
        story(site, format!("no-{name}"), "Read, and its first button pressed.").play([
            Do::Go((*address).to_owned()),
            see(css("main, h1, #react-page > *")),
            Do::Press(Key::Tab),
            Do::Press(Key::Enter),
        ])
    }));
    stories
}

fn story(site: &'static str, name: String, what: &str) -> Story {
    Story::new(site, name, what).generation("no token").facts("inferred")
}

fn sent(&(site, host, name, fields, end): &Page, query: &str) -> Story {
    let place = if host == SECOND { "-second" } else { "" };
    let lorem = if query.is_empty() { "" } else { "-lorem" };
    let fields = fields.iter().enumerate().map(|(index, text)| {
        fill(
            css("input:not([type=checkbox]):not([type=radio]):not([type=hidden]):not([role=combobox])")
                .within(any("dialog"))
                .nth(index),
            text,
        )
    });
    let mut steps = vec![Do::Go(format!("https://{host}/negative/{name}?{query}"))];
    steps.push(see(any("dialog")));
    steps.extend(fields);
    if name == "oauth-app" {
        steps.push(click(css("input[type=checkbox]").within(any("dialog"))));
    }
    steps.push(click(
        css(".modal-footer button:last-child, .modal-foot button:last-child, .dialog-foot button:last-child")
            .within(any("dialog")),
    ));
    steps.push(end.map_or(Do::Gone(any("dialog")), |end| see(button(end))));
    story(
        site,
        format!("no-{name}{place}{lorem}"),
        "A dialog that makes no token of ours, filled in and sent.",
    )
    .play(steps)
}
