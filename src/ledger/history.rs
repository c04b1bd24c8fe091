//! What happened to a token, oldest first.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::page::PageText;

/// The most entries kept for one token; the oldest but the first are dropped beyond it.
pub const MAX_ENTRIES: usize = 100;

/// One line of a token's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What happened.
    pub what: What,
    /// The value before, where one was changed, e.g. the earlier expiry date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<PageText>,
}

/// What can happen to a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Its creation was noticed on a page or in a request.
    Noticed,
    /// It was found in a site's list, created elsewhere or earlier.
    Found,
    /// It was pressed for, and nothing has shown yet that it exists.
    Unconfirmed,
    /// It was shown to exist.
    Confirmed,
    /// The person added it by hand.
    Added,
    /// The person changed it.
    Edited,
    /// It was read from a file.
    Imported,
    /// The page showed another expiry than the record had.
    DateCorrected,
    /// A new value was made for the same token.
    Refreshed,
    /// It ran out.
    Expired,
    /// It was revoked.
    Revoked,
    /// Another token took its place.
    Replaced,
    /// A fully loaded list no longer had it.
    NotSeen,
    /// It was put off.
    Snoozed,
    /// Its stage was acknowledged.
    Acknowledged,
    /// Something that this version does not know.
    #[serde(other)]
    Other,
}
