//! The story in a real browser: a token made on each site, and what the extension makes of it.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use serde_json::Value;
use token_due_e2e::{
    Options, Page, Stage, by,
    play::{Wish, atlassian, figma, tokens_studio},
};
use tokio::{runtime::Runtime, sync::oneshot, time::sleep};

use crate::{
    build,
    failure::{About, Failure, Result},
    setup, workspace,
};

/// Whether there is a window to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Show {
    WhereThereIsADisplay,
    Headless,
}

/// How long a step stays on the screen where there is one.
const GLANCE: Duration = Duration::from_millis(1200);

/// How long after the last proof the records are there, with much to spare.
const SETTLED: Duration = Duration::from_secs(2);

/// Builds, plays, tells.
pub(crate) fn play(show: Show) -> Result<()> {
    setup::chromium()?;
    let packages = build::packages()?;
    let display = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| env::var_os(name).is_some());
    let windowed = show == Show::WhereThereIsADisplay && display;
    Runtime::new().map_err(Failure::Runtime)?.block_on(story(packages.join("chromium"), windowed))
}

async fn story(extension: PathBuf, windowed: bool) -> Result<()> {
    let pictures = workspace::target().join("demo");
    fs::create_dir_all(&pictures).about(&pictures)?;
    let options = Options { extension: Some(extension), headless: !windowed, ..Options::default() };
    let stage = Stage::open(&options).await?;
    let page = stage.page();

    let wish = Wish {
        name: "Design sync in CI",
        expiry: Some("90 days"),
        scopes: &["file_content:read", "library_content:read", "webhooks:write"],
    };
    figma::open(page, "").await?;
    figma::fill(page, &wish).await?;
    picture(page, &pictures, "figma-1-form", windowed).await?;
    page.click(&figma::submit()).await?;
    page.find(&figma::reveal()).await?;
    picture(page, &pictures, "figma-2-created", windowed).await?;

    let wish = Wish {
        name: "Release notes bot",
        expiry: None,
        scopes: &["read:repository:bitbucket", "write:pullrequest:bitbucket"],
    };
    atlassian::open(page, "").await?;
    atlassian::walk(page, "Bitbucket", &wish).await?;
    page.find(&atlassian::submit_wizard()).await?;
    picture(page, &pictures, "atlassian-1-review", windowed).await?;
    page.click(&atlassian::submit_wizard()).await?;
    page.find(&atlassian::reveal()).await?;
    picture(page, &pictures, "atlassian-2-created", windowed).await?;
    page.click(&by::button("Close").nth(1)).await?;

    let wish = Wish { name: "Theme export", expiry: Some("180 days"), scopes: &["Write"] };
    tokens_studio::open_integrations(page, "").await?;
    tokens_studio::fill_token(page, &wish).await?;
    picture(page, &pictures, "tokens-studio-1-form", windowed).await?;
    page.click(&tokens_studio::submit_token()).await?;
    page.find(&tokens_studio::reveal()).await?;
    picture(page, &pictures, "tokens-studio-2-created", windowed).await?;
    page.click(&by::button("Done")).await?;

    sleep(SETTLED).await;
    tell(&stage).await?;
    for dark in [false, true] {
        let name = if dark { "dark" } else { "light" };
        own_page(&stage, "popup.html", 360, dark, &pictures.join(format!("popup-{name}.png"))).await?;
        own_page(&stage, "options.html", 1000, dark, &pictures.join(format!("options-{name}.png"))).await?;
    }
    println!("\nPictures of the pages, of the popup and of the options: {}", pictures.display());
    if windowed { play_on(&stage).await } else { Ok(()) }
}

async fn picture(page: &Page, folder: &Path, name: &str, windowed: bool) -> Result<()> {
    page.picture(&folder.join(format!("{name}.png"))).await?;
    if windowed {
        sleep(GLANCE).await;
    }
    Ok(())
}

/// A page of the extension, as high as it is by itself, in a window that is closed again.
async fn own_page(stage: &Stage, path: &str, width: u32, dark: bool, picture: &Path) -> Result<()> {
    let page = stage.extension_page(path).await?;
    page.dark(dark).await?;
    page.viewport(width, 100, 2.0).await?;
    page.find(&by::css("main:not([aria-busy=true])")).await?;
    let height = page.run("return Math.ceil(document.documentElement.scrollHeight)", vec![]).await?;
    let height = height.as_u64().and_then(|height| u32::try_from(height).ok()).unwrap_or(600);
    page.viewport(width, height, 2.0).await?;
    page.picture(picture).await?;
    Ok(page.close().await?)
}

async fn tell(stage: &Stage) -> Result<()> {
    let row = |cells: [&str; 5]| {
        println!("{:<14} {:<24} {:<12} {:<12} {}", cells[0], cells[1], cells[2], cells[3], cells[4]);
    };
    println!("\nRecorded on this computer, and nothing sent anywhere:\n");
    row(["site", "name", "expires", "state", "scopes"]);
    for token in stage.extension().tokens().await? {
        let scopes = token["scopes"].as_array().map(Vec::as_slice).unwrap_or_default();
        let scopes: Vec<&str> = scopes.iter().filter_map(Value::as_str).collect();
        let text = |field: &str| token[field].as_str().unwrap_or_default().to_owned();
        row([&text("provider"), &text("name"), &expiry(&token), &text("state"), &scopes.join(" ")]);
    }
    let badge = stage.extension().badge().await?;
    println!("\nThe badge says «{}», in words «{}».", badge.text, badge.title);
    println!(
        "Token values shown by the pages: {}; found in storage, exports, logs, messages or files of the extension: {}.",
        stage.secrets().len(),
        stage.leaks().await?.len()
    );
    Ok(())
}

fn expiry(token: &Value) -> String {
    let expiry = &token["expiry"];
    let date = expiry["on"].as_str().or_else(|| expiry["at"].as_str()?.get(..10));
    date.or_else(|| expiry["kind"].as_str()).unwrap_or_default().to_owned()
}

/// Leaves the browser to the user until Enter is pressed here or its windows are closed.
async fn play_on(stage: &Stage) -> Result<()> {
    stage.page().goto(figma::SETTINGS).await?;
    println!("\nThe browser is yours: make tokens, cancel, look at the popup. The three sites answer here:");
    for address in [figma::SETTINGS, atlassian::TOKENS, tokens_studio::KEYS, tokens_studio::INTEGRATIONS] {
        println!("  {address}");
    }
    println!("Press Enter here, or close the window, to end.");
    let closed = async {
        while stage.page().address().await.is_ok() {
            sleep(Duration::from_secs(1)).await;
        }
    };
    tokio::select! {
        _ = enter_pressed() => {}
        () = closed => {}
    }
    Ok(())
}

/// In a thread of its own, which the end of the program need not wait for.
fn enter_pressed() -> oneshot::Receiver<()> {
    let (pressed, waits) = oneshot::channel();
    thread::spawn(move || {
        drop(io::stdin().read_line(&mut String::new()));
        pressed.send(())
    });
    waits
}
