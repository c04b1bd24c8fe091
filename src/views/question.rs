//! What there is to ask the person.

use chrono::{DateTime, TimeDelta, Utc};

use super::snapshot::{Snapshot, TokenView};
use crate::ledger::{Evidence, Expiry, Question, State, Token};
use crate::prelude::*;
use crate::remind::Stage;

/// How long after its creation a token is asked about: later its owner would have to look it up.
const FRESH: TimeDelta = TimeDelta::hours(24);

/// How long after its creation a token is taken for the successor of another one.
const RECENT: TimeDelta = TimeDelta::days(14);

/// A question about a token, by its place in the snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Was it created?
    Created(usize),
    /// Did it take the place of another one?
    Successor {
        /// The new one.
        new: usize,
        /// The one that is due.
        old: usize,
    },
    /// Where is it used?
    UsedIn(usize),
    /// When does it expire?
    Expiry(usize),
    /// Was the old one revoked, now that another took its place?
    Revoked(usize),
}

/// All questions, the most telling first: those without which a reminder would be wrong, and those that are known best just now.
pub fn questions(snapshot: &Snapshot) -> Vec<Asked> {
    let tokens = &snapshot.tokens;
    // A thousand new tokens that each looked through all of them were a third of what the popup took to be drawn.
    let due: Vec<(usize, &TokenView)> = tokens.iter().enumerate().filter(|(_, view)| is_due(view)).collect();
    let mut asked = Vec::new();
    let mut ask = |about: &dyn Fn(usize, &TokenView) -> Option<Asked>| {
        asked.extend(tokens.iter().enumerate().filter_map(|(place, view)| about(place, view)));
    };
    ask(&|place, view| (view.token.state == State::Unconfirmed).then_some(Asked::Created(place)));
    ask(&|new, view| predecessor(&due, view, snapshot.now).map(|old| Asked::Successor { new, old }));
    ask(&|place, view| wants_place(&view.token, snapshot.now).then_some(Asked::UsedIn(place)));
    ask(&|place, view| wants_date(&view.token).then_some(Asked::Expiry(place)));
    ask(&|place, view| wants_end(view).then_some(Asked::Revoked(place)));
    asked
}

fn open(token: &Token, question: Question) -> bool {
    !token.dismissed.contains(&question)
}

fn wants_place(token: &Token, now: DateTime<Utc>) -> bool {
    let made = [Evidence::Form, Evidence::Request, Evidence::Reveal];
    token.state == State::Active
        && token.used_in.is_empty()
        && token.evidence.iter().any(|evidence| made.contains(evidence))
        && begin(token).is_some_and(|at| now - at < FRESH)
        && open(token, Question::UsedIn)
}

fn wants_date(token: &Token) -> bool {
    token.state == State::Active && token.expiry == Expiry::Unknown && open(token, Question::Expiry)
}

fn wants_end(view: &TokenView) -> bool {
    view.token.state == State::Replaced
        && view.days_left.is_none_or(|days| days >= 0)
        && open(&view.token, Question::Revoked)
}

/// Whether another one may have taken its place, or soon will.
fn is_due(view: &TokenView) -> bool {
    view.token.state == State::Expired || (view.token.state == State::Active && view.stage != Stage::Fine)
}

/// The token that a new one looks like the successor of: one of those that are due, older, of the same kind, with its name or just its
/// scopes.
fn predecessor(due: &[(usize, &TokenView)], new: &TokenView, now: DateTime<Utc>) -> Option<usize> {
    let token = &new.token;
    if token.state != State::Active || new.stage != Stage::Fine || !open(token, Question::Successor) {
        return None;
    }
    let begin_of_new = begin(token).filter(|&at| now - at < RECENT)?;
    let old = due.iter().find(|(_, old)| {
        let candidate = &old.token;
        (candidate.provider, candidate.kind, &candidate.app) == (token.provider, token.kind, &token.app)
            && ((!token.name.is_empty() && token.name == candidate.name)
                || (!token.scopes.is_empty() && token.scopes == candidate.scopes))
            && begin(candidate).is_none_or(|at| at < begin_of_new)
    });
    old.map(|&(place, _)| place)
}

fn begin(token: &Token) -> Option<DateTime<Utc>> {
    token.history.first().map(|entry| entry.at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Settings, What};

    const NOW: &str = "2026-11-22T09:00:00Z";

    fn token(name: &str, noticed: &str) -> Token {
        let mut token =
            Token { id: name.into(), name: "CI".into(), evidence: vec![Evidence::Form], ..Token::default() };
        token.expiry = Expiry::Never;
        token.record(noticed.parse().unwrap(), What::Noticed, None);
        token
    }

    fn asked(tokens: Vec<(Token, Stage)>) -> Vec<Asked> {
        let view = |(token, stage)| TokenView { token, stage, days_left: None, put_off: false };
        let tokens = tokens.into_iter().map(view).collect();
        questions(&Snapshot { now: NOW.parse().unwrap(), offset: 0, settings: Settings::default(), tokens })
    }

    #[test]
    fn where_a_token_is_used_is_asked_on_its_first_day_only() {
        let fresh = token("a", "2026-11-22T08:00:00Z");
        assert_eq!(asked(vec![(fresh.clone(), Stage::Fine)]), [Asked::UsedIn(0)]);
        assert_eq!(asked(vec![(token("a", "2026-11-20T08:00:00Z"), Stage::Fine)]), []);
        for change in [
            |token: &mut Token| token.used_in.push("CI".into()),
            |token: &mut Token| token.dismissed.push(Question::UsedIn),
            |token: &mut Token| token.evidence = vec![Evidence::List],
        ] {
            let mut other = fresh.clone();
            change(&mut other);
            assert_eq!(asked(vec![(other, Stage::Fine)]), []);
        }
    }

    #[test]
    fn an_unconfirmed_token_is_asked_about_before_all_else() {
        let mut one = token("a", "2026-11-22T08:00:00Z");
        one.state = State::Unconfirmed;
        one.expiry = Expiry::Unknown;
        let other = token("b", "2026-11-22T08:00:00Z");
        assert_eq!(
            asked(vec![(other, Stage::Fine), (one, Stage::Fine)]),
            [Asked::Created(1), Asked::UsedIn(0)]
        );
    }

    #[test]
    fn an_unknown_date_is_asked_for_until_it_is_waved_away() {
        let mut one = token("a", "2026-10-22T08:00:00Z");
        one.expiry = Expiry::Unknown;
        assert_eq!(asked(vec![(one.clone(), Stage::Fine)]), [Asked::Expiry(0)]);
        one.dismissed.push(Question::Expiry);
        assert_eq!(asked(vec![(one, Stage::Fine)]), []);
    }

    #[test]
    fn a_successor_is_newer_alike_and_of_a_token_that_is_due() {
        let old = token("old", "2026-08-22T08:00:00Z");
        let new = token("new", "2026-11-20T08:00:00Z");
        let due = |new: &Token, stage| asked(vec![(new.clone(), Stage::Fine), (old.clone(), stage)]);
        assert_eq!(due(&new, Stage::Urgent), [Asked::Successor { new: 0, old: 1 }]);
        assert_eq!(due(&new, Stage::Fine), []);
        assert_eq!(due(&token("new", "2026-11-01T08:00:00Z"), Stage::Urgent), [], "made long before");
        let mut other = new.clone();
        other.name = "other".into();
        assert_eq!(due(&other, Stage::Urgent), []);
        other.scopes = vec!["read".into()];
        let mut scoped = old.clone();
        scoped.scopes = vec!["read".into()];
        let pair = vec![(other, Stage::Fine), (scoped, Stage::Expired)];
        assert_eq!(asked(pair), [Asked::Successor { new: 0, old: 1 }]);
        let mut waved = new.clone();
        waved.dismissed.push(Question::Successor);
        assert_eq!(due(&waved, Stage::Urgent), []);
        assert_eq!(asked(vec![(token("x", "2026-08-20T08:00:00Z"), Stage::Fine), (old, Stage::Soon)]), []);
    }

    #[test]
    fn a_replaced_token_is_to_be_revoked() {
        let mut old = token("old", "2026-08-22T08:00:00Z");
        old.state = State::Replaced;
        assert_eq!(asked(vec![(old.clone(), Stage::Fine)]), [Asked::Revoked(0)]);
        old.state = State::Revoked;
        assert_eq!(asked(vec![(old, Stage::Fine)]), []);
    }
}
