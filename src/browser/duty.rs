//! What the background does: let the core decide, under the lock.

use alloc::sync::Arc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

use super::list::{self, Done, Keep};
use super::words::BrowserWords;
use super::{action, js, language, lock, log, sender, telling};
use crate::background::{self, Instant, Sender, World};
use crate::json::{from_text, to_text};
use crate::ledger::Ledger;
use crate::notice::{Watch, request};
use crate::page::Language;
use crate::page::secret;
use crate::prelude::*;
use crate::protocol::{Failure, Reply, Request};

/// Answers a message; what a page asks of the list is left to [`super::pages`], with `undefined`. `samples` tells what `Intl` writes.
pub fn message(message: &JsValue, sender: &JsValue, samples: &Function) -> Promise {
    let request = match decode(message) {
        Ok(request) => request,
        Err(error) => return Promise::resolve(&list::refused(error)),
    };
    match (request, sender::of(sender)) {
        (Request::Page, Sender::Page) => Promise::resolve(&JsValue::UNDEFINED),
        (request, from) => {
            let language = match &request {
                Request::Outline { outline } => language::of(&outline.lang, samples),
                _ => Arc::default(),
            };
            ask(request, from, language)
        }
    }
}

/// Answers a question that is in its form.
pub(super) fn ask(request: Request, from: Sender, language: Arc<Language>) -> Promise {
    let tab = match (&from, &request) {
        (Sender::Sensor(origin), _) => Some(origin.tab),
        (Sender::Page, Request::Look { tab }) => *tab,
        (Sender::Page | Sender::Foreign, _) => None,
    };
    let keep = match (&request, &from) {
        (Request::Look { .. }, _) => Keep::All,
        _ => Keep::Previous,
    };
    act(tab, language, keep, Box::new(move |world, at| background::answer(request, &from, world, at)))
}

/// A reply as JS has it; the console is told of what was refused.
fn told(reply: &Reply) -> JsValue {
    if let Reply::Error { error } = reply {
        log::warn(&error.code, &error.message);
    }
    js::encode(reply).unwrap_or_default()
}

/// A request that may create a token was sent.
pub fn request_sent(details: &JsValue, body: Vec<u8>) -> Promise {
    let Ok(seen) = js::decode::<request::Seen>(details) else { return Promise::resolve(&JsValue::UNDEFINED) };
    // A value that was pasted as the name is in the page's own request.
    let body = secret::black_out(body);
    silently(seen.tab_id, Box::new(move |world, at| background::asked(&seen, &body, world, at)))
}

/// Such a request was answered.
pub fn request_done(request: String, tab: i32, status: Option<u16>) -> Promise {
    silently(tab, Box::new(move |world, at| background::answered(&request, status, world, at)))
}

/// A tab was closed.
pub fn tab_gone(tab: i32) -> Promise {
    let left = |world: &mut World<'_>, at: Instant<'_>| {
        background::left(world, at);
        *world.watch = Watch::default();
    };
    silently(tab, Box::new(left))
}

/// Makes sure of the alarm, shows the badge anew and tells what is due.
pub async fn wake() {
    let alarm = action::ensure_alarm().await;
    let done = js::all(vec![
        Ok(list::turn(None, Keep::Previous, Box::new(|_, _, _| Done::default()))),
        telling::tell(),
    ]);
    for error in done.await.into_iter().chain([alarm.map(|()| JsValue::UNDEFINED)]).filter_map(Result::err) {
        log::warn("wake", &lock::reason(&error));
    }
}

/// What is done with the list and the watch of a tab.
type Work = Box<dyn FnOnce(&mut World<'_>, Instant<'_>) -> Reply>;

/// Work that has nothing to answer.
type Silent = Box<dyn FnOnce(&mut World<'_>, Instant<'_>)>;

fn silently(tab: i32, work: Silent) -> Promise {
    let work = |world: &mut World<'_>, at: Instant<'_>| {
        work(world, at);
        Reply::Done { done: true }
    };
    act(Some(tab), Arc::default(), Keep::Previous, Box::new(work))
}

/// Does work in a turn at the list.
fn act(tab: Option<i32>, language: Arc<Language>, keep: Keep, work: Work) -> Promise {
    let turn = move |ledger: &mut Ledger, stored: Option<String>, at: Instant<'_>| {
        // Kept and compared as text: with a few hundred scopes, to make objects of it took half a millisecond.
        let was = stored.unwrap_or_else(|| to_text(&Watch::default()));
        let mut watch: Watch = from_text(&was).unwrap_or_default();
        let puzzled = watch.puzzle().is_some();
        let mut world = World { ledger, watch: &mut watch, language: &language, words: &BrowserWords };
        let reply = told(&work(&mut world, at));
        let text = to_text(&watch);
        Done {
            reply,
            watch: (text != was).then(|| Some(text).filter(|_| !watch.is_idle())),
            puzzled: Some(watch.puzzle().is_some()).filter(|&now| now != puzzled),
        }
    };
    list::turn(tab, keep, Box::new(turn))
}

/// A message as one of ours. An outline of more nodes than there may be is given up while it is read.
fn decode(message: &JsValue) -> Result<Request, Failure> {
    js::decode(message).map_err(|error| js::malformed(&error))
}
