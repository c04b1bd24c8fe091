//! Instants (RFC 3339) and calendar days (ISO 8601) as text.
//!
//! By hand: the formatter of `chrono` knows every form there is, for 19 kB of the package.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};

use crate::page::text::{figures, slice};
use crate::prelude::*;

/// An instant, such as `2027-02-20T09:00:00Z`; with as many digits of its second as it has, by threes.
pub fn instant(at: DateTime<Utc>) -> String {
    let time = at.time();
    let nanos = time.nanosecond();
    let mut text = [&day(at.date_naive()), "T"].concat();
    for (number, behind) in [(time.hour(), ":"), (time.minute(), ":"), (time.second(), "")] {
        text.push_str(&figures(number.into(), 10, 2));
        text.push_str(behind);
    }
    let (part, width) = match nanos {
        0 => (0, 0),
        _ if nanos.is_multiple_of(1_000_000) => (nanos / 1_000_000, 3),
        _ if nanos.is_multiple_of(1_000) => (nanos / 1_000, 6),
        _ => (nanos, 9),
    };
    if width > 0 {
        text.push('.');
        text.push_str(&figures(part.into(), 10, width));
    }
    text.push('Z');
    text
}

/// A calendar day, such as `2027-02-20`; a year of more than four digits has its sign.
pub fn day(day: NaiveDate) -> String {
    let sign = match day.year() {
        ..0 => "-",
        0..=9999 => "",
        _ => "+",
    };
    let year = figures(day.year().unsigned_abs().into(), 10, 4);
    let [month, date] = [day.month(), day.day()].map(|number| figures(number.into(), 10, 2));
    [sign, &year, "-", &month, "-", &date].concat()
}

/// Reads an instant with its offset from UTC; none where a part is missing.
pub fn read_instant(text: &str) -> Option<DateTime<Utc>> {
    let (day, rest) = cut(text.trim(), b"Tt ")?;
    let (clock, _) = cut(rest, b"Zz+-")?;
    let zone = slice(rest, clock.len()..);
    let (clock, part) = cut(clock, b".").unwrap_or((clock, "0"));
    let (hour, rest) = cut(clock, b":")?;
    let (minute, second) = cut(rest, b":")?;
    let time = NaiveTime::from_hms_nano_opt(two(hour)?, two(minute)?, two(second)?, nanos(part)?)?;
    let minutes = match zone {
        "Z" | "z" => 0,
        _ => {
            let (hours, minutes) = cut(slice(zone, 1..), b":")?;
            let east = i64::from(two(hours)? * 60 + two(minutes)?);
            if zone.starts_with('-') { -east } else { east }
        }
    };
    let there = read_day(day)?.and_time(time);
    there.checked_sub_signed(TimeDelta::minutes(minutes)).map(|utc| utc.and_utc())
}

/// Reads a calendar day.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    // A sign, or a digit, that the year begins with.
    let (year, rest) = cut(slice(text, 1..), b"-")?;
    let (month, day) = cut(rest, b"-")?;
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => (-1, year),
        b'+' => (1, year),
        _ => (1, slice(text, ..=year.len())),
    };
    let signed = digits.len() == year.len();
    if !(if signed { 4..7 } else { 4..5 }).contains(&digits.len()) || month.len() > 2 || day.len() > 2 {
        return None;
    }
    NaiveDate::from_ymd_opt(sign * i32::try_from(number(digits)?).ok()?, number(month)?, number(day)?)
}

/// What stands before and after the first of some bytes. Plainer and quicker than the library's: a list of a thousand tokens has some
/// thousands of dates.
fn cut<'a>(text: &'a str, marks: &[u8]) -> Option<(&'a str, &'a str)> {
    let at = text.bytes().position(|byte| marks.contains(&byte))?;
    Some((slice(text, ..at), slice(text, at + 1..)))
}

/// A number of a few digits and nothing else.
fn number(text: &str) -> Option<u32> {
    let mut number = None;
    for byte in text.bytes() {
        let digit = byte.checked_sub(b'0').filter(|&digit| digit < 10)?;
        number = Some(number.unwrap_or(0_u32).checked_mul(10)?.checked_add(digit.into())?);
    }
    number
}

fn two(text: &str) -> Option<u32> {
    if text.len() == 2 { number(text) } else { None }
}

/// Digits after the point of a second, those beyond the ninth dropped.
fn nanos(text: &str) -> Option<u32> {
    let text = text.get(..9).unwrap_or(text);
    let missing = u32::try_from(9_usize.checked_sub(text.len())?).ok()?;
    number(text).map(|number| number * 10_u32.pow(missing))
}

#[cfg(test)]
mod tests {
    use chrono::SecondsFormat;

    use super::*;

    #[test]
    fn instants_are_written_and_read_as_others_do() {
        for text in [
            "2027-02-20T09:00:00Z",
            "2026-12-01T15:30:00.250Z",
            "1969-12-31T23:59:59.000001Z",
            "0001-01-01T00:00:00.123456789Z",
            "+12026-11-22T09:00:00Z",
        ] {
            let at = DateTime::parse_from_rfc3339(text)
                .map(|at| at.to_utc())
                .or_else(|_| text.parse::<DateTime<Utc>>())
                .unwrap();
            assert_eq!(read_instant(text), Some(at), "{text}");
            assert_eq!(instant(at), text);
            assert_eq!(instant(at), at.to_rfc3339_opts(SecondsFormat::AutoSi, true));
        }
        for text in [
            "2027-02-20T09:00:00+02:00",
            "2027-02-20t09:00:00.5-08:30",
            "2027-02-20 00:00:00.1234567891+14:00",
        ] {
            assert_eq!(
                read_instant(text),
                DateTime::parse_from_rfc3339(text).ok().map(|at| at.to_utc()),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_instant_or_day_is_not_read() {
        for text in [
            "",
            "2027-02-20",
            "2027-02-20T09:00:00",
            "2027-02-20T9:00:00Z",
            "2027-02-20T09:00Z",
            "2027-02-30T09:00:00Z",
            "2027-02-20T24:00:00Z",
            "2027-02-20T09:00:00.Z",
            "2027-02-20T09:00:00+2",
            "xT09:00:00Z",
        ] {
            assert_eq!(read_instant(text), None, "{text}");
        }
        for text in [
            "",
            "2027",
            "2027-02",
            "2027-02-30",
            "20-02-2027",
            "9999999-02-01",
            "99999-01-01",
            "2027-02-2x",
            "2027--1-01",
        ] {
            assert_eq!(read_day(text), None, "{text}");
        }
        assert_eq!(read_day("2027-2-3").map(day).as_deref(), Some("2027-02-03"));
    }
}
