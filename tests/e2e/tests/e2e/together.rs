//! All three sites one after the other, in one window: the story of the demo.

use token_due_e2e::{
    LIMIT, Seen,
    play::{Wish, atlassian, figma, tokens_studio},
    wait_until,
};

use crate::{
    Flow, Scene,
    expect::Record,
    failure::{Outcome, same},
};

const EVIDENCE: &[&str] = &["form", "request", "reveal"];

pub(crate) fn flows() -> Vec<Flow> {
    vec![
        Flow::new("together: three sites in one window", one_window),
        Flow::new("together: masked values on the next site are of no token of the last", next_site),
    ]
}

/// As a person does, each page is left only after its value was there to be copied: the list says when that was seen.
async fn one_window(scene: &Scene) -> Outcome {
    let page = scene.page();
    let mut made = Vec::new();

    let wish = Wish { name: "Design sync", expiry: Some("7 days"), scopes: &["file_content:read"] };
    figma::open(page, "list=empty").await?;
    figma::create(page, &wish).await?;
    made.push(
        Record::new("figma", "personal-access-token", wish.name)
            .scopes(wish.scopes)
            .expires_in_days(7)
            .evidence(EVIDENCE)
            .page(figma::SETTINGS),
    );
    scene.expect(&made).await?;

    let wish = Wish { name: "Release notes", expiry: None, scopes: &["read:repository:bitbucket"] };
    atlassian::open(page, "list=empty").await?;
    atlassian::walk(page, "Bitbucket", &wish).await?;
    page.click(&atlassian::submit_wizard()).await?;
    page.find(&atlassian::reveal()).await?;
    made.push(
        Record::new("atlassian", "api-token-with-scopes", wish.name)
            .app("Bitbucket")
            .scopes(wish.scopes)
            .expires_in_days(7)
            .evidence(EVIDENCE)
            .page(atlassian::TOKENS),
    );
    scene.expect(&made).await?;

    let wish = Wish { name: "Theme export", expiry: Some("180 days"), scopes: &["Write"] };
    tokens_studio::open_integrations(page, "list=empty").await?;
    tokens_studio::fill_token(page, &wish).await?;
    page.click(&tokens_studio::submit_token()).await?;
    page.find(&tokens_studio::reveal()).await?;
    made.push(
        Record::new("tokens-studio", "service-account-token", wish.name)
            .scopes(&["tokens:read", "tokens:write"])
            .expires_in_days(180)
            .evidence(EVIDENCE)
            .page(tokens_studio::INTEGRATIONS),
    );
    scene.expect(&made).await
}

/// The window goes on while the last token's request is fresh, to a page that lists two tokens with their masked values.
async fn next_site(scene: &Scene) -> Outcome {
    let page = scene.page();
    let wish = Wish { name: "Release notes", expiry: None, scopes: &["read:repository:bitbucket"] };
    atlassian::open(page, "list=empty").await?;
    atlassian::walk(page, "Bitbucket", &wish).await?;
    page.click(&atlassian::submit_wizard()).await?;
    page.find(&atlassian::reveal()).await?;
    tokens_studio::open_integrations(page, "").await?;
    let names = wait_until("records of both sites", LIMIT, async || {
        let tokens = scene.extension().tokens().await?;
        let of = |provider: &str| -> Vec<String> {
            let tokens = tokens.iter().filter(|token| token["provider"] == provider);
            tokens.map(|token| token["name"].as_str().unwrap_or_default().to_owned()).collect()
        };
        let (made, listed) = (of("atlassian"), of("tokens-studio"));
        let ready = !made.is_empty() && listed.len() >= 2;
        Ok(if ready { Seen::Done((made, listed)) } else { Seen::NotYet(format!("{made:?}, {listed:?}")) })
    });
    let wanted = (
        vec![wish.name.to_owned()],
        vec!["Production API token".to_owned(), "legacy-importer_02".to_owned()],
    );
    same("the names by site", &names.await?, &wanted)
}
