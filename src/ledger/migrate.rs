//! From what is stored to the list: older forms brought up to date, newer ones refused, damaged ones never taken for an empty list.

use super::list::{Ledger, SCHEMA};
use crate::json;
use crate::page::text::figures;
use crate::prelude::*;

/// Why a stored value is not the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Written by a newer version, whose schema is given.
    Newer(i64),
    /// Not in the form of any version, with what is wrong.
    Damaged(String),
}

impl Unreadable {
    /// What happened and what to do, in sentences for a person.
    pub fn sentence(&self) -> String {
        match self {
            Self::Newer(schema) => [
                "The list was written by a newer version of Token Due (schema ",
                &figures(schema.unsigned_abs(), 10, 1),
                "). Update the extension; nothing was changed.",
            ]
            .concat(),
            Self::Damaged(what) => [
                "The stored list cannot be read (",
                what,
                "). Nothing was changed; export what you have and report this.",
            ]
            .concat(),
        }
    }
}

/// Reads what is stored; `None` is a profile in which nothing ever was.
pub fn read(stored: Option<&str>) -> Result<Ledger, Unreadable> {
    let Some(text) = stored else { return Ok(Ledger::default()) };
    let ledger = json::from_text::<Ledger>(text);
    let schema = match &ledger {
        Ok(ledger) => Some(i64::from(ledger.schema)),
        // Of a newer form it need not be known why it is not this one.
        Err(_) => json::read(text).ok().and_then(|value| value.get("schema")?.as_whole()),
    };
    if let Some(newer) = schema.filter(|&schema| schema > i64::from(SCHEMA)) {
        return Err(Unreadable::Newer(newer));
    }
    // The form of the first days lacks fields of today's and has no others, so that reading it as today's is all that is to be done;
    // a step from one form to the next, once there is one, belongs here. What is written next is today's, and says so.
    match ledger {
        Ok(ledger) => Ok(Ledger { schema: SCHEMA, ..ledger }),
        Err(problem) => Err(Unreadable::Damaged(problem.reason().to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Token;
    use crate::ledger::list::Deleted;

    #[test]
    fn what_says_nothing_is_not_stored_and_reads_back() {
        let token = Token { id: "1".into(), name: "CI".into(), ..Token::default() };
        let ledger = Ledger { tokens: vec![token], deleted: vec![Deleted::default()], ..Ledger::default() };
        let text = json::to_text(&ledger);
        assert!(!text.contains("note") && !text.contains("snoozed_until"), "{text}");
        assert_eq!(read(Some(&text)), Ok(ledger));
    }

    #[test]
    fn the_order_of_the_parts_does_not_matter_and_the_last_of_a_name_counts() {
        let text = r#"{"tokens": [{"id": "a"}], "tokens": [{"id": "b"}], "schema": 1, "later": true}"#;
        let ledger = read(Some(text)).unwrap();
        assert_eq!(ledger.tokens.iter().map(|token| token.id.as_str()).collect::<Vec<_>>(), ["b"]);
        assert_eq!(json::to_text(&ledger.extra), r#"{"later":true}"#);
    }

    #[test]
    fn only_nothing_is_an_empty_list() {
        assert_eq!(read(None), Ok(Ledger::default()));
        for damaged in ["", "{", "{}", "null", r#"{"schema": 1, "tokens": "x"}"#] {
            assert!(matches!(read(Some(damaged)), Err(Unreadable::Damaged(_))), "{damaged}");
        }
        for newer in
            [r#"{"schema": 2}"#, r#"{"schema": 2, "tokens": [5]}"#, r#"{"tokens": "x", "schema": 2}"#]
        {
            assert_eq!(read(Some(newer)), Err(Unreadable::Newer(2)), "{newer}");
        }
    }
}
