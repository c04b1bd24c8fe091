//! The popup: each thing that can be done with a token, by mouse.

use serde_json::{Value, json};
use token_due_e2e::{By, Key, LIMIT, Page, Seen, by, wait_until};

use crate::{
    Flow, Scene,
    expect::day_in,
    failure::{Outcome, same},
    seed::{SETTINGS, becomes, open, seed, stored, token, with},
};

pub(crate) fn flows() -> Vec<Flow> {
    vec![
        Flow::new("popup: renew opens the settings page", renew),
        Flow::new("popup: snooze, and be reminded again", snooze),
        Flow::new("popup: acknowledge", acknowledge),
        Flow::new("popup: edit, where used", edit),
        Flow::new("popup: a value pasted into a note is not kept", pasted),
        Flow::new("popup: mark as revoked, and undo", revoke),
        Flow::new("popup: mark as replaced, then see the old one revoked", replace),
        Flow::new("popup: delete with undo", delete),
        Flow::new("popup: add by hand", add),
        Flow::new("popup: search", search),
        Flow::new("popup: copy the rotation checklist", checklist),
        Flow::new("popup: before the first token", empty),
    ]
}

/// The line of a token, opened.
pub(crate) async fn unfold(page: &Page, id: &str) -> Outcome<By> {
    let line = by::css(&format!("li[data-id='{id}']"));
    page.click(&by::css("summary").within(line.clone())).await?;
    page.find(&by::css("details[open] .actions").within(line.clone())).await?;
    Ok(line)
}

async fn said(page: &Page, what: &str) -> Outcome {
    page.find(&by::text(what).within(by::css("#toast"))).await?;
    Ok(())
}

async fn renew(scene: &Scene) -> Outcome {
    seed(scene, &[token("a", "Deploy", 2)]).await?;
    let page = open(scene, "popup.html").await?;
    let line = unfold(page, "a").await?;
    page.click(&by::role("link", "Renew").within(line)).await?;
    scene.extension().close_when_open(SETTINGS).await?;
    Ok(())
}

async fn snooze(scene: &Scene) -> Outcome {
    let extension = scene.extension();
    seed(scene, &[token("a", "Deploy", 20)]).await?;
    same("the badge before", &extension.badge().await?.text.as_str(), &"1")?;
    let page = open(scene, "popup.html").await?;
    let line = unfold(page, "a").await?;
    page.click(&by::button("Snooze").within(line.clone())).await?;
    page.click(&by::button("In a week").in_part().within(line.clone())).await?;
    said(page, "The reminder was put off.").await?;
    let until = stored(scene, "a").await?["snoozed_until"].clone();
    same(
        "put off until a day next week",
        &until.as_str().and_then(|at| at.get(..8)),
        &Some(&day_in(7)[..8]),
    )?;
    page.find(&by::text("Put off until").in_part().within(line.clone())).await?;
    page.find(&by::text("Nothing is due")).await?;
    same("the badge after", &extension.badge().await?.text.as_str(), &"")?;
    page.click(&by::button("Remind again").within(line)).await?;
    becomes(scene, "a", json!({"snoozed_until": null, "answered": null})).await?;
    said(page, "You will be reminded again.").await?;
    same("the badge at last", &extension.badge().await?.text.as_str(), &"1")
}

async fn acknowledge(scene: &Scene) -> Outcome {
    seed(scene, &[token("a", "Deploy", 20)]).await?;
    let page = open(scene, "popup.html").await?;
    let line = unfold(page, "a").await?;
    page.click(&by::button("Got it").within(line)).await?;
    said(page, "Acknowledged. You will hear of it again at the next stage.").await?;
    same("the stage that was answered", &stored(scene, "a").await?["answered"]["stage"], &json!("soon"))?;
    same("the badge", &scene.extension().badge().await?.text.as_str(), &"")?;
    page.click(&by::button("Undo")).await?;
    becomes(scene, "a", json!({"answered": null})).await
}

async fn edit(scene: &Scene) -> Outcome {
    seed(scene, &[token("a", "Deploy", 20)]).await?;
    let page = open(scene, "popup.html").await?;
    let line = unfold(page, "a").await?;
    page.click(&by::button("Edit").within(line.clone())).await?;
    page.fill(&by::label("Name"), "Deploy of the shop").await?;
    page.fill(&by::label("Used in"), "GitHub Actions\nlaptop").await?;
    page.fill(&by::label("Note"), "ask Ana").await?;
    page.click(&by::text("Never expires").within(by::css("form"))).await?;
    page.click(&by::button("Save")).await?;
    said(page, "Saved.").await?;
    let changed = json!({
        "name": "Deploy of the shop", "used_in": ["GitHub Actions", "laptop"], "note": "ask Ana",
        "expiry": {"kind": "never"},
    });
    becomes(scene, "a", changed).await?;
    page.find(&by::text("laptop").within(line.clone())).await?;
    page.click(&by::css("summary").within(line.clone())).await?;
    page.find(&by::text("GitHub Actions, laptop").within(line)).await?;
    let history = stored(scene, "a").await?["history"].clone();
    let last = history.as_array().and_then(|all| all.last()).cloned().unwrap_or_default();
    same("what happened last", &[&last["what"], &last["was"]], &[&json!("edited"), &json!(day_in(20))])
}

async fn pasted(scene: &Scene) -> Outcome {
    // In the shape of Figma's tokens, and none.
    let value = "figd_Ab3dEf6hIj9lMn2pQr5tUv8xYz1bCd4fGh7jKl0n";
    seed(scene, &[token("a", "Deploy", 20)]).await?;
    let page = open(scene, "popup.html").await?;
    let line = unfold(page, "a").await?;
    page.click(&by::button("Edit").within(line)).await?;
    page.fill(&by::label("Note"), &format!("see {value}")).await?;
    page.click(&by::button("Save")).await?;
    said(page, "Saved.").await?;
    let kept = stored(scene, "a").await?;
    same("the value is in the record", &kept.to_string().contains(value), &false)
}

async fn revoke(scene: &Scene) -> Outcome {
    seed(scene, &[token("a", "Deploy", 2)]).await?;
    let page = open(scene, "popup.html").await?;
    let line = unfold(page, "a").await?;
    page.click(&by::button("More").within(line.clone())).await?;
    page.click(&by::button("Mark as revoked").within(line)).await?;
    becomes(scene, "a", json!({"state": "revoked"})).await?;
    said(page, "Marked as revoked.").await?;
    page.find(&by::text("1 no longer in use")).await?;
    same("the badge", &scene.extension().badge().await?.text.as_str(), &"")?;
    page.click(&by::button("Undo")).await?;
    becomes(scene, "a", json!({"state": "active"})).await?;
    page.find(&by::text("1 token needs attention")).await.map(drop).map_err(Into::into)
}

async fn replace(scene: &Scene) -> Outcome {
    let old =
        with(token("old", "Deploy", 2), json!({"used_in": ["CI"], "note": "ask Ana", "reminders": [5]}));
    seed(scene, &[old, token("new", "Deploy again", 90)]).await?;
    let page = open(scene, "popup.html").await?;
    let line = unfold(page, "old").await?;
    page.click(&by::button("More").within(line.clone())).await?;
    page.choose(&by::css("select").within(line.clone()), "Deploy again").await?;
    page.click(&by::button("Mark as replaced").within(line)).await?;
    becomes(scene, "old", json!({"state": "replaced", "replaced_by": "new"})).await?;
    becomes(scene, "new", json!({"used_in": ["CI"], "note": "ask Ana", "reminders": [5]})).await?;
    // Until it is seen revoked it is asked about, however often the popup opens.
    let question = by::text("Revoke “Deploy” on its site");
    page.find(&question).await?;
    open(scene, "popup.html").await?;
    page.find(&question).await?;
    page.click(&by::button("It is revoked")).await?;
    becomes(scene, "old", json!({"state": "revoked"})).await?;
    page.gone(&question).await.map_err(Into::into)
}

async fn delete(scene: &Scene) -> Outcome {
    let whole =
        with(token("a", "Deploy", 2), json!({"used_in": ["CI"], "something_new": {"of": "a newer version"}}));
    seed(scene, &[whole, token("b", "Backup", 40)]).await?;
    let before = stored(scene, "a").await?;
    let page = open(scene, "popup.html").await?;
    let line = unfold(page, "a").await?;
    page.click(&by::button("More").within(line.clone())).await?;
    page.click(&by::button("Delete from this list").within(line.clone())).await?;
    said(page, "Deleted from this list.").await?;
    page.gone(&line).await?;
    same("in the list", &scene.extension().tokens().await?.len(), &1)?;
    // The focus is on the way back, not lost.
    same("what has the focus", &focused(page).await?, &"Undo".to_owned())?;
    page.press(&[Key::Enter]).await?;
    page.find(&line).await?;
    same("the token that came back", &stored(scene, "a").await?, &before)
}

async fn add(scene: &Scene) -> Outcome {
    let page = open(scene, "popup.html").await?;
    page.click(&by::button("Add a token by hand")).await?;
    page.click(&by::button("Save")).await?;
    page.find(&by::text("Give the token a name.")).await?;
    page.fill(&by::label("Name"), "By hand").await?;
    // As the field's own parts are typed differs by language, its value is set as a picker does.
    let set = "const field = document.querySelector('[name=date]'); field.value = arguments[0]; \
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    page.run(set, vec![day_in(100).into()]).await?;
    page.choose(&by::css("[name=provider]"), "Atlassian").await?;
    page.click(&by::button("Save")).await?;
    said(page, "Added to the list.").await?;
    let tokens = scene.extension().tokens().await?;
    let told: Vec<[&Value; 4]> = tokens
        .iter()
        .map(|token| ["name", "provider", "expiry", "evidence"].map(|field| &token[field]))
        .collect();
    let expiry = json!({"kind": "on", "on": day_in(100)});
    same("the list", &told, &vec![[&json!("By hand"), &json!("atlassian"), &expiry, &json!(["user"])]])
}

async fn search(scene: &Scene) -> Outcome {
    let mut tokens: Vec<Value> =
        (0..8).map(|number| token(&format!("t{number}"), &format!("Token {number}"), 40 + number)).collect();
    tokens.push(with(token("ci", "Deploy", 60), json!({"used_in": ["Jenkins in Zürich"]})));
    seed(scene, &tokens).await?;
    let page = open(scene, "popup.html").await?;
    page.fill(&by::label("Search"), "figma ZÜRICH").await?;
    page.find(&by::text("1 token found")).await?;
    same("the lines that are left", &lines(page).await?, &vec!["ci".to_owned()])?;
    page.press(&[Key::Escape]).await?;
    wait_until("all lines", LIMIT, async || {
        let there = page.run("return document.querySelectorAll('li.token').length", vec![]).await?;
        Ok(Seen::when(there == 9, || there.to_string()))
    })
    .await?;
    page.fill(&by::label("Search"), "no such thing").await?;
    page.find(&by::text("0 tokens found")).await.map(drop).map_err(Into::into)
}

async fn checklist(scene: &Scene) -> Outcome {
    seed(scene, &[with(token("a", "Deploy", 2), json!({"used_in": ["CI", "laptop"]}))]).await?;
    let page = open(scene, "popup.html").await?;
    let line = unfold(page, "a").await?;
    page.click(&by::button("More").within(line.clone())).await?;
    page.click(&by::button("Copy rotation checklist").within(line)).await?;
    said(page, "Copied.").await?;
    page.click(&by::button("Add a token by hand")).await?;
    page.click(&by::label("Note")).await?;
    page.paste().await?;
    let steps = page.run("return document.querySelector('[name=note]').value", vec![]).await?;
    let wanted = "Rotate “Deploy”\n- [ ] Create a new token: https://www.figma.com/settings\n\
        - [ ] Put the new token in: CI\n- [ ] Put the new token in: laptop\n\
        - [ ] Check that everything works with the new token\n- [ ] Revoke the old token “Deploy”\n";
    same("what was copied", &steps, &json!(wanted))
}

async fn empty(scene: &Scene) -> Outcome {
    let page = open(scene, "popup.html").await?;
    page.find(&by::text("No tokens yet")).await?;
    page.click(&by::role("link", "Figma").in_part()).await?;
    scene.extension().close_when_open(SETTINGS).await?;
    Ok(())
}

/// The words on what has the focus.
pub(crate) async fn focused(page: &Page) -> Outcome<String> {
    let words = page.run("return document.activeElement?.innerText ?? ''", vec![]).await?;
    Ok(words.as_str().unwrap_or_default().to_owned())
}

/// The ids of the lines that are drawn.
async fn lines(page: &Page) -> Outcome<Vec<String>> {
    let ids = page
        .run("return [...document.querySelectorAll('li.token')].map((line) => line.dataset.id)", vec![])
        .await?;
    Ok(serde_json::from_value(ids).unwrap_or_default())
}
