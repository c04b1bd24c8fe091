//! The part of the options about the list as a whole: take it along, bring it in, or erase it.

use super::dom::{El, button, by_id, el, find_id, says, spawn};
use super::options::{self, fail, say, status};
use super::{ask, download, import};
use crate::browser::i18n;
use crate::browser::words::BrowserWords;
use crate::ledger::Provider;
use crate::protocol::ExportFormat;
use crate::remind::{label, site_key};

/// The formats: name on the button, hint beside it.
const FORMATS: [(ExportFormat, &str, &str); 4] = [
    (ExportFormat::Json, "action_export_json", "export_json_hint"),
    (ExportFormat::Csv, "action_export_csv", "export_csv_hint"),
    (ExportFormat::Ics, "action_export_ics", "export_ics_hint"),
    (ExportFormat::Markdown, "action_export_markdown", "export_markdown_hint"),
];

const SITES: [Provider; 4] = [Provider::Figma, Provider::Atlassian, Provider::TokensStudio, Provider::Other];

/// The part.
pub(super) fn part() -> El {
    let count = options::with(|snapshot| snapshot.tokens.len());
    let part = options::part("data");
    let part = match count {
        Some(count) => part.child(&el("p", "").attr("id", "count").text(&i18n::count("data_count", count))),
        None => part,
    };
    part.append(&says("h3", "", "export"));
    if count.is_some_and(|count| count > 1) {
        part.append(&choice());
    }
    let formats = el("ul", "tasks").attr("role", "list");
    for (place, (_, name, hint)) in FORMATS.iter().enumerate() {
        let export =
            button("button", name).attr("data-act", "export").attr("data-format", &place.to_string());
        formats.append(&el("li", "task").child(&export).child(&says("p", "hint", hint)));
    }
    part.append(&formats);
    part.append(&status("export-status"));
    part.append(&says("h3", "", "import"));
    part.append(&import::field());
    part.append(&says("h3", "", "erase"));
    part.child(&erasing())
}

/// Which tokens to take: all, those of a site, or those with a tick.
fn choice() -> El {
    let list = el("ul", "picks").attr("role", "list");
    let sites = el("select", "field")
        .attr("name", "pick-site")
        .child(&says("option", "", "pick_all").attr("value", ""));
    options::with(|snapshot| {
        for view in &snapshot.tokens {
            let token = &view.token;
            let tick = el("input", "").attr("type", "checkbox").attr("name", "pick").attr("value", &token.id);
            tick.flag("checked", true);
            let name = el("bdi", "").text(&label(token, &BrowserWords));
            let line = el("label", "tick").child(&tick).child(&name).child(&says(
                "span",
                "hint",
                site_key(token.provider),
            ));
            list.append(&el("li", "").attr("data-site", site_key(token.provider)).child(&line));
        }
        for site in SITES {
            if snapshot.tokens.iter().any(|view| view.token.provider == site) {
                sites.append(&says("option", "", site_key(site)).attr("value", site_key(site)));
            }
        }
    });
    let site = el("label", "labelled").child(&says("span", "", "pick_site")).child(&sites);
    el("details", "")
        .child(&says("summary", "", "pick"))
        .child(&el("div", "picking").child(&site).child(&list))
}

/// Ticks the tokens of the site that was chosen.
pub(super) fn picked(field: &El) {
    let site = field.value();
    if field.get("name") == "pick-site" {
        for line in by_id("data").all(".picks > li") {
            if let Some(tick) = line.find("input") {
                tick.tick(site.is_empty() || line.get("data-site") == site);
            }
        }
    }
}

/// Saves the list, or what is ticked of it.
pub(super) fn export(pressed: &El) {
    let Some((format, _, _)) =
        pressed.get("data-format").parse().ok().and_then(|place: usize| FORMATS.get(place))
    else {
        return;
    };
    let picks = by_id("data").all("[name=pick]");
    let ticked: Vec<String> = picks.iter().filter(|tick| tick.ticked()).map(El::value).collect();
    let all = ticked.len() == picks.len();
    spawn(async move {
        match ask::export(*format, Some(ticked).filter(|_| !all)).await {
            Ok(file) => {
                download::save(&file);
                say("export-status", &i18n::text_with("export_done", &[&file.file_name]));
            }
            Err(failure) => fail("export-status", &failure),
        }
    });
}

fn erasing() -> El {
    let buttons = el("div", "buttons")
        .child(&button("button danger", "action_erase_really").attr("data-act", "erase-really"))
        .child(&button("button", "action_keep").attr("data-act", "erase-not").attr("id", "keep"));
    let confirm = el("div", "confirm")
        .attr("id", "confirm")
        .attr("role", "group")
        .attr("aria-labelledby", "confirm-question");
    confirm.flag("hidden", true);
    confirm.append(&el("p", "").attr("id", "confirm-question"));
    let task = el("div", "task")
        .attr("id", "erase-task")
        .child(&button("button", "action_erase").attr("data-act", "erase").attr("id", "erase"))
        .child(&says("p", "hint", "erase_hint"));
    el("div", "").child(&task).child(&confirm.child(&buttons)).child(&status("erase-status"))
}

/// The second step says what would be lost as it is now, and puts the focus on the answer that loses nothing.
pub(super) fn ask_first() {
    say("erase-status", "");
    spawn(async {
        let question = match ask::snapshot().await {
            Ok(snapshot) => i18n::count("erase_question", snapshot.tokens.len()),
            // A list that cannot be read is a reason to erase it.
            Err(_) => i18n::text("erase_question_unread"),
        };
        say("confirm-question", &question);
        by_id("erase-task").flag("hidden", true);
        by_id("confirm").flag("hidden", false);
        by_id("keep").focus();
    });
}

/// Puts the question away and the focus back where it came from.
pub(super) fn close() {
    if let Some(confirm) = find_id("confirm") {
        confirm.flag("hidden", true);
        by_id("erase-task").flag("hidden", false);
        by_id("erase").focus();
    }
}

/// Empties the list.
pub(super) fn erase() {
    spawn(async {
        match ask::erase().await {
            Ok(()) => {
                options::refresh().await;
                say("erase-status", &i18n::text("erase_done"));
                by_id("erase").focus();
            }
            Err(failure) => {
                close();
                fail("erase-status", &failure);
            }
        }
    });
}
