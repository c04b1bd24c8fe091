//! The address of a page, taken apart as far as it matters here.

use super::text::Search;
use crate::prelude::*;

/// An `https` address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address<'a> {
    /// The host, without a port.
    pub host: &'a str,
    /// The path, beginning with `/`.
    pub path: &'a str,
    /// The query string, without `?`.
    pub query: &'a str,
}

impl<'a> Address<'a> {
    /// Takes an `https` address apart; none for any other scheme and for one with a user name.
    ///
    /// Own code, since the common crate for this carries Unicode tables of several hundred kilobytes.
    pub fn parse(url: &'a str) -> Option<Self> {
        let rest = url.strip_prefix("https://")?;
        let rest = rest.split('#').next()?;
        let (before, query) = rest.split_once('?').unwrap_or((rest, ""));
        let slash = before.find('/').unwrap_or(before.len());
        let (authority, path) = before.split_at_checked(slash)?;
        let host = authority.split(':').next()?;
        let clean =
            !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
        (clean && !authority.holds("@")).then_some(Self {
            host,
            path: if path.is_empty() { "/" } else { path },
            query,
        })
    }

    /// The value of a query parameter; empty where it stands bare.
    pub fn parameter(self, name: &str) -> Option<&'a str> {
        self.query.split('&').find_map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (key == name).then_some(value)
        })
    }

    /// The address without its query string.
    pub fn page(self) -> String {
        ["https://", self.host, self.path].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_https_addresses_are_taken() {
        let address = Address::parse(
            "https://id.atlassian.com:443/manage-profile/security/api-tokens?autofillToken&appId=mcp#x",
        )
        .unwrap();
        assert_eq!((address.host, address.path), ("id.atlassian.com", "/manage-profile/security/api-tokens"));
        assert_eq!(
            (address.parameter("autofillToken"), address.parameter("appId"), address.parameter("x")),
            (Some(""), Some("mcp"), None)
        );
        assert_eq!(Address::parse("https://figma.com").unwrap().path, "/");
        for bad in
            ["http://www.figma.com/", "https://", "https://www.figma.com@evil.example/", "javascript:1", ""]
        {
            assert_eq!(Address::parse(bad), None, "{bad}");
        }
    }
}
