//! Token values of realistic shape are nowhere in what the extension has. Every flow ends with this search; here it
//! is shown to find what is there, and put where a person might put a value by mistake.

use serde_json::json;
use token_due_e2e::{
    Format, Product, by,
    play::{Wish, atlassian, figma, tokens_studio},
};

use crate::{
    Flow, Scene,
    failure::{Failure, Outcome, same},
};

pub(crate) fn flows() -> Vec<Flow> {
    vec![
        Flow::new("secrets: the search finds a planted one", planted),
        Flow::new("secrets: one creation on each site, messages heard", each_site),
        // Firefox has no protocol for what a page holds.
        Flow::new("secrets: the search in memory finds a planted one", planted_in_memory)
            .only_in(Product::Chromium),
        Flow::new("secrets: one creation on each site, memory searched", memory).only_in(Product::Chromium),
        Flow::new("secrets: a value pasted as the name", pasted_as_name),
    ]
}

async fn planted(scene: &Scene) -> Outcome {
    let page = scene.page();
    let extension = scene.extension();
    figma::open(page, "list=empty").await?;
    figma::create(page, &Wish { name: "Planted", expiry: None, scopes: &["file_content:read"] }).await?;
    scene.expect_names(&["Planted"]).await?;
    let secret = scene.last_secret()?;
    let plant = "await chrome.storage.local.set({ planted: arguments[0] })";
    extension.page().run_async(plant, vec![json!({"nested": [secret]})]).await?;
    extension.page().run("console.warn('planted', arguments[0])", vec![json!(secret)]).await?;
    let mut places: Vec<String> = scene.leaks().await?.into_iter().map(|leak| leak.place).collect();
    extension.page().run_async("await chrome.storage.local.remove('planted')", vec![]).await?;
    // The files on disk keep it until the browser tidies up: this browser is not used again.
    scene.retire();
    let on_disk = match scene.product() {
        Product::Chromium => "Local Extension Settings",
        Product::Firefox => "storage/default/moz-extension",
    };
    places.retain(|place| !place.starts_with("the profile's ") || place.contains(on_disk));
    for place in ["storage.local", "the browser's log", "the profile's "] {
        if !places.iter().any(|found| found.starts_with(place)) {
            return Err(Failure::Story(format!("nothing found in {place}, only in {places:?}")));
        }
    }
    Ok(())
}

async fn each_site(scene: &Scene) -> Outcome {
    scene.extension().listen().await?;
    create_on_each(scene).await?;
    let heard = scene.extension().heard().await?.as_array().map_or(0, Vec::len);
    if heard == 0 {
        return Err(Failure::Story("no message was heard, so the search had nothing to look through".into()));
    }
    same("token values where none may be", &scene.leaks().await?, &vec![])
}

async fn create_on_each(scene: &Scene) -> Outcome {
    let page = scene.page();
    figma::open(page, "list=empty").await?;
    figma::create(page, &Wish { name: "On Figma", expiry: None, scopes: &["file_content:read"] }).await?;
    atlassian::open(page, "list=empty").await?;
    atlassian::fill_classic(page, &Wish { name: "On Atlassian", ..Wish::default() }).await?;
    page.click(&atlassian::submit_classic()).await?;
    page.find(&atlassian::reveal()).await?;
    tokens_studio::open_keys(page, "list=empty").await?;
    tokens_studio::fill_key(page, &Wish { name: "On Tokens Studio", expiry: None, scopes: &["me:read"] })
        .await?;
    page.click(&tokens_studio::submit_key()).await?;
    page.find(&tokens_studio::reveal()).await?;
    Ok(scene.expect_names(&["On Figma", "On Atlassian", "On Tokens Studio"]).await?)
}

const WORKER: &str = "background.js";

async fn planted_in_memory(scene: &Scene) -> Outcome {
    create_on_each(scene).await?;
    let extension = scene.extension();
    let (secret, planted) = (scene.last_secret()?, "globalThis.planted = { nested: [arguments[0]] }");
    let popup = scene.extension_page("popup.html").await?;
    popup.find(&by::css("main:not([aria-busy=true])")).await?;
    scene.retire();
    let before = scene.leaks_in_memory().await?;
    same("found before", &before, &vec![])?;
    extension.in_background(&format!("void (self.planted = {{ nested: [{}] }})", json!(secret))).await?;
    popup.run(planted, vec![json!(secret)]).await?;
    extension.plant_in_memory(WORKER, &secret).await?;
    extension.plant_in_memory("popup.html", &secret).await?;
    let found = scene.leaks_in_memory().await?;
    for (part, file) in
        [("heap", WORKER), ("heap", "popup.html"), ("memories", WORKER), ("memories", "popup.html")]
    {
        let place = format!("the {part} of {}", extension.address(file));
        if !found.iter().any(|leak| leak.place == place) {
            return Err(Failure::Story(format!("nothing found in {place}, only {found:?}")));
        }
    }
    Ok(())
}

async fn memory(scene: &Scene) -> Outcome {
    let pages = [scene.extension_page("popup.html").await?, scene.extension_page("options.html").await?];
    create_on_each(scene).await?;
    for page in &pages {
        page.find(&by::css("main:not([aria-busy=true])")).await?;
    }
    same("token values in memory", &scene.leaks_in_memory().await?, &vec![])?;
    for page in pages {
        page.close().await?;
    }
    Ok(())
}

async fn pasted_as_name(scene: &Scene) -> Outcome {
    let page = scene.page();
    figma::open(page, "list=empty").await?;
    figma::create(page, &Wish { name: "First", expiry: None, scopes: &["file_content:read"] }).await?;
    let secret = scene.last_secret()?;
    figma::create(page, &Wish { name: &secret, expiry: None, scopes: &["file_content:read"] }).await?;
    // The page's own request carried it to the background.
    if scene.product() == Product::Chromium {
        same("token values in memory", &scene.leaks_in_memory().await?, &vec![])?;
    }
    scene.settle().await;
    let exported = scene.extension().export(Format::Json).await?;
    same("the value is in the export", &exported.text.contains(&secret), &false)?;
    same("token values where none may be", &scene.leaks().await?, &vec![])
}
