//! What is Chromium's alone: how it is started, what its extensions are called, what its protocol can do.

use std::{
    fs,
    path::{Path, PathBuf},
};

use ring::digest;
use serde_json::{Map, Value, json};

use crate::{Error, Options, Result, error::About, network};

/// The driver's program and the browser's, as Debian names them.
pub(crate) const DRIVER: &str = "chromedriver";

/// What the driver is asked to start. The files of the run go into a folder of its own.
pub(crate) fn capabilities(
    options: &Options,
    address: std::net::SocketAddr,
    scratch: &Path,
) -> Result<Value> {
    let mut arguments = vec![
        "--no-sandbox".to_owned(),
        "--disable-gpu".into(),
        "--disable-quic".into(),
        "--no-first-run".into(),
        "--disable-background-networking".into(),
        "--disable-component-update".into(),
        "--disable-sync".into(),
        "--disable-features=AutofillServerCommunication".into(),
        "--ignore-certificate-errors".into(),
        // Every host, also the unexpected: what is not a look-alike page ends in the server's log as such.
        format!("--host-resolver-rules=MAP * {address}, EXCLUDE 127.0.0.1"),
        format!("--user-data-dir={}", profile(scratch).display()),
        "--enable-logging".into(),
        format!("--log-file={}", log(scratch).display()),
        format!("--log-net-log={}", network::chromium_log(scratch).display()),
        // Two windows are in use, and the one behind must not run slower than the one in front.
        "--disable-background-timer-throttling".into(),
        "--disable-backgrounding-occluded-windows".into(),
        "--disable-renderer-backgrounding".into(),
        "--window-size=1280,900".into(),
    ];
    if options.headless {
        arguments.push("--headless=new".into());
    }
    // The page of a new tab loads from hosts that are not there, and the driver waits for it.
    let mut preferences = json!({"session": {"restore_on_startup": 4, "startup_urls": ["about:blank"]}});
    if let Some(folder) = &options.extension {
        preferences["extensions"] = answered(&fs::canonicalize(folder).about(folder)?)?;
    }
    let folders = options
        .extensions()
        .map(|folder| Ok(fs::canonicalize(folder).about(folder)?.display().to_string()))
        .collect::<Result<Vec<_>>>()?
        .join(",");
    if !folders.is_empty() {
        arguments.push(format!("--load-extension={folders}"));
        arguments.push(format!("--disable-extensions-except={folders}"));
    }
    if let Some(language) = &options.language {
        arguments.push(format!("--lang={language}"));
        arguments.push(format!("--accept-lang={language}"));
    }
    Ok(json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "args": arguments,
            "prefs": preferences,
        },
        "goog:loggingPrefs": {"browser": "ALL"},
    }))
}

/// The state of a profile in which the person said yes, once, to all that an extension may ask for: it is then given
/// without the browser's own question, which no driver can answer. The extension still has to ask for it on a press; until
/// then it has nothing of it.
fn answered(folder: &Path) -> Result<Value> {
    let path = folder.join("manifest.json");
    let text = fs::read(&path).about(&path)?;
    let manifest: Value =
        serde_json::from_slice(&text).map_err(|error| Error::Content { path, problem: error.to_string() })?;
    let list = |key: &str| manifest.get(key).cloned().unwrap_or_else(|| json!([]));
    let given = json!({
        "api": list("optional_permissions"), "explicit_host": list("optional_host_permissions"),
        "scriptable_host": [], "manifest_permissions": [],
    });
    let mut settings = Map::new();
    let id = origin(folder)?.rsplit('/').next().unwrap_or_default().to_owned();
    settings.insert(id, json!({"granted_permissions": given, "runtime_granted_permissions": given}));
    Ok(json!({"settings": settings}))
}

/// The folder the browser keeps its state in.
pub(crate) fn profile(scratch: &Path) -> PathBuf {
    scratch.join("profile")
}

/// The file the browser logs every console to.
pub(crate) fn log(scratch: &Path) -> PathBuf {
    scratch.join("browser.log")
}

/// The origin of an unpacked extension: Chromium makes the id of the hash of the folder's path, in the letters
/// `a` to `p` (`extensions::crx_file::id_util::GenerateIdForPath`).
pub(crate) fn origin(folder: &Path) -> Result<String> {
    let folder = fs::canonicalize(folder).about(folder)?;
    let hash = digest::digest(&digest::SHA256, folder.as_os_str().as_encoded_bytes());
    let halves = hash.as_ref()[..16].iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let id: String = halves.map(|half| char::from(b'a' + half)).collect();
    Ok(format!("chrome-extension://{id}"))
}
