//! The part of the options about the sites: which may be seen, and a button for each that may not.

use super::dom::{El, button, by_id, el, says, spawn};
use super::options::{say, set};
use crate::browser::permissions::Permissions;
use crate::browser::{i18n, manifest};
use crate::prelude::*;
use crate::remind::site_key;
use crate::sites::HOMES;

/// Asks the browser which hosts may be seen now, and shows it.
pub(super) async fn refresh() {
    let declared = manifest::declared();
    let required = declared.host_permissions.iter().map(|pattern| (pattern, true));
    let optional = declared.optional_host_permissions.iter().map(|pattern| (pattern, false));
    let mut lines = Vec::new();
    for (pattern, required) in required.chain(optional) {
        lines.push(line(pattern, required, Permissions::host(pattern).given().await));
    }
    by_id("hosts").fill(&lines.iter().collect::<Vec<_>>());
}

fn line(pattern: &str, required: bool, given: bool) -> El {
    let host = pattern.strip_prefix("https://").unwrap_or(pattern);
    let host = host.strip_suffix("/*").unwrap_or(host);
    let site = HOMES
        .iter()
        .find(|site| site.hosts.contains(&host))
        .map(|site| says("span", "name", site_key(site.provider)));
    let name = el("span", "what").maybe(site).child(&el("span", "hint").text(host));
    let state = match (given, required) {
        (true, _) => "site_allowed",
        (false, true) => "site_withheld",
        (false, false) => "site_off",
    };
    let state = says("span", if given { "state" } else { "state off" }, state);
    let line = el("li", "host").child(&name).child(&state);
    let (key, act) = match (given, required) {
        (true, true) => return line,
        (true, false) => ("action_take", "take"),
        (false, _) => ("action_allow", "allow"),
    };
    let button = button("button", key).attr("data-act", act).attr("data-host", pattern);
    line.child(&button.attr("aria-label", &text![i18n::text(key), ": ", host]))
}

/// Asks the person to let a host be seen.
pub(super) fn allow(pressed: &El) {
    let asked = Permissions::host(&pressed.get("data-host")).request();
    spawn(changed(asked, "site_allowed_now"));
}

/// Stops looking at a host.
pub(super) fn take(pressed: &El) {
    let asked = Permissions::host(&pressed.get("data-host")).remove();
    spawn(changed(asked, "site_taken_now"));
}

async fn changed(asked: impl Future<Output = bool>, done: &'static str) {
    let said = if asked.await { done } else { "site_unchanged" };
    refresh().await;
    say("sites-status", &i18n::text(said));
    if let Some(first) = by_id("hosts").find("button") {
        first.focus();
    }
}

/// Whether notifications are something that this build can ask for.
pub(super) fn may_notify() -> bool {
    manifest::declared().optional_permissions.iter().any(|name| name == "notifications")
}

/// Asks the person to allow notifications, and turns them on if they do.
pub(super) fn allow_notifications() {
    let asked = Permissions::notifications().request();
    spawn(async {
        if asked.await {
            set("notifications", &true);
        } else {
            if let Some(tick) = by_id("reminders").find("[name=notifications]") {
                tick.tick(false);
            }
            say("reminders-status", &i18n::text("notify_refused"));
        }
    });
}
