//! What can be done with a token, below its facts.

use super::dom::{El, button, el, outward, says, spawn};
use super::icon::Icon;
use super::popup::{change, toast};
use super::snapshot::TokenView;
use super::{ask, checklist, download, failure, form, row, shown, wording};
use crate::browser::words::BrowserWords;
use crate::browser::{clipboard, dates, i18n, storage};
use crate::json::Named;
use crate::ledger::{Expiry, Question, State, Token};
use crate::prelude::*;
use crate::protocol::{Change, ExportFormat, Fields};
use crate::remind::{Snooze, Stage, label};
use crate::sites;

const SNOOZE: &str = "panel-snooze";
const OTHERS: &str = "panel-others";

/// The buttons, and the two panels that they open.
pub(super) fn bar(view: &TokenView) -> El {
    let token = &view.token;
    let lives = matches!(token.state, State::Active | State::Unconfirmed | State::Expired);
    let bar = el("div", "actions");
    if let Some(page) = sites::manage_page(token) {
        let due = lives && view.stage != Stage::Fine;
        let (class, key) = if due { ("button main", "action_renew") } else { ("button", "action_open_page") };
        bar.append(&outward(class, &page).text(&i18n::text(key)).child(&Icon::Arrow.draw()));
    }
    if view.put_off {
        bar.append(&act("action_remind_again", "remind-again"));
    } else if lives && view.stage != Stage::Fine {
        bar.append(&opener("action_snooze", SNOOZE));
        bar.append(&act("action_acknowledge", "acknowledge"));
    }
    bar.append(&act("action_edit", "edit"));
    bar.append(&opener("action_others", OTHERS));
    el("div", "").child(&bar).child(&snoozes(view)).child(&others(token, lives))
}

fn act(key: &str, act: &str) -> El {
    button("button", key).attr("data-act", act)
}

fn opener(key: &str, panel: &str) -> El {
    act(key, "panel").attr("aria-expanded", "false").attr("data-panel", panel).child(&Icon::Chevron.draw())
}

fn panel(class: &str) -> El {
    el("div", "panel").attr("data-panel-of", class).attr("hidden", "")
}

fn snoozes(view: &TokenView) -> El {
    let panel = panel(SNOOZE);
    let choices = shown::with(|shown| shown.snapshot.as_ref().map(|snapshot| snapshot.snoozes(view)));
    for (choice, until) in choices.unwrap_or_default() {
        let line = button("choice", wording::snooze(choice))
            .attr("data-act", "snooze")
            .attr("data-choice", wording::snooze(choice))
            .text(" ")
            .child(&el("span", "date").text(&dates::local_day(until)));
        panel.append(&line);
    }
    panel
}

fn others(token: &Token, lives: bool) -> El {
    let choice = |key, act| button("choice", key).attr("data-act", act);
    let panel = panel(OTHERS);
    if lives {
        panel.append(&choice("action_checklist", "checklist"));
        panel.append(&choice("action_revoke", "revoke"));
        panel.append(&replace(token));
    }
    panel.child(&choice("action_delete", "delete"))
}

/// Which token took its place.
fn replace(token: &Token) -> El {
    let select = el("select", "field")
        .attr("name", "by")
        .child(&says("option", "", "replaced_by_other").attr("value", ""));
    shown::with(|shown| {
        for view in shown.snapshot.iter().flat_map(|snapshot| &snapshot.tokens) {
            let other = &view.token;
            if other.state == State::Active && other.provider == token.provider && other.id != token.id {
                select.append(&el("option", "").attr("value", &other.id).text(&label(other, &BrowserWords)));
            }
        }
    });
    let field = el("label", "").child(&says("span", "", "replaced_by")).child(&select);
    el("div", "replace").child(&field).child(&act("action_replace", "replace"))
}

/// Does what a button says.
fn act_on(act: &str, view: &TokenView, pressed: &El) -> Option<(Change, &'static str)> {
    let id = view.token.id.clone();
    Some(match act {
        "snooze" => {
            let key = pressed.get("data-choice");
            let choices = [Snooze::Tomorrow, Snooze::NextWorkingDay, Snooze::Week, Snooze::NextStage];
            let until = choices.into_iter().find(|&choice| wording::snooze(choice) == key)?;
            (Change::Snooze { id, until }, "done_put_off")
        }
        "acknowledge" => (Change::Acknowledge { id }, "done_acknowledged"),
        "remind-again" => (Change::RemindAgain { id }, "done_remind_again"),
        "revoke" => (Change::Revoke { id }, "done_revoked"),
        "confirm" => (Change::Confirm { id }, "done_confirmed"),
        "delete" => (Change::Delete { id }, "done_deleted"),
        "replace" => {
            let chosen = row::details(&id)?.find("select[name=by]")?.value();
            (Change::Replace { id, by: Some(chosen).filter(|by| !by.is_empty()) }, "done_replaced")
        }
        "succeed" => (Change::Replace { id, by: Some(pressed.get("data-new")) }, "done_replaced"),
        "never" => {
            let fields = Fields { expiry: Some(Expiry::Never), ..Fields::default() };
            (Change::Edit { id, fields, confirm: false }, "done_saved")
        }
        "wave" => {
            let question = Question::named(&pressed.get("data-question")).ok()?;
            (Change::Dismiss { id, question }, "done_dismissed")
        }
        _ => return None,
    })
}

/// A press of a button in the list or on a card.
pub(super) fn press(act: &str, id: &str, pressed: &El) {
    let Some(view) = shown::token(id) else { return };
    match act {
        "panel" => toggle(pressed, id),
        "edit" => form::edit(&view),
        "checklist" => copy_checklist(&view.token),
        _ => {
            let Some((wanted, said)) = act_on(act, &view, pressed) else { return };
            let mut touched = vec![view.token.clone()];
            if let Change::Replace { by: Some(by), .. } = &wanted {
                touched.extend(shown::token(by).map(|other| other.token));
            }
            let before = shown::records(&touched.iter().collect::<Vec<_>>());
            change(wanted, said, before, id.to_owned());
        }
    }
}

fn toggle(opener: &El, id: &str) {
    let Some(details) = row::details(id) else { return };
    let wanted = opener.get("data-panel");
    let opens = opener.get("aria-expanded") == "false";
    for panel in details.all(".panel") {
        panel.flag("hidden", !(opens && panel.get("data-panel-of") == wanted));
    }
    for other in details.all("[data-panel]") {
        let open = opens && other.get("data-panel") == wanted;
        other.set("aria-expanded", if open { "true" } else { "false" });
    }
}

fn copy_checklist(token: &Token) {
    let text = checklist::checklist(token, sites::manage_page(token).as_deref(), &BrowserWords);
    spawn(async move {
        let said = if clipboard::write(&text).await { "done_copied" } else { "failure_copy" };
        toast(&i18n::text(said), None);
    });
}

/// Saves what can still be had: the list, else what is stored as it is.
pub(super) async fn rescue() {
    let file = match ask::export(ExportFormat::Json, None).await {
        Ok(file) => Ok(file),
        Err(_) => storage::raw().await,
    };
    match file {
        Ok(file) => {
            download::save(&file);
            toast(&i18n::text_with("export_done", &[&file.file_name]), None);
        }
        Err(failure) => toast(&failure::sentence(&failure), None),
    }
}
