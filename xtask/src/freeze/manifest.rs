//! The manifest of the copy that stories are frozen with.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::{
    failure::{About, Result},
    manifest,
};

/// Hosts that the shipped extension asks for when the user wants them.
const OPTIONAL: [&str; 2] = ["https://admin.atlassian.com/*", "https://bitbucket.org/*"];

/// Gives a manifest the optional hosts from the start.
pub(super) fn widen(path: &Path) -> Result<()> {
    let mut manifest = Value::Object(manifest::read(path)?);
    for hosts in ["/host_permissions", "/content_scripts/0/matches"] {
        if let Some(hosts) = manifest.pointer_mut(hosts).and_then(Value::as_array_mut) {
            hosts.extend(OPTIONAL.map(|host| json!(host)));
        }
    }
    fs::write(path, manifest.to_string()).about(path)
}
