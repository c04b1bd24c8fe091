//! For how long a tab with Figma's dialog is watched: after a form was seen, after it was pressed, after a row was pressed.

use token_due::notice::{Context, Event, Watch};
use token_due::page::{Language, Outline};

use crate::seen::{at, outline};
use crate::tab::{FIGMA, PRESSED, Tab, figma};

const LIST: &str = r#"{"d":0,"role":"dialog","name":"Settings"},{"d":1,"role":"heading","name":"Personal access tokens"},
    {"d":1,"role":"generic"},{"d":2,"role":"text","name":"other"},{"d":2,"role":"text","name":"Expires in 3 months"},{"d":2,"role":"button","name":"Revoke access"}"#;

/// The page without the dialog.
fn elsewhere(seconds: i64) -> Outline {
    outline(FIGMA, "change", seconds * 1000, r#"{"d":0,"role":"main"},{"d":1,"role":"text","name":"Files"}"#)
}

/// What the sensor is told to look on for, in milliseconds, once these were seen.
fn attention(seen: &[Outline], seconds: i64) -> u32 {
    Tab::after(seen).watch.attention(at(seconds * 1000))
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
    let form = || figma("change", 0, "", "");
    let tab = Tab::after(&[form()]);
    assert!(!tab.watch.is_idle());
    assert_eq!(tab.watch.attention(at(0)), 10_000);
    for (seconds, waits) in [(0, true), (3_599, true), (3_600, false), (3_601, false)] {
        assert_eq!(tab.watch.is_waiting(at(seconds * 1000)), waits, "after {seconds} s");
    }
    let later = |seconds| attention(&[form(), elsewhere(seconds)], seconds);
    assert_eq!((later(3_600), later(3_601)), (10_000, 0));
}

#[test]
fn a_press_is_watched_until_it_has_waited_long_enough() {
    let sent = || [figma("change", 0, "", ""), figma("press", 0, "", PRESSED)];
    for (seconds, milliseconds) in [(0, 21_000), (5, 16_000), (19, 2_000), (20, 25_000), (60, 25_000)] {
        assert_eq!(attention(&sent(), seconds), milliseconds, "after {seconds} s");
    }
    let later = |seconds| attention(&[&sent()[..], &[elsewhere(seconds)]].concat(), seconds);
    assert_eq!(later(600), 25_000);
    assert_ne!(later(601), 25_000);
}

#[test]
fn a_row_that_was_pressed_is_watched_until_it_has_gone_and_a_little_longer() {
    let list = |cause, seconds: i64, pressed: &str| {
        let nodes = format!(
            r#"{LIST},{{"d":1,"role":"generic"}},{{"d":2,"role":"text","name":"ci"}},{{"d":2,"role":"text","name":"Expires in 2 months"}},
            {{"d":2,"role":"button","name":"Revoke access"{pressed}}}"#
        );
        outline(FIGMA, cause, seconds * 1000, &nodes)
    };
    let seen = [list("load", 0, ""), list("press", 1, PRESSED), outline(FIGMA, "change", 2_000, LIST)];
    assert_eq!(attention(&seen[..1], 0), 0);
    assert_eq!(attention(&seen[..2], 1), 25_000);
    assert_eq!(attention(&seen, 2), 10_000);
}

#[test]
fn what_was_clearly_asked_for_is_kept_when_the_page_is_left() {
    let language = Language::default();
    let left = |seen: &[Outline], seconds: i64| {
        let cx = Context::outside(FIGMA, &language, at(seconds * 1000), 0, "new").unwrap();
        Tab::after(seen).watch.leave(&cx)
    };
    let sent = [figma("change", 0, "", ""), figma("press", 0, "", PRESSED)];
    let Some(Event::Unconfirmed(sighting)) = left(&sent, 0) else { panic!("nothing is told") };
    assert_eq!(sighting.name.as_str(), "ci");
    // It was told before.
    assert_eq!(left(&[&sent[..], &[elsewhere(30)]].concat(), 30), None);
    // Whatever that button does.
    let mut unclear = sent;
    for node in unclear.iter_mut().flat_map(|outline| &mut outline.nodes).filter(|node| node.pressed) {
        node.name = "Zorp".to_owned();
    }
    assert_eq!(left(&unclear, 0), None);
}
