//! Tokens Studio: API keys of the first platform, service account tokens of the second.
//!
//! Facts: documentation.tokens.studio (settings/api-keys), documentation-v2.tokens.studio (integrations/service-account-tokens):
//! documented. Two screenshots of the documentation, 2024 and 2025. Markup: inferred from the public UI kit and Radix. Whether the first
//! platform's pages still load is not known. A person may have the first at a host of their own (`own`).

use super::{Clues, Home, Site, no_own_scopes};
use crate::ledger::{Kind, Provider};
use crate::page::text::Search;

pub(super) const HOME: Home = Home {
    provider: Provider::TokensStudio,
    hosts: &["app.tokens.studio", "app.prod.tokens.studio", "production.tokens.studio"],
    page: None,
};

pub(super) const SITE: Site = Site {
    home: HOME,
    // The paths of the key pages are not known but for the oldest; these words are what they can be made of.
    declared: &[
        "apikey",
        "api-key",
        "integrations",
        "settings",
        "profile",
        "account",
        "access-token",
        "service-account",
    ],
    parameters: &[],
    lives: &[7, 30, 60, 90, 180, 365],
    // The expiry is optional (documented), and whether its control is always there is not known.
    scopes_suffice: &["/"],
    // "Token" alone is what this product calls a colour.
    vocabulary: &["api key", "access token", "service account token", "create new key", "create a new key"],
    // Most that is called a token there is one of a design.
    loanword: None,
    foreign: &["webhook", "trigger", "ci integration", "design token", "licen"],
    acronyms: &["CI", "OIDC", "Git", "GitHub", "GitLab"],
    // Its design tokens, on both platforms (seen in the plugin's code, 2025 and 2026). Most pages are not known by their paths.
    elsewhere: |address| {
        let mut parts = address.path.split('/').skip(1);
        (parts.next() == Some("projects") && parts.nth(1) == Some("tokens")) || address.path.holds("/data/")
    },
    listed: &["/integrations"],
    unmarked: |_| true,
    settings: |_| false,
    kind,
    own_scopes: no_own_scopes,
    badge,
    has_apps: |_| false,
    apps: &[],
    creates: |_| false,
};

fn kind(clues: &Clues<'_>) -> Kind {
    if clues.address.host == "production.tokens.studio" { Kind::ServiceAccountToken } else { Kind::ApiKey }
}

/// The badges of a row of service account tokens (screenshot of the documentation, 2025), by the names that its form sends.
fn badge(text: &str) -> Option<&'static str> {
    match text {
        "read" => Some("tokens:read"),
        "write" => Some("tokens:write"),
        _ => None,
    }
}
