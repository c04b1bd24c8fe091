//! Text that came from outside, made safe to keep.

use std::fmt;

use super::secret;
use crate::json::{Decode, Encode, Problem, Value, Writer};

/// What stands in a kept text where a secret stood.
pub const REMOVED: &str = "[removed]";

/// The longest text that is kept, in characters. Names on the three sites are shorter; the rest is cut with an ellipsis.
pub const MAX_CHARS: usize = 500;

/// A text from a page, a request, an import or a person, with everything taken out that looks like a secret.
///
/// The field is private and every way in scrubs, decoding included, so a record cannot hold a string that was not looked at.
///
/// ```
/// use token_due::page::PageText;
///
/// assert_eq!(PageText::new("  CI   pipeline ").as_str(), "CI pipeline");
/// assert_eq!(PageText::new("figd_0123456789abcdefghij").as_str(), "[removed]");
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageText(String);

impl PageText {
    /// Scrubs `raw`: white space folded, control and direction-override characters dropped, secrets replaced by [`REMOVED`],
    /// cut at [`MAX_CHARS`].
    pub fn new(raw: &str) -> Self {
        Self(cut(&secret::scrub(&fold(raw))))
    }

    /// Like [`PageText::new`], for a note of several lines: line breaks stay.
    pub fn lines(raw: &str) -> Self {
        let folded: Vec<String> = raw.lines().map(fold).collect();
        Self(cut(&secret::scrub(folded.join("\n").trim())))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for PageText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for PageText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for PageText {
    fn from(raw: &str) -> Self {
        Self::new(raw)
    }
}

impl Encode for PageText {
    fn encode(&self, out: &mut Writer) {
        out.string(&self.0);
    }
}

impl Decode for PageText {
    fn decode(value: Value) -> Result<Self, Problem> {
        let raw = String::decode(value)?;
        Ok(if raw.contains('\n') { Self::lines(&raw) } else { Self::new(&raw) })
    }
}

/// Folds white space to single blanks and drops what cannot be seen: control characters, direction overrides, zero-width marks.
///
/// The zero-width joiner stays, since emoji are made with it.
pub fn fold(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut gap = false;
    for c in raw.chars() {
        if c.is_whitespace() {
            gap = true;
        } else if !is_invisible(c) {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        }
    }
    out
}

/// Folds as [`fold`], then lower-cases and makes apostrophes and required marks alike, for comparing words of a page.
///
/// Sites print U+2019 where people type an apostrophe, and Atlassian puts `*` into the label of a required field.
pub fn plain(raw: &str) -> String {
    let folded = fold(raw).replace(['\u{2019}', '\u{2018}', '`'], "'").to_lowercase();
    folded
        .trim_matches(|c: char| {
            matches!(c, '*' | ':' | '.' | '+' | '…' | '！' | '：' | '。') || c.is_whitespace()
        })
        .to_owned()
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}' | '\u{200C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
