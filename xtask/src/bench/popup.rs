//! The popup with up to ten thousand tokens: how long until it can be used, and what each key in the search costs.

use serde_json::Value;
use token_due_e2e::{Error, Page, Stage, by, scenes};

use super::{Figure, least, median};
use crate::failure::Result;

const TOKENS: [usize; 4] = [10, 100, 1000, 10_000];

/// The length that the design has a budget for.
const BUDGET: usize = 1000;

/// How often it is opened.
const ROUNDS: usize = 15;

/// The page with nothing on it.
const EMPTY: &str = "manifest.json";

/// What is typed, a key at a time: one word that most have, then what leaves few.
const TYPED: &str = "pipeline 99";

/// Notes when the first lines are on the screen: drawn, and the frame after that begun.
const WATCH: &str = "
    window.usable = new Promise((seen) => {
        const look = () => document.querySelector('#main[aria-busy=false] li.token') &&
            requestAnimationFrame(() => setTimeout(() => seen(performance.now())));
        new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
    });";

/// The same of a page that has nothing to draw and nothing to load: what the browser and the machine take for any.
const WATCH_EMPTY: &str = "
    window.usable = new Promise((seen) => requestAnimationFrame(() => setTimeout(() => seen(performance.now()))));";

/// Types, and takes the time of each key until the lines stand where they will be painted.
const TYPE: &str = "
    const search = document.querySelector('#search');
    const times = [];
    // Nobody's first key comes at once.
    await new Promise((ready) => setTimeout(ready, 150));
    for (let length = 1; length <= arguments[0].length; length++) {
        search.value = arguments[0].slice(0, length);
        const start = performance.now();
        search.dispatchEvent(new Event('input', { bubbles: true }));
        document.body.getBoundingClientRect();
        times.push(performance.now() - start);
        await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
    }
    return times;";

/// With lists of all lengths: opens it, types into it.
pub(super) async fn measure(stage: &Stage) -> Result<Vec<Figure>> {
    let mut figures = vec![empty(stage).await?];
    for tokens in TOKENS {
        figures.extend(measure_with(stage, tokens).await?);
    }
    Ok(figures)
}

async fn empty(stage: &Stage) -> Result<Figure> {
    let page = stage.browser().new_page().await?;
    page.viewport(360, 600, 1.0).await?;
    page.before_each(WATCH_EMPTY).await?;
    let mut opened = Vec::new();
    for _ in 0..ROUNDS {
        page.goto(&stage.extension().address(EMPTY)).await?;
        opened.push(usable(&page).await?);
    }
    page.close().await?;
    Ok(Figure::new("a page with nothing on it, open to usable, least", least(&opened), "ms", None))
}

async fn usable(page: &Page) -> Result<f64> {
    let usable = page.run_async("return await window.usable", vec![]).await?;
    Ok(usable.as_f64().ok_or_else(|| Error::answer("an instant", &usable))?)
}

async fn measure_with(stage: &Stage, tokens: usize) -> Result<Vec<Figure>> {
    let extension = stage.extension();
    extension.erase().await?;
    extension.import(&scenes::many(tokens)).await?;
    let page = stage.browser().new_page().await?;
    page.viewport(360, 600, 1.0).await?;
    page.before_each(WATCH).await?;
    let (mut opened, mut first, mut keys) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        // A popup opens where nothing is: to take the one before it apart is not its time.
        page.goto(&extension.address(EMPTY)).await?;
        page.goto(&extension.address("popup.html")).await?;
        opened.push(usable(&page).await?);
        page.find(&by::css("li.token")).await?;
        let times = page.run_async(TYPE, vec![TYPED.into()]).await?;
        let mut times = times.as_array().into_iter().flatten().filter_map(Value::as_f64);
        first.extend(times.next());
        keys.extend(times);
    }
    page.close().await?;
    extension.erase().await?;
    let limit = |limit| (tokens == BUDGET).then_some(limit);
    let longest = keys.iter().copied().fold(0.0, f64::max);
    Ok(vec![
        Figure::new(
            format!("popup with {tokens} tokens, open to usable, least"),
            least(&opened),
            "ms",
            limit(100.0),
        ),
        Figure::new(
            format!("popup with {tokens} tokens, open to usable, median of {ROUNDS}"),
            median(opened),
            "ms",
            None,
        ),
        Figure::new(
            format!("search in {tokens}, the first key, median of {ROUNDS}"),
            median(first),
            "ms",
            limit(16.0),
        ),
        Figure::new(format!("search in {tokens}, each further key, median"), median(keys), "ms", limit(16.0)),
        Figure::new(format!("search in {tokens}, each further key, longest"), longest, "ms", None),
    ])
}
