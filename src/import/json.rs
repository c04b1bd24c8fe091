//! `token-due/1`, read strictly: what this version knows must be as it writes it, what it does not know is kept.

use super::check::{check, insert_once};
use super::json_line::line_of;
use super::{ImportError, Incoming, Record};
use crate::export::column::Column;
use crate::export::{FAMILY, FORMAT};
use crate::json::{self, Decode, Map, Problem, Value};
use crate::ledger::Token;
use crate::prelude::*;

/// Names that are no unknown fields of a file: what it says of itself, and what the stored list has for itself.
const NOT_EXTRA: [&str; 4] = ["format", "exported_at", "schema", "settings"];

pub(super) fn read(text: &str) -> Result<Incoming, ImportError> {
    // By way of a value, as everything else that is decoded: each other way is the code of every type once more.
    let file = json::read(text).map_err(|problem| syntax(&problem))?;
    let Value::Object(mut file) = file else {
        return Err(not_ours());
    };
    refuse_other_formats(&file)?;
    let tokens = match file.remove("tokens") {
        None => Vec::new(),
        Some(Value::Array(tokens)) => tokens,
        Some(_) => return Err(not_ours()),
    };
    let mut records = Vec::with_capacity(tokens.len());
    let mut ids = Vec::new();
    for (place, value) in tokens.into_iter().enumerate() {
        let wrong = |reason: &str| ImportError::new("malformed", line_of(text, place, None), reason);
        let mut token = token(value.clone()).map_err(|reason| match misfit(&value) {
            Some((field, reason)) => {
                ImportError::new("malformed", line_of(text, place, Some(field)), &text![field, ": ", reason])
            }
            None => wrong(&reason),
        })?;
        check(&mut token).map_err(|reason| wrong(&reason))?;
        if token.id.is_empty() {
            return Err(wrong("the id is empty"));
        }
        if !insert_once(&mut ids, token.id.clone()) {
            return Err(wrong("the id of this token is the one of another token before it"));
        }
        records.push(Record { token, says: Column::ALL.to_vec() });
    }
    file.0.retain(|(name, _)| !NOT_EXTRA.contains(&&**name));
    Ok(Incoming { records, whole: true, extra: file.into_owned(), ..Incoming::default() })
}

/// A newer file may have tokens that this version cannot read, and is to be refused for what it is.
fn refuse_other_formats(file: &Map<'_>) -> Result<(), ImportError> {
    let format = file.get("format").and_then(Value::as_str).unwrap_or_default();
    if format == FORMAT {
        return Ok(());
    }
    let newer = |number: &str| number.parse::<u32>().is_ok_and(|number| number > 1);
    if format.strip_prefix(FAMILY).is_some_and(newer) {
        let reason = "the file was written by a newer version of Token Due; update the extension, then import it again";
        return Err(ImportError::new("newer-format", None, reason));
    }
    Err(not_ours())
}

fn not_ours() -> ImportError {
    ImportError::new("not-ours", None, &text!["this is no export of Token Due: its format is not ", FORMAT])
}

fn syntax(problem: &Problem) -> ImportError {
    ImportError::new("malformed", problem.line(), problem.reason())
}

fn token(value: Value<'_>) -> Result<Token, String> {
    Token::decode(&value).map_err(|problem| problem.reason().to_owned())
}

/// The first field that keeps a token from being read, and why: a value has no lines to tell it by.
fn misfit<'a>(token_value: &'a Value<'_>) -> Option<(&'a str, String)> {
    token_value.as_object()?.0.iter().find_map(|(name, value)| {
        let id = ("id".into(), Value::String("".into()));
        let alone = Map(vec![id, (name.clone(), value.clone())]);
        Some((&**name, token(Value::Object(alone)).err()?))
    })
}
