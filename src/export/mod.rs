//! The list as a file: lossless, for a spreadsheet, for a calendar, for a page.

mod calendar_line;
pub(crate) mod column;
pub(crate) mod csv;
mod ics;
mod json;
mod markdown;

use chrono::{DateTime, Utc};

use crate::ledger::{Ledger, Token};
use crate::prelude::*;
use crate::protocol::{ExportFormat, ExportedFile};
use crate::remind::{Words, local_day};
use crate::stamp;

pub(crate) use json::{FAMILY, FORMAT};

/// The list as a file, at a place `offset` minutes east of UTC.
///
/// `selection` are the ids of the tokens to take, all where there is none; ids that are not in the list are passed over. `words` speak
/// in the calendar and in the table for a page; the other two are for machines and the same in every language.
pub fn export(
    ledger: &Ledger,
    format: ExportFormat,
    selection: Option<&[String]>,
    now: DateTime<Utc>,
    offset: i32,
    words: &dyn Words,
) -> ExportedFile {
    let wanted = |token: &&Token| selection.is_none_or(|ids| ids.contains(&token.id));
    let tokens: Vec<&Token> = ledger.tokens.iter().filter(wanted).collect();
    let (text, extension, media_type) = match format {
        ExportFormat::Json => (json::write(&tokens, &ledger.extra, now), "json", "application/json"),
        ExportFormat::Csv => (csv::write(&tokens), "csv", "text/csv;charset=utf-8"),
        ExportFormat::Ics => {
            (ics::write(&tokens, &ledger.settings, now, offset, words), "ics", "text/calendar;charset=utf-8")
        }
        ExportFormat::Markdown => (
            markdown::write(&tokens, &ledger.settings, now, offset, words),
            "md",
            "text/markdown;charset=utf-8",
        ),
    };
    let file_name = text!["token-due-", stamp::day(local_day(now, offset)), ".", extension];
    ExportedFile { text, file_name, media_type: media_type.into() }
}
