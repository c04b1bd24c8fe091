//! Storage that refuses: it is said, what is there can be saved, and nothing is written over.

use serde_json::json;
use token_due_e2e::{Area, Page, by};

use crate::{
    Flow, Scene,
    failure::{Outcome, same},
    options::{keep_files, kept_file},
    popup::unfold,
    seed::{open, seed, token},
};

pub(crate) fn flows() -> Vec<Flow> {
    vec![
        Flow::new("storage: a write that is refused", write),
        Flow::new("storage: a read that is refused", read),
        Flow::new("storage: a list that is damaged", damaged),
    ]
}

async fn break_it(scene: &Scene, what: &str) -> Outcome {
    // The background is thrown away with its browser.
    scene.retire();
    scene.extension().send(json!({"kind": "look"})).await?;
    scene.extension().in_background(&refusal(what)).await?;
    Ok(())
}

/// What makes storage refuse, where it is run.
fn refusal(what: &str) -> String {
    format!("chrome.storage.local.{what} = () => Promise.reject(new Error('QUOTA_BYTES quota exceeded')), 0")
}

async fn write(scene: &Scene) -> Outcome {
    let extension = scene.extension();
    seed(scene, &[token("a", "Deploy", 2)]).await?;
    let before = extension.storage(Area::Local).await?;
    let page = open(scene, "popup.html").await?;
    break_it(scene, "set").await?;
    let line = unfold(page, "a").await?;
    page.click(&by::button("Got it").within(line)).await?;
    page.find(&by::text("The browser could not store the change").in_part()).await?;
    keep_files(page).await?;
    page.click(&by::button("Export as JSON")).await?;
    let saved = kept_file(page).await?;
    same("the list is in the file", &saved.contains("\"Deploy\""), &true)?;
    same("what is stored", &extension.storage(Area::Local).await?, &before)
}

async fn read(scene: &Scene) -> Outcome {
    let extension = scene.extension();
    seed(scene, &[token("a", "Deploy", 2)]).await?;
    let page = open(scene, "popup.html").await?;
    // The page reads by itself: after the next change it cannot.
    page.run(&refusal("get"), vec![]).await?;
    let line = unfold(page, "a").await?;
    page.click(&by::button("Got it").within(line)).await?;
    page.find(&by::text("The list could not be shown")).await?;
    let before = extension.storage(Area::Local).await?;
    break_it(scene, "get").await?;
    extension.send(json!({"kind": "look"})).await?;
    same("the badge", &extension.badge().await?.text.as_str(), &"!")?;
    // What would change the list, from the popup and from a page of a site, is refused as well.
    let add = json!({"kind": "change", "change": {"what": "add", "fields": {"name": "New"}}});
    let answer = extension.send(add).await?;
    same("the answer to a change", &answer["error"]["code"], &json!("storage-unreadable"))?;
    same("what is stored", &extension.storage(Area::Local).await?, &before)
}

async fn damaged(scene: &Scene) -> Outcome {
    let extension = scene.extension();
    scene.retire();
    let list = json!({"schema": 1, "tokens": [{"id": 7}], "settings": {}});
    let set = "await chrome.storage.local.set({ ledger: arguments[0] })";
    extension.page().run_async(set, vec![list.clone()]).await?;
    let page = open(scene, "popup.html").await?;
    page.find(&by::text("The list could not be shown")).await?;
    save_all(page).await?;
    let add = json!({"kind": "change", "change": {"what": "add", "fields": {"name": "New"}}});
    same("the answer to a change", &extension.send(add).await?["error"]["code"], &json!("list-unreadable"))?;
    same("what is stored", &extension.storage(Area::Local).await?["ledger"], &list)
}

async fn save_all(page: &Page) -> Outcome {
    keep_files(page).await?;
    page.click(&by::button("Save what can be read")).await?;
    let saved = kept_file(page).await?;
    same("what was stored is in the file", &saved.contains("\"tokens\":[{\"id\":7}]"), &true)
}
