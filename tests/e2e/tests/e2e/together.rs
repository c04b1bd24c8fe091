//! All three sites one after the other, in one window: the story of the demo.

use token_due_e2e::play::{Wish, atlassian, figma, tokens_studio};

use crate::{Flow, Scene, expect::Record, failure::Outcome};

pub(crate) fn flows() -> Vec<Flow> {
    vec![Flow::new("together: three sites in one window", one_window)]
}

async fn one_window(scene: &Scene) -> Outcome {
    const EVIDENCE: &[&str] = &["form", "request", "reveal"];
    let page = scene.page();

    let on_figma = Wish { name: "Design sync", expiry: Some("7 days"), scopes: &["file_content:read"] };
    figma::open(page, "list=empty").await?;
    figma::create(page, &on_figma).await?;

    let scopes = &["read:repository:bitbucket"];
    atlassian::open(page, "list=empty").await?;
    atlassian::walk(page, "Bitbucket", &Wish { name: "Release notes", expiry: None, scopes }).await?;
    page.click(&atlassian::submit_wizard()).await?;
    page.find(&atlassian::reveal()).await?;

    let on_studio = Wish { name: "Theme export", expiry: Some("180 days"), scopes: &["Write"] };
    tokens_studio::open_integrations(page, "list=empty").await?;
    tokens_studio::fill_token(page, &on_studio).await?;
    page.click(&tokens_studio::submit_token()).await?;
    page.find(&tokens_studio::reveal()).await?;

    let made = [
        Record::new("figma", "personal-access-token", "Design sync")
            .scopes(on_figma.scopes)
            .expires_in_days(7)
            .evidence(EVIDENCE)
            .page(figma::SETTINGS),
        Record::new("atlassian", "api-token-with-scopes", "Release notes")
            .app("Bitbucket")
            .scopes(scopes)
            .expires_in_days(7)
            .evidence(EVIDENCE)
            .page(atlassian::TOKENS),
        Record::new("tokens-studio", "service-account-token", "Theme export")
            .scopes(&["tokens:read", "tokens:write"])
            .expires_in_days(180)
            .evidence(EVIDENCE)
            .page(tokens_studio::INTEGRATIONS),
    ];
    scene.expect(&made).await
}
