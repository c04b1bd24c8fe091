//! The list between its reading and its writing. Whoever opens it has the lock until it is closed.

use chrono::{DateTime, Utc};

use super::words::BrowserWords;
use super::{action, clock, i18n, lock, log, storage};
use crate::background::Instant;
use crate::ledger::Ledger;
use crate::protocol::Failure;
use crate::remind::badge;

/// What changed may need: everything in the list, or the list emptied for good.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    Previous,
    Nothing,
}

/// The list as it was read, as it is now, and the instant.
pub(super) struct Open {
    ledger: Ledger,
    before: Ledger,
    keep: Keep,
    now: DateTime<Utc>,
    offset: i32,
    fresh_id: String,
}

/// Reads the list.
pub(super) async fn open(keep: Keep) -> Result<Open, Failure> {
    let before = match storage::read_ledger().await {
        Ok(ledger) => ledger,
        // What cannot be read can still be emptied, when that is what the person wants.
        Err(_) if keep == Keep::Nothing => Ledger::default(),
        Err(error) => {
            shown(action::show_trouble(&i18n::text("badge_unreadable")).await);
            return Err(error);
        }
    };
    let ledger = before.clone();
    Ok(Open { ledger, before, keep, now: clock::now(), offset: clock::offset(), fresh_id: clock::uuid() })
}

impl Open {
    /// The list, to be changed at its instant.
    pub(super) fn parts(&mut self) -> (&mut Ledger, Instant<'_>) {
        let at = Instant { now: self.now, offset: self.offset, fresh_id: &self.fresh_id };
        (&mut self.ledger, at)
    }

    /// Writes the list if it changed, and shows the badge.
    pub(super) async fn close(self) -> Result<(), Failure> {
        match self.keep {
            Keep::Nothing => storage::erase_ledger(&self.ledger).await?,
            Keep::Previous if self.ledger != self.before => {
                storage::write_ledger(&self.ledger, &self.before).await?;
            }
            Keep::Previous => {}
        }
        shown(action::show(&badge(&self.ledger, self.now, self.offset, &BrowserWords)).await);
        Ok(())
    }
}

fn shown(result: Result<(), wasm_bindgen::JsValue>) {
    if let Err(error) = result {
        log::warn("badge", &lock::reason(&error));
    }
}
