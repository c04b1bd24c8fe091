//! A file read into the list: first a plan that can be looked at, then the change.
//!
//! A file is read whole or not at all. Everything in it is as foreign as a page: texts are scrubbed, ids and addresses checked.

mod check;
mod csv;
mod json;
mod json_line;
mod merge;

use core::fmt;

use chrono::{DateTime, Utc};

use crate::export::column::Column;
use crate::export::csv::BYTE_ORDER_MARK;
use crate::json::Map;
use crate::ledger::{Evidence, Ledger, Token, What};
use crate::page::PageText;
use crate::prelude::*;

/// The longest file that is read, in bytes. Ten thousand full records are shorter.
pub const MAX_BYTES: usize = 8 << 20;

/// Why a file cannot be read. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportError {
    /// A stable name for the reason: `too-long`, `newer-format`, `not-ours` or `malformed`.
    pub code: String,
    /// The line it was found on, from 1, where it is on one.
    pub line: Option<usize>,
    /// What is wrong, in a sentence without the end.
    pub reason: String,
}

impl ImportError {
    fn new(code: &str, line: Option<usize>, reason: &str) -> Self {
        // The reason may repeat what stands in the file.
        Self { code: code.into(), line, reason: PageText::new(reason).as_str().into() }
    }

    /// What is wrong and on which line, in a sentence without the end.
    pub fn sentence(&self) -> String {
        match self.line {
            Some(line) => text!["line ", line, ": ", self.reason],
            None => self.reason.clone(),
        }
    }

    fn malformed(line: usize, reason: &str) -> Self {
        Self::new("malformed", Some(line), reason)
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())
    }
}

impl core::error::Error for ImportError {}

/// What an import will change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Tokens that the list does not have.
    pub added: Vec<Token>,
    /// Tokens that it has otherwise.
    pub changed: Vec<Change>,
    /// How many it has just so.
    pub unchanged: usize,
    /// Columns of a table that are not read.
    pub ignored_columns: Vec<String>,
    /// Whether the records are whole, as in JSON: they are then added as they are.
    whole: bool,
    /// Fields of the file that this version does not know.
    extra: Map<'static>,
}

/// A token of the list that an import will change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The token as it will be.
    pub token: Token,
    /// What is different.
    pub fields: Vec<FieldChange>,
}

/// One field that an import will change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// Its name in the record.
    pub field: &'static str,
    /// What it says now; empty where it says nothing or is not a line of text.
    pub before: String,
    /// What it will say.
    pub after: String,
}

/// A token of a file, and which of its fields the file says something about.
struct Record {
    token: Token,
    says: Vec<Column>,
}

/// What is in a file, whatever its form.
#[derive(Default)]
struct Incoming {
    records: Vec<Record>,
    whole: bool,
    extra: Map<'static>,
    ignored_columns: Vec<String>,
}

/// Reads a file, JSON (`token-due/1`) or CSV, and says what it would change in the list.
pub fn plan(ledger: &Ledger, text: &str) -> Result<Plan, ImportError> {
    if text.len() > MAX_BYTES {
        return Err(ImportError::new("too-long", None, "the file is too long for a list of tokens"));
    }
    let text = text.trim_start_matches(BYTE_ORDER_MARK);
    let mut incoming = if matches!(text.trim_start().as_bytes(), [b'{' | b'[', ..]) {
        json::read(text)
    } else {
        csv::read(text)
    }?;
    let mut known: Vec<String> = Vec::new();
    for token in ledger.tokens.iter().chain(incoming.records.iter().map(|record| &record.token)) {
        check::insert_once(&mut known, token.id.clone());
    }
    for record in &mut incoming.records {
        check::clean(&mut record.token.extra, &known);
    }
    check::clean(&mut incoming.extra, &known);
    Ok(merge::plan(ledger, incoming))
}

/// Changes the list as planned. `new_id` makes the ids of tokens from a table that has none.
pub fn apply(ledger: &mut Ledger, plan: Plan, now: DateTime<Utc>, new_id: &mut dyn FnMut() -> String) {
    for Change { mut token, .. } in plan.changed {
        token.witness(Evidence::Import);
        token.record(now, What::Imported, None);
        match ledger.find_mut(&token.id) {
            Some(ours) => *ours = token,
            None => ledger.tokens.push(token),
        }
    }
    for mut token in plan.added {
        if token.id.is_empty() {
            token.id = new_id();
        }
        if !plan.whole {
            token.witness(Evidence::Import);
            token.record(now, What::Imported, None);
        }
        if token.last_seen == DateTime::UNIX_EPOCH {
            token.last_seen = now;
        }
        ledger.tokens.push(token);
    }
    ledger.extra.add(plan.extra);
}
