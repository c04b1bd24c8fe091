//! Times told from now, in the page's language: "in 3 months", "vor 2 Tagen", "3 か月後".
//!
//! The browser writes samples of its own and the text is compared with them, which is how the sites write it as well
//! (`Intl.RelativeTimeFormat`).

use super::date::MAX_NUMBERS;
use super::language::Language;
use super::lifetime::Lifetime;
use super::text::{Search, figured, has_digit, lower, slice, swap};

/// A time told from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relative {
    /// How far from now.
    pub length: Lifetime,
    /// Whether it is to come.
    pub future: bool,
}

/// The first time told from now in a text, in the page's language or in English.
pub fn find(text: &str, language: &Language) -> Option<Relative> {
    // Most texts of a page have no number, and need no more than this look.
    if !has_digit(text) {
        return None;
    }
    let text = figured(&lower(text));
    let mut digits = text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).peekable();
    for _ in 0..MAX_NUMBERS {
        let start = digits.next()?;
        let mut end = start + 1;
        while digits.next_if_eq(&end).is_some() {
            end += 1;
        }
        let Ok(count) = slice(&text, start..end).parse() else { continue };
        let marked =
            swap(&[slice(&text, ..start), "#", slice(&text, end..)].concat(), &['\u{a0}', '\u{202f}'], ' ');
        let patterns = language.all().flat_map(|language| &language.relative);
        let found = { patterns }.filter(|(pattern, ..)| marked.holds(pattern.as_str()));
        // "in # month" stands in "in # months" and both mean the same; "# Tage" in "vor # Tagen" does not, so the longest is taken.
        if let Some((_, unit, future)) = found.max_by_key(|(pattern, ..)| pattern.len()) {
            return Some(Relative { length: Lifetime { count, unit: *unit }, future: *future });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::language::Unit;
    use crate::prelude::*;

    #[test]
    fn what_is_to_come_is_told_from_what_is_past() {
        let german = Language {
            relative: vec![("in # tagen".into(), Unit::Day, true), ("vor # tagen".into(), Unit::Day, false)],
            ..Language::default()
        };
        let read = |text| {
            find(text, &german).map(|relative| (relative.length.count, relative.length.unit, relative.future))
        };
        assert_eq!(read("Expires in 3 months"), Some((3, Unit::Month, true)));
        assert_eq!(read("Used 3 days ago"), Some((3, Unit::Day, false)));
        assert_eq!(read("Läuft in 12 Tagen ab"), Some((12, Unit::Day, true)));
        assert_eq!(read("Vor 12 Tagen verwendet"), Some((12, Unit::Day, false)));
        assert_eq!(read("Never used"), None);
    }
}
