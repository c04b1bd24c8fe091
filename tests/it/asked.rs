//! One tab over time: how long what was filled in, pressed and asked for is waited for, and what still belongs to it.

use token_due::notice::{Context, Watch};
use token_due::page::{Language, Outline};

use crate::seen::{at, outline};
use crate::tab::{
    CI, CREATES, GRAPHQL, KEYS, PRESSED, Tab, enter, escape, figma, filled, form, gone, list, press, said,
    secret,
};

#[test]
fn the_sensor_looks_on_while_something_may_come() {
    let looks = |outlines: &[Outline], ms| Tab::after(outlines).watch.attention(at(ms));
    assert_eq!(looks(&[], 0), 0);
    assert_eq!(looks(&[gone(0)], 0), 0);
    assert_eq!(looks(&[form(0)], 0), 10_000);
    // A press is kept after twenty seconds: one more look then.
    assert_eq!(looks(&[press(0)], 0), 21_000);
    assert_eq!(looks(&[press(0)], 5_000), 16_000);
    assert_eq!(looks(&[press(0)], 20_000), 25_000);
    assert_eq!(looks(&[press(0)], 20_500), 25_000);
    assert_eq!(looks(&[press(0), gone(1_000), gone(21_000)], 21_000), 25_000);
    // A row that may go, and one that may come back.
    let rows = ["deploy", "backup"];
    let revoke = [list("load", 0, &rows, "", ""), list("press", 1_000, &rows, PRESSED, "")];
    assert_eq!(looks(&revoke[..1], 0), 0);
    assert_eq!(looks(&revoke, 1_000), 25_000);
    let over = [&revoke[..], &[list("change", 2_000, &rows[1..], "", "")]].concat();
    assert_eq!(looks(&over, 2_000), 10_000);
}

#[test]
fn a_new_document_is_looked_at_while_a_form_or_a_press_waits() {
    let waits = |outlines: &[Outline], ms| Tab::after(outlines).watch.is_waiting(at(ms));
    assert!(!waits(&[], 0));
    assert!(!waits(&[gone(0)], 0));
    let hour = 3_600_000;
    assert!(waits(&[form(0)], 0));
    assert!(waits(&[form(0)], hour - 1));
    assert!(!waits(&[form(0)], hour));
    assert!(!waits(&[form(0)], hour + 1));
    // The form was given up after it had been sent: the press alone waits.
    let sent = [press(0), gone(1_000), escape(2_000)];
    assert!(waits(&sent, 599_999));
    assert!(!waits(&sent, 600_000));
    assert!(!waits(&sent, 600_001));
}

#[test]
fn a_tab_that_saw_something_is_not_idle() {
    assert!(Watch::default().is_idle());
    assert!(!Tab::after(&[form(0)]).watch.is_idle());
}

#[test]
fn no_more_than_sixteen_documents_of_a_tab_are_remembered() {
    let (mut watch, language) = (Watch::default(), Language::default());
    for frame in 0..40 {
        let page = gone(frame.into());
        watch.see(&page, frame, &Context::of(&page, &language, "new").unwrap());
    }
    let kept: serde_json::Value = serde_json::from_str(&token_due::json::to_text(&watch)).unwrap();
    assert_eq!(kept["frames"].as_array().unwrap().len(), 16);
}

#[test]
fn what_is_too_old_is_forgotten() {
    let looks = |outlines: &[Outline]| Tab::after(outlines).watch.attention(at(100_000_000));
    let hour = 3_600_000;
    assert_eq!(looks(&[form(0), gone(hour)]), 10_000);
    assert_eq!(looks(&[form(0), gone(hour + 1)]), 0);
    let sent = [press(0), gone(1_000), escape(2_000)];
    let later = |ms| [&sent[..], &[gone(ms)]].concat();
    assert_eq!(looks(&later(600_000)), 25_000);
    assert_eq!(looks(&later(600_001)), 0);
    // More evidence of the same token comes within two minutes.
    let shown = |ms: i64| {
        let mut tab = Tab::after(&[press(0), gone(1_000)]);
        assert_eq!(said(tab.asked(1_900, CI)), "created token-1");
        said(tab.see(&secret(2_000 + ms)))
    };
    assert_eq!(shown(120_000), "created token-1");
    assert_eq!(shown(120_001), "");
}

/// GraphQL answers "this name is taken" with success; then something is changed in the form, and it is given up.
#[test]
fn what_stayed_after_its_answer_was_not_taken_once_its_form_is_changed() {
    let tick = r#"},{"d":2,"role":"checkbox","name":"Read","checked":true"#;
    let mut tab = Tab::after(&[filled("press", 0, "ci", tick, PRESSED)]);
    assert_eq!(said(tab.asked(100, CI)), "");
    tab.see(&filled("change", 1_000, "ci", tick, ""));
    tab.see(&filled("press", 2_000, "ci", &format!("{tick}{PRESSED}"), ""));
    assert_eq!(said(tab.see(&gone(3_000))), "");
}

#[test]
fn enter_after_the_button_asks_for_the_same_token() {
    let mut tab = Tab::after(&[press(0), enter(1_000), gone(2_000)]);
    assert_eq!(said(tab.see(&gone(22_000))), "unconfirmed token-1");
}

#[test]
fn a_press_on_another_page_takes_nothing_back() {
    let other = outline(
        "https://app.prod.tokens.studio/settings/profile",
        "press",
        2_000,
        r#"{"d":0,"role":"main"},{"d":1,"role":"heading","name":"Profile"},{"d":1,"role":"button","name":"Log"},
        {"d":1,"role":"button","name":"Photo","pressed":true},{"d":1,"role":"button","name":"Help"}"#,
    );
    let mut tab = Tab::after(&[press(0), gone(1_000), other]);
    assert_eq!(said(tab.see(&gone(22_000))), "unconfirmed token-1");
}

#[test]
fn a_request_that_is_told_of_before_its_press_makes_one_token() {
    let shown = |name: &str, ms| {
        let mut tab = Tab::default();
        tab.ask("1", CREATES, 0, &format!(r#"{{"desc":"{name}"}}"#));
        let mut events = Vec::from_iter(tab.answer("1", CREATES, 100, 200));
        events.extend(tab.see(&figma("press", ms, "", PRESSED)));
        events.extend(tab.see(&figma("change", ms + 100, r#",{"d":1,"role":"secret","key":"1"}"#, "")));
        said(events)
    };
    assert_eq!(shown("ci", 200), "created token-1, created token-1");
    assert_eq!(shown("ci", 9_999), "created token-1, created token-1");
    assert_eq!(shown("ci", 10_000), "created token-1, created token-2");
    assert_eq!(shown("docs", 200), "created token-1, created token-2");
}

#[test]
fn an_answer_that_is_told_of_before_its_press_proves_it_by_its_name() {
    let told = |name: &str| {
        let mut tab = Tab::default();
        tab.asked(500, &format!(r#"{{"name":"{name}"}}"#));
        tab.see(&press(500));
        said(tab.see(&gone(1_000)))
    };
    assert_eq!(told("ci"), "created token-2");
    assert_eq!(told("docs"), "");
}

/// A row whose control was pressed goes alone, or with what counts the rows: with others it was not searched for, or is on another page.
#[test]
fn a_row_that_goes_with_others_was_not_ended() {
    let ended = |before: &[&str], after: &[&str]| {
        let pressed = [list("load", 0, before, "", ""), list("press", 1_000, before, PRESSED, "")];
        said(Tab::after(&pressed).see(&list("change", 2_000, after, "", ""))).contains("Revoked")
    };
    assert!(ended(&["ci", "docs", "web"], &["docs", "web"]));
    assert!(!ended(&["ci", "docs", "web"], &["web"]));
    assert!(ended(&["ci", "docs", "3 tokens"], &["docs", "2 tokens"]));
    assert!(!ended(&["ci", "docs", "web"], &["app", "site"]));
    assert!(!ended(&["ci", "docs", "web"], &["ci", "docs", "web"]));
}

/// What a form that was not understood asked for shows in its row, which is new.
#[test]
fn a_row_that_is_new_shows_what_a_request_asked_for() {
    let told = |before: &[&str], after: &[&str], answered: bool| {
        let mut tab = Tab::after(&[list("load", 0, before, "", "")]);
        tab.ask("1", KEYS, 500, r#"{"name":"ci","expires_at":"2027-02-20"}"#);
        if answered {
            tab.answer("1", KEYS, 600, 200);
        }
        said(tab.see(&list("change", 1_000, after, "", "")))
    };
    let created = |said: String| said.contains("created");
    assert!(created(told(&["backup"], &["ci", "backup"], true)));
    assert!(!created(told(&["backup"], &["ci", "backup"], false)));
    assert!(!created(told(&["ci", "backup"], &["ci", "backup"], true)));
    assert!(created(told(&["ci", "backup"], &["ci", "ci", "backup"], true)));
}

#[test]
fn giving_up_counts_unless_its_own_request_is_on_its_way() {
    let told = |body: &str, answered: bool| {
        let mut tab = Tab::after(&[press(0)]);
        tab.ask("1", GRAPHQL, 0, body);
        if answered {
            tab.answer("1", GRAPHQL, 100, 200);
        }
        tab.see(&filled("escape", 200, "ci", "", ""));
        said(tab.see(&secret(1_000)))
    };
    assert_eq!(told(CI, false), "created token-1");
    assert_eq!(told(CI, true), "");
    assert_eq!(told(r#"{"name":"docs"}"#, false), "");
}

#[test]
fn a_press_that_was_no_clear_request_is_dropped_after_twenty_seconds() {
    let looks = |ms| Tab::after(&[enter(0), gone(1_000), gone(ms)]).watch.attention(at(ms));
    assert_eq!((looks(20_000), looks(20_001)), (25_000, 0));
}

#[test]
fn a_request_that_was_pressed_and_not_proven_is_kept_after_twenty_seconds_or_when_the_tab_goes() {
    let kept = |ms| said(Tab::after(&[press(0), gone(1_000)]).see(&gone(ms)));
    assert_eq!(kept(20_000), "");
    assert_eq!(kept(20_001), "unconfirmed token-1");
    let left = |outlines: &[Outline]| said(Tab::after(outlines).leave(30_000));
    assert_eq!(left(&[press(0)]), "unconfirmed token-1");
    assert_eq!(left(&[enter(0)]), "");
    assert_eq!(left(&[form(0)]), "");
    // It is kept already.
    assert_eq!(left(&[press(0), gone(1_000), gone(21_000)]), "");
}

#[test]
fn a_list_tells_nothing_while_something_is_being_made() {
    let rows = |ms| list("change", ms, &["deploy", "backup"], "", "");
    assert_eq!(said(Tab::default().see(&rows(0))), "2 rows");
    assert_eq!(said(Tab::after(&[press(0)]).see(&rows(1_000))), "");
}

/// A filter or a field to search in that holds something is no name that is being changed.
#[test]
fn a_list_with_a_filter_is_read_as_any_other() {
    let rows = ["deploy", "backup"];
    let owner = r#",{"d":1,"role":"combobox","name":"Owner","value":"deploy"}"#;
    let mut tab = Tab::after(&[list("load", 0, &rows, "", owner)]);
    assert_eq!(said(tab.see(&list("change", 1_000, &rows[1..], "", owner))), "1 rows");
    let search = r#",{"d":1,"role":"searchbox","name":"Search","value":"a"}"#;
    let mut tab =
        Tab::after(&[list("load", 0, &rows, "", search), list("press", 1_000, &rows, PRESSED, search)]);
    let events = said(tab.see(&list("change", 2_000, &rows[1..], "", search)));
    assert_eq!(events, "Revoked deploy, 1 rows");
}
