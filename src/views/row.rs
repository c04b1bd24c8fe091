//! One token in the popup: a line that opens to tell more.

use super::dom::{El, el, says};
use super::icon::Icon;
use super::snapshot::TokenView;
use super::{actions, listing, shown, wording};
use crate::browser::words::BrowserWords;
use crate::browser::{dates, i18n};
use crate::json::Named;
use crate::ledger::{Expiry, Moment, Token};
use crate::page::PageText;
use crate::prelude::*;
use crate::remind::list as list_of;

/// The attribute that carries the token's id.
pub(super) const ID: &str = "data-id";

/// The line. `names` are those of the site and the kind. What it opens to is made by [`fill`].
pub(super) fn row(view: &TokenView, names: &[String; 2]) -> El {
    let token = &view.token;
    let summary = el("summary", "row").child(&mark(token)).child(&what(view, names)).child(&when(view));
    let details = el("details", "").attr("name", "token").child(&summary);
    el("li", "token")
        .attr(ID, &token.id)
        .attr("data-stage", if view.put_off { "put-off" } else { view.stage.name() })
        .child(&details)
}

/// The site's letter; its name follows in words.
fn mark(token: &Token) -> El {
    el("span", "mark")
        .attr("data-site", token.provider.name())
        .attr("aria-hidden", "true")
        .text(wording::letter(token.provider, token.name.as_str()).encode_utf8(&mut [0; 4]))
}

fn what(view: &TokenView, [site, kind]: &[String; 2]) -> El {
    let token = &view.token;
    let place = token.app.as_ref().map_or(site.as_str(), PageText::as_str);
    let kind = el("span", "kind").child(&isolated("", place)).text(" · ").text(kind);
    let what = el("span", "what").child(&name(token)).child(&kind).maybe(used_in(token));
    let what = match wording::state(token.state) {
        Some(key) => what.child(&says("span", "state", key)),
        None => what,
    };
    if view.put_off { what.child(&el("span", "state").text(&put_off(token))) } else { what }
}

/// Where it is used, on one line.
fn used_in(token: &Token) -> Option<El> {
    let places = list_of(token.used_in.iter().map(PageText::to_owned_text), &BrowserWords)?;
    Some(
        el("span", "used")
            .child(&says("span", "unseen", "fact_used_in").text(" "))
            .child(&isolated("", &places)),
    )
}

/// That the reminder is put off, and until when.
fn put_off(token: &Token) -> String {
    match token.snoozed_until {
        Some(until) => i18n::text_with("put_off_until", &[&dates::local_day(until)]),
        None => i18n::text("put_off"),
    }
}

/// The name, or a word that there is none.
fn name(token: &Token) -> El {
    if token.name.is_empty() {
        says("span", "name unnamed", "token_unnamed")
    } else {
        isolated("name", token.name.as_str())
    }
}

fn when(view: &TokenView) -> El {
    let stage = wording::stage(view.stage).map(|key| {
        let word = says("span", "unseen", key).text(", ");
        el("span", "stage").child(&Icon::Stage(view.stage).draw()).child(&word)
    });
    let left = el("span", "left").maybe(stage);
    let when = el("span", "when");
    match (view.token.expiry, view.days_left) {
        (Expiry::Never, _) => when.child(&left.text(&i18n::text("expiry_never"))),
        (expiry, Some(days)) => {
            let date = el("span", "date").text(&expiry_day(expiry));
            let label = says("span", "unseen", "expiry").text(" ");
            when.child(&left.child(&label).text(&dates::relative_days(days))).text(" ").child(&date)
        }
        _ => when.child(&left.text(&i18n::text("expiry_unknown"))),
    }
}

/// The day a token stops working, said to be about that day where no more is known.
fn expiry_day(expiry: Expiry) -> String {
    let (day, about) = match expiry {
        Expiry::At { at, about } => (dates::local_day(at), about),
        Expiry::On { on, about } => (i18n::day(on), about),
        Expiry::Never | Expiry::Unknown => return String::new(),
    };
    if about { i18n::text_with("date_about", &[&day]) } else { day }
}

/// Fills a line that opened, unless it is full.
pub(super) fn fill(details: &El) {
    if details.find(".more").is_some() {
        return;
    }
    let id = details.element().parent_element().and_then(|line| line.get_attribute(ID)).unwrap_or_default();
    if let Some(view) = shown::token(&id) {
        details.append(&more(&view));
    }
}

/// Opens the line of a token and gives it the focus; false where there is no such line.
pub(super) fn open(id: &str) -> bool {
    let Some(details) = details(id) else { return false };
    details.flag("open", true);
    fill(&details);
    if let Some(line) = details.find("summary") {
        line.focus();
    }
    true
}

/// What opens of the line of a token.
pub(super) fn details(id: &str) -> Option<El> {
    listing::line(id)?.find("details")
}

/// What the line opens to.
pub(super) fn more(view: &TokenView) -> El {
    let token = &view.token;
    let facts = el("dl", "facts");
    fact(&facts, "fact_scopes", &scopes(&token.scopes));
    if !token.used_in.is_empty() {
        fact(&facts, "fact_used_in", &list("places", &token.used_in));
    }
    if !token.note.is_empty() {
        fact(&facts, "fact_note", &isolated("note", token.note.as_str()));
    }
    if let Expiry::At { at, .. } = token.expiry {
        fact(&facts, "expiry", &el("span", "").text(&dates::instant(at)));
    }
    match token.created {
        Moment::At { at } => fact(&facts, "fact_created", &el("span", "").text(&dates::local_day(at))),
        Moment::On { on } => fact(&facts, "fact_created", &el("span", "").text(&i18n::day(on))),
        Moment::Unknown => {}
    }
    fact(&facts, "fact_last_seen", &el("span", "").text(&dates::local_day(token.last_seen)));
    el("div", "more").child(&facts).child(&actions::bar(view))
}

fn fact(facts: &El, key: &str, value: &El) {
    facts.append(&says("dt", "", key));
    facts.append(&el("dd", "").child(value));
}

fn scopes(scopes: &[PageText]) -> El {
    if scopes.is_empty() { says("span", "", "scopes_none") } else { list("scopes", scopes) }
}

fn list(class: &str, items: &[PageText]) -> El {
    let list = el("ul", class).attr("role", "list");
    for item in items {
        list.append(&el("li", "").child(&isolated("", item.as_str())));
    }
    list
}

/// A text of unknown direction, kept from turning what stands around it.
pub(super) fn isolated(class: &str, text: &str) -> El {
    el("bdi", class).text(text)
}
