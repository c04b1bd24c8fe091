//! What the views ask the background; the other side is [`crate::protocol::Request`]. About files there is [`FileRequest`].

use chrono::NaiveDate;

use crate::browser::message;
use crate::json::{Encode, Value, Writer};
use crate::protocol::{
    Change, ExportFormat, ExportedFile, Failure, FileRequest, ImportView, PreviewView, Snapshot,
};

/// A question, as the background reads it.
enum Ask {
    Snapshot { tab: Option<i32> },
    Change { change: Change },
    Preview { date: NaiveDate },
    Rescue,
    Erase,
}

impl Encode for Ask {
    fn encode(&self, out: &mut Writer) {
        out.open('{');
        match self {
            Self::Snapshot { tab } => {
                out.field("kind", &"snapshot");
                out.field("tab", tab);
            }
            Self::Change { change } => {
                out.field("kind", &"change");
                out.field("change", change);
            }
            Self::Preview { date } => {
                out.field("kind", &"preview");
                out.field("date", date);
            }
            Self::Rescue => out.field("kind", &"rescue"),
            Self::Erase => out.field("kind", &"erase"),
        }
        out.close('}');
    }
}

/// Everything a view shows; with a tab also whether its page was understood.
pub(super) async fn snapshot(tab: Option<i32>) -> Result<Snapshot, Failure> {
    message::send(&Ask::Snapshot { tab }).await
}

/// The list, or those of it with these ids, as a file.
pub(super) async fn export(
    format: ExportFormat,
    tokens: Option<Vec<String>>,
) -> Result<ExportedFile, Failure> {
    message::send(&FileRequest::Export { format, tokens }).await
}

/// What is stored, as it is, for a list that cannot be read.
pub(super) async fn rescue() -> Result<ExportedFile, Failure> {
    message::send(&Ask::Rescue).await
}

/// Changes the list or the settings.
pub(super) async fn change(change: Change) -> Result<(), Failure> {
    message::send::<Value>(&Ask::Change { change }).await.map(drop)
}

/// What will be told on a date.
pub(super) async fn preview(date: NaiveDate) -> Result<PreviewView, Failure> {
    message::send(&Ask::Preview { date }).await
}

/// What a file would change, or, with `apply`, has changed.
pub(super) async fn import(text: String, apply: bool) -> Result<ImportView, Failure> {
    message::send(&FileRequest::Import { text, apply }).await
}

/// Empties the list.
pub(super) async fn erase() -> Result<(), Failure> {
    message::send::<Value>(&Ask::Erase).await.map(drop)
}
