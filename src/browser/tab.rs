//! New tabs.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::js;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = create, catch)]
    fn create(details: &JsValue) -> Result<Promise, JsValue>;
}

/// Opens an address, or a page of the extension by its file.
pub(crate) fn open(address: &str) {
    // Without a window to open it in there is nobody to see the page.
    let _ = create(&js::object(&[("url", address)]));
}
