//! Everything a view shows, at one instant.

use std::collections::BinaryHeap;

use chrono::{DateTime, Utc};

use crate::ledger::{Ledger, Settings, State, Token};
use crate::protocol::{Snapshot, TokenView};
use crate::remind::{Snooze, Stage, days_left, put_off, stage, until};

/// The ways to put a reminder off, the shortest first.
const SNOOZES: [Snooze; 4] = [Snooze::Tomorrow, Snooze::NextWorkingDay, Snooze::Week, Snooze::NextStage];

/// The list as the views show it.
pub fn snapshot(ledger: &Ledger, now: DateTime<Utc>, offset: i32) -> Snapshot {
    let settings = &ledger.settings;
    // Places and not tokens are put in order, by a heap: the library's sort is 4 kB of the package for each type.
    let places: BinaryHeap<(i64, usize)> = ledger
        .tokens
        .iter()
        .enumerate()
        .map(|(place, token)| (rank(token, days_left(token, now, offset)), place))
        .collect();
    let sorted = places.into_sorted_vec().into_iter().filter_map(|(_, place)| ledger.tokens.get(place));
    let tokens = sorted.map(|token| view(token, settings, now, offset)).collect();
    Snapshot { now, offset, settings: settings.clone(), tokens, puzzle: None }
}

/// The smallest comes first: what counts before what does not, and of either what has a date, the next to expire first.
fn rank(token: &Token, days_left: Option<i64>) -> i64 {
    // No number of days comes near.
    const APART: i64 = 1 << 40;
    let over = matches!(token.state, State::Revoked | State::Replaced);
    days_left.unwrap_or(APART) + if over { 4 * APART } else { 0 }
}

fn view(token: &Token, settings: &Settings, now: DateTime<Utc>, offset: i32) -> TokenView {
    let stage = stage(token, settings, now, offset);
    TokenView {
        token: token.clone(),
        stage,
        days_left: days_left(token, now, offset),
        put_off: put_off(token, settings, now, offset),
        snoozes: if stage == Stage::Fine { Vec::new() } else { snoozes(token, settings, now, offset) },
    }
}

/// The ways that end at different times.
fn snoozes(
    token: &Token,
    settings: &Settings,
    now: DateTime<Utc>,
    offset: i32,
) -> Vec<(Snooze, DateTime<Utc>)> {
    let mut found: Vec<(Snooze, DateTime<Utc>)> = Vec::new();
    for choice in SNOOZES {
        if let Some(end) = until(choice, token, settings, now, offset)
            && found.iter().all(|&(_, other)| other != end)
        {
            found.push((choice, end));
        }
    }
    found
}
