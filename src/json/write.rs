//! From records to text.

use super::Encode;
use crate::page::piece::put_number;
use crate::page::text::{figures, slice};
use crate::prelude::*;

/// A text being written. Whoever encodes opens and closes what it opened.
#[derive(Debug)]
pub struct Writer {
    text: String,
    /// Whether each item gets a line of its own.
    lines: bool,
    depth: usize,
    /// Whether nothing stands yet in the list or object that was opened last.
    first: bool,
}

impl Writer {
    /// On one line.
    pub fn compact() -> Self {
        Self { text: String::new(), lines: false, depth: 0, first: true }
    }

    /// On several lines, indented by two.
    pub fn lines() -> Self {
        Self { lines: true, ..Self::compact() }
    }

    /// What was written.
    pub fn text(self) -> String {
        self.text
    }

    /// Opens a list or an object with its bracket.
    pub fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
        self.first = true;
    }

    /// Closes it.
    pub fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if !self.first {
            self.turn();
        }
        self.first = false;
        self.text.push(bracket);
    }

    /// An item of a list.
    pub fn item(&mut self, item: &dyn Encode) {
        self.next();
        item.encode(self);
    }

    /// A field of an object.
    pub fn field(&mut self, name: &str, value: &dyn Encode) {
        self.next();
        self.string(name);
        self.text.push_str(if self.lines { ": " } else { ":" });
        value.encode(self);
    }

    /// A field that is left out where it says nothing.
    pub fn sparse(&mut self, name: &str, value: &dyn Encode) {
        if !value.is_blank() {
            self.field(name, value);
        }
    }

    /// A field that is left out where it says nothing, but for files that people read: of what is stored these were a sixth, and the
    /// popup waits for the storage to hand it over.
    pub fn lean(&mut self, name: &str, value: &dyn Encode) {
        if self.lines || !value.is_blank() {
            self.field(name, value);
        }
    }

    /// A word or number as it is.
    pub fn bare(&mut self, word: &str) {
        self.text.push_str(word);
    }

    /// A whole number.
    pub fn number(&mut self, number: i64) {
        put_number(number, &mut self.text);
    }

    /// A string.
    pub fn string(&mut self, text: &str) {
        self.text.push('"');
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..b' ')) {
            self.text.push_str(slice(rest, ..at));
            match rest.as_bytes().get(at) {
                Some(b'\n') => self.text.push_str("\\n"),
                Some(b'\r') => self.text.push_str("\\r"),
                Some(b'\t') => self.text.push_str("\\t"),
                Some(&byte @ (b'"' | b'\\')) => self.text.extend(['\\', char::from(byte)]),
                Some(&byte) => {
                    self.text.push_str("\\u");
                    self.text.push_str(&figures(byte.into(), 16, 4));
                }
                None => {}
            }
            rest = slice(rest, at + 1..);
        }
        self.text.push_str(rest);
        self.text.push('"');
    }

    fn next(&mut self) {
        if !self.first {
            self.text.push(',');
        }
        self.first = false;
        self.turn();
    }

    fn turn(&mut self) {
        if self.lines {
            self.text.push('\n');
            self.text.extend(core::iter::repeat_n("  ", self.depth));
        }
    }
}
