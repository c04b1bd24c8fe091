//! The module of the pages: popup, options, welcome; and, for the background, files in and out, which nobody needs at its start.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::disallowed_types, reason = "what JS calls takes values of JS, and hands them to `browser`")]

use js_sys::Promise;
use token_due::browser::files;
use token_due::views;
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Draws the popup, with what it shows asked for already.
#[wasm_bindgen]
pub fn popup(asked: Promise) {
    views::popup::open(asked);
}

/// Draws the options page.
#[wasm_bindgen]
pub fn options() {
    views::options::open();
}

/// Fills the page that opens after the installation.
#[wasm_bindgen]
pub fn welcome() {
    views::welcome::open();
}

/// Answers, in the background, a message about a file; the answer is never a rejection.
#[wasm_bindgen]
pub fn file(message: &JsValue, sender: &JsValue) -> Promise {
    files::message(message, sender)
}
