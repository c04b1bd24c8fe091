//! What holds for every token, setting, place and clock.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;
use proptest::{collection, option, sample};
use token_due::json;
use token_due::ledger::{Expiry, Ledger, Moment, Provider, Settings, State, Token};
use token_due::remind::{
    Snooze, Stage, Told, acknowledge, count, days_left, due, is_day_off, plan, preview, put_off, snooze,
    stage,
};

use crate::remind_words::day;

/// A century, with the leap day that 2100 does not have.
fn days() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        4 => (0_u64..36_525).prop_map(|on| day("2024-01-01") + Days::new(on)),
        1 => sample::select(vec!["2024-02-28", "2024-02-29", "2028-02-29", "2100-02-28", "2100-03-01", "2026-12-31"])
            .prop_map(day),
    ]
}

fn instants() -> impl Strategy<Value = DateTime<Utc>> {
    (days(), 0_i64..86_400).prop_map(|(day, second)| at_second(day, second))
}

fn at_second(day: NaiveDate, second: i64) -> DateTime<Utc> {
    day.and_time(chrono::NaiveTime::MIN).and_utc() + TimeDelta::seconds(second)
}

/// Every offset that is or was in use, to the quarter of an hour.
fn offsets() -> impl Strategy<Value = i32> {
    (-48..=56).prop_map(|quarters| quarters * 15)
}

fn created() -> impl Strategy<Value = Moment> {
    prop_oneof![
        instants().prop_map(|at| Moment::At { at }),
        days().prop_map(|on| Moment::On { on }),
        Just(Moment::Unknown)
    ]
}

/// Within four years from a creation, or anywhere.
fn expiry(created: Moment) -> impl Strategy<Value = Expiry> {
    let base = match created {
        Moment::At { at } => at.date_naive(),
        Moment::On { on } => on,
        Moment::Unknown => day("2026-11-22"),
    };
    let near = (0_u64..1_500).prop_map(move |life| base + Days::new(life));
    let dated = prop_oneof![4 => near, 1 => days()];
    prop_oneof![
        5 => dated.clone().prop_map(Expiry::on),
        4 => (dated, 0_i64..86_400).prop_map(|(day, second)| Expiry::At { at: at_second(day, second), about: false }),
        1 => Just(Expiry::Never),
        1 => Just(Expiry::Unknown),
    ]
}

fn ladders() -> impl Strategy<Value = Option<Vec<u32>>> {
    option::weighted(0.3, collection::vec(prop_oneof![0_u32..100, any::<u32>()], 0..5))
}

fn tokens() -> impl Strategy<Value = Token> {
    let states =
        sample::select(vec![State::Active, State::Active, State::Active, State::Expired, State::Unconfirmed]);
    created()
        .prop_flat_map(|created| (Just(created), expiry(created)))
        .prop_flat_map(move |(created, expiry)| (Just(created), Just(expiry), states.clone(), ladders()))
        .prop_map(|(created, expiry, state, reminders)| Token {
            id: "t".into(),
            provider: Provider::Figma,
            created,
            expiry,
            state,
            reminders,
            ..Token::default()
        })
}

fn settings() -> impl Strategy<Value = Settings> {
    (ladders(), collection::vec(0_u8..9, 0..7), 0_u8..30).prop_map(|(ladder, days_off, hour)| Settings {
        ladder,
        days_off,
        hour,
        notifications: true,
        ..Settings::default()
    })
}

/// An instant from two months before the end of a token to a month after, where it has one.
fn around(token: &Token, share: u16) -> DateTime<Utc> {
    let end = token.expiry.last_day(0).unwrap_or(day("2026-11-22"));
    at_second(end - Days::new(60), i64::from(share) * 90 * 86_400 / i64::from(u16::MAX))
}

fn list(token: &Token, settings: &Settings) -> Ledger {
    Ledger { tokens: vec![token.clone()], settings: settings.clone(), ..Ledger::default() }
}

proptest! {
    #[test]
    fn a_stage_never_gets_better_by_itself(
        token in tokens(), settings in settings(), offset in offsets(), share in any::<(u16, u16)>(),
    ) {
        let (a, b) = (around(&token, share.0), around(&token, share.1));
        let (before, after) = (a.min(b), a.max(b));
        prop_assert!(stage(&token, &settings, before, offset) <= stage(&token, &settings, after, offset));
        prop_assert!(days_left(&token, before, offset) >= days_left(&token, after, offset));
    }

    #[test]
    fn it_is_expired_when_its_time_is_over_and_only_then(
        token in tokens(), settings in settings(), offset in offsets(), share in any::<u16>(),
    ) {
        let now = around(&token, share);
        let over = match token.expiry {
            Expiry::At { at, .. } => now >= at,
            Expiry::On { on, .. } => (now + TimeDelta::minutes(offset.into())).date_naive() > on,
            Expiry::Never | Expiry::Unknown => false,
        };
        let expired = stage(&token, &settings, now, offset) == Stage::Expired;
        prop_assert_eq!(expired, over || token.state == State::Expired);
    }

    #[test]
    fn a_plan_is_in_order_and_its_stages_are_those_of_its_days(
        token in tokens(), settings in settings(), offset in offsets(),
    ) {
        let plan = plan(&token, &settings, offset);
        prop_assert_eq!(plan.is_empty(), token.expiry.last_day(offset).is_none());
        prop_assert!(plan.is_sorted());
        prop_assert!(plan.last().is_none_or(|last| last.1 == Stage::Expired));
        let early = plan.len().saturating_sub(1);
        let days: Vec<NaiveDate> = plan[..early].iter().map(|step| step.0).collect();
        prop_assert!(days.windows(2).all(|pair| pair[0] < pair[1]), "two stages on one day");
        for (begins, begun) in &plan[..early] {
            prop_assert!(Some(*begins) <= token.expiry.last_day(offset));
            // Far enough from the ends of the calendar to ask for an instant.
            if (1900..2200).contains(&begins.year()) && token.state != State::Expired {
                let morning = at_second(*begins, -i64::from(offset) * 60);
                let now = stage(&token, &settings, morning, offset);
                prop_assert!(now == *begun || now == Stage::Expired, "{now:?} on {begins}");
                prop_assert!(stage(&token, &settings, morning - TimeDelta::seconds(1), offset) <= *begun);
            }
        }
    }

    #[test]
    fn no_stage_begins_on_a_day_off_but_the_end_and_what_would_begin_before_the_life(
        token in tokens(), settings in settings(), offset in offsets(),
    ) {
        let all_off = (1..=7).all(|day| settings.days_off.contains(&day));
        let made = match token.created {
            Moment::At { at } => Some((at + TimeDelta::minutes(offset.into())).date_naive()),
            Moment::On { on } => Some(on),
            Moment::Unknown => None,
        };
        for (begins, begun) in plan(&token, &settings, offset) {
            let at_birth = made.is_some_and(|made| begins <= made + Days::new(7));
            if begun < Stage::Expired && !all_off && !at_birth {
                prop_assert!(!is_day_off(begins, &settings.days_off), "{begins}");
            }
        }
    }

    #[test]
    fn nothing_is_due_on_the_day_it_is_made_without_a_ladder(
        on in days(), life in 1_u64..400, mut settings in settings(), offset in offsets(), second in 0_i64..86_400,
    ) {
        settings.ladder = None;
        let token = Token {
            created: Moment::On { on },
            expiry: Expiry::on(on + Days::new(life)),
            ..Token::default()
        };
        let now = at_second(on, second - i64::from(offset) * 60);
        prop_assert_eq!(stage(&token, &settings, now, offset), Stage::Fine);
    }

    /// A day is a day whatever the clock is set to for the summer: only what is told by the instant may differ.
    #[test]
    fn the_hour_of_a_changed_clock_changes_a_stage_only_at_midnight(
        mut token in tokens(), settings in settings(), offset in offsets(), share in any::<u16>(),
    ) {
        if let Moment::At { at } = token.created {
            token.created = Moment::On { on: at.date_naive() };
        }
        if let Expiry::At { at, .. } = token.expiry {
            token.expiry = Expiry::on(at.date_naive());
        }
        let now = around(&token, share);
        let today = |offset: i32| (now + TimeDelta::minutes(offset.into())).date_naive();
        if today(offset) == today(offset + 60) {
            prop_assert_eq!(
                stage(&token, &settings, now, offset),
                stage(&token, &settings, now, offset + 60)
            );
        }
    }

    #[test]
    fn an_answer_holds_to_the_next_step_and_not_a_day_longer(
        token in tokens(), settings in settings(), offset in offsets(), share in any::<(u16, u16)>(),
    ) {
        let (a, b) = (around(&token, share.0), around(&token, share.1));
        let (answered, later) = (a.min(b), a.max(b));
        let mut token = token;
        let before = stage(&token, &settings, answered, offset);
        let taken = acknowledge(&mut token, &settings, answered, offset);
        prop_assert_eq!(taken, before > Stage::Fine);
        prop_assert_eq!(put_off(&token, &settings, answered, offset), taken);
        let local = |at: DateTime<Utc>| (at + TimeDelta::minutes(offset.into())).date_naive();
        let stepped = plan(&token, &settings, offset)
            .iter()
            .any(|(begins, step)| *begins > local(answered) && *begins <= local(later) && *step < Stage::Expired);
        let worse = stage(&token, &settings, later, offset) > before;
        let counts = token.state != State::Expired && (stepped || worse);
        if taken {
            prop_assert_eq!(put_off(&token, &settings, later, offset), !counts);
        }
    }

    #[test]
    fn a_snooze_ends_at_its_time_at_the_latest(
        mut token in tokens(), settings in settings(), offset in offsets(), share in any::<u16>(), week in any::<bool>(),
    ) {
        let now = around(&token, share);
        let choice = if week { Snooze::Week } else { Snooze::NextWorkingDay };
        if snooze(&mut token, &settings, choice, now, offset) {
            let end = token.snoozed_until.unwrap();
            prop_assert!(end > now && end <= now + TimeDelta::days(9));
            prop_assert!(put_off(&token, &settings, now, offset));
            prop_assert!(!put_off(&token, &settings, end, offset));
        }
    }

    /// Sleep, missed alarms and restarts are gaps between the wakes; a clock set back is a wake before the last.
    #[test]
    fn each_step_is_told_once_and_none_is_lost(
        token in tokens(), settings in settings(), offset in offsets(),
        wakes in collection::vec(any::<u16>(), 1..40), back in 0_i64..86_400,
    ) {
        let list = list(&token, &settings);
        let mut instants: Vec<DateTime<Utc>> = wakes.iter().map(|share| around(&token, *share)).collect();
        instants.sort_unstable();
        let mut told = Told::default();
        let mut notices = 0_usize;
        for now in &instants {
            // Twice in a row, and once with the clock a bit behind: neither is news.
            let mut said = false;
            for now in [*now, *now, *now - TimeDelta::seconds(back)] {
                // As it is stored between two lives of the worker.
                let text = json::to_text(&told);
                let (notice, then) = due(&list, json::from_text(&text).unwrap(), now, offset);
                prop_assert!(notice.is_none() || !said);
                said |= notice.is_some();
                notices += usize::from(notice.is_some());
                told = then;
            }
        }
        let steps = plan(&token, &settings, offset).len() + usize::from(token.state == State::Expired);
        prop_assert!(notices <= steps.max(1), "{notices} notices for {steps} steps");
        // A working evening comes for everybody but those who never work.
        let mut evening = *instants.last().unwrap();
        let local = |at: DateTime<Utc>| (at + TimeDelta::minutes(offset.into())).date_naive();
        evening += TimeDelta::days(1);
        while is_day_off(local(evening), &settings.days_off) && !(1..=7).all(|day| settings.days_off.contains(&day)) {
            evening += TimeDelta::days(1);
        }
        let evening = at_second(local(evening), 86_399 - i64::from(offset) * 60);
        let (notice, _) = due(&list, told, evening, offset);
        let owed = stage(&token, &settings, evening, offset) > Stage::Fine && token.state != State::Unconfirmed;
        prop_assert!(notices + usize::from(notice.is_some()) > 0 || !owed);
    }

    #[test]
    fn the_badge_counts_every_due_token_once(
        tokens in collection::vec(tokens(), 0..30), settings in settings(), now in instants(), offset in offsets(),
    ) {
        let ledger = Ledger { tokens, settings, ..Ledger::default() };
        let counts = count(&ledger, now, offset);
        let due = ledger.tokens.iter().filter(|token| {
            token.state != State::Unconfirmed && stage(token, &ledger.settings, now, offset) > Stage::Fine
        });
        prop_assert_eq!(counts.due(), due.count());
        prop_assert_eq!(counts.put_off, 0);
    }

    #[test]
    fn the_ends_of_the_calendar_break_nothing(
        settings in settings(), offset in any::<i32>(), reminders in ladders(), first in any::<bool>(), day_only in any::<bool>(),
    ) {
        let end = if first { DateTime::<Utc>::MIN_UTC } else { DateTime::<Utc>::MAX_UTC };
        let expiry = if day_only { Expiry::on(end.date_naive()) } else { Expiry::At { at: end, about: false } };
        for created in [Moment::Unknown, Moment::At { at: DateTime::<Utc>::MIN_UTC }, Moment::On { on: NaiveDate::MAX }] {
            let mut token = Token { id: "t".into(), created, expiry, reminders: reminders.clone(), ..Token::default() };
            for now in [DateTime::<Utc>::MIN_UTC, day("2026-11-22").and_time(chrono::NaiveTime::MIN).and_utc(), DateTime::<Utc>::MAX_UTC] {
                let _ = (plan(&token, &settings, offset), days_left(&token, now, offset));
                let _ = due(&list(&token, &settings), Told::default(), now, offset);
                let _ = (put_off(&token, &settings, now, offset), snooze(&mut token, &settings, Snooze::Week, now, offset));
                let _ = preview(&list(&token, &settings), now.date_naive(), offset);
            }
        }
    }
}
