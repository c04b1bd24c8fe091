//! Calendar days and clock times at the user's place.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

/// The wall clock `offset` minutes east of UTC; the ends of the calendar stay where they are.
pub(super) fn local(at: DateTime<Utc>, offset: i32) -> NaiveDateTime {
    let utc = at.naive_utc();
    utc.checked_add_signed(TimeDelta::minutes(offset.into())).unwrap_or(utc)
}

/// The calendar day `offset` minutes east of UTC.
pub(crate) fn local_day(at: DateTime<Utc>, offset: i32) -> NaiveDate {
    local(at, offset).date()
}

/// The instant at which it is `hour` o'clock on `day`, `offset` minutes east of UTC; 23 is the last hour there is.
pub(crate) fn at_hour(day: NaiveDate, hour: u8, offset: i32) -> DateTime<Utc> {
    let hour = NaiveTime::from_hms_opt(hour.min(23).into(), 0, 0).unwrap_or_default();
    instant(day.and_time(hour), offset)
}

/// The instant at which the wall clock `offset` minutes east of UTC shows that time.
pub(super) fn instant(there: NaiveDateTime, offset: i32) -> DateTime<Utc> {
    there.checked_sub_signed(TimeDelta::minutes(offset.into())).unwrap_or(there).and_utc()
}

/// The last moment of a calendar day: no time of the day is later, so that parts of a life do not reach into the day before.
pub(super) fn end_of(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::from_hms_nano_opt(23, 59, 59, 999_999_999).unwrap_or_default())
}

/// So many days later, or the last day that can be written.
pub(super) fn later(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

/// So many days earlier, or the first day that can be written.
pub(super) fn earlier(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN)
}
