//! The part of the options about the sites: which may be seen, a button for each that may not, and a form for one's own.

use web_sys::Url;

use super::dom::{El, button, by_id, el, says, spawn};
use super::options::{say, set};
use crate::browser::permissions::{self, Permissions};
use crate::browser::{i18n, manifest};
use crate::ledger::Provider;
use crate::page::text::Search;
use crate::prelude::*;
use crate::remind::site_key;
use crate::sites::HOMES;
use crate::sites::own::{self, Refusal};

/// Asks the browser which hosts may be seen now, and shows it; gives the patterns of all that may be.
pub(super) async fn refresh() -> Vec<String> {
    let declared = manifest::declared();
    let required = declared.host_permissions.iter().map(|pattern| (pattern.as_str(), true));
    let optional = declared.optional_host_permissions.iter().map(|pattern| (pattern.as_str(), false));
    // Of all hosts together nobody is asked.
    let named: Vec<_> =
        required.chain(optional).filter(|(pattern, _)| !pattern.starts_with("https://*")).collect();
    let (given, all) = permissions::hosts(named.iter().map(|&(pattern, _)| pattern)).await;
    let named = named.iter().zip(given).map(|(&(pattern, required), given)| line(pattern, required, given));
    let added = all.iter().filter(|pattern| own::host_in(pattern).is_some());
    let lines: Vec<El> = named.chain(added.map(|pattern| line(pattern, false, true))).collect();
    by_id("hosts").fill(&lines.iter().collect::<Vec<_>>());
    all
}

fn line(pattern: &str, required: bool, given: bool) -> El {
    let host = pattern.strip_prefix("https://").unwrap_or(pattern);
    let host = host.strip_suffix("/*").unwrap_or(host);
    let home = HOMES.iter().find(|home| home.hosts.contains(&host));
    let provider = home.map_or(Provider::TokensStudio, |home| home.provider);
    let name = says("span", "name", site_key(provider));
    let name = el("span", "what").child(&name).child(&el("span", "hint").text(host));
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
    spawn(changed(asked, "site_allowed_now", None));
}

/// Asks the person to let the host in the form be seen, or says there why it cannot be.
pub(super) fn add() {
    let field = by_id("own-host");
    let shown = by_id("hosts").all("[data-host]");
    let added: Vec<String> =
        shown.iter().filter_map(|button| own::host_in(&button.get("data-host")).map(str::to_owned)).collect();
    let host = address(field.value().trim()).map_or(Err(Refusal::NoHost), |address| {
        own::host_of(&address.protocol(), &address.hostname(), &added)
    });
    let wrong = host.as_ref().err().map(|&refusal| i18n::text(key(refusal)));
    field.set("aria-invalid", if wrong.is_some() { "true" } else { "false" });
    by_id("own-wrong").say(&wrong.unwrap_or_default());
    say("sites-status", "");
    let Ok(host) = host else { return field.focus() };
    let pattern = own::pattern(&host);
    let asked = Permissions::host(&pattern).request();
    spawn(changed(asked, "site_allowed_now", Some(pattern)));
}

/// An address as the browser reads it, or that of a host that was typed by itself.
fn address(typed: &str) -> Option<Url> {
    let scheme = if typed.holds("://") { "" } else { "https://" };
    Url::new(&[scheme, typed].concat()).ok()
}

fn key(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NoHost => "own_no_host",
        Refusal::NoHttps => "own_no_https",
        Refusal::Vendors => "own_vendors",
        Refusal::Added => "own_added",
    }
}

/// Stops looking at a host.
pub(super) fn take(pressed: &El) {
    let asked = Permissions::host(&pressed.get("data-host")).remove();
    spawn(changed(asked, "site_taken_now", None));
}

/// Says what came of it; what was typed to be added stays until it is.
async fn changed(asked: impl Future<Output = bool>, done: &'static str, added: Option<String>) {
    let given = asked.await;
    let all = refresh().await;
    let said = match &added {
        _ if !given => "site_unchanged",
        // Where all hosts are given together, a browser may say yes to one of them and not note it.
        Some(pattern) if !all.contains(pattern) => "own_all",
        _ => done,
    };
    say("sites-status", &i18n::text(said));
    if added.is_none() {
        if let Some(first) = by_id("hosts").find("button") {
            first.focus();
        }
    } else if said == done {
        by_id("own-host").write("");
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
