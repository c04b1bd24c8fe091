//! `storage.local` for the list, `storage.session` for the watches of tabs.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::prelude::*;

use super::js::{self, Asked};
use super::lock::reason;
use crate::json::{from_text, to_text};
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

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = get, catch)]
    fn local_get(keys: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = set, catch)]
    fn local_set(items: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = get, catch)]
    fn session_get(key: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = set, catch)]
    fn session_set(items: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = remove, catch)]
    fn session_remove(key: &str) -> Result<Promise, JsValue>;
}

/// Asks for the list.
pub(crate) fn list() -> Asked {
    local_get(&LEDGER.into())
}

/// Asks for the list and for what was told of it.
pub(crate) fn list_and_told() -> Asked {
    local_get(&Array::of2(&LEDGER.into(), &TOLD.into()))
}

/// The list, and the text that it is stored as. A read that failed is an error, never an empty list.
pub(crate) fn ledger_of(read: Option<Result<JsValue, JsValue>>) -> Result<(Ledger, String), Failure> {
    let items = read.unwrap_or(Err(JsValue::UNDEFINED)).map_err(|error| unreadable(&reason(&error)))?;
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

/// Writes the list where it is not what is stored, and keeps what is, in one piece.
///
/// As text: to hand out a thousand tokens as objects takes the browser ten times as long.
pub(crate) fn write_ledger(ledger: &Ledger, before: &str) -> Option<Asked> {
    let text = to_text(ledger);
    (text != before).then(|| write(&[(LEDGER, &text), (PREVIOUS, before)]))
}

/// Empties the list, what it was before and what was told of it: erasing leaves nothing behind.
pub(crate) fn erase_ledger() -> Asked {
    let text = to_text(&Ledger::default());
    write(&[(LEDGER, &text), (PREVIOUS, &text), (TOLD, &to_text(&Told::default()))])
}

/// What was told. In a form that cannot be read it is begun anew: at worst something is told twice.
pub(crate) fn told_of(items: &JsValue) -> Told {
    let told = get(items, TOLD).ok().flatten().and_then(|told| told.as_string());
    told.and_then(|told| from_text(&told).ok()).unwrap_or_default()
}

/// Keeps what was told.
pub(crate) fn write_told(told: &Told) -> Asked {
    write(&[(TOLD, &to_text(told))])
}

fn write(values: &[(&str, &str)]) -> Asked {
    local_set(&js::object(values))
}

/// Asks for the watch of a tab.
pub(crate) fn watch(tab: i32) -> Asked {
    session_get(&watch_key(tab))
}

/// The watch of a tab. One that cannot be read is begun anew: it holds drafts, no records.
pub(crate) fn watch_of(tab: i32, items: &JsValue) -> Option<String> {
    get(items, &watch_key(tab)).ok().flatten()?.as_string()
}

/// Keeps the watch of a tab for as long as the browser runs; none is taken out.
pub(crate) fn write_watch(tab: i32, watch: Option<&str>) -> Asked {
    let key = watch_key(tab);
    let Some(watch) = watch else { return session_remove(&key) };
    session_set(&js::object(&[(&key, watch)]))
}

fn watch_key(tab: i32) -> String {
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
