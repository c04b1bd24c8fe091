//! What the views ask the background; the other side is [`crate::protocol::Request`]. About files there is [`FileRequest`].

use chrono::NaiveDate;

use crate::browser::message;
use crate::json::{Encode, Writer};
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
pub(super) fn snapshot(tab: Option<i32>) -> impl Future<Output = Result<Snapshot, Failure>> {
    message::send(&Ask::Snapshot { tab })
}

/// The list, or those of it with these ids, as a file.
pub(super) fn export(
    format: ExportFormat,
    tokens: Option<Vec<String>>,
) -> impl Future<Output = Result<ExportedFile, Failure>> {
    message::send(&FileRequest::Export { format, tokens })
}

/// What is stored, as it is, for a list that cannot be read.
pub(super) fn rescue() -> impl Future<Output = Result<ExportedFile, Failure>> {
    message::send(&Ask::Rescue)
}

/// Changes the list or the settings.
pub(super) fn change(change: Change) -> impl Future<Output = Result<(), Failure>> {
    message::send(&Ask::Change { change })
}

/// What will be told on a date.
pub(super) fn preview(date: NaiveDate) -> impl Future<Output = Result<PreviewView, Failure>> {
    message::send(&Ask::Preview { date })
}

/// What a file would change, or, with `apply`, has changed.
pub(super) fn import(text: String, apply: bool) -> impl Future<Output = Result<ImportView, Failure>> {
    message::send(&FileRequest::Import { text, apply })
}

/// Empties the list.
pub(super) fn erase() -> impl Future<Output = Result<(), Failure>> {
    message::send(&Ask::Erase)
}
