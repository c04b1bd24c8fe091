//! What a record from a file must be, before it is one of ours.

use core::mem;

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use crate::json::{Map, Value};
use crate::ledger::history::MAX_ENTRIES;
use crate::ledger::{Expiry, Moment, Token};
use crate::page::address::Address;
use crate::page::secret;
use crate::prelude::*;

/// The longest id and the longest address that are kept, in bytes.
const MAX_ID: usize = 64;
const MAX_ADDRESS: usize = 2000;

/// Checks and tidies one record. The error is what is wrong with it.
pub(super) fn check(token: &mut Token) -> Result<(), String> {
    for id in [Some(&token.id), token.replaced_by.as_ref()].into_iter().flatten() {
        if !is_id(id) {
            return Err(
                "an id may have letters, digits, dots, dashes and underscores, and must not be a secret"
                    .into(),
            );
        }
    }
    let days = [day_of(token.created), token.expiry.last_day(0), Some(token.last_seen.date_naive())];
    let history = token.history.iter().map(|entry| entry.at);
    let answers = token.answered.iter().flat_map(|answer| [Some(answer.at), instant_of(answer.expiry)]);
    let instants = answers.chain([token.snoozed_until]).flatten().chain(history);
    if let Some(day) =
        days.into_iter().flatten().chain(instants.map(|at| at.date_naive())).find(|&day| !is_plausible(day))
    {
        return Err(text!["the year ", day.year(), " is not one to remind in"]);
    }
    token.page = address(&token.page);
    token.scopes.retain(|scope| !scope.is_empty());
    token.used_in.retain(|place| !place.is_empty());
    for evidence in mem::take(&mut token.evidence) {
        token.witness(evidence);
    }
    for question in mem::take(&mut token.dismissed) {
        insert_once(&mut token.dismissed, question);
    }
    while token.history.len() > MAX_ENTRIES {
        token.history.remove(1);
    }
    Ok(())
}

/// Inserts in order and once; tells whether it was not there. The code of a sort or a set for each type is long.
pub(super) fn insert_once<T: Ord>(list: &mut Vec<T>, item: T) -> bool {
    let place = list.binary_search(&item);
    if let Err(place) = place {
        list.insert(place, item);
    }
    place.is_err()
}

/// Scrubs fields that this version does not know. The ids of records are UUIDs as old tokens are, and stay.
pub(super) fn clean(fields: &mut Map<'_>, known: &[String]) {
    fields.0.retain(|(name, _)| !secret::holds_secret(name));
    fields.0.iter_mut().for_each(|(_, value)| clean_value(value, known));
}

fn clean_value(value: &mut Value<'_>, known: &[String]) {
    match value {
        Value::String(text) if known.binary_search_by(|id| id.as_str().cmp(text)).is_err() => {
            *text = secret::scrub(text).into()
        }
        Value::Array(items) => items.iter_mut().for_each(|item| clean_value(item, known)),
        Value::Object(fields) => clean(fields, known),
        _ => {}
    }
}

/// Our ids are UUIDs, and so are old tokens of two of the sites: nothing but their place tells them apart.
fn is_id(id: &str) -> bool {
    let plain =
        id.len() <= MAX_ID && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
    plain && (is_uuid(id) || !secret::holds_secret(id))
}

fn is_uuid(id: &str) -> bool {
    let lengths = id.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && id.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit())
}

/// An address that may be opened, with no secret in it; else its site; else nothing.
fn address(page: &str) -> String {
    let Some(address) = Address::parse(page) else {
        return String::new();
    };
    let plain = page.len() <= MAX_ADDRESS && !page.contains(|c: char| c.is_control() || c.is_whitespace());
    match () {
        () if plain && !secret::holds_secret(page) => page.to_owned(),
        () if !secret::holds_secret(address.host) => Address { path: "/", query: "", ..address }.page(),
        () => String::new(),
    }
}

fn is_plausible(day: NaiveDate) -> bool {
    (1970..=9999).contains(&day.year())
}

fn day_of(moment: Moment) -> Option<NaiveDate> {
    match moment {
        Moment::At { at } => Some(at.date_naive()),
        Moment::On { on } => Some(on),
        Moment::Unknown => None,
    }
}

fn instant_of(expiry: Expiry) -> Option<DateTime<Utc>> {
    match expiry {
        Expiry::At { at, .. } => Some(at),
        Expiry::On { on, .. } => Some(on.and_time(chrono::NaiveTime::MIN).and_utc()),
        Expiry::Never | Expiry::Unknown => None,
    }
}
