//! The end of a token, or a new value for it: a press on a control of its row, and what became of the row.

use chrono::{DateTime, TimeDelta, Utc};

use super::press::Pressing;
use super::{list, words};
use crate::json::record;
use crate::page::{Node, PageText, Part, Role};

/// How long a press on a row's control waits for the row to go: a confirmation may come between.
const LIFE: TimeDelta = TimeDelta::minutes(3);
/// How far apart a press and its request may be told of.
const SAME_MOMENT: TimeDelta = TimeDelta::seconds(10);

/// A control of a row was pressed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ending {
    /// The name in the row; none where all rows are meant.
    name: Option<PageText>,
    /// When.
    at: DateTime<Utc>,
    /// Whether a new value was asked for, not an end.
    refresh: bool,
}

record!(Ending { name, at: needed, refresh: needed });

impl Ending {
    /// What a press begins or changes: `before` is what waits already.
    pub(super) fn after(
        before: Option<Self>,
        part: Part<'_>,
        pressed: &Node,
        meaning: Pressing,
        now: DateTime<Utc>,
    ) -> Option<Self> {
        let refresh = words::is_refresh(&pressed.name);
        if meaning == Pressing::Cancel {
            return None;
        }
        // A dialog that asks whether one is sure has no row of that name.
        let asks =
            part.nodes.first().is_some_and(|node| matches!(node.role, Role::Dialog | Role::Alertdialog))
                && before
                    .as_ref()
                    .and_then(|ending| ending.name.as_ref())
                    .is_some_and(|name| list::count(part, name) == 0);
        if !asks && matches!(pressed.role, Role::Button | Role::Menuitem) && meaning != Pressing::Inside {
            if let Some(name) = list::pressed_row(part) {
                return Some(Self { name: Some(PageText::new(&name)), at: now, refresh });
            }
            let plain = pressed.plain();
            if words::is_revoke(&plain) && plain.split(' ').any(|word| word == "all") {
                return Some(Self { name: None, at: now, refresh: false });
            }
        }
        before.filter(|ending| now - ending.at < LIFE).map(|ending| Self {
            refresh: ending.refresh || refresh,
            at: now,
            ..ending
        })
    }

    /// Whether it still waits.
    pub(super) fn is_alive(&self, now: DateTime<Utc>) -> bool {
        now - self.at < LIFE
    }

    /// The name of the token whose value was made anew, where a new secret now shows that it was.
    pub(super) fn refreshed(&self) -> Option<PageText> {
        self.name.clone()
    }

    /// Whether a request that was sent at `sent` may be what the last press asked for.
    pub(super) fn is_of(&self, sent: DateTime<Utc>) -> bool {
        self.name.is_some() && !self.refresh && (sent - self.at).abs() < SAME_MOMENT
    }

    /// The name of the token whose deletion was answered with success.
    pub(super) fn ended(self) -> Option<PageText> {
        self.name
    }

    /// The names of the rows that have gone from a list, one for each.
    ///
    /// A name that is still shown has not gone, whatever its row looks like now: a menu may have opened in it.
    pub(super) fn gone(&self, before: &[PageText], now: Part<'_>) -> Vec<PageText> {
        if self.refresh {
            return Vec::new();
        }
        let gone =
            |name: &PageText| list::shown(now, name) < before.iter().filter(|row| *row == name).count();
        match &self.name {
            Some(name) => gone(name).then(|| name.clone()).into_iter().collect(),
            None if before.iter().all(gone) => before.to_vec(),
            None => Vec::new(),
        }
    }
}
