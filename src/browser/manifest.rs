//! What the manifest declares.

use wasm_bindgen::prelude::*;

use super::js;
use crate::json::record;
use crate::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getManifest)]
    fn manifest() -> JsValue;
}

/// What the manifest declares: the one list of hosts there is.
#[derive(Debug, Default)]
pub(crate) struct Declared {
    /// Hosts that are watched from the installation on, as match patterns.
    pub(crate) host_permissions: Vec<String>,
    /// Hosts that are watched if the person wants it, and a pattern of those that a person may add.
    pub(crate) optional_host_permissions: Vec<String>,
    /// Other permissions that the person may give.
    pub(crate) optional_permissions: Vec<String>,
}

record!(Declared { host_permissions, optional_host_permissions, optional_permissions });

/// What the manifest declares.
pub(crate) fn declared() -> Declared {
    js::decode(&manifest()).unwrap_or_default()
}
