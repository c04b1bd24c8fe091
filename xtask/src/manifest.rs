//! The two manifests that ship, derived from the one in the root.

use std::{fs, path::Path};

use serde_json::{Map, Value};

use crate::failure::{About, Failure, Result};

/// The browsers a package is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Chromium,
    Firefox,
}

impl Target {
    /// All of them.
    pub(crate) const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// The name of its folder and of its package.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}

/// Reads the root manifest.
pub(crate) fn read(path: &Path) -> Result<Map<String, Value>> {
    let trouble = |problem: String| Failure::Content { path: path.to_path_buf(), problem };
    match serde_json::from_slice(&fs::read(path).about(path)?) {
        Ok(Value::Object(manifest)) => Ok(manifest),
        Ok(_) => Err(trouble("is not a JSON object".into())),
        Err(error) => Err(trouble(error.to_string())),
    }
}

/// The manifest of one browser: the keys that the other one alone reads are left out, since each browser's
/// linter calls them unknown.
pub(crate) fn derive(source: &Map<String, Value>, target: Target) -> Map<String, Value> {
    let mut manifest = source.clone();
    let foreign = match target {
        Target::Chromium => {
            manifest.remove("browser_specific_settings");
            "scripts"
        }
        Target::Firefox => {
            manifest.remove("minimum_chrome_version");
            "service_worker"
        }
    };
    if let Some(background) = manifest.get_mut("background").and_then(Value::as_object_mut) {
        background.remove(foreign);
    }
    manifest
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::workspace;

    fn source() -> Value {
        read(&workspace::root().join("manifest.json")).map_or_else(|e| e.to_string().into(), Value::Object)
    }

    fn derived(target: Target) -> Value {
        source().as_object().map(|manifest| derive(manifest, target)).into()
    }

    const HOSTS: [&str; 5] = [
        "https://www.figma.com/*",
        "https://id.atlassian.com/*",
        "https://app.tokens.studio/*",
        "https://app.prod.tokens.studio/*",
        "https://production.tokens.studio/*",
    ];

    // The last is never asked for as it stands: one host of it at a time, where a person has a Tokens Studio of their own.
    const OPTIONAL_HOSTS: [&str; 3] =
        ["https://admin.atlassian.com/*", "https://bitbucket.org/*", "https://*/*"];

    #[test]
    fn what_it_may_touch_is_pinned() {
        let manifest = source();
        assert_eq!(manifest["permissions"], json!(["storage", "alarms", "webRequest", "scripting"]));
        assert_eq!(manifest["optional_permissions"], json!(["notifications"]));
        assert_eq!(manifest["host_permissions"], json!(HOSTS));
        assert_eq!(manifest["optional_host_permissions"], json!(OPTIONAL_HOSTS));
        assert_eq!(manifest["content_scripts"].as_array().map(Vec::len), Some(1));
        let script = &manifest["content_scripts"][0];
        assert_eq!(script["matches"], json!(HOSTS));
        assert_eq!(script["js"], json!(["sensor.js"]));
        assert_eq!(script.get("world"), None);
        assert_eq!(
            manifest["content_security_policy"],
            json!({"extension_pages": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"})
        );
    }

    #[test]
    fn nothing_else_is_asked_for() {
        let manifest = source();
        let keys: Vec<&String> = manifest.as_object().map(|it| it.keys().collect()).unwrap_or_default();
        let mut expected = [
            "action",
            "background",
            "browser_specific_settings",
            "content_scripts",
            "content_security_policy",
            "default_locale",
            "description",
            "host_permissions",
            "icons",
            "manifest_version",
            "minimum_chrome_version",
            "name",
            "optional_host_permissions",
            "optional_permissions",
            "options_ui",
            "permissions",
            "version",
        ];
        expected.sort_unstable();
        assert_eq!(keys, expected, "`web_accessible_resources` above all must stay away");
    }

    #[test]
    fn chromium_gets_a_service_worker() {
        let manifest = derived(Target::Chromium);
        assert_eq!(manifest["background"], json!({"service_worker": "background.js", "type": "module"}));
        assert_eq!(manifest.get("browser_specific_settings"), None);
        assert_eq!(manifest["minimum_chrome_version"], "123");
    }

    #[test]
    fn firefox_gets_an_event_page_and_says_what_it_collects() {
        let manifest = derived(Target::Firefox);
        assert_eq!(manifest["background"], json!({"scripts": ["background.js"], "type": "module"}));
        assert_eq!(manifest.get("minimum_chrome_version"), None);
        let settings = &manifest["browser_specific_settings"];
        assert_eq!(settings["gecko"]["strict_min_version"], "140.0");
        assert_eq!(settings["gecko"]["data_collection_permissions"], json!({"required": ["none"]}));
        assert_eq!(settings["gecko_android"]["strict_min_version"], "142.0");
    }

    #[test]
    fn both_are_otherwise_the_source() {
        let source = source();
        for target in Target::ALL {
            let manifest = derived(target);
            for key in [
                "permissions",
                "host_permissions",
                "optional_host_permissions",
                "content_scripts",
                "content_security_policy",
                "action",
            ] {
                assert_eq!(manifest[key], source[key], "{key} for {}", target.name());
            }
        }
    }

    #[test]
    fn the_version_is_that_of_the_workspace() {
        assert_eq!(source()["version"], env!("CARGO_PKG_VERSION"));
    }
}
