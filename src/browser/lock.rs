//! One change at a time: storage has no transactions, and a read between another's read and write loses that one's work.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;

use super::js::Asked;
use super::task::{Task, promise};
use crate::prelude::*;

/// The name of the lock, one for everything that is stored.
const NAME: &str = "token-due";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["navigator", "locks"], js_name = request, catch)]
    fn request(name: &str, callback: &Function) -> Result<Promise, JsValue>;
}

/// Does a task alone: every other caller of this extension waits, in the order of asking. What it results in is what is promised.
pub(crate) fn alone(task: Task) -> Asked {
    let task = Closure::once_into_js(move || promise(task));
    request(NAME, task.unchecked_ref())
}

/// The message of a JS error.
pub(crate) fn reason(error: &JsValue) -> String {
    Reflect::get(error, &"message".into())
        .ok()
        .and_then(|message| message.as_string())
        .unwrap_or_else(|| "unknown error".to_owned())
}
