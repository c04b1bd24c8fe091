//! Requests of a tab and their answers, told with what was pressed; and what was not understood.

use token_due::ledger::Evidence;
use token_due::notice::Event;
use token_due::page::Outline;

use crate::seen::outline;
use crate::tab::{
    CI, CREATES, FIGMA, GRAPHQL, KEYS, PRESSED, Tab, figma, filled, form, gone, list, press, said, secret,
};

#[test]
fn a_request_waits_ten_minutes_for_its_answer_and_as_one_of_eight() {
    let desc = r#"{"desc":"ci"}"#;
    let first = |ms| {
        let mut tab = Tab::default();
        tab.ask("1", CREATES, 0, desc);
        tab.ask("2", CREATES, ms, desc);
        said(tab.answer("1", CREATES, ms, 200))
    };
    assert_eq!(first(599_999), "created token-1");
    assert_eq!(first(600_000), "");
    let of = |count: i64| {
        let mut tab = Tab::default();
        for number in 0..count {
            tab.ask(&number.to_string(), CREATES, number, desc);
        }
        said(tab.answer("0", CREATES, 100, 200))
    };
    assert_eq!((of(8).as_str(), of(9).as_str()), ("created token-1", ""));
}

#[test]
fn an_answer_proves_what_was_pressed_under_its_name_in_the_ten_minutes_before() {
    let told = |ms, body: &str| {
        let mut tab = Tab::after(&[press(0), gone(1_000)]);
        said(tab.asked(ms, body))
    };
    assert_eq!(told(100, CI), "created token-1");
    assert_eq!(told(599_999, CI), "created token-1");
    assert_eq!(told(600_000, CI), "");
    assert_eq!(told(100, r#"{"name":"docs"}"#), "");
}

#[test]
fn a_refusal_counts_unless_the_same_was_asked_for_again_after_it() {
    // Kept as unconfirmed first; then the first of two requests is refused.
    let told = |other: Option<(&str, i64)>| {
        let mut tab = Tab::after(&[press(0), gone(1_000), gone(21_000)]);
        tab.ask("1", KEYS, 100, CI);
        if let Some((body, ms)) = other {
            tab.ask("2", KEYS, ms, body);
        }
        said(tab.answer("1", KEYS, 22_000, 500))
    };
    assert_eq!(told(None), "refused token-1");
    assert_eq!(told(Some((CI, 200))), "");
    assert_eq!(told(Some((CI, 100))), "refused token-1");
    assert_eq!(told(Some((CI, 0))), "refused token-1");
    let docs = r#"{"name":"docs"}"#;
    assert_eq!(told(Some((docs, 200))), "refused token-1");
    assert_eq!(told(Some((docs, 0))), "refused token-1");
}

#[test]
fn an_answer_that_is_told_of_after_the_value_belongs_to_the_same_token() {
    let shown = || {
        let mut tab = Tab::after(&[press(0)]);
        assert_eq!(said(tab.see(&secret(1_000))), "created token-1");
        tab
    };
    let told = |ms, body: &str| said(shown().asked(ms, body));
    assert_eq!(told(0, CI), "created token-1");
    assert_eq!(told(9_999, CI), "created token-1");
    assert_eq!(told(10_000, CI), "");
    assert_eq!(told(0, r#"{"name":"docs"}"#), "");
    let mut tab = shown();
    let Some(Event::Created(first)) = tab.asked(0, CI) else { panic!("nothing was told") };
    assert_eq!(first.evidence, [Evidence::Form, Evidence::Request, Evidence::Reveal]);
    assert_eq!(said(tab.asked(0, CI)), "", "once is enough");
}

#[test]
fn a_request_tells_of_a_form_that_was_not_understood_for_twenty_seconds() {
    let whole = r#"{"name":"ci","expires_at":"2027-02-20"}"#;
    let told = |ms, url: &str, body: &str| {
        let mut tab = Tab::after(&[gone(0)]);
        tab.ask("1", url, 0, body);
        said(tab.see(&secret(ms)))
    };
    assert_eq!(told(19_999, GRAPHQL, whole), "created token-2");
    assert_eq!(told(20_000, GRAPHQL, whole), "");
    assert_eq!(told(100, GRAPHQL, CI), "");
    // Where the address or the operation speaks of what is made the name is enough; of one that is there it is another name.
    let operation = r#"{"operationName":"createAPIKey","variables":{"input":{"name":"ci"}}}"#;
    assert_eq!(told(100, GRAPHQL, operation), "created token-2");
    assert_eq!(told(100, KEYS, CI), "created token-2");
    let tokens = "https://production.tokens.studio/api/v1/projects/2/service_account_tokens";
    assert_eq!(told(100, tokens, CI), "created token-2");
    assert_eq!(told(100, &[tokens, "/7"].concat(), CI), "");
}

/// What has become a token makes no other one: neither under its name within ten seconds, nor the next one none.
#[test]
fn two_requests_of_forms_that_were_not_understood_make_two_tokens() {
    let told = |name: &str, ms| {
        let mut tab = Tab::after(&[gone(0)]);
        tab.ask("1", KEYS, 0, r#"{"name":"ci","expires_at":"2027-02-20"}"#);
        assert_eq!(said(tab.see(&secret(0))), "created token-2");
        tab.ask("2", KEYS, ms, &format!(r#"{{"name":"{name}","expires_at":"2027-02-20"}}"#));
        said(tab.see(&another_secret(ms)))
    };
    assert_eq!(told("docs", 5_000), "created token-3");
    assert_eq!(told("ci", 10_000), "created token-3");
    assert_eq!(told("ci", 9_999), "");
}

/// Another value than the first.
fn another_secret(ms: i64) -> Outline {
    outline(
        KEYS,
        "change",
        ms,
        r#"{"d":0,"role":"main"},{"d":1,"role":"heading","name":"API Keys"},{"d":1,"role":"secret","key":"2"}"#,
    )
}

/// A row that went while a form is filled in was not given the name in it.
#[test]
fn a_form_beside_a_list_that_has_a_row_less_than_before_makes_a_token() {
    let mut sent = press(5_000);
    sent.nodes.extend_from_slice(&list("change", 5_000, &["backup"], "", "").nodes[2..]);
    let mut tab = Tab::after(&[list("load", 0, &["deploy", "backup"], "", "")]);
    tab.see(&sent);
    assert_eq!(said(tab.see(&secret(6_000))), "created token-2");
}

#[test]
fn an_answer_is_proof_once_the_form_has_another_name_in_it() {
    let told = |after: &Outline| {
        let mut tab = Tab::after(&[press(0)]);
        assert_eq!(said(tab.asked(100, CI)), "");
        said(tab.see(after))
    };
    assert_eq!(told(&form(1_000)), "");
    assert_eq!(told(&filled("change", 1_000, "", "", "")), "created token-1");
    assert_eq!(told(&filled("change", 1_000, "docs", "", "")), "created token-1");
}

#[test]
fn an_answer_under_a_form_that_stays_is_proof_for_twenty_seconds() {
    let told = |ms| {
        let mut tab = Tab::after(&[press(0)]);
        tab.asked(100, CI);
        let mut events = tab.see(&form(ms));
        events.extend(tab.see(&gone(ms + 500)));
        said(events)
    };
    assert_eq!(told(20_000), "created token-1");
    assert_eq!(told(20_001), "unconfirmed token-1");
}

/// A dialog that asks for a token and has a field which is not understood.
fn puzzling(ms: i64) -> Outline {
    let nodes = r#"{"d":0,"role":"dialog","name":"Generate new token"},{"d":1,"role":"textbox","name":"Purpose","value":"ci"},
        {"d":1,"role":"button","name":"Generate token","pressed":true}"#;
    outline(FIGMA, "press", ms, nodes)
}

#[test]
fn what_was_not_understood_is_said_until_the_page_is_another_or_is_understood() {
    let puzzled = |after: &Outline| {
        let mut tab = Tab::after(&[puzzling(0)]);
        assert!(tab.watch.puzzle().is_some());
        tab.see(after);
        tab.watch.puzzle().is_some()
    };
    let same = |cause: &str| outline(FIGMA, cause, 1_000, "");
    assert!(puzzled(&same("change")));
    assert!(!puzzled(&same("route")));
    assert!(!puzzled(&Outline { life: 2, ..same("change") }));
    assert!(!puzzled(&outline("https://www.figma.com/files", "change", 1_000, "")));
    let rows = r#"{"d":0,"role":"main"},{"d":1,"role":"heading","name":"Personal access tokens"},{"d":1,"role":"table"},{"d":2,"role":"row"},
        {"d":3,"role":"cell","name":"ci"},{"d":3,"role":"cell","name":"Feb 20, 2027"},{"d":3,"role":"cell"},{"d":4,"role":"button","name":"Revoke"}"#;
    assert!(!puzzled(&outline(FIGMA, "change", 1_000, rows)));
}

#[test]
fn a_new_value_puzzles_for_two_minutes_after_a_press() {
    let dialog = |cause: &str, ms, node: &str| {
        outline(FIGMA, cause, ms, &format!(r#"{{"d":0,"role":"dialog","name":"Mirako"}},{{"d":1,{node}}}"#))
    };
    let puzzled = |ms| {
        let press = dialog("press", 0, r#""role":"button","name":"Sen","pressed":true"#);
        let reveal = dialog("change", ms, r#""role":"secret","key":"1""#);
        Tab::after(&[press, reveal]).watch.puzzle().is_some()
    };
    assert!(puzzled(119_999));
    assert!(puzzled(120_000));
    assert!(!puzzled(120_001));
}

/// What a site shows before it has agreed may go again, alone; a filter takes other rows with it.
#[test]
fn a_row_that_was_shown_too_early_takes_its_token_with_it() {
    let told = |left: &[&str]| {
        let rows = |ms, names: &[&str]| list("change", ms, names, "", "");
        let mut tab = Tab::after(&[rows(0, &["docs", "mirror"]), form(1_000), press(2_000)]);
        let mut events = tab.see(&rows(3_000, &["ci", "docs", "mirror"]));
        events.extend(tab.see(&rows(4_000, left)));
        said(events)
    };
    assert_eq!(told(&["docs", "mirror"]), "created token-3, 3 rows, refused token-3, 2 rows");
    assert_eq!(told(&["docs"]), "created token-3, 3 rows, 1 rows");
    assert_eq!(told(&["ci", "docs"]), "created token-3, 3 rows, 2 rows");
}

/// A form may be sent by a page of its own (Rails), and the answer is the same page anew; or the document goes on under another address.
/// A new document at another address asks who it is, and masks what it knows.
#[test]
fn the_same_page_or_document_shows_the_value() {
    const TEAM: &str = "https://app.prod.tokens.studio/team/ci";
    const OTHER: &str = "https://app.prod.tokens.studio/team/docs";
    let page = |url: &str, cause: &str, ms, life, nodes: &str| {
        let nodes =
            format!(r#"{{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"API Keys"}},{nodes}"#);
        Outline { life, ..outline(url, cause, ms, &nodes) }
    };
    let form = r#"{"d":1,"role":"form"},{"d":2,"role":"textbox","name":"Name","value":"ci"},
        {"d":2,"role":"combobox","name":"Expiration","value":"30 days"},{"d":2,"role":"button","name":"Create key","pressed":true}"#;
    let value = r#"{"d":1,"role":"secret","key":"1"}"#;
    for (url, cause, life, told) in [
        (TEAM, "load", 2, "created token-1"),
        (OTHER, "change", 1, "created token-1"),
        (KEYS, "load", 2, "created token-1"),
        (OTHER, "load", 2, ""),
    ] {
        let mut tab = Tab::after(&[page(TEAM, "press", 0, 1, form)]);
        assert_eq!(said(tab.see(&page(url, cause, 1_000, life, value))), told, "{url} {life}");
    }
}

/// A form that hangs is a question; pressed again once it can be, and refused then, it was none.
#[test]
fn what_was_asked_about_is_refused_by_a_later_press() {
    const BUSY: &str = r#",{"d":1,"role":"button","name":"Wait","disabled":true}"#;
    const FAILURE: &str = r#",{"d":1,"role":"alert","name":"Something went wrong"}"#;
    let mut tab = Tab::after(&[
        figma("change", 0, "", ""),
        figma("press", 0, "", PRESSED),
        figma("change", 1_000, BUSY, ""),
    ]);
    assert_eq!(said(tab.see(&figma("change", 21_000, BUSY, ""))), "unconfirmed token-2");
    assert_eq!(said(tab.see(&figma("press", 30_000, "", PRESSED))), "");
    assert_eq!(said(tab.see(&figma("change", 31_000, FAILURE, ""))), "refused token-2");
}
