//! The part of the options that reads a file: first what it would change, then the change.

use core::cell::RefCell;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

use super::dom::{El, button, by_id, el, find_id, says, spawn};
use super::options::{self, fail, say};
use super::{ask, row};
use crate::browser::i18n;
use crate::import::MAX_BYTES;
use crate::prelude::*;
use crate::protocol::{ImportView, ImportedChange};

/// The most tokens that are named of a file; the numbers tell of the rest.
const NAMED: usize = 50;

std::thread_local! {
    /// The content of the file that was looked at.
    static TEXT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Reads the file that was chosen and says what it would change.
pub(super) fn chosen(field: &El) {
    let file = field
        .element()
        .dyn_ref::<HtmlInputElement>()
        .and_then(HtmlInputElement::files)
        .and_then(|files| files.get(0));
    let Some(file) = file else { return };
    clear();
    #[expect(clippy::cast_precision_loss, reason = "the limit is some megabytes")]
    if file.size() > MAX_BYTES as f64 {
        say("import-status", &i18n::text("failure_import_too_long"));
        return;
    }
    spawn(async move {
        let text =
            JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()).unwrap_or_default();
        match ask::import(text.clone(), false).await {
            Ok(seen) => {
                TEXT.set(text);
                preview(&seen);
            }
            Err(failure) => fail("import-status", &failure),
        }
    });
}

fn preview(seen: &ImportView) {
    let lists = el("div", "");
    let numbers = [
        ("import_added", seen.added.len()),
        ("import_changed", seen.changed.len()),
        ("import_unchanged", seen.unchanged),
    ];
    let summary = el("ul", "sentences").attr("id", "import-summary");
    for (key, count) in numbers {
        if count > 0 {
            summary.append(&el("li", "").text(&i18n::count(key, count)));
        }
    }
    lists.append(&summary);
    if !seen.ignored_columns.is_empty() {
        lists.append(
            &el("p", "hint").text(&i18n::text_with("import_ignored", &[&seen.ignored_columns.join(", ")])),
        );
    }
    let nothing = seen.added.is_empty() && seen.changed.is_empty();
    if !nothing {
        let names = el("ul", "changes").attr("role", "list");
        for name in seen.added.iter().take(NAMED) {
            names.append(
                &el("li", "")
                    .child(&says("span", "state", "import_new"))
                    .text(" ")
                    .child(&row::isolated("", name)),
            );
        }
        for change in seen.changed.iter().take(NAMED) {
            names.append(&changes(change));
        }
        lists.append(&el("details", "").child(&says("summary", "", "import_details")).child(&names));
    }
    let buttons = el("div", "buttons");
    if !nothing {
        buttons.append(&button("button main", "action_import").attr("data-act", "import"));
    }
    buttons.append(&button("button", "action_cancel").attr("data-act", "import-not"));
    by_id("import-preview").fill(&[&el("div", "confirm calm")
        .attr("role", "group")
        .attr("aria-labelledby", "import-summary")
        .child(&lists)
        .child(&buttons)]);
    if let Some(first) = find_id("import-preview").and_then(|place| place.find("button")) {
        first.focus();
    }
}

fn changes(change: &ImportedChange) -> El {
    let line = el("li", "")
        .child(&says("span", "state", "import_changes"))
        .text(" ")
        .child(&row::isolated("", &change.name));
    let fields = el("ul", "");
    for (field, before, after) in &change.fields {
        let what = el("li", "hint").child(&el("code", "").text(field));
        let what = if before.is_empty() && after.is_empty() {
            what
        } else {
            what.text(": ").child(&row::isolated("", before)).text(" → ").child(&row::isolated("", after))
        };
        fields.append(&what);
    }
    line.child(&fields)
}

/// Does what the preview said.
pub(super) fn really() {
    let text = TEXT.take();
    spawn(async move {
        match ask::import(text, true).await {
            Ok(done) => {
                options::refresh().await;
                let said = i18n::count("import_done", done.added.len() + done.changed.len());
                say("import-status", &said);
                by_id("file").focus();
            }
            Err(failure) => fail("import-status", &failure),
        }
    });
}

/// Puts the preview away.
pub(super) fn forget() {
    clear();
    by_id("file").write("");
    by_id("file").focus();
}

fn clear() {
    TEXT.take();
    say("import-status", "");
    by_id("import-preview").fill(&[]);
}
