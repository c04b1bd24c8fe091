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

/// How often alarms wake the background in a day on which nothing else happens.
const WAKES: &str = "const alarms = await chrome.alarms.getAll(); \
    return alarms.reduce((sum, { periodInMinutes }) => sum + (periodInMinutes ? 1440 / periodInMinutes : 1), 0);";

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
    let (warm, cold) = (median(warm), median(cold));
    let (scripts, beside) = extension.memory().await?;
    Ok(vec![
        Figure::new("question to the background, answered", warm, "ms", None),
        Figure::new("  with the background stopped before", cold, "ms", None),
        Figure::new("  so its start", cold - warm, "ms", None),
        Figure::new("memory of the background: scripts", scripts / 1000.0, "kB", None),
        Figure::new("  beside them, WebAssembly among it", beside / 1000.0, "kB", None),
        Figure::new("wakes in a day on which nothing is due", ask(WAKES).await?, "", None),
    ])
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
