//! Questions from the pages of the extension to its background.

use js_sys::{Promise, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::protocol::Failure;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "runtime"], js_name = sendMessage)]
    fn send_message(message: &JsValue) -> Result<Promise, JsValue>;
}

/// Asks the background; an answer that has an `error` is the failure it holds.
pub async fn send<T: DeserializeOwned>(request: &impl Serialize) -> Result<T, Failure> {
    let request =
        request.serialize(&Serializer::json_compatible()).map_err(|error| unanswered(&error.into()))?;
    let answer = ask(request).await?;
    serde_wasm_bindgen::from_value(answer).map_err(|error| unanswered(&error.into()))
}

/// Apart from [`send`], so that it is there once and not once for every type of answer.
async fn ask(request: JsValue) -> Result<JsValue, Failure> {
    let answer = send_message(&request).map_err(|error| unanswered(&error))?;
    let answer = JsFuture::from(answer).await.map_err(|error| unanswered(&error))?;
    match Reflect::get(&answer, &"error".into()) {
        Ok(error) if !error.is_undefined() => {
            Err(serde_wasm_bindgen::from_value(error).unwrap_or_else(|error| unanswered(&error.into())))
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
