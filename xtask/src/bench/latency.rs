//! From the proof on the page to the record and to the badge.

use std::time::Duration;

use serde_json::{Value, json};
use token_due_e2e::{
    Error, Stage,
    play::{Wish, figma},
};
use tokio::time::sleep;

use super::{Figure, median};
use crate::failure::Result;

/// How many creations a line is the median of.
const ROUNDS: usize = 20;

/// Notes when a value that was not there before is shown; both clocks are the wall's, to parts of a millisecond.
const WATCH_PAGE: &str = "
    const shown = () => document.querySelector('.token-value')?.textContent;
    const before = shown();
    window.proof = new Promise((found) => {
        const look = () => shown() !== undefined && shown() !== before && found(performance.timeOrigin + performance.now());
        new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
    });";

/// Notes when the list changes and when the badge says the number it is to say.
const WATCH_EXTENSION: &str = "
    const [number] = arguments;
    const now = () => performance.timeOrigin + performance.now();
    const record = new Promise((changed) => {
        const listener = (changes, area) => {
            if (area !== 'local') return;
            chrome.storage.onChanged.removeListener(listener);
            changed(now());
        };
        chrome.storage.onChanged.addListener(listener);
    });
    const badge = (async () => {
        const end = now() + 10000;
        while (await chrome.action.getBadgeText({}) !== String(number) && now() < end) await new Promise((go) => setTimeout(go, 2));
        return now();
    })();
    window.seen = Promise.all([record, badge]);";

/// When the background is stopped in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    Never,
    BeforeThePress,
    BeforeTheAnswer,
}

/// The medians of three ways, each with the record and the badge.
pub(super) async fn measure(stage: &Stage) -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for (stop, name, limit) in [
        (Stop::Never, "warm", 150.0),
        (Stop::BeforeThePress, "worker stopped before the press", 400.0),
        (Stop::BeforeTheAnswer, "worker stopped before the answer", 400.0),
    ] {
        let times = rounds(stage, stop).await?;
        let (records, badges): (Vec<f64>, Vec<f64>) = times.into_iter().unzip();
        let worst = badges.iter().copied().fold(0.0, f64::max);
        figures.push(Figure::new(
            format!("proof to record, {name}, median of {ROUNDS}"),
            median(records),
            "ms",
            Some(limit),
        ));
        figures.push(Figure::new(
            format!("proof to badge, {name}, median of {ROUNDS}"),
            median(badges),
            "ms",
            Some(limit),
        ));
        figures.push(Figure::new(format!("proof to badge, {name}, longest"), worst, "ms", None));
    }
    figures.extend(changes(stage).await?);
    Ok(figures)
}

/// From a person's change to the answer to it. Only the first starts the module that the background shares with the pages; the popup has
/// started the background itself by then, with what it asks when it opens.
async fn changes(stage: &Stage) -> Result<[Figure; 2]> {
    const CHANGE: &str = "const before = performance.now(); await chrome.runtime.sendMessage(arguments[0]); \
        return performance.now() - before;";
    let extension = stage.extension();
    let change =
        |days: u32| json!({"kind": "change", "change": {"what": "settings", "settings": {"ladder": [days]}}});
    let (mut first, mut next) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        extension.stop_background().await?;
        extension.send(json!({"kind": "look"})).await?;
        for (days, times) in [(30, &mut first), (14, &mut next)] {
            times.push(instant(&extension.page().run_async(CHANGE, vec![change(days)]).await?)?);
        }
    }
    extension.erase().await?;
    Ok([
        Figure::new(format!("change to answer, the first, median of {ROUNDS}"), median(first), "ms", None),
        Figure::new(format!("change to answer, the next, median of {ROUNDS}"), median(next), "ms", None),
    ])
}

async fn rounds(stage: &Stage, stop: Stop) -> Result<Vec<(f64, f64)>> {
    let extension = stage.extension();
    extension.erase().await?;
    // A ladder this long makes every new token count on the badge at once.
    let ladder = json!({"kind": "change", "change": {"what": "settings", "settings": {"ladder": [365]}}});
    extension.send(ladder).await?;
    // The answer of a stopped background takes its time to be stopped; the page's own delay leaves that time.
    let query = if stop == Stop::BeforeTheAnswer { "list=empty&delay=1500" } else { "list=empty" };
    let page = stage.browser().new_page().await?;
    figma::open(&page, query).await?;
    let mut times = Vec::new();
    for round in 1..=ROUNDS {
        let name = format!("round {round}");
        figma::fill(&page, &Wish { name: &name, expiry: None, scopes: &["file_content:read"] }).await?;
        extension.page().run(WATCH_EXTENSION, vec![round.into()]).await?;
        page.run(WATCH_PAGE, vec![]).await?;
        // What the form's own filling set going is over by then.
        sleep(Duration::from_millis(300)).await;
        if stop == Stop::BeforeThePress {
            extension.stop_background().await?;
        }
        page.click(&figma::submit()).await?;
        if stop == Stop::BeforeTheAnswer {
            sleep(Duration::from_millis(400)).await;
            extension.stop_background().await?;
        }
        let proof = instant(&page.run_async("return await window.proof", vec![]).await?)?;
        let seen = extension.page().run_async("return await window.seen", vec![]).await?;
        times.push((instant(&seen[0])? - proof, instant(&seen[1])? - proof));
    }
    page.close().await?;
    extension.erase().await?;
    Ok(times)
}

fn instant(value: &Value) -> Result<f64> {
    Ok(value.as_f64().ok_or_else(|| Error::answer("an instant", value))?)
}
