//! A table to paste into a page, a wiki or an issue (GitHub Flavored Markdown).

use chrono::{DateTime, Utc};

use crate::ledger::{Expiry, Settings, State, Token};
use crate::page::PageText;
use crate::prelude::*;
use crate::remind::{
    Stage, Words, days_left, days_left_text, expiry_day, kind_key, label, list, site_key, stage,
};

/// Those that no longer count come last, before them those without a date, and the next to expire first.
type Rank = (bool, bool, Option<i64>);

/// A header and one row a token, the next to expire first.
pub(super) fn write(
    tokens: &[&Token],
    settings: &Settings,
    now: DateTime<Utc>,
    offset: i32,
    words: &dyn Words,
) -> String {
    let mut ranked: Vec<(Rank, &Token)> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let over = matches!(token.state, State::Revoked | State::Replaced);
        let days = days_left(token, now, offset);
        let rank = (over, days.is_none(), days);
        ranked.insert(ranked.partition_point(|(known, _)| *known <= rank), (rank, token));
    }
    let heads =
        ["fact_name", "fact_site", "expiry", "fact_status", "fact_scopes", "fact_used_in", "fact_note"];
    let mut text = String::new();
    row(&mut text, &heads.map(|key| words.text(key, &[])));
    row(&mut text, &heads.map(|_| "---".to_owned()));
    for (_, token) in ranked {
        let when = expiry_day(token.expiry, offset, words).unwrap_or_else(|| {
            words.text(if token.expiry == Expiry::Never { "expiry_never" } else { "expiry_unknown" }, &[])
        });
        let texts =
            |texts: &[PageText]| list(texts.iter().map(PageText::to_owned_text), words).unwrap_or_default();
        let cells = [
            label(token, words),
            site(token, words),
            when,
            status(token, settings, now, offset, words),
            texts(&token.scopes),
            texts(&token.used_in),
            token.note.to_owned_text(),
        ];
        row(&mut text, &cells.map(|cell| escape(&cell)));
    }
    text
}

fn site(token: &Token, words: &dyn Words) -> String {
    let names =
        [Some(words.text(site_key(token.provider), &[])), token.app.as_ref().map(PageText::to_owned_text)];
    let kind = words.text(kind_key(token.kind), &[]);
    list(names.into_iter().flatten().chain([kind]), words).unwrap_or_default()
}

fn status(token: &Token, settings: &Settings, now: DateTime<Utc>, offset: i32, words: &dyn Words) -> String {
    let settled = match token.state {
        State::Revoked => return words.text("state_revoked", &[]),
        State::Replaced => return words.text("state_replaced", &[]),
        State::Unconfirmed => Some(words.text("state_unconfirmed", &[])),
        State::Active | State::Expired => None,
    };
    let stage = stage(token, settings, now, offset);
    let word = match stage {
        Stage::Fine => None,
        Stage::Soon => Some(words.text("stage_soon", &[])),
        Stage::Urgent => Some(words.text("stage_urgent", &[])),
        Stage::Expired => Some(words.text("stage_expired", &[])),
    };
    let left = days_left(token, now, offset).filter(|_| stage != Stage::Expired);
    list([settled, word, left.map(|days| days_left_text(days, words))].into_iter().flatten(), words)
        .unwrap_or_default()
}

fn row(text: &mut String, cells: &[String]) {
    for cell in cells {
        text.push_str("| ");
        text.push_str(cell);
        text.push(' ');
    }
    text.push_str("|\n");
}

/// Plain text as Markdown: no mark-up, no HTML, no link, no end of the cell or of the row.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        // GitHub makes links of bare addresses.
        let in_address = (c == ':' && chars.peek() == Some(&'/')) || (c == '.' && out.ends_with("www"));
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' => out.push_str("<br>"),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '~' | '#' | '!' | '$' | '@' => out.extend(['\\', c]),
            _ if in_address => out.extend(['\\', c]),
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}
