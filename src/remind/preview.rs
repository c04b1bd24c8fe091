//! What will I be told on a date.

use chrono::NaiveDate;

use super::badge::{Counts, count};
use super::day::{at_hour, earlier, end_of, instant};
use super::notice::{Notice, Told, tell};
use super::workday::working_day_on_or_before;
use crate::ledger::Ledger;
use crate::prelude::*;

/// What the badge and the notices will say on a date, if the list stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The date.
    pub date: NaiveDate,
    /// What the badge counts at the end of that day.
    pub counts: Counts,
    /// The notices of that day: one at the preferred hour, one more where a token expires later on it.
    pub notices: Vec<Notice>,
}

/// What will be told on `date` at a place that is then `offset` minutes east of UTC, with the computer on every day before it.
///
/// Notices are shown whether they are turned on or not, since this is asked before turning them on.
pub fn preview(ledger: &Ledger, date: NaiveDate, offset: i32) -> Preview {
    let settings = &ledger.settings;
    let evening = |day| instant(end_of(day), offset);
    // A notice waits for a working day at the most, so whatever was due on the last but a week is told by then.
    let first = working_day_on_or_before(earlier(date, 7), &settings.days_off);
    let mut told = Told::default();
    let mut notices = Vec::new();
    for day in first.iter_days().take_while(|day| *day <= date) {
        for now in [at_hour(day, settings.hour, offset), evening(day)] {
            let (notice, then) = tell(ledger, told, now, offset);
            told = then;
            notices.extend(notice.filter(|_| day == date));
        }
    }
    Preview { date, counts: count(ledger, evening(date), offset), notices }
}
