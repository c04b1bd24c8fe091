//! What the browser lets the extension do, as far as the person can change it.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::js::{self, Asked};
use crate::json::record;
use crate::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = contains, catch)]
    fn permissions_contains(wanted: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = getAll, catch)]
    fn permissions_get_all() -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = request, catch)]
    fn permissions_request(wanted: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = remove, catch)]
    fn permissions_remove(wanted: &JsValue) -> Result<Promise, JsValue>;
}

/// Permissions, in the form in which the browser takes them.
#[derive(Debug, Default)]
pub(crate) struct Permissions {
    /// Match patterns of hosts.
    pub(crate) origins: Vec<String>,
    /// Names of others.
    pub(crate) permissions: Vec<String>,
}

record!(Permissions { origins, permissions });

impl Permissions {
    /// To see the pages of a host.
    pub(crate) fn host(pattern: &str) -> Self {
        Self { origins: vec![pattern.to_owned()], ..Self::default() }
    }

    /// To show notifications.
    pub(crate) fn notifications() -> Self {
        Self { permissions: vec!["notifications".to_owned()], ..Self::default() }
    }

    /// Asks the browser whether they are given now.
    pub(crate) fn asked(&self) -> Asked {
        permissions_contains(&js::encode(self)?)
    }

    /// Whether they are given now.
    pub(crate) async fn given(&self) -> bool {
        answer(self.asked()).await
    }

    /// Asks the person for them; the browser shows its question only in the very turn of a press, so this is no `async` function.
    pub(crate) fn request(&self) -> impl Future<Output = bool> + 'static {
        answer(js::encode(self).and_then(|wanted| permissions_request(&wanted)))
    }

    /// Gives them back; false where the browser keeps them.
    pub(crate) fn remove(&self) -> impl Future<Output = bool> + 'static {
        answer(js::encode(self).and_then(|wanted| permissions_remove(&wanted)))
    }
}

/// Which of these hosts may be seen now, and the patterns of all that may be, as the browser has them.
pub(crate) async fn hosts(patterns: impl Iterator<Item = &str>) -> (Vec<bool>, Vec<String>) {
    let mut asked: Vec<Asked> = patterns.map(|pattern| Permissions::host(pattern).asked()).collect();
    asked.push(permissions_get_all());
    let mut answers = js::all(asked).await;
    let all = answers.pop().and_then(Result::ok);
    let all: Permissions = all.and_then(|all| js::decode(&all).ok()).unwrap_or_default();
    (answers.into_iter().map(is_yes).collect(), all.origins)
}

async fn answer(asked: Asked) -> bool {
    is_yes(js::one(asked).await)
}

fn is_yes(answer: Result<JsValue, JsValue>) -> bool {
    answer.is_ok_and(|answer| answer.is_truthy())
}
