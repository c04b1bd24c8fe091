//! The list beside the site's own: what was created elsewhere is added, dates are corrected, what has ended is marked.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::history::What;
use super::list::Ledger;
use super::merge::{SAME_CREATION, whole_seconds};
use super::token::{Evidence, Expiry, Moment, Provider, State, Token};
use crate::notice::Listing;
use crate::notice::list::Row;
use crate::page::PageText;
use crate::page::text::{figures, is_letter, lower};
use crate::prelude::*;
use crate::sites::is_same_place;
use crate::stamp;

/// How much later a list has to show a token again for that to be written down.
const SEEN_ANEW: TimeDelta = TimeDelta::minutes(30);
/// How long a page may go on showing a token that has ended, and how long that can be taken back.
const STILL_SHOWN: TimeDelta = TimeDelta::minutes(2);
/// How far a day in the list may be from the one that was picked: Atlassian's list is a day off at times (seen in screenshots of 2026).
const NEAR: i64 = 1;
/// How far a coarse one may be: "in 3 months" is told of anything from two and a half to three and a half.
const COARSE: i64 = 46;

/// What tells the token of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// Its name and its date, the nearest.
    Date,
    /// That it was just made, with the date of the row: sites make a name their own, as "ci (2)" or "nightly-sync" or the start of a
    /// long one.
    Making,
    /// Its name, of which there is one on either side: its date was changed, by a refresh or by hand.
    Name,
}

impl Ledger {
    /// Takes in a list of the site; a second time it changes nothing but when the tokens were last seen.
    pub(super) fn listed(&mut self, listing: &Listing) {
        let mut taken: Vec<usize> = Vec::new();
        let mut left: Vec<&Row> = listing.rows.iter().collect();
        // The surest first, of all rows: what has a row of its own is not the token of another.
        for by in [By::Date, By::Making, By::Name] {
            for row in core::mem::take(&mut left) {
                match self.token_of(row, by, listing, &taken) {
                    Some(place) => {
                        taken.push(place);
                        if let Some(token) = self.tokens.get_mut(place) {
                            see(token, row, listing);
                        }
                    }
                    None => left.push(row),
                }
            }
        }
        for row in left {
            if !self.ended_just_now(row, listing) && !self.is_deleted(row, listing) {
                self.tokens.push(found(row, listing, self.tokens.len()));
            }
        }
    }

    /// The token of a row, if it has none of its own yet.
    fn token_of(&self, row: &Row, by: By, listing: &Listing, taken: &[usize]) -> Option<usize> {
        let mut found: Option<(i64, usize)> = None;
        let mut count = 0;
        for (place, token) in self.tokens.iter().enumerate() {
            if taken.contains(&place)
                || token.provider != listing.provider
                || !is_same_place(&token.page, &listing.page)
            {
                continue;
            }
            let named = token.name == row.name
                && (row.revoked || !matches!(token.state, State::Revoked | State::Replaced));
            let days = apart(token.expiry, row.expiry);
            let days = match by {
                By::Date => days.filter(|_| named),
                By::Making => days.filter(|_| {
                    is_near(token.expiry, row.expiry)
                        && token.state == State::Active
                        && matches!(token.created, Moment::At { at } if listing.seen - at < SAME_CREATION)
                        && is_akin(&token.name, &row.name)
                }),
                By::Name => (named && !was_made_apart(token.created, row.created)).then_some(0),
            };
            if let Some(days) = days {
                count += 1;
                found =
                    if found.is_none_or(|(nearest, _)| days < nearest) { Some((days, place)) } else { found };
            }
        }
        let (_, place) = found?;
        if by == By::Name {
            // The others of that name have their own.
            let taken = || taken.iter().filter_map(|&place| self.tokens.get(place));
            let left = |other: &&Row| other.name == row.name && !taken().any(|token| is_of(token, other));
            if count > 1 || listing.rows.iter().filter(left).count() > 1 {
                return None;
            }
        }
        Some(place)
    }

    /// Whether a row is of a token that the person took out of the list.
    fn is_deleted(&self, row: &Row, listing: &Listing) -> bool {
        let theirs = (listing.provider, &row.name, listing.page.as_str());
        self.deleted.iter().any(|deleted| {
            is_called((deleted.provider, &deleted.name, &deleted.page), theirs)
                && apart(deleted.expiry, row.expiry).is_some()
        })
    }

    /// Whether a row is of a token whose end was seen a moment ago: the page shows it until it has asked for its list again.
    fn ended_just_now(&self, row: &Row, listing: &Listing) -> bool {
        let theirs = (listing.provider, &row.name, listing.page.as_str());
        self.tokens.iter().any(|token| {
            is_called((token.provider, &token.name, &token.page), theirs)
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
        theirs: Called<'_>,
        expiry: Expiry,
        what: What,
        to: Option<&PageText>,
        at: DateTime<Utc>,
    ) {
        let at = whole_seconds(at);
        let (ends, returns) = (what == What::Revoked, what == What::Confirmed);
        let may_be = |token: &&mut Token| {
            let ended = token
                .history
                .last()
                .is_some_and(|last| last.what == What::Revoked && (!returns || at - last.at < STILL_SHOWN));
            is_called((token.provider, &token.name, &token.page), theirs)
                && ended == returns
                && match token.state {
                    State::Revoked => returns,
                    State::Replaced => ends || returns,
                    _ => true,
                }
        };
        // Of several with one name it is the one with the row's day; where that tells nothing, the oldest in the list, which is the
        // likeliest to be cleared away.
        let far = |token: &&mut Token| apart(token.expiry, expiry).unwrap_or(i64::MAX);
        let Some(token) = self.tokens.iter_mut().filter(may_be).min_by_key(far) else { return };
        if token.state != State::Replaced && what != What::Renamed {
            token.state = if ends { State::Revoked } else { State::Active };
        }
        token.last_seen = at;
        token.record(at, what, to.map(|_| theirs.1.clone()));
        if let Some(to) = to {
            token.name = to.clone();
        }
    }
}

/// Issuer, name, and the page it is managed at.
pub(super) type Called<'a> = (Provider, &'a PageText, &'a str);

/// Whether a token of ours is called and managed as one of the site is.
fn is_called(ours: Called<'_>, theirs: Called<'_>) -> bool {
    ours.0 == theirs.0 && ours.1 == theirs.1 && is_same_place(ours.2, theirs.2)
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

/// Whether two tokens were made on different days: the list may be of another account, which has one of the same name.
fn was_made_apart(ours: Moment, theirs: Option<NaiveDate>) -> bool {
    let on = match ours {
        Moment::At { at } => at.date_naive(),
        Moment::On { on } => on,
        Moment::Unknown => return false,
    };
    theirs.is_some_and(|other| (on - other).num_days().abs() > NEAR)
}

/// Whether two expiries are of one day, as far as the sites go.
fn is_near(ours: Expiry, theirs: Expiry) -> bool {
    apart(ours, theirs).is_some_and(|days| days <= NEAR)
}

/// Whether a row has a token's name and date.
fn is_of(token: &Token, row: &Row) -> bool {
    token.name == row.name && is_near(token.expiry, row.expiry)
}

/// Whether one name is what a site may have made of the other: their letters and digits begin alike.
fn is_akin(one: &PageText, other: &PageText) -> bool {
    let plain = |name: &PageText| -> String {
        lower(name.as_str()).chars().filter(|&c| is_letter(c) || c.is_ascii_digit()).collect()
    };
    let (one, other) = (plain(one), plain(other));
    !one.is_empty() && !other.is_empty() && (one.starts_with(&other) || other.starts_with(&one))
}

fn see(token: &mut Token, row: &Row, listing: &Listing) {
    let seen = whole_seconds(listing.seen);
    // A row that has no room for all of a name does not change it.
    if token.name != row.name && !row.name.as_str().ends_with('…') {
        let was = core::mem::replace(&mut token.name, row.name.clone());
        token.record(seen, What::Renamed, Some(was));
    }
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
    let same = is_near(token.expiry, row.expiry) && !is_about(token.expiry);
    // What the form said is not corrected by a date that only looks like the expiry.
    let renewed = token.history.last().is_some_and(|last| last.what == What::Refreshed);
    // A new value may have a new end, which a list tells of only about.
    let far = renewed && row.expiry != Expiry::Unknown && apart(token.expiry, row.expiry).is_none();
    if (!coarse || far)
        && !same
        && token.expiry != row.expiry
        && (row.sure || renewed || is_about(token.expiry))
    {
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
