//! Putting a reminder off, and how that ends by itself.

use chrono::{DateTime, TimeDelta, Utc};

use super::day::{at_hour, later, local_day};
use super::plan::plan;
use super::stage::{Stage, stage, step};
use super::workday::next_working_day;
use crate::json::names;
use crate::ledger::{Answer, Ledger, Settings, Token, What};
use crate::prelude::*;

/// How long to put a reminder off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Snooze {
    /// Until the preferred hour tomorrow.
    Tomorrow,
    /// Until the preferred hour of the next working day.
    NextWorkingDay,
    /// Until the preferred hour of this day next week.
    Week,
    /// Until the next step of the token's plan begins.
    NextStage,
}

names!(
    Snooze {
        Tomorrow = "tomorrow", NextWorkingDay = "next-working-day", Week = "week",
        NextStage = "next-stage",
    }
);

/// The end of a snooze that begins now; none where the token has no next step.
pub fn until(
    choice: Snooze,
    token: &Token,
    settings: &Settings,
    now: DateTime<Utc>,
    offset: i32,
) -> Option<DateTime<Utc>> {
    let today = local_day(now, offset);
    let day = match choice {
        Snooze::Tomorrow => later(today, 1),
        Snooze::NextWorkingDay => next_working_day(today, &settings.days_off),
        Snooze::Week => later(today, 7),
        Snooze::NextStage => {
            plan(token, settings, offset).into_iter().map(|(begins, _)| begins).find(|&day| day > today)?
        }
    };
    Some(at_hour(day, settings.hour, offset))
}

/// Puts a token's reminder off for a while. Whether there was one to put off, and a time to put it off to.
pub fn snooze(
    token: &mut Token,
    settings: &Settings,
    choice: Snooze,
    now: DateTime<Utc>,
    offset: i32,
) -> bool {
    let Some(end) = until(choice, token, settings, now, offset) else {
        return false;
    };
    answer(token, settings, Some(end), What::Snoozed, now, offset)
}

/// Puts the reminders of several tokens off, as far as they are there and there is something to put off: one notice stands for all.
pub fn snooze_all(ledger: &mut Ledger, ids: &[String], choice: Snooze, now: DateTime<Utc>, offset: i32) {
    let Ledger { tokens, settings, .. } = ledger;
    for token in tokens.iter_mut().filter(|token| ids.contains(&token.id)) {
        snooze(token, settings, choice, now, offset);
    }
}

/// Puts a token's reminder off until its next step begins. Whether there was one to put off.
pub fn acknowledge(token: &mut Token, settings: &Settings, now: DateTime<Utc>, offset: i32) -> bool {
    answer(token, settings, None, What::Acknowledged, now, offset)
}

/// Takes back what [`snooze`] or [`acknowledge`] did.
pub fn remind_again(token: &mut Token) {
    token.snoozed_until = None;
    token.answered = None;
}

fn answer(
    token: &mut Token,
    settings: &Settings,
    end: Option<DateTime<Utc>>,
    what: What,
    now: DateTime<Utc>,
    offset: i32,
) -> bool {
    let stage = stage(token, settings, now, offset);
    if stage == Stage::Fine {
        return false;
    }
    token.snoozed_until = end;
    token.answered = Some(Answer { at: now, stage, expiry: token.expiry });
    token.record(now, what, None);
    true
}

/// Whether a token's reminder is put off now.
///
/// An answer ends by itself when its time is over, when the stage gets worse, when the next rung of a ladder begins, and when the
/// token gets another expiry day, be it renewed or corrected. One given more than a day in the future was given by a wrong clock.
/// A time without an answer, from a file that another program wrote, ends at the expiry at the latest.
pub fn put_off(token: &Token, settings: &Settings, now: DateTime<Utc>, offset: i32) -> bool {
    let (stage, began) = step(token, settings, now, offset);
    if stage == Stage::Fine {
        return false;
    }
    let waits = token.snoozed_until.map(|end| now < end);
    let Some(answer) = token.answered else {
        return waits == Some(true) && stage < Stage::Expired;
    };
    let same_expiry =
        answer.expiry == token.expiry || answer.expiry.last_day(offset) == token.expiry.last_day(offset);
    let of_the_past = answer.at.signed_duration_since(now) <= TimeDelta::days(1);
    // Of the expired stage there is one step, be it known from the site or from the date.
    let of_this_step =
        stage == Stage::Expired || began.is_none_or(|began| began <= local_day(answer.at, offset));
    waits != Some(false) && same_expiry && of_the_past && of_this_step && stage <= answer.stage
}
