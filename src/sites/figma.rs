//! Figma: personal access tokens (Settings, Security), plan access tokens (developer hub).
//!
//! Facts: help.figma.com 8085703771159, developers.figma.com `docs/rest-api/` (personal-access-tokens, plan-access-tokens, scopes):
//! documented. Dialog markup, dictionary labels and the create request: seen in public code, 2025-07 to 2026-04. Markup after 2026-06:
//! not seen.

use super::{Clues, Home, Site};
use crate::ledger::{Kind, Provider};
use crate::page::text::{Search, plain};
use crate::page::{Part, Role};
use crate::prelude::*;

pub(super) const HOME: Home = Home {
    provider: Provider::Figma,
    hosts: &["www.figma.com"],
    page: Some("https://www.figma.com/settings"),
};

pub(super) const SITE: Site = Site {
    home: HOME,
    // Everything else happens in a modal over any page, where a press starts the look; files may be called "settings".
    declared: &[
        "/developers/tokens",
        "/community/iframe_modal/settings",
        r"figma.com/(files/(user|team)/\d+/)?settings",
    ],
    parameters: &[],
    lives: &[1, 7, 30, 90, 180, 365],
    // OAuth apps of the developer hub have a name and scopes as well, elsewhere.
    scopes_suffice: &["/developers/tokens"],
    vocabulary: &[
        "personal access token",
        "plan access token",
        "generate new token",
        "api access token",
        "générer un nouveau token",
        "générer un token",
        "npm registry token",
        "token description",
        // Reported by a guide (cg-method.com, 2025).
        "個人アクセストークン",
    ],
    loanword: Some("token"),
    foreign: &["scim", "provisioning", "oauth", "connected app", "session"],
    acronyms: &[],
    elsewhere: |address| address.path.starts_with("/developers/apps"),
    listed: &[],
    // What is made in the settings, over any page, has ids of scopes and a request of its own.
    unmarked: |_| false,
    // As declared. Below `/files/user/` it is the route of the dialog, which the address may show for a moment (seen in the client's code);
    // below that of a team it is inferred.
    settings: |path| {
        matches!(path, "/settings" | "/community/iframe_modal/settings")
            || (["/files/user/", "/files/team/"].iter().any(|start| path.starts_with(start))
                && path.ends_with("/settings"))
    },
    kind,
    own_scopes: permission_levels,
    badge: |_| None,
    has_apps: |_| false,
    apps: &[],
    // Documented nowhere; the same in two public clients, 2024-07 and 2025-10.
    creates: |path| path.trim_end_matches('/') == "/api/user/dev_tokens",
};

fn kind(clues: &Clues<'_>) -> Kind {
    let plan = clues.address.path.starts_with("/developers/")
        || clues.title.holds("plan access token")
        || clues.title.holds("npm registry token");
    if plan { Kind::PlanAccessToken } else { Kind::PersonalAccessToken }
}

/// Resources of the 2025 dialog, one select each, with the ids that reading and writing stand for.
///
/// Labels: Figma's English dictionary, 2025-07 to 2025-10. Ids: its client of the same time.
const RESOURCES: &[(&str, &[&str], &[&str])] = &[
    ("code connect", &[], &["file_code_connect:write"]),
    ("comments", &["file_comments:read"], &["file_comments:write"]),
    ("current user", &["current_user:read"], &[]),
    ("dev resources", &["file_dev_resources:read"], &["file_dev_resources:write"]),
    ("file content", &["file_content:read"], &[]),
    ("file metadata", &["file_metadata:read"], &[]),
    ("file versions", &["file_versions:read"], &[]),
    ("library analytics", &["library_analytics:read"], &[]),
    ("library assets", &["library_assets:read"], &[]),
    ("library content", &["library_content:read"], &[]),
    ("projects", &["projects:read"], &[]),
    ("team library content", &["team_library_content:read"], &[]),
    ("variables", &["file_variables:read"], &["file_variables:write"]),
    ("webhooks", &["webhooks:read"], &["webhooks:write"]),
];

/// The scopes of the dialog with one select of a permission level for each resource (2025-07 to 2025-10).
fn permission_levels(part: Part<'_>, on: &mut Vec<String>, off: &mut Vec<String>) {
    let (given, mut taken) = (on.len(), Vec::new());
    for select in part.of(Role::Combobox) {
        let label = plain(&select.name);
        let level = plain(&select.value);
        // The longest label first: "content" ends three of them.
        let resource = RESOURCES
            .iter()
            .filter(|(name, ..)| {
                let ends = label.strip_suffix(name).is_some_and(|rest| rest.ends_with(' '));
                let begins = label.strip_prefix(name).is_some_and(|rest| rest.starts_with('\n'));
                label == *name || ends || begins
            })
            .max_by_key(|(name, ..)| name.len());
        let Some((name, read, write)) = resource else { continue };
        let (reads, writes) = match level.as_str() {
            "read-only" | "read" => (true, false),
            // Dev resources are read as well where they are written.
            "write" => (*name == "dev resources", true),
            "read and write" => (true, true),
            _ => (false, false),
        };
        for (ids, given) in [(read, reads), (write, writes)] {
            let side = if given { &mut *on } else { &mut taken };
            side.extend(ids.iter().map(|&id| id.to_owned()));
        }
    }
    // A list of projects, say, is one of resources beside others that are.
    if on.len() > given {
        off.append(&mut taken);
    }
}
