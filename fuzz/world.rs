//! A list and a tab to try things on.

use token_due::background::World;
use token_due::ledger::Ledger;
use token_due::notice::Watch;
use token_due::page::Language;
use token_due::remind::Words;

/// Keys in the place of sentences: what is said is not looked at here.
struct Keys;

impl Words for Keys {
    fn text(&self, key: &str, values: &[&str]) -> String {
        format!("{key} {}", values.join(" "))
    }

    fn count(&self, key: &str, count: usize) -> String {
        format!("{key} {count}")
    }

    fn day(&self, day: chrono::NaiveDate) -> String {
        day.to_string()
    }
}

/// The list after something was done to an empty one.
pub fn after(act: impl FnOnce(&mut World<'_>)) -> Ledger {
    let (mut ledger, mut watch) = (Ledger::default(), Watch::default());
    let language = Language::english();
    act(&mut World { ledger: &mut ledger, watch: &mut watch, language, words: &Keys });
    ledger
}
