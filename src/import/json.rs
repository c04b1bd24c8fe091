//! `token-due/1`, read strictly: what this version knows must be as it writes it, what it does not know is kept.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Error as _, IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::check::check;
use super::{ImportError, Incoming, Record};
use crate::export::column::Column;
use crate::export::{FAMILY, FORMAT};
use crate::ledger::Token;

/// Names that the stored list has for itself, so that a field of a file cannot take their place.
const OURS: [&str; 2] = ["schema", "settings"];

/// Read first: a newer file may have tokens that this version cannot read, and is to be refused for what it is.
#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    format: Option<String>,
}

#[derive(Deserialize)]
struct File {
    #[serde(rename = "format")]
    _format: IgnoredAny,
    #[serde(default, rename = "exported_at")]
    _exported_at: IgnoredAny,
    #[serde(default, deserialize_with = "tokens")]
    tokens: Vec<Token>,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

pub(super) fn read(text: &str) -> Result<Incoming, ImportError> {
    let head: Head = serde_json::from_str(text).map_err(|error| malformed(&error))?;
    let format = head.format.unwrap_or_default();
    if format != FORMAT {
        let newer = format
            .strip_prefix(FAMILY)
            .is_some_and(|number| number.parse::<u32>().is_ok_and(|number| number > 1));
        return Err(if newer {
            let reason = "the file was written by a newer version of Token Due; update the extension, then import it again";
            ImportError::new("newer-format", None, reason)
        } else {
            ImportError::new(
                "not-ours",
                None,
                &format!("this is no export of Token Due: its format is not {FORMAT}"),
            )
        });
    }
    let mut file: File = serde_json::from_str(text).map_err(|error| malformed(&error))?;
    file.extra.retain(|name, _| !OURS.contains(&name.as_str()));
    let records = file.tokens.into_iter().map(|token| Record { token, says: Column::ALL.to_vec() }).collect();
    Ok(Incoming { records, whole: true, extra: file.extra, ..Incoming::default() })
}

fn malformed(error: &serde_json::Error) -> ImportError {
    let (line, reason) = (error.line(), error.to_string());
    let place = format!(" at line {line} column {}", error.column());
    ImportError::malformed(line, reason.strip_suffix(&place).unwrap_or(&reason))
}

/// Checked while they are read, since only then an error knows its line.
fn tokens<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Token>, D::Error> {
    struct Tokens;

    impl<'de> Visitor<'de> for Tokens {
        type Value = Vec<Token>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of tokens")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<Token>, A::Error> {
            let mut tokens = Vec::new();
            let mut ids = BTreeSet::new();
            while let Some(mut token) = seq.next_element::<Token>()? {
                check(&mut token).map_err(A::Error::custom)?;
                if token.id.is_empty() {
                    return Err(A::Error::custom("the id is empty"));
                }
                if !ids.insert(token.id.clone()) {
                    return Err(A::Error::custom(
                        "the id of this token is the one of another token before it",
                    ));
                }
                tokens.push(token);
            }
            Ok(tokens)
        }
    }

    deserializer.deserialize_seq(Tokens)
}
