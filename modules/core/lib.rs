//! The module of the background: what happens on a message, a request, an alarm. Thin, no judgement.
//!
//! Nothing here waits: `background.js` reads what is stored, hands it in as `stored`, and does what is handed back, a `Done`. Promises and
//! what drives them were 15 kB of the module.
#![cfg(target_arch = "wasm32")]
#![no_std]
#![allow(clippy::disallowed_types, reason = "what JS calls takes values of JS, and hands them to `browser`")]

extern crate alloc;

use alloc::string::String;
use alloc::vec::Vec;
use core::panic::PanicInfo;

use js_sys::Function;
use token_due::browser::{duty, list};
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// A fault of the program ends the call, and the console says where. Without what a message is made of the module is a twentieth smaller.
#[panic_handler]
fn end(_: &PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

/// A message of a sensor or of a page of the extension; `undefined` leaves it to the other module.
/// `samples` gives, by the tag of a language, what `Intl` writes in it, as JSON.
#[wasm_bindgen]
pub fn message(message: &JsValue, sender: &JsValue, samples: &Function, stored: &JsValue) -> JsValue {
    duty::message(message, sender, samples, stored)
}

/// A request of a page that may create a token: the details and the bytes of its body.
#[wasm_bindgen]
pub fn request_sent(details: &JsValue, body: Vec<u8>, stored: &JsValue) -> JsValue {
    duty::request_sent(details, body, stored)
}

/// How such a request was answered; no status for one that failed on the way.
#[wasm_bindgen]
pub fn request_done(request: String, tab: i32, status: Option<u16>, stored: &JsValue) -> JsValue {
    duty::request_done(request, tab, status, stored)
}

/// A tab was closed.
#[wasm_bindgen]
pub fn tab_gone(tab: i32, stored: &JsValue) -> JsValue {
    duty::tab_gone(tab, stored)
}

/// An alarm, a start of the browser, an installation or an update, a change of permissions.
#[wasm_bindgen]
pub fn wake(stored: &JsValue) -> JsValue {
    duty::wake(stored)
}

/// The answer where what was to be stored was not.
#[wasm_bindgen]
pub fn unwritten(reason: &JsValue) -> JsValue {
    list::unwritten(reason)
}
