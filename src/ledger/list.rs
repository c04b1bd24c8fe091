//! The list itself with its settings, as stored under one key.

use super::ladders::SiteLadders;
use super::token::{Expiry, Provider, Token};
use crate::prelude::*;

use crate::json::{Map, record};
use crate::page::PageText;

/// The version of the stored form; see [`super::migrate`].
pub const SCHEMA: u32 = 1;

/// Everything that is stored: one value, written in one piece.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    /// The version of the stored form.
    pub schema: u32,
    /// The tokens, in the order in which they came.
    pub tokens: Vec<Token>,
    /// What the person chose.
    pub settings: Settings,
    /// What the person took out of the list and the site may still list, the latest last.
    pub deleted: Vec<Deleted>,
    /// Fields that this version does not know, kept as they came.
    pub extra: Map<'static>,
}

record!(Ledger { schema: needed, tokens, settings, deleted: sparse } extra);

/// The most deletions that are remembered.
const MAX_DELETED: usize = 500;

/// A token that the person took out of the list: the next look at the site's list would else bring it back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deleted {
    /// Who issued it.
    pub provider: Provider,
    /// Its name.
    pub name: PageText,
    /// When it stops working.
    pub expiry: Expiry,
    /// The page it was managed at: another repository's token may have the same name. Empty where that is not known.
    pub page: String,
}

record!(Deleted { provider: needed, name: needed, expiry: needed, page: sparse });

impl Default for Ledger {
    fn default() -> Self {
        Self {
            schema: SCHEMA,
            tokens: Vec::new(),
            settings: Settings::default(),
            deleted: Vec::new(),
            extra: Map::default(),
        }
    }
}

/// What the person chose for all tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Days before expiry to remind at, longest first; none: scaled to each token's life.
    pub ladder: Option<Vec<u32>>,
    /// The same for the tokens of one site, before the general one.
    pub site_ladders: SiteLadders,
    /// Days of the week without work, 1 = Monday to 7 = Sunday (ISO 8601).
    pub days_off: Vec<u8>,
    /// The hour of the day from which notices come, 0 to 23.
    pub hour: u8,
    /// Whether notices come at all; the badge does not depend on it.
    pub notifications: bool,
    /// Fields that this version does not know, kept as they came.
    pub extra: Map<'static>,
}

record!(Settings { ladder, site_ladders: sparse, days_off, hour, notifications } extra);

impl Default for Settings {
    fn default() -> Self {
        Self {
            ladder: None,
            site_ladders: SiteLadders::default(),
            days_off: weekend(),
            hour: morning(),
            notifications: false,
            extra: Map::default(),
        }
    }
}

fn morning() -> u8 {
    9
}

fn weekend() -> Vec<u8> {
    vec![6, 7]
}

impl Ledger {
    /// The token with that id.
    pub fn find(&self, id: &str) -> Option<&Token> {
        self.tokens.iter().find(|token| token.id == id)
    }

    /// Takes a token out, so that the site's list does not bring it back.
    pub fn delete(&mut self, id: &str) {
        let Some(place) = self.tokens.iter().position(|token| token.id == id) else { return };
        let Token { provider, name, expiry, page, .. } = self.tokens.remove(place);
        self.deleted.push(Deleted { provider, name, expiry, page });
        if self.deleted.len() > MAX_DELETED {
            self.deleted.remove(0);
        }
    }

    /// Puts a token back that was taken out.
    pub fn put_back(&mut self, token: Token) {
        self.deleted.retain(|gone| {
            let gone = (gone.provider, &gone.name, gone.expiry, &gone.page);
            gone != (token.provider, &token.name, token.expiry, &token.page)
        });
        self.tokens.push(token);
    }

    /// The token with that id, to change.
    pub fn find_mut(&mut self, id: &str) -> Option<&mut Token> {
        self.tokens.iter_mut().find(|token| token.id == id)
    }
}
