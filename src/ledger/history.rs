//! What happened to a token, oldest first.

use chrono::{DateTime, Utc};

use crate::json::{names, record};
use crate::page::PageText;

/// The most entries kept for one token; the oldest but the first are dropped beyond it.
pub const MAX_ENTRIES: usize = 100;

/// One line of a token's history.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistoryEntry {
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What happened.
    pub what: What,
    /// The value before, where one was changed, e.g. the earlier expiry date.
    pub was: Option<PageText>,
}

record!(HistoryEntry { at: needed, what: needed, was: sparse });

/// What can happen to a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// It was given another name on its site.
    Renamed,
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
    #[default]
    Other,
}

names!(
    What {
        Noticed = "noticed", Found = "found", Unconfirmed = "unconfirmed", Confirmed = "confirmed",
        Added = "added", Edited = "edited", Imported = "imported", DateCorrected = "date-corrected",
        Renamed = "renamed", Refreshed = "refreshed", Expired = "expired", Revoked = "revoked", Replaced = "replaced",
        NotSeen = "not-seen", Snoozed = "snoozed", Acknowledged = "acknowledged", Other = "other",
    } else Other
);
