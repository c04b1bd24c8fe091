//! The button in the toolbar and the one alarm.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::*;

use super::js::{self, Asked};
use crate::prelude::*;
use crate::remind::Badge;

/// The name of the one periodic alarm.
const ALARM: &str = "hour";
/// How often it rings, in minutes: the badge is computed anew then, whatever happened in between.
const PERIOD: f64 = 60.0;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeText, catch)]
    fn set_badge_text(details: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeBackgroundColor, catch)]
    fn set_badge_background(details: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeTextColor, catch)]
    fn set_badge_text_color(details: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setTitle, catch)]
    fn set_title(details: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "alarms"], js_name = get, catch)]
    fn alarm_get(name: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "alarms"], js_name = create, catch)]
    fn alarm_create(name: &str, info: &JsValue) -> Result<JsValue, JsValue>;
}

/// Shows a badge: text, colour, and the same in words as the title.
pub(crate) fn show(badge: &Badge) -> Vec<Asked> {
    // Together, so that a count is not seen in the colour of the one before.
    vec![
        set("color", &badge.color.as_str().into(), None, set_badge_background),
        set("color", &badge.text_color.as_str().into(), None, set_badge_text_color),
        set("title", &badge.title.as_str().into(), None, set_title),
        set("text", &badge.text.as_str().into(), None, set_badge_text),
    ]
}

/// Shows a text and a title in one tab alone, or again what all tabs show.
pub(crate) fn show_in_tab(tab: i32, shown: Option<(&str, &str)>) -> [Asked; 2] {
    let text = shown.map_or(JsValue::NULL, |(text, _)| text.into());
    let title = shown.map_or("", |(_, title)| title).into();
    [set("text", &text, Some(tab), set_badge_text), set("title", &title, Some(tab), set_title)]
}

/// Shows that the list cannot be read; the sentence says so as the title.
pub(crate) fn show_trouble(title: &str) -> Vec<Asked> {
    show(&Badge {
        text: "!".to_owned(),
        color: "#b3261e".to_owned(),
        text_color: "#ffffff".to_owned(),
        title: title.to_owned(),
    })
}

/// Makes sure that the alarm is there. Making it anew at every wake would put it off each time.
pub(crate) async fn ensure_alarm() -> Result<(), JsValue> {
    if js::one(alarm_get(ALARM)).await?.is_undefined() {
        alarm_create(ALARM, &details("periodInMinutes", &PERIOD.into())?)?;
    }
    Ok(())
}

fn set(key: &str, value: &JsValue, tab: Option<i32>, set: fn(&JsValue) -> Asked) -> Asked {
    let details = details(key, value)?;
    if let Some(tab) = tab {
        Reflect::set(&details, &"tabId".into(), &tab.into())?;
    }
    set(&details)
}

fn details(key: &str, value: &JsValue) -> Result<JsValue, JsValue> {
    let object = Object::new();
    Reflect::set(&object, &key.into(), value)?;
    Ok(object.into())
}
