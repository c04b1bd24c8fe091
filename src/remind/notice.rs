//! The notice of the day: what to tell now, given what was told before.

use core::cmp::Reverse;

use chrono::{DateTime, TimeDelta, Utc};

use super::day::{at_hour, local_day};
use super::snooze::put_off;
use super::stage::{Stage, days_left, stage, step};
use super::words::{Words, days_left_text, expiry_day, label, list, site_key};
use super::workday::{is_day_off, next_working_day};
use crate::json::{Decode, Encode, Problem, Reader, Writer, record};
use crate::ledger::{Ledger, Settings, State, Token};
use crate::page::PageText;
use crate::prelude::*;

/// What was told about each token last. Kept by the caller from one wake to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told(Vec<Telling>);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Telling {
    token: String,
    at: DateTime<Utc>,
    stage: Stage,
}

record!(Telling { token: needed, at: needed, stage: needed });

impl Told {
    /// The ids of the tokens that one notice told of: the one with that id, and those that were told with it.
    pub fn together(&self, id: &str) -> Vec<String> {
        let at = self.0.iter().find(|telling| telling.token == id).map(|telling| telling.at);
        self.0.iter().filter(|telling| Some(telling.at) == at).map(|telling| telling.token.clone()).collect()
    }
}

impl Encode for Told {
    fn encode(&self, out: &mut Writer) {
        self.0.encode(out);
    }
}

impl Decode for Told {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        Vec::read(reader).map(Self)
    }
}

/// One notice: the token that wants attention most, and which others it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The id of the token.
    pub token: String,
    /// Its stage.
    pub stage: Stage,
    /// Whole days from today to its last day; none where it has no date.
    pub days_left: Option<i64>,
    /// The ids of the other tokens that became due since the last notice, the most urgent first.
    pub others: Vec<String>,
}

/// The worst stage comes first, then the next to expire.
type Rank = (Reverse<Stage>, bool, Option<i64>);

/// A notice in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoticeText {
    /// Which token, and its date.
    pub title: String,
    /// Site, days left, where it is used, and how many others are due; one a line.
    pub message: String,
}

/// The notice to give now, if any, and what will have been told then.
///
/// A token is told about once a step of its plan and once when a snooze is over, from the preferred hour of that day on. After a
/// pause only its latest step is told, and one notice stands for all tokens. On a day off only what would be worse on the next
/// working day is told. Nothing is told, and nothing counts as told, while the person has notices turned off.
pub fn due(ledger: &Ledger, told: Told, now: DateTime<Utc>, offset: i32) -> (Option<Notice>, Told) {
    if ledger.settings.notifications { tell(ledger, told, now, offset) } else { (None, told) }
}

/// [`due`], whether notices are turned on or not.
pub(super) fn tell(
    ledger: &Ledger,
    mut told: Told,
    now: DateTime<Utc>,
    offset: i32,
) -> (Option<Notice>, Told) {
    let settings = &ledger.settings;
    let mut news: Vec<(Rank, &Token)> = Vec::new();
    // Only what is still in the list is remembered.
    let mut then = Told::default();
    for token in &ledger.tokens {
        let before = told.0.iter().position(|telling| telling.token == token.id);
        let before = before.map(|place| told.0.swap_remove(place));
        let Some(stage) = news_of(token, settings, before.as_ref(), now, offset) else {
            then.0.extend(before);
            continue;
        };
        then.0.push(Telling { token: token.id.clone(), at: now, stage });
        let days = days_left(token, now, offset);
        let rank = (Reverse(stage), days.is_none(), days);
        news.insert(news.partition_point(|(known, _)| *known <= rank), (rank, token));
    }
    let notice = news.split_first().map(|(&((Reverse(stage), _, days_left), token), others)| Notice {
        token: token.id.clone(),
        stage,
        days_left,
        others: others.iter().map(|(_, token)| token.id.clone()).collect(),
    });
    (notice, then)
}

/// The stage to tell about a token now, if there is something new.
fn news_of(
    token: &Token,
    settings: &Settings,
    told: Option<&Telling>,
    now: DateTime<Utc>,
    offset: i32,
) -> Option<Stage> {
    let (stage_now, began) = step(token, settings, now, offset);
    if stage_now == Stage::Fine || token.state == State::Unconfirmed || put_off(token, settings, now, offset)
    {
        return None;
    }
    // Told more than a day ahead of now: by a wrong clock, about another time.
    let told = told.filter(|told| told.at.signed_duration_since(now) <= TimeDelta::days(1));
    let is_new = told.is_none_or(|told| {
        let woke = token.snoozed_until.is_some_and(|end| told.at < end && end <= now);
        let stepped =
            stage_now < Stage::Expired && began.is_some_and(|began| began > local_day(told.at, offset));
        woke || stepped || stage_now > told.stage
    });
    let early = began.is_some_and(|began| now < at_hour(began, settings.hour, offset));
    (is_new && !early && !can_wait(token, settings, stage_now, now, offset)).then_some(stage_now)
}

/// Whether today is a day off, and the stage will be no worse in the morning of the next working day.
fn can_wait(token: &Token, settings: &Settings, stage_now: Stage, now: DateTime<Utc>, offset: i32) -> bool {
    let today = local_day(now, offset);
    if !is_day_off(today, &settings.days_off) {
        return false;
    }
    let next = next_working_day(today, &settings.days_off);
    // Where no day is a working day there is nothing to wait for.
    let works_then = !is_day_off(next, &settings.days_off);
    works_then && stage(token, settings, at_hour(next, settings.hour, offset), offset) <= stage_now
}

/// A notice in words; none where its token is no longer in the list.
pub fn notice_text(notice: &Notice, ledger: &Ledger, offset: i32, words: &dyn Words) -> Option<NoticeText> {
    let token = ledger.find(&notice.token)?;
    let name = label(token, words);
    let title = match (expiry_day(token.expiry, offset, words), notice.stage) {
        (Some(day), Stage::Expired) if notice.days_left <= Some(0) => {
            words.text("notice_expired", &[&name, &day])
        }
        // Without a date, or before it: its site says so.
        (_, Stage::Expired) | (None, _) => words.text("notice_expired_undated", &[&name]),
        (Some(day), _) => words.text("notice_expires", &[&name, &day]),
    };
    let mut lines = vec![words.text(site_key(token.provider), &[])];
    if let (Some(days), false) = (notice.days_left, notice.stage == Stage::Expired) {
        lines.push(days_left_text(days, words));
    }
    if let Some(places) = list(token.used_in.iter().map(PageText::to_owned_text), words) {
        lines.push(words.text("notice_used_in", &[&places]));
    }
    if !notice.others.is_empty() {
        lines.push(words.count("notice_others", notice.others.len()));
    }
    Some(NoticeText { title, message: lines.join("\n") })
}
