//! The stage itself: pages are there, the extension is loaded, its list is empty.

use serde_json::{Value, json};
use token_due_e2e::{LIMIT, Seen, by, wait_until};

use crate::{
    Flow, Scene,
    failure::{Outcome, same},
};

pub(crate) fn flows() -> Vec<Flow> {
    vec![
        Flow::new("smoke: a page of a site leaves the list empty", page_of_a_site),
        Flow::new("smoke: the background is stopped and woken", stopped_and_woken),
        Flow::new("smoke: an error in the background is seen", error_in_background),
    ]
}

async fn page_of_a_site(scene: &Scene) -> Outcome {
    let page = scene.page();
    page.goto("https://www.figma.com/files/recents?list=empty").await?;
    page.find(&by::css("body")).await?;
    same("the list", &scene.extension().tokens().await?, &vec![])
}

/// What later stories rely on: that «stopped» means that nothing of it is left.
async fn stopped_and_woken(scene: &Scene) -> Outcome {
    let extension = scene.extension();
    same("the list", &extension.tokens().await?, &vec![])?;
    extension.in_background("void (self.left = 1)").await?;
    same("before", &extension.in_background("self.left").await?, &json!(1))?;
    extension.stop_background().await?;
    same("the list", &extension.tokens().await?, &vec![])?;
    same("after", &extension.in_background("self.left").await?, &Value::Null)
}

/// Every story ends with a look for such errors, so it must be shown that they would be found.
async fn error_in_background(scene: &Scene) -> Outcome {
    let extension = scene.extension();
    same("the list", &extension.tokens().await?, &vec![])?;
    extension.in_background("void setTimeout(() => { throw new Error('on purpose'); })").await?;
    scene.retire();
    let seen = wait_until("the error", LIMIT, async || {
        let faults = scene.faults()?;
        Ok(Seen::when(faults.iter().any(|fault| fault.text.contains("on purpose")), || format!("{faults:?}")))
    });
    Ok(seen.await?)
}
