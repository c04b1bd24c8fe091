//! Lists that a story begins with, read in as a file.

use serde_json::{Value, json};
use token_due_e2e::{LIMIT, Page, Seen, by, wait_until};

use crate::{Scene, expect::day_in, failure::Outcome};

/// The page that the seeded tokens are managed on.
pub(crate) const SETTINGS: &str = "https://www.figma.com/settings";

/// A token of Figma that expires in so many days.
pub(crate) fn token(id: &str, name: &str, days: u64) -> Value {
    json!({
        "id": id, "provider": "figma", "kind": "personal-access-token", "name": name, "app": null, "scopes": [],
        "created": {"kind": "unknown"}, "expiry": {"kind": "on", "on": day_in(days)}, "state": "active",
        "evidence": ["user"], "last_seen": "2026-01-01T00:00:00Z", "page": SETTINGS, "used_in": [], "note": "",
        "replaced_by": null, "reminders": null, "snoozed_until": null,
        "history": [{"at": "2026-01-01T00:00:00Z", "what": "added"}],
    })
}

/// The same with other fields.
pub(crate) fn with(mut token: Value, fields: Value) -> Value {
    if let (Value::Object(token), Value::Object(fields)) = (&mut token, fields) {
        token.extend(fields);
    }
    token
}

/// The file of a list.
pub(crate) fn file(tokens: &[Value]) -> String {
    json!({"format": "token-due/1", "exported_at": "2026-01-01T00:00:00Z", "tokens": tokens}).to_string()
}

/// Puts tokens into the list.
pub(crate) async fn seed(scene: &Scene, tokens: &[Value]) -> Outcome {
    Ok(scene.extension().import(tokens).await?)
}

/// Opens a page of the extension in the window of the story and waits until it is drawn.
pub(crate) async fn open<'a>(scene: &'a Scene, path: &str) -> Outcome<&'a Page> {
    let page = scene.page();
    // By way of another document: with no more than what follows a `#` changed, the page would stay as it is.
    page.goto("about:blank").await?;
    page.goto(&scene.extension().address(path)).await?;
    page.find(&by::css("main[aria-busy=false]")).await?;
    Ok(page)
}

/// The token with that id, as it is stored now.
pub(crate) async fn stored(scene: &Scene, id: &str) -> Outcome<Value> {
    let tokens = scene.extension().tokens().await?;
    Ok(tokens.into_iter().find(|token| token["id"] == id).unwrap_or_default())
}

/// Waits until fields of a token are as given.
pub(crate) async fn becomes(scene: &Scene, id: &str, fields: Value) -> Outcome {
    let done = wait_until(format!("{id} with {fields}"), LIMIT, async || {
        let tokens = scene.extension().tokens().await?;
        let token = tokens.into_iter().find(|token| token["id"] == id).unwrap_or_default();
        let fits = fields.as_object().into_iter().flatten().all(|(name, value)| token[name] == *value);
        Ok(Seen::when(fits, || token.to_string()))
    });
    Ok(done.await?)
}
