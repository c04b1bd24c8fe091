//! What each change does, and what it refuses.

use chrono::{DateTime, Utc};

use serde_json::json;

use super::*;
use crate::ledger::{Expiry, Kind, Provider};

const SECRET: &str = "figd_0123456789abcdefghijklmnopqrstuvwxyz0123";

fn at(now: &str) -> Instant<'static> {
    let now: DateTime<Utc> = now.parse().unwrap();
    Instant { now, offset: 60, fresh_id: "new-id" }
}

fn list(tokens: &[(&str, &str)]) -> Ledger {
    let token = |&(id, expiry): &(&str, &str)| Token {
        id: id.into(),
        name: id.into(),
        expiry: expiry.parse().map_or(Expiry::Unknown, Expiry::on),
        ..Token::default()
    };
    Ledger { tokens: tokens.iter().map(token).collect(), ..Ledger::default() }
}

fn done(ledger: &mut Ledger, what: serde_json::Value) -> Result<(), String> {
    let what = json::from_text(&what.to_string()).map_err(|error| error.to_string())?;
    change(ledger, what, at("2026-11-22T09:00:00.5Z")).map_err(|failure| failure.code)
}

fn last(token: &Token) -> What {
    token.history.last().unwrap().what
}

#[test]
fn a_token_added_by_hand_has_what_was_said_and_no_guess() {
    let mut ledger = Ledger::default();
    let fields = json!({"name": "Deploy", "provider": "other", "expiry": {"kind": "on", "on": "2027-01-31"}, "used_in": ["CI", ""]});
    done(&mut ledger, json!({"what": "add", "fields": fields})).unwrap();
    let token = ledger.find("new-id").unwrap();
    assert_eq!((token.name.as_str(), token.kind, token.provider), ("Deploy", Kind::Other, Provider::Other));
    assert_eq!((token.created, token.evidence.as_slice()), (Moment::Unknown, [Evidence::User].as_slice()));
    assert_eq!((token.used_in.len(), last(token)), (1, What::Added));
    assert_eq!(token.last_seen.to_rfc3339(), "2026-11-22T09:00:00+00:00");
    assert_eq!(done(&mut ledger, json!({"what": "add", "fields": {"name": " "}})), Err("no-name".into()));
}

#[test]
fn no_field_takes_a_secret() {
    let mut ledger = list(&[("a", "2027-01-01")]);
    let fields = json!({"name": SECRET, "note": format!("see {SECRET}"), "scopes": [SECRET], "used_in": [SECRET], "app": SECRET});
    done(&mut ledger, json!({"what": "edit", "id": "a", "fields": fields})).unwrap();
    let page = json!({"page": format!("https://example.org/?t={SECRET}")});
    assert_eq!(
        done(&mut ledger, json!({"what": "edit", "id": "a", "fields": page})),
        Err("bad-address".into())
    );
    assert!(!json::to_text(&ledger).contains("figd_"));
}

#[test]
fn an_edit_changes_what_it_says_and_tells_the_earlier_date() {
    let mut ledger = list(&[("a", "2027-01-01")]);
    let fields = json!({"expiry": {"kind": "never"}, "note": "one\ntwo"});
    done(&mut ledger, json!({"what": "edit", "id": "a", "fields": fields})).unwrap();
    let token = ledger.find("a").unwrap();
    assert_eq!((token.name.as_str(), token.expiry, token.note.as_str()), ("a", Expiry::Never, "one\ntwo"));
    assert_eq!(token.history.last().unwrap().was, Some(PageText::new("2027-01-01")));
    let before = ledger.clone();
    done(&mut ledger, json!({"what": "edit", "id": "a", "fields": {"name": "a"}})).unwrap();
    assert_eq!(ledger, before, "nothing changed, so nothing happened");
}

#[test]
fn only_an_edit_that_says_so_confirms() {
    let mut ledger = list(&[("a", "2027-01-01")]);
    ledger.tokens[0].state = State::Unconfirmed;
    done(&mut ledger, json!({"what": "edit", "id": "a", "fields": {"note": "x"}})).unwrap();
    assert_eq!(ledger.tokens[0].state, State::Unconfirmed);
    done(&mut ledger, json!({"what": "edit", "id": "a", "fields": {}, "confirm": true})).unwrap();
    assert_eq!((ledger.tokens[0].state, last(&ledger.tokens[0])), (State::Active, What::Confirmed));
}

#[test]
fn a_later_date_brings_an_expired_token_back() {
    let mut ledger = list(&[("a", "2026-01-01")]);
    ledger.tokens[0].state = State::Expired;
    let fields = json!({"expiry": {"kind": "on", "on": "2027-01-01"}});
    done(&mut ledger, json!({"what": "edit", "id": "a", "fields": fields})).unwrap();
    assert_eq!(ledger.tokens[0].state, State::Active);
}

#[test]
fn reminders_are_put_off_and_taken_up_again() {
    let mut ledger = list(&[("due", "2026-11-24"), ("fine", "2027-11-24")]);
    done(&mut ledger, json!({"what": "snooze", "id": "due", "until": "tomorrow"})).unwrap();
    assert_eq!(ledger.tokens[0].snoozed_until.unwrap().to_rfc3339(), "2026-11-23T08:00:00+00:00");
    done(&mut ledger, json!({"what": "remind-again", "id": "due"})).unwrap();
    assert_eq!((ledger.tokens[0].snoozed_until, ledger.tokens[0].answered), (None, None));
    done(&mut ledger, json!({"what": "acknowledge", "id": "due"})).unwrap();
    assert_eq!(last(&ledger.tokens[0]), What::Acknowledged);
    assert_eq!(
        done(&mut ledger, json!({"what": "acknowledge", "id": "fine"})),
        Err("nothing-to-put-off".into())
    );
}

#[test]
fn a_successor_takes_over_what_the_person_wrote() {
    let mut ledger = list(&[("old", "2026-11-24"), ("new", "2027-02-24")]);
    ledger.tokens[0].used_in = vec!["CI".into(), "laptop".into()];
    ledger.tokens[0].note = "ask Ana".into();
    ledger.tokens[0].reminders = Some(vec![10]);
    ledger.tokens[1].used_in = vec!["CI".into()];
    done(&mut ledger, json!({"what": "replace", "id": "old", "by": "new"})).unwrap();
    let new = ledger.find("new").unwrap();
    assert_eq!(
        (new.used_in.len(), new.note.as_str(), new.reminders.as_deref()),
        (2, "ask Ana", Some([10].as_slice()))
    );
    let old = ledger.find("old").unwrap();
    assert_eq!(
        (old.state, old.replaced_by.as_deref(), last(old)),
        (State::Replaced, Some("new"), What::Replaced)
    );
    assert_eq!(
        done(&mut ledger, json!({"what": "replace", "id": "new", "by": "new"})),
        Err("own-successor".into())
    );
    assert_eq!(
        done(&mut ledger, json!({"what": "replace", "id": "new", "by": "gone"})),
        Err("no-such-token".into())
    );
    assert_eq!(ledger.find("new").unwrap().state, State::Active);
}

#[test]
fn undo_puts_records_back_as_they_were() {
    let mut ledger = list(&[("a", "2026-11-24"), ("b", "2027-02-24")]);
    let before = ledger.clone();
    let records: serde_json::Value = serde_json::from_str(&json::to_text(&before.tokens)).unwrap();
    done(&mut ledger, json!({"what": "delete", "id": "b"})).unwrap();
    done(&mut ledger, json!({"what": "revoke", "id": "a"})).unwrap();
    assert_eq!((ledger.tokens.len(), ledger.tokens[0].state), (1, State::Revoked));
    done(&mut ledger, json!({"what": "restore", "tokens": records})).unwrap();
    assert_eq!(ledger, before);
    assert_eq!(
        done(&mut ledger, json!({"what": "restore", "tokens": [{"name": 1}]})),
        Err("malformed-message".into())
    );
    assert_eq!(done(&mut ledger, json!({"what": "delete", "id": "gone"})), Err("no-such-token".into()));
}

#[test]
fn a_question_is_waved_away_once() {
    let mut ledger = list(&[("a", "")]);
    for question in ["successor", "used-in", "successor"] {
        done(&mut ledger, json!({"what": "dismiss", "id": "a", "question": question})).unwrap();
    }
    assert_eq!(ledger.tokens[0].dismissed, [Question::UsedIn, Question::Successor]);
}

#[test]
fn settings_change_field_by_field_and_keep_what_is_unknown() {
    let mut ledger = Ledger::default();
    ledger.settings.extra.insert("later".into(), crate::json::read("1").unwrap());
    let settings = json!({"ladder": [1, 30, 7, 7], "days_off": [7, 5, 9, 5], "hour": 40});
    done(&mut ledger, json!({"what": "settings", "settings": settings})).unwrap();
    done(
        &mut ledger,
        json!({"what": "settings", "settings": {"site_ladders": {"figma": [3], "atlassian": []}}}),
    )
    .unwrap();
    let settings = &ledger.settings;
    assert_eq!(
        (settings.ladder.as_deref(), settings.days_off.as_slice()),
        (Some([30, 7, 1].as_slice()), [5, 7].as_slice())
    );
    assert_eq!((settings.hour, settings.site_ladders.len(), settings.extra.0.len()), (23, 1, 1));
    assert_eq!(
        done(&mut ledger, json!({"what": "settings", "settings": {"ladder": [9999]}})),
        Err("bad-ladder".into())
    );
    assert_eq!(
        done(&mut ledger, json!({"what": "settings", "settings": {"hour": "x"}})),
        Err("malformed-message".into())
    );
}
