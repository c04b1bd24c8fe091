//! A file handed to the person, with no permission needed for it.

use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

use super::dom::el;
use crate::protocol::ExportedFile;

/// Milliseconds after which the copy in memory is let go; browsers take it within one turn.
const KEEP_MS: u32 = 10_000;

/// Saves a file where the browser saves files.
pub(super) fn save(file: &ExportedFile) {
    let kind = BlobPropertyBag::new();
    kind.set_type(&file.media_type);
    let parts = Array::of1(&file.text.as_str().into());
    let address = Blob::new_with_str_sequence_and_options(&parts, &kind)
        .and_then(|blob| Url::create_object_url_with_blob(&blob));
    // Both refuse only what is not a blob.
    let Ok(address) = address else { return };
    let link = el("a", "").attr("href", &address).attr("download", &file.file_name);
    if let Some(link) = link.element().dyn_ref::<HtmlElement>() {
        link.click();
    }
    Timeout::new(KEEP_MS, move || {
        // An address that is gone already is what is wanted.
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
}
