//! The one place that asks what time it is, and for a number that was never used.

use chrono::{DateTime, Utc};
use js_sys::Date;
use wasm_bindgen::prelude::*;

use crate::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = randomUUID)]
    fn random_uuid() -> String;
}

/// Now.
pub(crate) fn now() -> DateTime<Utc> {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit")]
    let milliseconds = Date::now() as i64;
    DateTime::from_timestamp_millis(milliseconds).unwrap_or_default()
}

/// The user's offset from UTC now, in minutes, east positive.
pub(crate) fn offset() -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "minutes of a time zone fit")]
    let west = Date::new_0().get_timezone_offset() as i32;
    -west
}

/// A UUID (RFC 9562, version 4).
pub(crate) fn uuid() -> String {
    random_uuid()
}
