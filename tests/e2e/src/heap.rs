//! What the background and the pages of the extension hold in memory; in Chromium only, whose protocol shows it.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::{Error, Result, devtools::DevTools};

/// Gives every byte of every memory of WebAssembly, a letter each: a snapshot of the heap leaves them out.
const READ: &str = "function () { \
    let text = ''; \
    for (const { buffer } of this) for (let at = 0; at < buffer.byteLength; at += 8192) \
        text += String.fromCharCode(...new Uint8Array(buffer, at, Math.min(8192, buffer.byteLength - at))); \
    return text; }";

/// How many bytes the memories of WebAssembly have.
const SIZE: &str = "function () { return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0); }";

/// Writes a text to the end of a memory of WebAssembly.
const WRITE: &str = "function (text) { \
    const { buffer } = this[0]; \
    new Uint8Array(buffer, buffer.byteLength - text.length).set(Array.from(text, (letter) => letter.charCodeAt(0))); }";

/// The two parts of what a context holds.
#[derive(Debug)]
pub(crate) struct Held {
    /// Strings, names and code, as the snapshot has them.
    pub(crate) heap: Vec<u8>,
    /// The memories of WebAssembly.
    pub(crate) memories: Vec<u8>,
}

impl DevTools {
    /// All that a target holds, after its garbage was collected.
    pub(crate) async fn held(&mut self, target: &str) -> Result<Held> {
        let session = self.attach(target).await?;
        // Both before anything else is evaluated there: what is asked must not be what is found.
        let heap = self.snapshot(&session).await?;
        let text = self.with_memories(&session, READ, vec![]).await?;
        self.detach(&session).await?;
        // Each letter is a byte, so that letters above 127 are no UTF-8.
        let memories = text
            .as_str()
            .unwrap_or_default()
            .chars()
            .filter_map(|letter| u8::try_from(letter).ok())
            .collect();
        Ok(Held { heap, memories })
    }

    /// Leaves a text in a memory of WebAssembly.
    pub(crate) async fn plant_in_memory(&mut self, target: &str, text: &str) -> Result<()> {
        let session = self.attach(target).await?;
        self.with_memories(&session, WRITE, vec![json!({"value": text})]).await?;
        self.detach(&session).await
    }

    /// How many bytes a target holds after its garbage was collected: what scripts made, and the memories of WebAssembly, which the
    /// browser does not count in.
    pub(crate) async fn usage(&mut self, target: &str) -> Result<(f64, f64)> {
        let session = self.attach(target).await?;
        self.command(&session, "HeapProfiler.collectGarbage", json!({})).await?;
        let usage = self.command(&session, "Runtime.getHeapUsage", json!({})).await?;
        let memories = self.with_memories(&session, SIZE, vec![]).await?;
        self.detach(&session).await?;
        usage["usedSize"]
            .as_f64()
            .zip(memories.as_f64())
            .ok_or_else(|| Error::answer("Runtime.getHeapUsage", &usage))
    }

    async fn snapshot(&mut self, session: &str) -> Result<Vec<u8>> {
        self.command(session, "HeapProfiler.collectGarbage", json!({})).await?;
        self.command(session, "HeapProfiler.takeHeapSnapshot", json!({"reportProgress": false})).await?;
        let mut text = String::new();
        for event in self.take_events(session, "HeapProfiler.addHeapSnapshotChunk") {
            // Writing into a string cannot fail.
            let _ = write!(text, "{}", event["chunk"].as_str().unwrap_or_default());
        }
        if text.is_empty() { Err(Error::answer("the heap", "nothing came")) } else { Ok(text.into_bytes()) }
    }

    async fn with_memories(&mut self, session: &str, act: &str, arguments: Vec<Value>) -> Result<Value> {
        let of = json!({"expression": "WebAssembly.Memory.prototype"});
        let kind = self.command(session, "Runtime.evaluate", of).await?;
        let asked = json!({"prototypeObjectId": kind["result"]["objectId"]});
        let all = self.command(session, "Runtime.queryObjects", asked).await?;
        let asked = json!({
            "objectId": all["objects"]["objectId"], "functionDeclaration": act, "arguments": arguments, "returnByValue": true,
        });
        let mut answer = self.command(session, "Runtime.callFunctionOn", asked).await?;
        match answer.get("exceptionDetails") {
            Some(problem) => Err(Error::answer("the memories", problem)),
            None => Ok(answer["result"]["value"].take()),
        }
    }
}
