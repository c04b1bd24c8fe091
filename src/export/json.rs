//! The record, whole: `token-due/1`.

use chrono::{DateTime, SubsecRound, Utc};

use crate::json::{self, Encode, Map, Writer};
use crate::ledger::Token;
use crate::prelude::*;

/// What every version of the format is called before its number.
pub(crate) const FAMILY: &str = "token-due/";

/// The format that is written, and the newest that is read.
pub(crate) const FORMAT: &str = "token-due/1";

/// Every field of the tokens, with those of a newer version that came with them or with their file.
pub(super) fn write(tokens: &[&Token], extra: &Map<'_>, now: DateTime<Utc>) -> String {
    // On several lines: an error in a file that someone edited is told by its line.
    json::to_lines(&File { tokens, extra, now: now.trunc_subsecs(0) }) + "\n"
}

struct File<'a> {
    tokens: &'a [&'a Token],
    extra: &'a Map<'a>,
    now: DateTime<Utc>,
}

impl Encode for File<'_> {
    fn encode(&self, out: &mut Writer) {
        out.open('{');
        out.field("format", &FORMAT);
        out.field("exported_at", &self.now);
        out.field("tokens", &self.tokens);
        self.extra.0.iter().for_each(|(name, value)| out.field(name, value));
        out.close('}');
    }
}
