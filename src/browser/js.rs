//! Values of JS as values of ours and back.
//!
//! By way of text: the browser writes and reads JSON faster than its objects are walked from outside, and one reader is enough.

#[cfg(feature = "views")]
use js_sys::{Array, Promise};
use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsValue;
#[cfg(feature = "views")]
use wasm_bindgen_futures::JsFuture;

use crate::json::{self, Decode, Encode};
use crate::prelude::*;
use crate::protocol::Failure;

/// A value of JS as one of ours.
pub(crate) fn decode<T: Decode>(value: &JsValue) -> Result<T, String> {
    json::from_text(&text(value)?).map_err(|problem| problem.reason().to_owned())
}

/// A value of ours as one of JS, a plain object.
pub(crate) fn encode(value: &dyn Encode) -> Result<JsValue, JsValue> {
    JSON::parse(&json::to_text(value))
}

/// A plain object with these texts.
pub(super) fn object(entries: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        set(&object, key, &(*value).into());
    }
    object
}

/// Sets a field of a plain object.
pub(super) fn set(object: &Object, key: &str, value: &JsValue) {
    // Which cannot fail.
    let _ = Reflect::set(object, &key.into(), value);
}

/// The message of a JS error.
pub(crate) fn reason(error: &JsValue) -> String {
    Reflect::get(error, &"message".into())
        .ok()
        .and_then(|message| message.as_string())
        .unwrap_or_else(|| "unknown error".to_owned())
}

/// Why a message was not decoded.
pub(crate) fn malformed(error: &str) -> Failure {
    // An error of the decoder quotes what it met; only its beginning, which says what was expected, is kept.
    let expected: String = error.chars().take_while(|&c| c != '`' && c != '"').take(60).collect();
    Failure {
        code: "malformed-message".to_owned(),
        message: ["A message is in no known form (", &expected, "). Nothing was changed."].concat(),
    }
}

/// What was asked of the browser; some of it refuses in the same turn.
#[cfg(feature = "views")]
pub(crate) type Asked = Result<Promise, JsValue>;

/// Waits for all that was asked, also where some of it is refused.
///
/// What does not depend on each other is asked together: it is quicker, and each `async` function and each place that waits is
/// half a kilobyte of the package.
#[cfg(feature = "views")]
pub(crate) async fn all(asked: Vec<Asked>) -> Vec<Result<JsValue, JsValue>> {
    let asked: Array =
        asked.into_iter().map(|asked| asked.unwrap_or_else(|error| Promise::reject(&error))).collect();
    match JsFuture::from(Promise::all_settled(&asked)).await {
        Ok(settled) => Array::from(&settled).iter().map(|one| result(&one)).collect(),
        Err(_) => Vec::new(),
    }
}

/// Waits for one.
#[cfg(feature = "views")]
pub(crate) async fn one(asked: Asked) -> Result<JsValue, JsValue> {
    all(vec![asked]).await.pop().unwrap_or(Err(JsValue::UNDEFINED))
}

/// One of the results of `Promise.allSettled`.
pub(super) fn result(settled: &JsValue) -> Result<JsValue, JsValue> {
    let get = |key: &str| Reflect::get(settled, &key.into());
    if get("status")? == "fulfilled" { get("value") } else { Err(get("reason")?) }
}

/// A text is JSON already, as the sensor sends it and as the list is stored; what has no JSON, such as `undefined`, has no text.
pub(super) fn text(value: &JsValue) -> Result<String, String> {
    let text = value.as_string().or_else(|| JSON::stringify(value).ok().map(String::from));
    text.ok_or_else(|| "not a value that JSON has".to_owned())
}
