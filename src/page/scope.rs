//! Scope ids in text: the same in every language.

use crate::prelude::*;

/// Words that precede a colon in addresses and styles, and so look like a scope's first part.
const NOT_SCOPES: &[&str] = &["mailto", "https", "http", "tel", "data", "localhost", "urn", "blob", "file"];

/// Whether a word has the shape of an OAuth scope with parts, e.g. `file_content:read`, `read:jira-work`, `org:activity_log_read`.
///
/// Shape after the scopes that Figma, Atlassian and Tokens Studio document: two to four parts between colons, small letters, and
/// digits, `_`, `.`, `-`, `*` inside. A clock time or an address is not one, since each part begins with a letter and has two.
pub fn is_scope(word: &str) -> bool {
    let mut parts = 0;
    for part in word.split(':') {
        parts += 1;
        let mut bytes = part.bytes();
        let first = bytes.next().is_some_and(|b| b.is_ascii_lowercase());
        let rest = bytes
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'.' | b'-' | b'*'));
        if !first || !rest || part.len() < 2 || (parts == 1 && NOT_SCOPES.contains(&part)) {
            return false;
        }
    }
    (2..=4).contains(&parts) && word.len() <= 100
}

/// The scope ids in a text, in order, each once.
pub fn scopes_in(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    // Most texts hold no scope or are one, and are done with at once.
    if is_scope(text) {
        found.push(text);
    }
    if !found.is_empty() || !text.bytes().any(|byte| byte == b':') {
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
    fn one_word_is_one_scope_and_each_counts_once() {
        assert_eq!(scopes_in("projects:admin"), ["projects:admin"]);
        assert_eq!(scopes_in("projects:admin, projects:admin"), ["projects:admin"]);
        assert_eq!(scopes_in("projects:admin.").len(), 1);
    }
}
