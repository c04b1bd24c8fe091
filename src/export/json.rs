//! The record, whole: `token-due/1`.

use chrono::{DateTime, SubsecRound, Utc};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::ledger::Token;

/// What every version of the format is called before its number.
pub(crate) const FAMILY: &str = "token-due/";

/// The format that is written, and the newest that is read.
pub(crate) const FORMAT: &str = "token-due/1";

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    exported_at: DateTime<Utc>,
    tokens: &'a [&'a Token],
    #[serde(flatten)]
    extra: &'a Map<String, Value>,
}

/// Every field of the tokens, with those of a newer version that came with them or with their file.
pub(super) fn write(
    tokens: &[&Token],
    extra: &Map<String, Value>,
    now: DateTime<Utc>,
) -> Result<String, serde_json::Error> {
    let file = File { format: FORMAT, exported_at: now.trunc_subsecs(0), tokens, extra };
    // On several lines: an error in a file that someone edited is told by its line.
    serde_json::to_string_pretty(&file).map(|text| text + "\n")
}
