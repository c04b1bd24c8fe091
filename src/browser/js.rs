//! Values of JS as values of ours and back.
//!
//! Everything goes by way of [`Value`], so that each type is decoded from one source only: decoded from JS directly, from text and from
//! the buffers that tagged enums need, each type would be there three times, for twice the package.

use js_sys::Error;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// A value of JS as one of ours.
pub(crate) fn decode<T: DeserializeOwned>(value: JsValue) -> Result<T, String> {
    serde_json::from_value(plain(value)?).map_err(|error| error.to_string())
}

/// A value of ours as one of JS, a plain object.
pub(crate) fn encode(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let value = serde_json::to_value(value).map_err(|error| Error::new(&error.to_string()))?;
    Ok(value.serialize(&Serializer::json_compatible())?)
}

/// Apart from [`decode`], so that it is there once.
fn plain(value: JsValue) -> Result<Value, String> {
    serde_wasm_bindgen::from_value(value).map_err(|error| error.to_string())
}
