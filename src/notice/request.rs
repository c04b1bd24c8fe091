//! The second witness: the create request's own body, and whether it was answered with success. Never the answer itself.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::expiry::Choice;
use crate::json::{self, Value, record};
use crate::ledger::Provider;
use crate::page::lifetime;
use crate::page::scope::is_scope;
use crate::page::text::Search;
use crate::page::{Address, PageText, date};
use crate::prelude::*;
use crate::sites::Site;

/// The largest body that is read, in bytes.
pub const MAX_BODY: usize = 200_000;

/// The deepest that a body is searched.
const MAX_DEPTH: usize = 6;

/// The longest name of a field that holds the expiry itself, such as `expiration_date`, and not something about it.
const MAX_EXPIRY_KEY: usize = 16;

/// What a request asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claim {
    /// The browser's id of the request.
    pub request: String,
    /// Whose site it was sent to.
    pub provider: Provider,
    /// The name it holds, as text that was looked at.
    pub name: PageText,
    /// Scopes it holds.
    pub scopes: Vec<PageText>,
    /// The expiry it asks for.
    pub choice: Option<Choice>,
    /// Whether its address alone says that it creates a token; of one that deletes, that it may delete all.
    pub certain: bool,
    /// Whether its address or its GraphQL operation speaks of a token or key of an API.
    pub spoken: bool,
    /// Whether it deletes something: then the rest is empty, and the row whose control was pressed says what.
    pub ends: bool,
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// Whether it was answered with success before anything was told that it belongs to.
    pub answered: bool,
}

record!(Claim {
    request: needed,
    provider,
    name: needed,
    scopes: needed,
    choice,
    certain: needed,
    spoken: sparse,
    ends: needed,
    at: needed,
    answered: sparse,
});

impl Claim {
    /// Whether it has what makes a token: others have names and scopes as well, and do not expire.
    pub fn is_whole(&self) -> bool {
        !self.name.is_empty() && self.choice.is_some()
    }

    /// Whether it asks for a token though no form was understood.
    pub fn stands_alone(&self) -> bool {
        self.is_whole() || (self.spoken && !self.name.is_empty())
    }
}

/// A request of a page, as the browser told of it.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// The browser's id of the request.
    pub request_id: String,
    /// Its address.
    pub url: String,
    /// Its method.
    pub method: String,
    /// The tab it came from; negative for none.
    pub tab_id: i32,
    /// When, in milliseconds since 1970 UTC.
    pub at: i64,
}

record!(read Seen { request_id: needed, url: needed, method: needed, tab_id: needed, at: needed });

/// Reads a request, on a day at a place `offset` minutes east of UTC: that it deletes or revokes, or from its body a name, scopes, an expiry.
/// Everything else in it is dropped here.
pub fn read(seen: &Seen, body: &[u8], site: &Site, today: NaiveDate, offset: i32) -> Option<Claim> {
    let address = Address::parse(&seen.url)?;
    let at = DateTime::from_timestamp_millis(seen.at)?;
    let (request, provider) = (seen.request_id.clone(), site.home.provider);
    let body =
        Some(body).filter(|body| body.len() <= MAX_BODY).and_then(|body| core::str::from_utf8(body).ok());
    let value = body.and_then(|body| json::read(body).ok());
    let operation = match value.as_ref().and_then(|value| value.get("operationName")) {
        Some(Value::String(name)) => name,
        _ => "",
    };
    let last = address.path.rsplit('/').next().unwrap_or_default();
    let ends = |name: &str| holds(name, &["revoke", "delete"]);
    if seen.method == "DELETE" || ends(last) || ends(operation) {
        let certain = address.path.ends_with("tokens") || address.path.ends_with("keys");
        return Some(Claim { request, provider, certain, ends: true, at, ..Claim::default() });
    }
    // Forms ask whether the name is free before they ask for the token.
    let asks = |name: &str| holds(name, &["check", "valid", "exist", "avail"]);
    let asks = asks(last) || asks(operation);
    // Below a collection there is one of it, which is renamed or made anew.
    let spoken = seen.method == "POST" && (speaks(last) || speaks(operation));
    let value = value.filter(|_| matches!(seen.method.as_str(), "POST" | "PUT") && !asks)?;
    let certain = (site.creates)(address.path);
    let mut found = Found { today, offset, words: provider == Provider::Atlassian, ..Found::default() };
    found.walk(&value, "", 0);
    let name = found.name?;
    found.choice = found.choice.or(found.never.then_some(Choice::Never));
    // By its shape alone a request is no more than a candidate; the draft's name in it makes it a witness.
    let choice = if certain { figma_life(&value, at, offset).or(found.choice) } else { found.choice };
    Some(Claim {
        request,
        provider,
        name: PageText::new(&name),
        scopes: found.scopes.iter().map(|scope| PageText::new(scope)).collect(),
        choice,
        certain,
        spoken,
        ends: false,
        at,
        answered: false,
    })
}

/// Whether a name speaks of a token or key of an API, however it is written: `api-tokens`, `service_account_tokens`, `createAPIKey`.
fn speaks(name: &str) -> bool {
    let joined: String = name.chars().filter(char::is_ascii_alphabetic).collect();
    holds(&joined, &["apikey", "apitoken", "accesstoken", "accounttoken"])
}

/// Whether a field, by its name in small letters, says when something ends.
fn is_of_end(key: &str) -> bool {
    ["expir", "valid", "lifetime"].iter().any(|word| key.holds(word)) || key == "ttl"
}

/// Whether the last part of an address, or the name of a GraphQL operation, holds one of these words.
fn holds(name: &str, words: &[&str]) -> bool {
    let name = name.to_ascii_lowercase();
    words.iter().any(|word| name.holds(word))
}

/// Figma: `expiration` in seconds; absent for a token that never expires (documented nowhere, the same in two public clients).
/// A date that was picked is not so many whole days away.
fn figma_life(value: &Value<'_>, at: DateTime<Utc>, offset: i32) -> Option<Choice> {
    value.get("desc")?;
    match value.get("expiration") {
        None | Some(Value::Null) => Some(Choice::Never),
        Some(Value::Number(seconds)) => lifetime::from_key(seconds).map(Choice::After).or_else(|| {
            let seconds = seconds.parse::<u32>().ok().filter(|&seconds| seconds > 0)?;
            let end = at + TimeDelta::seconds(seconds.into()) + TimeDelta::minutes(offset.into());
            Some(Choice::On(end.date_naive()))
        }),
        Some(_) => None,
    }
}

#[derive(Default)]
struct Found {
    today: NaiveDate,
    offset: i32,
    name: Option<String>,
    scopes: Vec<String>,
    /// Whether what is called scopes are scopes in whatever form, such as Bitbucket's `runner`.
    words: bool,
    choice: Option<Choice>,
    /// Whether a field for the expiry is there and empty.
    never: bool,
}

impl Found {
    fn walk(&mut self, value: &Value<'_>, key: &str, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        match value {
            Value::Object(fields) => fields
                .0
                .iter()
                .for_each(|(key, value)| self.walk(value, &key.to_ascii_lowercase(), depth + 1)),
            Value::Array(items) => items.iter().take(600).for_each(|item| self.walk(item, key, depth + 1)),
            Value::String(text) => self.text(text, key),
            Value::Null if key.starts_with("expir") && key.len() <= MAX_EXPIRY_KEY => self.never = true,
            Value::Number(number) if is_of_end(key) => {
                let life = lifetime::from_key(number);
                self.choice = self.choice.or(life.map(Choice::After));
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, key: &str) {
        if is_scope(text) || (self.words && key == "scopes") {
            if !self.scopes.iter().any(|scope| scope == text) {
                self.scopes.push(text.to_owned());
            }
        } else if is_of_end(key) {
            let day = date::local(text, self.offset).filter(|day| *day >= self.today).map(Choice::On);
            self.choice = self.choice.or(day).or_else(|| lifetime::from_key(text).map(Choice::After));
        } else if matches!(
            key,
            "desc" | "name" | "label" | "tokenname" | "token_name" | "tokenlabel" | "keyname" | "title"
        ) && self.name.is_none()
        {
            self.name = Some(text.to_owned());
        }
    }
}
