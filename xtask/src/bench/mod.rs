//! The figures of the design's budgets, measured in one run: sizes, time from proof to record and badge, cost of an outline by its
//! nodes, cost on pages that are busy with something else, the popup with lists of all lengths, and what the extension takes when
//! there is nothing to do: start, memory, wakes.

mod busy;
mod latency;
mod outline;
mod peers;
mod popup;
mod rest;

use std::time::Instant;

use token_due_e2e::{Options, Stage};
use tokio::runtime::Runtime;

use crate::{
    budget, build,
    failure::{Failure, Result},
    manifest::Target,
    setup,
};

/// One line of the table.
pub(crate) struct Figure {
    what: String,
    is: f64,
    unit: &'static str,
    /// What the design allows, if it says.
    limit: Option<f64>,
}

impl Figure {
    fn new(what: impl Into<String>, is: f64, unit: &'static str, limit: Option<f64>) -> Self {
        Self { what: what.into(), is, unit, limit }
    }
}

/// What can be measured alone.
const PARTS: [&str; 6] = ["latency", "outline", "popup", "rest", "busy", "peers"];

/// Builds, measures all parts or those named, prints. Being over a limit is told and is no failure: figures of a busy machine prove nothing.
pub(crate) fn run(parts: &[&str]) -> Result<()> {
    if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(part)) {
        return Err(Failure::Usage(format!("bench {unknown}")));
    }
    let wanted = |part| parts.is_empty() || parts.contains(&part);
    setup::chromium()?;
    let start = Instant::now();
    let packages = build::packages()?;
    let package = packages.join(Target::Chromium.name());
    println!("{:<62} {:>9}    {:>9}", "", "is", "at most");
    let sizes = budget::measure(&package)?.into_iter();
    print(sizes.map(|size| Figure::new(size.what, kilobytes(size.bytes), "kB", Some(kilobytes(size.limit)))));
    Runtime::new().map_err(Failure::Runtime)?.block_on(async {
        let options = Options { extension: Some(package), headless: true, ..Options::default() };
        let stage = Stage::open(&options).await?;
        if wanted("latency") {
            print(latency::measure(&stage).await?);
        }
        if wanted("outline") {
            print(outline::measure(&stage).await?);
        }
        if wanted("popup") {
            print(popup::measure(&stage).await?);
        }
        if wanted("rest") {
            print(rest::measure(&stage).await?);
        }
        drop(stage);
        if wanted("rest") {
            print(rest::pages(&options).await?);
        }
        if wanted("busy") {
            print(busy::measure(&options).await?);
        }
        if wanted("peers") {
            print(peers::measure(&options, &packages).await?);
        }
        Ok::<_, Failure>(())
    })?;
    println!("measured in {:.0} s", start.elapsed().as_secs_f32());
    Ok(())
}

/// Lines of the table, as soon as they are measured: the whole takes a quarter of an hour, and what is cut off shall not be lost.
fn print(figures: impl IntoIterator<Item = Figure>) {
    for Figure { what, is, unit, limit } in figures {
        let allowed = limit.map(|limit| format!("{limit:>9.1}")).unwrap_or_default();
        let over = if limit.is_some_and(|limit| is > limit) { "  OVER" } else { "" };
        println!("{what:<62} {is:>9.1} {unit:<2} {allowed}{over}");
    }
}

#[expect(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]
fn kilobytes(bytes: usize) -> f64 {
    bytes as f64 / 1000.0
}

/// Of times: what else the machine does only adds. Infinite of none.
fn least(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::INFINITY, f64::min)
}

/// The middle one; 0 of none.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
