//! What is Firefox's alone: how it is started, what its extensions are called, how it says what went wrong.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use ring::digest;
use serde_json::{Map, Value, json};

use crate::{ConsoleLine, Error, Options, Result, error::About};

/// What its driver is started with: without system access it opens no page of an extension.
pub(crate) const ARGUMENTS: &[&str] = &["--port=0", "--websocket-port=0", "--allow-system-access"];

/// In what state the background of the extension with an id is.
pub(crate) const BACKGROUND: &str =
    "return WebExtensionPolicy.getByID(arguments[0])?.extension.backgroundState ?? null;";

/// Ends the background of the extension with an id as if it had been idle.
pub(crate) const STOP_BACKGROUND: &str = "await WebExtensionPolicy.getByID(arguments[0]).extension \
    .terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });";

/// For how many milliseconds the process of the page in the current tab has worked.
pub(crate) const WORKED: &str = "const { osPid } = \
    window.gBrowser.selectedBrowser.browsingContext.currentWindowGlobal; \
    const { children } = await ChromeUtils.requestProcInfo(); \
    return children.find(({ pid }) => pid === osPid).cpuTime / 1e6;";

/// Puts a desktop that shows notifications in the place of none, with which the browser takes each of them away at once.
pub(crate) const SHOW_NOTICES: &str = "if (window.alertsOfTheTests) return; \
    const nothing = () => {}; \
    const alerts = window.alertsOfTheTests = { \
        QueryInterface: ChromeUtils.generateQI(['nsIAlertsService']), \
        showAlert: nothing, showAlertNotification: nothing, closeAlert: nothing, teardown: nothing }; \
    const factory = window.factoryOfTheTests = { \
        QueryInterface: ChromeUtils.generateQI(['nsIFactory']), createInstance: (kind) => alerts.QueryInterface(kind) }; \
    Components.manager.QueryInterface(Ci.nsIComponentRegistrar).registerFactory( \
        Services.uuid.generateUUID(), 'alerts', '@mozilla.org/alerts-service;1', factory);";

/// Presses the notification with an id of the extension with an id: what the system's service tells the browser then.
pub(crate) const PRESS_NOTICE: &str = "const { ExtensionParent } = \
    ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs'); \
    const { extension } = WebExtensionPolicy.getByID(arguments[0]); \
    const api = await ExtensionParent.apiManager.asyncGetAPI('notifications', extension, 'addon_parent'); \
    const notice = api.notificationsMap.get(arguments[1]); \
    if (!notice) throw new Error('no such notification'); \
    notice.observe(null, 'alertclickcallback', arguments[1]);";

/// Tells the page in the current tab that its user prefers a colour scheme.
pub(crate) const PREFER_COLORS: &str =
    "window.gBrowser.selectedBrowser.browsingContext.top.prefersColorSchemeOverride = arguments[0];";

/// Evaluates an expression in the `background` of the extension with an id, or in the world that its `content script` has
/// in the page of the current tab.
pub(crate) const EVALUATE: &str = include_str!("evaluate.js");

/// The driver's program: the one that `cargo xtask setup` builds, else the machine's.
pub(crate) fn driver() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tools/bin/geckodriver");
    if own.is_file() { own } else { "geckodriver".into() }
}

/// What the driver is asked to start. The files of the run go into a folder of its own.
pub(crate) fn capabilities(options: &Options, address: SocketAddr, scratch: &Path) -> Result<Value> {
    let folder = profile(scratch);
    fs::create_dir_all(&folder).about(&folder)?;
    let mut arguments = vec!["--profile".to_owned(), folder.display().to_string()];
    if options.headless {
        arguments.push("-headless".into());
    }
    let mut prefs = preferences(address);
    let mut uuids = Map::new();
    for package in options.extensions() {
        let id = id(package)?;
        uuids.insert(id.clone(), uuid(&id).into());
    }
    prefs.insert("extensions.webextensions.uuids".into(), Value::from(uuids).to_string().into());
    if let Some(language) = &options.language {
        prefs.insert("intl.accept_languages".into(), language.as_str().into());
        prefs.insert("intl.locale.requested".into(), language.as_str().into());
    }
    Ok(json!({
        "browserName": "firefox",
        // The certificate lives as long as the server of the pages, and no one has signed it.
        "acceptInsecureCerts": true,
        "moz:firefoxOptions": {"args": arguments, "prefs": prefs},
    }))
}

fn preferences(address: SocketAddr) -> Map<String, Value> {
    let port = address.port();
    let prefs = json!({
        // Every host, also the unexpected: what is not a look-alike page ends in the server's log as such.
        "network.dns.forceResolve": address.ip().to_string(),
        "network.socket.forcePort": format!("443={port};80={port}"),
        "network.http.http3.enable": false,
        // What the browser says of its own accord is no part of a story.
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "extensions.getAddons.cache.enabled": false,
        // A permission that the person is asked for is given: to ask is the browser's.
        "extensions.webextOptionalPermissionPrompts": false,
        // Two windows are in use, and the one behind must not run slower than the one in front.
        "dom.min_background_timeout_value": 4,
        "dom.timeout.enable_budget_timer_throttling": false,
        "widget.windows.window_occlusion_tracking.enabled": false,
        // A file of the package that is data is shown as it is.
        "devtools.jsonview.enabled": false,
        // Every console, and what nobody caught, goes to the driver's output.
        "devtools.console.stdout.content": true,
        "browser.dom.window.dump.enabled": true,
        // A temporary extension is taken out at the end of the browser, and what it stored must stay for the next run.
        "extensions.webextensions.keepStorageOnUninstall": true,
        "extensions.webextensions.keepUuidOnUninstall": true,
    });
    match prefs {
        Value::Object(prefs) => prefs,
        _ => Map::new(),
    }
}

/// The folder the browser keeps its state in.
pub(crate) fn profile(scratch: &Path) -> PathBuf {
    scratch.join("profile")
}

/// The file that holds all the driver and the browser print.
pub(crate) fn log(scratch: &Path) -> PathBuf {
    scratch.join("browser.log")
}

/// The origin of an extension's pages.
pub(crate) fn origin(package: &Path) -> Result<String> {
    Ok(format!("moz-extension://{}", uuid(&id(package)?)))
}

/// The name of an extension in its addresses, chosen here: else it is another one in each profile.
fn uuid(id: &str) -> String {
    let hash = digest::digest(&digest::SHA256, id.as_bytes());
    let hex = hash.as_ref()[..16].iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    format!("{}-{}-4{}-8{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..])
}

/// The id of an extension, as its manifest says.
pub(crate) fn id(package: &Path) -> Result<String> {
    let path = package.join("manifest.json");
    let manifest: Value = serde_json::from_slice(&fs::read(&path).about(&path)?)
        .map_err(|error| Error::Content { path: path.clone(), problem: error.to_string() })?;
    // Older extensions say it by the older name.
    let named = |key: &str| manifest[key]["gecko"]["id"].as_str();
    let id = named("browser_specific_settings").or_else(|| named("applications"));
    id.map(ToOwned::to_owned).ok_or_else(|| Error::Content { path, problem: "has no id for Firefox".into() })
}

/// Reads what was said on consoles, which names no source, and errors that nobody caught, which do.
pub(crate) fn messages(log: &str) -> Vec<ConsoleLine> {
    log.lines().filter_map(message).collect()
}

fn message(line: &str) -> Option<ConsoleLine> {
    if let Some(error) = line.strip_prefix("JavaScript error: ") {
        let (source, rest) = error.split_once(", line ")?;
        let (_, text) = rest.split_once(": ")?;
        return Some(ConsoleLine { text: format!("Uncaught {text}"), source: source.into() });
    }
    let (_, text) = line.strip_prefix("console.")?.split_once(": ")?;
    Some(ConsoleLine { text: text.into(), source: String::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_and_what_nobody_caught_is_found_among_other_lines() {
        let log = "1700 geckodriver INFO Listening on 127.0.0.1:4444\n\
            console.warn: \"one\"\n\
            JavaScript error: moz-extension://x/background.js, line 12: Error: core: stopped\n\
            JavaScript error: , line 0: NotFoundError\n";
        let line = |text: &str, source: &str| ConsoleLine { text: text.into(), source: source.into() };
        assert_eq!(
            messages(log),
            [
                line("\"one\"", ""),
                line("Uncaught Error: core: stopped", "moz-extension://x/background.js"),
                line("Uncaught NotFoundError", ""),
            ]
        );
    }
}
