//! Atlassian: API tokens of the account, API keys and service accounts of an organisation, access tokens of Bitbucket.
//!
//! Facts: support.atlassian.com (manage-api-tokens-for-your-atlassian-account, manage-api-tokens-for-service-accounts,
//! manage-an-organization-with-the-admin-apis, create-a-repository-access-token): documented. Strings, flow and columns: read off public
//! screenshots, 2019 to 2026-07. Markup: inferred from the public Atlaskit packages; the pages' own ids are not known.

use super::{Clues, Home, Site, no_own_scopes};
use crate::ledger::{Kind, Provider};
use crate::page::text::Search;

pub(super) const HOME: Home = Home {
    provider: Provider::Atlassian,
    hosts: &["id.atlassian.com", "admin.atlassian.com", "bitbucket.org"],
    page: None,
};

pub(super) const SITE: Site = Site {
    home: HOME,
    declared: &["/manage-profile", "/manage/api-tokens", "/o/", "/access-tokens"],
    // Atlassian's own links that open the wizard filled in.
    parameters: &["autofillToken", "expiryDays", "appId", "selectedScopes"],
    lives: &[1, 7, 30, 60, 90, 180, 365],
    // Bitbucket; the steps of the account's wizard have fields to search for scopes.
    scopes_suffice: &["/access-tokens"],
    vocabulary: &[
        "api token",
        "api key",
        "api トークン",
        "apiトークン",
        "api 토큰",
        "access token",
        "create token",
        "name token",
        "select scopes",
    ],
    loanword: Some("token"),
    foreign: &["oauth", "connected app", "webhook", "ssh key", "policy", "app password", "token activity"],
    acronyms: &[],
    // The first two parts of a path are names of people's own: of workspaces and repositories, or an organisation's number.
    elsewhere: |address| {
        address.path.split('/').skip(3).any(|part| ELSEWHERE.contains(&part) || part.ends_with("policies"))
    },
    listed: &[],
    // Where an organisation makes its keys is not documented.
    unmarked: |address| address.host == "admin.atlassian.com",
    settings: |_| false,
    kind,
    own_scopes: no_own_scopes,
    badge: |_| None,
    has_apps: |address| address.host == "id.atlassian.com",
    // As its wizard has them (screenshots of 2026-04 and 2026-07).
    apps: &[
        "bitbucket",
        "compass",
        "confluence",
        "forge",
        "jira",
        "jira align",
        "jira product discovery",
        "rovo mcp",
        "rovo dev",
        "teamwork graph",
        "teams",
        "focus",
        "guard detect",
    ],
    creates: |_| false,
};

/// Beside policies: Bitbucket's other settings (`api` has its OAuth consumers), user provisioning (SCIM) and its identity providers, and what
/// administrators see of other people's tokens. Exports of data are elsewhere as well: they have a name, a day and a value at the end.
const ELSEWHERE: &[&str] = &[
    "ssh-keys",
    "access-keys",
    "webhooks",
    "data-export",
    "data-exports",
    "api",
    "app-passwords",
    "user-provisioning",
    "identity-providers",
    "token-activity",
    "api-token-activity",
    "user-api-tokens",
    "two-step-verification",
    "devices",
];

fn kind(clues: &Clues<'_>) -> Kind {
    match clues.address.host {
        "bitbucket.org" => Kind::RepositoryAccessToken,
        // Both are below `/o/ORGANISATION/`; only the path of the service accounts is known (facts of 2025 and 2026).
        "admin.atlassian.com" => {
            let of_service =
                clues.address.path.holds("service-account") || clues.title.holds("service account");
            let of_key = clues.title.holds("api key") || clues.address.path.holds("api-key");
            if of_service && !of_key { Kind::ServiceAccountToken } else { Kind::OrgApiKey }
        }
        _ if clues.scoped => Kind::ApiTokenWithScopes,
        _ => Kind::ApiToken,
    }
}
