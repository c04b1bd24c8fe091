//! What a reading comes to.

use chrono::{DateTime, Utc};

use super::list::Row;
use crate::ledger::{Evidence, Expiry, Kind, Provider, What};
use crate::page::PageText;
use crate::prelude::*;

/// Something happened to a token.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// It was shown to exist; the same id again is another piece of evidence.
    Created(Sighting),
    /// It was asked for, and nothing has shown that it exists.
    Unconfirmed(Sighting),
    /// A list of tokens was read.
    Listed(Listing),
    /// Something happened to a token that exists.
    Changed {
        /// Whose it is.
        provider: Provider,
        /// Its name.
        name: PageText,
        /// When it stops working, as its row said.
        expiry: Expiry,
        /// The page that it is managed on.
        page: String,
        /// What: revoked, confirmed after it seemed to be, refreshed or renamed.
        what: What,
        /// Its name from now on, where that is another.
        to: Option<PageText>,
        /// When.
        at: DateTime<Utc>,
    },
    /// What was asked for was refused by the site after all.
    Refused {
        /// The id under which it may have been recorded.
        id: String,
    },
}

/// A site's list of tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    /// A UUID that was never used: tokens that are met first here get theirs from it.
    pub id: String,
    /// Whose list it is.
    pub provider: Provider,
    /// What kind its tokens are.
    pub kind: Kind,
    /// What kind those are whose scopes can be looked at.
    pub scoped_kind: Kind,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The settings page it is on.
    pub page: String,
    /// When it was read.
    pub seen: DateTime<Utc>,
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
