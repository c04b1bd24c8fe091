//! What would happen: what will be told on a date, and what a file would change.

use chrono::NaiveDate;

use super::Instant;
use crate::import;
use crate::ledger::Ledger;
use crate::protocol::{Failure, ImportView, ImportedChange, PreviewView};
use crate::remind::{self, Words, notice_text};

/// What will be told on a date, if the list stays as it is.
pub fn preview(ledger: &Ledger, date: NaiveDate, at: Instant<'_>, words: &dyn Words) -> PreviewView {
    let evening = date.and_hms_opt(23, 59, 59).unwrap_or_default().and_utc()
        - chrono::TimeDelta::minutes(at.offset.into());
    let badge = remind::badge(ledger, evening, at.offset, words);
    let told = remind::preview(ledger, date, at.offset);
    let notices =
        told.notices.iter().filter_map(|notice| notice_text(notice, ledger, at.offset, words)).collect();
    PreviewView { badge: badge.text, title: badge.title, notices }
}

/// What a file changes; the list is changed only with `apply`.
pub fn import(
    ledger: &mut Ledger,
    text: &str,
    apply: bool,
    at: Instant<'_>,
    words: &dyn Words,
) -> Result<ImportView, Failure> {
    let plan = import::plan(ledger, text).map_err(|error| Failure {
        code: format!("import-{}", error.code),
        message: format!("The file was not read: {error}. Nothing was changed."),
    })?;
    let label = |token| remind::label(token, words);
    let view = ImportView {
        added: plan.added.iter().map(label).collect(),
        changed: plan
            .changed
            .iter()
            .map(|change| ImportedChange {
                name: label(&change.token),
                fields: change
                    .fields
                    .iter()
                    .map(|f| (f.field.to_owned(), f.before.clone(), f.after.clone()))
                    .collect(),
            })
            .collect(),
        unchanged: plan.unchanged,
        ignored_columns: plan.ignored_columns.clone(),
    };
    if apply {
        let mut made = 0;
        import::apply(ledger, plan, at.now, &mut || {
            made += 1;
            nth_id(at.fresh_id, made - 1)
        });
    }
    Ok(view)
}

/// One UUID is given for a message; of a file with many tokens, each gets the one that is `n` further.
fn nth_id(fresh: &str, n: u64) -> String {
    let (head, tail) = fresh.split_at_checked(24).unwrap_or((fresh, ""));
    match u64::from_str_radix(tail, 16) {
        Ok(number) if tail.len() == 12 => format!("{head}{:012x}", number.wrapping_add(n) & 0xffff_ffff_ffff),
        _ => format!("{fresh}-{n}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Expiry, Token};

    /// Keys instead of sentences.
    struct Keys;

    impl Words for Keys {
        fn text(&self, key: &str, values: &[&str]) -> String {
            [&[key], values].concat().join(" ")
        }
        fn count(&self, key: &str, count: usize) -> String {
            format!("{key} {count}")
        }
        fn day(&self, day: NaiveDate) -> String {
            day.to_string()
        }
    }

    fn at() -> Instant<'static> {
        let now = "2026-11-22T09:00:00Z".parse().unwrap();
        Instant { now, offset: 60, fresh_id: "00000000-0000-4000-8000-ffffffffffff" }
    }

    #[test]
    fn a_file_is_looked_at_without_a_change_and_then_taken_in() {
        let mut ledger = Ledger::default();
        let text = "name,expiry\nCI,2027-01-01\nBackup,never\n";
        let seen = import(&mut ledger, text, false, at(), &Keys).unwrap();
        assert_eq!(
            (seen.added.as_slice(), ledger.tokens.len()),
            (["CI".to_owned(), "Backup".to_owned()].as_slice(), 0)
        );
        assert_eq!(import(&mut ledger, text, true, at(), &Keys).unwrap(), seen);
        let ids: Vec<&str> = ledger.tokens.iter().map(|token| token.id.as_str()).collect();
        assert_eq!(ids, ["00000000-0000-4000-8000-ffffffffffff", "00000000-0000-4000-8000-000000000000"]);
    }

    #[test]
    fn a_bad_file_is_refused_with_its_line() {
        let mut ledger = Ledger::default();
        let failure = import(&mut ledger, "name,expiry\nCI,someday\n", true, at(), &Keys).unwrap_err();
        assert_eq!(failure.code, "import-malformed");
        assert!(failure.message.contains("line 2"), "{}", failure.message);
        assert!(ledger.tokens.is_empty());
    }

    #[test]
    fn a_preview_tells_badge_and_notices_of_the_day() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let token = Token {
            id: "a".into(),
            name: "CI".into(),
            expiry: Expiry::on(day("2026-12-31")),
            ..Token::default()
        };
        let ledger = Ledger { tokens: vec![token], ..Ledger::default() };
        let seen = preview(&ledger, day("2026-12-24"), at(), &Keys);
        assert_eq!((seen.badge.as_str(), seen.notices.len()), ("1", 1));
        assert_eq!(seen.notices[0].title, "notice_expires CI 2026-12-31");
        assert_eq!(preview(&ledger, day("2026-11-23"), at(), &Keys).notices, []);
    }
}
