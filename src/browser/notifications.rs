//! Notifications, where the person allowed them; without the permission the browser does not even know the word.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::prelude::*;

use super::i18n;
use super::js::{self, Asked};
use crate::remind::NoticeText;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "notifications"], js_name = create, catch)]
    fn create(id: &str, options: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "notifications"], js_name = clear, catch)]
    fn clear(id: &str) -> Result<Promise, JsValue>;
}

/// The keys of the buttons, in their order; [`super::pressed::notice`] is told the place.
const BUTTONS: [&str; 2] = ["action_renew", "action_snooze"];

/// Shows a notice about the token with that id, in the place of an older one about it.
pub(crate) fn show(id: &str, notice: &NoticeText) -> Asked {
    let options = js::object(&[
        ("type", "basic"),
        ("iconUrl", "icons/128.png"),
        ("title", &notice.title),
        ("message", &notice.message),
    ]);
    let buttons: Array = BUTTONS.iter().map(|key| js::object(&[("title", &i18n::text(key))])).collect();
    Reflect::set(&options, &"buttons".into(), &buttons)?;
    create(id, &options).or_else(|_| {
        // Firefox has no buttons, and refuses what names them.
        Reflect::delete_property(&options, &"buttons".into())?;
        create(id, &options)
    })
}

/// Takes a notice away: one that was pressed does not go by itself everywhere.
#[cfg(feature = "views")]
pub(crate) fn take(id: &str) {
    // Where it is gone already there is nothing to do.
    let _ = clear(id);
}
