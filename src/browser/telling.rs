//! The notice of the day: told once, and what is done when it is pressed.

use wasm_bindgen::prelude::*;

use super::js::{self, Asked};
use super::list::{self, Done, Keep};
use super::permissions::Permissions;
use super::words::BrowserWords;
use super::{clock, lock, log, notifications, storage, tab};
use crate::background::Instant;
use crate::ledger::Ledger;
use crate::ledger::merge::whole_seconds;
use crate::prelude::*;
use crate::protocol::Failure;
use crate::remind::{Snooze, due, notice_text, snooze_all};
use crate::sites::manage_page;

/// Where a token is looked at when there is nothing to press but the notice itself.
const POPUP: &str = "popup.html#";

/// Tells what is due now and was not told before.
pub(crate) fn tell() -> Asked {
    lock::alone(Box::pin(async {
        if let Err(error) = look_and_tell().await {
            log::warn(&error.code, &error.message);
        }
        Ok(JsValue::UNDEFINED)
    }))
}

async fn look_and_tell() -> Result<(), Failure> {
    let mut read = js::all(vec![storage::list_and_told(), Permissions::notifications().asked()]).await;
    let given = read.pop().is_some_and(|given| given.is_ok_and(|given| given.is_truthy()));
    let stored = read.pop();
    let told =
        stored.as_ref().and_then(|items| items.as_ref().ok()).map(storage::told_of).unwrap_or_default();
    let (ledger, _) = storage::ledger_of(stored)?;
    // What cannot be shown does not count as told.
    if !ledger.settings.notifications || !given {
        return Ok(());
    }
    let offset = clock::offset();
    let (notice, then) = due(&ledger, told.clone(), clock::now(), offset);
    if then != told {
        // Before it is shown: told twice annoys more than a notice that was lost with the browser.
        js::one(storage::write_told(&then)).await.map_err(|error| storage::unwritten(&error))?;
    }
    let Some(notice) = notice else { return Ok(()) };
    if let Some(text) = notice_text(&notice, &ledger, offset, &BrowserWords)
        && let Err(error) = js::one(notifications::show(&notice.token, &text)).await
    {
        log::warn("notice", &lock::reason(&error));
    }
    Ok(())
}

/// A notice was pressed: one of its buttons, or beside them.
pub async fn pressed(id: String, button: Option<u8>) {
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

/// The extension was installed or updated.
pub fn installed(reason: &JsValue) {
    if *reason == "install" {
        tab::open("welcome.html");
    }
}
