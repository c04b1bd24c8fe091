//! A table (RFC 4180), as exported or as a spreadsheet saved it: with commas, semicolons or tabs.

use super::check::{check, insert_once};
use super::{ImportError, Incoming, Record};
use crate::export::column::Column;
use crate::export::csv::unguard;
use crate::ledger::Token;
use crate::prelude::*;

pub(super) fn read(text: &str) -> Result<Incoming, ImportError> {
    let mut rows = rows(text, separator(text))?.into_iter();
    let Some(header) = rows.next() else {
        return Err(ImportError::new("not-ours", None, "the file is empty"));
    };
    let (columns, ignored_columns) = columns(&header)?;
    let mut records = Vec::new();
    let mut ids = Vec::new();
    for row in rows {
        let record = record(&row, &columns)?;
        if !record.token.id.is_empty() && !insert_once(&mut ids, record.token.id.clone()) {
            return Err(ImportError::malformed(
                row.line,
                "the id of this row is the one of another row before it",
            ));
        }
        records.push(record);
    }
    Ok(Incoming { records, ignored_columns, ..Incoming::default() })
}

/// The column of each cell of a row, and the names of those that are not read.
fn columns(header: &Row) -> Result<(Vec<Option<Column>>, Vec<String>), ImportError> {
    let mut ignored = Vec::new();
    let mut columns: Vec<Option<Column>> = Vec::new();
    for name in &header.cells {
        let name = name.trim();
        let column = Column::ALL.into_iter().find(|column| column.name().eq_ignore_ascii_case(name));
        if column.is_some() && columns.contains(&column) {
            return Err(ImportError::malformed(header.line, &text!["the column ", name, " is there twice"]));
        }
        if column.is_none() && !name.is_empty() {
            ignored.push(crate::page::PageText::new(name).to_owned_text());
        }
        columns.push(column);
    }
    if columns.contains(&Some(Column::Id)) || columns.contains(&Some(Column::Name)) {
        Ok((columns, ignored))
    } else {
        let reason = "the first line must name the columns, and one of them must be id or name";
        Err(ImportError::new("not-ours", Some(header.line), reason))
    }
}

fn record(row: &Row, columns: &[Option<Column>]) -> Result<Record, ImportError> {
    let beyond = row.cells.iter().skip(columns.len()).any(|cell| !cell.is_empty());
    if beyond || row.cells.len() < columns.len() {
        let reason = text!["there are ", row.cells.len(), " cells, but ", columns.len(), " columns"];
        return Err(ImportError::malformed(row.line, &reason));
    }
    let mut token = Token::default();
    let mut says = Vec::new();
    for (cell, column) in row.cells.iter().zip(columns) {
        if let Some(column) = column.filter(|_| !cell.is_empty()) {
            says.push(column);
            column
                .set(&mut token, unguard(cell))
                .map_err(|reason| ImportError::malformed(row.line, &reason))?;
        }
    }
    if token.id.is_empty() && token.name.is_empty() {
        return Err(ImportError::malformed(row.line, "there is neither an id nor a name"));
    }
    check(&mut token).map_err(|reason| ImportError::malformed(row.line, &reason))?;
    Ok(Record { token, says })
}

struct Row {
    line: usize,
    cells: Vec<String>,
}

/// The separator of the header: spreadsheets write another one where the comma is the decimal mark.
fn separator(text: &str) -> char {
    let header = text.lines().next().unwrap_or_default();
    let count = |separator: char| header.chars().filter(|&c| c == separator).count();
    [',', ';', '\t'].into_iter().rev().max_by_key(|&separator| count(separator)).unwrap_or(',')
}

/// The rows that have anything in them.
fn rows(text: &str, separator: char) -> Result<Vec<Row>, ImportError> {
    let mut rows = Vec::new();
    let mut row = Row { line: 1, cells: Vec::new() };
    let mut cell = Cell::Bare(String::new());
    let mut line = 1;
    let mut chars = text.chars().peekable();
    loop {
        let next = chars.next();
        // Three ways to end a line count as one.
        let c = match next {
            Some('\r') => {
                chars.next_if_eq(&'\n');
                Some('\n')
            }
            other => other,
        };
        line += usize::from(c == Some('\n'));
        cell = match (cell, c) {
            (Cell::Quoted(text, opened), None) => {
                drop(text);
                return Err(ImportError::malformed(
                    opened,
                    "a quotation mark is opened here and never closed",
                ));
            }
            (Cell::Quoted(text, _), Some('"')) if chars.peek() != Some(&'"') => Cell::Closed(text),
            (Cell::Quoted(mut text, opened), Some(c)) => {
                if c == '"' {
                    chars.next();
                }
                text.push(c);
                Cell::Quoted(text, opened)
            }
            (Cell::Bare(text), Some('"')) if text.is_empty() => Cell::Quoted(text, line),
            (Cell::Bare(text) | Cell::Closed(text), Some(c)) if c == separator => {
                row.cells.push(text);
                Cell::Bare(String::new())
            }
            (Cell::Bare(text) | Cell::Closed(text), None | Some('\n')) => {
                row.cells.push(text);
                let done = core::mem::replace(&mut row, Row { line, cells: Vec::new() });
                rows.extend(Some(done).filter(|row| row.cells.iter().any(|cell| !cell.is_empty())));
                if c.is_none() {
                    return Ok(rows);
                }
                Cell::Bare(String::new())
            }
            (Cell::Bare(mut text), Some(c)) if c != '"' => {
                text.push(c);
                Cell::Bare(text)
            }
            _ => return Err(ImportError::malformed(line, "a quotation mark stands in the middle of a cell")),
        };
    }
}

/// A cell while it is read.
enum Cell {
    Bare(String),
    /// With the line on which it began.
    Quoted(String, usize),
    Closed(String),
}
