//! The popup: asks for the list, shows it, and does what is pressed in it.

use gloo::timers::callback::Timeout;
use js_sys::Promise;
use web_sys::Event;

use super::dom::{El, button, by_id, document, el, key, on_scroll, spawn, speak_language, target};
use super::icon::Icon;
use super::shown::{self, Shown};
use super::snapshot::Snapshot;
use super::{actions, ask, asking, empty, failure, form, listing, puzzle, row, timeline};
use crate::browser::{i18n, message};
use crate::json::Value;
use crate::ledger::Token;
use crate::prelude::*;
use crate::protocol::{Change, Failure, PuzzleView};

/// Builds the popup in its page; what it shows was asked for already: what is stored, and what the background told of the page behind it.
pub fn open(stored: Promise, looked: Promise) {
    speak_language();
    for (id, title, icon) in [("add", "action_add", Icon::Plus), ("options", "options_open", Icon::Gear)] {
        let title = i18n::text(title);
        by_id(id).attr("aria-label", &title).attr("title", &title).child(&icon.draw());
    }
    let search = i18n::text("search");
    by_id("search").attr("placeholder", &search).attr("aria-label", &search).on("input", |event| {
        if let Some(field) = target(event, "input") {
            listing::filter(&field.value());
        }
    });
    by_id("top").on("keydown", pressed);
    by_id("add").on("click", |_| form::add(&Token::default()));
    by_id("toast").on("click", |event| {
        match target(event, "button").map(|button| button.get("data-act")).as_deref() {
            Some("undo") => undo(),
            Some("rescue") => spawn(actions::rescue()),
            _ => {}
        }
    });
    by_id("main")
        .on("click", clicked)
        .on("toggle", opened)
        .on("keydown", pressed)
        .on("change", form::changed)
        .on("submit", submitted)
        .on("pointerover", timeline::point)
        .on("focusin", focused);
    on_scroll(|_| listing::scrolled());
    spawn(async {
        show(ask::list(Ok(stored)).await, &wanted());
        match message::receive::<ask::Looked>(Ok(looked)).await {
            Ok(looked) => tell_puzzle(looked.puzzle),
            // Where the list could not be read either, that is said in its place.
            Err(_) if shown::with(|shown| shown.snapshot.is_none()) => {}
            Err(failure) => toast(&failure::sentence(&failure), None),
        }
    });
}

/// Tells that the page that the popup was opened over was not understood.
fn tell_puzzle(told: Option<PuzzleView>) {
    if let Some(puzzle) = &told {
        by_id("main").put_first(&puzzle::card(puzzle));
    }
    shown::with(|shown| shown.puzzle = told);
}

/// The id of the token that the address asks for, as that of a notification does.
fn wanted() -> String {
    let address = document().url().unwrap_or_default();
    let id = address.split_once('#').and_then(|(_, id)| js_sys::decode_uri_component(id).ok());
    id.map(String::from).unwrap_or_default()
}

/// Reads the list and shows it. The token with that id is opened again and gets the focus, if it is still there.
async fn refresh(open: String) {
    show(ask::list(ask::stored()).await, &open);
}

/// Shows the list, or why there is none.
fn show(told: Result<Snapshot, Failure>, open: &str) {
    let main = by_id("main");
    let search = by_id("search");
    match told {
        Ok(snapshot) => {
            draw(&main, &snapshot);
            shown::with(|shown| {
                shown.haystacks.clear();
                shown.names = listing::Names::new(&snapshot);
                shown.snapshot = Some(snapshot);
            });
            Timeout::new(listing::AFTER_MS, || shown::with(get_ready)).forget();
            listing::filter(&search.value());
        }
        Err(failure) => show_failure(&main, &failure),
    }
    main.set("aria-busy", "false");
    if !open.is_empty() && !row::open(open) {
        // What had the focus is gone.
        by_id("headline").focus();
    }
}

/// Does what is needed before the first key and for who listens, and not for the first look.
fn get_ready(shown: &mut Shown) {
    if let Some(snapshot) = &shown.snapshot {
        timeline::name(snapshot);
    }
    listing::make_ready(shown);
}

fn draw(main: &El, snapshot: &Snapshot) {
    main.fill(&[]);
    if let Some(puzzle) = puzzle::current() {
        main.append(&puzzle::card(&puzzle));
    }
    if snapshot.tokens.is_empty() {
        main.append(&empty::explanation());
        return;
    }
    main.append(&listing::headline(snapshot));
    if let Some(question) = asking::card(snapshot) {
        main.append(&question);
    }
    main.append(&timeline::draw(snapshot));
    listing::fill(main, snapshot);
}

fn show_failure(main: &El, failure: &Failure) {
    let buttons = el("div", "buttons")
        .child(&button("button", "action_try_again").attr("data-act", "again"))
        .child(&button("button", "action_rescue").attr("data-act", "rescue"));
    main.fill(&[&failure::notice("failure_title", failure), &buttons]);
}

/// Makes a change, says what was done, and shows the list anew. The records of `before` can be put back then.
pub(super) fn change(change: Change, said: &str, before: Vec<Value<'static>>, open: String) {
    let said = i18n::text(said);
    spawn(async move {
        match ask::change(change).await {
            Ok(()) => {
                let can_undo = !before.is_empty();
                shown::with(|shown| shown.undo = before);
                refresh(open.clone()).await;
                toast(&said, can_undo.then_some(("action_undo", "undo")));
                if let Some(undo) = by_id("toast").find("button").filter(|_| shown::token(&open).is_none()) {
                    undo.focus();
                }
            }
            Err(failure) => {
                // Storage that takes nothing more may soon give nothing more.
                let refused = failure.code == "storage-refused";
                toast(&failure::sentence(&failure), refused.then_some(("action_export_json", "rescue")));
            }
        }
    });
}

/// Says something that screen readers read out as well, with a button if there is something to do about it.
pub(super) fn toast(said: &str, offer: Option<(&str, &str)>) {
    let button = offer.map(|(key, act)| button("button", key).attr("data-act", act));
    by_id("toast").fill(&[&el("div", "said").child(&el("p", "").text(said)).maybe(button)]);
}

fn undo() {
    let tokens = shown::with(|shown| core::mem::take(&mut shown.undo));
    let id = tokens.first().and_then(|token| token.get("id")?.as_str()).unwrap_or_default().to_owned();
    change(Change::Restore { tokens }, "done_undone", Vec::new(), id);
}

fn clicked(event: &Event) {
    if let Some(month) = target(event, ".month") {
        timeline::go(&month);
        return;
    }
    let Some(pressed) = target(event, "[data-act]") else { return };
    let act = pressed.get("data-act");
    let id = target(event, "[data-id]").map(|place| place.get(row::ID)).unwrap_or_default();
    match act.as_str() {
        "again" => spawn(refresh(String::new())),
        "rescue" => spawn(actions::rescue()),
        "cancel" => form::cancel(&id),
        "add-here" => puzzle::add_here(),
        "copy-outline" => puzzle::copy(),
        _ => actions::press(&act, &id, &pressed),
    }
}

fn submitted(event: &Event) {
    event.prevent_default();
    let Some(form) = target(event, "form") else { return };
    let id = form.get(row::ID);
    match form.get("data-form").as_str() {
        "edit" => form::save(&form, &id),
        other => asking::answer(other, &form, &id),
    }
}

fn focused(event: &Event) {
    timeline::point(event);
    // The Tab key comes to the end without scrolling.
    listing::scrolled();
}

/// Fills a line when it opens for the first time: most never do.
fn opened(event: &Event) {
    if let Some(details) = target(event, "details").filter(|details| details.has("open")) {
        row::fill(&details);
    }
}

/// Keeps a key from what the browser does on it.
fn keep(event: &Event, used: bool) {
    if used {
        event.prevent_default();
    }
}

fn pressed(event: &Event) {
    let key = key(event);
    match key.as_str() {
        "ArrowDown" | "ArrowUp" => {
            let moved = target(event, "summary").is_some_and(|line| listing::step(&line, key == "ArrowDown"));
            keep(event, moved);
        }
        "Enter" | " " => {
            if let Some(month) = target(event, ".month") {
                event.prevent_default();
                timeline::go(&month);
            }
        }
        // Without this the whole popup would close, and what was typed be lost.
        "Escape" => {
            if let Some(form) = target(event, "form[data-form=edit]") {
                event.prevent_default();
                form::cancel(&form.get(row::ID));
            } else if let Some(field) = target(event, "#search").filter(|field| !field.value().is_empty()) {
                event.prevent_default();
                field.write("");
                listing::filter("");
            }
        }
        "/" if target(event, "input, textarea, select").is_none() => {
            event.prevent_default();
            by_id("search").focus();
        }
        _ => {}
    }
}

/// The headline, which can have the focus when nothing else is left to have it.
pub(super) fn headline(text: &str) -> El {
    el("h2", "headline").attr("id", "headline").attr("tabindex", "-1").text(text)
}
