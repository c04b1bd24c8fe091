//! The button in the toolbar and the one alarm.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

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
pub(crate) async fn show(badge: &Badge) -> Result<(), JsValue> {
    // Together, so that a count is not seen in the colour of the one before.
    let colored = set_badge_background(&details("color", &badge.color.as_str().into())?)?;
    let worded = set_badge_text_color(&details("color", &badge.text_color.as_str().into())?)?;
    let titled = set_title(&details("title", &badge.title.as_str().into())?)?;
    let counted = set_badge_text(&details("text", &badge.text.as_str().into())?)?;
    for promise in [colored, worded, titled, counted] {
        JsFuture::from(promise).await?;
    }
    Ok(())
}

/// Shows a text and a title in one tab alone, or again what all tabs show.
pub(crate) async fn show_in_tab(tab: i32, shown: Option<(&str, &str)>) -> Result<(), JsValue> {
    let (text, title) = shown.map_or((JsValue::NULL, "".into()), |(text, title)| (text.into(), title.into()));
    for (key, value) in [("text", text), ("title", title)] {
        let details = details(key, &value)?;
        Reflect::set(&details, &"tabId".into(), &tab.into())?;
        let set = if key == "text" { set_badge_text(&details)? } else { set_title(&details)? };
        JsFuture::from(set).await?;
    }
    Ok(())
}

/// Shows that the list cannot be read; the sentence says so as the title.
pub(crate) async fn show_trouble(title: &str) -> Result<(), JsValue> {
    let badge = Badge {
        text: "!".to_owned(),
        color: "#b3261e".to_owned(),
        text_color: "#ffffff".to_owned(),
        title: title.to_owned(),
    };
    show(&badge).await
}

/// Makes sure that the alarm is there. Making it anew at every wake would put it off each time.
pub(crate) async fn ensure_alarm() -> Result<(), JsValue> {
    if JsFuture::from(alarm_get(ALARM)?).await?.is_undefined() {
        alarm_create(ALARM, &details("periodInMinutes", &PERIOD.into())?)?;
    }
    Ok(())
}

fn details(key: &str, value: &JsValue) -> Result<JsValue, JsValue> {
    let object = Object::new();
    Reflect::set(&object, &key.into(), value)?;
    Ok(object.into())
}
