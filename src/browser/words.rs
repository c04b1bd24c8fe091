//! The words of the person's language, for what the core says.

use chrono::NaiveDate;

use super::i18n;
use crate::prelude::*;
use crate::remind::Words;

/// `chrome.i18n` and `Intl`.
pub(crate) struct BrowserWords;

impl Words for BrowserWords {
    fn text(&self, key: &str, values: &[&str]) -> String {
        i18n::text_with(key, values)
    }

    fn count(&self, key: &str, count: usize) -> String {
        i18n::count(key, count)
    }

    fn day(&self, day: NaiveDate) -> String {
        i18n::day(day)
    }
}
