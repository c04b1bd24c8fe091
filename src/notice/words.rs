//! Words of the pages, in small letters: the last signal, after machine values, structure, scopes and dates.
//!
//! English and what `facts/` verifies in other languages; nothing is translated by guess, since a wrong word does more harm than none.

use crate::page::text::{Search, plain, swap};

/// Buttons that make the token.
const CREATE: &[&str] = &[
    "create",
    "generate",
    "save token",
    "add token",
    "add key",
    "issue",
    "générer",
    "作成",
    "만들기",
    "submit",
];

/// Buttons that lead on within a wizard.
const NEXT: &[&str] = &["next", "continue", "review", "次へ"];

/// Buttons that give a form up.
const CANCEL: &[&str] = &["cancel", "close", "dismiss", "discard", "no thanks", "not now"];

/// Buttons that lead back within a wizard, and others that change nothing.
const INSIDE: &[&str] = &[
    "back",
    "previous",
    "reset",
    "clear",
    "copy",
    "select all",
    "deselect all",
    "show",
    "hide",
    "search",
    "expand",
    "collapse",
    "learn more",
];

/// Buttons that end a token.
const REVOKE: &[&str] = &["revoke", "delete", "remove", "取り消し", "トークンを取り消す"];

/// Buttons that give a token a new value.
const REFRESH: &[&str] = &["regenerate", "refresh", "rotate"];

/// Choices that mean: it does not expire.
const NEVER: &[&str] = &["never", "doesn't expire", "without expiration"];

/// Notices of a creation that failed.
const FAILURE: &[&str] = &[
    "could not",
    "couldn't",
    "can't",
    "cannot",
    "fail",
    "error",
    "went wrong",
    "try again",
    "unable",
    "not allowed",
    "denied",
    "invalid",
];

/// Fields that hold the token's name.
const NAME: &[&str] = &[
    "name",
    "label",
    "token name",
    "key name",
    "api key name",
    "token description",
    "add a token description",
    "ラベル",
    "名前",
    "이름",
];

/// Fields that hold something else about it.
const NOT_NAME: &[&str] = &[
    "search", "filter", "find", "descri", "note", "owner", "url", "email", "e-mail", "password", "secret",
    "value", "date", "expir", "reason", "comment", "検索",
];

/// Labels of an expiry.
const EXPIRY: &[&str] = &["expir", "valid until", "lifetime", "有効期限"];

fn starts(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        text.strip_prefix(word)
            .is_some_and(|rest| !word.is_ascii() || !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
    })
}

fn holds(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.holds(word))
}

pub(super) fn is_create(text: &str) -> bool {
    let text = plain(text);
    starts(&text, CREATE) || text.ends_with("を作成") || text.ends_with("만들기")
}

pub(super) fn is_next(text: &str) -> bool {
    starts(&plain(text), NEXT)
}

pub(super) fn is_cancel(text: &str) -> bool {
    starts(&plain(text), CANCEL)
}

pub(super) fn is_inside(text: &str) -> bool {
    starts(&plain(text), INSIDE)
}

pub(super) fn is_revoke(text: &str) -> bool {
    let text = plain(text);
    starts(&text, REVOKE) || text.ends_with("を取り消す")
}

pub(super) fn is_refresh(text: &str) -> bool {
    starts(&plain(text), REFRESH)
}

pub(super) fn is_never(text: &str) -> bool {
    let text = plain(text);
    NEVER.contains(&text.as_str())
        || text.holds("never expire")
        || text.holds("not expire")
        || text.starts_with("no expir")
}

/// Machine values that mean: it does not expire.
pub(super) fn is_never_key(key: &str) -> bool {
    matches!(
        swap(&key.to_ascii_lowercase(), &['_', ' '], '-').as_str(),
        "never" | "none" | "no-expiration" | "no-expiry" | "null" | "unlimited" | "infinite" | "0" | "-1"
    )
}

/// A sentence beside what was made: it is shown this once.
pub(super) fn is_shown_once(text: &str) -> bool {
    let text = plain(text);
    text.holds("make sure to copy")
        || (holds(&text, &["won't", "will not", "only"])
            && holds(&text, &["show", "see", "visible"])
            && holds(&text, &["again", "once"]))
}

pub(super) fn is_failure(text: &str) -> bool {
    holds(&plain(text), FAILURE)
}

pub(super) fn is_name_label(text: &str) -> bool {
    let text = plain(text);
    NAME.contains(&text.as_str()) || ((text.holds("name") || text.holds("label")) && !holds(&text, NOT_NAME))
}

/// A word for the name and nothing else: "label-sync" is a name.
pub(super) fn is_bare_name_label(text: &str) -> bool {
    NAME.contains(&plain(text).as_str())
}

pub(super) fn is_other_label(text: &str) -> bool {
    holds(&plain(text), NOT_NAME)
}

pub(super) fn is_expiry_label(text: &str) -> bool {
    holds(&plain(text), EXPIRY)
}

/// The head of a column that says when a token was used.
pub(super) fn is_use_label(text: &str) -> bool {
    holds(&plain(text), &["used", "access", "activ"])
}

/// The head of a column of scopes (Bitbucket's documentation, Atlassian's screenshots).
pub(super) fn is_scopes_label(text: &str) -> bool {
    matches!(plain(text).as_str(), "scopes" | "permissions")
}

/// Whether a title in small letters has an acronym that is the same in every language: "API-Schlüssel", "clés d'API", "API キー".
pub(super) fn is_of_api(title: &str) -> bool {
    title.split(|c: char| !c.is_ascii_alphabetic()).any(|word| word == "api")
}
