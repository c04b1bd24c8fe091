//! Lengths of life in text and machine values: "30 days", "1 year", `2592000`.

use chrono::{Months, NaiveDate, TimeDelta};

use super::date::is_unspaced;
use super::language::{Language, Unit};
use super::text::{figured, is_letter, lower, plain, slice, swap};
use crate::json::record;

/// How long a token is to live.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lifetime {
    /// How many units.
    pub count: u32,
    /// Of which unit.
    pub unit: Unit,
}

record!(Lifetime { count: needed, unit: needed });

/// The longest life that is believed: ten years, in days.
const MAX_DAYS: u32 = 3_660;

impl Lifetime {
    /// So many days.
    pub fn days(count: u32) -> Self {
        Self { count, unit: Unit::Day }
    }

    /// The last day of a token that is created on `today`, and whether it is exact.
    ///
    /// Sites differ in what a month or a year is, a calendar one or 30 and 365 days; the earlier day is taken and, where the two
    /// differ, marked as not exact.
    pub fn ends(self, today: NaiveDate) -> Option<(NaiveDate, bool)> {
        let plus = |days: u32| today.checked_add_signed(TimeDelta::days(days.into()));
        let earlier = |days: u32, months: u32| {
            let (counted, calendar) = (plus(days)?, today.checked_add_months(Months::new(months))?);
            Some((counted.min(calendar), counted == calendar))
        };
        match self.unit {
            Unit::Hour => plus(self.count.div_ceil(24)).map(|day| (day, false)),
            Unit::Day => plus(self.count).map(|day| (day, true)),
            Unit::Week => plus(self.count.checked_mul(7)?).map(|day| (day, true)),
            Unit::Month => earlier(self.count.checked_mul(30)?, self.count),
            Unit::Year => earlier(self.count.checked_mul(365)?, self.count.checked_mul(12)?),
        }
    }

    fn believable(self) -> bool {
        let days = match self.unit {
            Unit::Hour => 1,
            Unit::Day => 1,
            Unit::Week => 7,
            Unit::Month => 30,
            Unit::Year => 365,
        };
        self.count > 0 && self.count.checked_mul(days).is_some_and(|days| days <= MAX_DAYS)
    }
}

/// The length of life in a text such as "30 days", "in 3 Monaten", "30日"; none where no unit of the page's language or English is beside
/// a number.
pub fn find(text: &str, language: &Language) -> Option<Lifetime> {
    let text = figured(&lower(text));
    language.all().find_map(|language| within(&text, language)).filter(|life| life.believable())
}

/// Days from today in a text that names a near day ("tomorrow").
pub fn near(text: &str, language: &Language) -> Option<i64> {
    let text = plain(text);
    language
        .all()
        .flat_map(|language| language.near.iter())
        .find(|(word, _)| text == *word || text.split(' ').any(|part| part == word))
        .map(|(_, days)| *days)
}

fn within(text: &str, language: &Language) -> Option<Lifetime> {
    let mut best: Option<(usize, Lifetime)> = None;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            at += 1;
        }
        let Ok(count) = slice(text, start..at).parse::<u32>() else { continue };
        for (word, unit) in &language.units {
            let after = slice(text, at..).trim_start_matches([' ', '\u{a0}', '\u{202f}', '-']);
            let before = slice(text, ..start).trim_end();
            let follows = after.strip_prefix(word.as_str()).is_some_and(|rest| ends(word, rest));
            let leads = before.strip_suffix(word.as_str()).is_some_and(|rest| !rest.ends_with(is_letter));
            if !word.is_empty() && (follows || leads) && best.is_none_or(|(len, _)| word.len() > len) {
                best = Some((word.len(), Lifetime { count, unit: *unit }));
            }
        }
    }
    best.map(|(_, life)| life)
}

fn ends(word: &str, rest: &str) -> bool {
    word.chars().next_back().is_some_and(is_unspaced) || !rest.starts_with(is_letter)
}

/// An hour and a day, in seconds.
const HOUR: u32 = 3_600;
const DAY: u32 = 24 * HOUR;

/// The length of life in a machine value of an option or a field: days (`30`, `30d`), seconds that are whole days or hours (`2592000`,
/// `3600`), an ISO 8601 duration (`P30D`, `P1Y`).
pub fn from_key(key: &str) -> Option<Lifetime> {
    let key = key.trim().to_ascii_lowercase();
    let digits = |text: &str| text.parse::<u32>().ok().filter(|_| text.bytes().all(|b| b.is_ascii_digit()));
    let unit = |c: char| match c {
        'd' => Some(Unit::Day),
        'w' => Some(Unit::Week),
        'm' => Some(Unit::Month),
        'y' => Some(Unit::Year),
        _ => None,
    };
    let life = match digits(&key) {
        Some(seconds) if seconds >= DAY => (seconds % DAY == 0).then(|| Lifetime::days(seconds / DAY)),
        // So many days would be ten years; those that one writes so, 3,650, are no whole hours.
        Some(seconds) if seconds >= HOUR && seconds % HOUR == 0 => {
            Some(Lifetime { count: seconds / HOUR, unit: Unit::Hour })
        }
        Some(days) => Some(Lifetime::days(days)),
        None => {
            let body = key.strip_prefix('p').unwrap_or(&key);
            let (count, last) = body.char_indices().next_back().map(|(at, c)| (slice(body, ..at), c))?;
            Some(Lifetime { count: digits(count)?, unit: unit(last)? })
        }
    };
    life.or_else(|| find(&swap(&key, &['_', '-'], ' '), Language::english())).filter(|life| life.believable())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prelude::*;

    #[test]
    fn texts_and_keys() {
        let english = Language::default();
        let read = |text: &str| find(text, &english).map(|life| (life.count, life.unit));
        assert_eq!(read("30 days"), Some((30, Unit::Day)));
        assert_eq!(read("1 year"), Some((1, Unit::Year)));
        assert_eq!(read("Expires in 3 months"), Some((3, Unit::Month)));
        assert_eq!(read("Never"), None);
        assert_eq!(read("30 daydreams"), None);
        assert_eq!(read("Results per page: 10"), None);
        let japanese = Language {
            units: vec![("日".into(), Unit::Day), ("か月後".into(), Unit::Month)],
            ..Language::default()
        };
        assert_eq!(find("30日", &japanese), Some(Lifetime::days(30)));
        assert_eq!(find("3か月後に失効", &japanese).map(|life| life.unit), Some(Unit::Month));
        for (key, expected) in [
            ("30", Some(30)),
            ("7776000", Some(90)),
            ("p7d", Some(7)),
            ("90d", Some(90)),
            ("0", None),
            ("never", None),
            ("2026", Some(2026)),
            ("4000", None),
            ("3650", Some(3650)),
            ("90000", None),
            ("", None),
        ] {
            assert_eq!(from_key(key).map(|life| life.count), expected, "{key}");
        }
        for (key, unit) in [
            ("10800", Unit::Hour),
            ("3d", Unit::Day),
            ("3w", Unit::Week),
            ("P3M", Unit::Month),
            ("P3Y", Unit::Year),
        ] {
            assert_eq!(from_key(key), Some(Lifetime { count: 3, unit }), "{key}");
        }
    }

    /// Of several words beside numbers the longest counts, of two as long the first; before a number it is a word of its own.
    #[test]
    fn which_unit_counts() {
        let of = |units: &[(&str, Unit)]| Language {
            units: units.iter().map(|(word, unit)| ((*word).into(), *unit)).collect(),
            ..Language::default()
        };
        let (short, long) = (("日", Unit::Day), ("日周期", Unit::Week));
        let read = |text, language: &Language| find(text, language).map(|life| (life.count, life.unit));
        for units in [[short, long], [long, short]] {
            assert_eq!(read("3日周期", &of(&units)), Some((3, Unit::Week)));
        }
        assert_eq!(read("30 days or 1 year", Language::english()), Some((30, Unit::Day)));
        let swahili = of(&[("siku", Unit::Day)]);
        assert_eq!(read("siku 30", &swahili), Some((30, Unit::Day)));
        assert_eq!(read("masiku 30", &swahili), None);
    }

    #[test]
    fn a_year_is_the_earlier_of_its_two_meanings() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let year = Lifetime { count: 1, unit: Unit::Year };
        assert_eq!(year.ends(day(2026, 11, 22)), Some((day(2027, 11, 22), true)));
        assert_eq!(year.ends(day(2027, 11, 22)), Some((day(2028, 11, 21), false)));
        assert_eq!(Lifetime::days(90).ends(day(2026, 11, 22)), Some((day(2027, 2, 20), true)));
    }
}
