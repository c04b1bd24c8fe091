//! The options page. Its structure is in `options.html`; here it gets its words, the settings, the list and what is done on a press.

use core::cell::RefCell;

use web_sys::Event;

use super::dom::{by_id, document, find_id, key, say_all, spawn, speak_language, target};
use super::snapshot::Snapshot;
use super::{ask, data, failure, import, reminders, sites, stored};
use crate::browser::i18n;
use crate::json::{self, Encode, Map, Value};
use crate::prelude::*;
use crate::protocol::{Change, Failure};

std::thread_local! {
    /// What was read last.
    static SNAPSHOT: RefCell<Option<Snapshot>> = const { RefCell::new(None) };
}

/// Fills the options page.
pub fn open() {
    speak_language();
    say_all();
    document().set_title(&i18n::text("options_title"));
    // The manifest's version is the package's: the build checks it.
    by_id("version").say(&i18n::text_with("about_version", &[env!("CARGO_PKG_VERSION")]));
    by_id("main")
        .on("click", clicked)
        .on("change", changed)
        .on("toggle", toggled)
        .on("keydown", pressed)
        .on("submit", submitted);
    spawn(refresh());
}

/// Reads the list and shows it.
pub(super) async fn refresh() {
    let (main, trouble) = (by_id("main"), by_id("trouble"));
    match ask::list(ask::stored()).await {
        Ok(snapshot) => {
            main.set("class", "");
            trouble.fill(&[]);
            reminders::show(&snapshot);
            data::show(&snapshot);
            stored::show_report(&snapshot);
            SNAPSHOT.set(Some(snapshot));
        }
        Err(failure) => {
            main.set("class", "unread");
            trouble.fill(&[&failure::notice("failure_title", &failure)]);
        }
    }
    sites::refresh().await;
    main.set("aria-busy", "false");
}

/// Looks at what was read last, if it could be.
pub(super) fn with<T>(look: impl FnOnce(&Snapshot) -> T) -> Option<T> {
    SNAPSHOT.with_borrow(|snapshot| snapshot.as_ref().map(look))
}

/// Says something in a place that screen readers read out.
pub(super) fn say(id: &str, said: &str) {
    if let Some(place) = find_id(id) {
        place.say(said);
    }
}

/// Says there what went wrong.
pub(super) fn fail(id: &str, failure: &Failure) {
    say(id, &failure::sentence(failure));
}

/// Changes a setting and says so.
pub(super) fn set(name: &str, value: &dyn Encode) {
    let settings = Value::Object(Map(vec![(name.to_owned().into(), json::to_value(value))]));
    spawn(async move {
        match ask::change(Change::Settings { settings }).await {
            Ok(()) => {
                refresh().await;
                say("reminders-status", &i18n::text("done_saved"));
            }
            Err(failure) => fail("reminders-status", &failure),
        }
    });
}

fn clicked(event: &Event) {
    let Some(pressed) = target(event, "[data-act]") else { return };
    match pressed.get("data-act").as_str() {
        "export" => data::export(&pressed),
        "import" => import::really(),
        "import-not" => import::forget(),
        "erase" => data::ask_first(),
        "erase-really" => data::erase(),
        "erase-not" => data::close(),
        "allow" => sites::allow(&pressed),
        "take" => sites::take(&pressed),
        "copy" => stored::copy(),
        _ => {}
    }
}

/// Of the one form that there is.
fn submitted(event: &Event) {
    event.prevent_default();
    sites::add();
}

fn changed(event: &Event) {
    let Some(field) = target(event, "[name]") else { return };
    match field.get("name").as_str() {
        "file" => import::chosen(&field),
        "pick-site" => data::pick(&field.value()),
        name => reminders::changed(name, &field),
    }
}

fn toggled(event: &Event) {
    if target(event, "#record").is_some_and(|details| details.has("open")) {
        spawn(stored::show());
    }
}

fn pressed(event: &Event) {
    if key(event) == "Escape" && target(event, "#confirm").is_some() {
        data::close();
    }
}
