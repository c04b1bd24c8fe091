//! What a reading comes to.

use chrono::{DateTime, Utc};

use crate::ledger::{Evidence, Expiry, Kind, Provider};
use crate::page::PageText;

/// Something happened to a token.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// It was shown to exist; the same id again is another piece of evidence.
    Created(Sighting),
    /// It was asked for, and nothing has shown that it exists.
    Unconfirmed(Sighting),
    /// What was asked for was refused by the site after all.
    Refused {
        /// The id under which it may have been recorded.
        id: String,
    },
}

/// A token as it was seen at its creation.
#[derive(Clone, Debug, PartialEq)]
pub struct Sighting {
    /// The id of its record.
    pub id: String,
    /// Who issued it.
    pub provider: Provider,
    /// What kind it is.
    pub kind: Kind,
    /// Its name.
    pub name: PageText,
    /// The product it is for.
    pub app: Option<PageText>,
    /// Its scopes.
    pub scopes: Vec<PageText>,
    /// When its creation was asked for.
    pub created: DateTime<Utc>,
    /// When it stops working.
    pub expiry: Expiry,
    /// What shows it.
    pub evidence: Vec<Evidence>,
    /// The settings page it is managed on.
    pub page: String,
    /// When it was seen.
    pub seen: DateTime<Utc>,
}
