//! Hosts that a person adds, of a Tokens Studio of their own.
//!
//! Facts: the first platform could be reached at a base URL of one's own choice (seen in code: the plugin's "Studio Base URL", 2025-07 to
//! 2026-07). That its pages are there as they are at the vendor's is inferred.

use crate::prelude::*;

/// The vendors' domains. Their pages of tokens are at hosts that are known one by one; what else is below is documentation, with every
/// word that tells a page of tokens from others.
const VENDORS: [&str; 5] = ["figma.com", "atlassian.com", "atlassian.net", "bitbucket.org", "tokens.studio"];

/// Why a host is not added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is none.
    NoHost,
    /// Its pages would come without encryption, and a token with them.
    NoHttps,
    /// It is one of the vendors' own.
    Vendors,
    /// It was added before.
    Added,
}

/// Whether a host is at or below one of the vendors' domains.
pub fn is_vendors(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    VENDORS.iter().any(|domain| {
        host.strip_suffix(domain).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

/// The host to add, from the scheme and the host of an address as browsers read it, unless it is among those that were added. A single
/// word is more often a slip than a machine.
pub fn host_of(scheme: &str, host: &str, added: &[String]) -> Result<String, Refusal> {
    if scheme == "http:" {
        Err(Refusal::NoHttps)
    } else if scheme != "https:" || !is_host(host) {
        Err(Refusal::NoHost)
    } else if is_vendors(host) {
        Err(Refusal::Vendors)
    } else if added.iter().any(|known| known == host) {
        Err(Refusal::Added)
    } else {
        Ok(host.to_owned())
    }
}

/// The match pattern of the pages of a host.
pub fn pattern(host: &str) -> String {
    ["https://", host, "/*"].concat()
}

/// The host of a match pattern that is of one host alone, and none of the vendors'.
pub fn host_in(pattern: &str) -> Option<&str> {
    let host = pattern.strip_prefix("https://")?.strip_suffix("/*")?;
    (is_host(host) && !is_vendors(host)).then_some(host)
}

/// Whether it is a name below a domain, or four numbers. An address of version 6 is in brackets, a wildcard is of many, and Chromium
/// writes a blank as `%20`.
fn is_host(host: &str) -> bool {
    let mut labels = host.as_bytes().split(|&byte| byte == b'.');
    let is_label = |label: &[u8]| !label.is_empty() && !label.iter().any(|byte| b"*[%".contains(byte));
    host.as_bytes().contains(&b'.') && labels.all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(host: &str) -> Result<String, Refusal> {
        host_of("https:", host, &["tokens.acme.example".into()])
    }

    #[test]
    fn a_host_has_a_domain_and_is_one() {
        for one in ["studio.acme.example", "10.0.0.7", "xn--bcher-kva.example"] {
            assert_eq!(host(one).as_deref(), Ok(one));
        }
        for none in
            ["", "studio", "*.acme.example", "*", ".example", "studio.example.", "[::1]", "[::ffff:1.2.3.4]"]
        {
            assert_eq!(host(none), Err(Refusal::NoHost), "{none}");
        }
        assert_eq!(host("tokens.acme.example"), Err(Refusal::Added));
        assert_eq!(host_of("http:", "studio.acme.example", &[]), Err(Refusal::NoHttps));
        assert_eq!(host_of("ftp:", "studio.acme.example", &[]), Err(Refusal::NoHost));
    }

    #[test]
    fn nothing_of_the_vendors_is_added() {
        for vendors in [
            "figma.com",
            "www.figma.com",
            "documentation.tokens.studio",
            "acme.atlassian.net",
            "bitbucket.org",
        ] {
            assert_eq!(host(vendors), Err(Refusal::Vendors), "{vendors}");
        }
        for other in ["myfigma.com", "figma.com.example", "studio.tokens", "notbitbucket.org"] {
            assert_eq!(host(other).as_deref(), Ok(other));
        }
        assert!(is_vendors("documentation.tokens.studio."));
    }

    #[test]
    fn a_pattern_is_of_one_host() {
        assert_eq!(host_in(&pattern("studio.acme.example")), Some("studio.acme.example"));
        for other in [
            "https://*/*",
            "https://*.acme.example/*",
            "<all_urls>",
            "*://studio.acme.example/*",
            "https://bitbucket.org/*",
            "https://www.figma.com/*",
        ] {
            assert_eq!(host_in(other), None, "{other}");
        }
    }
}
