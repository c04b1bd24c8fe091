//! Who asked the network for what, as the browser itself notes it.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{Browser, Error, Product, Result, error::About};

/// From here on Firefox notes every request over HTTP, with what made it.
const NOTE: &str = "if (window.tokenDueNoted) return; \
    const noted = (window.tokenDueNoted = []); \
    Services.obs.addObserver((channel) => { \
        channel.QueryInterface(Ci.nsIHttpChannel); \
        const { triggeringPrincipal, loadingPrincipal } = channel.loadInfo; \
        const of = [triggeringPrincipal, loadingPrincipal].find((it) => it?.addonPolicy) ?? triggeringPrincipal; \
        noted.push([of?.addonPolicy?.getURL('') ?? of?.origin ?? '', channel.URI.spec]); \
    }, 'http-on-modify-request');";

/// A request, and the origin of what made it, such as `moz-extension://…`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    /// Who.
    pub origin: String,
    /// For what.
    pub address: String,
}

impl Browser {
    /// Begins to note requests. Chromium does so from its start (`--log-net-log`).
    pub async fn note_requests(&self) -> Result<()> {
        if self.product() == Product::Firefox {
            self.first_page().await?.at().await?.privileged(NOTE, vec![]).await?;
        }
        Ok(())
    }

    /// Closes the browser and gives every request that it noted, each once.
    pub async fn asked(self) -> Result<BTreeSet<Asked>> {
        match self.product() {
            Product::Firefox => {
                let page = self.first_page().await?;
                let noted = page.at().await?.privileged("return window.tokenDueNoted ?? []", vec![]).await?;
                let pairs = noted.as_array().map(Vec::as_slice).unwrap_or_default();
                Ok(pairs.iter().filter_map(|pair| asked(&pair[0], &pair[1])).collect())
            }
            Product::Chromium => {
                // Written in pieces, and whole when the browser has ended in good order.
                let log = self.net_log();
                self.close().await?;
                let text = fs::read_to_string(&log).about(&log)?;
                if !text.trim_end().ends_with('}') {
                    return Err(Error::Content { path: log, problem: "is not whole".into() });
                }
                Ok(text.lines().filter_map(entry).collect())
            }
        }
    }
}

/// The file that Chromium notes its requests in.
pub(crate) fn chromium_log(scratch: &Path) -> PathBuf {
    scratch.join("net-log.json")
}

/// One line of Chromium's log is one event; those that begin a request say who made it.
fn entry(line: &str) -> Option<Asked> {
    let event: Value = serde_json::from_str(line.trim_end_matches(',')).ok()?;
    asked(&event["params"]["initiator"], &event["params"]["url"])
}

fn asked(origin: &Value, address: &Value) -> Option<Asked> {
    let address = address.as_str()?;
    // What an extension reads of its own package asks no one.
    let outside = ["http:", "https:", "ws:", "wss:"].iter().any(|scheme| address.starts_with(scheme));
    let origin = origin.as_str()?.trim_end_matches('/').to_owned();
    outside.then(|| Asked { origin, address: address.into() })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn who_asked_is_read_from_an_event() {
        let event = json!({"params": {"initiator": "chrome-extension://abc", "method": "GET", "url": "https://example.org/"},
            "phase": 1, "source": {"id": 7, "type": 1}, "time": "12", "type": 2});
        let asked = Asked { origin: "chrome-extension://abc".into(), address: "https://example.org/".into() };
        assert_eq!(entry(&format!("{event},")), Some(asked));
        let own = json!({"params": {"initiator": "chrome-extension://abc", "url": "chrome-extension://abc/core.js"}});
        assert_eq!(entry(&format!("{own},")), None);
        assert_eq!(entry("\"events\": ["), None);
    }
}
