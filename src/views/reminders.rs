//! The part of the options about when to remind.

use super::dom::{El, by_id, el, find_id, says, spawn};
use super::foresee::Foreseen;
use super::options::{fail, say, set};
use super::snapshot::Snapshot;
use super::{ask, sites, typed};
use crate::browser::permissions::Permissions;
use crate::browser::{dates, i18n};
use crate::json::Named;
use crate::ledger::Provider;
use crate::ledger::ladders::SiteLadders;
use crate::prelude::*;
use crate::remind::local_day;
use crate::stamp;

/// What is taken where fixed days are chosen and none were written: the ladder that most trackers have.
const EXAMPLE: &str = "30, 14, 7, 1";

/// Shows the settings.
pub(super) fn show(snapshot: &Snapshot) {
    let settings = &snapshot.settings;
    let part = by_id("reminders");
    fill_choices(&part);
    by_id("notify").flag("hidden", !sites::may_notify());
    let ladder = settings.ladder.as_deref();
    for (value, on) in [("scaled", ladder.is_none()), ("fixed", ladder.is_some())] {
        if let Some(round) = part.find(&text!["[name=ladder][value=", value, "]"]) {
            round.tick(on);
        }
    }
    write(&part, "rungs", &typed::unladder(ladder.unwrap_or_default()));
    for field in part.all("[name=site-rungs]") {
        let own =
            Provider::named(&field.get("data-site")).ok().and_then(|site| settings.site_ladders.get(site));
        field.write(&own.map(|rungs| typed::unladder(rungs)).unwrap_or_default());
        if own.is_some() {
            by_id("own-ladders").flag("open", true);
        }
    }
    for tick in part.all("[name=day-off]") {
        tick.tick(settings.days_off.iter().any(|day| text![day] == tick.value()));
    }
    let wanted = settings.notifications;
    spawn(async move {
        // The permission may have been taken in the browser's own settings.
        let given = Permissions::notifications().given().await;
        if let Some(tick) = find_id("notify").and_then(|label| label.find("input")) {
            tick.tick(wanted && given);
        }
    });
    write(&part, "hour", &text![settings.hour]);
    let today = stamp::day(local_day(snapshot.now, snapshot.offset));
    let date = by_id("preview").attr("min", &today);
    if date.value().is_empty() {
        date.write(&today);
    }
    preview();
}

fn write(part: &El, name: &str, value: &str) {
    // Not into one that is being typed in: this may be the answer to the change before.
    if let Some(field) = part.find(&text!["[name=", name, "]:not(:focus)"]) {
        field.write(value);
    }
}

/// The choices whose names the browser knows, made once.
fn fill_choices(part: &El) {
    let days = by_id("days");
    if days.find("label").is_some() {
        return;
    }
    for (number, name) in (1..).zip(&dates::weekdays()) {
        let tick = el("input", "").attr("type", "checkbox").attr("name", "day-off").number("value", number);
        days.append(&el("label", "tick").child(&tick).child(&el("span", "").text(name)));
    }
    if let Some(select) = part.find("[name=hour]") {
        for (number, name) in (0..).zip(&dates::hours()) {
            select.append(&el("option", "").number("value", number).text(name));
        }
    }
}

/// Takes a setting that was changed.
pub(super) fn changed(name: &str, field: &El) {
    let part = by_id("reminders");
    match name {
        "ladder" if field.value() == "scaled" => set("ladder", &None::<Vec<u32>>),
        "ladder" => {
            if let Some(days) = part.find("[name=rungs]") {
                if days.value().trim().is_empty() {
                    days.write(EXAMPLE);
                }
                rungs(&days);
            }
        }
        "rungs" => rungs(field),
        "site-rungs" => own_rungs(&part),
        "day-off" => {
            let ticked = part.all("[name=day-off]").into_iter().filter(El::ticked);
            let days: Vec<u8> = ticked.filter_map(|day| day.value().parse().ok()).collect();
            set("days_off", &days);
        }
        "hour" => set("hour", &field.value().parse::<u8>().unwrap_or_default()),
        "notifications" if field.ticked() => sites::allow_notifications(),
        "notifications" => set("notifications", &false),
        "preview" => preview(),
        _ => {}
    }
}

/// The days in a field; what is wrong with them is said.
fn read(field: &El) -> Option<Vec<u32>> {
    let rungs = typed::ladder(&field.value());
    if rungs.is_none() {
        say("reminders-status", &i18n::text("failure_bad_ladder"));
    }
    rungs
}

fn rungs(field: &El) {
    if let Some(rungs) = read(field) {
        set("ladder", &rungs);
    }
}

fn own_rungs(part: &El) {
    let mut ladders = SiteLadders::default();
    for field in part.all("[name=site-rungs]") {
        let Some(rungs) = read(&field) else { return };
        if let Ok(site) = Provider::named(&field.get("data-site")) {
            ladders.insert(site, rungs);
        }
    }
    set("site_ladders", &ladders);
}

/// Asks what will be told on the chosen date, and shows it.
fn preview() {
    let Some(date) = find_id("preview").and_then(|field| stamp::read_day(&field.value())) else { return };
    spawn(async move {
        match ask::preview(date).await {
            Ok(seen) => by_id("told").fill(&[&told(&seen)]),
            Err(failure) => fail("told", &failure),
        }
    });
}

fn told(seen: &Foreseen) -> El {
    let badge = el("p", "").text(&seen.title);
    if !seen.badge.is_empty() {
        badge.append(&el("span", "badge").attr("aria-hidden", "true").text(&seen.badge));
    }
    let all = el("div", "").child(&badge);
    if seen.notices.is_empty() {
        return all.child(&says("p", "hint", "preview_no_notice"));
    }
    for notice in &seen.notices {
        let title = el("p", "title").child(&el("bdi", "").text(&notice.title));
        all.append(
            &el("div", "notification").child(&title).child(&el("p", "hint lines").text(&notice.message)),
        );
    }
    all
}
