//! What a person may change, from a page of the extension.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ledger::{Expiry, Kind, Provider, Question};
use crate::page::PageText;
use crate::remind::Snooze;

/// One change; all of it is done, or nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Change {
    /// Add a token by hand.
    Add {
        /// What is known of it; a name at least.
        fields: Fields,
    },
    /// Change what is recorded of a token.
    Edit {
        /// Of which.
        id: String,
        /// What to change.
        fields: Fields,
        /// Whether it says at once that the token exists, where that was a question.
        #[serde(default)]
        confirm: bool,
    },
    /// Say that an unconfirmed token exists.
    Confirm {
        /// Which.
        id: String,
    },
    /// Put a reminder off.
    Snooze {
        /// Of which token.
        id: String,
        /// For how long.
        until: Snooze,
    },
    /// Put a reminder off until the next stage.
    Acknowledge {
        /// Of which token.
        id: String,
    },
    /// Take the last two back.
    RemindAgain {
        /// For which token.
        id: String,
    },
    /// Say that a token was revoked.
    Revoke {
        /// Which.
        id: String,
    },
    /// Say that another token took its place.
    Replace {
        /// Which was replaced.
        id: String,
        /// By which of the list, if by one of it: it takes over where the old one is used, the note and the reminders.
        by: Option<String>,
    },
    /// Wave a question about a token away.
    Dismiss {
        /// About which.
        id: String,
        /// The question.
        question: Question,
    },
    /// Take a token out of the list.
    Delete {
        /// Which.
        id: String,
    },
    /// Undo: put records back as they were.
    Restore {
        /// The records, not decoded: one more way to decode a record is 20 kB of the package.
        tokens: Vec<Value>,
    },
    /// Other settings; fields that are not there stay as they are.
    Settings {
        /// Fields of [`crate::ledger::Settings`].
        settings: Value,
    },
}

/// What a person says of a token; what is not there stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fields {
    /// Who issued it.
    pub provider: Option<Provider>,
    /// What kind it is.
    pub kind: Option<Kind>,
    /// Its name on the site.
    pub name: Option<PageText>,
    /// The product it is for; empty for none.
    pub app: Option<PageText>,
    /// Its scopes.
    pub scopes: Option<Vec<PageText>>,
    /// When it stops working.
    pub expiry: Option<Expiry>,
    /// Where it is used.
    pub used_in: Option<Vec<PageText>>,
    /// A note.
    pub note: Option<PageText>,
    /// The page it is managed on; empty for none.
    pub page: Option<String>,
    /// Days before expiry to remind at; empty for those of the site or of all.
    pub reminders: Option<Vec<u32>>,
}
