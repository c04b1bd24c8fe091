//! The module of the background: what happens on a message, a request, an alarm. Thin, no judgement.
//!
//! The entrances make their promises themselves, by way of one boxed kind of task: for each `async` entrance the bindings would
//! write the making of a promise anew, at 3 kB each.
#![cfg(target_arch = "wasm32")]
#![no_std]
#![allow(clippy::disallowed_types, reason = "what JS calls takes values of JS, and hands them to `browser`")]

extern crate alloc;

use alloc::string::String;
use alloc::vec::Vec;
use core::panic::PanicInfo;

use js_sys::{Function, Promise};
use token_due::browser::task::start;
use token_due::browser::{duty, telling};
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// A fault of the program ends the call, and the console says where. Without what a message is made of the module is a twentieth smaller.
#[panic_handler]
fn end(_: &PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

/// A message of a sensor or of a page of the extension. The answer is never a rejection; `undefined` leaves it to the other module.
/// `samples` gives, by the tag of a language, what `Intl` writes in it, as JSON.
#[wasm_bindgen]
pub fn message(message: &JsValue, sender: &JsValue, samples: &Function) -> Promise {
    duty::message(message, sender, samples)
}

/// A request of a page that may create a token: the details and the bytes of its body.
#[wasm_bindgen]
pub fn request_sent(details: &JsValue, body: Vec<u8>) -> Promise {
    duty::request_sent(details, body)
}

/// How such a request was answered; no status for one that failed on the way.
#[wasm_bindgen]
pub fn request_done(request: String, tab: i32, status: Option<u16>) -> Promise {
    duty::request_done(request, tab, status)
}

/// A tab was closed.
#[wasm_bindgen]
pub fn tab_gone(tab: i32) -> Promise {
    duty::tab_gone(tab)
}

/// An alarm, a start of the browser, an installation or an update, a change of permissions.
#[wasm_bindgen]
pub fn wake() -> Promise {
    start(duty::wake())
}

/// The extension was installed or updated, with the browser's word for which.
#[wasm_bindgen]
pub fn installed(reason: &JsValue) {
    telling::installed(reason);
}
