//! The sensor on pages that the manifest does not name: those of hosts that the person allows later, and tabs that were open before.

use js_sys::{Array, JSON, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::permissions::{self, Permissions};
use super::tab;
use crate::json::to_text;
use crate::sites::SITES;

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
pub(crate) async fn ensure(fresh: bool) -> Result<(), JsValue> {
    let of_manifest = permissions::declared().content_scripts;
    let (mut given, mut later) = (Vec::new(), Vec::new());
    for host in SITES.iter().flat_map(|site| site.hosts) {
        let pattern = format!("https://{host}/*");
        if Permissions::host(&pattern).given().await {
            if !of_manifest.iter().any(|script| script.matches.contains(&pattern)) {
                later.push(pattern.clone());
            }
            given.push(pattern);
        }
    }
    let known = Array::from(&JsFuture::from(registered()?).await?).length() > 0;
    if !later.is_empty() {
        // As in the manifest: in every frame, before the page's own scripts.
        let script = JSON::parse(&format!(
            r#"[{{"id":"{ID}","js":["sensor.js"],"allFrames":true,"runAt":"document_start","matches":{}}}]"#,
            to_text(&later)
        ))?;
        JsFuture::from(if known { update(&script)? } else { register(&script)? }).await?;
    } else if known {
        JsFuture::from(unregister()?).await?;
    }
    if fresh { catch_up(&to_text(&given)).await } else { Ok(()) }
}

/// Starts the sensor in the tabs that were open before it could be there: a Figma tab may stay open for weeks.
///
/// Where it runs already, starting it again fails and changes nothing.
async fn catch_up(given: &str) -> Result<(), JsValue> {
    let query = JSON::parse(&format!(r#"{{"url":{}}}"#, given))?;
    let tabs = Array::from(&JsFuture::from(tabs(&query)?).await?);
    for place in 0..tabs.length() {
        let Some(tab) = tab::number(&tabs.get(place)) else { continue };
        let injection = JSON::parse(&format!(
            r#"{{"target":{{"tabId":{tab},"allFrames":true}},"files":["sensor.js"]}}"#
        ))?;
        // A tab may have gone, be asleep or show an error page: the next one is tried all the same.
        let _ = JsFuture::from(execute(&injection)?).await;
    }
    Ok(())
}
