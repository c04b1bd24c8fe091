//! Files to be read in, JSON and CSV: refused or read, and what was read can be exported and read again.

use chrono::DateTime;
use token_due::import::{apply, plan};
use token_due::json;
use token_due::ledger::Ledger;

/// Tells whether any of it was read.
pub fn hold(text: &str) -> bool {
    let mut any = false;
    for text in [text.to_owned(), format!("id,name,expiry\n{text}")] {
        let mut list = Ledger::default();
        let Ok(read) = plan(&list, &text) else { continue };
        let mut last = 0;
        let now = DateTime::from_timestamp(1_795_338_000, 0).unwrap_or_default();
        apply(&mut list, read, now, &mut || {
            last += 1;
            format!("id-{last}")
        });
        any |= !list.tokens.is_empty();
        let stored = json::to_text(&list);
        assert_eq!(json::from_text::<Ledger>(&stored).as_ref(), Ok(&list), "{stored}");
    }
    any
}
