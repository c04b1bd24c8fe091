//! What would happen: what will be told on a date.

use chrono::NaiveDate;

use super::Instant;
use crate::ledger::Ledger;
use crate::protocol::PreviewView;
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

#[cfg(test)]
mod tests {
    use super::super::tests::at;
    use super::*;
    use crate::ledger::{Expiry, Token};
    use crate::prelude::*;
    use crate::remind::Keys;

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
