//! Hosts that the extension asks for later: nothing is seen there before, and everything once they are given.

use token_due_e2e::{Product, by};

use crate::{
    Flow, Scene,
    expect::Record,
    failure::{Outcome, same},
};

const REPOSITORY: &str = "https://bitbucket.org/northlight/checkout/admin/access-tokens";
const ORGANISATION: &str = "https://admin.atlassian.com/o/0c1b7f3a-5d2e-4c55-9a0e-7b1f4e2d9c88/api-keys";

pub(crate) fn flows() -> Vec<Flow> {
    // In Firefox the driver's temporary add-on has every host of its manifest, asked for or not.
    vec![
        Flow::new("hosts: not given, nothing is seen", nothing).only_in(Product::Chromium),
        Flow::new("hosts: a repository's token on bitbucket.org", repository)
            .widened()
            .only_in(Product::Chromium),
        Flow::new("hosts: a list on admin.atlassian.com", organisation).widened().only_in(Product::Chromium),
        Flow::new("hosts: a tab that was open before", opened).widened().only_in(Product::Chromium),
    ]
}

async fn create(scene: &Scene) -> Outcome {
    let page = scene.page();
    page.goto(&format!("{REPOSITORY}?list=empty")).await?;
    page.click(&by::button("Create access token")).await?;
    page.fill(&by::label("Name"), "Pipelines cache").await?;
    page.click(&by::css("input[value='repository']")).await?;
    page.click(&by::button("Create").within(by::any("dialog"))).await?;
    page.find(&by::button("Close")).await?;
    Ok(())
}

async fn nothing(scene: &Scene) -> Outcome {
    create(scene).await?;
    scene.expect_nothing().await
}

async fn repository(scene: &Scene) -> Outcome {
    create(scene).await?;
    let record = Record::new("atlassian", "repository-access-token", "Pipelines cache")
        .scopes(&["repository"])
        .never_expires()
        .evidence(&["form", "request", "reveal"])
        .page(REPOSITORY);
    scene.expect(&[record]).await
}

async fn organisation(scene: &Scene) -> Outcome {
    scene.page().goto(ORGANISATION).await?;
    scene.expect_names(&["Directory sync", "Audit log export"]).await?;
    let tokens = scene.extension().tokens().await?;
    same("kinds", &tokens.iter().all(|token| token["kind"] == "org-api-key"), &true)
}

/// A page that was opened while its host was not allowed has no sensor until it is.
async fn opened(scene: &Scene) -> Outcome {
    const ALLOWED: &str =
        "chrome.permissions.onAdded.dispatch({ origins: ['https://admin.atlassian.com/*'] })";
    scene.extension().in_background("chrome.scripting.unregisterContentScripts()").await?;
    scene.page().goto(ORGANISATION).await?;
    scene.expect_nothing().await?;
    scene.extension().in_background(ALLOWED).await?;
    scene.expect_names(&["Directory sync", "Audit log export"]).await?;
    let registered = "chrome.scripting.getRegisteredContentScripts().then((all) => all.length)";
    same("registrations", &scene.extension().in_background(registered).await?, &1.into())
}
