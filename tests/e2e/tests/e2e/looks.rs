//! Every view, in light and dark, with lists of all kinds: what axe-core finds wrong with it must be nothing.

use std::fs;

use serde_json::Value;
use token_due_e2e::{
    Error, Product,
    scenes::{List, View},
};

use crate::{
    Flow, Scene,
    failure::{Failure, Outcome, same},
    pool::target,
};

/// Each violation as its rule and where it is.
const RUN: &str = "const { violations } = await axe.run(document, { resultTypes: ['violations'] }); \
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`));";

pub(crate) fn flows() -> Vec<Flow> {
    let flows = [
        Flow::new("accessibility: axe-core on every view, light", async |scene| {
            violations(scene, false).await
        }),
        Flow::new("accessibility: axe-core on every view, dark", async |scene| violations(scene, true).await),
        Flow::new("accessibility: axe-core finds what is wrong", planted),
    ];
    // The colour scheme is set by a protocol that Chromium alone speaks.
    flows.into_iter().map(|flow| flow.only_in(Product::Chromium)).collect()
}

fn axe() -> Outcome<String> {
    let path = target().join("tools/npm/node_modules/axe-core/axe.min.js");
    fs::read_to_string(&path).map_err(|source| Failure::Stage(Error::File { path, source }))
}

async fn found(scene: &Scene, axe: &str) -> Outcome<Vec<String>> {
    scene.page().run(axe, vec![]).await?;
    let found = scene.page().run_async(RUN, vec![]).await?;
    Ok(found.as_array().into_iter().flatten().filter_map(Value::as_str).map(ToOwned::to_owned).collect())
}

async fn violations(scene: &Scene, dark: bool) -> Outcome {
    let axe = axe()?;
    let page = scene.page();
    page.dark(dark).await?;
    for list in List::ALL {
        list.load(scene.extension()).await?;
        for view in View::ALL.into_iter().filter(|view| view.shows(list)) {
            let (width, height, _) = view.size();
            page.viewport(width, height, 1.0).await?;
            view.open(page, scene.extension()).await?;
            same(&format!("{} with {}", view.name(), list.name()), &found(scene, &axe).await?, &vec![])?;
        }
    }
    Ok(())
}

/// The search itself: a button without words and grey on grey.
async fn planted(scene: &Scene) -> Outcome {
    View::Popup.open(scene.page(), scene.extension()).await?;
    let plant = "const button = document.createElement('button'); const text = document.createElement('p'); \
        text.textContent = 'unreadable'; text.setAttribute('style', 'color: #888; background: #999'); \
        text.style.color = '#888'; text.style.background = '#999'; document.querySelector('main').append(button, text)";
    scene.page().run(plant, vec![]).await?;
    let found = found(scene, &axe()?).await?;
    let rules: Vec<&str> = found.iter().filter_map(|line| line.split(' ').next()).collect();
    same("rules that were broken", &rules, &vec!["button-name", "color-contrast"])
}
