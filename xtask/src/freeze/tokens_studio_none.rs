//! Tokens Studio: what was begun and not finished, and what else the pages of its tokens make.

use token_due_e2e::Key;

use super::{
    script::{Do, button, click, fill, label, see, text},
    story::Story,
    tokens_studio::{INTEGRATIONS, dialog, filled, key_story, token_filled, token_story},
};

pub(super) fn stories() -> Vec<Story> {
    [none(), beside()].concat()
}

/// Begun and not finished, or refused.
fn none() -> Vec<Story> {
    let key_failed = || see(text("Could not create the key"));
    let token_failed = || see(text("Could not generate the token"));
    vec![
        key_story("key-cancelled", "Cancel.")
            .play(filled(""))
            .play([click(button("Cancel").within(dialog()))]),
        key_story("key-escaped", "Escape.")
            .play(filled(""))
            .play([Do::Press(Key::Escape), Do::Gone(dialog())]),
        key_story("key-closed", "The cross.")
            .play(filled(""))
            .play([click(button("Close").within(dialog()))]),
        key_story("key-failed", "The server fails.")
            .play(filled("variant=fail"))
            .play([click(button("Create token")), key_failed()]),
        key_story("key-refused", "The server refuses.")
            .play(filled("variant=fail400"))
            .play([click(button("Create token")), key_failed()]),
        key_story("key-left", "Another page, half way.").play(filled("")).play([Do::Back]),
        key_story("key-inline-cancelled", "Cancel, in a form of the page.")
            .facts("inferred")
            .play(filled("form=inline"))
            .play([click(button("Cancel"))]),
        token_story("token-cancelled", "Cancel.")
            .play(token_filled(""))
            .play([click(button("Cancel").within(dialog()))]),
        token_story("token-escaped", "Escape.")
            .play(token_filled(""))
            .play([Do::Press(Key::Escape), Do::Gone(dialog())]),
        token_story("token-closed", "The cross.")
            .play(token_filled(""))
            .play([click(button("Close").within(dialog()))]),
        token_story("token-failed", "The server fails.")
            .play(token_filled("variant=fail"))
            .play([click(button("Generate Token")), token_failed()]),
        token_story("token-refused", "The server refuses.")
            .play(token_filled("variant=fail400"))
            .play([click(button("Generate Token")), token_failed()]),
    ]
}

/// Other things of the same pages, with names, secrets and the same words.
fn beside() -> Vec<Story> {
    let other = |name: &str, what: &str, fields: Vec<Do>, add: &str, submit: &str| {
        token_story(name, what)
            .play([Do::Go(format!("{INTEGRATIONS}?list=empty")), click(button(add))])
            .play(fields)
            .play([click(button(submit).within(dialog()))])
    };
    vec![
        other(
            "trigger",
            "A CI trigger: it takes a token of another site.",
            vec![
                fill(label("Name").within(dialog()), "Publish tokens"),
                fill(label("Repository"), "northlight/tokens"),
                fill(label("Personal Access Token"), "not a real one"),
            ],
            "+ Add Trigger",
            "Create Trigger",
        ),
        other(
            "integration",
            "A CI integration: no token at all.",
            vec![
                fill(label("Name").within(dialog()), "Publish tokens"),
                fill(label("OIDC subject"), "repo:northlight/tokens"),
            ],
            "+ Add Integration",
            "Create",
        ),
        other(
            "webhook",
            "A webhook: it shows a signing secret.",
            vec![
                fill(label("Name").within(dialog()), "Slack"),
                fill(label("Payload URL"), "https://example.com/hook"),
            ],
            "+ Add Webhook",
            "Create Webhook",
        )
        .play([see(button("Copy")), click(button("Done"))]),
        key_story("design-token", "A design token of a project: a colour.").play([
            Do::Go("https://app.prod.tokens.studio/org/northlight/project/core".into()),
            click(button("Create new token")),
            fill(label("Token name"), "color.brand.2026-11-22"),
            fill(label("Value"), "#336699"),
            click(button("Create token")),
            Do::Gone(dialog()),
        ]),
    ]
}
