//! What is done when a notice is pressed.

use js_sys::Object;
use wasm_bindgen::JsValue;

use super::js;
use super::list::{self, Done, Keep};
use super::storage::{self, Stored};
use crate::background::Instant;
use crate::ledger::Ledger;
use crate::ledger::merge::whole_seconds;
use crate::prelude::*;
use crate::remind::{Snooze, snooze_all};
use crate::sites::manage_page;

/// Where a token is looked at when there is nothing to press but the notice itself.
const POPUP: &str = "popup.html#";

/// A notice was pressed: one of its buttons, or beside them. A `Done` of `background.js`.
pub fn notice(id: &str, button: Option<u8>, stored: &JsValue) -> JsValue {
    let local = Stored::of(stored).local;
    if button.is_some_and(|button| button > 0) {
        // The notice stood for all of them.
        let ids = local.map(|items| storage::told_of(&items)).unwrap_or_default().together(id);
        let put_off = move |ledger: &mut Ledger, _, at: Instant<'_>| {
            snooze_all(ledger, &ids, Snooze::NextWorkingDay, whole_seconds(at.now), at.offset);
            Done::default()
        };
        return list::turn(stored, None, Keep::Previous, Box::new(put_off));
    }
    let page = || manage_page(storage::ledger_of(local).ok()?.0.find(id)?);
    let page = button.and_then(|_| page());
    let outcome = Object::new();
    let popup = || [POPUP, &String::from(js_sys::encode_uri_component(id))].concat();
    js::set(&outcome, "open", &page.unwrap_or_else(popup).into());
    outcome.into()
}
