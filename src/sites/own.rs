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

/// The host that was typed, by itself or in an address, unless it is among those that were added. A name in letters beyond ASCII has to be
/// given as browsers write it in addresses (`xn--…`): their tables are several hundred kilobytes.
pub fn host_of(typed: &str, added: &[String]) -> Result<String, Refusal> {
    let typed = typed.trim().to_ascii_lowercase();
    if typed.starts_with("http://") {
        return Err(Refusal::NoHttps);
    }
    let mut host = String::new();
    let mut in_port = false;
    for c in typed.strip_prefix("https://").unwrap_or(&typed).chars() {
        match c {
            '/' | '?' | '#' => break,
            '@' => (host, in_port) = (String::new(), false),
            ':' => in_port = true,
            _ if in_port => {}
            _ => host.push(c),
        }
    }
    if !is_host(&host) {
        Err(Refusal::NoHost)
    } else if is_vendors(&host) {
        Err(Refusal::Vendors)
    } else if added.contains(&host) {
        Err(Refusal::Added)
    } else {
        Ok(host)
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

/// Whether it is a name below a domain, or four numbers. A single word is more often a slip than a machine.
fn is_host(host: &str) -> bool {
    let labels: Vec<&[u8]> = host.as_bytes().split(|&byte| byte == b'.').collect();
    // Where the last begins with a digit browsers take the whole for numbers.
    let numbers = labels.last().and_then(|last| last.first()).is_some_and(u8::is_ascii_digit);
    let fits = if numbers { is_number } else { is_label };
    labels.len() >= 2
        && host.len() <= 253
        && labels.iter().all(|label| fits(label))
        && (!numbers || labels.len() == 4)
}

fn is_label(label: &[u8]) -> bool {
    label.len() <= 63
        && label.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
        && label.first().is_some_and(|&first| first != b'-')
        && label.last() != Some(&b'-')
}

/// Up to 255, as browsers write it.
fn is_number(label: &[u8]) -> bool {
    label.iter().all(u8::is_ascii_digit)
        && match label.len() {
            1 => true,
            2 => label.first() != Some(&b'0'),
            3 => label.first() != Some(&b'0') && label <= b"255".as_slice(),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(typed: &str) -> Result<String, Refusal> {
        host_of(typed, &["tokens.acme.example".into()])
    }

    #[test]
    fn a_host_is_taken_from_an_address_or_by_itself() {
        for typed in [
            "studio.acme.example",
            "  Studio.ACME.example ",
            "https://studio.acme.example",
            "HTTPS://studio.acme.example:8443/settings/api-keys?a=1#b",
            "https://me:secret@studio.acme.example/",
            "studio.acme.example:8443",
            "studio.acme.example/org?to=https://other.example",
        ] {
            assert_eq!(host(typed).as_deref(), Ok("studio.acme.example"), "{typed}");
        }
        assert_eq!(host("https://10.0.0.7/").as_deref(), Ok("10.0.0.7"));
        assert_eq!(host("xn--bcher-kva.example").as_deref(), Ok("xn--bcher-kva.example"));
    }

    #[test]
    fn what_is_no_host_is_refused() {
        let long = [&"a".repeat(64), ".example"].concat();
        for typed in [
            "",
            "studio",
            "my studio.example",
            "*.acme.example",
            "*",
            "studio..example",
            ".example",
            "studio.example.",
            "-studio.example",
            "studio-.example",
            "stu_dio.example",
            "bücher.example",
            "https://",
            "https:///x",
            "https://[::1]/",
            "ftp://studio.acme.example/",
            "javascript:alert(1)",
            "10.0.0",
            "10.0.0.256",
            "10.0.0.07",
            "10.0.0.0x7",
            "studio.1",
            &long,
        ] {
            assert_eq!(host(typed), Err(Refusal::NoHost), "{typed}");
        }
        assert_eq!(host("http://studio.acme.example/"), Err(Refusal::NoHttps));
        assert_eq!(host("https://tokens.acme.example/x"), Err(Refusal::Added));
    }

    #[test]
    fn nothing_of_the_vendors_is_added() {
        for typed in [
            "figma.com",
            "https://www.figma.com/settings",
            "documentation.tokens.studio",
            "https://app.prod.tokens.studio",
            "acme.atlassian.net",
            "support.atlassian.com",
            "bitbucket.org",
        ] {
            assert_eq!(host(typed), Err(Refusal::Vendors), "{typed}");
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
