//! The words of a page's language, taken from samples that `Intl` writes.

use js_sys::{Array, Date, Function, JsString, Object, Reflect};
use spin::Mutex;
use wasm_bindgen::prelude::*;

use super::i18n;

use crate::page::Language;
use crate::page::language::{Order, Unit};
use crate::page::text::{Search, digit, is_letter, lower, slice, swap};
use crate::prelude::*;

/// The most languages kept in memory.
const MOST: usize = 4;

/// One thread only ever asks.
static KNOWN: Mutex<Vec<(String, Language)>> = Mutex::new(Vec::new());

/// The words of a language; empty for a tag that `Intl` does not know.
pub(crate) fn of(tag: &str) -> Language {
    let mut known = KNOWN.lock();
    if let Some((_, language)) = known.iter().find(|(name, _)| name == tag) {
        return language.clone();
    }
    let browser = i18n::ui_language();
    let same = i18n::primary(tag) == i18n::primary(&browser);
    // A page says "en" where its dates are those of British English.
    let tag_or_region = if same && tag == i18n::primary(tag) { &browser } else { tag };
    let mut language = sample(tag_or_region).unwrap_or_default();
    if !same && i18n::primary(&browser) != "en" {
        language.next = sample(&browser).map(Box::new);
    }
    if known.len() >= MOST {
        known.remove(0);
    }
    known.push((tag.to_owned(), language.clone()));
    language
}

fn sample(tag: &str) -> Option<Language> {
    if tag.is_empty() || tag.len() > 35 {
        return None;
    }
    // The tag is the page's word: one that is no tag throws, which ends here.
    let dates = constructor("DateTimeFormat")?;
    let mut language = Language::default();
    // English is known without samples, which cost a hundred milliseconds at the first outline; only the order of numbers differs.
    if tag.split('-').next() == Some("en") {
        order(&dates, tag, &mut language)?;
        return Some(language);
    }
    months(&dates, tag, &mut language)?;
    units(tag, &mut language)?;
    order(&dates, tag, &mut language)?;
    Some(language)
}

fn pairs(parts: &Array) -> Vec<(String, String)> {
    let text = |part: &JsValue, key: &str| {
        Reflect::get(part, &key.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
    };
    parts.iter().map(|part| (text(&part, "type"), lower(&text(&part, "value")))).collect()
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in pairs {
        // Setting a field of a plain object does not fail.
        let _ = Reflect::set(&options, &(*key).into(), &(*value).into());
    }
    options
}

fn months(dates: &Function, tag: &str, language: &mut Language) -> Option<()> {
    // Alone and beside a day: Slavic languages decline the month's name there.
    let styles: [&[(&str, &str)]; 4] = [
        &[("month", "long"), ("day", "numeric"), ("year", "numeric"), ("timeZone", "UTC")],
        &[("month", "short"), ("day", "numeric"), ("year", "numeric"), ("timeZone", "UTC")],
        &[("month", "long"), ("timeZone", "UTC")],
        &[("month", "short"), ("timeZone", "UTC")],
    ];
    for style in styles {
        let format = construct(dates, tag, &options(style))?;
        for month in 0..12_u8 {
            let date =
                Date::new(&JsValue::from_f64(Date::utc(2027.0, f64::from(month)) + 14.0 * 86_400_000.0));
            for (kind, value) in parts(&format, &date)? {
                let has_letter = value.chars().any(is_letter);
                let word = value.trim().to_owned();
                if kind == "month" && has_letter && !language.months.iter().any(|(known, _)| *known == word) {
                    language.months.push((word.trim_end_matches('.').to_owned(), u32::from(month) + 1));
                    language.months.push((word, u32::from(month) + 1));
                }
            }
        }
    }
    Some(())
}

fn units(tag: &str, language: &mut Language) -> Option<()> {
    let units = [
        ("hour", Unit::Hour),
        ("day", Unit::Day),
        ("week", Unit::Week),
        ("month", Unit::Month),
        ("year", Unit::Year),
    ];
    let relative = constructor("RelativeTimeFormat")?;
    let number = constructor("NumberFormat")?;
    for style in ["long", "short"] {
        let relative = construct(&relative, tag, &options(&[("style", style)]))?;
        for (name, unit) in units {
            let counted = construct(
                &number,
                tag,
                &options(&[("style", "unit"), ("unit", name), ("unitDisplay", style)]),
            )?;
            // One, few, many: the forms of the languages of the three sites' pages.
            for count in [1.0, 2.0, 3.0, 5.0] {
                let count = JsValue::from_f64(count);
                for parts in [
                    call(&counted, "formatToParts", &[&count]),
                    call(&relative, "formatToParts", &[&count, &name.into()]),
                ] {
                    for (kind, value) in parts.map(|parts| pairs(&parts)).unwrap_or_default() {
                        // One letter of a narrow style means too many things; a character of a script without blanks is a word.
                        let word = value.trim().to_owned();
                        let long = word.chars().count() > 1 || !word.is_ascii();
                        if kind != "integer"
                            && long
                            && !language.units.iter().any(|(known, _)| *known == word)
                        {
                            language.units.push((word, unit));
                        }
                    }
                }
            }
        }
    }
    for style in ["long", "short", "narrow"] {
        let format = construct(&relative, tag, &options(&[("style", style)]))?;
        for (name, unit) in units {
            for count in [1, 2, 3, 5] {
                for (signed, future) in [(count, true), (-count, false)] {
                    let text: Option<JsString> = call(&format, "format", &[&signed.into(), &name.into()]);
                    let text = text.map(String::from).unwrap_or_default();
                    let text = swap(&lower(&text), &['\u{a0}', '\u{202f}'], ' ');
                    let number = count.to_string();
                    let Some(at) = text.place(&number, 0) else { continue };
                    let rest = slice(&text, at + number.len()..);
                    let pattern = format!("{}#{rest}", slice(&text, ..at));
                    if !language.relative.iter().any(|(other, ..)| *other == pattern) {
                        language.relative.push((pattern, unit, future));
                    }
                }
            }
        }
    }
    let auto = construct(&relative, tag, &options(&[("numeric", "auto")]))?;
    for days in [-1_i32, 0, 1, 2] {
        let text =
            call(&auto, "format", &[&days.into(), &"day".into()]).map(|text: JsString| String::from(text));
        if let Some(text) = text.filter(|text| !text.contains(|c: char| digit(c).is_some())) {
            language.near.push((lower(&text), i64::from(days)));
        }
    }
    Some(())
}

fn order(dates: &Function, tag: &str, language: &mut Language) -> Option<()> {
    let format = construct(
        dates,
        tag,
        &options(&[("day", "numeric"), ("month", "numeric"), ("year", "numeric"), ("timeZone", "UTC")]),
    )?;
    let date = Date::new(&JsValue::from_f64(Date::utc(2027.0, 3.0)));
    let kinds: Vec<String> = parts(&format, &date)?
        .into_iter()
        .map(|(kind, _)| kind)
        .filter(|kind| matches!(kind.as_str(), "day" | "month" | "year" | "relatedYear"))
        .collect();
    language.order = match kinds.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["day", "month", _] => Order::Dmy,
        ["month", "day", _] => Order::Mdy,
        [_, "month", "day"] => Order::Ymd,
        _ => Order::Unknown,
    };
    Some(())
}

fn parts(format: &JsValue, date: &Date) -> Option<Vec<(String, String)>> {
    call(format, "formatToParts", &[date]).map(|parts| pairs(&parts))
}

/// A constructor of `Intl` that may throw, which the bindings' own do without being caught.
fn constructor(name: &str) -> Option<Function> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    Reflect::get(&intl, &name.into()).ok()?.dyn_into().ok()
}

fn construct(constructor: &Function, tag: &str, options: &Object) -> Option<JsValue> {
    Reflect::construct(constructor, &Array::of2(&tag.into(), options)).ok()
}

fn call<T: JsCast>(object: &JsValue, method: &str, arguments: &[&JsValue]) -> Option<T> {
    let method: Function = Reflect::get(object, &method.into()).ok()?.dyn_into().ok()?;
    let arguments: Array = arguments.iter().copied().collect();
    method.apply(object, &arguments).ok()?.dyn_into().ok()
}
