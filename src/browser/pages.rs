//! What the background does when a page of the extension asks: let the core decide, in the same turn as everything else.

use wasm_bindgen::JsValue;

use super::list::{self, Done, Keep};
use super::words::BrowserWords;
use super::{js, log, sender};
use crate::background::{Instant, Sender, pages};
use crate::prelude::*;
use crate::protocol::{PageReply, PageRequest};

/// Answers a message of a page, with a `Done` of `background.js`.
pub fn message(message: &JsValue, sender: &JsValue, stored: &JsValue) -> JsValue {
    let from = sender::of(sender);
    let request: PageRequest = match js::decode(message) {
        Ok(request) => request,
        Err(error) => return list::refusal(&js::malformed(&error)),
    };
    let keep = if matches!(request, PageRequest::Erase) && from == Sender::Page {
        Keep::Nothing
    } else {
        Keep::Previous
    };
    let work = move |ledger: &mut _, _, at: Instant<'_>| {
        let reply = pages::answer(request, &from, ledger, at, &BrowserWords);
        if let PageReply::Error { error } = &reply {
            log::warn(&error.code, &error.message);
        }
        Done { reply: js::encode(&reply).unwrap_or_default(), ..Done::default() }
    };
    list::turn(stored, None, keep, Box::new(work))
}
