//! The days on which the stages of a token begin.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::day::{earlier, end_of, later, local, local_day};
use super::stage::Stage;
use super::workday::working_day_on_or_before;
use crate::ledger::{Expiry, Moment, Settings, Token};
use crate::prelude::*;

/// A week: a rung of a ladder that is no longer than this is urgent.
const WEEK: u32 = 7;

/// Ten years, the longest rung: a greater number is a mistake, and would lead out of the calendar.
const LONGEST: u32 = 3_660;

/// The days on which the stages of a token begin at a place `offset` minutes east of UTC, the earliest first.
///
/// Empty where the expiry is never or unknown; the state of the token does not matter, so that a calendar can take back what it was
/// told. [`Stage::Expired`] comes last: the day of the expiry where the instant is known, the day after where only the day is. Of
/// several stages that would begin on one day before it, the worst is left.
///
/// Without a ladder the stages are scaled to the token's life, and none begins on the day on which it was made. With one, each rung
/// is a step of its own: urgent from a week before and on the last of several, soon before.
pub fn plan(token: &Token, settings: &Settings, offset: i32) -> Vec<(NaiveDate, Stage)> {
    let (end, over) = match token.expiry {
        Expiry::At { at, .. } => (local(at, offset), local_day(at, offset)),
        Expiry::On { on, .. } => (end_of(on), later(on, 1)),
        Expiry::Never | Expiry::Unknown => return Vec::new(),
    };
    let steps = match ladder(token, settings) {
        Some(rungs) => climb(rungs, end.date(), &settings.days_off),
        None => scale(token, end, settings, offset),
    };
    // By hand: a plan is short, and it is made for every token at every wake.
    let mut plan: Vec<(NaiveDate, Stage)> = Vec::with_capacity(steps.len() + 1);
    for step in steps {
        let place = plan.partition_point(|known| known.0 < step.0);
        match plan.get_mut(place) {
            Some(known) if known.0 == step.0 => known.1 = known.1.max(step.1),
            _ => plan.insert(place, step),
        }
    }
    plan.push((over, Stage::Expired));
    plan
}

/// The ladder of the token, else of its site, else of all.
fn ladder<'a>(token: &'a Token, settings: &'a Settings) -> Option<&'a [u32]> {
    let own = token.reminders.as_ref().or_else(|| settings.site_ladders.get(token.provider));
    own.or(settings.ladder.as_ref()).map(Vec::as_slice)
}

fn climb(rungs: &[u32], last_day: NaiveDate, days_off: &[u8]) -> Vec<(NaiveDate, Stage)> {
    let shortest = rungs.iter().min().filter(|shortest| rungs.iter().any(|rung| rung > shortest));
    let step = |rung: &u32| {
        let urgent = *rung <= WEEK || Some(rung) == shortest;
        let stage = if urgent { Stage::Urgent } else { Stage::Soon };
        (working_day_on_or_before(earlier(last_day, (*rung).min(LONGEST)), days_off), stage)
    };
    rungs.iter().map(step).collect()
}

fn scale(token: &Token, end: NaiveDateTime, settings: &Settings, offset: i32) -> Vec<(NaiveDate, Stage)> {
    let born = match token.created {
        Moment::At { at } => Some(local(at, offset)),
        Moment::On { on } => Some(on.and_time(NaiveTime::MIN)),
        Moment::Unknown => None,
    };
    // A creation after the end is a mistake somewhere, and says nothing about the life.
    let born = born.filter(|&born| born < end);
    [(Stage::Soon, 30, 4), (Stage::Urgent, WEEK, 12)]
        .map(|(stage, most, part)| {
            let most = TimeDelta::days(most.into());
            let lead = born.map_or(most, |born| most.min((end - born) / part));
            let exact = end.checked_sub_signed(lead).unwrap_or(end).date();
            let made = born.map(|born| born.date());
            (begin(exact, made, end.date(), &settings.days_off), stage)
        })
        .to_vec()
}

/// Moved to a working day, but never to the day on which the token was made: its owner knows on that day.
fn begin(exact: NaiveDate, made: Option<NaiveDate>, last_day: NaiveDate, days_off: &[u8]) -> NaiveDate {
    let Some(made) = made else {
        return working_day_on_or_before(exact, days_off);
    };
    let exact = exact.max(later(made, 1)).min(last_day);
    let moved = working_day_on_or_before(exact, days_off);
    if moved > made { moved } else { exact }
}
