//! The tab that the person looks at, and new ones.

use js_sys::{Array, JSON, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::js;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = query, catch)]
    fn query(query: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = create, catch)]
    fn create(details: &JsValue) -> Result<Promise, JsValue>;
}

/// Its number; none where the browser does not tell.
pub(crate) async fn active() -> Option<i32> {
    let wanted = JSON::parse(r#"{"active":true,"currentWindow":true}"#).ok()?;
    let tabs = JsFuture::from(query(&wanted).ok()?).await.ok()?;
    number(&Array::from(&tabs).get(0))
}

/// The number of a tab.
pub(crate) fn number(tab: &JsValue) -> Option<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "the browser numbers tabs with small whole numbers")]
    Reflect::get(tab, &"id".into()).ok()?.as_f64().map(|number| number as i32)
}

/// Opens an address, or a page of the extension by its file.
pub(crate) fn open(address: &str) {
    // Without a window to open it in there is nobody to see the page.
    let _ = create(&js::object(&[("url", address)]));
}
