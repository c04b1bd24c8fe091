//! The notice of the day: told once.

use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;

use super::storage::{self, Stored};
use super::words::BrowserWords;
use super::{clock, i18n, js, log};
use crate::remind::{due, notice_text};

/// The keys of the buttons, in their order; [`super::pressed::notice`] is told the place.
const BUTTONS: [&str; 2] = ["action_renew", "action_snooze"];

/// What is due now and was not told before, as a `Due` of `background.js`; empty where nothing is, or nothing is to be told.
pub fn told(stored: &JsValue) -> JsValue {
    let due_now = Object::new();
    let local = Stored::of(stored).local;
    let told = local.as_ref().map(storage::told_of).unwrap_or_default();
    let ledger = match storage::ledger_of(local) {
        Ok((ledger, _)) if ledger.settings.notifications => ledger,
        Ok(_) => return due_now.into(),
        Err(error) => {
            log::warn(&error.code, &error.message);
            return due_now.into();
        }
    };
    let offset = clock::offset();
    let (notice, then) = due(&ledger, told.clone(), clock::now(), offset);
    if then != told {
        js::set(&due_now, "local", &storage::told(&then));
    }
    if let Some(notice) = notice
        && let Some(text) = notice_text(&notice, &ledger, offset, &BrowserWords)
    {
        js::set(&due_now, "id", &notice.token.as_str().into());
        let shown = js::object(&[
            ("type", "basic"),
            ("iconUrl", "icons/128.png"),
            ("title", &text.title),
            ("message", &text.message),
        ]);
        js::set(&due_now, "notice", &shown);
        let buttons: Array = BUTTONS.iter().map(|key| js::object(&[("title", &i18n::text(key))])).collect();
        js::set(&due_now, "buttons", &buttons);
    }
    due_now.into()
}
