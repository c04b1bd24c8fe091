//! Instants (RFC 3339) and calendar days (ISO 8601) as text.
//!
//! By hand: the formatter of `chrono` knows every form there is, for 19 kB of the package.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};

use crate::page::text::figures;
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
    let (day, rest) = text.trim().split_once(['T', 't', ' '])?;
    let (clock, zone) = rest.split_at_checked(rest.find(['Z', 'z', '+', '-'])?)?;
    let (clock, part) = clock.split_once('.').unwrap_or((clock, "0"));
    let (hour, rest) = clock.split_once(':')?;
    let (minute, second) = rest.split_once(':')?;
    let time = NaiveTime::from_hms_nano_opt(two(hour)?, two(minute)?, two(second)?, nanos(part)?)?;
    let minutes = match zone {
        "Z" | "z" => 0,
        _ => {
            let (hours, minutes) = zone.get(1..)?.split_once(':')?;
            let east = i64::from(two(hours)? * 60 + two(minutes)?);
            if zone.starts_with('-') { -east } else { east }
        }
    };
    let there = read_day(day)?.and_time(time);
    there.checked_sub_signed(TimeDelta::minutes(minutes)).map(|utc| utc.and_utc())
}

/// Reads a calendar day.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.trim().rsplitn(3, ['-']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let plain = year.len() == 4 && digits(year);
    let signed = (5..8).contains(&year.len()) && year.strip_prefix(['+', '-']).is_some_and(digits);
    if !plain && !signed {
        return None;
    }
    let short = |text: &str| (text.len() <= 2 && digits(text)).then(|| text.parse().ok()).flatten();
    NaiveDate::from_ymd_opt(year.parse().ok()?, short(month)?, short(day)?)
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn two(text: &str) -> Option<u32> {
    (text.len() == 2 && digits(text)).then(|| text.parse().ok()).flatten()
}

/// Digits after the point of a second, those beyond the ninth dropped.
fn nanos(text: &str) -> Option<u32> {
    let text = text.get(..9).unwrap_or(text);
    let missing = u32::try_from(9_usize.checked_sub(text.len())?).ok()?;
    digits(text).then(|| text.parse::<u32>().ok()).flatten().map(|number| number * 10_u32.pow(missing))
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
