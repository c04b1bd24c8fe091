//! Atlassian, the account's page of 2026: the dialog without scopes, the wizard, the prefilled link.

use token_due_e2e::{
    Key, by,
    play::{Wish, atlassian},
};

use crate::{
    Flow, Scene,
    expect::{Record, day_in},
    failure::{Outcome, same},
};

const SCOPES: &[&str] = &["read:repository:bitbucket", "write:repository:bitbucket"];

pub(crate) fn flows() -> Vec<Flow> {
    vec![
        Flow::new("atlassian: classic", classic),
        Flow::new("atlassian: classic, by Enter", classic_by_enter),
        Flow::new("atlassian: classic, the default expiry", classic_default),
        Flow::new("atlassian: classic, a failed answer is no token", classic_failure),
        Flow::new("atlassian: classic, closed before", classic_closed),
        Flow::new("atlassian: classic, a masked address before the answer is no value", classic_asked),
        Flow::new("atlassian: classic, the days of a week before the answer are no value", classic_week),
        Flow::new("atlassian: classic, a press by key that makes no click", classic_by_key),
        Flow::new("atlassian: wizard", wizard),
        Flow::new("atlassian: wizard, the default expiry", wizard_default),
        Flow::new("atlassian: wizard, failed and tried again", wizard_failed_once),
        Flow::new("atlassian: wizard, closed at the review", wizard_closed),
        Flow::new("atlassian: wizard, Escape", wizard_escape),
        Flow::new("atlassian: wizard, leaving", wizard_leaving),
        Flow::new("atlassian: prefilled link", prefilled),
        Flow::new("atlassian: prefilled link, closed", prefilled_closed),
    ]
}

fn record(kind: &str, name: &str) -> Record {
    Record::new("atlassian", kind, name).evidence(&["form", "request", "reveal"]).page(atlassian::TOKENS)
}

fn scoped(name: &str) -> Record {
    record("api-token-with-scopes", name).app("Bitbucket").scopes(SCOPES)
}

async fn classic(scene: &Scene) -> Outcome {
    let page = scene.page();
    let day = day_in(100);
    atlassian::open(page, "list=empty").await?;
    atlassian::fill_classic(page, &Wish { name: "Nightly export", expiry: Some(&day), scopes: &[] }).await?;
    page.click(&atlassian::submit_classic()).await?;
    page.find(&atlassian::reveal()).await?;
    scene.expect(&[record("api-token", "Nightly export").expires_in_days(100)]).await
}

async fn classic_by_enter(scene: &Scene) -> Outcome {
    let page = scene.page();
    let day = day_in(30);
    atlassian::open(page, "list=empty").await?;
    atlassian::fill_classic(page, &Wish { name: "Nightly export", expiry: Some(&day), scopes: &[] }).await?;
    page.click(&by::label("Name")).await?;
    page.press(&[Key::Enter]).await?;
    page.find(&atlassian::reveal()).await?;
    scene.expect(&[record("api-token", "Nightly export").expires_in_days(30)]).await
}

async fn classic_default(scene: &Scene) -> Outcome {
    let page = scene.page();
    atlassian::open(page, "list=empty").await?;
    atlassian::fill_classic(page, &Wish { name: "Nightly export", ..Wish::default() }).await?;
    page.click(&atlassian::submit_classic()).await?;
    page.find(&atlassian::reveal()).await?;
    scene.expect(&[record("api-token", "Nightly export").expires_in_days(365)]).await
}

async fn classic_failure(scene: &Scene) -> Outcome {
    let page = scene.page();
    atlassian::open(page, "list=empty&variant=fail").await?;
    atlassian::fill_classic(page, &Wish { name: "Nightly export", ..Wish::default() }).await?;
    page.click(&atlassian::submit_classic()).await?;
    page.find(&by::text("We couldn’t create your API token. Wait a moment and try again.")).await?;
    page.click(&by::button("Cancel")).await?;
    scene.expect_nothing().await
}

async fn classic_closed(scene: &Scene) -> Outcome {
    let page = scene.page();
    atlassian::open(page, "list=empty").await?;
    atlassian::fill_classic(page, &Wish { name: "Nightly export", ..Wish::default() }).await?;
    page.click(&by::button("Close Modal")).await?;
    scene.expect_nothing().await
}

/// The page asks for a code before it answers, and says where it was sent.
async fn classic_asked(scene: &Scene) -> Outcome {
    unanswered(scene, &["r•••••••••••••@example.com"]).await
}

/// A calendar opens instead of an answer: old ones have the names of the days side by side in elements of their own.
async fn classic_week(scene: &Scene) -> Outcome {
    unanswered(scene, &["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]).await
}

/// A form whose request is not answered: the dialog says something, in one element for each part where there are several, and is cancelled.
async fn unanswered(scene: &Scene, parts: &[&str]) -> Outcome {
    const SAY: &str = "const parts = arguments[0]; \
        window.fetch = () => new Promise(() => {}); \
        addEventListener('click', () => { \
            const line = document.createElement('p'); \
            const spans = parts.map((part) => Object.assign(document.createElement('span'), { textContent: part })); \
            line.append(...(parts.length > 1 ? spans : parts)); \
            document.querySelector('[role=dialog]').append('There is more', line); \
        }, { once: true })";
    let page = scene.page();
    atlassian::open(page, "list=empty").await?;
    atlassian::fill_classic(page, &Wish { name: "Nightly export", ..Wish::default() }).await?;
    scene.extension().listen().await?;
    page.run(SAY, vec![serde_json::json!(parts)]).await?;
    page.click(&atlassian::submit_classic()).await?;
    scene.hears("There is more").await?;
    page.click(&by::button("Cancel")).await?;
    scene.expect_nothing().await
}

/// Some kits act on keys themselves, and no click comes (React Aria's `usePress`).
async fn classic_by_key(scene: &Scene) -> Outcome {
    const KEEP: &str = "addEventListener('keydown', (event) => event.preventDefault())";
    let page = scene.page();
    atlassian::open(page, "list=empty").await?;
    atlassian::fill_classic(page, &Wish { name: "Nightly export", ..Wish::default() }).await?;
    page.tab_to(&atlassian::submit_classic()).await?;
    page.run(KEEP, Vec::new()).await?;
    scene.extension().listen().await?;
    page.press(&[Key::Enter]).await?;
    scene.hears("pressed").await?;
    page.click(&by::button("Cancel")).await?;
    scene.expect_nothing().await
}

async fn wizard(scene: &Scene) -> Outcome {
    let page = scene.page();
    let day = day_in(200);
    atlassian::open(page, "list=empty").await?;
    let wish = Wish { name: "Pipelines mirror", expiry: Some(&day), scopes: SCOPES };
    atlassian::walk(page, "Bitbucket", &wish).await?;
    page.click(&atlassian::submit_wizard()).await?;
    page.find(&atlassian::reveal()).await?;
    scene.expect(&[scoped("Pipelines mirror").expires_in_days(200)]).await
}

async fn wizard_default(scene: &Scene) -> Outcome {
    let page = scene.page();
    atlassian::open(page, "list=empty").await?;
    let wish = Wish { name: "Pipelines mirror", expiry: None, scopes: SCOPES };
    atlassian::walk(page, "Bitbucket", &wish).await?;
    page.click(&atlassian::submit_wizard()).await?;
    page.find(&atlassian::reveal()).await?;
    scene.expect(&[scoped("Pipelines mirror").expires_in_days(7)]).await
}

async fn wizard_failed_once(scene: &Scene) -> Outcome {
    let page = scene.page();
    atlassian::open(page, "list=empty&variant=failonce").await?;
    let wish = Wish { name: "Pipelines mirror", expiry: None, scopes: SCOPES };
    atlassian::walk(page, "Bitbucket", &wish).await?;
    page.click(&atlassian::submit_wizard()).await?;
    page.find(&by::text("We couldn’t create your API token. Wait a moment and try again.")).await?;
    scene.expect_nothing().await?;
    page.click(&atlassian::submit_wizard()).await?;
    page.find(&atlassian::reveal()).await?;
    scene.expect(&[scoped("Pipelines mirror").expires_in_days(7)]).await
}

async fn wizard_closed(scene: &Scene) -> Outcome {
    let page = scene.page();
    atlassian::open(page, "list=empty").await?;
    atlassian::walk(page, "Bitbucket", &Wish { name: "Pipelines mirror", expiry: None, scopes: SCOPES })
        .await?;
    page.find(&atlassian::submit_wizard()).await?;
    page.click(&by::button("Close")).await?;
    scene.expect_nothing().await
}

async fn wizard_escape(scene: &Scene) -> Outcome {
    let page = scene.page();
    atlassian::open(page, "list=empty").await?;
    atlassian::walk(page, "Bitbucket", &Wish { name: "Pipelines mirror", expiry: None, scopes: SCOPES })
        .await?;
    page.find(&atlassian::submit_wizard()).await?;
    page.press(&[Key::Escape]).await?;
    page.gone(&atlassian::submit_wizard()).await?;
    scene.expect_nothing().await
}

async fn wizard_leaving(scene: &Scene) -> Outcome {
    let page = scene.page();
    atlassian::open(page, "list=empty").await?;
    atlassian::walk(page, "Bitbucket", &Wish { name: "Pipelines mirror", expiry: None, scopes: SCOPES })
        .await?;
    page.find(&atlassian::submit_wizard()).await?;
    page.goto("https://id.atlassian.com/manage-profile/email").await?;
    scene.expect_nothing().await?;
    same("requests to make a token", &scene.creations(), &0)
}

async fn prefilled(scene: &Scene) -> Outcome {
    let page = scene.page();
    page.goto(&linked()).await?;
    page.click(&atlassian::submit_wizard()).await?;
    page.find(&atlassian::reveal()).await?;
    let record = record("api-token-with-scopes", "Bitbucket token").app("Bitbucket");
    scene.expect(&[record.scopes(&FIRST_SCOPES).expires_in_days(365)]).await
}

async fn prefilled_closed(scene: &Scene) -> Outcome {
    let page = scene.page();
    page.goto(&linked()).await?;
    page.find(&atlassian::submit_wizard()).await?;
    page.click(&by::button("Close")).await?;
    scene.expect_nothing().await
}

/// What the look-alike ticks when a link names no scopes.
const FIRST_SCOPES: [&str; 3] =
    ["admin:pipeline:bitbucket", "admin:project:bitbucket", "admin:repository:bitbucket"];

fn linked() -> String {
    format!("{}?autofillToken&expiryDays=max&appId=bitbucket&list=empty", atlassian::TOKENS)
}
