//! What is refused: everything that looks like the value of a token.
//!
//! The sensor takes secrets out before anything travels (the same shapes, `extension/sensor.js`); this module looks again at every
//! door. Sources of the shapes: `figd_` and its family, `ATATT`, `ATCTT`, `ATBB`, `BBDC-`, `api_key_`: public secret scanners
//! (secretlint, trufflehog, kingfisher, gitleaks) and the vendors' own SDKs; the rest: the issuers' documentation.

use super::text::{REMOVED, Search, slice};
use crate::prelude::*;

/// Shortest run of characters that is judged by how mixed it is.
const RUN: usize = 20;

/// Prefixes that issuers document, with the fewest characters that must follow; in lower case.
const PREFIXES: &[(&str, usize)] = &[
    ("figd_", 16),
    ("figp_", 16),
    ("figu_", 16),
    ("figo_", 16),
    ("figuh_", 16),
    ("figur_", 16),
    ("figoh_", 16),
    ("figor_", 16),
    ("atatt", 8),
    ("atctt", 8),
    ("atbb", 16),
    ("bbdc-", 20),
    ("api_key_", 8),
    ("eyj", 10),
    ("ghp_", 16),
    ("gho_", 16),
    ("ghu_", 16),
    ("ghs_", 16),
    ("ghr_", 16),
    ("github_pat_", 16),
    ("glpat-", 16),
    ("xoxb-", 10),
    ("xoxp-", 10),
    ("xoxa-", 10),
    ("akia", 12),
];

/// Whether a text holds something that looks like a secret.
pub fn holds_secret(text: &str) -> bool {
    words(text).any(|(_, word)| is_secret(word))
}

/// The text with every word that looks like a secret, or a part of one, replaced by [`REMOVED`].
pub fn scrub(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (start, word) in words(text) {
        if is_secret(word) {
            out.push_str(slice(text, done..start));
            out.push_str(REMOVED);
            done = start + word.len();
        }
    }
    out.push_str(slice(text, done..));
    out
}

/// Bytes of a text with everything taken out that looks like a secret; what was there is written over, so that it does not stay
/// in memory that was given back. Of what is no text nothing is left.
pub fn black_out(bytes: Vec<u8>) -> Vec<u8> {
    let Ok(text) = String::from_utf8(bytes) else { return Vec::new() };
    let clean = scrub(&text);
    let mut was = text.into_bytes();
    was.fill(0);
    core::hint::black_box(&was);
    clean.into_bytes()
}

/// The words of a text: runs of what a token value is written with.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    core::iter::from_fn(move || {
        let start = run(text, at, false);
        at = run(text, start, true);
        (start < at).then(|| (start, slice(text, start..at)))
    })
}

/// Where the characters end that are, or are not, of a word. Byte by byte: all of a list goes through here each time it is read.
fn run(text: &str, from: usize, of_word: bool) -> usize {
    let mut at = from;
    while let Some(&byte) = text.as_bytes().get(at) {
        let (is, length) = if byte.is_ascii() {
            (is_token_byte(byte), 1)
        } else {
            let c = slice(text, at..).chars().next().unwrap_or_default();
            (MASKS.contains(&c), c.len_utf8())
        };
        if is != of_word {
            break;
        }
        at += length;
    }
    at
}

fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'/' | b'=' | b'.' | b'~' | b'*')
}

/// What pages write in the place of a value, beside what is ASCII.
const MASKS: [char; 4] = ['•', '●', '·', '…'];

fn is_secret(word: &str) -> bool {
    // Six asterisks are the least.
    word.len() >= 6
        && (has_prefix(word) || has_uuid(word) || is_masked(word) || (word.is_ascii() && is_random(word)))
}

/// The shortest that one with a prefix can be: `eyj`, three characters and dots for the rest.
const SHORTEST: usize = 9;

fn has_prefix(word: &str) -> bool {
    if word.len() < SHORTEST {
        return false;
    }
    let cut = word.holds("…") || word.holds("...");
    // A prefix begins a word of its own, and words begin at few places: looked for there, and not everywhere in turn. No copy in
    // small letters is made, which would stay behind in memory.
    let mut before = b'_';
    word.bytes().enumerate().any(|(at, byte)| {
        let free = !before.is_ascii_alphanumeric() && byte.is_ascii_alphabetic();
        before = byte;
        free && PREFIXES.iter().any(|&(prefix, follows)| {
            let rest = at + prefix.len();
            // Most differ in their first letter, and to ask for it is no call.
            prefix.as_bytes().first() == Some(&byte.to_ascii_lowercase())
                && slice(word, at..rest).eq_ignore_ascii_case(prefix)
                && {
                    let tail = slice(word, rest..).chars().take_while(|&c| c != '…').count();
                    tail >= follows || (tail >= 3 && cut)
                }
        })
    })
}

/// UUIDs: the older Figma tokens, Tokens Studio's keys.
fn has_uuid(word: &str) -> bool {
    const GROUPS: [usize; 5] = [8, 4, 4, 4, 12];
    if word.len() < 36 {
        return false;
    }
    let parts: Vec<&str> = word.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    parts.windows(5).any(|five| {
        five.iter().zip(GROUPS).enumerate().all(|(place, (part, len))| {
            let hex = part.bytes().all(|b| b.is_ascii_hexdigit());
            // What stands before or after without a dash, such as `key_`, is a part of its own already.
            let outer = place == 0 || place == 4;
            hex && if outer { part.len() >= len } else { part.len() == len }
        })
    })
}

/// A value that the page itself masks: the part it leaves readable is a part of the secret.
fn is_masked(word: &str) -> bool {
    // Three bullets are no decoration; asterisks and dots are.
    word.holds("•••") || word.holds("●●●") || word.chars().filter(|c| matches!(c, '·' | '*')).count() >= 6
}

/// Whether a run changes between small, capital and digit too often for anything a person would call a token.
///
/// Of the neighbouring pairs in base 62 some 60 % differ in kind, in hexadecimal 47 %; in names made of words, capitals and a year
/// up to 35 %.
fn is_random(word: &str) -> bool {
    if word.len() < RUN {
        return false;
    }
    let (mut changes, mut letters) = (0_usize, 0_usize);
    for part in word.split(|c: char| !c.is_ascii_alphanumeric()) {
        let kinds: Vec<u8> = part.bytes().map(kind).collect();
        let digit_runs = kinds.chunk_by(|a, b| a == b).filter(|run| run.first() == Some(&b'0')).count();
        if part.len() >= 16 && digit_runs >= 3 {
            return true;
        }
        letters += part.len();
        changes += kinds.windows(2).filter(|pair| pair[0] != pair[1]).count();
    }
    letters >= RUN && changes * 100 >= letters * 42
}

fn kind(b: u8) -> u8 {
    match b {
        b'0'..=b'9' => b'0',
        b'A'..=b'Z' => b'A',
        _ => b'a',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_keeps_all_but_its_secrets() {
        let black_out = |text: &str| String::from_utf8(black_out(text.into())).unwrap();
        let harmless = r#"{"name":"CI pipeline","expiry":"2027-03-02T00:00:00.000Z","scopes":["search:confluence:agent-interface"]}"#;
        assert_eq!(black_out(harmless), harmless);
        assert_eq!(
            black_out(r#"{"name":"é figd_0123456789abcdefghij","expiration":7776000}"#),
            r#"{"name":"é [removed]","expiration":7776000}"#
        );
        assert_eq!(super::black_out(vec![b'"', 0xff]), Vec::<u8>::new());
    }

    #[test]
    fn names_that_people_give_are_kept() {
        for name in [
            "CI pipeline",
            "ci-pipeline-production-2026-v2",
            "GitHubActionsDesignSync2026Production",
            "figma_design_tokens_sync_for_ci",
            "Sync-2026-11-22-V2-Prod",
            "openclaw-skill-atlassian-bitbucket",
            "APItoken1_updated_daily_report",
            "read:content.metadata:confluence",
            "team_library_content:read",
            "org:ai_metering_usage_read",
            "delete:board-scope.admin:jira-software",
            "デザイントークン同期",
            "john.smith@example.com",
            "A * B * C",
        ] {
            assert_eq!(scrub(name), name);
        }
    }

    #[test]
    fn values_of_every_known_shape_are_removed() {
        for value in [
            "figd_abcdefghijklmnopqrstuvwxyzABCDEFGH012345",
            "ATATT3xFfGF0abcdefgh-ijk_lmn=0A1B2C3D",
            "ATCTT3xFfGN0abcdefghijklmnop",
            "api_key_01234567-89ab-cdef-0123-456789abcdef",
            "01234567-89ab-cdef-0123-456789abcdef",
            "123456-01234567-89ab-cdef-0123-456789abcdef",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
            "q7ZpT2mX9aLk4VbN8sRd1WcY",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b",
            "••••••••••••",
            "figd_abc…",
        ] {
            assert_eq!(scrub(&format!("key {value} end")), format!("key {REMOVED} end"), "{value}");
        }
    }

    fn is_removed(word: &str) -> bool {
        scrub(word) == REMOVED
    }

    #[test]
    fn what_follows_a_prefix_is_long_or_three_characters_of_what_was_cut() {
        for (word, removed) in [
            ("figd_abcdefghijklmnop", true),
            ("figd_abcdefghijklmno", false),
            ("ghp_rotation", false),
            ("figd_abc…", true),
            ("figd_ab…", false),
            ("eyJabc…", true),
            ("eyJabc...", true),
            // Of what is shorter than that too little is left.
            ("eyJab...", false),
            ("AKIA...", false),
            ("key_eyJhbGciOiJIUz", true),
            // A prefix is none in the middle of a word.
            ("greyjoy-pipeline-deploy", false),
        ] {
            assert_eq!(is_removed(word), removed, "{word}");
        }
    }

    /// Of digits alone, so that only the groups can tell.
    #[test]
    fn a_uuid_has_five_groups_of_hexadecimals_and_only_its_ends_may_run_on() {
        for (word, removed) in [
            ("01234567-0123-0123-0123-012345678901", true),
            ("9901234567-0123-0123-0123-012345678901", true),
            ("01234567-0123-0123-0123-01234567890199", true),
            ("0123456-0123-0123-0123-0123456789012", false),
            ("012345678-0123-0123-0123-01234567890", false),
            ("01234567-01234-0123-0123-012345678901", false),
            ("01234567-0123-0123-012-0123456789012", false),
            ("workshop-team-part-plan-subscription", false),
        ] {
            assert_eq!(is_removed(word), removed, "{word}");
        }
    }

    #[test]
    fn what_a_page_masks_is_removed_with_what_it_leaves() {
        for (word, removed) in [
            ("•••ab12", true),
            ("●●●ab12", true),
            ("●●ab12", false),
            ("******ab12", true),
            ("··*·**ab12", true),
            ("*****ab12", false),
        ] {
            assert_eq!(is_removed(word), removed, "{word}");
        }
    }

    #[test]
    fn a_run_is_judged_by_its_kinds_from_twenty_characters_on() {
        for (word, removed) in [
            // Capitals and small letters by turns, without a digit.
            ("qZpTmXaLkVbNsRdWcYqW", true),
            ("qZpTmXaLkVbNsRdWcYq", false),
            ("a1b2c3d4e5f6g7h8i9jk", true),
            ("a1b2c3d4e5f6g7h8i9j", false),
            // Nine changes among twenty are random, eight are not.
            ("aBcDeFgHiJJJJJJJJJJJ", true),
            ("aBcDeFgHiiiiiiiiiiii", false),
            // Three runs of digits in sixteen characters are, however few changes there are.
            ("abcd-abcde1fghij2klm3", true),
            ("abcde-abcde1fghij2kl3", false),
            ("abcd-abcde1fghij2klmn", false),
        ] {
            assert_eq!(is_removed(word), removed, "{word}");
        }
    }
}
