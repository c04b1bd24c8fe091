//! Outlines of pages, as the sensor would tell of them.

use chrono::{DateTime, Utc};
use token_due::page::Outline;

/// 2026-11-22T09:00:00Z, in milliseconds.
pub(crate) const BEGIN: i64 = 1_795_338_000_000;

/// The instant so many milliseconds after [`BEGIN`].
pub(crate) fn at(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(BEGIN + ms).unwrap()
}

/// A page with these nodes, seen so many milliseconds after [`BEGIN`] by someone in UTC.
pub(crate) fn outline(url: &str, cause: &str, ms: i64, nodes: &str) -> Outline {
    let at = BEGIN + ms;
    let text = format!(
        r#"{{"url":"{url}","lang":"en","cause":"{cause}","at":{at},"zone":"UTC","offset":0,"life":1,"whole":true,"nodes":[{nodes}]}}"#
    );
    token_due::json::from_text(&text).unwrap_or_else(|problem| panic!("{problem:?}: {text}"))
}
