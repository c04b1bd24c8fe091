//! Questions from the pages of the extension to its background.

use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::js;
use crate::json::{Decode, Encode};
use crate::protocol::Failure;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "runtime"], js_name = sendMessage)]
    fn send_message(message: &JsValue) -> Result<Promise, JsValue>;
}

/// Asks the background; an answer that has an `error` is the failure it holds.
pub async fn send<T: Decode>(request: &dyn Encode) -> Result<T, Failure> {
    let request = js::encode(request).map_err(|error| unanswered(&error))?;
    let answer = ask(request).await?;
    js::decode(&answer).map_err(|error| unanswered(&js::error(&error)))
}

/// Apart from [`send`], so that it is there once and not once for every type of answer.
async fn ask(request: JsValue) -> Result<JsValue, Failure> {
    let answer = send_message(&request).map_err(|error| unanswered(&error))?;
    let answer = JsFuture::from(answer).await.map_err(|error| unanswered(&error))?;
    match Reflect::get(&answer, &"error".into()) {
        Ok(error) if !error.is_undefined() => {
            Err(js::decode(&error).unwrap_or_else(|error| unanswered(&js::error(&error))))
        }
        _ => Ok(answer),
    }
}

fn unanswered(error: &JsValue) -> Failure {
    let why = Reflect::get(error, &"message".into()).ok().and_then(|why| why.as_string()).unwrap_or_default();
    Failure {
        code: "no-answer".into(),
        message: format!("The extension's background did not answer. Reload the extension. ({why})"),
    }
}
