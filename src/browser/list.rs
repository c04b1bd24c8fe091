//! A turn at the list: of what is stored the core makes what is to be stored and shown. `background.js` reads before and writes after, and
//! nobody else has a turn meanwhile.

use js_sys::Object;
use wasm_bindgen::JsValue;

use super::storage::{self, Stored};
use super::words::BrowserWords;
use super::{clock, i18n, js, log};
use crate::background::Instant;
use crate::ledger::Ledger;
use crate::prelude::*;
use crate::protocol::{Failure, Refused};
use crate::remind::{Badge, badge};

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

/// Takes a turn: what is to be done outside, a `Done` of `background.js`.
pub(super) fn turn(stored: &JsValue, tab: Option<i32>, keep: Keep, work: Work) -> JsValue {
    let stored = Stored::of(stored);
    let (mut ledger, before) = match storage::ledger_of(stored.local) {
        Ok(stored) => stored,
        // What cannot be read can still be emptied, when that is what the person wants.
        Err(_) if keep == Keep::Nothing => Default::default(),
        Err(error) => return outcome(refused(&error), &trouble()).into(),
    };
    let watch = tab.and_then(|tab| storage::watch_of(tab, &stored.session));
    let (now, offset, fresh_id) = (clock::now(), clock::offset(), clock::uuid());
    let done = work(&mut ledger, watch, Instant { now, offset, fresh_id: &fresh_id });
    let outcome = outcome(done.reply, &badge(&ledger, now, offset, &BrowserWords));
    let write = match keep {
        Keep::All => None,
        Keep::Nothing => Some(storage::erased()),
        Keep::Previous => storage::changed(&ledger, &before),
    };
    if let Some(write) = write {
        js::set(&outcome, "local", &write);
    }
    // Nobody who only looks waits for the badge.
    js::set(&outcome, "looked", &(keep == Keep::All).into());
    if let Some(tab) = tab {
        match done.watch {
            Some(Some(watch)) => js::set(&outcome, "session", &storage::watch(tab, &watch)),
            Some(None) => js::set(&outcome, "forget", &storage::watch_key(tab).into()),
            None => {}
        }
        if let Some(puzzled) = done.puzzled {
            let title = if puzzled { i18n::text("badge_puzzled") } else { String::new() };
            js::set(&outcome, "tabId", &tab.into());
            js::set(&outcome, "puzzled", &title.into());
        }
    }
    outcome.into()
}

/// An answer and a badge, which has its text, its colours and the same in words as the title.
fn outcome(reply: JsValue, badge: &Badge) -> Object {
    let outcome = Object::new();
    js::set(&outcome, "reply", &reply);
    let badge = js::object(&[
        ("text", &badge.text),
        ("color", &badge.color),
        ("textColor", &badge.text_color),
        ("title", &badge.title),
    ]);
    js::set(&outcome, "badge", &badge);
    outcome
}

/// The badge of a list that cannot be read.
fn trouble() -> Badge {
    Badge {
        text: "!".to_owned(),
        color: "#b3261e".to_owned(),
        text_color: "#ffffff".to_owned(),
        title: i18n::text("badge_unreadable"),
    }
}

/// The answer to what was refused; the console is told as well.
pub(super) fn refused(failure: &Failure) -> JsValue {
    log::warn(&failure.code, &failure.message);
    js::encode(&Refused(failure)).unwrap_or_default()
}

/// The same, where nothing was read.
pub(super) fn refusal(failure: &Failure) -> JsValue {
    let outcome = Object::new();
    js::set(&outcome, "reply", &refused(failure));
    outcome.into()
}

/// The answer where what was to be stored was not: `reason` is what the browser said.
pub fn unwritten(reason: &JsValue) -> JsValue {
    refused(&storage::unwritten(reason))
}
