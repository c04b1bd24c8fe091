//! A turn at the list: read it, let the core decide, write what changed, show the badge. Nobody else has one meanwhile.

use js_sys::Promise;
use wasm_bindgen::JsValue;

use super::task::start;
use super::words::BrowserWords;
use super::{action, clock, i18n, js, lock, log, storage};
use crate::background::Instant;
use crate::ledger::Ledger;
use crate::prelude::*;
use crate::protocol::{Failure, Refused};
use crate::remind::badge;

/// What is kept of the list as it was.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// All: it is only looked at.
    All,
    /// It is there beside the one that it became.
    Previous,
    /// Nothing: it is emptied for good.
    Nothing,
}

/// What is done in a turn, with the list and what is stored of the watch of a tab.
///
/// Of one type for all kinds of work, since everything around it would else be there once for each.
pub(super) type Work = Box<dyn FnOnce(&mut Ledger, Option<String>, Instant<'_>) -> Done>;

/// What came of it.
#[derive(Default)]
pub(super) struct Done {
    /// The answer.
    pub(super) reply: JsValue,
    /// The watch, if it changed; none where it is idle and need not be kept.
    pub(super) watch: Option<Option<String>>,
    /// Whether the page of the tab was not understood, if that changed.
    pub(super) puzzled: Option<bool>,
}

/// Takes a turn; the answer, or what went wrong.
pub(super) fn turn(tab: Option<i32>, keep: Keep, work: Work) -> Promise {
    let task = async move { Ok(take(tab, keep, work).await.unwrap_or_else(refused)) };
    lock::alone(Box::pin(task)).unwrap_or_else(|error| Promise::reject(&error))
}

/// The answer to what was refused; the console is told as well.
pub(super) fn refused(failure: Failure) -> JsValue {
    log::warn(&failure.code, &failure.message);
    js::encode(&Refused(&failure)).unwrap_or_default()
}

async fn take(tab: Option<i32>, keep: Keep, work: Work) -> Result<JsValue, Failure> {
    let mut reads = vec![storage::list()];
    reads.extend(tab.map(storage::watch));
    let mut read = js::all(reads).await.into_iter();
    let (mut ledger, before) = match storage::ledger_of(read.next()) {
        Ok(stored) => stored,
        // What cannot be read can still be emptied, when that is what the person wants.
        Err(_) if keep == Keep::Nothing => Default::default(),
        Err(error) => {
            complain(js::all(action::show_trouble(&i18n::text("badge_unreadable"))).await);
            return Err(error);
        }
    };
    let watch = tab.and_then(|tab| storage::watch_of(tab, &read.next()?.ok()?));
    let (now, offset, fresh_id) = (clock::now(), clock::offset(), clock::uuid());
    let done = work(&mut ledger, watch, Instant { now, offset, fresh_id: &fresh_id });
    let write = match keep {
        Keep::All => None,
        Keep::Nothing => Some(storage::erase_ledger()),
        Keep::Previous => storage::write_ledger(&ledger, &before),
    };
    if let Some(write) = write {
        js::one(write).await.map_err(|error| storage::unwritten(&error))?;
    }
    let mut rest = action::show(&badge(&ledger, now, offset, &BrowserWords));
    if let Some(tab) = tab {
        rest.extend(done.watch.map(|watch| storage::write_watch(tab, watch.as_deref())));
    }
    let count = rest.len();
    if let (Some(tab), Some(puzzled)) = (tab, done.puzzled) {
        let title = i18n::text("badge_puzzled");
        rest.extend(action::show_in_tab(tab, puzzled.then_some(("?", &title))));
    }
    let shown = async move {
        let mut settled = js::all(rest).await;
        // The tab may have been closed meanwhile, and with it what was shown for it.
        settled.truncate(count);
        complain(settled);
    };
    match keep {
        // Nobody who only looks waits for the badge.
        Keep::All => drop(start(shown)),
        Keep::Previous | Keep::Nothing => shown.await,
    }
    Ok(done.reply)
}

fn complain(settled: Vec<Result<JsValue, JsValue>>) {
    for error in settled.into_iter().filter_map(Result::err) {
        log::warn("badge", &lock::reason(&error));
    }
}
