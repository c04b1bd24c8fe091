//! Days with and without work.

use chrono::{Datelike, NaiveDate};

use super::day::{earlier, later};

/// Whether a day is one of `days_off`, 1 = Monday to 7 = Sunday (ISO 8601); other numbers name no day.
pub fn is_day_off(day: NaiveDate, days_off: &[u8]) -> bool {
    days_off.iter().any(|&off| u32::from(off) == day.weekday().number_from_monday())
}

/// The day itself, or the last working day before it; the day itself where no day is a working day.
pub fn working_day_on_or_before(day: NaiveDate, days_off: &[u8]) -> NaiveDate {
    (0..7).map(|back| earlier(day, back)).find(|&day| !is_day_off(day, days_off)).unwrap_or(day)
}

/// The first working day after a day; the next day where no day is a working day.
pub fn next_working_day(day: NaiveDate, days_off: &[u8]) -> NaiveDate {
    (1..8).map(|on| later(day, on)).find(|&day| !is_day_off(day, days_off)).unwrap_or_else(|| later(day, 1))
}
