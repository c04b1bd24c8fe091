//! What the background does about files: let the core decide, under the same lock as everything else.

use js_sys::Promise;
use wasm_bindgen::JsValue;

use super::list::{self, Done, Keep};
use super::words::BrowserWords;
use super::{js, log, sender};
use crate::background::files;
use crate::prelude::*;
use crate::protocol::{FileReply, FileRequest};

/// Answers a message about a file.
pub fn message(message: &JsValue, sender: &JsValue) -> Promise {
    let from = sender::of(sender);
    let request: FileRequest = match js::decode(message) {
        Ok(request) => request,
        Err(error) => return Promise::resolve(&list::refused(js::malformed(&error))),
    };
    let work = move |ledger: &mut _, _, at: crate::background::Instant<'_>| {
        let reply = files::answer(request, &from, ledger, at, &BrowserWords);
        if let FileReply::Error { error } = &reply {
            log::warn(&error.code, &error.message);
        }
        Done { reply: js::encode(&reply).unwrap_or_default(), ..Done::default() }
    };
    list::turn(None, Keep::Previous, Box::new(work))
}
