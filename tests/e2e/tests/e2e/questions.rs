//! What the popup asks, one question at a time.

use serde_json::{Value, json};
use token_due_e2e::{
    Key, by,
    play::{Wish, figma},
};

use crate::{
    Flow, Scene,
    expect::day_in,
    failure::{Outcome, same},
    seed::{becomes, open, seed, stored, token, with},
};

pub(crate) fn flows() -> Vec<Flow> {
    vec![
        Flow::new("questions: was it created, yes", created_yes),
        Flow::new("questions: was it created, no", created_no),
        Flow::new("questions: was it created, by editing", created_edit),
        Flow::new("questions: the successor of one that is due", successor),
        Flow::new("questions: no successor", no_successor),
        Flow::new("questions: where used, asked once after a creation", used_in),
        Flow::new("questions: where used, not to be asked", used_in_not),
        Flow::new("questions: an unknown date", date),
    ]
}

fn unconfirmed() -> Value {
    with(token("a", "Deploy", 80), json!({"state": "unconfirmed", "evidence": ["form"]}))
}

const CREATED: &str = "Was “Deploy” created?";

async fn created_yes(scene: &Scene) -> Outcome {
    seed(scene, &[unconfirmed()]).await?;
    let page = open(scene, "popup.html").await?;
    page.find(&by::text(CREATED)).await?;
    page.click(&by::button("Yes")).await?;
    becomes(scene, "a", json!({"state": "active", "evidence": ["form", "user"]})).await?;
    page.gone(&by::text(CREATED)).await.map_err(Into::into)
}

async fn created_no(scene: &Scene) -> Outcome {
    seed(scene, &[unconfirmed()]).await?;
    let before = stored(scene, "a").await?;
    let page = open(scene, "popup.html").await?;
    page.click(&by::button("No").within(by::css(".card"))).await?;
    page.find(&by::text("No tokens yet")).await?;
    same("in the list", &scene.extension().tokens().await?.len(), &0)?;
    page.click(&by::button("Undo")).await?;
    page.find(&by::text(CREATED)).await?;
    same("the token that came back", &stored(scene, "a").await?, &before)
}

async fn created_edit(scene: &Scene) -> Outcome {
    seed(scene, &[unconfirmed()]).await?;
    let page = open(scene, "popup.html").await?;
    page.click(&by::button("Edit").within(by::css(".card"))).await?;
    page.fill(&by::label("Name"), "Deploy of the shop").await?;
    page.click(&by::button("Save").within(by::css("form"))).await?;
    becomes(scene, "a", json!({"state": "active", "name": "Deploy of the shop"})).await
}

/// One that is due, and one of its name that was made just now.
fn pair() -> [Value; 2] {
    let old =
        with(token("old", "Deploy", 2), json!({"used_in": ["CI"], "note": "ask Ana", "reminders": [5]}));
    let now = chrono::Utc::now().format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let new = json!({"evidence": ["form", "reveal"], "history": [{"at": now, "what": "noticed"}]});
    [old, with(token("new", "Deploy", 90), new)]
}

async fn successor(scene: &Scene) -> Outcome {
    seed(scene, &pair()).await?;
    let page = open(scene, "popup.html").await?;
    page.find(&by::text("Did “Deploy” take the place of “Deploy”?")).await?;
    page.find(&by::text("and 1 more question")).await?;
    page.click(&by::button("Yes, replaced")).await?;
    becomes(scene, "old", json!({"state": "replaced", "replaced_by": "new"})).await?;
    becomes(scene, "new", json!({"used_in": ["CI"], "note": "ask Ana", "reminders": [5]})).await?;
    // What it took over need not be asked; what is left to do is.
    page.find(&by::text("Revoke “Deploy” on its site")).await?;
    same("the badge", &scene.extension().badge().await?.text.as_str(), &"")
}

async fn no_successor(scene: &Scene) -> Outcome {
    seed(scene, &pair()).await?;
    let page = open(scene, "popup.html").await?;
    page.click(&by::button("No").within(by::css(".card"))).await?;
    becomes(scene, "new", json!({"dismissed": ["successor"]})).await?;
    page.find(&by::text("Where do you use “Deploy”?")).await?;
    open(scene, "popup.html").await?;
    page.find(&by::text("Where do you use “Deploy”?")).await?;
    becomes(scene, "old", json!({"state": "active"})).await
}

async fn create(scene: &Scene) -> Outcome<String> {
    figma::open(scene.page(), "list=empty").await?;
    let wish = Wish { name: "Deploy", expiry: None, scopes: &["file_content:read"] };
    figma::create(scene.page(), &wish).await?;
    let tokens = scene.extension().tokens_when(1).await?;
    Ok(tokens[0]["id"].as_str().unwrap_or_default().to_owned())
}

async fn used_in(scene: &Scene) -> Outcome {
    let id = create(scene).await?;
    let page = open(scene, "popup.html").await?;
    page.click(&by::label("Where do you use “Deploy”?")).await?;
    page.write("GitHub Actions, laptop").await?;
    page.press(&[Key::Enter]).await?;
    becomes(scene, &id, json!({"used_in": ["GitHub Actions", "laptop"]})).await?;
    page.gone(&by::css(".card")).await?;
    open(scene, "popup.html").await?;
    same("a question", &page.has(&by::css(".card")).await?, &false)
}

async fn used_in_not(scene: &Scene) -> Outcome {
    let id = create(scene).await?;
    let page = open(scene, "popup.html").await?;
    page.click(&by::button("Don’t ask")).await?;
    becomes(scene, &id, json!({"dismissed": ["used-in"], "used_in": []})).await?;
    open(scene, "popup.html").await?;
    same("a question", &page.has(&by::css(".card")).await?, &false)
}

async fn date(scene: &Scene) -> Outcome {
    seed(scene, &[with(token("a", "Deploy", 1), json!({"expiry": {"kind": "unknown"}}))]).await?;
    let page = open(scene, "popup.html").await?;
    page.find(&by::text("When does “Deploy” expire?")).await?;
    let set = "document.querySelector('.card [name=answer]').value = arguments[0]";
    page.run(set, vec![day_in(50).into()]).await?;
    page.click(&by::button("Save")).await?;
    becomes(scene, "a", json!({"expiry": {"kind": "on", "on": day_in(50)}})).await?;
    page.gone(&by::css(".card")).await.map_err(Into::into)
}
