//! Stages and the days on which they begin.

use chrono::{DateTime, Days, NaiveDate, Utc};
use token_due::json;
use token_due::ledger::{Expiry, Ledger, Moment, Provider, Settings, State, Token};
use token_due::remind::{Stage, days_left, plan, stage};

use crate::remind_words::{at, day, ledger, token};

fn settings() -> Settings {
    ledger([]).settings
}

/// The days before the last on which the stages begin.
fn leads(token: &Token, settings: &Settings) -> Vec<(i64, Stage)> {
    let last = token.expiry.last_day(0).unwrap();
    plan(token, settings, 0).into_iter().map(|(begins, stage)| ((last - begins).num_days(), stage)).collect()
}

#[test]
fn stages_are_scaled_to_the_life_of_a_token() {
    use Stage::{Expired, Soon, Urgent};
    for (life, expected) in [
        (1, vec![(0, Urgent), (-1, Expired)]),
        (3, vec![(0, Urgent), (-1, Expired)]),
        (7, vec![(1, Soon), (0, Urgent), (-1, Expired)]),
        (30, vec![(7, Soon), (2, Urgent), (-1, Expired)]),
        (90, vec![(22, Soon), (7, Urgent), (-1, Expired)]),
        (180, vec![(30, Soon), (7, Urgent), (-1, Expired)]),
        (365, vec![(30, Soon), (7, Urgent), (-1, Expired)]),
    ] {
        let mut token = token("t", "2026-03-02", "2026-03-02");
        token.expiry = Expiry::on(day("2026-03-02") + Days::new(life));
        assert_eq!(leads(&token, &settings()), expected, "{life} days");
    }
}

#[test]
fn an_instant_counts_to_the_hour() {
    let mut token = token("t", "2026-03-02", "2026-04-01");
    // 7.5 days and 2.5 days before ten in the morning it is ten in the evening.
    token.created = Moment::At { at: at("2026-03-02T10:00:00Z") };
    token.expiry = Expiry::At { at: at("2026-04-01T10:00:00Z"), about: false };
    assert_eq!(leads(&token, &settings()), [(8, Stage::Soon), (3, Stage::Urgent), (0, Stage::Expired)]);
}

#[test]
fn an_unknown_or_impossible_life_is_reminded_of_a_month_and_a_week_before() {
    let expected = [(30, Stage::Soon), (7, Stage::Urgent), (-1, Stage::Expired)];
    let mut token = token("t", "2026-03-02", "2027-02-20");
    token.created = Moment::Unknown;
    assert_eq!(leads(&token, &settings()), expected);
    token.created = Moment::On { on: day("2028-01-01") };
    assert_eq!(leads(&token, &settings()), expected);
    // Made at the very instant of its end.
    token.created = Moment::At { at: at("2027-02-20T12:00:00Z") };
    token.expiry = Expiry::At { at: at("2027-02-20T12:00:00Z"), about: false };
    assert_eq!(leads(&token, &settings()), [expected[0], expected[1], (0, Stage::Expired)]);
}

#[test]
fn without_a_date_there_is_no_plan_and_no_stage() {
    for expiry in [Expiry::Never, Expiry::Unknown] {
        let token = Token { expiry, ..Token::default() };
        assert!(plan(&token, &settings(), 0).is_empty());
        assert_eq!(stage(&token, &settings(), at("2999-01-01T00:00:00Z"), 0), Stage::Fine);
        assert_eq!(days_left(&token, at("2999-01-01T00:00:00Z"), 0), None);
    }
}

#[test]
fn the_ladder_of_a_token_goes_before_that_of_its_site_and_that_before_the_general_one() {
    let mut token = token("t", "2026-03-02", "2027-02-20");
    let mut settings = settings();
    let first = |settings: &Settings, token: &Token| leads(token, settings)[0].0;
    settings.ladder = Some(vec![60]);
    assert_eq!(first(&settings, &token), 60);
    settings.site_ladders.insert(Provider::Atlassian, vec![10]);
    assert_eq!(first(&settings, &token), 60);
    settings.site_ladders.insert(Provider::Figma, vec![45]);
    assert_eq!(first(&settings, &token), 45);
    token.reminders = Some(vec![5]);
    assert_eq!(first(&settings, &token), 5);
    token.reminders = Some(Vec::new());
    assert_eq!(leads(&token, &settings), [(-1, Stage::Expired)]);
}

#[test]
fn each_rung_is_a_step_and_the_last_ones_are_urgent() {
    use Stage::{Expired, Soon, Urgent};
    for (rungs, expected) in [
        (vec![30, 14, 7, 1], vec![(30, Soon), (14, Soon), (7, Urgent), (1, Urgent), (-1, Expired)]),
        (vec![1, 30], vec![(30, Soon), (1, Urgent), (-1, Expired)]),
        (vec![60, 30], vec![(60, Soon), (30, Urgent), (-1, Expired)]),
        (vec![14], vec![(14, Soon), (-1, Expired)]),
        (vec![14, 14, 0], vec![(14, Soon), (0, Urgent), (-1, Expired)]),
    ] {
        let token = Token { reminders: Some(rungs.clone()), ..token("t", "2026-03-02", "2027-02-20") };
        assert_eq!(leads(&token, &settings()), expected, "{rungs:?}");
    }
}

#[test]
fn a_stage_begins_on_the_last_working_day_before_a_day_off() {
    let weekend = Settings { days_off: vec![6, 7], ..settings() };
    // A week before Monday is a Monday; a month before is a Saturday.
    let token = Token { created: Moment::Unknown, ..token("t", "2026-03-02", "2026-12-07") };
    assert_eq!(
        plan(&token, &weekend, 0),
        [
            (day("2026-11-06"), Stage::Soon),
            (day("2026-11-30"), Stage::Urgent),
            (day("2026-12-08"), Stage::Expired)
        ]
    );
    // The end itself does not move: Saturday stays Saturday.
    let token = Token { expiry: Expiry::on(day("2026-12-04")), ..token };
    assert_eq!(plan(&token, &weekend, 0).last(), Some(&(day("2026-12-05"), Stage::Expired)));
    let always_off = Settings { days_off: (0..=9).collect(), ..settings() };
    assert_eq!(plan(&token, &always_off, 0)[0], (day("2026-11-04"), Stage::Soon));
}

#[test]
fn nothing_is_due_on_the_day_a_token_is_made() {
    let weekend = Settings { days_off: vec![6, 7], ..settings() };
    // Made on Friday for one day: the last working day before Saturday is Friday itself.
    let friday = token("t", "2026-11-20", "2026-11-21");
    assert_eq!(plan(&friday, &weekend, 0)[0], (day("2026-11-21"), Stage::Urgent));
    // Who asks for a ladder gets it.
    let ladder = Token { reminders: Some(vec![30]), ..friday };
    assert_eq!(stage(&ladder, &weekend, at("2026-11-20T12:00:00Z"), 0), Stage::Soon);
}

#[test]
fn a_day_lasts_to_its_end_at_the_persons_place() {
    let token = token("t", "2026-03-02", "2026-12-07");
    let stage = |now, offset| stage(&token, &settings(), at(now), offset);
    assert_eq!(stage("2026-12-07T23:59:59Z", 0), Stage::Urgent);
    assert_eq!(stage("2026-12-08T00:00:00Z", 0), Stage::Expired);
    // Kiritimati is ahead, Honolulu behind.
    assert_eq!(stage("2026-12-07T10:00:00Z", 14 * 60), Stage::Expired);
    assert_eq!(stage("2026-12-08T09:59:59Z", -10 * 60), Stage::Urgent);
    assert_eq!(days_left(&token, at("2026-12-08T09:59:59Z"), -10 * 60), Some(0));
    assert_eq!(days_left(&token, at("2026-12-08T10:00:00Z"), -10 * 60), Some(-1));
}

/// No day after it can be written, and it lasts to its end all the same.
#[test]
fn the_last_day_of_the_calendar_is_a_day_like_others() {
    let token = Token { expiry: Expiry::on(NaiveDate::MAX), ..token("t", "2026-03-02", "2026-12-07") };
    assert_eq!(stage(&token, &settings(), DateTime::<Utc>::MAX_UTC, 0), Stage::Urgent);
}

#[test]
fn an_instant_ends_when_it_comes_wherever_the_person_is() {
    let expiry = Expiry::At { at: at("2026-12-07T15:30:00Z"), about: false };
    let token = Token { expiry, ..token("t", "2026-03-02", "2026-12-07") };
    for offset in [-720, -600, 0, 345, 840] {
        assert_eq!(stage(&token, &settings(), at("2026-12-07T15:29:59Z"), offset), Stage::Urgent);
        assert_eq!(stage(&token, &settings(), at("2026-12-07T15:30:00Z"), offset), Stage::Expired);
    }
}

#[test]
fn the_state_goes_before_the_date() {
    let now = at("2026-12-06T12:00:00Z");
    let of = |state, expiry| {
        let token = Token { state, expiry, ..token("t", "2026-03-02", "2026-12-07") };
        stage(&token, &settings(), now, 0)
    };
    let (near, far) = (Expiry::on(day("2026-12-07")), Expiry::on(day("2027-02-20")));
    assert_eq!(of(State::Active, near), Stage::Urgent);
    assert_eq!(of(State::Unconfirmed, near), Stage::Urgent);
    assert_eq!(of(State::Revoked, near), Stage::Fine);
    assert_eq!(of(State::Replaced, near), Stage::Fine);
    for expiry in [near, far, Expiry::Never, Expiry::Unknown] {
        assert_eq!(of(State::Expired, expiry), Stage::Expired);
    }
}

#[test]
fn the_29th_of_february_is_a_day_like_others() {
    let token = Token { created: Moment::Unknown, ..token("t", "2027-01-01", "2028-03-30") };
    assert_eq!(plan(&token, &settings(), 0)[0], (day("2028-02-29"), Stage::Soon));
    let token =
        Token { created: Moment::Unknown, ..crate::remind_words::token("t", "2027-01-01", "2028-02-29") };
    assert_eq!(plan(&token, &settings(), 0).last(), Some(&(day("2028-03-01"), Stage::Expired)));
}

#[test]
fn settings_of_an_older_version_are_completed() {
    let ledger: Ledger = json::from_text(r#"{"schema":1,"settings":{"ladder":[30,7]}}"#).unwrap();
    assert_eq!(ledger.settings.days_off, [6, 7]);
    assert_eq!(ledger.settings.hour, 9);
    assert!(!ledger.settings.notifications);
    let text = r#"{"site_ladders":{"figma":[14],"tokens-studio":[3,1]}}"#;
    let settings: Settings = json::from_text(text).unwrap();
    assert_eq!(settings.site_ladders.get(Provider::TokensStudio), Some(&vec![3, 1]));
    assert_eq!(json::from_text(&json::to_text(&settings)), Ok(settings));
}
