//! Rows that are ticked and ended together, by a control outside of them.

use token_due::page::Outline;

use crate::seen::outline;
use crate::tab::{KEYS, PRESSED, Tab, said};

/// A table of rows, each with a tick and a control of its own, below a bar that says how many are ticked.
fn list(cause: &str, ms: i64, names: &[&str], ticked: &[&str], pressed: &str) -> Outline {
    let mark = |control: &str| if control == pressed { PRESSED } else { "" };
    let rows = names.iter().map(|name| {
        format!(
            r#",{{"d":2,"role":"row"}},{{"d":3,"role":"cell"}},{{"d":4,"role":"checkbox","name":"Elekti","checked":{}}},
            {{"d":3,"role":"cell","name":"{name}"}},{{"d":3,"role":"cell","name":"Feb 20, 2027"}},{{"d":3,"role":"cell"}},
            {{"d":4,"role":"button","name":"Nuligi"{}}}"#,
            ticked.contains(name),
            mark(name)
        )
    });
    let bar = format!(
        r#",{{"d":1,"role":"generic"}},{{"d":2,"role":"text","name":"{} elektitaj"}},{{"d":2,"role":"button","name":"Nuligi elektitajn"{}}}"#,
        ticked.len(),
        mark("")
    );
    // Where there is nothing to tick there is no bar.
    let bar = if names.is_empty() { "" } else { &bar };
    let nodes = format!(
        r#"{{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"API Keys"}}{bar},{{"d":1,"role":"table"}}{}"#,
        rows.collect::<String>()
    );
    outline(KEYS, cause, ms, &nodes)
}

/// The question whether one is sure, over the list.
fn question(pressed: bool) -> Outline {
    let mark = if pressed { PRESSED } else { "" };
    let nodes = format!(
        r#"{{"d":0,"role":"dialog","name":"Ĉu vere"}},{{"d":1,"role":"text","name":"Tio ne revenas."}},
        {{"d":1,"role":"button","name":"Ne"}},{{"d":1,"role":"button","name":"Jes"{mark}}}"#
    );
    outline(KEYS, if pressed { "press" } else { "change" }, 2_000, &nodes)
}

const ALL: &[&str] = &["first", "second", "third", "fourth"];

/// What is told once the bar's control was pressed and the list has these rows left, one reading after the other.
fn told(ticked: &[&str], left: &[&[&str]]) -> Vec<String> {
    let pressed = list("press", 1_000, ALL, ticked, "");
    let mut tab = Tab::after(&[list("load", 0, ALL, &[], "none"), pressed, question(false), question(true)]);
    let readings = left
        .iter()
        .zip(1..)
        .map(|(left, second)| said(tab.see(&list("change", 2_000 + second * 1_000, left, &[], "none"))));
    readings.collect()
}

#[test]
fn they_end_together_in_whatever_language() {
    assert_eq!(told(&["first", "third"], &[&["second", "fourth"]]), ["Revoked third, Revoked first, 2 rows"]);
}

#[test]
fn they_end_one_after_the_other_and_the_last_may_come_back() {
    let left: &[&[&str]] =
        &[&["second", "third", "fourth"], &["second", "fourth"], &["second", "third", "fourth"]];
    assert_eq!(
        told(&["first", "third"], left),
        ["Revoked first, 3 rows", "Revoked third, 2 rows", "Confirmed third, 3 rows"]
    );
}

#[test]
fn all_may_be_ticked() {
    assert_eq!(told(ALL, &[&[]]), ["Revoked fourth, Revoked first, Revoked second, Revoked third"]);
}

/// All of a page are ticked, and the next one is shown.
#[test]
fn another_page_ends_none() {
    assert_eq!(told(ALL, &[&["fifth", "sixth"], ALL]), ["2 rows", "4 rows"]);
}

#[test]
fn what_is_ticked_and_stays_has_not_ended() {
    assert_eq!(told(&["first", "third"], &[ALL]), ["4 rows"]);
}

/// Another page of the list, or a search.
#[test]
fn what_goes_with_others_has_not_ended() {
    assert_eq!(told(&["first"], &[&["fourth"]]), ["1 rows"]);
}

#[test]
fn the_control_of_a_row_is_for_that_row() {
    let mut tab = Tab::after(&[
        list("load", 0, ALL, &[], "none"),
        list("press", 1_000, ALL, &["first"], "second"),
        question(true),
    ]);
    let left = list("change", 3_000, &["first", "third", "fourth"], &["first"], "none");
    assert_eq!(said(tab.see(&left)), "Revoked second, 3 rows");
}

/// A search that finds another one; what counts the rows has numbers before and after.
#[test]
fn a_row_that_goes_for_another_has_not_ended() {
    let told = |left: &[&str]| {
        let before = &["first", "2nd"];
        let mut tab =
            Tab::after(&[list("load", 0, before, &[], "none"), list("press", 1_000, before, &[], "first")]);
        said(tab.see(&list("change", 3_000, left, &[], "none")))
    };
    assert_eq!(told(&["third"]), "1 rows");
    assert_eq!(told(&["3rd"]), "Revoked first, 1 rows");
    assert_eq!(told(&["2nd"]), "Revoked first, 1 rows");
}

#[test]
fn what_is_taken_back_comes_back_together() {
    let left: &[&[&str]] = &[&["second", "fourth"], &["second", "third", "fourth"], ALL];
    assert_eq!(
        told(&["first", "third"], left),
        ["Revoked third, Revoked first, 2 rows", "Confirmed third, 3 rows", "Confirmed first, 4 rows"]
    );
}
