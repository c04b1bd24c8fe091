//! The part of the options about when to remind.

use super::dom::{El, by_id, el, find_id, says, spawn};
use super::options::{self, fail, say, set, status};
use super::{ask, sites, typed};
use crate::browser::i18n;
use crate::json::Named;
use crate::ledger::ladders::SiteLadders;
use crate::ledger::{Provider, Settings};
use crate::protocol::PreviewView;
use crate::remind::site_key;

/// What stands in the field before it is used: the ladder that most trackers have.
const EXAMPLE: &str = "30, 14, 7, 1";

/// The sites that can have a ladder of their own.
const SITES: [Provider; 3] = [Provider::Figma, Provider::Atlassian, Provider::TokensStudio];

/// The part.
pub(super) fn part() -> El {
    let settings = options::with(|snapshot| snapshot.settings.clone()).unwrap_or_default();
    let part = options::part("reminders")
        .child(&ladder(&settings))
        .child(&own_ladders(&settings))
        .child(&days_off(&settings));
    let part = part.child(&hour(&settings));
    let part = if sites::may_notify() { part.child(&notify(&settings)) } else { part };
    part.child(&status("reminders-status")).child(&foresee())
}

fn group(legend: &str) -> El {
    el("fieldset", "choice").child(&says("legend", "", legend))
}

fn tick(kind: &str, name: &str, value: &str, on: bool) -> El {
    let tick = el("input", "").attr("type", kind).attr("name", name).attr("value", value);
    tick.flag("checked", on);
    tick
}

fn text(name: &str, rungs: Option<&[u32]>) -> El {
    el("input", "field short")
        .attr("type", "text")
        .attr("name", name)
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("value", &typed::unladder(rungs.unwrap_or_default()))
}

fn ladder(settings: &Settings) -> El {
    let fixed = settings.ladder.as_deref();
    let line = |value: &str, key: &str, hint: &str, on: bool| {
        let words = el("span", "").child(&says("span", "", key)).child(&says("span", "hint block", hint));
        el("label", "tick").child(&tick("radio", "ladder", value, on)).child(&words)
    };
    let days =
        text("rungs", fixed).attr("aria-label", &i18n::text("ladder_fixed")).attr("placeholder", EXAMPLE);
    group("ladder")
        .child(&line("scaled", "ladder_scaled", "ladder_scaled_hint", fixed.is_none()))
        .child(&line("fixed", "ladder_fixed", "ladder_fixed_hint", fixed.is_some()))
        .child(&days)
}

fn own_ladders(settings: &Settings) -> El {
    let fields = el("div", "grid");
    for site in SITES {
        let days = text("site-rungs", settings.site_ladders.get(site).map(Vec::as_slice))
            .attr("data-site", site.name())
            .attr("placeholder", &i18n::text("ladder_as_all"));
        fields.append(&el("label", "labelled").child(&says("span", "", site_key(site))).child(&days));
    }
    let own = el("details", "").child(&says("summary", "", "ladder_sites")).child(&fields);
    own.flag("open", !settings.site_ladders.is_empty());
    own
}

fn days_off(settings: &Settings) -> El {
    let days = el("div", "days");
    for (number, name) in (1..=7_u8).zip(i18n::weekdays()) {
        let tick = tick("checkbox", "day-off", &number.to_string(), settings.days_off.contains(&number));
        days.append(&el("label", "tick").child(&tick).child(&el("span", "").text(&name)));
    }
    group("days_off").child(&days).child(&says("p", "hint", "days_off_hint"))
}

fn hour(settings: &Settings) -> El {
    let select = el("select", "field short").attr("name", "hour");
    for (number, name) in (0..24_u8).zip(i18n::hours()) {
        let option = el("option", "").attr("value", &number.to_string()).text(&name);
        option.flag("selected", number == settings.hour);
        select.append(&option);
    }
    el("label", "labelled").child(&says("span", "", "hour")).child(&select)
}

fn notify(settings: &Settings) -> El {
    let words =
        el("span", "").child(&says("span", "", "notify")).child(&says("span", "hint block", "notify_hint"));
    el("label", "tick lone")
        .child(&tick("checkbox", "notifications", "on", settings.notifications))
        .child(&words)
}

/// What will be told on a date.
fn foresee() -> El {
    let today =
        options::with(|snapshot| crate::remind::local_day(snapshot.now, snapshot.offset)).unwrap_or_default();
    let date = el("input", "field short")
        .attr("type", "date")
        .attr("name", "preview")
        .attr("id", "preview")
        .attr("min", &today.to_string())
        .attr("value", &today.to_string());
    el("div", "foresee")
        .child(&el("label", "labelled").child(&says("span", "", "preview")).child(&date))
        .child(&el("div", "told").attr("id", "told").attr("role", "status"))
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
        "rungs" => {
            if let Some(fixed) = part.find("[name=ladder][value=fixed]") {
                fixed.tick(true);
            }
            rungs(field);
        }
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

fn rungs(field: &El) {
    match typed::ladder(&field.value()) {
        Some(rungs) => set("ladder", &rungs),
        None => say("reminders-status", &i18n::text("failure_bad_ladder")),
    }
}

fn own_rungs(part: &El) {
    let mut ladders = SiteLadders::default();
    for field in part.all("[name=site-rungs]") {
        let Some(rungs) = typed::ladder(&field.value()) else {
            say("reminders-status", &i18n::text("failure_bad_ladder"));
            return;
        };
        if let Ok(site) = Provider::named(&field.get("data-site")) {
            ladders.insert(site, rungs);
        }
    }
    set("site_ladders", &ladders);
}

/// Asks what will be told on the chosen date, and shows it.
pub(super) fn preview() {
    let Some(date) = find_id("preview").and_then(|field| field.value().parse().ok()) else { return };
    spawn(async move {
        match ask::preview(date).await {
            Ok(seen) => by_id("told").fill(&[&told(&seen)]),
            Err(failure) => fail("told", &failure),
        }
    });
}

fn told(seen: &PreviewView) -> El {
    let badge = el("p", "").text(&seen.title);
    let badge = if seen.badge.is_empty() {
        badge
    } else {
        badge.text(" ").child(&el("span", "badge").attr("aria-hidden", "true").text(&seen.badge))
    };
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
