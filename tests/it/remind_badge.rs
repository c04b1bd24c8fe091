//! What the icon says.

use token_due::ledger::{State, Token};
use token_due::remind::{Badge, Snooze, Stage, acknowledge, badge, count, snooze};

use crate::remind_words::{English, at, ledger, token};

const NOW: &str = "2026-11-22T12:00:00Z";

fn expired() -> Token {
    token("expired", "2026-01-01", "2026-11-21")
}

fn urgent() -> Token {
    token("urgent", "2026-01-01", "2026-11-25")
}

fn soon() -> Token {
    token("soon", "2026-01-01", "2026-12-15")
}

fn fine() -> Token {
    token("fine", "2026-01-01", "2027-12-15")
}

fn badge_of(tokens: impl IntoIterator<Item = Token>) -> Badge {
    badge(&ledger(tokens), at(NOW), 0, &English)
}

#[test]
fn it_counts_what_is_due_and_says_so_in_words() {
    for (tokens, text, title) in [
        (vec![], "", "Token Due: nothing is due"),
        (vec![fine()], "", "Token Due: nothing is due"),
        (vec![soon()], "1", "Token Due: 1 expires soon"),
        (vec![soon(), soon(), fine()], "2", "Token Due: 2 expire soon"),
        (vec![soon(), expired(), urgent()], "3", "Token Due: 1 expired, 1 urgent, 1 expires soon"),
        (vec![soon(); 99], "99", "Token Due: 99 expire soon"),
        (vec![soon(); 100], "99+", "Token Due: 100 expire soon"),
    ] {
        let badge = badge_of(tokens);
        assert_eq!((badge.text.as_str(), badge.title.as_str()), (text, title));
    }
}

#[test]
fn what_no_longer_counts_is_not_counted() {
    for state in [State::Revoked, State::Replaced] {
        assert_eq!(badge_of([Token { state, ..expired() }]).text, "");
    }
}

#[test]
fn an_unconfirmed_token_is_a_question_and_not_due() {
    let badge = badge_of([Token { state: State::Unconfirmed, ..urgent() }]);
    assert_eq!(badge.text, "");
    assert_eq!(badge.title, "Token Due: nothing is due (1 not confirmed)");
}

#[test]
fn what_was_put_off_is_named_but_not_counted() {
    let mut list = ledger([soon(), urgent()]);
    let settings = list.settings.clone();
    assert!(acknowledge(&mut list.tokens[0], &settings, at(NOW), 0));
    assert!(snooze(&mut list.tokens[1], &settings, Snooze::Tomorrow, at(NOW), 0));
    let said = badge(&list, at(NOW), 0, &English);
    assert_eq!((said.text.as_str(), said.title.as_str()), ("", "Token Due: nothing is due (2 put off)"));
    let tomorrow = count(&list, at("2026-11-23T09:00:00Z"), 0);
    assert_eq!((tomorrow.urgent, tomorrow.put_off), (1, 1));
}

#[test]
fn the_worst_gives_the_colour_and_white_is_readable_on_each() {
    let colors = [vec![soon()], vec![soon(), urgent()], vec![soon(), urgent(), expired()]].map(|tokens| {
        let badge = badge_of(tokens);
        assert_eq!(badge.text_color, "#ffffff");
        assert!(contrast(luminance(&badge.color), 1.0) >= 4.5, "{}", badge.color);
        badge.color
    });
    assert!(colors[0] != colors[1] && colors[1] != colors[2] && colors[0] != colors[2]);
    // Between the two reds, lightness must do it.
    assert!(contrast(luminance(&colors[1]), luminance(&colors[2])) >= 1.5);
}

#[test]
fn the_worst_is_known_by_the_counts() {
    let worst = |tokens: Vec<Token>| count(&ledger(tokens), at(NOW), 0).worst();
    assert_eq!(worst(vec![]), Stage::Fine);
    assert_eq!(worst(vec![soon(), expired()]), Stage::Expired);
    assert_eq!(worst(vec![soon(), urgent()]), Stage::Urgent);
    assert_eq!(worst(vec![soon()]), Stage::Soon);
}

/// WCAG 2.2, contrast ratio.
fn contrast(a: f64, b: f64) -> f64 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// WCAG 2.2, relative luminance.
fn luminance(color: &str) -> f64 {
    let part = |from: usize| {
        let share = f64::from(u8::from_str_radix(&color[from..from + 2], 16).unwrap()) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}
