//! The notice of the day: told once, and what is done when it is pressed.

use wasm_bindgen::prelude::*;

use super::permissions::Permissions;
use super::words::BrowserWords;
use super::{clock, duty, lock, log, notifications, storage, tab};
use crate::background::Sender;
use crate::protocol::{Change, Failure, Request};
use crate::remind::{Snooze, due, notice_text};
use crate::sites::manage_page;

/// Where a token is looked at when there is nothing to press but the notice itself.
const POPUP: &str = "popup.html#";

/// Tells what is due now and was not told before.
pub(crate) async fn tell() {
    match lock::alone(look_and_tell()).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => log::warn(&error.code, &error.message),
        Err(error) => log::warn("notice", &lock::reason(&error)),
    }
}

async fn look_and_tell() -> Result<(), Failure> {
    let ledger = storage::read_ledger().await?;
    // What cannot be shown does not count as told.
    if !ledger.settings.notifications || !Permissions::notifications().given().await {
        return Ok(());
    }
    let told = storage::read_told().await?;
    let offset = clock::offset();
    let (notice, then) = due(&ledger, told.clone(), clock::now(), offset);
    if then != told {
        // Before it is shown: told twice annoys more than a notice that was lost with the browser.
        storage::write_told(&then).await?;
    }
    let Some(notice) = notice else { return Ok(()) };
    if let Some(text) = notice_text(&notice, &ledger, offset, &BrowserWords)
        && let Err(error) = notifications::show(&notice.token, &text).await
    {
        log::warn("notice", &lock::reason(&error));
    }
    Ok(())
}

/// A notice was pressed: one of its buttons, or beside them.
pub async fn pressed(id: String, button: Option<u8>) {
    notifications::take(&id);
    let popup = || format!("{POPUP}{}", js_sys::encode_uri_component(&id));
    match button {
        None => tab::open(&popup()),
        Some(0) => {
            let page = storage::read_ledger().await.ok();
            let page = page.and_then(|ledger| manage_page(ledger.find(&id)?));
            tab::open(&page.unwrap_or_else(popup));
        }
        Some(_) => {
            // The notice stood for all of them.
            for id in storage::read_told().await.unwrap_or_default().together(&id) {
                let change = Change::Snooze { id, until: Snooze::NextWorkingDay };
                duty::ask(Request::Change { change: Box::new(change) }, Sender::Page).await;
            }
        }
    }
}

/// The extension was installed or updated.
pub fn installed(reason: &JsValue) {
    if *reason == "install" {
        tab::open("welcome.html");
    }
}
