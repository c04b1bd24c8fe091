//! What the extension costs a page that is busy with something else: the time that the page's main thread works, without
//! any extension, with one whose content script does nothing, and with this one, in turns.

use std::{fs, path::Path};

use serde_json::{Value, json};
use token_due_e2e::{
    Browser, Options, Page, Server,
    play::{Wish, figma},
};

use super::{Figure, least, median};
use crate::{
    failure::{About, Result},
    workspace,
};

const SCRIPT: &str = include_str!("busy.js");

/// How often each is measured; a figure is the median.
const ROUNDS: usize = 7;

/// How long a page churns in a round, in milliseconds: 100 pauses of 50.
const CHURN: f64 = 5000.0;

/// A page of a site where nothing of a token is, with 20,000 changes of its tree, 2,000 clicks, typing and route changes; and an
/// open form beside 200 changes a second.
pub(super) async fn measure(ours: &Options) -> Result<Vec<Figure>> {
    let server = Server::start(&workspace::root().join("tests/pages")).await?;
    let empty = workspace::target().join("bench-empty");
    write_empty(&empty)?;
    let mut busy = [const { Vec::new() }; 3];
    let mut churn = [const { Vec::new() }; 3];
    let extensions = [None, Some(empty.clone()), ours.extension.clone()];
    for _ in 0..ROUNDS {
        // In turns, since the machine may be slower in one minute than in the next.
        for (at, extension) in extensions.iter().enumerate() {
            let options = Options { extension: extension.clone(), ..ours.clone() };
            let browser = Browser::start(&options, server.address()).await?;
            let page = browser.first_page().await?;
            page.goto("https://www.figma.com/files/recents?list=empty").await?;
            busy[at].push(worked(&page, "busy").await?);
            figma::open(&page, "list=empty").await?;
            figma::fill(&page, &Wish { name: "bench", ..Wish::default() }).await?;
            churn[at].push(worked(&page, "churn").await?);
        }
    }
    fs::remove_dir_all(&empty).about(&empty)?;
    // Of each round by itself: its three browsers ran one after the other.
    let of_none = |at: usize| -> Vec<f64> {
        busy[at].iter().zip(&busy[0]).map(|(with, without)| with / without * 100.0).collect()
    };
    let (empty, ours) = (of_none(1), of_none(2));
    let widest = |rounds: &[f64]| rounds.iter().copied().fold(0.0, f64::max) / least(rounds) * 100.0;
    let spread = widest(&busy[0]);
    let none = median(busy[0].clone());
    let [still, _, watched] = churn.map(median);
    let share = (watched - still).max(0.0) / CHURN * 100.0;
    Ok(vec![
        Figure::new("busy page without an extension", none, "ms", None),
        Figure::new("  the longest of these rounds, of the shortest", spread, "%", None),
        Figure::new("  with an extension that does nothing, of that", median(empty), "%", None),
        Figure::new("  with Token Due, of that", median(ours), "%", None),
        Figure::new("open form beside 200 changes a second: share of a core", share, "%", Some(2.0)),
    ])
}

/// For how long a page works while it does what `busy.js` calls so, in milliseconds.
pub(super) async fn worked(page: &Page, what: &str) -> Result<f64> {
    // The page that opens at the first installation may lie over this one, and what is not seen is not painted.
    page.to_front().await?;
    let before = page.worked().await?;
    page.run_async(SCRIPT, vec![Value::from(what)]).await?;
    Ok(page.worked().await? - before)
}

/// An extension whose content script does nothing.
pub(super) fn write_empty(folder: &Path) -> Result<()> {
    let manifest = json!({
        "manifest_version": 3, "name": "Does nothing", "version": "1",
        "browser_specific_settings": {"gecko": {"id": "nothing@token-due.example"}},
        "content_scripts": [{"matches": ["https://www.figma.com/*"], "js": ["nothing.js"], "all_frames": true, "run_at": "document_start"}],
    });
    fs::create_dir_all(folder).about(folder)?;
    for (name, text) in [("manifest.json", manifest.to_string()), ("nothing.js", String::new())] {
        let path = folder.join(name);
        fs::write(&path, text).about(&path)?;
    }
    Ok(())
}
