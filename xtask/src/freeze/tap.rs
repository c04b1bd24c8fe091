//! Listens beside the background to what it is told.

use std::time::Duration;

use serde_json::{Value, json};
use token_due_e2e::Stage;
use tokio::time::sleep;

use crate::failure::Result;

/// The same filter as `extension/background.js` has, and the optional hosts.
const LISTEN: &str = r#"(() => {
    self.told = [];
    if (self.tapped) return;
    self.tapped = true;
    const silent = new Set(["GET", "HEAD", "OPTIONS"]);
    const filter = { types: ["xmlhttprequest", "main_frame"], urls: ["https://www.figma.com/api/*token*", "https://id.atlassian.com/*",
        "https://admin.atlassian.com/*", "https://bitbucket.org/*", "https://app.tokens.studio/*", "https://app.prod.tokens.studio/*",
        "https://production.tokens.studio/*"] };
    const text = (body) => body?.raw?.[0]?.bytes ? new TextDecoder().decode(body.raw[0].bytes) : null;
    const tell = (step) => { self.told.push({ time: Date.now(), ...step }); };
    const answer = (it) => { if (!silent.has(it.method)) tell({ kind: "answer", id: it.requestId, status: it.statusCode ?? null }); };
    chrome.runtime.onMessage.addListener((message, sender) => {
        // The sensor sends text, the pages objects.
        if (sender.tab && typeof message === "string") tell({ ...JSON.parse(message), frame: sender.frameId });
    });
    chrome.webRequest.onBeforeRequest.addListener((it) => {
        if (!silent.has(it.method)) tell({ kind: "request", id: it.requestId, method: it.method, url: it.url, body: text(it.requestBody) });
    }, filter, ["requestBody"]);
    chrome.webRequest.onCompleted.addListener(answer, filter);
    chrome.webRequest.onErrorOccurred.addListener(answer, filter);
})()"#;

/// After so many looks in which nothing was told, the story is over. The sensor itself looks for four seconds after a
/// press, and once more at their end.
const QUIET_LOOKS: u32 = 4;
const LOOK: Duration = Duration::from_millis(350);

/// Starts a new recording. The background must be awake for it, and is, having just answered.
pub(super) async fn begin(stage: &Stage) -> Result<()> {
    stage.extension().tokens().await?;
    Ok(stage.extension().in_background(LISTEN).await.map(drop)?)
}

/// Waits until nothing more is told, and gives everything since [`begin`].
pub(super) async fn end(stage: &Stage) -> Result<Vec<Value>> {
    let mut count = json!(0);
    let mut quiet = 0;
    while quiet < QUIET_LOOKS {
        sleep(LOOK).await;
        let now = stage.extension().in_background("self.told.length").await?;
        quiet = if now == count { quiet + 1 } else { 0 };
        count = now;
    }
    let told = stage.extension().in_background("self.told").await?;
    Ok(told.as_array().cloned().unwrap_or_default())
}
