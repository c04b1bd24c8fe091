//! `storage.local` for the list, `storage.session` for the watches of tabs.

use js_sys::{JSON, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::js;
use super::lock::reason;
use crate::json::{Encode, Value};
use crate::ledger::Ledger;
use crate::ledger::migrate;
use crate::notice::Watch;
use crate::protocol::{ExportedFile, Failure};
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
    fn local_get(key: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = get, catch)]
    fn local_get_all(keys: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = set, catch)]
    fn local_set(items: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = get, catch)]
    fn session_get(key: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = set, catch)]
    fn session_set(items: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session"], js_name = remove, catch)]
    fn session_remove(key: &str) -> Result<Promise, JsValue>;
}

/// The list as stored. A read that fails is an error, never an empty list.
pub(crate) async fn read_ledger() -> Result<Ledger, Failure> {
    let stored = get(local_get(LEDGER), LEDGER).await.map_err(|error| unreadable(&reason(&error)))?;
    let stored: Option<Value> = match stored {
        Some(value) => Some(js::decode::<Value>(&value).map_err(|error| unreadable(&error))?),
        None => None,
    };
    migrate::read(stored)
        .map_err(|why| Failure { code: "list-unreadable".to_owned(), message: why.to_string() })
}

/// All that is stored, whatever it is: what is left to save of a list that cannot be read.
pub(crate) async fn raw() -> Result<ExportedFile, Failure> {
    let stored = async {
        let stored = JsFuture::from(local_get_all(&JsValue::NULL)?).await?;
        JSON::stringify(&stored).map(String::from)
    };
    Ok(ExportedFile {
        text: stored.await.map_err(|error| unreadable(&reason(&error)))?,
        file_name: "token-due-stored.json".to_owned(),
        media_type: "application/json".to_owned(),
    })
}

/// Writes the list, and keeps what it was, in one piece.
pub(crate) async fn write_ledger(ledger: &Ledger, before: &Ledger) -> Result<(), Failure> {
    write(&[(LEDGER, ledger), (PREVIOUS, before)]).await
}

/// Empties the list, what it was before and what was told of it: erasing leaves nothing behind.
pub(crate) async fn erase_ledger(ledger: &Ledger) -> Result<(), Failure> {
    write(&[(LEDGER, ledger), (PREVIOUS, ledger), (TOLD, &Told::default())]).await
}

/// What was told. In a form that cannot be read it is begun anew: at worst something is told twice.
pub(crate) async fn read_told() -> Result<Told, Failure> {
    let stored = get(local_get(TOLD), TOLD).await.map_err(|error| unreadable(&reason(&error)))?;
    Ok(stored.and_then(|told| js::decode(&told).ok()).unwrap_or_default())
}

/// Keeps what was told.
pub(crate) async fn write_told(told: &Told) -> Result<(), Failure> {
    write(&[(TOLD, told)]).await
}

async fn write(values: &[(&str, &dyn Encode)]) -> Result<(), Failure> {
    let set = || {
        let items = Object::new();
        for (key, value) in values {
            Reflect::set(&items, &(*key).into(), &js::encode(*value)?)?;
        }
        local_set(&items)
    };
    done(set()).await.map_err(|error| unwritten(&reason(&error)))
}

/// The watch of a tab. One that cannot be read is begun anew: it holds drafts, no records.
pub(crate) async fn read_watch(tab: i32) -> Watch {
    let key = watch_key(tab);
    get(session_get(&key), &key)
        .await
        .ok()
        .flatten()
        .and_then(|watch| js::decode(&watch).ok())
        .unwrap_or_default()
}

/// Keeps the watch of a tab for as long as the browser runs.
pub(crate) async fn write_watch(tab: i32, watch: &Watch) -> Result<(), JsValue> {
    let key = watch_key(tab);
    if watch.is_idle() {
        return done(session_remove(&key)).await;
    }
    let items = Object::new();
    Reflect::set(&items, &key.into(), &js::encode(watch)?)?;
    done(session_set(&items)).await
}

fn watch_key(tab: i32) -> String {
    format!("watch.{tab}")
}

async fn get(items: Result<Promise, JsValue>, key: &str) -> Result<Option<JsValue>, JsValue> {
    let value = Reflect::get(&JsFuture::from(items?).await?, &key.into())?;
    Ok((!value.is_undefined()).then_some(value))
}

async fn done(promise: Result<Promise, JsValue>) -> Result<(), JsValue> {
    JsFuture::from(promise?).await.map(drop)
}

fn unreadable(why: &str) -> Failure {
    Failure {
        code: "storage-unreadable".to_owned(),
        message: format!(
            "The browser could not read the stored list ({why}). Nothing was changed. Restart the browser; if this stays, restore the list from an export."
        ),
    }
}

fn unwritten(why: &str) -> Failure {
    Failure {
        code: "storage-refused".to_owned(),
        message: format!(
            "The browser could not store the change ({why}). The list is as it was before. Free some disk space and try again."
        ),
    }
}
