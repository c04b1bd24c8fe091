//! For how long a tab is watched: after a form was seen, after it was pressed, after a row was pressed.

use chrono::{DateTime, TimeDelta, Utc};
use token_due::notice::{Context, Event, Watch};
use token_due::page::{Language, Outline};

const START: i64 = 1_795_338_000_000;

const FORM: &str = r#"{"d":0,"role":"dialog","name":"Generate new token"},{"d":1,"role":"textbox","name":"Token name","value":"ci"},
    {"d":1,"role":"combobox","name":"Expiration","value":"30 days","key":"30"}"#;

const LIST: &str = r#"{"d":0,"role":"dialog","name":"Settings"},{"d":1,"role":"heading","name":"Personal access tokens"},
    {"d":1,"role":"generic"},{"d":2,"role":"text","name":"other"},{"d":2,"role":"text","name":"Expires in 3 months"},{"d":2,"role":"button","name":"Revoke access"}"#;

/// The instant `seconds` after the first.
fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(START).unwrap() + TimeDelta::seconds(seconds)
}

/// Lets a watch see these nodes of Figma's settings, `seconds` after the first instant.
fn see(watch: &mut Watch, seconds: i64, cause: &str, nodes: &str) {
    let text = format!(
        r#"{{"url":"https://www.figma.com/settings","lang":"en","cause":"{cause}","at":{},"zone":"UTC","offset":0,"life":1,"whole":true,"nodes":[{nodes}]}}"#,
        at(seconds).timestamp_millis()
    );
    let outline: Outline = token_due::json::from_text(&text).unwrap();
    let language = Language::default();
    watch.see(&outline, 0, &Context::of(&outline, &language, "new").unwrap());
}

fn form(button: &str) -> String {
    format!(r#"{FORM},{{"d":1,"role":"button","name":"Generate token"{button}}}"#)
}

#[test]
fn nothing_is_watched_where_nothing_was_seen() {
    let watch = Watch::default();
    assert!(watch.is_idle());
    assert!(!watch.is_waiting(at(0)));
    assert_eq!(watch.attention(at(0)), 0);
}

#[test]
fn a_form_is_watched_and_waits_an_hour() {
    let mut watch = Watch::default();
    see(&mut watch, 0, "change", &form(""));
    assert!(!watch.is_idle());
    assert_eq!(watch.attention(at(0)), 10_000);
    for (seconds, waits) in [(0, true), (3_599, true), (3_600, false), (3_601, false)] {
        assert_eq!(watch.is_waiting(at(seconds)), waits, "after {seconds} s");
    }
    let elsewhere = r#"{"d":0,"role":"main"},{"d":1,"role":"text","name":"Files"}"#;
    see(&mut watch, 3_600, "change", elsewhere);
    assert_eq!(watch.attention(at(3_600)), 10_000);
    see(&mut watch, 3_601, "change", elsewhere);
    assert_eq!(watch.attention(at(3_601)), 0);
}

#[test]
fn a_press_is_watched_until_it_has_waited_long_enough() {
    let mut watch = Watch::default();
    see(&mut watch, 0, "change", &form(""));
    see(&mut watch, 0, "press", &form(r#","pressed":true"#));
    for (seconds, milliseconds) in [(0, 21_000), (5, 16_000), (19, 2_000), (20, 25_000), (60, 25_000)] {
        assert_eq!(watch.attention(at(seconds)), milliseconds, "after {seconds} s");
    }
    let elsewhere = r#"{"d":0,"role":"main"},{"d":1,"role":"text","name":"Files"}"#;
    see(&mut watch, 600, "change", elsewhere);
    assert_eq!(watch.attention(at(600)), 25_000);
    see(&mut watch, 601, "change", elsewhere);
    assert_ne!(watch.attention(at(601)), 25_000);
}

#[test]
fn a_row_that_was_pressed_is_watched_until_it_has_gone_and_a_little_longer() {
    let row = |pressed: &str| {
        format!(
            r#"{LIST},{{"d":1,"role":"generic"}},{{"d":2,"role":"text","name":"ci"}},{{"d":2,"role":"text","name":"Expires in 2 months"}},
            {{"d":2,"role":"button","name":"Revoke access"{pressed}}}"#
        )
    };
    let mut watch = Watch::default();
    see(&mut watch, 0, "load", &row(""));
    assert_eq!(watch.attention(at(0)), 0);
    see(&mut watch, 1, "press", &row(r#","pressed":true"#));
    assert_eq!(watch.attention(at(1)), 25_000);
    see(&mut watch, 2, "change", LIST);
    assert_eq!(watch.attention(at(2)), 10_000);
}

/// What leaving the page at `seconds` tells after a press of this button.
fn left(button: &str, seconds: i64) -> Option<Event> {
    let mut watch = Watch::default();
    see(&mut watch, 0, "change", &form(""));
    let pressed = format!(r#"{FORM},{{"d":1,"role":"button","name":"{button}","pressed":true}}"#);
    see(&mut watch, 0, "press", &pressed);
    if seconds > 0 {
        see(&mut watch, seconds, "change", r#"{"d":0,"role":"main"},{"d":1,"role":"text","name":"Files"}"#);
    }
    let language = Language::default();
    let cx = Context::outside("https://www.figma.com/settings", &language, at(seconds), 0, "new").unwrap();
    watch.leave(&cx)
}

#[test]
fn what_was_clearly_asked_for_is_kept_when_the_page_is_left() {
    let Some(Event::Unconfirmed(sighting)) = left("Generate token", 0) else { panic!("nothing is told") };
    assert_eq!(sighting.name.as_str(), "ci");
    // It was told before.
    assert_eq!(left("Generate token", 30), None);
    // Whatever that button does.
    assert_eq!(left("Zorp", 0), None);
}
