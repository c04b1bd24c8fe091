//! One change at a time: storage has no transactions, and a read between another's read and write loses that one's work.

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::task::start;
use crate::protocol::Failure;

/// The name of the lock, one for everything that is stored.
const NAME: &str = "token-due";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["navigator", "locks"], js_name = request, catch)]
    fn request(name: &str, callback: &Function) -> Result<Promise, JsValue>;
}

/// Runs `work` alone: every other caller of this extension waits, in the order of asking.
pub(crate) async fn alone<T: 'static>(work: impl Future<Output = T> + 'static) -> Result<T, JsValue> {
    let done: Rc<RefCell<Option<T>>> = Rc::default();
    let slot = Rc::clone(&done);
    let task = Closure::once_into_js(move || {
        start(async move {
            let result = work.await;
            *slot.borrow_mut() = Some(result);
        })
    });
    JsFuture::from(request(NAME, task.unchecked_ref())?).await?;
    done.borrow_mut().take().ok_or_else(|| js_sys::Error::new("the lock was lost").into())
}

/// Why work was not done alone.
pub(crate) fn busy(error: &JsValue) -> Failure {
    Failure {
        code: "lock".to_owned(),
        message: format!("The background is busy and did not answer ({}). Try again.", reason(error)),
    }
}

/// The message of a JS error.
pub(crate) fn reason(error: &JsValue) -> String {
    Reflect::get(error, &"message".into())
        .ok()
        .and_then(|message| message.as_string())
        .unwrap_or_else(|| "unknown error".to_owned())
}
