//! The popup: the list by expiry, what wants attention on top.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event};

use super::dom::{El, button, by_id, el, speak_language};
use super::groups::Groups;
use super::icon::Icon;
use super::{ask, empty, failure, row};
use crate::browser::i18n;
use crate::protocol::{Failure, Snapshot, TokenView};

/// The snapshot on the screen.
type Shown = Rc<RefCell<Option<Snapshot>>>;

/// Builds the popup in its page.
pub fn open() {
    speak_language();
    let options = i18n::text("options_open");
    by_id("options").attr("aria-label", &options).attr("title", &options).child(&Icon::Gear.draw());

    let shown = Shown::default();
    tell_more_when_opened(&shown);
    spawn_local(refresh(shown));
}

async fn refresh(shown: Shown) {
    let main = by_id("main");
    let answer = ask::snapshot().await;
    match &answer {
        Ok(snapshot) => show(&main, snapshot),
        Err(failure) => show_failure(&main, failure, &shown),
    }
    main.set("aria-busy", "false");
    shown.replace(answer.ok());
}

fn show(main: &El, snapshot: &Snapshot) {
    if snapshot.tokens.is_empty() {
        main.fill(&[&empty::explanation()]);
        return;
    }
    let groups = Groups::new(&snapshot.tokens);
    main.fill(&[&attention(&groups)]);
    for (id, title, views) in
        [("dated", "group_dated", &groups.dated), ("undated", "group_undated", &groups.undated)]
    {
        if !views.is_empty() {
            main.append(&section(id, "", &i18n::text(title), views));
        }
    }
    if !groups.past.is_empty() {
        main.append(&past(&groups.past));
    }
}

/// What wants attention, or that nothing does and what comes next.
fn attention(groups: &Groups) -> El {
    if !groups.attention.is_empty() {
        let title = i18n::count("summary_attention", groups.attention.len());
        return section("attention", "headline", &title, &groups.attention);
    }
    let next = groups.next().and_then(|view| {
        let days = i18n::relative_days(view.days_left?);
        Some(el("p", "next").text(&i18n::text_with("summary_next", &[&days])))
    });
    el("section", "calm").child(&el("h2", "headline").text(&i18n::text("summary_calm"))).maybe(next)
}

fn section(id: &str, class: &str, title: &str, views: &[&TokenView]) -> El {
    let heading = el("h2", class).attr("id", id).text(title);
    el("section", "").attr("aria-labelledby", id).child(&heading).child(&rows(views))
}

fn past(views: &[&TokenView]) -> El {
    let title = el("h2", "").text(&i18n::count("group_past", views.len()));
    el("details", "past").child(&el("summary", "").child(&title)).child(&rows(views))
}

fn rows(views: &[&TokenView]) -> El {
    // The role is said again: WebKit drops a list's from screen readers where the style takes the bullets.
    let list = el("ul", "tokens").attr("role", "list");
    for view in views {
        list.append(&row::row(view));
    }
    list
}

fn show_failure(main: &El, failure: &Failure, shown: &Shown) {
    let shown = Rc::clone(shown);
    let again =
        button("button", "action_try_again").on("click", move |_| spawn_local(refresh(Rc::clone(&shown))));
    main.fill(&[&failure::notice("failure_title", failure), &again]);
}

/// Fills a line when it opens for the first time. One listener for all of them: there may be a thousand.
fn tell_more_when_opened(shown: &Shown) {
    let shown = Rc::clone(shown);
    let tell = move |event: &Event| {
        let Some(details) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
            return;
        };
        if details.child_element_count() > 1 {
            return;
        }
        let Some(id) = details.parent_element().and_then(|line| line.get_attribute(row::ID)) else { return };
        if let Some(view) =
            shown.borrow().iter().flat_map(|shown| &shown.tokens).find(|view| view.token.id == id)
        {
            // Appending to an element that takes children cannot fail.
            let _ = details.append_child(row::more(view).element());
        }
    };
    // `toggle` does not bubble.
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(by_id("main").element(), "toggle", options, tell).forget();
}
