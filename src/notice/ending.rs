//! The end of a token, a new value or a new name for it: a press on a control of its row, and what became of the row.

use chrono::{DateTime, TimeDelta, Utc};

use super::event::Event;
use super::press::Pressing;
use super::watch::SAME_MOMENT;
use super::{Context, list, words};
use crate::json::record;
use crate::ledger::{Expiry, What};
use crate::page::text::{Search, has_digit, lower};
use crate::page::{Node, PageText, Part, Role};
use crate::prelude::*;

/// How long a press on a row's control waits for the row to go: a confirmation may come between.
const LIFE: TimeDelta = TimeDelta::minutes(3);

/// A control of a row was pressed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ending {
    /// The name in the row; none where all rows are meant, and with `refresh` where the row is of something else.
    pub(super) name: Option<PageText>,
    /// The day in the row: another token may have the same name.
    pub(super) expiry: Expiry,
    /// When.
    pub(super) at: DateTime<Utc>,
    /// Whether a new value was asked for, not an end.
    pub(super) refresh: bool,
    /// Whether a word or a question said that it is an end: then it may stay as a row without a control.
    pub(super) sure: bool,
    /// What a field holds in which its name is being changed.
    pub(super) renamed: Option<PageText>,
    /// Whether the end was seen: the row may still come back.
    pub(super) over: bool,
    /// How many rows of that name there were: another token may have the same.
    pub(super) among: usize,
    /// The row whose control was pressed before, which waits as well; two at most, as each costs.
    pub(super) earlier: Option<PageText>,
    /// The other rows that were ticked for it; once it is over, those that ended with it.
    pub(super) together: Vec<PageText>,
    /// When the control of the last row was pressed, by the sensor's clock: what was sent before was asked for by the row before. Told late,
    /// as by a background that has to start, the press is younger than its own request.
    pub(super) row_at: DateTime<Utc>,
    /// What was searched for then, as a number that tells it from something else.
    pub(super) searched: u32,
}

record!(Ending {
    name,
    expiry,
    at: needed,
    refresh: needed,
    sure: sparse,
    renamed,
    over: needed,
    among,
    earlier,
    together: sparse,
    row_at,
    searched: sparse
});

impl Ending {
    /// The end of a row that a question was answered about.
    pub(super) fn of(name: PageText, pressed_at: DateTime<Utc>, cx: &Context<'_>) -> Self {
        Self { name: Some(name), sure: true, among: 1, at: cx.now, row_at: pressed_at, ..Self::default() }
    }

    /// What a press begins or changes: `before` is what waits already, `known` are the rows that the list had when it was last read.
    pub(super) fn after(
        before: Option<Self>,
        part: Part<'_>,
        pressed: &Node,
        meaning: Pressing,
        known: &[PageText],
        pressed_at: DateTime<Utc>,
        cx: &Context<'_>,
    ) -> Option<Self> {
        let now = cx.now;
        let (refresh, sure) = (words::is_refresh(&pressed.name), words::is_revoke(&pressed.name));
        if meaning == Pressing::Cancel {
            return None;
        }
        // A dialog that asks whether one is sure has no row of that name.
        let waits = before.as_ref().filter(|ending| !ending.over);
        let is_of = |ending: &Self| match &ending.name {
            Some(name) => !known.contains(name) && list::count(part, name) == 0,
            // Where tokens are listed, the row of one may be pressed.
            None => ending.refresh && list::read(part, cx).is_empty(),
        };
        let asks = part.is_dialog() && waits.is_some_and(is_of);
        if !asks
            && matches!(pressed.role, Role::Button | Role::Menuitem | Role::Link)
            && meaning != Pressing::Inside
        {
            // Rows that are ticked are what a control outside of them is for.
            let mut together = list::ticked(part);
            let ticked = together.pop().map(|name| (name, Expiry::Unknown));
            // A question that came after the press looks like a row, and is none that was there.
            let row = ticked
                .or_else(|| list::pressed_row(part, cx))
                .filter(|(row, _)| waits.is_none() || known.is_empty() || known.contains(row));
            if let Some((row, expiry)) = row {
                // What is pressed in a row of something else ends no token, nor does the question that comes after it.
                let refresh = refresh || row.is_empty();
                let among = list::count(part, &row);
                let earlier = waits.and_then(|ending| ending.name.clone()).filter(|name| *name != row);
                return Some(Self {
                    name: Some(row).filter(|row| !row.is_empty()),
                    expiry,
                    at: now,
                    refresh,
                    sure,
                    among,
                    earlier,
                    together,
                    row_at: pressed_at,
                    searched: searched(part),
                    ..Self::default()
                });
            }
            let plain = pressed.plain();
            if words::is_revoke(&plain) && plain.split(' ').any(|word| word == "all") {
                return Some(Self { at: now, ..Self::default() });
            }
        }
        before.filter(|ending| now - ending.at < LIFE).map(|ending| Self {
            refresh: ending.refresh || refresh,
            // What a dialog asked about first is an end, in whatever words.
            sure: ending.sure || sure || (asks && meaning != Pressing::Inside),
            // A name may be typed to confirm as well.
            renamed: ending.renamed.filter(|_| !sure),
            at: now,
            ..ending
        })
    }

    /// Whether it still waits.
    pub(super) fn is_alive(&self, now: DateTime<Utc>) -> bool {
        now - self.at < LIFE
    }

    /// Whether a request that was sent at `sent` may be what the last press asked for.
    pub(super) fn is_of(&self, sent: DateTime<Utc>) -> bool {
        self.name.is_some() && !self.refresh && !self.over && (sent - self.at).abs() < SAME_MOMENT
    }

    /// The end of the row whose control was pressed last before a request that was sent at `sent`.
    pub(super) fn ended(&mut self, sent: DateTime<Utc>, cx: &Context<'_>) -> Option<Event> {
        // Each may have a request of its own, and the list says which have gone.
        if !self.together.is_empty() {
            return None;
        }
        if self.earlier.is_some() && sent < self.row_at {
            return self.earlier.take().map(|name| self.event(&name, What::Revoked, None, cx));
        }
        self.over = true;
        self.name.as_ref().map(|name| self.event(name, What::Revoked, None, cx))
    }

    /// What happened to a row of that name, with the day that it had where it is the one whose control was pressed last.
    pub(super) fn event(
        &self,
        name: &PageText,
        what: What,
        to: Option<&PageText>,
        cx: &Context<'_>,
    ) -> Event {
        let expiry = if self.name.as_ref() == Some(name) { self.expiry } else { Expiry::Unknown };
        Event::Changed {
            provider: cx.site.home.provider,
            name: name.clone(),
            expiry,
            page: cx.page(),
            what,
            to: to.cloned(),
            at: cx.now,
        }
    }

    /// What became of its row between two readings of a list.
    ///
    /// A name that is still shown has not gone, whatever its row looks like now: a menu may have opened in it.
    pub(super) fn told(
        &mut self,
        before: &[PageText],
        rows: &[PageText],
        part: Part<'_>,
        cx: &Context<'_>,
        events: &mut Vec<Event>,
    ) {
        if self.over {
            // Taken back, or refused: the row was not there, and is again.
            let back = |name: &&PageText| {
                let count = |names: &[PageText]| names.iter().filter(|row| row == name).count();
                count(rows) >= self.among.max(1) && count(before) < count(rows)
            };
            let names = self.name.iter().chain(&self.together).filter(back);
            events.extend(names.map(|name| self.event(name, What::Confirmed, None, cx)));
            return;
        }
        // Another page has none of them, and others.
        let turned = !self.together.is_empty() && !before.iter().any(|name| rows.contains(name));
        if turned && !list::read(part, cx).is_empty() {
            return;
        }
        let sure = self.sure;
        let fewer = |name: &PageText| {
            let left =
                if sure { rows.iter().filter(|row| *row == name).count() } else { list::shown(part, name) };
            left < before.iter().filter(|row| *row == name).count()
        };
        // All that were there, once none is left: titles and the like count as rows as well, and stay.
        let all = || if list::read(part, cx).is_empty() { before } else { Default::default() };
        let asked = self.name.as_ref().map_or_else(all, core::slice::from_ref);
        let mut gone: Vec<PageText> = asked.iter().filter(|name| fewer(name)).cloned().collect();
        let last = !gone.is_empty();
        gone.extend(self.earlier.take_if(|name| fewer(name)));
        gone.extend(self.together.extract_if(.., |name| fewer(name)));
        let mut new = rows.iter().filter(|name| !before.contains(name));
        // With others it went to another page, or was not searched for; what counts the rows changes beside it.
        let counts = |name: &PageText| has_digit(name.as_str());
        let other =
            |name: &&PageText| !gone.contains(name) && !rows.contains(name) && list::shown(part, name) == 0;
        let mut others = before.iter().filter(other);
        let many = others
            .next()
            .is_some_and(|name| others.next().is_some() || !(counts(name) && new.clone().any(counts)));
        // It is not searched for, and others came or something else is.
        let hidden = |name: &PageText| fields(part).any(|value| !lower(name.as_str()).holds(&lower(value)));
        let anew = new.clone().next().is_some() || searched(part) != self.searched;
        let turned = anew && gone.iter().any(hidden);
        if self.refresh || gone.is_empty() || turned || (many && self.name.is_some()) {
            return;
        }
        if let (Some(from), Some(typed)) = (&self.name, &self.renamed)
            && let (Some(to), None) = (new.next(), new.next())
            && (last && (typed == from || typed == to))
        {
            events.push(self.event(from, What::Renamed, Some(to), cx));
            // The site may refuse it, and the page show the old name again.
            (self.name, self.renamed) = (Some(to.clone()), self.name.take());
            return;
        }
        gone.iter().for_each(|name| events.push(self.event(name, What::Revoked, None, cx)));
        if last {
            let next = self.together.pop();
            self.over = next.is_none();
            self.name = next.or_else(|| self.name.take());
            if self.over {
                self.together = gone.split_off(usize::from(self.name.is_some()));
            }
        }
    }
}

/// What the fields of a page hold that one types into.
fn fields(part: Part<'_>) -> impl Iterator<Item = &str> {
    let fields = part.nodes.iter().filter(|node| matches!(node.role, Role::Textbox | Role::Searchbox));
    fields.map(|node| node.value.as_str())
}

/// A number that tells what they hold from something else; none is kept of a text that someone typed.
fn searched(part: Part<'_>) -> u32 {
    let bytes = fields(part).flat_map(str::bytes);
    bytes.fold(0, |sum: u32, byte| sum.wrapping_mul(31).wrapping_add(byte.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Language;

    /// A row whose revocation was given up, another one, its confirmation, which was told late: whose end the request is.
    fn ended(sent: i64) -> Option<PageText> {
        let at = |ms: i64| DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::milliseconds(ms);
        let name = |name: &str| Some(PageText::new(name));
        let (name, earlier) = (name("second"), name("first"));
        let mut ending = Ending { name, earlier, at: at(2_000), row_at: at(1_000), ..Ending::default() };
        let (language, url) =
            (Language::default(), "https://id.atlassian.com/manage-profile/security/api-tokens");
        let cx = Context::outside(url, &language, at(3_000), 0, "new").unwrap();
        match ending.ended(at(sent), &cx)? {
            Event::Changed { name, .. } => Some(name),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_request_is_of_the_row_that_was_pressed_before_it() {
        assert_eq!(ended(1_950), Some(PageText::new("second")));
        assert_eq!(ended(1_000), Some(PageText::new("second")));
        assert_eq!(ended(999), Some(PageText::new("first")));
    }
}
