//! The notice of the day, putting it off, and what will be told on a date.

use token_due::json;
use token_due::ledger::{Expiry, Ledger, State, Token, What};
use token_due::page::PageText;
use token_due::remind::{
    Notice, Snooze, Stage, Told, acknowledge, due, notice_text, preview, put_off, remind_again, snooze,
    snooze_all, until,
};

use crate::remind_words::{English, at, day, ledger, token};

/// A year's token: soon on 22 Nov 2026, a Sunday, urgent on 15 Dec, a Tuesday, expired on 23 Dec.
fn yearly() -> Token {
    token("yearly", "2025-12-22", "2026-12-22")
}

/// Wakes at those instants; what was told at each.
fn wakes(ledger: &Ledger, instants: &[&str]) -> Vec<Option<(String, Stage)>> {
    let mut told = Told::default();
    let mut tell = |now: &&str| {
        let (notice, then) = due(ledger, std::mem::take(&mut told), at(now), 0);
        told = then;
        notice.map(|notice| (notice.token, notice.stage))
    };
    instants.iter().map(&mut tell).collect()
}

fn yearly_is(stage: Stage) -> Option<(String, Stage)> {
    Some(("yearly".to_owned(), stage))
}

#[test]
fn each_stage_is_told_once_from_the_preferred_hour_on() {
    let told = wakes(
        &ledger([yearly()]),
        &[
            "2026-11-21T12:00:00Z",
            "2026-11-22T08:59:59Z",
            "2026-11-22T09:00:00Z",
            "2026-11-22T10:00:00Z",
            "2026-12-14T10:00:00Z",
            "2026-12-15T09:30:00Z",
            "2026-12-22T23:00:00Z",
            "2026-12-23T08:00:00Z",
            "2026-12-23T09:00:00Z",
            "2027-12-23T09:00:00Z",
        ],
    );
    let (soon, urgent, expired) =
        (yearly_is(Stage::Soon), yearly_is(Stage::Urgent), yearly_is(Stage::Expired));
    assert_eq!(told, [None, None, soon, None, None, urgent, None, None, expired, None]);
}

#[test]
fn an_end_is_told_once_be_it_known_from_the_site_or_from_the_date() {
    let list = ledger([Token { state: State::Expired, ..yearly() }]);
    let told = wakes(&list, &["2026-06-01T10:00:00Z", "2026-12-16T10:00:00Z", "2026-12-23T10:00:00Z"]);
    assert_eq!(told, [yearly_is(Stage::Expired), None, None]);
}

#[test]
fn after_a_pause_only_the_latest_stage_is_told_and_not_later_than_the_first_wake() {
    // The alarms of 22 Nov and 15 Dec were missed, and this one comes before the preferred hour of its day.
    assert_eq!(wakes(&ledger([yearly()]), &["2026-12-16T06:00:00Z"]), [yearly_is(Stage::Urgent)]);
}

#[test]
fn one_notice_stands_for_all_and_names_the_most_urgent() {
    let list = ledger([
        token("later", "2025-12-24", "2026-12-24"),
        token("gone", "2026-01-01", "2026-11-21"),
        yearly(),
        token("fine", "2026-01-01", "2028-01-01"),
    ]);
    let (notice, told) = due(&list, Told::default(), at("2026-12-18T12:00:00Z"), 0);
    let expected = Notice {
        token: "gone".into(),
        stage: Stage::Expired,
        days_left: Some(-27),
        others: vec!["yearly".into(), "later".into()],
    };
    assert_eq!(notice, Some(expected));
    assert_eq!(due(&list, told, at("2026-12-18T13:00:00Z"), 0).0, None);
}

#[test]
fn a_day_off_is_quiet_unless_waiting_makes_it_worse() {
    let mut list = ledger([yearly()]);
    list.settings.days_off = vec![6, 7];
    // Soon was to begin on Sunday and begins on Friday; the wake of Friday is missed, and Monday is early enough.
    let told = wakes(&list, &["2026-11-19T10:00:00Z", "2026-11-21T10:00:00Z", "2026-11-23T08:00:00Z"]);
    assert_eq!(told, [None, None, yearly_is(Stage::Soon)]);
    // It ends on Sunday, and this Saturday is the first wake: on Monday it would be too late.
    list.tokens[0].expiry = Expiry::on(day("2026-12-20"));
    assert_eq!(wakes(&list, &["2026-12-19T10:00:00Z"]), [yearly_is(Stage::Urgent)]);
    list.settings.days_off = (1..=7).collect();
    assert_eq!(wakes(&list, &["2026-12-19T10:00:00Z"]), [yearly_is(Stage::Urgent)]);
}

#[test]
fn nobody_is_told_who_does_not_want_to_be_or_about_what_may_not_exist() {
    let mut list = ledger([Token { state: State::Unconfirmed, ..yearly() }]);
    assert_eq!(wakes(&list, &["2026-12-18T12:00:00Z"]), [None]);
    list.tokens[0].state = State::Active;
    list.settings.notifications = false;
    let (notice, told) = due(&list, Told::default(), at("2026-12-18T12:00:00Z"), 0);
    assert_eq!((notice, &told), (None, &Told::default()));
    list.settings.notifications = true;
    assert!(due(&list, told, at("2026-12-18T13:00:00Z"), 0).0.is_some());
}

#[test]
fn a_clock_set_back_does_not_repeat_and_a_wrong_one_does_not_silence() {
    let list = ledger([yearly()]);
    let told = wakes(&list, &["2026-12-15T10:00:00Z", "2026-12-15T09:00:00Z", "2026-12-15T11:00:00Z"]);
    assert_eq!(told, [yearly_is(Stage::Urgent), None, None]);
    // Told by a clock four years ahead, then set right.
    let told = wakes(&list, &["2030-01-01T10:00:00Z", "2026-11-22T10:00:00Z"]);
    assert_eq!(told, [yearly_is(Stage::Expired), yearly_is(Stage::Soon)]);
}

#[test]
fn a_renewed_token_is_told_about_anew() {
    let mut list = ledger([yearly()]);
    let (_, told) = due(&list, Told::default(), at("2026-12-18T12:00:00Z"), 0);
    list.tokens[0].expiry = Expiry::on(day("2027-12-22"));
    let (notice, told) = due(&list, told, at("2026-12-18T13:00:00Z"), 0);
    assert_eq!(notice, None);
    assert_eq!(
        due(&list, told, at("2027-11-23T12:00:00Z"), 0).0.map(|notice| notice.stage),
        Some(Stage::Soon)
    );
}

#[test]
fn what_was_told_survives_a_restart_and_forgets_what_was_deleted() {
    let mut list = ledger([yearly()]);
    let (_, told) = due(&list, Told::default(), at("2026-12-18T12:00:00Z"), 0);
    let text = json::to_text(&told);
    assert_eq!(text, r#"[{"token":"yearly","at":"2026-12-18T12:00:00Z","stage":"urgent"}]"#);
    assert_eq!(json::from_text::<Told>(&text).unwrap(), told);
    list.tokens.clear();
    assert_eq!(due(&list, told, at("2026-12-18T13:00:00Z"), 0).1, Told::default());
}

#[test]
fn a_snooze_lasts_to_the_preferred_hour_and_is_then_told_again() {
    let mut list = ledger([yearly()]);
    let settings = list.settings.clone();
    let friday = at("2026-12-18T12:00:00Z");
    let (_, told) = due(&list, Told::default(), friday, 0);
    assert!(snooze(&mut list.tokens[0], &settings, Snooze::Tomorrow, friday, 0));
    assert_eq!(list.tokens[0].snoozed_until, Some(at("2026-12-19T09:00:00Z")));
    assert_eq!(list.tokens[0].history.last().map(|entry| entry.what), Some(What::Snoozed));
    let (notice, told) = due(&list, told, at("2026-12-19T08:59:00Z"), 0);
    assert_eq!(notice, None);
    let (notice, told) = due(&list, told, at("2026-12-19T09:00:00Z"), 0);
    assert!(notice.is_some());
    assert_eq!(due(&list, told, at("2026-12-19T10:00:00Z"), 0).0, None);
}

/// One notice stands for several: those that are there and due are put off, the rest of the list stays as it is.
#[test]
fn a_notice_of_several_is_put_off_at_once() {
    let named = |id: &str| Token { id: id.to_owned(), ..yearly() };
    let far = Token { expiry: Expiry::Never, ..named("far") };
    let mut list = ledger([named("a"), named("b"), named("other"), far]);
    let friday = at("2026-12-18T12:00:00Z");
    let ids = ["a", "b", "far", "gone"].map(str::to_owned);
    snooze_all(&mut list, &ids, Snooze::Tomorrow, friday, 0);
    let until: Vec<_> = list.tokens.iter().map(|token| token.snoozed_until).collect();
    let saturday = Some(at("2026-12-19T09:00:00Z"));
    assert_eq!(until, [saturday, saturday, None, None]);
}

#[test]
fn how_long_a_snooze_is() {
    let mut settings = ledger([]).settings;
    settings.days_off = vec![6, 7];
    settings.hour = 8;
    let friday = at("2026-12-18T22:00:00Z");
    let end = |choice, offset| until(choice, &yearly(), &settings, friday, offset);
    assert_eq!(end(Snooze::Tomorrow, 0), Some(at("2026-12-19T08:00:00Z")));
    // East of here it is Saturday already.
    assert_eq!(end(Snooze::Tomorrow, 180), Some(at("2026-12-20T05:00:00Z")));
    assert_eq!(end(Snooze::NextWorkingDay, 0), Some(at("2026-12-21T08:00:00Z")));
    assert_eq!(end(Snooze::Week, 0), Some(at("2026-12-25T08:00:00Z")));
    assert_eq!(end(Snooze::NextStage, 0), Some(at("2026-12-23T08:00:00Z")));
    // On the first day of a step it is the next one.
    let first = at("2026-11-20T12:00:00Z");
    assert_eq!(until(Snooze::NextStage, &yearly(), &settings, first, 0), Some(at("2026-12-15T08:00:00Z")));
    let over = at("2026-12-24T12:00:00Z");
    assert_eq!(until(Snooze::NextStage, &yearly(), &settings, over, 0), None);
}

#[test]
fn an_answer_ends_when_the_stage_gets_worse() {
    let settings = ledger([]).settings;
    let mut token = yearly();
    assert!(acknowledge(&mut token, &settings, at("2026-11-25T12:00:00Z"), 0));
    assert!(put_off(&token, &settings, at("2026-12-14T12:00:00Z"), 0));
    assert!(!put_off(&token, &settings, at("2026-12-15T00:00:00Z"), 0));
    assert!(snooze(&mut token, &settings, Snooze::Week, at("2026-12-20T12:00:00Z"), 0));
    assert!(put_off(&token, &settings, at("2026-12-22T12:00:00Z"), 0));
    assert!(!put_off(&token, &settings, at("2026-12-23T12:00:00Z"), 0));
}

#[test]
fn an_answer_ends_with_the_next_rung_and_with_another_expiry() {
    let settings = ledger([]).settings;
    let mut token = Token { reminders: Some(vec![30, 14, 7]), ..yearly() };
    assert!(acknowledge(&mut token, &settings, at("2026-11-25T12:00:00Z"), 0));
    assert!(put_off(&token, &settings, at("2026-12-07T12:00:00Z"), 0));
    assert!(!put_off(&token, &settings, at("2026-12-08T12:00:00Z"), 0), "the rung of 14 days");

    let mut token = yearly();
    assert!(acknowledge(&mut token, &settings, at("2026-12-20T12:00:00Z"), 0));
    // The list shows the instant of the same day: nothing new.
    token.expiry = Expiry::At { at: at("2026-12-22T15:00:00Z"), about: false };
    assert!(put_off(&token, &settings, at("2026-12-21T12:00:00Z"), 0));
    token.expiry = Expiry::on(day("2027-12-22"));
    assert!(!put_off(&token, &settings, at("2027-12-20T12:00:00Z"), 0));
    // A day later, in the same step.
    token.expiry = Expiry::on(day("2026-12-23"));
    assert!(!put_off(&token, &settings, at("2026-12-21T12:00:00Z"), 0));
}

#[test]
fn only_a_reminder_can_be_put_off_and_it_can_be_taken_back() {
    let settings = ledger([]).settings;
    let mut token = yearly();
    let june = at("2026-06-01T12:00:00Z");
    assert!(!acknowledge(&mut token, &settings, june, 0));
    assert!(!snooze(&mut token, &settings, Snooze::Week, june, 0));
    assert_eq!(token, yearly());
    let december = at("2026-12-20T12:00:00Z");
    assert!(snooze(&mut token, &settings, Snooze::Week, december, 0));
    remind_again(&mut token);
    assert!(!put_off(&token, &settings, december, 0));
}

#[test]
fn an_answer_by_a_wrong_clock_and_a_time_without_an_answer_do_not_silence_for_ever() {
    let settings = ledger([]).settings;
    let mut token = yearly();
    assert!(acknowledge(&mut token, &settings, at("2030-01-01T12:00:00Z"), 0));
    assert!(!put_off(&token, &settings, at("2026-12-20T12:00:00Z"), 0));
    let token = Token { snoozed_until: Some(at("2099-01-01T00:00:00Z")), ..yearly() };
    assert!(put_off(&token, &settings, at("2026-12-20T12:00:00Z"), 0));
    assert!(!put_off(&token, &settings, at("2026-12-23T12:00:00Z"), 0));
}

#[test]
fn a_notice_names_token_date_place_and_others() {
    let token = Token {
        name: PageText::new("CI pipeline"),
        used_in: vec![PageText::new("GitHub Actions: design-sync"), PageText::new("nightly build")],
        ..yearly()
    };
    let list = ledger([token, token_of_today(), Token { state: State::Expired, ..Token::default() }]);
    let text = |now| {
        let (notice, _) = due(&list, Told::default(), at(now), 0);
        notice_text(&notice.unwrap(), &list, 0, &English).unwrap()
    };
    let said = text("2026-12-20T12:00:00Z");
    assert_eq!(said.title, "“Unnamed token” has expired");
    assert_eq!(said.message, "Other site\n1 more token needs attention");

    // What its site calls expired did not expire on a day to come.
    let early = ledger([Token { state: State::Expired, ..yearly() }]);
    let (notice, _) = due(&early, Told::default(), at("2026-06-01T12:00:00Z"), 0);
    assert_eq!(notice_text(&notice.unwrap(), &early, 0, &English).unwrap().title, "“yearly” has expired");

    let list = ledger([list.tokens[0].clone(), list.tokens[1].clone()]);
    let text = |now| {
        let (notice, _) = due(&list, Told::default(), at(now), 0);
        notice_text(&notice.unwrap(), &list, 0, &English).unwrap()
    };
    let said = text("2026-12-20T12:00:00Z");
    assert_eq!(said.title, "“CI pipeline” expires 22 Dec 2026");
    assert_eq!(said.message, "Figma\n2 days left\nUsed in: GitHub Actions: design-sync, nightly build");
    let said = text("2026-12-24T12:00:00Z");
    assert_eq!(said.title, "“CI pipeline” expired 22 Dec 2026");
    assert_eq!(
        said.message,
        "Figma\nUsed in: GitHub Actions: design-sync, nightly build\n1 more token needs attention"
    );
}

fn token_of_today() -> Token {
    token("today", "2026-12-23", "2026-12-24")
}

#[test]
fn a_preview_tells_what_will_be_told_on_that_day_and_counted_at_its_end() {
    let mut list = ledger([yearly(), token("other", "2026-01-01", "2026-12-31")]);
    list.settings.notifications = false;
    let told = |text: &str| {
        let preview = preview(&list, day(text), 0);
        let notices = preview.notices.iter().map(|notice| (notice.token.clone(), notice.stage));
        (preview.counts.due(), notices.collect::<Vec<_>>())
    };
    assert_eq!(told("2026-11-21"), (0, vec![]));
    assert_eq!(told("2026-11-22"), (1, vec![("yearly".into(), Stage::Soon)]));
    assert_eq!(told("2026-11-23"), (1, vec![]));
    assert_eq!(told("2026-12-01"), (2, vec![("other".into(), Stage::Soon)]));
    assert_eq!(told("2026-12-23"), (2, vec![("yearly".into(), Stage::Expired)]));
    assert_eq!(told("2099-12-23"), (2, vec![]));
}

#[test]
fn a_preview_knows_days_off_and_the_hour_of_an_expiry() {
    let mut list = ledger([yearly()]);
    list.settings.days_off = vec![6, 7];
    assert_eq!(preview(&list, day("2026-11-20"), 0).notices.len(), 1);
    assert_eq!(preview(&list, day("2026-11-22"), 0).notices.len(), 0);
    // It ends on Saturday: told on Monday, counted at once.
    list.tokens[0].expiry = Expiry::on(day("2026-12-18"));
    let saturday = preview(&list, day("2026-12-19"), 0);
    assert_eq!((saturday.counts.expired, saturday.notices.len()), (1, 0));
    assert_eq!(preview(&list, day("2026-12-21"), 0).notices[0].stage, Stage::Expired);
    list.tokens[0].expiry = Expiry::At { at: at("2026-12-18T15:00:00Z"), about: false };
    assert_eq!(preview(&list, day("2026-12-18"), 0).notices[0].stage, Stage::Expired);
}

#[test]
fn what_was_told_in_one_notice_is_known_together() {
    let mut other = yearly();
    other.id = "other".into();
    let mut list = ledger([yearly()]);
    let (_, told) = due(&list, Told::default(), at("2026-11-22T09:00:00Z"), 0);
    list.tokens.push(other.clone());
    let (_, apart) = due(&list, told, at("2026-11-22T10:00:00Z"), 0);
    assert_eq!(apart.together("yearly"), ["yearly"]);
    assert_eq!(apart.together("other"), ["other"]);
    assert_eq!(apart.together("gone"), [""; 0]);
    let (_, told) = due(&list, apart, at("2026-12-15T09:30:00Z"), 0);
    assert_eq!(told.together("other"), ["yearly", "other"]);
}
