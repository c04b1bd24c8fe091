//! The notice of the day: told once.

use wasm_bindgen::prelude::*;

use super::js::{self, Asked};
use super::permissions::Permissions;
use super::words::BrowserWords;
use super::{clock, lock, log, notifications, storage, tab};
use crate::prelude::*;
use crate::protocol::Failure;
use crate::remind::{due, notice_text};

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

/// The extension was installed or updated.
pub fn installed(reason: &JsValue) {
    if *reason == "install" {
        tab::open("welcome.html");
    }
}
