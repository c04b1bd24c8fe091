//! What the extension takes when there is nothing to do: the start of its background, memory, wakes in a day.

use std::fs;

use serde_json::Value;
use token_due_e2e::{Browser, Error, Options, Server, Stage};

use super::{Figure, busy, median};
use crate::{
    failure::{About, Result},
    workspace,
};

/// How often each is measured; a figure is the median.
const ROUNDS: usize = 9;

/// From asking the background to its answer, with all that it takes to start it where it does not run.
const ASK: &str = "const start = performance.now(); \
    await chrome.runtime.sendMessage({ kind: 'look', tab: null }); \
    return performance.now() - start;";

/// The alarms that are set: their names, when they ring in minutes from now, and how often again.
const ALARMS: &str = "return (await chrome.alarms.getAll()).map(({ name, scheduledTime, periodInMinutes }) => \
    [name, Math.max(0, scheduledTime - Date.now()) / 60000, periodInMinutes ?? 0]);";

/// A day, in minutes.
const DAY: f64 = 1440.0;

/// Start, memory of the background, wakes.
pub(super) async fn measure(stage: &Stage) -> Result<Vec<Figure>> {
    let extension = stage.extension();
    extension.erase().await?;
    let ask = async |script: &str| -> Result<f64> {
        let answer = extension.page().run_async(script, vec![]).await?;
        Ok(answer.as_f64().ok_or_else(|| Error::answer(script, &answer))?)
    };
    let (mut warm, mut cold) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        extension.stop_background().await?;
        cold.push(ask(ASK).await?);
        warm.push(ask(ASK).await?);
    }
    let (running, stopped) = (median(warm), median(cold));
    let (scripts, memories) = extension.memory().await?;
    Ok(vec![
        Figure::new("question to the background, answered", running, "ms", None),
        Figure::new("  with the background stopped before", stopped, "ms", None),
        Figure::new("  so its start", stopped - running, "ms", None),
        Figure::new("memory of the background: scripts", scripts / 1000.0, "kB", None),
        Figure::new("  of WebAssembly", memories / 1000.0, "kB", None),
        Figure::new("wakes in a day on which nothing is due, played", day(stage).await?, "", None),
    ])
}

/// Plays a day of alarms: each rings when it is due, and what is set anew meanwhile rings as well. How often the background is woken.
async fn day(stage: &Stage) -> Result<f64> {
    let extension = stage.extension();
    let alarms = async || -> Result<Vec<(String, f64, f64)>> {
        let set = extension.page().run_async(ALARMS, vec![]).await?;
        let alarm =
            |alarm: &Value| Some((alarm[0].as_str()?.to_owned(), alarm[1].as_f64()?, alarm[2].as_f64()?));
        Ok(set.as_array().into_iter().flatten().filter_map(alarm).collect())
    };
    let mut due = alarms().await?;
    let mut known: Vec<String> = due.iter().map(|(name, ..)| name.clone()).collect();
    let mut wakes = 0.0;
    while let Some(next) = (0..due.len()).min_by(|&a, &b| due[a].1.total_cmp(&due[b].1)) {
        let (name, at, again) = due.swap_remove(next);
        if at >= DAY {
            break;
        }
        extension.ring().await?;
        wakes += 1.0;
        if again > 0.0 {
            due.push((name, at + again, again));
        }
        for (name, after, again) in alarms().await? {
            if !known.contains(&name) {
                known.push(name.clone());
                due.push((name, at + after, again));
            }
        }
    }
    Ok(wakes)
}

/// What a page of a site holds, without an extension, with one whose content script does nothing, and with this one, in turns.
pub(super) async fn pages(ours: &Options) -> Result<Vec<Figure>> {
    let server = Server::start(&workspace::root().join("tests/pages")).await?;
    let idle = workspace::target().join("bench-idle");
    busy::write_empty(&idle)?;
    let mut held = [const { Vec::new() }; 3];
    for _ in 0..3 {
        for (at, extension) in [None, Some(idle.clone()), ours.extension.clone()].into_iter().enumerate() {
            let browser = Browser::start(&Options { extension, ..ours.clone() }, server.address()).await?;
            let page = browser.first_page().await?;
            page.goto("https://www.figma.com/files/recents?list=empty").await?;
            page.to_front().await?;
            // A word with the page: its content scripts have run by then.
            page.run_async(
                "await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))",
                Vec::<Value>::new(),
            )
            .await?;
            held[at].push(page.memory().await?);
        }
    }
    fs::remove_dir_all(&idle).about(&idle)?;
    let [none, with_idle, with_ours] = held.map(median);
    Ok(vec![
        Figure::new("memory of a page's scripts without an extension", none / 1000.0, "kB", None),
        Figure::new("  with an extension that does nothing, of that", with_idle / none * 100.0, "%", None),
        Figure::new("  with Token Due, of that", with_ours / none * 100.0, "%", None),
        Figure::new(
            "  so its content script, beyond one that does nothing",
            (with_ours - with_idle) / 1000.0,
            "kB",
            None,
        ),
    ])
}
