//! What the views read, and what they ask the background; its side is [`PageRequest`].

use chrono::NaiveDate;

use super::foresee::{self, Foreseen};
use super::snapshot::Snapshot;
use crate::browser::js::{self, Asked};
use crate::browser::words::BrowserWords;
use crate::browser::{clock, message, storage};
use crate::json::record;
use crate::prelude::*;
use crate::protocol::{Change, ExportFormat, ExportedFile, Failure, ImportView, PageRequest, PuzzleView};

/// Asks for the list where it is stored. By way of the background it took three times as long: it would be read there, written
/// as a message, and read again.
pub(super) fn stored() -> Asked {
    storage::list()
}

/// The list that was asked for, as it is now.
pub(super) async fn list(stored: Asked) -> Result<Snapshot, Failure> {
    let (ledger, _) = storage::ledger_of(js::one(stored).await)?;
    Ok(Snapshot::new(ledger, clock::now(), clock::offset()))
}

/// What the background told of the page that the popup was opened over.
#[derive(Default)]
pub(super) struct Looked {
    /// The page, where it was not understood.
    pub(super) puzzle: Option<PuzzleView>,
}

record!(Looked { puzzle });

/// The list, or those of it with these ids, as a file.
pub(super) fn export(
    format: ExportFormat,
    tokens: Option<Vec<String>>,
) -> impl Future<Output = Result<ExportedFile, Failure>> {
    message::send(&PageRequest::Export { format, tokens })
}

/// Changes the list or the settings.
pub(super) fn change(change: Change) -> impl Future<Output = Result<(), Failure>> {
    message::send(&PageRequest::Change { change: Box::new(change) })
}

/// What will be told on a date, as the list is now.
pub(super) async fn preview(date: NaiveDate) -> Result<Foreseen, Failure> {
    let (ledger, _) = storage::ledger_of(js::one(stored()).await)?;
    Ok(foresee::preview(&ledger, date, clock::offset(), &BrowserWords))
}

/// What a file would change, or, with `apply`, has changed.
pub(super) fn import(text: String, apply: bool) -> impl Future<Output = Result<ImportView, Failure>> {
    message::send(&PageRequest::Import { text, apply })
}

/// Empties the list.
pub(super) fn erase() -> impl Future<Output = Result<(), Failure>> {
    message::send(&PageRequest::Erase)
}
