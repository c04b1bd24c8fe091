//! Every message between the parts, one tagged enum each way.

mod change;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::ledger::{Settings, Token};
use crate::page::Outline;
use crate::remind::{NoticeText, Snooze, Stage};

pub use change::{Change, Fields};

/// What the sensor and the pages of the extension say to the background.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Request {
    /// Sensor: a document of a known site was opened or its route changed.
    Hello {
        /// Its address, with no query string but the parameters its site declares.
        url: String,
    },
    /// Sensor: what a page shows.
    Outline {
        /// The outline.
        outline: Box<Outline>,
    },
    /// Pages: everything a view shows.
    Snapshot,
    /// Pages: the list as a file.
    Export {
        /// In which format.
        format: ExportFormat,
        /// The ids of the tokens to take; all where it is left out.
        #[serde(default)]
        tokens: Option<Vec<String>>,
    },
    /// Pages: change the list or the settings.
    Change {
        /// What.
        change: Box<Change>,
    },
    /// Pages: what will be told on a date.
    Preview {
        /// The date.
        date: NaiveDate,
    },
    /// Pages: read a file, JSON or CSV.
    Import {
        /// Its content.
        text: String,
        /// Whether to change the list; else only what would change is told.
        apply: bool,
    },
    /// Pages: empty the list.
    Erase,
}

/// The formats a list can be exported in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExportFormat {
    /// Lossless, `token-due/1`.
    Json,
    /// A table for a spreadsheet (RFC 4180).
    Csv,
    /// Events for a calendar (RFC 5545).
    Ics,
    /// A table to paste into a page or an issue.
    Markdown,
}

/// What the background answers.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Reply {
    /// To the sensor: how long to look on.
    Watch(Watching),
    /// To a view.
    Snapshot(Box<Snapshot>),
    /// To an export.
    File(ExportedFile),
    /// To a preview.
    Preview(Box<PreviewView>),
    /// To an import.
    Import(Box<ImportView>),
    /// To a change that has nothing to tell.
    Done {
        /// Always true.
        done: bool,
    },
    /// Something went wrong.
    Error {
        /// What, and what to do.
        error: Failure,
    },
}

/// How long the sensor is to look on by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Watching {
    /// Whether to observe this page for as long as it is open, since its site declares it; none leaves that as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<bool>,
    /// Observe for so many milliseconds from now.
    pub for_ms: u32,
    /// Query parameters that may travel with the page's address; none leaves that as it is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<&'static str>,
}

/// A list as a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedFile {
    /// Its content.
    pub text: String,
    /// The name to save it under.
    pub file_name: String,
    /// Its media type (RFC 6838).
    pub media_type: String,
}

/// Why something could not be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// A stable name for the reason, e.g. `storage-unreadable`.
    pub code: String,
    /// A sentence for a person: what happened and what to do.
    pub message: String,
}

/// What will be told on a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewView {
    /// What the badge will show; empty for none.
    pub badge: String,
    /// The same in words.
    pub title: String,
    /// The notices of that day.
    pub notices: Vec<NoticeText>,
}

/// What an import changes, or would change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportView {
    /// The names of the tokens that the list does not have.
    pub added: Vec<String>,
    /// The tokens that it has otherwise.
    pub changed: Vec<ImportedChange>,
    /// How many it has just so.
    pub unchanged: usize,
    /// Columns of a table that are not read.
    pub ignored_columns: Vec<String>,
}

/// A token that an import changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedChange {
    /// Its name.
    pub name: String,
    /// The fields that change: name in the record, before and after; both empty where the field is not a line of text.
    pub fields: Vec<(String, String, String)>,
}

/// Everything a view shows, computed by the background at one instant.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Snapshot {
    /// The instant.
    pub now: DateTime<Utc>,
    /// The user's offset from UTC at that instant, in minutes, east positive.
    pub offset: i32,
    /// What the person chose.
    pub settings: Settings,
    /// The tokens, the next to expire first; those without a date after those with one, those that no longer count last.
    pub tokens: Vec<TokenView>,
}

/// A token as a view needs it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TokenView {
    /// The record.
    pub token: Token,
    /// Its stage now.
    pub stage: Stage,
    /// Whole days from today to its last day, negative once it has passed; none for never and unknown.
    pub days_left: Option<i64>,
    /// Whether its reminder is put off now.
    pub put_off: bool,
    /// How long its reminder can be put off, and when that would end; empty where there is none.
    pub snoozes: Vec<(Snooze, DateTime<Utc>)>,
}
