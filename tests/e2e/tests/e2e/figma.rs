//! Figma, the dialog of 2026.

use token_due_e2e::{
    Key, by,
    play::{Wish, figma},
};

use crate::{
    Flow, Scene,
    expect::Record,
    failure::{Outcome, same},
};

const WISH: Wish<'_> = Wish {
    name: "CI pipeline",
    expiry: Some("90 days"),
    scopes: &["file_content:read", "file_comments:write", "webhooks:write"],
};

pub(crate) fn flows() -> Vec<Flow> {
    vec![
        Flow::new("figma: by click", by_click),
        Flow::new("figma: by keyboard alone", by_keyboard),
        Flow::new("figma: Enter in the name field", enter_in_the_field),
        Flow::new("figma: each expiry", each_expiry),
        Flow::new("figma: the default expiry", default_expiry),
        Flow::new("figma: a failed answer is no token", failure),
        Flow::new("figma: failed and tried again", failed_once),
        Flow::new("figma: cancel", cancel),
        Flow::new("figma: Escape", escape),
        Flow::new("figma: the cross", cross),
        Flow::new("figma: leaving", leaving),
    ]
}

fn record() -> Record {
    Record::new("figma", "personal-access-token", "CI pipeline")
        .scopes(WISH.scopes)
        .expires_in_days(90)
        .evidence(&["form", "request", "reveal"])
        .page(figma::SETTINGS)
}

async fn by_click(scene: &Scene) -> Outcome {
    figma::open(scene.page(), "list=empty").await?;
    figma::create(scene.page(), &WISH).await?;
    scene.expect(&[record()]).await
}

async fn by_keyboard(scene: &Scene) -> Outcome {
    let page = scene.page();
    figma::open(page, "list=empty").await?;
    figma::fill_by_keyboard(page, &WISH).await?;
    page.tab_to(&figma::submit()).await?;
    page.press(&[Key::Enter]).await?;
    page.find(&figma::reveal()).await?;
    scene.expect(&[record()]).await
}

async fn enter_in_the_field(scene: &Scene) -> Outcome {
    let page = scene.page();
    figma::open(page, "list=empty").await?;
    figma::fill(page, &WISH).await?;
    page.click(&by::label("Token name")).await?;
    page.press(&[Key::Enter]).await?;
    page.find(&figma::reveal()).await?;
    scene.expect(&[record()]).await
}

async fn each_expiry(scene: &Scene) -> Outcome {
    let page = scene.page();
    figma::open(page, "list=empty").await?;
    let mut expected = Vec::new();
    for (text, days) in [("1 day", 1), ("7 days", 7), ("30 days", 30), ("90 days", 90)] {
        let name = format!("for {text}");
        figma::create(page, &Wish { name: &name, expiry: Some(text), ..WISH }).await?;
        expected.push(record().named(&name).expires_in_days(days));
        scene.expect(&expected).await?;
    }
    Ok(())
}

async fn default_expiry(scene: &Scene) -> Outcome {
    figma::open(scene.page(), "list=empty").await?;
    figma::create(scene.page(), &Wish { expiry: None, ..WISH }).await?;
    scene.expect(&[record().expires_in_days(30)]).await
}

async fn failure(scene: &Scene) -> Outcome {
    let page = scene.page();
    figma::open(page, "list=empty&variant=fail").await?;
    figma::fill(page, &WISH).await?;
    page.click(&figma::submit()).await?;
    page.find(&by::text("Could not add personal access token. Please try again.")).await?;
    scene.expect_nothing().await
}

async fn failed_once(scene: &Scene) -> Outcome {
    let page = scene.page();
    figma::open(page, "list=empty&variant=failonce").await?;
    figma::fill(page, &WISH).await?;
    page.click(&figma::submit()).await?;
    page.find(&by::text("Could not add personal access token. Please try again.")).await?;
    figma::create(page, &WISH).await?;
    scene.expect(&[record()]).await
}

async fn cancel(scene: &Scene) -> Outcome {
    let page = scene.page();
    figma::open(page, "list=empty").await?;
    figma::fill(page, &WISH).await?;
    page.click(&by::button("Cancel").within(figma::dialog())).await?;
    page.gone(&figma::dialog()).await?;
    scene.expect_nothing().await
}

async fn escape(scene: &Scene) -> Outcome {
    let page = scene.page();
    figma::open(page, "list=empty").await?;
    figma::fill(page, &WISH).await?;
    page.press(&[Key::Escape]).await?;
    page.gone(&figma::dialog()).await?;
    scene.expect_nothing().await
}

async fn cross(scene: &Scene) -> Outcome {
    let page = scene.page();
    figma::open(page, "list=empty").await?;
    figma::fill(page, &WISH).await?;
    page.click(&by::button("Close").within(figma::dialog())).await?;
    page.gone(&figma::dialog()).await?;
    scene.expect_nothing().await
}

async fn leaving(scene: &Scene) -> Outcome {
    let page = scene.page();
    figma::open(page, "list=empty").await?;
    figma::fill(page, &WISH).await?;
    page.goto("https://www.figma.com/files/recents").await?;
    scene.expect_nothing().await?;
    same("requests to make a token", &scene.creations(), &0)
}
