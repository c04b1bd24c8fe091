//! Everything a view shows, at one instant.

use chrono::{DateTime, Utc};

use crate::ledger::{Ledger, Settings, State, Token};
use crate::protocol::{Snapshot, TokenView};
use crate::remind::{Snooze, Stage, days_left, put_off, stage, until};

/// The ways to put a reminder off, the shortest first.
const SNOOZES: [Snooze; 4] = [Snooze::Tomorrow, Snooze::NextWorkingDay, Snooze::Week, Snooze::NextStage];

/// The list as the views show it.
pub fn snapshot(ledger: &Ledger, now: DateTime<Utc>, offset: i32) -> Snapshot {
    let settings = &ledger.settings;
    let mut tokens: Vec<TokenView> = ledger
        .tokens
        .iter()
        .map(|token| {
            let stage = stage(token, settings, now, offset);
            TokenView {
                token: token.clone(),
                stage,
                days_left: days_left(token, now, offset),
                put_off: put_off(token, settings, now, offset),
                snoozes: if stage == Stage::Fine {
                    Vec::new()
                } else {
                    snoozes(token, settings, now, offset)
                },
            }
        })
        .collect();
    tokens.sort_by_key(|view| {
        (
            matches!(view.token.state, State::Revoked | State::Replaced),
            view.days_left.is_none(),
            view.days_left,
        )
    });
    Snapshot { now, offset, settings: settings.clone(), tokens }
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
        if let Some(end) = until(choice, token, settings, now, offset) {
            if found.iter().all(|&(_, other)| other != end) {
                found.push((choice, end));
            }
        }
    }
    found
}
