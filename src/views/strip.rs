//! The geometry of the next twelve months: months side by side, a mark for each token on its day.

use chrono::{Datelike, Months, NaiveDate};

use super::snapshot::TokenView;
use crate::ledger::State;
use crate::prelude::*;
use crate::remind::Stage;

/// Marks nearer to each other than this share a column, so that they stay apart.
pub const COLUMN: i32 = 9;
/// The most marks that are drawn one above the other; above it, the column says a number.
pub const HIGHEST: usize = 4;

/// A calendar month on the strip; the first and the last are parts of one.
#[derive(Debug, PartialEq, Eq)]
pub struct Month {
    /// The first day of it that is on the strip.
    pub first: NaiveDate,
    /// Where it begins.
    pub x: i32,
    /// How wide it is.
    pub width: i32,
    /// The places in the list of the tokens that expire in it, by date.
    pub tokens: Vec<usize>,
    /// What is drawn in it, from the left.
    pub columns: Vec<Column>,
}

/// Tokens that expire on the same day or nearly so.
#[derive(Debug, PartialEq, Eq)]
pub struct Column {
    /// The middle of it.
    pub x: i32,
    /// The stages, the next to expire at the bottom.
    pub stages: Vec<Stage>,
}

/// The height of the highest column, in marks; [`HIGHEST`] and one for the number above it.
pub fn height(months: &[Month]) -> usize {
    let columns = months.iter().flat_map(|month| &month.columns);
    columns.map(|column| column.stages.len().min(HIGHEST + 1)).max().unwrap_or_default()
}

/// The strip from `today` on, `width` units wide. Expired tokens and those that no longer count are not on it.
pub fn months(tokens: &[TokenView], today: NaiveDate, offset: i32, width: i32) -> Vec<Month> {
    let end = today.checked_add_months(Months::new(12)).unwrap_or(today);
    let days = i32::try_from((end - today).num_days()).unwrap_or(365).max(1) + 1;
    let place = |day: NaiveDate| i32::try_from((day - today).num_days()).unwrap_or(0) * width / days;
    let mut months = Vec::new();
    let mut first = today;
    while first <= end {
        let next = first
            .with_day(1)
            .and_then(|day| day.checked_add_months(Months::new(1)))
            .unwrap_or(NaiveDate::MAX);
        let x = place(first);
        let right = if next > end { width } else { place(next) };
        months.push(Month { first, x, width: right - x, tokens: Vec::new(), columns: Vec::new() });
        first = next;
    }
    let mut free = 0;
    for (index, view) in tokens.iter().enumerate() {
        let Some(day) = view.token.expiry.last_day(offset).filter(|day| (today..=end).contains(day)) else {
            continue;
        };
        let lives =
            matches!(view.token.state, State::Active | State::Unconfirmed) && view.stage != Stage::Expired;
        let Some(month) = months.iter_mut().rfind(|month| month.first <= day).filter(|_| lives) else {
            continue;
        };
        month.tokens.push(index);
        let x = place(day).clamp(COLUMN / 2, width - COLUMN / 2 - 1);
        match month.columns.last_mut().filter(|column| x - column.x < COLUMN) {
            Some(column) => column.stages.push(view.stage),
            None => {
                month.columns.push(Column { x: x.max(free), stages: vec![view.stage] });
                // Kept apart from the last one of the month before as well.
                free = x.max(free) + COLUMN;
            }
        }
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Expiry, Token};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn view(on: &str, stage: Stage) -> TokenView {
        let token = Token { expiry: Expiry::on(day(on)), ..Token::default() };
        TokenView { token, stage, days_left: Some(0), put_off: false }
    }

    #[test]
    fn twelve_months_are_thirteen_parts_without_gaps() {
        for today in ["2026-11-22", "2027-01-31", "2028-02-29", "2026-12-01", "2026-12-31"] {
            let months = months(&[], day(today), 0, 328);
            assert!((12..=13).contains(&months.len()), "{today}: {}", months.len());
            assert_eq!((months[0].first, months[0].x), (day(today), 0));
            for pair in months.windows(2) {
                assert_eq!(pair[0].x + pair[0].width, pair[1].x, "{today}");
                assert_eq!(pair[1].first.day(), 1);
            }
            assert_eq!(months.last().map(|month| month.x + month.width), Some(328), "{today}");
        }
    }

    #[test]
    fn each_token_stands_in_its_month_and_near_ones_share_a_column() {
        let list = [
            view("2026-11-01", Stage::Expired),
            view("2026-11-22", Stage::Urgent),
            view("2026-12-04", Stage::Soon),
            view("2026-12-05", Stage::Soon),
            view("2026-12-30", Stage::Fine),
            view("2027-11-22", Stage::Fine),
            view("2027-11-23", Stage::Fine),
        ];
        let months = months(&list, day("2026-11-22"), 0, 328);
        let found: Vec<&[usize]> =
            months.iter().map(|month| month.tokens.as_slice()).filter(|tokens| !tokens.is_empty()).collect();
        assert_eq!(found, [[1].as_slice(), &[2, 3, 4], &[5]]);
        assert_eq!(months[1].columns.iter().map(|column| column.stages.len()).collect::<Vec<_>>(), [2, 1]);
        assert!(months.iter().flat_map(|month| &month.columns).all(|column| (4..=323).contains(&column.x)));
    }

    #[test]
    fn marks_stay_apart_where_one_month_meets_the_next() {
        let list = [
            view("2026-11-28", Stage::Urgent),
            view("2026-12-02", Stage::Soon),
            view("2026-12-03", Stage::Soon),
        ];
        let months = months(&list, day("2026-11-22"), 0, 328);
        let columns: Vec<&Column> = months.iter().flat_map(|month| &month.columns).collect();
        assert_eq!(columns.iter().map(|column| column.stages.len()).collect::<Vec<_>>(), [1, 2]);
        assert!(columns[1].x - columns[0].x >= COLUMN);
        assert_eq!((height(&months), height(&[])), (2, 0));
    }

    #[test]
    fn what_no_longer_counts_is_not_drawn() {
        let mut revoked = view("2026-12-04", Stage::Fine);
        revoked.token.state = State::Revoked;
        assert!(months(&[revoked], day("2026-11-22"), 0, 328).iter().all(|month| month.tokens.is_empty()));
    }
}
