//! Dates as pages write them, in whatever way.
#![no_main]

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use token_due::page::{Language, date, relative};

fuzz_target!(|text: &str| {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
    for language in [Language::english(), Language::default()] {
        let _ = date::find(text, &language, today);
        let _ = relative::find(text, &language);
    }
    let _ = date::instant(text);
    if let Some(day) = date::iso(text) {
        // What is read as a day in figures is that day.
        assert_eq!(date::iso(&day.to_string()), Some(day), "{text}");
    }
});
