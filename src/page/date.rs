//! Calendar days in text: in the page's language, in English, in ISO 8601.

use core::iter;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Timelike, Utc};

use super::language::{Language, Order};
use super::text::{self, Search, characters, digit, has_digit, is_letter, slice};
use crate::prelude::*;
use crate::stamp;

/// A calendar day read from text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The day; the earlier one where the text can be read in two ways.
    pub day: NaiveDate,
    /// Whether the text can be read in one way only.
    pub sure: bool,
}

/// A number in a text, with the bytes it stands at.
#[derive(Clone, Copy, Debug)]
struct Number {
    value: u32,
    digits: usize,
    start: usize,
    end: usize,
}

/// How many numbers of a text are looked at: each costs a walk through all of it, and a page may send thousands.
pub(super) const MAX_NUMBERS: usize = 24;

/// The first calendar day in a text.
///
/// `today` settles numeric dates that can be read in two ways: the reading within the year to come is taken, and where both are, the
/// earlier, marked as unsure, so that a reminder comes early rather than late.
pub fn find(text: &str, language: &Language, today: NaiveDate) -> Option<Reading> {
    // Most texts of a page have no number, and need no more than this look.
    if !has_digit(text) {
        return None;
    }
    let text = lower(text);
    iso(&text)
        .map(|day| Reading { day, sure: true })
        .or_else(|| language.all().find_map(|language| named(&text, language, today)))
        .or_else(|| numeric(&text, language, today))
}

/// Whether a text is a calendar day and nothing else.
pub fn is_alone(text: &str, language: &Language, today: NaiveDate) -> bool {
    let small = lower(text);
    let mut words = small.split(|c| !is_letter(c)).filter(|word| characters(word) > 1);
    let is_month = |word: &str| language.all().any(|it| it.months.iter().any(|(name, _)| name == word));
    find(text, language, today).is_some() && words.all(is_month)
}

/// An ISO 8601 instant, e.g. the `datetime` of a `<time>`; none where no time of day with a zone is given.
pub fn instant(key: &str) -> Option<DateTime<Utc>> {
    stamp::read_instant(key)
}

/// The calendar day of a machine value at a place `offset` minutes east of UTC: an ISO 8601 day, or the day that an instant is there.
///
/// Midnight in UTC, or the second before, is how a bare day is written; an hour before midnight is midnight of the other half of the
/// year, since the offset is today's.
pub fn local(key: &str, offset: i32) -> Option<NaiveDate> {
    const HOUR: u32 = 3600;
    let Some(at) = instant(key) else { return iso(key) };
    if matches!(at.num_seconds_from_midnight(), 0 | 86_399) {
        return Some(at.date_naive());
    }
    let there = at + TimeDelta::minutes(offset.into());
    let late = there.num_seconds_from_midnight() == 23 * HOUR;
    Some((if late { there + TimeDelta::hours(1) } else { there }).date_naive())
}

/// An ISO 8601 day at the start of a text or standing alone in it.
pub fn iso(text: &str) -> Option<NaiveDate> {
    numbers(text).windows(3).find_map(|three| {
        let [y, m, d] = three else { return None };
        let dashed = slice(text, y.end..m.start) == "-" && slice(text, m.end..d.start) == "-";
        (y.digits == 4 && m.digits == 2 && d.digits == 2 && dashed)
            .then(|| ymd(y.value, m.value, d.value))
            .flatten()
    })
}

/// Small letters, and every decimal digit as an ASCII one: Arabic, Thai and Indian pages write their own.
fn lower(text: &str) -> String {
    text::lower(text).chars().map(|c| digit(c).map_or(c, |d| char::from(b'0' + d))).collect()
}

fn numbers(text: &str) -> Vec<Number> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() && found.len() < MAX_NUMBERS {
        if bytes[at].is_ascii_digit() {
            let start = at;
            while at < bytes.len() && bytes[at].is_ascii_digit() {
                at += 1;
            }
            if let Ok(value) = slice(text, start..at).parse() {
                found.push(Number { value, digits: at - start, start, end: at });
            }
        } else {
            at += 1;
        }
    }
    found
}

/// A date whose month is a word.
fn named(text: &str, language: &Language, today: NaiveDate) -> Option<Reading> {
    let all = numbers(text);
    // Two names may be as long, such as a weekday that is short for a month as well: the month stands by the year.
    let to_year = |start: usize, end: usize| {
        let years = all.iter().filter(|n| n.digits == 4);
        years.map(|n| if n.end <= start { start - n.end } else { n.start.saturating_sub(end) }).min()
    };
    let mut found: Option<(usize, usize, u32)> = None;
    for (name, month) in &language.months {
        let places = iter::successors(text.place(name, 0), |at| text.place(name, at + 1));
        for start in places {
            let end = start + name.len();
            // The longest name wins: "thg 1" stands in "thg 12", "mar" in "march".
            let better = |(s, e, _): (usize, usize, u32)| {
                end - start > e - s || (end - start == e - s && to_year(start, end) < to_year(s, e))
            };
            if stands_alone(text, start, end) && found.is_none_or(better) {
                found = Some((start, end, *month));
            }
        }
    }
    let (start, end, month) = found?;
    let near: Vec<Number> = all
        .iter()
        .copied()
        .filter(|n| {
            (n.end <= start && gap(text, n.end, start) <= 24)
                || (n.start >= end && gap(text, end, n.start) <= 24)
        })
        .collect();
    let distance = |n: &Number| if n.end <= start { start - n.end } else { n.start - end };
    let year = near.iter().filter(|n| n.digits == 4).min_by_key(|n| distance(n)).copied();
    let mut days: Vec<Number> =
        near.into_iter().filter(|n| n.digits <= 2 && (1..=31).contains(&n.value)).collect();
    // The nearest to the month is the day; another may be the year of an era or one of two digits.
    let nearest = days.iter().enumerate().min_by_key(|(_, n)| distance(n))?.0;
    days.swap(0, nearest);
    let day = *days.first()?;
    let years: Vec<i32> = match year {
        Some(year) => gregorian(year.value, text, language).into_iter().collect(),
        None if has_era(text, language).is_some() => {
            let era = days.iter().find(|n| n.start != day.start)?;
            gregorian(era.value, text, language).into_iter().collect()
        }
        // Two digits after an apostrophe or beside the day: this century.
        None => days
            .iter()
            .find(|n| n.start != day.start && n.digits == 2)
            .map(|n| short_year(n.value, today))
            .into_iter()
            .collect(),
    };
    let sure = year.is_some() || !years.is_empty();
    let year = years.first().copied()?;
    let day = NaiveDate::from_ymd_opt(year, month, day.value)?;
    Some(Reading { day, sure: sure && plausible(day, today) })
}

/// A date of three numbers.
fn numeric(text: &str, language: &Language, today: NaiveDate) -> Option<Reading> {
    numbers(text).windows(3).find_map(|three| {
        let [a, b, c] = three else { return None };
        if gap(text, a.end, b.start) > 3
            || gap(text, b.end, c.start) > 3
            || slice(text, a.end..c.start).bytes().any(|byte| matches!(byte, b',' | b'+'))
        {
            return None;
        }
        // A clock time or a version has the same separators on both sides, but not these.
        let between = slice(text, a.end..b.start).chars();
        if !{ between }.any(|c| matches!(c, '/' | '.' | '-' | '年' | '년' | ' ' | '\u{200f}'))
            || slice(text, a.end..b.start).holds(":")
        {
            return None;
        }
        let era = has_era(text, language);
        if a.digits == 4 || era.is_some() {
            return NaiveDate::from_ymd_opt(gregorian(a.value, text, language)?, b.value, c.value)
                .map(|day| Reading { day, sure: true });
        }
        if a.digits == 2 && c.digits <= 2 && language.order == Order::Ymd {
            return NaiveDate::from_ymd_opt(short_year(a.value, today), b.value, c.value)
                .map(|day| Reading { day, sure: true });
        }
        if c.digits != 4 && c.digits != 2 {
            return None;
        }
        let year =
            if c.digits == 2 { short_year(c.value, today) } else { gregorian(c.value, text, language)? };
        let dmy = NaiveDate::from_ymd_opt(year, b.value, a.value);
        let mdy = NaiveDate::from_ymd_opt(year, a.value, b.value);
        match (dmy, mdy, language.order) {
            (None, None, _) => None,
            (Some(day), None, _)
            | (None, Some(day), _)
            | (Some(day), _, Order::Dmy)
            | (_, Some(day), Order::Mdy) => Some(Reading { day, sure: true }),
            (Some(one), Some(other), _) => Some(either(one, other, today)),
        }
    })
}

fn either(one: NaiveDate, other: NaiveDate, today: NaiveDate) -> Reading {
    let ahead = |day: NaiveDate| (1..=366).contains(&(day - today).num_days());
    match (ahead(one), ahead(other)) {
        (true, false) => Reading { day: one, sure: true },
        (false, true) => Reading { day: other, sure: true },
        _ => Reading { day: one.min(other), sure: one == other },
    }
}

/// The year that two digits stand for, in this century or in the Buddhist one: the nearer to today.
fn short_year(digits: u32, today: NaiveDate) -> i32 {
    let (ours, theirs) = (2000 + digits.cast_signed(), 2500 - 543 + digits.cast_signed());
    if (theirs - today.year()).abs() < (ours - today.year()).abs() { theirs } else { ours }
}

/// A year of the page's calendar as a Gregorian one: Buddhist years are 543 ahead, an era's are counted from its first.
fn gregorian(year: u32, text: &str, language: &Language) -> Option<i32> {
    let year = i32::try_from(year).ok()?;
    if let Some(before) = has_era(text, language).filter(|_| year < 200) {
        return Some(before + year);
    }
    match year {
        1900..=2300 => Some(year),
        2400..=2800 => Some(year - 543),
        _ => None,
    }
}

/// The year before the first of the era that a text counts in: Reiwa, since 2019, as 令和9年 or R9.
fn has_era(text: &str, language: &Language) -> Option<i32> {
    const REIWA: i32 = 2018;
    let lettered = || {
        let mut before = ' ';
        text.chars().zip(text.chars().skip(1)).any(|(c, next)| {
            let begins = !is_letter(before) && digit(before).is_none();
            before = c;
            begins && c == 'r' && next.is_ascii_digit()
        })
    };
    (text.holds("令和") || (language.order == Order::Ymd && lettered())).then_some(REIWA)
}

fn ymd(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

fn plausible(day: NaiveDate, today: NaiveDate) -> bool {
    (day - today).num_days().abs() < 366 * 50
}

fn gap(text: &str, from: usize, to: usize) -> usize {
    text.get(from..to).map_or(usize::MAX, characters)
}

/// Whether the bytes are a whole word. Scripts that are written without blanks have no word to be a part of.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let joins = |c: char| is_letter(c) && !is_unspaced(c);
    let before = slice(text, ..start).chars().next_back().is_some_and(joins);
    let runs_in = before && slice(text, start..).chars().next().is_some_and(joins);
    let last = slice(text, start..end).chars().next_back();
    let after = slice(text, end..).chars().next();
    let runs_on = match (last, after) {
        (Some(a), Some(b)) if a.is_ascii_digit() => b.is_ascii_digit(),
        (Some(a), Some(b)) => joins(a) && joins(b),
        _ => false,
    };
    !runs_in && !runs_on
}

/// Whether a script puts no blank between words: Thai, Chinese, Japanese, and Korean counters.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, language: &Language) -> Option<(String, bool)> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        find(text, language, today).map(|reading| (reading.day.to_string(), reading.sure))
    }

    #[test]
    fn english_iso_and_numeric_forms() {
        let english = Language::english();
        for (text, expected) in [
            ("This token will expire on January 7, 2027.", "2027-01-07"),
            ("Jul 5, 2027", "2027-07-05"),
            ("20 Apr 2027", "2027-04-20"),
            ("Expired Mar 10, 2026", "2026-03-10"),
            ("Aug 04, 2025", "2025-08-04"),
            ("2027-04-20", "2027-04-20"),
            ("4/20/2027", "2027-04-20"),
            ("2027年4月20日", "2027-04-20"),
            ("2027년 4월 20일", "2027-04-20"),
            ("令和9年4月20日", "2027-04-20"),
            ("20.4.2027", "2027-04-20"),
            ("May 8, '27", "2027-05-08"),
        ] {
            assert_eq!(read(text, english), Some((expected.to_owned(), true)), "{text}");
        }
        for text in [
            "10:30",
            "Showing 45 results out of 45 items",
            "version 1.2.3",
            "May the force",
            "1 to 10 of 45 results",
            "marble 2027",
            "",
        ] {
            assert_eq!(read(text, english), None, "{text}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_settled_by_the_year_to_come_or_marked() {
        let unknown = Language::default();
        assert_eq!(read("04/12/2026", &unknown), Some(("2026-12-04".to_owned(), true)));
        assert_eq!(read("04/05/2027", &unknown), Some(("2027-04-05".to_owned(), false)));
        let british = Language { order: Order::Dmy, ..Language::default() };
        assert_eq!(read("04/05/2027", &british), Some(("2027-05-04".to_owned(), true)));
    }

    #[test]
    fn buddhist_years_and_native_digits() {
        let thai = Language { months: vec![("เม.ย.".to_owned(), 4)], ..Language::default() };
        assert_eq!(read("20 เม.ย. 2570", &thai), Some(("2027-04-20".to_owned(), true)));
        assert_eq!(read("٢٠٢٧/٤/٢٠", &Language::default()), Some(("2027-04-20".to_owned(), true)));
    }

    #[test]
    fn an_instant_is_the_day_that_it_is_at_the_place() {
        let read = |key, offset| local(key, offset).map(|day| day.to_string()).unwrap_or_default();
        assert_eq!(read("2027-02-04T23:00:00Z", 60), "2027-02-05", "midnight in Berlin");
        assert_eq!(
            read("2027-07-04T22:00:00.000Z", 60),
            "2027-07-05",
            "midnight in Berlin in summer, seen in winter"
        );
        assert_eq!(read("2027-02-04T23:00:00Z", 120), "2027-02-05", "and seen in summer");
        assert_eq!(read("2027-02-04T11:00:00Z", 780), "2027-02-05", "midnight in Auckland");
        assert_eq!(read("2027-02-05T08:00:00Z", -480), "2027-02-05", "midnight in Los Angeles");
        assert_eq!(read("2027-02-05T00:00:00.000Z", -480), "2027-02-05", "a bare day");
        assert_eq!(read("2027-02-05T23:59:59Z", 780), "2027-02-05", "the end of a bare day");
        assert_eq!(read("2027-02-05", 780), "2027-02-05");
    }
}
