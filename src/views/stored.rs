//! The part of the options that shows the stored record as it is.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlDetailsElement;

use super::dom::{El, el};
use super::options::part;
use super::{ask, failure};
use crate::browser::i18n;
use crate::protocol::ExportFormat;

/// The section. The record is read each time it is opened, so it is never an old one.
pub(super) fn section() -> El {
    let title = i18n::text("stored_open");
    // Reached by the keyboard, since it scrolls.
    let record = el("pre", "record").attr("tabindex", "0").attr("role", "region").attr("aria-label", &title);
    let shown = record.clone();
    let details =
        el("details", "").child(&el("summary", "").text(&title)).child(&record).on("toggle", move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
            if target.is_some_and(|details| details.open()) {
                spawn_local(show(shown.clone()));
            }
        });
    part("stored", "part_stored").child(&el("p", "").text(&i18n::text("stored_what"))).child(&details)
}

async fn show(record: El) {
    match ask::export(ExportFormat::Json).await {
        Ok(file) => record.say(&file.text),
        Err(failure) => record.say(&failure::sentence(&failure)),
    }
}
