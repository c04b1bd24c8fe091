//! What is stored: on disk the list, and for as long as the browser runs the watches of tabs. `background.js` reads and writes it; the pages
//! read the list themselves.

#[cfg(feature = "views")]
use js_sys::Promise;
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

#[cfg(feature = "views")]
use super::js::Asked;
use super::js::{self, reason};
#[cfg(feature = "views")]
use crate::json::from_text;
use crate::json::to_text;
use crate::ledger::Ledger;
use crate::ledger::migrate;
use crate::page::text::figures;
use crate::prelude::*;
#[cfg(feature = "views")]
use crate::protocol::ExportedFile;
use crate::protocol::Failure;
use crate::remind::Told;

/// The key of the list.
const LEDGER: &str = "ledger";
/// The key of the list as it was before the last change.
const PREVIOUS: &str = "ledger.previous";

/// The key of what was told about each token.
const TOLD: &str = "told";

#[cfg(feature = "views")]
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = get, catch)]
    fn local_get(keys: &JsValue) -> Result<Promise, JsValue>;
}

/// Asks for the list.
#[cfg(feature = "views")]
pub(crate) fn list() -> Asked {
    local_get(&LEDGER.into())
}

/// What `background.js` has read, or why it could not: the results of `Promise.allSettled`.
pub(super) struct Stored {
    /// What is on disk.
    pub(super) local: Result<JsValue, JsValue>,
    /// What is kept for as long as the browser runs, of the tab that was asked for.
    pub(super) session: JsValue,
}

impl Stored {
    pub(super) fn of(settled: &JsValue) -> Self {
        let read = |at: u32| Reflect::get_u32(settled, at).and_then(|one| js::result(&one));
        Self { local: read(0), session: read(1).unwrap_or_default() }
    }
}

/// The list, and the text that it is stored as. A read that failed is an error, never an empty list.
pub(crate) fn ledger_of(read: Result<JsValue, JsValue>) -> Result<(Ledger, String), Failure> {
    let items = read.map_err(|error| unreadable(&reason(&error)))?;
    let stored = match get(&items, LEDGER).map_err(|error| unreadable(&reason(&error)))? {
        // The form of the first days was an object.
        Some(value) => Some(js::text(&value).map_err(|error| unreadable(&error))?),
        None => None,
    };
    let ledger = migrate::read(stored.as_deref())
        .map_err(|why| Failure { code: "list-unreadable".to_owned(), message: why.sentence() })?;
    Ok((ledger, stored.unwrap_or_else(|| to_text(&Ledger::default()))))
}

/// All that is stored, whatever it is: what is left to save of a list that cannot be read.
#[cfg(feature = "views")]
pub(crate) async fn raw() -> Result<ExportedFile, Failure> {
    let stored = js::one(local_get(&JsValue::NULL)).await;
    for key in [LEDGER, PREVIOUS] {
        let text =
            stored.as_ref().ok().and_then(|stored| Some((stored, get(stored, key).ok()??.as_string()?)));
        if let Some((stored, text)) = text
            && let Ok(list) = js_sys::JSON::parse(&text)
        {
            // Setting a field of a plain object cannot fail.
            let _ = Reflect::set(stored, &key.into(), &list);
        }
    }
    let text = stored.and_then(|stored| js_sys::JSON::stringify(&stored).map(String::from));
    Ok(ExportedFile {
        text: text.map_err(|error| unreadable(&reason(&error)))?,
        file_name: "token-due-stored.json".to_owned(),
        media_type: "application/json".to_owned(),
    })
}

/// What is to be stored where the list is not what is: the list, and what it was before, in one piece.
///
/// As text: to hand out a thousand tokens as objects takes the browser ten times as long.
pub(super) fn changed(ledger: &Ledger, before: &str) -> Option<Object> {
    let text = to_text(ledger);
    (text != before).then(|| js::object(&[(LEDGER, &text), (PREVIOUS, before)]))
}

/// What is stored of an empty list, of what it was before and of what was told of it: erasing leaves nothing behind.
pub(super) fn erased() -> Object {
    let text = to_text(&Ledger::default());
    js::object(&[(LEDGER, &text), (PREVIOUS, &text), (TOLD, &to_text(&Told::default()))])
}

/// What was told. In a form that cannot be read it is begun anew: at worst something is told twice.
#[cfg(feature = "views")]
pub(super) fn told_of(items: &JsValue) -> Told {
    let told = get(items, TOLD).ok().flatten().and_then(|told| told.as_string());
    told.and_then(|told| from_text(&told).ok()).unwrap_or_default()
}

/// What is to be stored of what was told.
#[cfg(feature = "views")]
pub(super) fn told(told: &Told) -> Object {
    js::object(&[(TOLD, &to_text(told))])
}

/// The watch of a tab. One that cannot be read is begun anew: it holds drafts, no records.
pub(super) fn watch_of(tab: i32, items: &JsValue) -> Option<String> {
    get(items, &watch_key(tab)).ok().flatten()?.as_string()
}

/// What is to be kept of the watch of a tab for as long as the browser runs.
pub(super) fn watch(tab: i32, watch: &str) -> Object {
    js::object(&[(&watch_key(tab), watch)])
}

/// The key of the watch of a tab.
pub(super) fn watch_key(tab: i32) -> String {
    ["watch.", &figures(tab.unsigned_abs().into(), 10, 1)].concat()
}

fn get(items: &JsValue, key: &str) -> Result<Option<JsValue>, JsValue> {
    let value = Reflect::get(items, &key.into())?;
    Ok((!value.is_undefined()).then_some(value))
}

fn unreadable(why: &str) -> Failure {
    Failure {
        code: "storage-unreadable".to_owned(),
        message: [
            "The browser could not read the stored list (",
            why,
            "). Nothing was changed. Restart the browser; if this stays, restore the list from an export.",
        ]
        .concat(),
    }
}

/// Why a change was not stored.
pub(crate) fn unwritten(error: &JsValue) -> Failure {
    let why = reason(error);
    Failure {
        code: "storage-refused".to_owned(),
        message: [
            "The browser could not store the change (",
            &why,
            "). The list is as it was before. Free some disk space and try again.",
        ]
        .concat(),
    }
}
