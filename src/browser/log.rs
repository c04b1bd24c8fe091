//! The console of the background: codes and sentences of our own, never text of a page.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = warn)]
    fn console_warn(text: &str);
}

/// Says that something was refused or failed.
pub(crate) fn warn(code: &str, message: &str) {
    console_warn(&["Token Due: ", code, ": ", message].concat());
}
