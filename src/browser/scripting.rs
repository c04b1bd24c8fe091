//! The sensor on pages that the manifest does not name: those of hosts that the person allows later, and tabs that were open before.

use js_sys::{Array, JSON, Promise, Reflect};
use wasm_bindgen::prelude::*;

use super::js::{self, Asked};
use super::permissions::Permissions;
use super::{lock, log, manifest};
use crate::json::to_text;
use crate::prelude::*;
use crate::sites::HOMES;

/// The name of the one registration; it lasts until the extension is updated.
const ID: &str = "sensor";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = getRegisteredContentScripts, catch)]
    fn registered() -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = registerContentScripts, catch)]
    fn register(scripts: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = updateContentScripts, catch)]
    fn update(scripts: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = unregisterContentScripts, catch)]
    fn unregister() -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = executeScript, catch)]
    fn execute(injection: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = query, catch)]
    fn tabs(query: &JsValue) -> Result<Promise, JsValue>;
}

/// Makes sure that the sensor runs on every host that may be seen and that the manifest's own scripts leave out; `fresh` where tabs
/// may be open that were opened before it could be there.
pub fn sensors(fresh: bool) -> Promise {
    // Alone, since an installation and a start of the browser may both ask for the same registration.
    let done = lock::alone(Box::pin(async move {
        if let Err(error) = ensure(fresh).await {
            log::warn("sensors", &lock::reason(&error));
        }
        Ok(JsValue::UNDEFINED)
    }));
    done.unwrap_or_else(|error| Promise::reject(&error))
}

async fn ensure(fresh: bool) -> Result<(), JsValue> {
    let of_manifest = manifest::declared().content_scripts;
    let (mut given, mut later) = (Vec::new(), Vec::new());
    let hosts = || HOMES.iter().flat_map(|site| site.hosts).map(|host| text!["https://", host, "/*"]);
    let mut asked: Vec<Asked> = hosts().map(|pattern| Permissions::host(&pattern).asked()).collect();
    asked.push(registered());
    let mut answers = js::all(asked).await;
    let known = Array::from(&answers.pop().unwrap_or(Err(JsValue::UNDEFINED))?).length() > 0;
    for (pattern, answer) in hosts().zip(answers) {
        if answer.is_ok_and(|answer| answer.is_truthy()) {
            if !of_manifest.iter().any(|script| script.matches.contains(&pattern)) {
                later.push(pattern.clone());
            }
            given.push(pattern);
        }
    }
    if !later.is_empty() {
        // As in the manifest: in every frame, before the page's own scripts.
        let script = JSON::parse(&text![
            r#"[{"id":""#,
            ID,
            r#"","js":["sensor.js"],"allFrames":true,"runAt":"document_start","matches":"#,
            to_text(&later),
            "}]",
        ])?;
        js::one(if known { update(&script) } else { register(&script) }).await?;
    } else if known {
        js::one(unregister()).await?;
    }
    if fresh {
        let wanted = JSON::parse(&text![r#"{"url":"#, to_text(&given), "}"])?;
        let tabs = Array::from(&js::one(tabs(&wanted)).await?);
        // A tab may have gone, be asleep or show an error page: that is nothing to the others.
        js::all(tabs.iter().filter_map(|tab| number(&tab)).map(start).collect()).await;
    }
    Ok(())
}

/// Starts the sensor in a tab that was open before it could be there: a Figma tab may stay open for weeks.
///
/// Where it runs already, starting it again fails and changes nothing.
fn start(tab: i32) -> Asked {
    let injection = text![r#"{"target":{"tabId":"#, tab, r#","allFrames":true},"files":["sensor.js"]}"#];
    execute(&JSON::parse(&injection)?)
}

/// The number of a tab.
fn number(tab: &JsValue) -> Option<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "the browser numbers tabs with small whole numbers")]
    Reflect::get(tab, &"id".into()).ok()?.as_f64().map(|number| number as i32)
}
