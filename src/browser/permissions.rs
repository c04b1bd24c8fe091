//! What the browser lets the extension do, as far as the person can change it.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::js::{self, Asked};
use crate::json::record;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getManifest)]
    fn manifest() -> JsValue;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = contains, catch)]
    fn permissions_contains(wanted: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = request, catch)]
    fn permissions_request(wanted: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = remove, catch)]
    fn permissions_remove(wanted: &JsValue) -> Result<Promise, JsValue>;
}

/// What the manifest declares: the one list of hosts there is.
#[derive(Debug, Default)]
pub(crate) struct Declared {
    /// Hosts that are watched from the installation on, as match patterns.
    pub(crate) host_permissions: Vec<String>,
    /// Hosts that are watched if the person wants it.
    pub(crate) optional_host_permissions: Vec<String>,
    /// Other permissions that the person may give.
    pub(crate) optional_permissions: Vec<String>,
    /// Scripts that run in pages from the installation on.
    pub(crate) content_scripts: Vec<ContentScript>,
}

record!(Declared { host_permissions, optional_host_permissions, optional_permissions, content_scripts });

/// A script of the manifest that runs in pages.
#[derive(Debug, Default)]
pub(crate) struct ContentScript {
    /// Where, as match patterns.
    pub(crate) matches: Vec<String>,
}

record!(ContentScript { matches });

/// Permissions, in the form in which the browser takes them.
#[derive(Debug, Default)]
pub(crate) struct Permissions {
    /// Match patterns of hosts.
    pub(crate) origins: Vec<String>,
    /// Names of others.
    pub(crate) permissions: Vec<String>,
}

record!(Permissions { origins, permissions });

/// What the manifest declares.
pub(crate) fn declared() -> Declared {
    js::decode(&manifest()).unwrap_or_default()
}

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
    match asked {
        Ok(asked) => JsFuture::from(asked).await.is_ok_and(|answer| answer.is_truthy()),
        Err(_) => false,
    }
}
