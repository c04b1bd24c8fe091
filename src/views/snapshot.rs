//! Everything a view shows, at one instant.

use alloc::collections::BinaryHeap;

use chrono::{DateTime, Utc};

use crate::ledger::{Ledger, Settings, State, Token};
use crate::prelude::*;
use crate::remind::{Snooze, Stage, days_left, put_off, stage, until};

/// The ways to put a reminder off, the shortest first.
const SNOOZES: [Snooze; 4] = [Snooze::Tomorrow, Snooze::NextWorkingDay, Snooze::Week, Snooze::NextStage];

/// The list as the views show it.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// The instant.
    pub now: DateTime<Utc>,
    /// The user's offset from UTC at that instant, in minutes, east positive.
    pub offset: i32,
    /// What the person chose.
    pub settings: Settings,
    /// The tokens, the next to expire first; those without a date after those with one, those that no longer count last.
    pub tokens: Vec<TokenView>,
}

/// A token as a view needs it.
#[derive(Clone, Debug, Default)]
pub struct TokenView {
    /// The record.
    pub token: Token,
    /// Its stage now.
    pub stage: Stage,
    /// Whole days from today to its last day, negative once it has passed; none for never and unknown.
    pub days_left: Option<i64>,
    /// Whether its reminder is put off now.
    pub put_off: bool,
}

impl Snapshot {
    /// The list at an instant, for a person `offset` minutes east of UTC.
    pub fn new(ledger: Ledger, now: DateTime<Utc>, offset: i32) -> Self {
        let settings = ledger.settings;
        let view = |token: Token| TokenView {
            stage: stage(&token, &settings, now, offset),
            days_left: days_left(&token, now, offset),
            put_off: put_off(&token, &settings, now, offset),
            token,
        };
        let mut views: Vec<Option<TokenView>> =
            ledger.tokens.into_iter().map(|token| Some(view(token))).collect();
        // Places and not tokens are put in order, by a heap: the library's sort is 4 kB of the package for each type.
        let places: BinaryHeap<(i64, usize)> =
            views.iter().flatten().map(rank).enumerate().map(|(place, rank)| (rank, place)).collect();
        let sorted = places.into_sorted_vec().into_iter();
        let tokens = sorted.filter_map(|(_, place)| views.get_mut(place)?.take()).collect();
        Self { now, offset, settings, tokens }
    }

    /// How long a token's reminder can be put off, and when that would end, the ways that end at different times.
    pub fn snoozes(&self, view: &TokenView) -> Vec<(Snooze, DateTime<Utc>)> {
        let mut found: Vec<(Snooze, DateTime<Utc>)> = Vec::new();
        for choice in SNOOZES {
            if view.stage != Stage::Fine
                && let Some(end) = until(choice, &view.token, &self.settings, self.now, self.offset)
                && found.iter().all(|&(_, other)| other != end)
            {
                found.push((choice, end));
            }
        }
        found
    }
}

/// The smallest comes first: what counts before what does not, and of either what has a date, the next to expire first.
fn rank(view: &TokenView) -> i64 {
    // No number of days comes near.
    const APART: i64 = 1 << 40;
    let over = matches!(view.token.state, State::Revoked | State::Replaced);
    view.days_left.unwrap_or(APART) + if over { 4 * APART } else { 0 }
}
