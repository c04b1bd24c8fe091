//! A page of tokens that was not understood: said on its own tab, and gone with the page.

use serde_json::{Value, json};
use token_due_e2e::{LIMIT, Page, Seen, by, wait_until};

use crate::{
    Flow, Scene,
    failure::{Outcome, same},
};

pub(crate) fn flows() -> Vec<Flow> {
    vec![
        Flow::new("puzzle: said on its tab, with the outline, and gone with the page", said),
        Flow::new("puzzle: a form that is understood is none", understood),
    ]
}

const FILES: &str = "https://www.figma.com/files/recents?list=empty";

/// A dialog of a make that nobody has seen: it asks for a purpose and offers nothing else.
const STRANGE: &str = r#"
    const dialog = document.createElement("div");
    dialog.setAttribute("role", "dialog");
    dialog.setAttribute("aria-label", "Generate new token");
    const field = document.createElement("input");
    field.setAttribute("aria-label", "Purpose");
    const button = document.createElement("button");
    button.textContent = "Generate token";
    dialog.append(field, button);
    document.body.append(dialog);
"#;

/// What the icon shows on the tab of the story, what all tabs show, and what the popup would be told of it.
async fn told(scene: &Scene) -> token_due_e2e::Result<Value> {
    let body = r#"
        const [tab] = await chrome.tabs.query({ url: "https://www.figma.com/*" });
        const { puzzle } = await chrome.runtime.sendMessage({ kind: "look", tab: tab.id });
        const here = await chrome.action.getBadgeText({ tabId: tab.id });
        return { here, everywhere: await chrome.action.getBadgeText({}), puzzle: puzzle ?? null };
    "#;
    scene.extension().page().run_async(body, vec![]).await
}

async fn wait_for_badge(scene: &Scene, badge: &str) -> Outcome {
    let looked = wait_until(format!("the badge {badge:?}"), LIMIT, async || {
        let told = told(scene).await?;
        Ok(Seen::when(told["here"] == badge, || told.to_string()))
    });
    Ok(looked.await?)
}

async fn strange(page: &Page) -> Outcome {
    page.goto(FILES).await?;
    page.run(STRANGE, vec![]).await?;
    page.fill(&by::label("Purpose"), "nightly export").await?;
    page.click(&by::button("Generate token").within(by::any("dialog"))).await?;
    Ok(())
}

async fn said(scene: &Scene) -> Outcome {
    let page = scene.page();
    strange(page).await?;
    wait_for_badge(scene, "?").await?;
    let told = told(scene).await?;
    same("the badge of the other tabs", &told["everywhere"], &json!(""))?;
    let puzzle = &told["puzzle"];
    same("site", &puzzle["provider"], &json!("figma"))?;
    same("page", &puzzle["page"], &json!("https://www.figma.com/settings"))?;
    let outline: Value = serde_json::from_str(puzzle["outline"].as_str().unwrap_or_default())
        .map_err(|error| token_due_e2e::Error::answer(format!("the outline ({error})"), puzzle.clone()))?;
    same("the field of the outline", &outline["nodes"][1]["value"], &json!("nightly export"))?;
    page.goto(FILES).await?;
    wait_for_badge(scene, "").await
}

async fn understood(scene: &Scene) -> Outcome {
    use token_due_e2e::play::{Wish, figma};
    let page = scene.page();
    figma::open(page, "list=empty").await?;
    figma::fill(page, &Wish { name: "CI pipeline", scopes: &["file_content:read"], ..Wish::default() })
        .await?;
    page.click(&figma::submit()).await?;
    scene.expect_names(&["CI pipeline"]).await?;
    same("the badge of the tab", &told(scene).await?["here"], &json!(""))
}
