//! The form for a token: to add one by hand, to change what is recorded.

use web_sys::Event;

use super::dom::{El, by_id, find_id, says, target, template};
use super::popup::{change, toast};
use super::snapshot::TokenView;
use super::{row, shown, typed};
use crate::browser::i18n;
use crate::ledger::{Kind, Provider, State, Token};
use crate::page::PageText;
use crate::prelude::*;
use crate::protocol::{Change, Fields};
use crate::remind::{kind_key, site_key};

/// The id of the form that adds a token.
const ADD: &str = "add-form";

const SITES: [Provider; 4] = [Provider::Figma, Provider::Atlassian, Provider::TokensStudio, Provider::Other];
const KINDS: [Kind; 9] = [
    Kind::PersonalAccessToken,
    Kind::PlanAccessToken,
    Kind::ApiToken,
    Kind::ApiTokenWithScopes,
    Kind::OrgApiKey,
    Kind::ServiceAccountToken,
    Kind::RepositoryAccessToken,
    Kind::ApiKey,
    Kind::Other,
];

/// Shows the form for a new token, filled with what is known of it, or goes to it where it is shown.
pub(super) fn add(known: &Token) {
    let form = find_id(ADD).unwrap_or_else(|| {
        let form = build(known, "form_add").attr("id", ADD);
        let main = by_id("main");
        if let Some(first) = main.element().first_child() {
            // A child of this element, just asked for.
            let _ = main.element().insert_before(form.element(), Some(&first));
        }
        form
    });
    focus(&form);
}

/// Shows the form in place of what the line of a token opens to.
pub(super) fn edit(view: &TokenView) {
    let id = &view.token.id;
    row::open(id);
    if let Some(more) = row::details(id).and_then(|details| details.find(".more")) {
        let form = build(&view.token, "form_edit").attr(row::ID, id);
        more.fill(&[&form]);
        focus(&form);
    }
}

fn focus(form: &El) {
    if let Some(first) = form.find("input") {
        first.focus();
    }
}

/// Takes the form away and puts the focus back where it came from.
pub(super) fn cancel(id: &str) {
    if id.is_empty() {
        if let Some(form) = find_id(ADD) {
            form.remove();
        }
        by_id("add").focus();
        return;
    }
    let (Some(view), Some(details)) = (shown::token(id), row::details(id)) else { return };
    if let Some(more) = details.find(".more") {
        more.remove();
        details.append(&row::more(&view));
    }
    if let Some(button) = details.find("[data-act=edit]") {
        button.focus();
    }
}

/// The form, filled with what is recorded.
fn build(token: &Token, title: &str) -> El {
    let form = template("form").attr("aria-label", &i18n::text(title));
    let (kind, date) = typed::unexpiry(token.expiry, offset());
    // Added by hand, a token is added for its date.
    let kind = if token.id.is_empty() { "on" } else { kind };
    if let Some(round) = form.find(&text!["[name=expiry][value=", kind, "]"]) {
        round.tick(true);
    }
    for (name, value) in [
        ("name", token.name.as_str()),
        ("date", &date),
        ("used_in", &typed::unlines(&token.used_in)),
        ("note", token.note.as_str()),
        ("app", token.app.as_ref().map_or("", PageText::as_str)),
        ("scopes", &typed::unlines(&token.scopes)),
        ("page", &token.page),
        ("reminders", &typed::unladder(token.reminders.as_deref().unwrap_or_default())),
    ] {
        if let Some(field) = named(&form, name) {
            field.write(value);
        }
    }
    choices(&form, "provider", &SITES.map(|site| (site_key(site), token.provider == site)));
    choices(&form, "kind", &KINDS.map(|kind| (kind_key(kind), token.kind == kind)));
    form
}

fn named(form: &El, name: &str) -> Option<El> {
    form.find(&text!["[name=", name, "]"])
}

/// Fills a choice; the value of each is its place.
fn choices(form: &El, name: &str, options: &[(&str, bool)]) {
    let Some(select) = named(form, name) else { return };
    for (place, (key, chosen)) in (0..).zip(options) {
        let option = says("option", "", key).number("value", place);
        option.flag("selected", *chosen);
        select.append(&option);
    }
}

/// A date that is chosen chooses "on" as well.
pub(super) fn changed(event: &Event) {
    let Some(form) = target(event, "[name=date]").and_then(|_| target(event, "form")) else { return };
    if let Some(on) = form.find("[name=expiry][value=on]") {
        on.tick(true);
    }
}

/// Takes what the form says.
pub(super) fn save(form: &El, id: &str) {
    let before = shown::token(id);
    let token = before.as_ref().map(|view| view.token.clone()).unwrap_or_default();
    match read(form, &token) {
        Err(key) => {
            if let Some(rest) = form.find(".rest") {
                // What is wrong may be in there.
                rest.flag("open", rest.has("open") || key == "failure_bad_ladder");
            }
            if let Some(place) = form.find(".wrong") {
                place.say(&i18n::text(key));
            }
        }
        Ok(fields) if before.is_some() => {
            // To change what is recorded of it is to say that it exists.
            let confirm = token.state == State::Unconfirmed;
            let records = shown::records(&[&token]);
            change(Change::Edit { id: id.to_owned(), fields, confirm }, "done_saved", records, id.to_owned());
        }
        Ok(fields) if id.is_empty() => {
            change(Change::Add { fields }, "done_added", Vec::new(), String::new())
        }
        Ok(_) => toast(&i18n::text("failure_no_such_token"), None),
    }
}

/// What the form says, or the key of what is wrong.
fn read(form: &El, token: &Token) -> Result<Fields, &'static str> {
    let value =
        |name: &str| form.find(&text!["[name=", name, "]"]).map(|field| field.value()).unwrap_or_default();
    let place = |name: &str| value(name).parse::<usize>().unwrap_or(usize::MAX);
    let name = PageText::new(&value("name"));
    if name.is_empty() && token.id.is_empty() {
        return Err("failure_no_name");
    }
    let kind = form.find("[name=expiry]:checked").map(|round| round.value()).unwrap_or_default();
    let date = value("date");
    // What was not touched stays as exact as it is: a date field knows no hour.
    let (kind_before, date_before) = typed::unexpiry(token.expiry, offset());
    let untouched = kind == kind_before && (kind != "on" || date == date_before);
    let expiry = typed::expiry(&kind, &date).ok_or("failure_no_date")?;
    Ok(Fields {
        provider: SITES.get(place("provider")).copied(),
        kind: KINDS.get(place("kind")).copied(),
        name: Some(name),
        app: Some(PageText::new(&value("app"))),
        scopes: Some(typed::lines(&value("scopes"))),
        expiry: Some(expiry).filter(|_| !untouched),
        used_in: Some(typed::lines(&value("used_in"))),
        note: Some(PageText::lines(&value("note"))),
        page: Some(value("page")),
        reminders: Some(typed::ladder(&value("reminders")).ok_or("failure_bad_ladder")?),
    })
}

fn offset() -> i32 {
    shown::with(|shown| shown.snapshot.as_ref().map(|snapshot| snapshot.offset)).unwrap_or_default()
}
