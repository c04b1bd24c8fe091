//! How what was noticed comes into the list.

use chrono::{DateTime, TimeDelta, Utc};

use super::history::What;
use super::list::Ledger;
use super::reconcile::apart;
use super::token::{Evidence, Expiry, Moment, State, Token};
use crate::notice::{Event, Sighting};
use crate::page::PageText;
use crate::stamp;

/// How long after its creation a token that was found in a list is taken for the one that is being proven in another tab.
pub(super) const SAME_CREATION: TimeDelta = TimeDelta::minutes(5);
/// How much earlier than it was asked for a token may have been found: the list was read while the press was told of.
const SAME_INSTANT: TimeDelta = TimeDelta::seconds(2);

impl Ledger {
    /// Takes in an event.
    pub fn apply(&mut self, event: &Event) {
        match event {
            Event::Created(sighting) => self.created(sighting, State::Active),
            Event::Unconfirmed(sighting) => self.created(sighting, State::Unconfirmed),
            Event::Listed(listing) => self.listed(listing),
            Event::Changed { provider, name, expiry, page, what, to, at } => {
                self.changed((*provider, name, page), *expiry, *what, to.as_ref(), *at);
            }
            Event::Refused { id } => {
                self.tokens.retain(|token| token.id != *id || !Evidence::is_early(&token.evidence));
            }
        }
    }

    fn created(&mut self, sighting: &Sighting, state: State) {
        let known =
            self.tokens.iter_mut().find(|token| token.id == sighting.id || is_same_creation(token, sighting));
        if let Some(token) = known {
            // Found in a list a moment before: further witnesses of the creation come with its own id.
            token.id.clone_from(&sighting.id);
            confirm(token, sighting, state);
            return;
        }
        let mut token = Token {
            id: sighting.id.clone(),
            provider: sighting.provider,
            kind: sighting.kind,
            name: sighting.name.clone(),
            app: sighting.app.clone(),
            scopes: sighting.scopes.clone(),
            created: Moment::At { at: whole_seconds(sighting.created) },
            expiry: sighting.expiry,
            state,
            last_seen: whole_seconds(sighting.seen),
            page: sighting.page.clone(),
            ..Token::default()
        };
        sighting.evidence.iter().for_each(|&evidence| token.witness(evidence));
        token.record(
            whole_seconds(sighting.seen),
            if state == State::Unconfirmed { What::Unconfirmed } else { What::Noticed },
            None,
        );
        self.tokens.push(token);
    }
}

/// Whether a token that was only found in a list is the one whose creation is seen now, in another tab.
fn is_same_creation(token: &Token, sighting: &Sighting) -> bool {
    token.evidence == [Evidence::List]
        && token.provider == sighting.provider
        && token.name == sighting.name
        && !token.name.is_empty()
        && token.state == State::Active
        && apart(token.expiry, sighting.expiry).is_some()
        // What was in the list before is another token of that name.
        && token.history.first().is_some_and(|first| {
            (sighting.seen - first.at).abs() < SAME_CREATION && first.at >= sighting.created - SAME_INSTANT
        })
}

/// Another witness of a token that is in the list.
fn confirm(token: &mut Token, sighting: &Sighting, state: State) {
    let seen = whole_seconds(sighting.seen);
    // What was asked for is what the site goes by, and it may be told of after what the page showed.
    let asked =
        sighting.evidence.contains(&Evidence::Request) && !token.evidence.contains(&Evidence::Request);
    sighting.evidence.iter().for_each(|&evidence| token.witness(evidence));
    token.last_seen = token.last_seen.max(seen);
    if token.state == State::Unconfirmed && state == State::Active {
        token.state = State::Active;
        token.record(seen, What::Confirmed, None);
    }
    if token.name.is_empty() {
        token.name = sighting.name.clone();
    }
    if token.scopes.is_empty() || asked && !sighting.scopes.is_empty() {
        token.scopes.clone_from(&sighting.scopes);
    }
    if token.app.is_none() {
        token.app.clone_from(&sighting.app);
    }
    let vague = matches!(
        token.expiry,
        Expiry::Unknown | Expiry::On { about: true, .. } | Expiry::At { about: true, .. }
    );
    if vague && sighting.expiry != Expiry::Unknown && token.expiry != sighting.expiry {
        let was = token.expiry.last_day(0).map(|day| PageText::new(&stamp::day(day)));
        token.expiry = sighting.expiry;
        token.record(seen, What::DateCorrected, was);
    } else if asked && sighting.expiry != Expiry::Unknown {
        token.expiry = sighting.expiry;
    }
}

/// Instants are kept to the second: no page tells more, and people read them.
pub fn whole_seconds(at: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp(at.timestamp(), 0).unwrap_or(at)
}
