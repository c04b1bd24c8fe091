//! Where a token stands between its creation and its end.

use chrono::{DateTime, NaiveDate, Utc};

use super::day::local_day;
use super::plan::plan;
use crate::json::names;
use crate::ledger::{Expiry, Settings, State, Token};

/// How near its end a token is; the worst is the greatest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Nothing to do.
    #[default]
    Fine,
    /// To be planned.
    Soon,
    /// To be done.
    Urgent,
    /// It no longer works.
    Expired,
}

names!(Stage { Fine = "fine", Soon = "soon", Urgent = "urgent", Expired = "expired" });

/// The stage of a token now, at a place `offset` minutes east of UTC.
///
/// An expiry that is known to the day lasts to the end of that day there. A token that was revoked or replaced has no stage and is
/// fine; one that its site calls expired is expired whatever its date. An unconfirmed token has the stage of its date, so that views
/// can show it, but the badge and the notices leave it out: whether it exists is a question, not yet a task.
pub fn stage(token: &Token, settings: &Settings, now: DateTime<Utc>, offset: i32) -> Stage {
    step(token, settings, now, offset).0
}

/// Whole days from today to the last day of a token at that place, negative once it has passed; none for never and unknown.
pub fn days_left(token: &Token, now: DateTime<Utc>, offset: i32) -> Option<i64> {
    let last = token.expiry.last_day(offset)?;
    Some(last.signed_duration_since(local_day(now, offset)).num_days())
}

/// The stage now, and the day on which the step of the plan began that the token is on.
///
/// The two are more than the stage where a ladder has several rungs in one stage. No day where the stage does not come from a date.
pub(super) fn step(
    token: &Token,
    settings: &Settings,
    now: DateTime<Utc>,
    offset: i32,
) -> (Stage, Option<NaiveDate>) {
    if matches!(token.state, State::Revoked | State::Replaced) {
        return (Stage::Fine, None);
    }
    let today = local_day(now, offset);
    let passed = match token.expiry {
        Expiry::At { at, .. } => now >= at,
        Expiry::On { on, .. } => today > on,
        Expiry::Never | Expiry::Unknown => false,
    };
    let begun = |&(begins, stage): &(NaiveDate, Stage)| begins <= today && (passed || stage < Stage::Expired);
    let step = plan(token, settings, offset).into_iter().rev().find(begun);
    match step {
        Some((begins, stage)) if stage == Stage::Expired || token.state != State::Expired => {
            (stage, Some(begins))
        }
        _ if token.state == State::Expired => (Stage::Expired, None),
        _ => (Stage::Fine, None),
    }
}
