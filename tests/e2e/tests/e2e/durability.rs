//! What was recorded stays: many changes at once, the background stopped between the steps, the browser killed, an update.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Value, json};
use token_due_e2e::{
    Area, LIMIT, Options, Page, Product, Seen, Stage,
    play::{Wish, atlassian, figma, tokens_studio},
    wait_until,
};

use crate::{
    Flow, Scene,
    expect::day_in,
    failure::{Failure, Outcome, same},
    pool,
};

pub(crate) fn flows() -> Vec<Flow> {
    vec![
        Flow::new("durability: two hundred changes at once", at_once),
        Flow::new("durability: the background stopped before each step", stopped),
        Flow::apart("durability: the browser killed as the badge changes", killed),
        Flow::apart("durability: an update with a list", updated),
        Flow::apart("durability: an update with a list in an older form", updated_from_older),
    ]
}

/// How many changes each of two pages makes at once.
const EACH: usize = 100;

/// From two pages of the extension, while a site makes a token: each of the three would be lost to a write of another that had read before.
async fn at_once(scene: &Scene) -> Outcome {
    const BEGIN: &str = "const [who, count] = arguments; \
        const add = (_, at) => chrome.runtime.sendMessage({ kind: 'change', change: { what: 'add', fields: { name: `${who} ${at}` } } }); \
        window.adding = Promise.all(Array.from({ length: count }, add));";
    let (popup, options) =
        (scene.extension_page("popup.html").await?, scene.extension_page("options.html").await?);
    let site = scene.page();
    figma::open(site, "list=empty").await?;
    figma::fill(site, &WISH).await?;
    for (page, who) in [(&popup, "popup"), (&options, "options")] {
        page.run(BEGIN, vec![json!(who), json!(EACH)]).await?;
    }
    site.click(&figma::submit()).await?;
    for page in [popup, options] {
        let answers = page.run_async("return await window.adding", vec![]).await?;
        let done = answers.as_array().into_iter().flatten().filter(|answer| answer["done"] == true).count();
        same("changes said to be done", &done, &EACH)?;
        page.close().await?;
    }
    let tokens = scene.extension().tokens_when(2 * EACH + 1).await?;
    let mut names: Vec<&str> = tokens.iter().filter_map(|token| token["name"].as_str()).collect();
    names.sort_unstable();
    names.dedup();
    same("different names", &names.len(), &(2 * EACH + 1))
}

const WISH: Wish<'_> = Wish { name: "Made meanwhile", expiry: Some("1 day"), scopes: &["file_content:read"] };

/// As a browser does that is short of memory: whatever the background knew has to be where it can be read again.
async fn stopped(scene: &Scene) -> Outcome {
    let page = scene.page();
    let stop = async || scene.extension().stop_background().await;

    stop().await?;
    figma::open(page, "list=empty").await?;
    stop().await?;
    figma::fill(page, &Wish { name: "One", expiry: Some("7 days"), scopes: &["file_content:read"] }).await?;
    stop().await?;
    page.click(&figma::submit()).await?;
    page.find(&figma::reveal()).await?;
    scene.expect_names(&["One"]).await?;

    stop().await?;
    atlassian::open(page, "list=empty").await?;
    stop().await?;
    let wish = Wish { name: "Two", expiry: None, scopes: &["read:repository:bitbucket"] };
    atlassian::walk(page, "Bitbucket", &wish).await?;
    stop().await?;
    page.click(&atlassian::submit_wizard()).await?;
    page.find(&atlassian::reveal()).await?;
    scene.expect_names(&["One", "Two"]).await?;

    stop().await?;
    tokens_studio::open_integrations(page, "list=empty").await?;
    stop().await?;
    tokens_studio::fill_token(page, &Wish { name: "Three", expiry: Some("180 days"), scopes: &["Write"] })
        .await?;
    stop().await?;
    page.click(&tokens_studio::submit_token()).await?;
    page.find(&tokens_studio::reveal()).await?;
    scene.expect_names(&["One", "Two", "Three"]).await?;
    // What was typed before each stop was not forgotten.
    wait_until("what was typed", LIMIT, async || {
        let tokens = scene.extension().tokens().await?;
        // Chromium may lose a request that is sent while the worker starts, about one in twenty on a busy machine. The first two forms
        // tell their scopes' ids as well; the third has words for them until the list is seen.
        let fits = [
            ("One", [json!(["file_content:read"]), Value::Null], 7),
            ("Two", [json!(["read:repository:bitbucket"]), Value::Null], 7),
            ("Three", [json!(["tokens:read", "tokens:write"]), json!(["Read", "Write"])], 180),
        ]
        .into_iter()
        .all(|(name, scopes, days)| {
            let expiry = json!(day_in(days));
            let named = |token: &&Value| token["name"] == name;
            tokens
                .iter()
                .find(named)
                .is_some_and(|it| scopes.contains(&it["scopes"]) && it["expiry"]["on"] == expiry)
        });
        Ok(Seen::when(fits, || Value::from(tokens).to_string()))
    })
    .await?;
    Ok(())
}

async fn killed(product: Product) -> Outcome {
    let home = tempfile::tempdir().map_err(|error| Failure::Story(error.to_string()))?;
    let options = Options { profile: Some(home.path().join("kept")), ..pool::options(product) };
    let stage = Stage::open(&options).await?;
    remind_at_once(&stage).await?;
    figma::open(stage.page(), "list=empty").await?;
    figma::fill(stage.page(), &WISH).await?;
    stage.page().click(&figma::submit()).await?;
    badge(&stage, "1").await?;
    let process = stage.browser().process().unwrap_or_default().to_string();
    let kill = Command::new("kill").args(["-KILL", &process]).status();
    same("the browser was killed", &kill.is_ok_and(|status| status.success()), &true)?;
    drop(stage);

    let stage = Stage::open(&options).await?;
    one_token(&stage).await?;
    badge(&stage, "1").await
}

/// The package of today with a lower number, and a profile that outlives a browser.
struct Older {
    /// Both are in it, for as long as the story goes on.
    _home: tempfile::TempDir,
    package: PathBuf,
    now: String,
    options: Options,
}

impl Older {
    fn new(product: Product) -> Outcome<Self> {
        let home = tempfile::tempdir().map_err(|error| Failure::Story(error.to_string()))?;
        let package = home.path().join("package");
        let given = pool::options(product);
        copy(given.extension.as_deref().unwrap_or(Path::new("")), &package).map_err(Failure::Story)?;
        let now = version(&package, "0.0.1").map_err(Failure::Story)?;
        let profile = Some(home.path().join("kept"));
        let options = Options { profile, extension: Some(package.clone()), ..given };
        Ok(Self { _home: home, package, now, options })
    }

    /// Gives the package its own number again.
    fn update(&self) -> Outcome {
        version(&self.package, &self.now).map_err(Failure::Story)?;
        Ok(())
    }
}

/// The version before is this one with a lower number: what it stored is in the form that there is.
async fn updated(product: Product) -> Outcome {
    let older = Older::new(product)?;
    let stage = Stage::open(&older.options).await?;
    same("the version", &own_version(stage.extension().page()).await?, &json!("0.0.1"))?;
    remind_at_once(&stage).await?;
    figma::open(stage.page(), "list=empty").await?;
    figma::create(stage.page(), &WISH).await?;
    one_token(&stage).await?;
    stage.browser().close().await?;
    drop(stage);

    older.update()?;
    let stage = Stage::open(&older.options).await?;
    same("the version", &own_version(stage.extension().page()).await?, &json!(older.now))?;
    one_token(&stage).await?;
    badge(&stage, "1").await?;
    figma::open(stage.page(), "list=empty").await?;
    figma::create(stage.page(), &Wish { name: "After", ..WISH }).await?;
    stage.extension().tokens_when(2).await?;
    Ok(())
}

/// What an older version stored, under the package of today: in today's form from the first turn on, and the older one beside it.
async fn updated_from_older(product: Product) -> Outcome {
    const STORE: &str =
        "await chrome.storage.local.clear(); await chrome.storage.local.set({ ledger: arguments[0] })";
    let before: Value = serde_json::from_str(include_str!("../../../stored/schema-0.json"))
        .map_err(|error| Failure::Story(error.to_string()))?;
    let older = Older::new(product)?;
    let stage = Stage::open(&older.options).await?;
    stage.extension().page().run_async(STORE, vec![before.clone()]).await?;
    stage.browser().close().await?;
    drop(stage);

    older.update()?;
    let stage = Stage::open(&older.options).await?;
    let extension = stage.extension();
    same("the version", &own_version(extension.page()).await?, &json!(older.now))?;
    let tokens = extension.tokens_when(3).await?;
    same("the list", &Value::from(tokens), &before["tokens"])?;
    wait_until("today's form, and the older one beside it", LIMIT, async || {
        let stored = extension.storage(Area::Local).await?;
        let done = stored["ledger"]["schema"] == 1 && stored["ledger.previous"] == before;
        Ok(Seen::when(done, || stored.to_string()))
    })
    .await?;
    let adding =
        extension.send(json!({"kind": "change", "change": {"what": "add", "fields": {"name": "After"}}}));
    same("the answer", &adding.await?["done"], &json!(true))?;

    let stored = extension.storage(Area::Local).await?;
    let (list, previous) = (&stored["ledger"], &stored["ledger.previous"]);
    same("the form", &list["schema"], &json!(1))?;
    same("the settings", &list["settings"], &before["settings"])?;
    // What says nothing is not in the stored form; what is to be had of it is all that there was.
    let tokens = extension.tokens_when(4).await?;
    let (older_ones, added) = tokens.split_at_checked(3).unwrap_or_default();
    same("the older tokens", &Value::from(older_ones), &before["tokens"])?;
    same(
        "the new one",
        &added.iter().map(|token| &token["name"]).collect::<Vec<_>>(),
        &vec![&json!("After")],
    )?;
    same("the list before", &previous["tokens"], &stored_form(&before["tokens"]))
}

/// Tokens without the fields that say nothing.
fn stored_form(tokens: &Value) -> Value {
    let says = |value: &Value| !(value.is_null() || *value == json!("") || *value == json!([]));
    let mut tokens = tokens.clone();
    for token in tokens.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        token.retain(|_, value| says(value));
    }
    tokens
}

/// By itself, a reminder waits for the last part of a token's life.
async fn remind_at_once(stage: &Stage) -> Outcome {
    let change = json!({"what": "settings", "settings": {"ladder": [30, 7]}});
    let answer = stage.extension().send(json!({"kind": "change", "change": change})).await?;
    same("the answer", &answer, &json!({"done": true}))
}

async fn one_token(stage: &Stage) -> Outcome {
    let tokens = stage.extension().tokens_when(1).await?;
    same("its name", &tokens[0]["name"], &json!(WISH.name))?;
    same("its expiry", &tokens[0]["expiry"]["on"], &json!(day_in(1)))
}

async fn badge(stage: &Stage, text: &str) -> Outcome {
    let seen = wait_until(format!("the badge «{text}»"), LIMIT, async || {
        let badge = stage.extension().badge().await?;
        Ok(Seen::when(badge.text == text, || format!("{badge:?}")))
    });
    Ok(seen.await?)
}

async fn own_version(page: &Page) -> Outcome<Value> {
    Ok(page.run("return chrome.runtime.getManifest().version", vec![]).await?)
}

/// Gives a package another version; gives the one that it had.
fn version(package: &Path, version: &str) -> Result<String, String> {
    let path = package.join("manifest.json");
    let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
    let mut manifest: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let had = std::mem::replace(&mut manifest["version"], json!(version));
    fs::write(&path, manifest.to_string()).map_err(|error| error.to_string())?;
    Ok(had.as_str().unwrap_or_default().to_owned())
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let trouble = |error: std::io::Error| format!("{}: {error}", from.display());
    fs::create_dir_all(to).map_err(trouble)?;
    for entry in fs::read_dir(from).map_err(trouble)? {
        let path: PathBuf = entry.map_err(trouble)?.path();
        let place = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &place)?;
        } else {
            fs::copy(&path, place).map_err(trouble)?;
        }
    }
    Ok(())
}
