//! The exports as other programs read them.

use std::collections::BTreeSet;

use icalendar::parser::{read_calendar, unfold};
use icalendar::{Calendar, CalendarComponent, Component, Event, EventStatus};
use token_due::ledger::{Expiry, State, Token};
use token_due::protocol::ExportFormat::{Csv, Ics, Markdown};
use token_due::remind::Words;

use crate::export_fixtures::{complete, hostile, list, pipeline, text, varied};
use crate::remind_words::{English, at, day};

fn rows(tokens: impl IntoIterator<Item = Token>) -> Vec<Vec<String>> {
    let text = text(tokens, Csv);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(ToOwned::to_owned).collect()).collect()
}

#[test]
fn every_row_has_every_column_whatever_is_in_it() {
    let tokens: Vec<Token> = [pipeline(), complete()].into_iter().chain(varied()).chain(hostile()).collect();
    let rows = rows(tokens.clone());
    assert_eq!(rows.len(), tokens.len() + 1);
    assert_eq!(rows[0][0].trim_start_matches('\u{FEFF}'), "id");
    let name = rows[0].iter().position(|head| head == "name").unwrap();
    for (row, token) in rows[1..].iter().zip(&tokens) {
        assert_eq!(row[0], token.id);
        assert_eq!(row[name].trim_start_matches('\''), token.name.as_str().trim_start_matches('\''));
    }
}

#[test]
fn no_cell_begins_as_a_formula_does() {
    for row in rows(hostile()) {
        for cell in row {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{cell}");
        }
    }
}

#[test]
fn every_line_of_a_table_for_spreadsheets_ends_as_the_standard_wants() {
    let text = text(hostile(), Csv);
    assert!(text.ends_with("\r\n"));
    // A bare line feed is inside quotation marks.
    let outside: String = text.split('"').step_by(2).collect();
    assert_eq!(outside.matches('\n').count(), outside.matches("\r\n").count());
}

#[test]
fn a_table_for_a_page_is_text_and_nothing_else() {
    let text = text(hostile(), Markdown);
    assert_eq!(text.lines().count(), hostile().len() + 2);
    for line in text.lines() {
        let mut cells = 0;
        let mut before = ' ';
        for c in line.chars() {
            cells += usize::from(c == '|' && before != '\\');
            // Two backslashes are one that is shown.
            before = if before == '\\' && c == '\\' { ' ' } else { c };
        }
        assert_eq!(cells, 8, "{line}");
        let marks = line.replace("<br>", "");
        assert!(!marks.contains(['<', '>']), "{line}");
        assert!(
            !line.contains("https://")
                && !line.replace(r"\]", "").contains("](")
                && !line.contains("www.evil"),
            "{line}"
        );
    }
}

fn calendar(tokens: impl IntoIterator<Item = Token>) -> Vec<Event> {
    let text = text(tokens, Ics);
    let unfolded = unfold(&text);
    let calendar: Calendar = read_calendar(&unfolded).unwrap().into();
    let events = calendar.components.into_iter().map(|component| match component {
        CalendarComponent::Event(event) => event,
        other => panic!("no event: {other:?}"),
    });
    events.collect()
}

#[test]
fn a_calendar_has_an_event_a_stage_and_one_on_the_day() {
    let events = calendar([pipeline()]);
    let seen: Vec<(&str, &str, &str)> = events
        .iter()
        .map(|event| {
            let value = |name| event.property_value(name).unwrap();
            (value("DTSTART"), value("DTEND"), event.get_summary().unwrap())
        })
        .collect();
    // A week before is a Saturday, so the second one is on the Friday before.
    assert_eq!(
        seen,
        [
            ("20270129", "20270130", "Rotate “CI pipeline” (Figma): 22 days left"),
            ("20270212", "20270213", "Rotate “CI pipeline” (Figma): 8 days left"),
            ("20270220", "20270221", "Rotate “CI pipeline” (Figma): last day"),
        ]
    );
    for event in &events {
        assert_eq!(event.get_status(), Some(EventStatus::Confirmed));
        assert_eq!(event.property_value("DTSTAMP"), Some("20261122T090000Z"));
        assert_eq!(event.property_value("TRANSP"), Some("TRANSPARENT"));
    }
}

#[test]
fn no_event_has_two_alarms_and_no_two_have_one_id() {
    let text = text([pipeline(), complete()].into_iter().chain(varied()).chain(hostile()), Ics);
    let mut ids = BTreeSet::new();
    for event in text.split("BEGIN:VEVENT").skip(1) {
        assert!(event.matches("BEGIN:VALARM").count() <= 1);
        let date = event.split("DTSTART;VALUE=DATE:").nth(1).unwrap();
        let rings = !event.contains("STATUS:CANCELLED") && date >= "20261122";
        assert_eq!(event.contains("BEGIN:VALARM"), rings);
        let unfolded = event.replace("\r\n ", "");
        let uid = unfolded.lines().find_map(|line| line.strip_prefix("UID:")).unwrap().to_owned();
        assert!(ids.insert(uid));
    }
}

#[test]
fn lines_are_short_whole_and_ended() {
    let text = text([pipeline(), complete()].into_iter().chain(hostile()), Ics);
    for line in text.split_inclusive('\n') {
        assert!(line.ends_with("\r\n"), "{line:?}");
        assert!(line.len() <= 77, "{} octets: {line:?}", line.len());
        assert!(!line[..line.len() - 2].contains(|c: char| c.is_control()), "{line:?}");
    }
    assert_eq!(text.matches("BEGIN:VCALENDAR\r\n").count(), 1);
}

#[test]
fn every_name_comes_back_as_it_was() {
    let tokens = hostile();
    let events = calendar(tokens.clone());
    for token in &tokens {
        let label = if token.name.is_empty() { "Unnamed token" } else { token.name.as_str() };
        let summary = English.text("calendar_rotate", &[label, "Other site", "last day"]);
        assert!(events.iter().any(|event| event.get_summary() == Some(summary.as_str())), "{summary}");
    }
}

#[test]
fn a_later_file_moves_an_event_and_takes_it_back() {
    let uids = |events: &[Event]| -> Vec<String> {
        events.iter().map(|event| event.get_uid().unwrap().to_owned()).collect()
    };
    let before = calendar([pipeline()]);
    let moved = calendar([Token { expiry: Expiry::on(day("2027-03-20")), ..pipeline() }]);
    assert_eq!(uids(&before), uids(&moved));
    assert_ne!(before[2].property_value("DTSTART"), moved[2].property_value("DTSTART"));
    for (state, word) in [(State::Revoked, "revoked"), (State::Replaced, "replaced")] {
        let over = calendar([Token { state, ..pipeline() }]);
        assert_eq!(uids(&before), uids(&over));
        for event in over {
            assert_eq!(event.get_status(), Some(EventStatus::Cancelled));
            let summary = format!("Nothing to do: “CI pipeline” (Figma) was {word}");
            assert_eq!(event.get_summary(), Some(summary.as_str()));
        }
    }
    let asked = calendar([Token { state: State::Unconfirmed, ..pipeline() }]);
    assert!(asked.iter().all(|event| event.get_status() == Some(EventStatus::Tentative)));
}

#[test]
fn the_sequence_grows_with_time_and_stays_a_number_that_calendars_read() {
    let ledger = list([pipeline()]);
    let sequence = |now| {
        let file = token_due::export::export(&ledger, Ics, None, at(now), 0, &English);
        let line = file.text.lines().find_map(|line| line.strip_prefix("SEQUENCE:").map(str::to_owned));
        line.unwrap().trim().parse::<i32>().unwrap()
    };
    assert_eq!(sequence("1999-01-01T00:00:00Z"), 0);
    assert!(sequence("2026-11-22T09:00:00Z") < sequence("2026-11-22T09:00:01Z"));
    assert_eq!(sequence("2199-01-01T00:00:00Z"), i32::MAX);
}

#[test]
fn a_token_without_a_date_is_in_no_calendar() {
    let undated = varied().into_iter().filter(|token| token.expiry.last_day(0).is_none());
    assert_eq!(calendar(undated).len(), 0);
}
