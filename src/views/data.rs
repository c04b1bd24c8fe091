//! The part of the options about the list as a whole: take it along, or erase it.

use super::dom::{El, by_id, el, find_id, says, spawn};
use super::options::{self, fail, say};
use super::snapshot::Snapshot;
use super::{ask, download, row};
use crate::browser::i18n;
use crate::browser::words::BrowserWords;
use crate::prelude::*;
use crate::protocol::ExportFormat;
use crate::remind::{label, site_key};

/// Shows how many tokens there are, and which to choose from.
pub(super) fn show(snapshot: &Snapshot) {
    say("count", &i18n::count("data_count", snapshot.tokens.len()));
    by_id("picking").flag("hidden", snapshot.tokens.len() < 2);
    let (picks, sites) = (by_id("picks"), by_id("picking").find("select"));
    picks.fill(&[]);
    let mut known = vec!["pick_all"];
    for view in &snapshot.tokens {
        let token = &view.token;
        let site = site_key(token.provider);
        if !known.contains(&site) {
            known.push(site);
        }
        let tick = el("input", "")
            .attr("type", "checkbox")
            .attr("name", "pick")
            .attr("value", &token.id)
            .attr("checked", "");
        let name = row::isolated("", &label(token, &BrowserWords));
        let line = el("label", "tick").child(&tick).child(&name).child(&says("span", "hint", site));
        picks.append(&el("li", "").attr("data-site", site).child(&line));
    }
    if let Some(sites) = sites {
        sites.fill(&[]);
        for key in known {
            sites.append(&says("option", "", key).attr("value", key));
        }
    }
}

/// Ticks the tokens of the site that was chosen.
pub(super) fn pick(site: &str) {
    for line in by_id("picks").all("li") {
        if let Some(tick) = line.find("input") {
            tick.tick(site == "pick_all" || line.get("data-site") == site);
        }
    }
}

/// Saves the list, or what is ticked of it.
pub(super) fn export(pressed: &El) {
    let format = match pressed.get("data-format").as_str() {
        "csv" => ExportFormat::Csv,
        "ics" => ExportFormat::Ics,
        "markdown" => ExportFormat::Markdown,
        _ => ExportFormat::Json,
    };
    let picks = by_id("picks").all("input");
    let ticked: Vec<String> = picks.iter().filter(|tick| tick.ticked()).map(El::value).collect();
    let all = ticked.len() == picks.len();
    spawn(async move {
        match ask::export(format, Some(ticked).filter(|_| !all)).await {
            Ok(file) => {
                download::save(&file);
                say("export-status", &i18n::text_with("export_done", &[&file.file_name]));
            }
            Err(failure) => fail("export-status", &failure),
        }
    });
}

/// The second step says what would be lost as it is now, and puts the focus on the answer that loses nothing.
pub(super) fn ask_first() {
    say("erase-status", "");
    let count = options::with(|snapshot| snapshot.tokens.len());
    // A list that cannot be read is a reason to erase it.
    let question = count
        .map_or_else(|| i18n::text("erase_question_unread"), |count| i18n::count("erase_question", count));
    say("confirm-question", &question);
    swap(true);
    by_id("keep").focus();
}

/// Puts the question away and the focus back where it came from.
pub(super) fn close() {
    swap(false);
    by_id("erase").focus();
}

fn swap(asked: bool) {
    for (id, hidden) in [("erase-task", asked), ("confirm", !asked)] {
        if let Some(place) = find_id(id) {
            place.flag("hidden", hidden);
        }
    }
}

/// Empties the list.
pub(super) fn erase() {
    spawn(async {
        let answer = ask::erase().await;
        close();
        match answer {
            Ok(()) => {
                options::refresh().await;
                say("erase-status", &i18n::text("erase_done"));
            }
            Err(failure) => fail("erase-status", &failure),
        }
    });
}
