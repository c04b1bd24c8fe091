//! What is done when a notice is pressed.

use super::list::{self, Done, Keep};
use super::{js, notifications, storage, tab};
use crate::background::Instant;
use crate::ledger::Ledger;
use crate::ledger::merge::whole_seconds;
use crate::prelude::*;
use crate::remind::{Snooze, snooze_all};
use crate::sites::manage_page;

/// Where a token is looked at when there is nothing to press but the notice itself.
const POPUP: &str = "popup.html#";

/// A notice was pressed: one of its buttons, or beside them.
pub async fn notice(id: String, button: Option<u8>) {
    notifications::take(&id);
    let popup = [POPUP, &String::from(js_sys::encode_uri_component(&id))].concat();
    if button.is_none() {
        return tab::open(&popup);
    }
    let stored = js::one(storage::list_and_told()).await;
    if button == Some(0) {
        let page = storage::ledger_of(Some(stored)).ok();
        let page = page.and_then(|(ledger, _)| manage_page(ledger.find(&id)?));
        return tab::open(&page.unwrap_or(popup));
    }
    // The notice stood for all of them.
    let ids = stored.map(|items| storage::told_of(&items)).unwrap_or_default().together(&id);
    let put_off = move |ledger: &mut Ledger, _, at: Instant<'_>| {
        snooze_all(ledger, &ids, Snooze::NextWorkingDay, whole_seconds(at.now), at.offset);
        Done::default()
    };
    drop(js::one(Ok(list::turn(None, Keep::Previous, Box::new(put_off)))).await);
}
