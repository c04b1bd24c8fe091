//! The stage itself: pages are there, the extension is loaded, its list is empty.

use token_due_e2e::by;

use crate::{
    Flow, Scene,
    failure::{Outcome, same},
};

pub(crate) fn flows() -> Vec<Flow> {
    vec![Flow::new("smoke: a page of a site leaves the list empty", page_of_a_site)]
}

async fn page_of_a_site(scene: &Scene) -> Outcome {
    let page = scene.page();
    page.goto("https://www.figma.com/files/recents?list=empty").await?;
    page.find(&by::css("body")).await?;
    same("the list", &scene.extension().tokens().await?, &vec![])
}
