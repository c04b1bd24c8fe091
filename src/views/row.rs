//! One token in the popup: a line that opens to tell more.

use super::dom::{El, el};
use super::icon::Icon;
use super::wording;
use crate::browser::i18n;
use crate::ledger::{Expiry, Moment, Token};
use crate::page::PageText;
use crate::protocol::TokenView;

/// The attribute that carries the token's id.
pub(super) const ID: &str = "data-id";

/// The line. What it opens to is made by [`more`] when it is opened: most never are.
pub(super) fn row(view: &TokenView) -> El {
    let token = &view.token;
    let summary = el("summary", "row").child(&mark(token)).child(&what(token)).child(&when(view));
    let details = el("details", "").attr("name", "token").child(&summary);
    el("li", "token").attr(ID, &token.id).attr("data-stage", wording::stage_class(view.stage)).child(&details)
}

/// The site's letter; its name follows in words.
fn mark(token: &Token) -> El {
    el("span", "mark")
        .attr("data-site", wording::site_class(token.provider))
        .attr("aria-hidden", "true")
        .text(wording::letter(token.provider, token.name.as_str()).encode_utf8(&mut [0; 4]))
}

fn what(token: &Token) -> El {
    let kind = i18n::text(wording::kind(token.kind));
    let place = match &token.app {
        Some(app) => app.to_string(),
        None => i18n::text(wording::site(token.provider)),
    };
    let kind = el("span", "kind").child(&isolated("", &place)).text(" · ").text(&kind);
    let state = wording::state(token.state).map(|key| el("span", "state").text(&i18n::text(key)));
    el("span", "what").child(&name(token)).child(&kind).maybe(state)
}

/// The name, or a word that there is none.
pub(super) fn name(token: &Token) -> El {
    if token.name.is_empty() {
        el("span", "name unnamed").text(&i18n::text("token_unnamed"))
    } else {
        isolated("name", token.name.as_str())
    }
}

fn when(view: &TokenView) -> El {
    let stage = wording::stage(view.stage).map(|key| {
        let word = el("span", "unseen").text(&i18n::text(key)).text(", ");
        el("span", "stage").child(&Icon::Stage(view.stage).draw()).child(&word)
    });
    let label = el("span", "unseen").text(&i18n::text("expiry")).text(" ");
    let left = el("span", "left").maybe(stage).child(&label);
    let when = el("span", "when");
    match (view.token.expiry, view.days_left) {
        (Expiry::Never, _) => when.child(&left.text(&i18n::text("expiry_never"))),
        (expiry, Some(days)) if expiry != Expiry::Unknown => {
            let date = el("span", "date").text(&expiry_day(expiry));
            when.child(&left.text(&i18n::relative_days(days))).text(" ").child(&date)
        }
        _ => when.child(&left.text(&i18n::text("expiry_unknown"))),
    }
}

/// The day a token stops working, said to be about that day where no more is known.
fn expiry_day(expiry: Expiry) -> String {
    let (day, about) = match expiry {
        Expiry::At { at, about } => (i18n::local_day(at), about),
        Expiry::On { on, about } => (i18n::day(on), about),
        Expiry::Never => return i18n::text("expiry_never"),
        Expiry::Unknown => return i18n::text("expiry_unknown"),
    };
    if about { i18n::text_with("date_about", &[&day]) } else { day }
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
        fact(&facts, "expiry", &el("span", "").text(&i18n::instant(at)));
    }
    match token.created {
        Moment::At { at } => fact(&facts, "fact_created", &el("span", "").text(&i18n::local_day(at))),
        Moment::On { on } => fact(&facts, "fact_created", &el("span", "").text(&i18n::day(on))),
        Moment::Unknown => {}
    }
    fact(&facts, "fact_last_seen", &el("span", "").text(&i18n::local_day(token.last_seen)));
    el("div", "more").child(&facts).maybe(page(token))
}

fn fact(facts: &El, key: &str, value: &El) {
    facts.append(&el("dt", "").text(&i18n::text(key)));
    facts.append(&el("dd", "").child(value));
}

fn scopes(scopes: &[PageText]) -> El {
    if scopes.is_empty() { el("span", "").text(&i18n::text("scopes_none")) } else { list("scopes", scopes) }
}

fn list(class: &str, items: &[PageText]) -> El {
    // The role is said again: WebKit drops a list's from screen readers where the style takes the bullets.
    let list = el("ul", class).attr("role", "list");
    for item in items {
        list.append(&el("li", "").child(&isolated("", item.as_str())));
    }
    list
}

/// A text of unknown direction, kept from turning what stands around it.
fn isolated(class: &str, text: &str) -> El {
    el("bdi", class).text(text)
}

fn page(token: &Token) -> Option<El> {
    let page = wording::manage_page(&token.page, token.provider)?;
    let link = el("a", "button").attr("href", page).attr("target", "_blank").attr("rel", "noreferrer");
    Some(link.text(&i18n::text("action_open_page")).child(&Icon::Arrow.draw()))
}
