//! What would happen: what will be told on a date.

use chrono::{NaiveDate, TimeDelta};

use crate::ledger::Ledger;
use crate::prelude::*;
use crate::remind::{self, NoticeText, Words, notice_text};

/// What will be told on a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Foreseen {
    /// What the badge will show; empty for none.
    pub badge: String,
    /// The same in words.
    pub title: String,
    /// The notices of that day.
    pub notices: Vec<NoticeText>,
}

/// What will be told on a date, if the list stays as it is, at a place that is `offset` minutes east of UTC.
pub fn preview(ledger: &Ledger, date: NaiveDate, offset: i32, words: &dyn Words) -> Foreseen {
    let evening =
        date.and_hms_opt(23, 59, 59).unwrap_or_default().and_utc() - TimeDelta::minutes(offset.into());
    let badge = remind::badge(ledger, evening, offset, words);
    let told = remind::preview(ledger, date, offset);
    let notices =
        told.notices.iter().filter_map(|notice| notice_text(notice, ledger, offset, words)).collect();
    Foreseen { badge: badge.text, title: badge.title, notices }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Expiry, Token};
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
        let seen = preview(&ledger, day("2026-12-24"), 60, &Keys);
        assert_eq!((seen.badge.as_str(), seen.notices.len()), ("1", 1));
        assert_eq!(seen.notices[0].title, "notice_expires CI 2026-12-31");
        assert_eq!(preview(&ledger, day("2026-11-23"), 60, &Keys).notices, []);
    }
}
