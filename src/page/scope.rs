//! Scope ids in text: the same in every language.

use super::text::slice;
use crate::prelude::*;

/// Whether a word precedes a colon in addresses and styles, and so only looks like a scope's first part.
fn is_of_address(word: &str) -> bool {
    matches!(word, "mailto" | "https" | "http" | "tel" | "data" | "localhost" | "urn" | "blob" | "file")
}

/// Whether a word has the shape of an OAuth scope with parts, e.g. `file_content:read`, `read:jira-work`, `org:activity_log_read`.
///
/// Shape after the scopes that Figma, Atlassian and Tokens Studio document: two to four parts between colons, small letters, and
/// digits, `_`, `.`, `-`, `*` inside. A clock time or an address is not one, since each part begins with a letter and has two.
pub fn is_scope(word: &str) -> bool {
    // Byte by byte: every text of a page is asked, some several times.
    let (mut parts, mut length, mut first) = (1, 0, None);
    for (at, byte) in word.bytes().enumerate() {
        length = match byte {
            b':' if length >= 2 => {
                parts += 1;
                first.get_or_insert(at);
                0
            }
            b'a'..=b'z' => length + 1,
            b'0'..=b'9' | b'_' | b'.' | b'-' | b'*' if length > 0 => length + 1,
            _ => return false,
        };
    }
    let first = slice(word, ..first.unwrap_or_default());
    // A full stop ends the sentence.
    let whole = length >= 2 && !word.ends_with('.');
    (2..=4).contains(&parts) && whole && word.len() <= 100 && !is_of_address(first)
}

/// The first scope id in a text.
pub fn first_scope(text: &str) -> Option<&str> {
    // Most texts hold no scope or are one, and are done with at once.
    if is_scope(text) { Some(text) } else { scopes_in(text).first().copied() }
}

/// The scope ids in a text, in order, each once.
pub fn scopes_in(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    if !text.bytes().any(|byte| byte == b':') {
        return found;
    }
    for word in text.split(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '[' | ']' | '"' | '“' | '”' | '、')
    }) {
        let word = word.trim_matches(|c: char| matches!(c, '.' | ':' | '\'' | '`'));
        if is_scope(word) && !found.contains(&word) {
            found.push(word);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_of_the_three_sites_are_found_in_prose() {
        let text = "file_content:read Read the contents\nread:page:confluence, organizations:user:read (projects:admin) offline at 10:30 https://x.y re:x";
        assert_eq!(
            scopes_in(text),
            ["file_content:read", "read:page:confluence", "organizations:user:read", "projects:admin"]
        );
    }

    #[test]
    fn a_scope_does_not_begin_as_an_address_does() {
        for (word, scope) in
            [("mailto:someone", false), ("data:text", false), ("read:data", true), ("write:file:all", true)]
        {
            assert_eq!(is_scope(word), scope, "{word}");
        }
    }

    #[test]
    fn each_part_of_a_scope_has_a_letter_and_something_more() {
        for (word, scope) in [
            ("r:read", false),
            ("read:r", false),
            ("read::all", false),
            ("read:v2", true),
            ("read:2v", false),
        ] {
            assert_eq!(is_scope(word), scope, "{word}");
        }
    }

    #[test]
    fn one_word_is_one_scope_and_each_counts_once() {
        assert_eq!(scopes_in("projects:admin"), ["projects:admin"]);
        assert_eq!(scopes_in("projects:admin, projects:admin"), ["projects:admin"]);
        assert_eq!(scopes_in("projects:admin.").len(), 1);
        assert_eq!(scopes_in("projects:admin."), ["projects:admin"]);
        assert_eq!(first_scope("projects:admin."), Some("projects:admin"));
    }
}
