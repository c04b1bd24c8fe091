//! Words, dates and counts in the person's language: `chrome.i18n` for the sentences, `Intl` for what varies with a value.
//!
//! The sentences may be in another language than the browser's, since eight are there and browsers speak more. Dates, relative days and
//! plural forms follow the sentences, or an English page would say "in 3 Tagen". The message `locale_tag` of each language names it.

use chrono::{DateTime, NaiveDate, Utc};
use js_sys::{Array, Date, Function, Intl, Object};
use wasm_bindgen::prelude::*;

use super::js::object;
use crate::stamp;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "i18n"], js_name = getMessage)]
    fn get_message(key: &str, values: &Array) -> String;

    #[wasm_bindgen(js_namespace = ["chrome", "i18n"], js_name = getUILanguage)]
    fn ui_language() -> String;
}

/// What `Intl` offers for one language; making one is slow, asking it is not.
struct Formats {
    day: Function,
    local_day: Function,
    instant: Function,
    number: Function,
    relative: Intl::RelativeTimeFormat,
    plural: Intl::PluralRules,
}

thread_local! {
    static FORMATS: Formats = Formats::new(&language());
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
    FORMATS.with(|formats| {
        let form = String::from(formats.plural.select(number));
        let shown = apply(&formats.number, &number.into()).unwrap_or_else(|| count.to_string());
        let found = text_with(&format!("{key}_{form}"), &[&shown]);
        // A language may have a form that its file leaves out, such as the French one for millions.
        if found.is_empty() { text_with(&format!("{key}_other"), &[&shown]) } else { found }
    })
}

/// The language of the sentences as a BCP 47 tag, with the browser's region where both are the same language.
pub fn language() -> String {
    let (browser, sentences) = (ui_language(), text("locale_tag"));
    if primary(&browser).eq_ignore_ascii_case(primary(&sentences)) { browser } else { sentences }
}

/// The language of a tag, without its region.
fn primary(tag: &str) -> &str {
    tag.split_once('-').map_or(tag, |(language, _)| language)
}

/// A calendar day, such as "20 Feb 2027".
pub fn day(day: NaiveDate) -> String {
    FORMATS.with(|formats| apply(&formats.day, &midnight(day))).unwrap_or_else(|| stamp::day(day))
}

/// The calendar day of an instant at the person's place.
pub fn local_day(at: DateTime<Utc>) -> String {
    FORMATS
        .with(|formats| apply(&formats.local_day, &date(at)))
        .unwrap_or_else(|| stamp::day(at.date_naive()))
}

/// An instant at the person's place, with the time of day.
pub fn instant(at: DateTime<Utc>) -> String {
    FORMATS.with(|formats| apply(&formats.instant, &date(at))).unwrap_or_else(|| stamp::instant(at))
}

/// The names of the months of these days: as short as they get, and in full with the year.
pub fn months(days: &[NaiveDate]) -> Vec<(String, String)> {
    let short = day_format(&[("month", "narrow")]);
    let long = day_format(&[("month", "long"), ("year", "numeric")]);
    let name = |format, day: &NaiveDate| apply(format, &midnight(*day)).unwrap_or_else(|| stamp::day(*day));
    days.iter().map(|day| (name(&short, day), name(&long, day))).collect()
}

/// The names of the days of the week, Monday first.
pub fn weekdays() -> Vec<String> {
    let format = day_format(&[("weekday", "long")]);
    // Any Monday and the days after it.
    let monday = NaiveDate::default().week(chrono::Weekday::Mon).first_day();
    monday.iter_days().take(7).map(|day| apply(&format, &midnight(day)).unwrap_or_default()).collect()
}

/// The hours of the day, from midnight, as clocks show them.
pub fn hours() -> Vec<String> {
    let format = day_format(&[("timeStyle", "short")]);
    let hour = |hour: u32| NaiveDate::default().and_hms_opt(hour, 0, 0).unwrap_or_default().and_utc();
    (0..24).map(|number| apply(&format, &date(hour(number))).unwrap_or_else(|| number.to_string())).collect()
}

/// A format for days or times that have no zone.
fn day_format(options: &[(&str, &str)]) -> Function {
    let languages = Array::of1(&language().into());
    Intl::DateTimeFormat::new(&languages, &object(&[options, &[("timeZone", "UTC")]].concat())).format()
}

fn midnight(day: NaiveDate) -> JsValue {
    date(day.and_time(chrono::NaiveTime::MIN).and_utc())
}

/// A number of days from today in words: "in 3 days", "tomorrow", "2 days ago".
pub fn relative_days(days: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "days between dates are far below 2^52")]
    FORMATS.with(|formats| formats.relative.format(days as f64, "day").into())
}

impl Formats {
    fn new(language: &str) -> Self {
        let languages = Array::of1(&language.into());
        let dates =
            |options: &[(&str, &str)]| Intl::DateTimeFormat::new(&languages, &object(options)).format();
        Self {
            day: dates(&[("dateStyle", "medium"), ("timeZone", "UTC")]),
            local_day: dates(&[("dateStyle", "medium")]),
            instant: dates(&[("dateStyle", "medium"), ("timeStyle", "short")]),
            number: Intl::NumberFormat::new(&languages, &Object::new()).format(),
            relative: Intl::RelativeTimeFormat::new(&languages, &object(&[("numeric", "auto")])),
            plural: Intl::PluralRules::new(&languages, &Object::new()),
        }
    }
}

fn date(at: DateTime<Utc>) -> JsValue {
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds of any date that can be recorded are far below 2^52"
    )]
    Date::new(&(at.timestamp_millis() as f64).into()).into()
}

fn apply(format: &Function, value: &JsValue) -> Option<String> {
    format.call1(&JsValue::NULL, value).ok()?.as_string()
}
