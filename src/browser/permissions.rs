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

async fn answer(asked: Asked) -> bool {
    js::one(asked).await.is_ok_and(|answer| answer.is_truthy())
}
