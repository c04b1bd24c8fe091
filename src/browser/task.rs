//! Work that takes time, as promises of JS.

use core::pin::Pin;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;

use crate::prelude::*;

/// A piece of work, boxed: the code around it is then there once and not for each.
pub type Task = Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>>;

/// Begins it.
pub fn promise(task: Task) -> Promise {
    future_to_promise(task)
}

/// Begins work whose result nobody waits for.
pub fn start(task: impl Future<Output = ()> + 'static) -> Promise {
    promise(Box::pin(async move {
        task.await;
        Ok(JsValue::UNDEFINED)
    }))
}
