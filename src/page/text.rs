//! Text that came from outside, made safe to keep.

use core::fmt;
use core::slice::SliceIndex;

use super::secret;
use crate::json::{Decode, Encode, Problem, Reader, Writer};
use crate::prelude::*;

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
        let text = fold(raw);
        // Nearly all were looked at before, and to look is quicker than to make them anew.
        let clean = text.len() <= MAX_CHARS && !secret::holds_secret(&text);
        Self(if clean { text } else { cut(&secret::scrub(&text)) })
    }

    /// Like [`PageText::new`], for a note of several lines: line breaks stay.
    pub fn lines(raw: &str) -> Self {
        let folded: Vec<String> = raw.lines().map(fold).collect();
        Self(cut(&secret::scrub(folded.join("\n").trim())))
    }

    /// One that was kept: of several lines, if it has them.
    fn kept(raw: &str) -> Self {
        if raw.contains('\n') { Self::lines(raw) } else { Self::new(raw) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, apart.
    pub(crate) fn to_owned_text(&self) -> String {
        self.0.clone()
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Whether a text ends in an address of e-mail.
pub fn ends_in_mail(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    last.split_once('@').is_some_and(|(person, host)| !person.is_empty() && host.contains('.'))
}

impl fmt::Debug for PageText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
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

    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl Decode for PageText {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        reader.text().map(|raw| Self::kept(&raw))
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
    let folded = lower(&swap(&fold(raw), &['\u{2019}', '\u{2018}', '`'], '\''));
    folded
        .trim_matches(|c: char| {
            matches!(c, '*' | ':' | '.' | '+' | '…' | '！' | '：' | '。') || c.is_whitespace()
        })
        .to_owned()
}

/// A text with one character in the place of some.
///
/// Not as the library does: its search is there once for each kind of what is looked for, and a kilobyte for several characters.
pub(crate) fn swap(text: &str, from: &[char], to: char) -> String {
    text.chars().map(|c| if from.contains(&c) { to } else { c }).collect()
}

/// A text with a mark before each of some characters.
pub(crate) fn mark(text: &str, which: &[char], mark: char) -> String {
    let mut marked = String::with_capacity(text.len());
    for c in text.chars() {
        if which.contains(&c) {
            marked.push(mark);
        }
        marked.push(c);
    }
    marked
}

/// Small letters, in the scripts of the languages that the sites and the browsers speak.
///
/// By the order of the alphabets in Unicode: the library's table of all scripts is 15 kB of the package.
pub fn lower(text: &str) -> String {
    text.chars().map(small).collect()
}

fn small(c: char) -> char {
    let code = u32::from(c);
    let further = match code {
        // Latin, accented Latin, Greek, Cyrillic, full-width Latin.
        0x41..=0x5A
        | 0xC0..=0xD6
        | 0xD8..=0xDE
        | 0x391..=0x3A1
        | 0x3A3..=0x3AB
        | 0x410..=0x42F
        | 0xFF21..=0xFF3A => 32,
        // Capital and small letter by turns, the capital at an even number: Latin, Cyrillic, Vietnamese.
        0x100..=0x12F
        | 0x132..=0x137
        | 0x14A..=0x177
        | 0x1A0..=0x1A5
        | 0x218..=0x21B
        | 0x460..=0x481
        | 0x48A..=0x4BF
        | 0x4D0..=0x52F
        | 0x1E00..=0x1E95
        | 0x1EA0..=0x1EFF => 1 - code % 2,
        // The same, at an odd number.
        0x139..=0x148 | 0x179..=0x17E | 0x1AF..=0x1B0 | 0x1CD..=0x1DC => code % 2,
        // Greek with an accent.
        0x386 => 38,
        0x388..=0x38A => 37,
        0x38C => 64,
        0x38E | 0x38F => 63,
        0x400..=0x40F => 80,
        // Armenian.
        0x531..=0x556 => 48,
        // The two that are far away: \u{130} of Turkish, \u{178} of French.
        0x130 => return 'i',
        0x178 => return '\u{FF}',
        _ => 0,
    };
    char::from_u32(code + further).unwrap_or(c)
}

/// The part of a text between two bytes; empty where there is none.
///
/// Not an index: what the library says of a bad one can print any character, for 10 kB of the package.
pub(crate) fn slice(text: &str, part: impl SliceIndex<str, Output = str>) -> &str {
    text.get(part).unwrap_or_default()
}

/// Looking for a text in another.
///
/// Not as the library does: its search is quick in texts far longer than a page's, and with what it says of itself 7 kB of the package.
pub(crate) trait Search {
    /// Whether it holds a word.
    fn holds(&self, word: &str) -> bool {
        self.place(word, 0).is_some()
    }

    /// Where a word begins, not before a byte.
    fn place(&self, word: &str, from: usize) -> Option<usize>;
}

impl Search for str {
    fn place(&self, word: &str, from: usize) -> Option<usize> {
        let word = word.as_bytes();
        let ends = self.len().checked_sub(word.len())?;
        (from..=ends).find(|&at| self.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(word)))
    }
}

/// A whole number as text, in base ten or sixteen, with noughts in front where it is shorter than a width.
///
/// Not as the library formats: that is 3 kB of the module, if anything uses it, and so nothing does.
pub(crate) fn figures(number: u64, base: u64, width: usize) -> String {
    let (mut rest, mut figures) = (number, Vec::new());
    while rest > 0 || figures.len() < width.max(1) {
        let digit = u8::try_from(rest % base).unwrap_or_default();
        figures.push(char::from(if digit < 10 { b'0' + digit } else { b'a' - 10 + digit }));
        rest /= base;
    }
    figures.iter().rev().collect()
}

/// The value of a decimal digit, in the scripts that dates are written in.
pub(crate) fn digit(c: char) -> Option<u8> {
    const ZEROS: [u32; 8] = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0x1040, 0xFF10];
    let code = u32::from(c);
    ZEROS
        .iter()
        .find_map(|&zero| code.checked_sub(zero).filter(|&d| d < 10))
        .and_then(|d| u8::try_from(d).ok())
}

/// A text with the digits of any script as those of ASCII.
pub(crate) fn figured(text: &str) -> String {
    text.chars().map(|c| digit(c).map_or(c, |digit| char::from(b'0' + digit))).collect()
}

/// Whether a text has a digit.
pub(crate) fn has_digit(text: &str) -> bool {
    text.chars().any(|c| digit(c).is_some())
}

/// How many characters a text has. Counted by their first bytes: the library's way is made for long texts, and half a kilobyte.
pub(crate) fn characters(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xC0 != 0x80).count()
}

/// Whether words are written with a character: letters of all scripts, and the marks that stand on them.
///
/// By the blocks of Unicode: the library's table of every letter is 2 kB of the package.
pub(crate) fn is_letter(c: char) -> bool {
    let letters = matches!(c,
        'a'..='z' | 'A'..='Z' | 'ª' | 'µ' | 'º' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{37D}' | '\u{37F}'..='\u{55F}' | '\u{561}'..='\u{588}'
        | '\u{591}'..='\u{5BD}' | '\u{5D0}'..='\u{5F2}' | '\u{610}'..='\u{61A}' | '\u{620}'..='\u{669}' | '\u{66E}'..='\u{6D3}'
        | '\u{6D5}'..='\u{963}' | '\u{966}'..='\u{E3A}' | '\u{E40}'..='\u{E4E}' | '\u{E50}'..='\u{E59}' | '\u{E81}'..='\u{1FFF}'
        | '\u{2C00}'..='\u{2DFF}' | '々'..='〇' | 'ぁ'..='ゖ' | 'ゝ'..='ゟ' | 'ァ'..='ヺ' | 'ー'..='\u{319F}' | '\u{3400}'..='\u{D7FB}'
        | '\u{F900}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '\u{FF66}'..='\u{FFDC}' | '\u{10000}'..='\u{1EFFF}'
        | '\u{20000}'..='\u{3FFFF}');
    letters && digit(c).is_none()
}

/// Whether a text has a letter or a digit: signs alone are a picture.
pub(crate) fn speaks(text: &str) -> bool {
    has_digit(text) || text.chars().any(is_letter)
}

/// Whether a character shows nothing in a name: those of icon fonts are in Unicode's area for private use.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{200B}' | '\u{200C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => [slice(text, ..end), "…"].concat(),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Of all that a text can be, and of what makes the difference.
        #[test]
        fn what_is_clean_is_what_would_be_made_of_it(
            raw in prop_oneof![any::<String>(), "[ a-zA-Z0-9_*.•\n-]{0,40}", "[a-c ]{0,3}(figd_|api_key_)?[a-zA-Z0-9]{0,30}"],
        ) {
            let made = PageText(cut(&secret::scrub(&fold(&raw))));
            prop_assert_eq!(PageText::new(&raw), made);
        }
    }

    #[test]
    fn what_shows_nothing_is_no_part_of_a_name() {
        assert_eq!(PageText::new("\u{E000}\u{E73C} ci\u{200B} deploy\u{F8FF}").as_str(), "ci deploy");
        assert_eq!(PageText::new("\u{1F680} ci").as_str(), "\u{1F680} ci");
    }

    #[test]
    fn letters_are_those_of_the_library() {
        const SIGNS: &str = "\u{970}\u{93C}\u{94D}\u{9BC}\u{9CD}\u{BCD}\u{E47}\u{E48}\u{E49}\u{E4A}\u{E4B}\u{E4C}\u{E4E}\u{1039}\u{103A}\u{17D2}\u{EC8}\u{EC9}";
        let samples = include_str!("../../tests/outlines/languages.json");
        let scripts = "Ωμέγα Жизнь Հայերեն שלום سلام हिन्दी বাংলা தமிழ் ไทย ລາວ မြန်မာ ខ្មែរ ქართული አማርኛ 日本語 ひらがな カタカナ 한국어 ﬁ ＡＢ 𠮷";
        for c in ('\0'..='\u{24F}').chain(samples.chars()).chain(scripts.chars()) {
            // Signs that stand on a letter or shorten a word, which are none by themselves to the library.
            let sign = ('\u{300}'..='\u{36F}').contains(&c) || SIGNS.contains(c);
            assert_eq!(is_letter(c), c.is_alphabetic() || sign, "{c:?} {:x}", u32::from(c));
        }
        for c in ('\0'..='\u{FFFF}').filter(|&c| digit(c).is_some()) {
            assert!(c.is_numeric() && !is_letter(c), "{c:?}");
        }
    }

    #[test]
    fn figures_of_both_bases_are_filled_up_with_noughts() {
        for (number, base, width, text) in [
            (0, 10, 0, "0"),
            (0, 16, 4, "0000"),
            (9, 10, 2, "09"),
            (2027, 10, 4, "2027"),
            (10, 16, 1, "a"),
            (0x9f, 16, 4, "009f"),
            (0x1_beef, 16, 4, "1beef"),
        ] {
            assert_eq!(figures(number, base, width), text);
        }
    }

    #[test]
    fn words_are_compared_without_the_marks_around_them() {
        for (raw, words) in [
            ("Name *", "name"),
            ("Expires:", "expires"),
            ("+ Create  Token…", "create token"),
            ("名前：", "名前"),
        ] {
            assert_eq!(plain(raw), words, "{raw}");
        }
    }

    #[test]
    fn small_letters_are_those_of_the_library() {
        let scripts = "AZÀÖØÞĀĮĲĶĹŇŊŶŸŹŽƠƯǍǛȘȚΆΈΉΊΌΎΏΑΡΣΫЀЏАЯѠҊԮԱՖḀẔẠỸＡＺ×÷ßαя日あ한เאب";
        for c in scripts.chars().chain('\u{20}'..'\u{180}').filter(|c| *c != '\u{130}') {
            assert_eq!(lower(&c.to_string()), c.to_lowercase().to_string(), "{c}");
        }
        assert_eq!(lower("İ"), "i");
    }
}
