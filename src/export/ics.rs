//! A calendar (RFC 5545): one all-day event a stage, and one on the last day.
//!
//! Written for the calendars there are: Outlook takes one alarm an event at most, and Google none, so every stage is an event of its
//! own whose summary says what to do. Events keep their UID, so that a later file moves them, and takes them back when the token was
//! revoked or replaced; their sequence number is the time of the file, since it also moves them when only the settings changed.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};

use super::calendar_line::{escape, line};
use crate::ledger::{Settings, State, Token};
use crate::page::PageText;
use crate::page::text::figures;
use crate::prelude::*;
use crate::remind::{Stage, Words, days_left_text, expiry_day, label, list, local_day, plan, site_key};

/// 2026-01-01T00:00:00Z. Sequence numbers count its seconds: 31 bits of them last until 2094.
const SEQUENCE_START: i64 = 1_767_225_600;

/// The calendar of those tokens that have a date.
pub(super) fn write(
    tokens: &[&Token],
    settings: &Settings,
    now: DateTime<Utc>,
    offset: i32,
    words: &dyn Words,
) -> String {
    let mut text = String::new();
    line(&mut text, "BEGIN", "VCALENDAR");
    line(&mut text, "VERSION", "2.0");
    line(&mut text, "PRODID", "-//Token Due//Token Due//EN");
    line(&mut text, "CALSCALE", "GREGORIAN");
    line(&mut text, "METHOD", "PUBLISH");
    line(&mut text, "X-WR-CALNAME", &escape(&words.text("extension_name", &[])));
    for token in tokens {
        for event in events(token, settings, offset) {
            write_event(&mut text, token, &event, settings.hour, now, offset, words);
        }
    }
    line(&mut text, "END", "VCALENDAR");
    text
}

struct Event {
    day: NaiveDate,
    /// What tells the event from the token's others, and stays when its day moves.
    id: String,
    days_left: i64,
}

/// One a step of the plan that is not on the last day, and one on that day.
fn events(token: &Token, settings: &Settings, offset: i32) -> Vec<Event> {
    let Some(last_day) = token.expiry.last_day(offset) else {
        return Vec::new();
    };
    let mut events: Vec<Event> = Vec::new();
    let (mut soon, mut urgent) = (0, 0);
    for (day, stage) in plan(token, settings, offset) {
        let (name, count) = match stage {
            Stage::Soon => ("soon", &mut soon),
            Stage::Urgent => ("urgent", &mut urgent),
            Stage::Fine | Stage::Expired => continue,
        };
        *count += 1;
        if day < last_day {
            let id = if *count == 1 { name.to_owned() } else { text![name, "-", *count] };
            events.push(Event { day, id, days_left: last_day.signed_duration_since(day).num_days() });
        }
    }
    events.push(Event { day: last_day, id: "last-day".to_owned(), days_left: 0 });
    events
}

fn write_event(
    text: &mut String,
    token: &Token,
    event: &Event,
    hour: u8,
    now: DateTime<Utc>,
    offset: i32,
    words: &dyn Words,
) {
    let status = match token.state {
        State::Revoked | State::Replaced => "CANCELLED",
        State::Unconfirmed => "TENTATIVE",
        State::Active | State::Expired => "CONFIRMED",
    };
    // RFC 5545 wants an end after the start.
    let next_day = event.day.succ_opt().unwrap_or(event.day);
    let sequence = (now.timestamp() - SEQUENCE_START).clamp(0, i32::MAX.into());
    let summary = summary(token, event, words);
    line(text, "BEGIN", "VEVENT");
    line(text, "UID", &text![escape(&token.id), "-", event.id, "@token-due"]);
    line(text, "DTSTAMP", &stamp(now));
    line(text, "SEQUENCE", &text![sequence]);
    line(text, "STATUS", status);
    line(text, "DTSTART;VALUE=DATE", &compact(event.day));
    line(text, "DTEND;VALUE=DATE", &compact(next_day));
    line(text, "SUMMARY", &escape(&summary));
    line(text, "DESCRIPTION", &escape(&description(token, offset, words)));
    if token.page.starts_with("https://") {
        let mut url = String::new();
        for c in token.page.chars() {
            if c.is_whitespace() { url.push_str("%20") } else { url.push(c) }
        }
        line(text, "URL", &url);
    }
    // The day is not taken: something is to be done on it.
    line(text, "TRANSP", "TRANSPARENT");
    // Outlook rings at once for an alarm of the past.
    if status != "CANCELLED" && event.day >= local_day(now, offset) {
        line(text, "BEGIN", "VALARM");
        line(text, "ACTION", "DISPLAY");
        line(text, "TRIGGER;RELATED=START", &text!["PT", hour.min(23), "H"]);
        line(text, "DESCRIPTION", &escape(&summary));
        line(text, "END", "VALARM");
    }
    line(text, "END", "VEVENT");
}

fn summary(token: &Token, event: &Event, words: &dyn Words) -> String {
    let (name, site) = (label(token, words), words.text(site_key(token.provider), &[]));
    match token.state {
        State::Revoked => words.text("calendar_revoked", &[&name, &site]),
        State::Replaced => words.text("calendar_replaced", &[&name, &site]),
        State::Active | State::Expired | State::Unconfirmed => {
            words.text("calendar_rotate", &[&name, &site, &days_left_text(event.days_left, words)])
        }
    }
}

/// What helps on the day: the date, where the token is used, the note and the steps.
fn description(token: &Token, offset: i32, words: &dyn Words) -> String {
    let mut lines = Vec::new();
    lines.extend(expiry_day(token.expiry, offset, words).map(|day| words.text("calendar_expires", &[&day])));
    let places = list(token.used_in.iter().map(PageText::to_owned_text), words);
    lines.extend(places.map(|places| words.text("notice_used_in", &[&places])));
    if !token.note.is_empty() {
        lines.push(token.note.to_owned_text());
    }
    if !is_over(token) {
        lines.push(words.text("calendar_steps", &[]));
    }
    lines.join("\n")
}

fn is_over(token: &Token) -> bool {
    matches!(token.state, State::Revoked | State::Replaced)
}

fn two(number: u32) -> String {
    figures(number.into(), 10, 2)
}

fn compact(day: NaiveDate) -> String {
    text![figures(day.year().unsigned_abs().into(), 10, 4), two(day.month()), two(day.day())]
}

fn stamp(at: DateTime<Utc>) -> String {
    text![compact(at.date_naive()), "T", two(at.hour()), two(at.minute()), two(at.second()), "Z"]
}
