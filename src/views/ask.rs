//! What the views ask the background; the other side is [`crate::protocol::Request`].

use chrono::NaiveDate;
use serde::Serialize;

use crate::browser::message;
use crate::protocol::{Change, ExportFormat, ExportedFile, Failure, ImportView, PreviewView, Snapshot};

/// A question, as the background reads it.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Ask {
    Snapshot,
    Export { format: ExportFormat, tokens: Option<Vec<String>> },
    Change { change: Change },
    Preview { date: NaiveDate },
    Import { text: String, apply: bool },
    Erase,
}

/// An answer that says nothing but that it was done.
#[derive(serde::Deserialize)]
struct Done {}

/// Everything a view shows.
pub(super) async fn snapshot() -> Result<Snapshot, Failure> {
    message::send(&Ask::Snapshot).await
}

/// The list, or those of it with these ids, as a file.
pub(super) async fn export(
    format: ExportFormat,
    tokens: Option<Vec<String>>,
) -> Result<ExportedFile, Failure> {
    message::send(&Ask::Export { format, tokens }).await
}

/// Changes the list or the settings.
pub(super) async fn change(change: Change) -> Result<(), Failure> {
    message::send::<Done>(&Ask::Change { change }).await.map(drop)
}

/// What will be told on a date.
pub(super) async fn preview(date: NaiveDate) -> Result<PreviewView, Failure> {
    message::send(&Ask::Preview { date }).await
}

/// What a file would change, or, with `apply`, has changed.
pub(super) async fn import(text: String, apply: bool) -> Result<ImportView, Failure> {
    message::send(&Ask::Import { text, apply }).await
}

/// Empties the list.
pub(super) async fn erase() -> Result<(), Failure> {
    message::send::<Done>(&Ask::Erase).await.map(drop)
}
