//! Questions from the pages of the extension to its background.

use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;

use super::js::{self, Asked};
use crate::json::{Decode, Encode};
use crate::protocol::Failure;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "runtime"], js_name = sendMessage)]
    fn send_message(message: &JsValue) -> Result<Promise, JsValue>;
}

/// Asks the background; an answer that has an `error` is the failure it holds.
///
/// No `async` function, and what is not of the answer's type apart: it would else be there for every type of answer.
pub fn send<T: Decode>(request: &dyn Encode) -> impl Future<Output = Result<T, Failure>> + use<T> {
    receive(js::encode(request).and_then(|request| send_message(&request)))
}

/// The answer to what was asked.
pub async fn receive<T: Decode>(asked: Asked) -> Result<T, Failure> {
    let answer = answer(js::one(asked).await)?;
    js::decode(&answer).map_err(|error| unanswered(&error))
}

fn answer(answer: Result<JsValue, JsValue>) -> Result<JsValue, Failure> {
    let answer = answer.map_err(|error| unanswered(&js::reason(&error)))?;
    match Reflect::get(&answer, &"error".into()) {
        Ok(error) if !error.is_undefined() => {
            Err(js::decode(&error).unwrap_or_else(|error| unanswered(&error)))
        }
        _ => Ok(answer),
    }
}

fn unanswered(why: &str) -> Failure {
    Failure {
        code: "no-answer".into(),
        message: ["The extension's background did not answer. Reload the extension. (", why, ")"].concat(),
    }
}
