//! What the background does: let the core decide, in a turn at the list. What is handed back is a `Done` of `background.js`.

use alloc::sync::Arc;

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::list::{self, Done, Keep};
use super::words::BrowserWords;
use super::{js, language, log, sender};
use crate::background::{self, Instant, Sender, World};
use crate::json::{from_text, to_text};
use crate::ledger::Ledger;
use crate::notice::{Watch, request};
use crate::page::Language;
use crate::page::secret;
use crate::prelude::*;
use crate::protocol::{Reply, Request};

/// Answers a message; what a page asks of the list is left to [`super::pages`], with `undefined`. `samples` tells what `Intl` writes.
pub fn message(message: &JsValue, sender: &JsValue, samples: &Function, stored: &JsValue) -> JsValue {
    // An outline of more nodes than there may be is given up while it is read.
    let request = match js::decode(message) {
        Ok(request) => request,
        Err(error) => return list::refusal(&js::malformed(&error)),
    };
    let from = sender::of(sender);
    let (tab, keep) = match (&request, &from) {
        (Request::Page, Sender::Page) => return JsValue::UNDEFINED,
        (Request::Look { tab }, Sender::Page) => (*tab, Keep::All),
        (Request::Look { .. }, _) => (None, Keep::All),
        (_, Sender::Sensor(origin)) => (Some(origin.tab), Keep::Previous),
        (_, Sender::Page | Sender::Foreign) => (None, Keep::Previous),
    };
    let language = match &request {
        Request::Outline { outline } => language::of(&outline.lang, samples),
        _ => Arc::default(),
    };
    let work = move |world: &mut World<'_>, at: Instant<'_>| background::answer(request, &from, world, at);
    act(stored, tab, language, keep, Box::new(work))
}

/// A reply as JS has it; the console is told of what was refused.
fn told(reply: &Reply) -> JsValue {
    if let Reply::Error { error } = reply {
        log::warn(&error.code, &error.message);
    }
    js::encode(reply).unwrap_or_default()
}

/// A request that may create a token was sent.
pub fn request_sent(details: &JsValue, body: Vec<u8>, stored: &JsValue) -> JsValue {
    let Ok(seen) = js::decode::<request::Seen>(details) else { return JsValue::UNDEFINED };
    // A value that was pasted as the name is in the page's own request.
    let body = secret::black_out(body);
    silently(stored, seen.tab_id, Box::new(move |world, at| background::asked(&seen, &body, world, at)))
}

/// Such a request was answered.
pub fn request_done(request: String, tab: i32, status: Option<u16>, stored: &JsValue) -> JsValue {
    silently(stored, tab, Box::new(move |world, at| background::answered(&request, status, world, at)))
}

/// A tab was closed.
pub fn tab_gone(tab: i32, stored: &JsValue) -> JsValue {
    let left = |world: &mut World<'_>, at: Instant<'_>| {
        background::left(world, at);
        *world.watch = Watch::default();
    };
    silently(stored, tab, Box::new(left))
}

/// The badge anew.
pub fn wake(stored: &JsValue) -> JsValue {
    list::turn(stored, None, Keep::Previous, Box::new(|_, _, _| Done::default()))
}

/// What is done with the list and the watch of a tab.
type Work = Box<dyn FnOnce(&mut World<'_>, Instant<'_>) -> Reply>;

/// Work that has nothing to answer.
type Silent = Box<dyn FnOnce(&mut World<'_>, Instant<'_>)>;

fn silently(stored: &JsValue, tab: i32, work: Silent) -> JsValue {
    let work = |world: &mut World<'_>, at: Instant<'_>| {
        work(world, at);
        Reply::Done { done: true }
    };
    act(stored, Some(tab), Arc::default(), Keep::Previous, Box::new(work))
}

/// Does work in a turn at the list.
fn act(stored: &JsValue, tab: Option<i32>, language: Arc<Language>, keep: Keep, work: Work) -> JsValue {
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
    list::turn(stored, tab, keep, Box::new(turn))
}
