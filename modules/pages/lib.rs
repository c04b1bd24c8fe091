//! The module of the pages: popup, options, welcome; and, for the background, what these ask of the list and the notice of
//! the day, which are much code and rarely needed.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::disallowed_types, reason = "what JS calls takes values of JS, and hands them to `browser`")]

use js_sys::Promise;
use token_due::browser::{pages, pressed, telling};
use token_due::views;
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Draws the popup, with what it shows asked for already: what is stored, and what the background told of the page behind it.
#[wasm_bindgen]
pub fn popup(stored: Promise, looked: Promise) {
    views::popup::open(stored, looked);
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

/// Answers, in the background, what a page asks of the list.
#[wasm_bindgen]
pub fn message(message: &JsValue, sender: &JsValue, stored: &JsValue) -> JsValue {
    pages::message(message, sender, stored)
}

/// In the background: a notification about the token with that id was pressed, a button by its place, or none beside them.
#[wasm_bindgen]
pub fn told_pressed(id: &str, button: Option<u8>, stored: &JsValue) -> JsValue {
    pressed::notice(id, button, stored)
}

/// In the background: what is due and was not told.
#[wasm_bindgen]
pub fn due(stored: &JsValue) -> JsValue {
    telling::told(stored)
}
