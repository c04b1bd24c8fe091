//! Every language that the sites' pages come in: days and times from now, as `Intl` of a browser wrote them, read back.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;
use token_due::page::{Language, date, lifetime, relative};

use crate::replay::{LANGUAGES, LANGUAGES_FILE, unit};

/// What was written in one language.
#[derive(Deserialize)]
struct Written {
    /// For each usual style the text of each of the days.
    dates: Vec<Vec<String>>,
    /// Text, unit and signed count.
    times: Vec<(String, String, i64)>,
}

#[derive(Deserialize)]
struct File {
    days: Vec<String>,
    #[serde(flatten)]
    languages: BTreeMap<String, Written>,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| serde_json::from_str(&std::fs::read_to_string(LANGUAGES_FILE).unwrap()).unwrap());

/// Dates with no more than a handful of ways to be read, from the day that all frozen stories play on.
fn today() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

fn each(mut look: impl FnMut(&str, &Written, &Language)) {
    assert!(FILE.languages.len() >= 30, "{} languages", FILE.languages.len());
    for (tag, written) in &FILE.languages {
        look(tag, written, LANGUAGES.get(tag).unwrap());
    }
}

#[test]
fn every_usual_date_reads_back() {
    let (mut wrong, mut read) = (Vec::new(), 0);
    each(|tag, written, language| {
        for (style, texts) in written.dates.iter().enumerate() {
            assert_eq!(texts.len(), FILE.days.len());
            for (text, day) in texts.iter().zip(&FILE.days) {
                let found = date::find(text, language, today()).map(|reading| reading.day);
                read += 1;
                if found != day.parse().ok() {
                    wrong.push(format!("{tag} style {style}: {text:?} is {day}, read as {found:?}"));
                }
            }
        }
    });
    assert!(wrong.is_empty(), "{} of {read}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_time_from_now_reads_back() {
    let (mut wrong, mut read) = (Vec::new(), 0);
    each(|tag, written, language| {
        // One and two are words without a number in Arabic and Hebrew, which no site's own pages are in.
        let numbered = written.times.iter().filter(|(text, ..)| text.chars().any(char::is_numeric));
        for (text, name, signed) in numbered {
            let found = relative::find(text, language)
                .map(|found| (found.length.count, found.length.unit, found.future));
            let expected = (u32::try_from(signed.abs()).unwrap(), unit(name), *signed > 0);
            read += 1;
            if found != Some(expected) {
                wrong.push(format!("{tag}: {text:?} is {expected:?}, read as {found:?}"));
            }
        }
    });
    assert!(wrong.is_empty(), "{} of {read}:\n{}", wrong.len(), wrong.join("\n"));
}

/// "In", "over", "через": what stands before every number is no unit of it.
#[test]
fn a_word_that_leads_to_a_time_is_no_unit() {
    let (mut wrong, mut read) = (Vec::new(), 0);
    each(|tag, _, language| {
        for (pattern, ..) in &language.relative {
            let Some((lead, _)) = pattern.split_once(" # ") else { continue };
            read += 1;
            if let Some(life) = lifetime::find(&format!("{lead} 8"), language) {
                wrong.push(format!("{tag}: {lead:?} is {life:?}"));
            }
        }
    });
    assert!(wrong.is_empty() && read > 500, "{} of {read}:\n{}", wrong.len(), wrong.join("\n"));
}
