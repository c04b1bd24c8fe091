//! English as shipped, and tokens to remind of.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use token_due::ledger::{Expiry, Ledger, Moment, Provider, Token};
use token_due::remind::Words;

#[derive(Deserialize)]
struct Message {
    message: String,
    #[serde(default)]
    placeholders: BTreeMap<String, Placeholder>,
}

#[derive(Deserialize)]
struct Placeholder {
    content: String,
}

static MESSAGES: LazyLock<BTreeMap<String, Message>> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/extension/_locales/en/messages.json");
    let text = std::fs::read_to_string(path).unwrap();
    serde_json::from_str(&text).unwrap()
});

/// The English file, read as `chrome.i18n` reads it.
pub(crate) struct English;

impl Words for English {
    fn text(&self, key: &str, values: &[&str]) -> String {
        let message = MESSAGES.get(key).unwrap_or_else(|| panic!("no English for {key}"));
        assert_eq!(message.placeholders.len(), values.len(), "{key} is given {values:?}");
        // Marks first, so that a value that looks like a mark is not filled in turn.
        let mut text = message.message.clone();
        for (name, placeholder) in &message.placeholders {
            let mark = format!("${}$", name.to_uppercase());
            assert!(text.contains(&mark), "{key} does not use {name}");
            text = text.replace(&mark, &placeholder.content.replace('$', "\0"));
        }
        for (place, value) in values.iter().enumerate() {
            text = text.replace(&format!("\0{}", place + 1), value);
        }
        text
    }

    fn count(&self, key: &str, count: usize) -> String {
        let form = if count == 1 { "one" } else { "other" };
        self.text(&format!("{key}_{form}"), &[&count.to_string()])
    }

    fn day(&self, day: NaiveDate) -> String {
        day.format("%-d %b %Y").to_string()
    }
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An instant such as `2026-11-22T09:00Z`.
pub(crate) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A Figma token of known life.
pub(crate) fn token(id: &str, created: &str, expires: &str) -> Token {
    Token {
        id: id.into(),
        name: id.into(),
        provider: Provider::Figma,
        created: Moment::On { on: day(created) },
        expiry: Expiry::on(day(expires)),
        ..Token::default()
    }
}

/// A list with those tokens and without days off.
pub(crate) fn ledger(tokens: impl IntoIterator<Item = Token>) -> Ledger {
    let mut ledger = Ledger { tokens: tokens.into_iter().collect(), ..Ledger::default() };
    ledger.settings.days_off = Vec::new();
    ledger.settings.notifications = true;
    ledger
}
