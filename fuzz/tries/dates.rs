//! Dates as pages write them, in whatever way.

use chrono::NaiveDate;
use token_due::page::language::{Order, Unit};
use token_due::page::{Language, date, lifetime, relative};

/// Tells whether there is a date in it.
pub fn hold(text: &str) -> bool {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
    let mut found = date::instant(text).is_some() || lifetime::from_key(text).is_some();
    // A page's own language comes from its browser.
    let german = Language {
        months: vec![("februar".into(), 2), ("märz".into(), 3)],
        near: vec![("morgen".into(), 1)],
        units: vec![("tage".into(), Unit::Day)],
        relative: vec![("in # tagen".into(), Unit::Day, true)],
        order: Order::Dmy,
        next: None,
    };
    for language in [Language::english(), &german] {
        found |= date::find(text, language, today).is_some();
        found |= relative::find(text, language).is_some();
        found |= lifetime::find(text, language).is_some();
        found |= lifetime::near(text, language).is_some();
    }
    if let Some(day) = date::iso(text) {
        // What is read as a day in figures is that day.
        assert_eq!(date::iso(&day.to_string()), Some(day), "{text}");
    }
    found
}
