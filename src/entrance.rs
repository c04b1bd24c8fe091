//! The few entrances for JS: thin, no judgement.

use wasm_bindgen::prelude::*;

use crate::browser::duty;
use crate::views;

/// A message of a sensor or of a page of the extension; the answer is never a rejection.
#[wasm_bindgen]
pub async fn message(message: JsValue, sender: JsValue) -> JsValue {
    duty::message(message, sender).await
}

/// A request of a page that may create a token: the details and the bytes of its body.
#[wasm_bindgen]
pub async fn request_sent(details: JsValue, body: Vec<u8>) {
    duty::request_sent(details, body).await;
}

/// How such a request was answered; no status for one that failed on the way.
#[wasm_bindgen]
pub async fn request_done(request: String, tab: i32, status: Option<u16>) {
    duty::request_done(request, tab, status).await;
}

/// A tab was closed.
#[wasm_bindgen]
pub async fn tab_gone(tab: i32) {
    duty::tab_gone(tab).await;
}

/// An alarm, a start of the browser, an installation or an update.
#[wasm_bindgen]
pub async fn wake() {
    duty::wake().await;
}

/// Draws the popup.
#[wasm_bindgen]
pub fn popup() {
    views::popup::open();
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
