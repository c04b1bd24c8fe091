//! What the background does about files: let the core decide, under the same lock as everything else.

use wasm_bindgen::JsValue;

use super::list::{self, Keep};
use super::words::BrowserWords;
use super::{js, lock, log, sender};
use crate::background::files;
use crate::protocol::{Failure, FileReply, FileRequest};

/// Answers a message about a file.
pub async fn message(message: JsValue, sender: JsValue) -> JsValue {
    let reply = answer(message, sender).await.unwrap_or_else(|error| FileReply::Error { error });
    if let FileReply::Error { error } = &reply {
        log::warn(&error.code, &error.message);
    }
    js::encode(&reply).unwrap_or(JsValue::NULL)
}

async fn answer(message: JsValue, sender: JsValue) -> Result<FileReply, Failure> {
    let from = sender::of(&sender);
    let request: FileRequest = js::decode(&message).map_err(|error| js::malformed(&error))?;
    let done = lock::alone(async move {
        let mut list = list::open(Keep::Previous).await?;
        let (ledger, at) = list.parts();
        let reply = files::answer(request, &from, ledger, at, &BrowserWords);
        list.close().await?;
        Ok(reply)
    });
    done.await.unwrap_or_else(|error| Err(lock::busy(&error)))
}
