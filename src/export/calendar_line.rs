//! Lines of a calendar file: escaped, folded, ended as RFC 5545 wants them.

use crate::prelude::*;

/// The most octets of a line, its end not counted (RFC 5545, 3.1).
const WIDTH: usize = 75;

/// Adds `name:value`, folded between characters.
pub(super) fn line(text: &mut String, name: &str, value: &str) {
    let mut used = 0;
    for c in name.chars().chain([':']).chain(value.chars().filter(|c| !c.is_control())) {
        if used + c.len_utf8() > WIDTH {
            text.push_str("\r\n ");
            // The blank that marks a folded line is one of its octets.
            used = 1;
        }
        text.push(c);
        used += c.len_utf8();
    }
    text.push_str("\r\n");
}

/// A value of type TEXT (RFC 5545, 3.3.11).
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            _ => out.push(c),
        }
    }
    out
}
