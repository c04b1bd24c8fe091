//! Files, the list's way in.

use super::Instant;
use crate::import;
use crate::ledger::Ledger;
use crate::page::text::figures;
use crate::prelude::*;
use crate::protocol::{Failure, ImportView, ImportedChange};
use crate::remind::{self, Words};

/// What a file changes; the list is changed only with `apply`.
pub(super) fn import(
    ledger: &mut Ledger,
    text: &str,
    apply: bool,
    at: Instant<'_>,
    words: &dyn Words,
) -> Result<ImportView, Failure> {
    let plan = import::plan(ledger, text).map_err(|error| Failure {
        code: text!["import-", error.code],
        message: text!["The file was not read: ", error.sentence(), ". Nothing was changed."],
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
        Ok(number) if tail.len() == 12 => {
            text![head, figures(number.wrapping_add(n) & 0xffff_ffff_ffff, 16, 12)]
        }
        _ => text![fresh, "-", n],
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::at;
    use super::*;
    use crate::remind::Keys;

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
}
