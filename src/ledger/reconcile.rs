//! The list beside the site's own: what was created elsewhere is added, dates are corrected, what has ended is marked.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::history::What;
use super::list::Ledger;
use super::merge::whole_seconds;
use super::token::{Evidence, Expiry, Moment, Provider, State, Token};
use crate::notice::Listing;
use crate::notice::list::Row;
use crate::page::PageText;
use crate::page::text::figures;
use crate::prelude::*;
use crate::stamp;

/// How much later a list has to show a token again for that to be written down.
const SEEN_ANEW: TimeDelta = TimeDelta::minutes(30);
/// How long a page may go on showing a token that has ended, and how long that can be taken back.
const STILL_SHOWN: TimeDelta = TimeDelta::minutes(2);
/// How far a day in the list may be from the one that was picked: Atlassian's list is a day off at times (seen in screenshots of 2026).
const NEAR: i64 = 1;
/// How far a coarse one may be: "in 3 months" is told of anything from two and a half to three and a half.
const COARSE: i64 = 46;

impl Ledger {
    /// Takes in a list of the site; a second time it changes nothing but when the tokens were last seen.
    pub(super) fn listed(&mut self, listing: &Listing) {
        let mut taken: Vec<usize> = Vec::new();
        for row in &listing.rows {
            match self.matching(row, listing, &taken) {
                Some(place) => {
                    taken.push(place);
                    if let Some(token) = self.tokens.get_mut(place) {
                        see(token, row, listing);
                    }
                }
                None if self.ended_just_now(row, listing) || self.is_deleted(row, listing) => {}
                None => {
                    taken.push(self.tokens.len());
                    self.tokens.push(found(row, listing, self.tokens.len()));
                }
            }
        }
    }

    /// The token of a row: of that name, alive before dead, the nearest date first, each for one row only.
    fn matching(&self, row: &Row, listing: &Listing, taken: &[usize]) -> Option<usize> {
        let named = |place: &usize| {
            self.tokens.get(*place).is_some_and(|token| {
                token.provider == listing.provider
                    && token.name == row.name
                    && (row.revoked || !matches!(token.state, State::Revoked | State::Replaced))
            })
        };
        let free: Vec<usize> =
            (0..self.tokens.len()).filter(|place| !taken.contains(place)).filter(named).collect();
        let near = free
            .iter()
            .copied()
            .filter_map(|place| Some((apart(self.tokens.get(place)?.expiry, row.expiry)?, place)))
            .min();
        match near {
            Some((_, place)) => Some(place),
            // One of that name on either side: its date was changed, by a refresh or by hand.
            None if free.len() == 1
                && listing.rows.iter().filter(|other| other.name == row.name).count() == 1 =>
            {
                free.first().copied()
            }
            None => None,
        }
    }

    /// Whether a row is of a token that the person took out of the list.
    fn is_deleted(&self, row: &Row, listing: &Listing) -> bool {
        self.deleted.iter().any(|deleted| {
            deleted.provider == listing.provider
                && deleted.name == row.name
                && apart(deleted.expiry, row.expiry).is_some()
        })
    }

    /// Whether a row is of a token whose end was seen a moment ago: the page shows it until it has asked for its list again.
    fn ended_just_now(&self, row: &Row, listing: &Listing) -> bool {
        self.tokens.iter().any(|token| {
            token.provider == listing.provider
                && token.name == row.name
                && apart(token.expiry, row.expiry).is_some()
                && token
                    .history
                    .last()
                    .is_some_and(|last| last.what == What::Revoked && listing.seen - last.at < STILL_SHOWN)
        })
    }

    /// Takes in what happened to a token of that name; `to` is its name from now on.
    pub(super) fn changed(
        &mut self,
        provider: Provider,
        name: &PageText,
        what: What,
        to: Option<&PageText>,
        at: DateTime<Utc>,
    ) {
        let at = whole_seconds(at);
        let (ends, returns) = (what == What::Revoked, what == What::Confirmed);
        // Of several with one name the row does not tell which; the one that is the oldest in the list is the likeliest to be cleared away.
        let token = self.tokens.iter_mut().find(|token| {
            let ended = token
                .history
                .last()
                .is_some_and(|last| last.what == What::Revoked && (!returns || at - last.at < STILL_SHOWN));
            token.provider == provider
                && token.name == *name
                && ended == returns
                && match token.state {
                    State::Revoked => returns,
                    State::Replaced => ends || returns,
                    _ => true,
                }
        });
        let Some(token) = token else { return };
        if token.state != State::Replaced && what != What::Renamed {
            token.state = if ends { State::Revoked } else { State::Active };
        }
        token.last_seen = at;
        token.record(at, what, to.map(|_| name.clone()));
        if let Some(to) = to {
            token.name = to.clone();
        }
    }
}

/// How many days two expiries are apart, where they can be of one token.
pub(super) fn apart(ours: Expiry, theirs: Expiry) -> Option<i64> {
    let about =
        |expiry: Expiry| matches!(expiry, Expiry::On { about: true, .. } | Expiry::At { about: true, .. });
    match (ours.last_day(0), theirs.last_day(0)) {
        (Some(one), Some(other)) => {
            let days = (one - other).num_days().abs();
            (days <= if about(ours) || about(theirs) { COARSE } else { NEAR }).then_some(days)
        }
        (None, None) if ours == theirs => Some(0),
        _ if ours == Expiry::Unknown || theirs == Expiry::Unknown => Some(COARSE),
        _ => None,
    }
}

fn see(token: &mut Token, row: &Row, listing: &Listing) {
    let seen = whole_seconds(listing.seen);
    token.witness(Evidence::List);
    // A page that is redrawn many times a minute is not a change each time.
    if seen - token.last_seen > SEEN_ANEW {
        token.last_seen = seen;
    }
    if token.state == State::Unconfirmed {
        token.state = State::Active;
        token.record(seen, What::Confirmed, None);
    }
    if row.revoked && token.state == State::Active {
        token.state = State::Revoked;
        token.record(seen, What::Revoked, None);
    }
    if row.expired && token.state == State::Active {
        token.state = State::Expired;
        token.record(seen, What::Expired, None);
    }
    // Given a new value after it had run out.
    if token.state == State::Expired && row.sure && !row.expired {
        token.state = State::Active;
        token.record(seen, What::Confirmed, None);
    }
    let coarse = matches!(row.expiry, Expiry::On { about: true, .. } | Expiry::Unknown);
    let same = apart(token.expiry, row.expiry).is_some_and(|days| days <= NEAR) && !is_about(token.expiry);
    // What the form said is not corrected by a date that only looks like the expiry.
    let renewed = token.history.last().is_some_and(|last| last.what == What::Refreshed);
    if !coarse && !same && token.expiry != row.expiry && (row.sure || renewed || is_about(token.expiry)) {
        let was = token.expiry.last_day(0).map(|day: NaiveDate| PageText::new(&stamp::day(day)));
        token.expiry = row.expiry;
        token.record(seen, What::DateCorrected, was);
    }
    if let (Moment::Unknown, Some(on)) = (token.created, row.created) {
        token.created = Moment::On { on };
    }
    if token.scopes.is_empty() {
        token.scopes.clone_from(&row.scopes);
    }
}

fn is_about(expiry: Expiry) -> bool {
    matches!(expiry, Expiry::Unknown | Expiry::On { about: true, .. } | Expiry::At { about: true, .. })
}

fn found(row: &Row, listing: &Listing, number: usize) -> Token {
    let seen = whole_seconds(listing.seen);
    let mut token = Token {
        // The last of a UUID's digits are as good as any to count the rows of one reading.
        id: [listing.id.get(..32).unwrap_or(&listing.id), &figures((number & 0xffff) as u64, 16, 4)].concat(),
        provider: listing.provider,
        kind: if row.scoped { listing.scoped_kind } else { listing.kind },
        name: row.name.clone(),
        created: row.created.map_or(Moment::Unknown, |on| Moment::On { on }),
        scopes: row.scopes.clone(),
        expiry: row.expiry,
        state: match row {
            Row { revoked: true, .. } => State::Revoked,
            Row { expired: true, .. } => State::Expired,
            _ => State::Active,
        },
        evidence: vec![Evidence::List],
        last_seen: seen,
        page: listing.page.clone(),
        ..Token::default()
    };
    token.record(seen, What::Found, None);
    token
}
