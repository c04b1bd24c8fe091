//! Who sent a message, as the browser says.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;

use crate::background::{Origin, Sender};
use crate::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = id, thread_local_v2)]
    static RUNTIME_ID: String;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getURL)]
    fn get_url(path: &str) -> String;
}

/// Tells a page of the extension, a sensor in a tab and everyone else apart.
pub(crate) fn of(sender: &JsValue) -> Sender {
    let id = text(sender, "id");
    if RUNTIME_ID.with(|own| id.as_ref() != Some(own)) {
        return Sender::Foreign;
    }
    let url = text(sender, "url").unwrap_or_default();
    // A page of the extension in a tab has a tab as well; its address tells it from a sensor.
    if url.starts_with(&get_url("")) {
        return Sender::Page;
    }
    let tab = Reflect::get(sender, &"tab".into()).ok().and_then(|tab| number(&tab, "id"));
    match tab {
        Some(tab) => Sender::Sensor(Origin { tab, frame: number(sender, "frameId").unwrap_or(0), url }),
        None => Sender::Foreign,
    }
}

fn text(value: &JsValue, key: &str) -> Option<String> {
    Reflect::get(value, &key.into()).ok().and_then(|text| text.as_string())
}

fn number(value: &JsValue, key: &str) -> Option<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "ids of tabs and frames are small whole numbers")]
    let whole = |number: f64| number as i32;
    Reflect::get(value, &key.into()).ok().and_then(|number| number.as_f64()).map(whole)
}
