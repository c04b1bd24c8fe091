//! Comma-separated values (RFC 4180), for a spreadsheet, and read again by the import.

use super::column::Column;
use crate::ledger::Token;
use crate::page::text::mark;
use crate::prelude::*;

/// Told to spreadsheets so that they read UTF-8; without it they take the file for their own code page.
pub(crate) const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// What stands before a cell that a spreadsheet would take for a formula.
const GUARD: &str = "'";

/// What a spreadsheet takes for the beginning of a formula, full-width forms included (OWASP, CSV injection).
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A header and one row a token.
pub(super) fn write(tokens: &[&Token]) -> String {
    let mut text = String::from(BYTE_ORDER_MARK);
    row(&mut text, Column::ALL.iter().map(|column| column.name().to_owned()));
    for token in tokens {
        row(&mut text, Column::ALL.iter().map(|column| guard(column.cell(token))));
    }
    text
}

fn row(text: &mut String, cells: impl Iterator<Item = String>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            text.push(',');
        }
        if cell.bytes().any(|byte| matches!(byte, b',' | b';' | b'"' | b'\r' | b'\n' | b'\t')) {
            text.push('"');
            text.push_str(&mark(&cell, &['"'], '"'));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}

fn guard(cell: String) -> String {
    if needs_guard(&cell) { text![GUARD, cell] } else { cell }
}

/// The cell as it was before it was guarded. An apostrophe of the person's own stays.
pub(crate) fn unguard(cell: &str) -> &str {
    cell.strip_prefix(GUARD).filter(|rest| needs_guard(rest)).unwrap_or(cell)
}

/// Whether a cell would be taken for a formula, or for one that was guarded.
fn needs_guard(cell: &str) -> bool {
    cell.trim_start_matches(GUARD).starts_with(FORMULA)
}
