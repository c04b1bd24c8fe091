//! The seam between what is said and in which language: sentences, plurals and dates come from outside.

use chrono::NaiveDate;

use super::day::local_day;
use crate::ledger::{Expiry, Kind, Provider, Token};
use crate::prelude::*;

/// One language: sentences by key as in `_locales`, the rest by the rules of the language.
///
/// The browser module answers with `chrome.i18n` and `Intl`, the tests with the English file.
pub trait Words {
    /// The sentence of that key, its placeholders filled in the order of their numbers.
    fn text(&self, key: &str, values: &[&str]) -> String;
    /// The sentence for a count, `key_one`, `key_other` and so on, with the count as its only placeholder.
    fn count(&self, key: &str, count: usize) -> String;
    /// A calendar day, such as "20 Feb 2027".
    fn day(&self, day: NaiveDate) -> String;
}

/// The key of a site's name.
pub(crate) fn site_key(provider: Provider) -> &'static str {
    match provider {
        Provider::Figma => "site_figma",
        Provider::Atlassian => "site_atlassian",
        Provider::TokensStudio => "site_tokens_studio",
        Provider::Other => "site_other",
    }
}

/// The key of the name of a kind of token.
pub(crate) fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::PersonalAccessToken => "kind_personal_access_token",
        Kind::PlanAccessToken => "kind_plan_access_token",
        Kind::ApiToken => "kind_api_token",
        Kind::ApiTokenWithScopes => "kind_api_token_with_scopes",
        Kind::OrgApiKey => "kind_org_api_key",
        Kind::ServiceAccountToken => "kind_service_account_token",
        Kind::RepositoryAccessToken => "kind_repository_access_token",
        Kind::ApiKey => "kind_api_key",
        Kind::Other => "kind_other",
    }
}

/// The name of a token, or a word that there is none.
pub(crate) fn label(token: &Token, words: &dyn Words) -> String {
    if token.name.is_empty() { words.text("token_unnamed", &[]) } else { token.name.as_str().to_owned() }
}

/// The last day of a token at a place `offset` minutes east of UTC, said to be about that day where no more is known; none where it
/// has no date.
pub(crate) fn expiry_day(expiry: Expiry, offset: i32, words: &dyn Words) -> Option<String> {
    let (day, about) = match expiry {
        Expiry::At { at, about } => (local_day(at, offset), about),
        Expiry::On { on, about } => (on, about),
        Expiry::Never | Expiry::Unknown => return None,
    };
    let day = words.day(day);
    Some(if about { words.text("date_about", &[&day]) } else { day })
}

/// The days left in words; the day of the expiry itself is the last.
pub(crate) fn days_left_text(days: i64, words: &dyn Words) -> String {
    match usize::try_from(days) {
        Ok(days @ 1..) => words.count("days_left", days),
        _ => words.text("days_left_none", &[]),
    }
}

/// Several texts as one list; nothing where there is none.
pub(crate) fn list(items: impl IntoIterator<Item = String>, words: &dyn Words) -> Option<String> {
    items.into_iter().reduce(|before, next| words.text("list_pair", &[&before, &next]))
}

/// Words for tests: keys instead of sentences.
#[cfg(test)]
pub(crate) struct Keys;

#[cfg(test)]
impl Words for Keys {
    fn text(&self, key: &str, values: &[&str]) -> String {
        [&[key], values].concat().join(" ")
    }
    fn count(&self, key: &str, count: usize) -> String {
        format!("{key} {count}")
    }
    fn day(&self, day: NaiveDate) -> String {
        day.to_string()
    }
}
