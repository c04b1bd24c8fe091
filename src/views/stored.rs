//! The parts of the options that show what is stored, and what helps when something goes wrong.

use super::dom::{by_id, spawn};
use super::options::say;
use super::snapshot::Snapshot;
use super::{ask, diagnostics, failure};
use crate::browser::{clipboard, i18n};
use crate::protocol::ExportFormat;

/// Shows the stored record. It is read each time it is opened, so it is never an old one.
pub(super) async fn show() {
    match ask::export(ExportFormat::Json, None).await {
        Ok(file) => say("record-text", &file.text),
        Err(failure) => say("record-text", &failure::sentence(&failure)),
    }
}

/// Shows what a bug report needs, without a name in it.
pub(super) fn show_report(snapshot: &Snapshot) {
    say("report", &diagnostics::report(snapshot, env!("CARGO_PKG_VERSION"), &i18n::language()));
}

/// Copies the report.
pub(super) fn copy() {
    let text = by_id("report").element().text_content().unwrap_or_default();
    spawn(async move {
        let said = if clipboard::write(&text).await { "done_copied" } else { "failure_copy" };
        say("copy-status", &i18n::text(said));
    });
}
