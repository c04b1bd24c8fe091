//! What a page may make its sensor send: nothing of it stops the core, and none of it is stored unread.

use chrono::DateTime;
use token_due::background::{Instant, Origin, sense};
use token_due::json;
use token_due::ledger::Ledger;
use token_due::page::Outline;

use super::world;

/// Tells whether it is an outline.
pub fn hold(text: &str) -> bool {
    let Ok(outline) = json::from_text::<Outline>(text) else { return false };
    let origin = Origin { tab: 1, frame: 0, url: outline.url.clone() };
    let list = world::after(|world| {
        // Twice, as a page that is looked at again.
        for minute in 0..2 {
            let now = DateTime::from_timestamp(1_795_338_000 + minute * 60, 0).unwrap_or_default();
            sense(&outline, &origin, world, Instant { now, offset: 60, fresh_id: &format!("id-{minute}") });
        }
    });
    // What was recorded can be stored and read again.
    let stored = json::to_text(&list);
    assert_eq!(json::from_text::<Ledger>(&stored).as_ref(), Ok(&list), "{stored}");
    true
}
