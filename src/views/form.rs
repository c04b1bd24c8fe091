//! The form for a token: to add one by hand, to change what is recorded.

use web_sys::Event;

use super::dom::{El, button, by_id, el, find_id, says, target};
use super::popup::{change, toast};
use super::{row, shown, typed};
use crate::browser::i18n;
use crate::ledger::{Kind, Provider, State, Token};
use crate::page::PageText;
use crate::protocol::{Change, Fields, TokenView};
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

/// Shows the form for a new token, or goes to it where it is shown.
pub(super) fn add() {
    let form = find_id(ADD).unwrap_or_else(|| {
        let form = build(&Token::default(), 0, "form_add").attr("id", ADD);
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
    let offset =
        shown::with(|shown| shown.snapshot.as_ref().map(|snapshot| snapshot.offset)).unwrap_or_default();
    let id = &view.token.id;
    row::open(id);
    if let Some(more) = row::details(id).and_then(|details| details.find(".more")) {
        let form = build(&view.token, offset, "form_edit").attr(row::ID, id);
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

fn build(token: &Token, offset: i32, title: &str) -> El {
    let form = el("form", "form").attr("data-form", "edit").attr("aria-label", &i18n::text(title));
    form.append(&labelled("fact_name", &input("name", "text", token.name.as_str())));
    form.append(&expires(token, offset));
    form.append(&labelled(
        "fact_site",
        &select("provider", &SITES.map(|site| (site_key(site), token.provider == site))),
    ));
    form.append(&labelled("fact_used_in", &area("used_in", &typed::unlines(&token.used_in))));
    form.append(&labelled("fact_note", &area("note", token.note.as_str())));
    let reminders = typed::unladder(token.reminders.as_deref().unwrap_or_default());
    let reminders =
        input("reminders", "text", &reminders).attr("placeholder", &i18n::text("reminders_as_set"));
    let rest = el("div", "form")
        .child(&labelled(
            "fact_kind",
            &select("kind", &KINDS.map(|kind| (kind_key(kind), token.kind == kind))),
        ))
        .child(&labelled("fact_app", &input("app", "text", token.app.as_ref().map_or("", PageText::as_str))))
        .child(&labelled("fact_scopes", &area("scopes", &typed::unlines(&token.scopes))))
        .child(&labelled("fact_page", &input("page", "url", &token.page)))
        .child(&labelled("fact_reminders", &reminders));
    form.append(&el("details", "rest").child(&says("summary", "", "form_rest")).child(&rest));
    let save = says("button", "button main", "action_save");
    form.append(&el("p", "wrong").attr("role", "alert"));
    form.child(
        &el("div", "buttons")
            .child(&save)
            .child(&button("button", "action_cancel").attr("data-act", "cancel")),
    )
}

fn labelled(key: &str, field: &El) -> El {
    el("label", "labelled").child(&says("span", "", key)).child(field)
}

fn input(name: &str, kind: &str, value: &str) -> El {
    let field = el("input", "field")
        .attr("type", kind)
        .attr("name", name)
        .attr("value", value)
        .attr("autocomplete", "off");
    if kind == "text" { field.attr("dir", "auto") } else { field }
}

fn area(name: &str, value: &str) -> El {
    el("textarea", "field").attr("name", name).attr("rows", "2").attr("dir", "auto").text(value)
}

fn select(name: &str, options: &[(&str, bool)]) -> El {
    let select = el("select", "field").attr("name", name);
    for (place, (key, chosen)) in options.iter().enumerate() {
        let option = says("option", "", key).attr("value", &place.to_string());
        option.flag("selected", *chosen);
        select.append(&option);
    }
    select
}

fn expires(token: &Token, offset: i32) -> El {
    let (kind, date) = typed::unexpiry(token.expiry, offset);
    // Added by hand, a token is added for its date.
    let kind = if token.id.is_empty() { "on" } else { kind };
    let choices = el("span", "choices");
    for (value, key) in [("on", "expiry_on"), ("never", "expiry_never"), ("unknown", "expiry_unknown")] {
        let round = el("input", "").attr("type", "radio").attr("name", "expiry").attr("value", value);
        round.flag("checked", value == kind);
        choices.append(&el("label", "round").child(&round).child(&says("span", "", key)));
    }
    let date = input("date", "date", &date).attr("aria-label", &i18n::text("expiry_on"));
    let legend = says("legend", "", "expiry");
    el("fieldset", "labelled").child(&legend).child(&date).child(&choices)
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
        Ok(_) => toast(&i18n::text("failure_no_such_token"), false),
    }
}

/// What the form says, or the key of what is wrong.
fn read(form: &El, token: &Token) -> Result<Fields, &'static str> {
    let value =
        |name: &str| form.find(&format!("[name={name}]")).map(|field| field.value()).unwrap_or_default();
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
