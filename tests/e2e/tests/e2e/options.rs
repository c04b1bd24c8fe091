//! The options page: files in and out, reminders, and the end of all.

use std::fs;

use serde_json::{Value, json};
use token_due_e2e::{Area, Error, Key, LIMIT, Page, Seen, by, wait_until};

use crate::{
    Flow, Scene,
    expect::day_in,
    failure::{Failure, Outcome, same},
    seed::{becomes, file, open, seed, stored, token, with},
};

pub(crate) fn flows() -> Vec<Flow> {
    vec![
        Flow::new("options: a file is shown before it is read in", import),
        Flow::new("options: a bad file changes nothing and says where", bad_file),
        Flow::new("options: export of all, of a site, of some", export),
        Flow::new("options: a ladder, a site's own, days off and the hour", reminders),
        Flow::new("options: what will be told on a date", preview),
        Flow::new("options: the record and the report", shown),
        Flow::new("options: erase in two steps", erase),
    ]
}

/// Makes the page keep the next file that it hands over, instead of the browser.
pub(crate) async fn keep_files(page: &Page) -> Outcome {
    let keep = "window.kept = []; const make = URL.createObjectURL; \
        URL.createObjectURL = (blob) => (window.kept.push(blob.text()), make.call(URL, blob)); \
        HTMLAnchorElement.prototype.click = function () { window.keptAs = this.download; }";
    page.run(keep, vec![]).await?;
    Ok(())
}

/// The file that was handed over since.
pub(crate) async fn kept_file(page: &Page) -> Outcome<String> {
    let kept = wait_until("a file", LIMIT, async || {
        let file = page.run_async("return (await window.kept.pop()) ?? null", vec![]).await?;
        Ok(file.as_str().map_or_else(|| Seen::NotYet("none".into()), |file| Seen::Done(file.to_owned())))
    });
    Ok(kept.await?)
}

/// Chooses a file of that content.
async fn choose(page: &Page, name: &str, content: &str) -> Outcome {
    let folder = std::env::temp_dir().join(format!("token-due-{}-{name}", std::process::id()));
    let trouble = |source| Failure::Stage(Error::File { path: folder.clone(), source });
    fs::write(&folder, content).map_err(trouble)?;
    let chosen = page.choose_file(&by::css("#file"), &folder).await;
    // The page reads it in its own time, so it stays until the page said something.
    page.find(&by::css("#import-preview > *, #import-status:not(:empty)")).await?;
    fs::remove_file(&folder).map_err(trouble)?;
    Ok(chosen?)
}

async fn import(scene: &Scene) -> Outcome {
    seed(scene, &[token("a", "Deploy", 20), token("b", "Backup", 40)]).await?;
    let before = scene.extension().tokens().await?;
    let page = open(scene, "options.html").await?;
    let changed = with(token("a", "Deploy", 20), json!({"note": "ask Ana"}));
    let list = file(&[changed, token("b", "Backup", 40), token("c", "New", 60)]);
    choose(page, "list.json", &list).await?;
    for line in ["1 new token", "1 token will change", "1 token is the same"] {
        page.find(&by::text(line)).await?;
    }
    same("the list while it is only looked at", &scene.extension().tokens().await?, &before)?;
    page.click(&by::text("Show what changes")).await?;
    page.find(&by::text("ask Ana").within(by::css("#import-preview"))).await?;
    page.click(&by::button("Import")).await?;
    page.find(&by::text("2 tokens were imported.")).await?;
    same("tokens", &scene.extension().tokens().await?.len(), &3)?;
    becomes(scene, "a", json!({"note": "ask Ana"})).await
}

async fn bad_file(scene: &Scene) -> Outcome {
    seed(scene, &[token("a", "Deploy", 20)]).await?;
    let before = scene.extension().tokens().await?;
    let page = open(scene, "options.html").await?;
    choose(page, "bad.csv", "name,expiry\nCI,2027-01-01\nBackup,someday\n").await?;
    let said = page.text(&by::css("#import-status")).await?;
    same("the line is told", &said.contains("line 3"), &true)?;
    same("a button to go on", &page.has(&by::button("Import")).await?, &false)?;
    same("the list", &scene.extension().tokens().await?, &before)
}

async fn export(scene: &Scene) -> Outcome {
    let other = with(token("c", "Wiki", 50), json!({"provider": "atlassian", "kind": "api-token"}));
    seed(scene, &[token("a", "Deploy", 20), token("b", "Backup", 40), other]).await?;
    let page = open(scene, "options.html").await?;
    keep_files(page).await?;
    page.click(&by::button("Export as JSON")).await?;
    let all: Value = serde_json::from_str(&kept_file(page).await?).unwrap_or_default();
    same("tokens of the whole list", &all["tokens"], &Value::from(scene.extension().tokens().await?))?;
    page.click(&by::text("Only some tokens")).await?;
    page.choose(&by::css("[name=pick-site]"), "Figma").await?;
    page.click(&by::button("Export as CSV")).await?;
    same(
        "names in the table",
        &names(&kept_file(page).await?, ["Deploy", "Backup", "Wiki"]),
        &[true, true, false],
    )?;
    page.click(&by::css("input[value=a]")).await?;
    page.click(&by::button("Export as Markdown")).await?;
    same(
        "names in the other",
        &names(&kept_file(page).await?, ["Deploy", "Backup", "Wiki"]),
        &[false, true, false],
    )?;
    page.click(&by::button("Export for a calendar")).await?;
    let events = kept_file(page).await?;
    same("names in the calendar", &names(&events, ["Deploy", "Backup", "Wiki"]), &[false, true, false])?;
    same("a calendar", &events.starts_with("BEGIN:VCALENDAR\r\n"), &true)
}

fn names(text: &str, names: [&str; 3]) -> [bool; 3] {
    names.map(|name| text.contains(name))
}

async fn settings(scene: &Scene, name: &str, value: Value) -> Outcome {
    let done = wait_until(format!("{name} {value}"), LIMIT, async || {
        let is = scene.extension().storage(Area::Local).await?["ledger"]["settings"][name].clone();
        Ok(Seen::when(is == value, || is.to_string()))
    });
    Ok(done.await?)
}

async fn reminders(scene: &Scene) -> Outcome {
    seed(scene, &[token("a", "Deploy", 40)]).await?;
    same("the badge before", &scene.extension().badge().await?.text.as_str(), &"")?;
    let page = open(scene, "options.html").await?;
    page.click(&by::text("On fixed days before")).await?;
    settings(scene, "ladder", json!([30, 14, 7, 1])).await?;
    page.fill(&by::css("[name=rungs]"), "60, 7").await?;
    page.press(&[Key::Tab]).await?;
    settings(scene, "ladder", json!([60, 7])).await?;
    page.find(&by::text("Saved.")).await?;
    same("the badge after", &scene.extension().badge().await?.text.as_str(), &"1")?;
    page.fill(&by::css("[name=rungs]"), "a week").await?;
    page.press(&[Key::Tab]).await?;
    page.find(&by::text("Give days as numbers up to 730").in_part()).await?;
    settings(scene, "ladder", json!([60, 7])).await?;
    page.click(&by::text("Other days for one site")).await?;
    page.fill(&by::css("[data-site=figma]"), "5").await?;
    page.press(&[Key::Tab]).await?;
    settings(scene, "site_ladders", json!({"figma": [5]})).await?;
    page.click(&by::text("Friday")).await?;
    settings(scene, "days_off", json!([5, 6, 7])).await?;
    page.run(
        "const hour = document.querySelector('[name=hour]'); hour.value = '7'; \
         hour.dispatchEvent(new Event('change', { bubbles: true }))",
        vec![],
    )
    .await?;
    settings(scene, "hour", json!(7)).await
}

async fn preview(scene: &Scene) -> Outcome {
    let all_week = json!({"kind": "change", "change": {"what": "settings", "settings": {"days_off": []}}});
    scene.extension().send(all_week).await?;
    seed(scene, &[token("a", "Deploy", 100)]).await?;
    let page = open(scene, "options.html").await?;
    let told = by::css("#told");
    page.find(&by::text("No notification on this day.").within(told.clone())).await?;
    let set = "const field = document.querySelector('#preview'); field.value = arguments[0]; \
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    page.run(set, vec![day_in(93).into()]).await?;
    page.find(&by::text("“Deploy” expires").in_part().within(told.clone())).await?;
    page.find(&by::text("Token Due: 1 urgent").in_part().within(told)).await?;
    // It was only looked at.
    same("answered", &stored(scene, "a").await?["answered"], &Value::Null)
}

async fn shown(scene: &Scene) -> Outcome {
    seed(scene, &[token("a", "Deploy", 20)]).await?;
    let page = open(scene, "options.html").await?;
    page.click(&by::text("Show the record")).await?;
    page.find(&by::css("#record-text:not(:empty)")).await?;
    let record = page.text(&by::css("#record-text")).await?;
    same("the record names", &record.contains("\"name\": \"Deploy\""), &true)?;
    let report = page.text(&by::css("#report")).await?;
    same("the report counts", &report.contains("1 tokens"), &true)?;
    same("the report names", &report.contains("Deploy"), &false)?;
    page.click(&by::button("Copy")).await?;
    page.find(&by::text("Copied.")).await.map(drop).map_err(Into::into)
}

async fn erase(scene: &Scene) -> Outcome {
    seed(scene, &[token("a", "Deploy", 2)]).await?;
    let page = open(scene, "options.html").await?;
    page.click(&by::button("Erase everything…")).await?;
    page.click(&by::button("Keep it")).await?;
    same("in the list", &scene.extension().tokens().await?.len(), &1)?;
    page.click(&by::button("Erase everything…")).await?;
    page.click(&by::button("Erase for good")).await?;
    page.find(&by::text("Everything was erased.")).await?;
    same("in the list", &scene.extension().tokens().await?.len(), &0)?;
    same("the badge", &scene.extension().badge().await?.text.as_str(), &"")?;
    let left = scene.extension().storage(token_due_e2e::Area::Local).await?.to_string();
    same("the name is stored", &left.contains("Deploy"), &false)
}
