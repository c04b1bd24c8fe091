//! The list itself with its settings, as stored under one key.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::extra::keeps_extra;
use super::token::{Provider, Token};

/// The version of the stored form; see [`super::migrate`].
pub const SCHEMA: u32 = 1;

/// Everything that is stored: one value, written in one piece.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Ledger {
    /// The version of the stored form.
    pub schema: u32,
    /// The tokens, in the order in which they came.
    #[serde(default)]
    pub tokens: Vec<Token>,
    /// What the person chose.
    #[serde(default)]
    pub settings: Settings,
    /// Fields that this version does not know, kept as they came.
    #[serde(flatten, skip_deserializing)]
    pub extra: Map<String, Value>,
}

keeps_extra!(Ledger, &["schema", "tokens", "settings"]);
keeps_extra!(Settings, &["ladder", "site_ladders", "days_off", "hour", "notifications"]);

impl Default for Ledger {
    fn default() -> Self {
        Self { schema: SCHEMA, tokens: Vec::new(), settings: Settings::default(), extra: Map::new() }
    }
}

/// What the person chose for all tokens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Settings {
    /// Days before expiry to remind at, longest first; none: scaled to each token's life.
    #[serde(default)]
    pub ladder: Option<Vec<u32>>,
    /// The same for the tokens of one site, before the general one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub site_ladders: BTreeMap<Provider, Vec<u32>>,
    /// Days of the week without work, 1 = Monday to 7 = Sunday (ISO 8601).
    #[serde(default = "weekend")]
    pub days_off: Vec<u8>,
    /// The hour of the day from which notices come, 0 to 23.
    #[serde(default = "morning")]
    pub hour: u8,
    /// Whether notices come at all; the badge does not depend on it.
    #[serde(default)]
    pub notifications: bool,
    /// Fields that this version does not know, kept as they came.
    #[serde(flatten, skip_deserializing)]
    pub extra: Map<String, Value>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            ladder: None,
            site_ladders: BTreeMap::new(),
            days_off: weekend(),
            hour: morning(),
            notifications: false,
            extra: Map::new(),
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

    /// The token with that id, to change.
    pub fn find_mut(&mut self, id: &str) -> Option<&mut Token> {
        self.tokens.iter_mut().find(|token| token.id == id)
    }
}
