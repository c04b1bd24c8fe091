//! Words, dates and counts in the person's language: `chrome.i18n` for the sentences, `Intl` for what varies with a value.
//!
//! The sentences may be in another language than the browser's, since eight are there and browsers speak more. Dates, relative days and
//! plural forms follow the sentences, or an English page would say "in 3 Tagen". The message `locale_tag` of each language names it.

use chrono::{DateTime, NaiveDate, Utc};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::js::object;
use crate::page::text::figures;
use crate::prelude::*;
use crate::stamp;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "i18n"], js_name = getMessage)]
    fn get_message(key: &str, values: &Array) -> String;

    #[wasm_bindgen(js_namespace = ["chrome", "i18n"], js_name = getUILanguage)]
    pub(super) fn ui_language() -> String;
}

#[wasm_bindgen]
extern "C" {
    /// What `Intl` offers for one language; making one is slow, asking it is not.
    pub(super) type Formats;

    #[wasm_bindgen(method, getter, structural)]
    fn day(this: &Formats) -> Function;
    #[wasm_bindgen(method, getter, structural, js_name = localDay)]
    pub(super) fn local_day(this: &Formats) -> Function;
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn instant(this: &Formats) -> Function;
    #[wasm_bindgen(method, getter, structural)]
    fn number(this: &Formats) -> Function;
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn relative(this: &Formats) -> Intl::RelativeTimeFormat;
    #[wasm_bindgen(method, getter, structural)]
    fn plural(this: &Formats) -> Intl::PluralRules;

    /// Where they are kept: values of JS that outlive a call are kept in JS.
    type Global;

    #[wasm_bindgen(method, getter, structural, js_name = tokenDueFormats)]
    fn formats(this: &Global) -> Option<Formats>;
    #[wasm_bindgen(method, setter, structural, js_name = tokenDueFormats)]
    fn keep_formats(this: &Global, formats: &Formats);
}

/// The formats of the language of the sentences, made at the first time.
pub(super) fn formats() -> Formats {
    let global: Global = js_sys::global().unchecked_into();
    global.formats().unwrap_or_else(|| {
        let made = make(&language());
        global.keep_formats(&made);
        made
    })
}

/// The sentence of that key.
pub fn text(key: &str) -> String {
    get_message(key, &Array::new())
}

/// The sentence of that key with its placeholders filled, in the order of their numbers.
pub fn text_with(key: &str, values: &[&str]) -> String {
    get_message(key, &values.iter().map(|value| JsValue::from_str(value)).collect())
}

/// The sentence for a count: `key_one`, `key_other` …, by the plural rules of the language, with the count as its first placeholder.
pub fn count(key: &str, count: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a count of tokens or days is far below 2^52")]
    let number = count as f64;
    let formats = formats();
    let form = String::from(formats.plural().select(number));
    let shown = apply(&formats.number(), &number.into()).unwrap_or_else(|| figures(count as u64, 10, 1));
    let found = text_with(&[key, "_", &form].concat(), &[&shown]);
    // A language may have a form that its file leaves out, such as the French one for millions.
    if found.is_empty() { text_with(&[key, "_other"].concat(), &[&shown]) } else { found }
}

/// The language of the sentences as a BCP 47 tag, with the browser's region where both are the same language.
pub fn language() -> String {
    let (browser, sentences) = (ui_language(), text("locale_tag"));
    if primary(&browser).eq_ignore_ascii_case(primary(&sentences)) { browser } else { sentences }
}

/// The language of a tag, without its region.
pub(super) fn primary(tag: &str) -> &str {
    tag.split_once('-').map_or(tag, |(language, _)| language)
}

/// A calendar day, such as "20 Feb 2027".
pub fn day(day: NaiveDate) -> String {
    apply(&formats().day(), &midnight(day)).unwrap_or_else(|| stamp::day(day))
}

pub(super) fn midnight(day: NaiveDate) -> JsValue {
    date(day.and_time(chrono::NaiveTime::MIN).and_utc())
}

fn make(language: &str) -> Formats {
    let languages = Array::of1(&language.into());
    let dates = |options: &[(&str, &str)]| Intl::DateTimeFormat::new(&languages, &object(options)).format();
    let made = Object::new();
    let none = Object::new();
    let formats: [(&str, JsValue); 6] = [
        ("day", dates(&[("dateStyle", "medium"), ("timeZone", "UTC")]).into()),
        ("localDay", dates(&[("dateStyle", "medium")]).into()),
        ("instant", dates(&[("dateStyle", "medium"), ("timeStyle", "short")]).into()),
        ("number", Intl::NumberFormat::new(&languages, &none).format().into()),
        ("relative", Intl::RelativeTimeFormat::new(&languages, &object(&[("numeric", "auto")])).into()),
        ("plural", Intl::PluralRules::new(&languages, &none).into()),
    ];
    for (name, format) in formats {
        // Setting a field of a plain object does not fail.
        let _ = Reflect::set(&made, &name.into(), &format);
    }
    made.unchecked_into()
}

/// An instant as a date of JS.
pub(super) fn date(at: DateTime<Utc>) -> JsValue {
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds of any date that can be recorded are far below 2^52"
    )]
    Date::new(&(at.timestamp_millis() as f64).into()).into()
}

/// What a formatter's bound function makes of a value.
pub(super) fn apply(format: &Function, value: &JsValue) -> Option<String> {
    format.call1(&JsValue::NULL, value).ok()?.as_string()
}
