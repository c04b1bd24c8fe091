//! What dates and durations look like in one language, as `Intl` of the browser tells it.
//!
//! The browser writes sample dates and durations with `Intl`, and the words are taken from the samples (`src/browser/language.rs`):
//! no table of languages ships, and no translation is guessed. English is here because sites print English dates in every language
//! (Atlassian's date picker does).

use spin::Once;

use super::text::slice;
use crate::json::{Named, names, record};
use crate::prelude::*;

/// A length of time as people choose it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Unit {
    Hour,
    #[default]
    Day,
    Week,
    Month,
    Year,
}

names!(Unit { Hour = "hour", Day = "day", Week = "week", Month = "month", Year = "year" });

/// In which order a language writes the numbers of a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
    /// Year, month, day.
    Ymd,
    /// Not known: a date that can be read in two ways is marked.
    #[default]
    Unknown,
}

names!(Order { Dmy = "dmy", Mdy = "mdy", Ymd = "ymd", Unknown = "unknown" });

/// The words of one language, all in small letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Language {
    /// Names of months in every style, each with its number from 1.
    pub months: Vec<(String, u32)>,
    /// What stands beside a number of units, in durations and relative times.
    pub units: Vec<(String, Unit)>,
    /// Times told from now, with `#` for the number: "in # days", "# days ago"; each with its unit and whether it is to come.
    pub relative: Vec<(String, Unit, bool)>,
    /// Words for days near today, such as "tomorrow", each with the days from today.
    pub near: Vec<(String, i64)>,
    /// The order of a numeric date.
    pub order: Order,
    /// The browser's language, where that is another: many pages write dates in it whatever their own is.
    pub next: Option<Box<Language>>,
}

// From samples as `extension/background.js` makes them.
record!(read Language { months: needed, units: needed, relative: needed, near: needed, order: needed });

impl Language {
    /// The languages that a text may be in: the page's, English, the browser's.
    pub fn all(&self) -> impl Iterator<Item = &Self> {
        [self, Self::english()].into_iter().chain(self.next.as_deref())
    }

    /// English, whatever the page's language; made once, since every text is held against it.
    pub fn english() -> &'static Self {
        static ENGLISH: Once<Language> = Once::new();
        ENGLISH.call_once(Self::build_english)
    }

    /// By loops over plain tables: written out, the strings and their places are 2 kB of the module.
    fn build_english() -> Self {
        const MONTHS: &str =
            "january february march april may june july august september october november december";
        const AROUND: [(&str, bool); 6] = [
            ("in # %s", true),
            ("in # %", true),
            ("# %s ago", false),
            ("# % ago", false),
            ("# %s left", true),
            ("# % left", true),
        ];
        let mut english = Self { order: Order::Mdy, ..Self::default() };
        for (number, name) in (1..).zip(MONTHS.split(' ')) {
            for style in [name, slice(name, ..3)] {
                english.months.push((style.to_owned(), number));
            }
        }
        english.months.push(("sept".to_owned(), 9));
        for (word, unit) in Unit::NAMES.iter().zip(Unit::ALL) {
            for plural in ["", "s"] {
                english.units.push(([word, plural].concat(), *unit));
            }
            for (around, future) in AROUND {
                english.relative.push((around.replace('%', word), *unit, future));
            }
        }
        for (days, word) in (-1..).zip(["yesterday", "today", "tomorrow"]) {
            english.near.push((word.to_owned(), days));
        }
        english
    }
}
