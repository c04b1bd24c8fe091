//! What the icon says.

use chrono::{DateTime, Utc};

use super::snooze::put_off;
use super::stage::{Stage, stage};
use super::words::{Words, list};
use crate::ledger::{Ledger, State};
use crate::page::text::figures;
use crate::prelude::*;

/// The greatest number that the badge shows; about four characters fit on it.
const MOST: usize = 99;

/// What the icon says, ready to be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// How many tokens are due: empty, `3`, `12` or `99+`.
    pub text: String,
    /// The colour behind the text, by the worst of them: one of three on which [`Badge::text_color`] is readable.
    pub color: String,
    /// The colour of the text.
    pub text_color: String,
    /// The same in words: the colour never says anything alone.
    pub title: String,
}

/// How many tokens are at which stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Expired and not put off.
    pub expired: usize,
    /// Urgent and not put off.
    pub urgent: usize,
    /// Soon and not put off.
    pub soon: usize,
    /// Any of the three, and put off.
    pub put_off: usize,
    /// Not yet shown to exist. They are not counted as due, but the title asks about them.
    pub unconfirmed: usize,
}

impl Counts {
    /// How many are due: soon, urgent or expired, and not put off.
    pub fn due(&self) -> usize {
        self.expired + self.urgent + self.soon
    }

    /// The worst stage of those that are due.
    pub fn worst(&self) -> Stage {
        match self {
            Self { expired: 1.., .. } => Stage::Expired,
            Self { urgent: 1.., .. } => Stage::Urgent,
            Self { soon: 1.., .. } => Stage::Soon,
            _ => Stage::Fine,
        }
    }
}

/// Counts the tokens of a list by stage, at a place `offset` minutes east of UTC.
pub fn count(ledger: &Ledger, now: DateTime<Utc>, offset: i32) -> Counts {
    let mut counts = Counts::default();
    for token in &ledger.tokens {
        let place = match stage(token, &ledger.settings, now, offset) {
            _ if token.state == State::Unconfirmed => &mut counts.unconfirmed,
            Stage::Fine => continue,
            _ if put_off(token, &ledger.settings, now, offset) => &mut counts.put_off,
            Stage::Soon => &mut counts.soon,
            Stage::Urgent => &mut counts.urgent,
            Stage::Expired => &mut counts.expired,
        };
        *place += 1;
    }
    counts
}

/// What the icon says now, at a place `offset` minutes east of UTC.
pub fn badge(ledger: &Ledger, now: DateTime<Utc>, offset: i32, words: &dyn Words) -> Badge {
    let counts = count(ledger, now, offset);
    let text = match counts.due() {
        0 => String::new(),
        due @ 1..=MOST => figures(due as u64, 10, 1),
        _ => [&figures(MOST as u64, 10, 1), "+"].concat(),
    };
    Badge {
        text,
        color: color(counts.worst()).into(),
        text_color: "#ffffff".into(),
        title: title(&counts, words),
    }
}

/// White on each is readable by WCAG 2.2 AA, 4.5:1 and more; they also differ in lightness, for eyes that see no red.
fn color(worst: Stage) -> &'static str {
    match worst {
        Stage::Fine | Stage::Soon => "#8a5a00",
        Stage::Urgent => "#b3261e",
        Stage::Expired => "#5c0a14",
    }
}

fn title(counts: &Counts, words: &dyn Words) -> String {
    let parts = [
        ("badge_expired", counts.expired),
        ("badge_urgent", counts.urgent),
        ("badge_soon", counts.soon),
        ("badge_put_off", counts.put_off),
        ("badge_unconfirmed", counts.unconfirmed),
    ];
    let said = parts.iter().filter(|(_, count)| *count > 0).map(|&(key, count)| words.count(key, count));
    match list(said, words) {
        Some(list) if counts.due() > 0 => words.text("badge_due", &[&list]),
        Some(list) => words.text("badge_calm_but", &[&list]),
        None => words.text("badge_calm", &[]),
    }
}
