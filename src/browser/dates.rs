//! Days, months and times in the person's language, as the pages of the extension show them.

use chrono::{DateTime, NaiveDate, Utc};
use js_sys::{Array, Function, Intl};

use super::i18n::{apply, date, formats, language, midnight};
use super::js::object;
use crate::prelude::*;
use crate::stamp;

/// The calendar day of an instant at the person's place.
pub fn local_day(at: DateTime<Utc>) -> String {
    apply(&formats().local_day(), &date(at)).unwrap_or_else(|| stamp::day(at.date_naive()))
}

/// An instant at the person's place, with the time of day.
pub fn instant(at: DateTime<Utc>) -> String {
    apply(&formats().instant(), &date(at)).unwrap_or_else(|| stamp::instant(at))
}

/// The names of the months of these days as short as they get.
pub fn month_letters(days: &[NaiveDate]) -> Vec<String> {
    each(&[("month", "narrow")], days)
}

/// The names of the months of these days in full, with the year.
pub fn month_names(days: &[NaiveDate]) -> Vec<String> {
    each(&[("month", "long"), ("year", "numeric")], days)
}

fn each(options: &[(&str, &str)], days: &[NaiveDate]) -> Vec<String> {
    let format = day_format(options);
    days.iter().map(|day| apply(&format, &midnight(*day)).unwrap_or_else(|| stamp::day(*day))).collect()
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
    (0..24).map(|number| apply(&format, &date(hour(number))).unwrap_or_else(|| text![number])).collect()
}

/// A format for days or times that have no zone.
fn day_format(options: &[(&str, &str)]) -> Function {
    let languages = Array::of1(&language().into());
    Intl::DateTimeFormat::new(&languages, &object(&[options, &[("timeZone", "UTC")]].concat())).format()
}

/// A number of days from today in words: "in 3 days", "tomorrow", "2 days ago".
pub fn relative_days(days: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "days between dates are far below 2^52")]
    formats().relative().format(days as f64, "day").into()
}
