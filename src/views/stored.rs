//! The parts of the options that show what is stored, and what helps when something goes wrong.

use super::dom::{El, button, by_id, el, says, spawn};
use super::options::{self, say, status};
use super::{ask, diagnostics, failure};
use crate::browser::{clipboard, i18n};
use crate::protocol::ExportFormat;

/// The stored record. It is read each time it is opened, so it is never an old one.
pub(super) fn part() -> El {
    let title = i18n::text("stored_open");
    let details = el("details", "").attr("id", "record").child(&el("summary", "").text(&title));
    options::part("stored")
        .child(&says("p", "", "stored_what"))
        .child(&details.child(&text("record-text", &title)))
}

/// A text that scrolls, so the keyboard must reach it.
fn text(id: &str, title: &str) -> El {
    el("pre", "record").attr("id", id).attr("tabindex", "0").attr("role", "region").attr("aria-label", title)
}

/// Reads the record.
pub(super) async fn show() {
    match ask::export(ExportFormat::Json, None).await {
        Ok(file) => say("record-text", &file.text),
        Err(failure) => say("record-text", &failure::sentence(&failure)),
    }
}

/// What a bug report needs, without a name in it.
pub(super) fn diagnostics() -> El {
    let report =
        options::with(|snapshot| diagnostics::report(snapshot, env!("CARGO_PKG_VERSION"), &i18n::language()));
    options::part("diagnostics")
        .child(&says("p", "", "diagnostics_what"))
        .child(&text("report", &i18n::text("diagnostics_report")).text(&report.unwrap_or_default()))
        .child(&el("div", "buttons").child(&button("button", "action_copy").attr("data-act", "copy")))
        .child(&status("copy-status"))
}

/// Copies the report.
pub(super) fn copy() {
    let text = by_id("report").element().text_content().unwrap_or_default();
    spawn(async move {
        let said = if clipboard::write(&text).await { "done_copied" } else { "failure_copy" };
        say("copy-status", &i18n::text(said));
    });
}
