//! What the views ask the background; the other side is [`crate::protocol::Request`].

use serde::Serialize;

use crate::browser::message;
use crate::protocol::{ExportFormat, ExportedFile, Failure, Snapshot};

/// A question, as the background reads it.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Ask {
    Snapshot,
    Export { format: ExportFormat },
    Erase,
}

/// Everything a view shows.
pub(super) async fn snapshot() -> Result<Snapshot, Failure> {
    message::send(&Ask::Snapshot).await
}

/// The list as a file.
pub(super) async fn export(format: ExportFormat) -> Result<ExportedFile, Failure> {
    message::send(&Ask::Export { format }).await
}

/// Empties the list.
pub(super) async fn erase() -> Result<(), Failure> {
    let _: serde::de::IgnoredAny = message::send(&Ask::Erase).await?;
    Ok(())
}
