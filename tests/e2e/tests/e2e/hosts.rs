//! Hosts that the extension asks for later: nothing is seen there before, and everything once they are given.

use token_due_e2e::{
    Key, LIMIT, Product, Seen, by,
    play::{Wish, tokens_studio},
    wait_until,
};

use crate::{
    Flow, Scene,
    expect::Record,
    failure::{Outcome, same},
    seed::open,
};

const REPOSITORY: &str = "https://bitbucket.org/northlight/checkout/admin/access-tokens";
const ORGANISATION: &str = "https://admin.atlassian.com/o/0c1b7f3a-5d2e-4c55-9a0e-7b1f4e2d9c88/api-keys";
const OWN: &str = "https://studio.acme.example/user/api-keys";

pub(crate) fn flows() -> Vec<Flow> {
    // In Firefox the driver's temporary add-on has every host of its manifest, asked for or not.
    vec![
        Flow::new("hosts: not given, nothing is seen", nothing).only_in(Product::Chromium),
        Flow::new("hosts: a repository's token on bitbucket.org", repository)
            .widened()
            .only_in(Product::Chromium),
        Flow::new("hosts: a list on admin.atlassian.com", organisation).widened().only_in(Product::Chromium),
        Flow::new("hosts: a tab that was open before", opened).widened().only_in(Product::Chromium),
        Flow::new("hosts: a Tokens Studio of one's own is added and taken back", own),
        Flow::new("hosts: what cannot be added", refused),
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

/// Makes a key on the look-alike at a company's own address.
async fn create_own(scene: &Scene, name: &str) -> Outcome {
    let page = scene.page();
    // Of an account that has no other key: the window keeps those that were made before.
    page.goto(&format!("{OWN}?list=empty&user={name}")).await?;
    tokens_studio::fill_key(page, &Wish { name, expiry: Some("90 days"), scopes: &[] }).await?;
    page.click(&tokens_studio::submit_key()).await?;
    page.find(&tokens_studio::reveal()).await?;
    Ok(())
}

/// Waits until the sensor runs on as many hosts of one's own: it is registered after the permission has changed.
async fn registered(scene: &Scene, count: usize) -> Outcome {
    const MATCHES: &str = "const all = await chrome.scripting.getRegisteredContentScripts(); \
        return all.flatMap(({ matches }) => matches).filter((host) => host.includes('studio.acme.example')).length";
    let done = wait_until(format!("{count} registered"), LIMIT, async || {
        let is = scene.extension().page().run_async(MATCHES, vec![]).await?;
        Ok(Seen::when(is == count, || is.to_string()))
    });
    Ok(done.await?)
}

async fn own(scene: &Scene) -> Outcome {
    create_own(scene, "Before").await?;
    scene.expect_nothing().await?;
    let page = open(scene, "options.html").await?;
    page.fill(&by::label("Address or host name"), OWN).await?;
    page.press(&[Key::Enter]).await?;
    let stop = by::button("Stop: studio.acme.example");
    page.find(&stop).await?;
    page.find(&by::text("Allowed.").in_part()).await?;
    same("a line of all hosts", &page.has(&by::text("*").within(by::css("#hosts"))).await?, &false)?;
    page.fill(&by::label("Address or host name"), "Studio.acme.example").await?;
    page.click(&by::button("Add")).await?;
    page.find(&by::text("This host is in the list already.")).await?;
    registered(scene, 1).await?;
    create_own(scene, "Sync").await?;
    let record = Record::new("tokens-studio", "api-key", "Sync")
        .expires_in_days(90)
        .evidence(&["form", "reveal"])
        .page(OWN);
    scene.expect(&[record]).await?;
    scene.extension().erase().await?;
    open(scene, "options.html").await?;
    page.click(&stop).await?;
    page.gone(&stop).await?;
    registered(scene, 0).await?;
    create_own(scene, "After").await?;
    scene.expect_nothing().await
}

async fn refused(scene: &Scene) -> Outcome {
    let page = open(scene, "options.html").await?;
    let field = by::label("Address or host name");
    let lines = "return document.querySelectorAll('#hosts > li').length";
    let before = page.run(lines, vec![]).await?;
    for (typed, said) in [
        ("studio", "Give a host name, such as studio.example.com, or an https address."),
        ("my studio.example", "Give a host name, such as studio.example.com, or an https address."),
        ("http://studio.acme.example/", "Only https addresses can be added."),
        ("http://studio.acme.example:8080/x", "Only https addresses can be added."),
        (
            "https://documentation.tokens.studio/settings/api-keys",
            "Hosts of Figma, Atlassian, Bitbucket and Tokens Studio cannot be added: those with tokens are in the list already.",
        ),
    ] {
        page.fill(&field, typed).await?;
        page.press(&[Key::Enter]).await?;
        page.find(&by::text(said)).await?;
        let told =
            "const field = document.activeElement; return [field.id, field.getAttribute('aria-invalid')]";
        same("the field", &page.run(told, vec![]).await?, &serde_json::json!(["own-host", "true"]))?;
    }
    same("lines", &page.run(lines, vec![]).await?, &before)
}
