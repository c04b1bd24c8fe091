//! The options page: settings, the list as a whole, what is stored, what may be seen.

use std::cell::RefCell;

use web_sys::Event;

use super::dom::{El, by_id, document, el, find_id, key, says, spawn, speak_language, target};
use super::{ask, data, failure, import, reminders, sites, stored};
use crate::browser::i18n;
use crate::json::{self, Encode, Map, Value};
use crate::protocol::{Change, Failure, Snapshot};

const PRIVACY: [&str; 5] =
    ["privacy_value", "privacy_local", "privacy_network", "privacy_sites", "privacy_page"];

/// The parts, in the order in which they are shown: id and heading.
const PARTS: [(&str, &str); 7] = [
    ("reminders", "part_reminders"),
    ("sites", "part_sites"),
    ("data", "part_data"),
    ("stored", "part_stored"),
    ("diagnostics", "part_diagnostics"),
    ("privacy", "part_privacy"),
    ("about", "part_about"),
];

thread_local! {
    /// What the background told last.
    static SNAPSHOT: RefCell<Option<Snapshot>> = const { RefCell::new(None) };
}

/// Builds the options in their page.
pub fn open() {
    speak_language();
    document().set_title(&i18n::text("options_title"));
    by_id("heading").say(&i18n::text("options_heading"));
    let nav = el("ul", "").attr("role", "list");
    for (id, title) in PARTS {
        nav.append(&el("li", "").child(&says("a", "", title).attr("href", &format!("#{id}"))));
    }
    by_id("nav").attr("aria-label", &i18n::text("options_heading")).fill(&[&nav]);
    by_id("main").on("click", clicked).on("change", changed).on("toggle", toggled).on("keydown", pressed);
    spawn(refresh());
}

/// Asks for the list and builds all parts.
pub(super) async fn refresh() {
    let main = by_id("main");
    match ask::snapshot().await {
        Ok(snapshot) => {
            SNAPSHOT.set(Some(snapshot));
            main.fill(&[
                &reminders::part(),
                &sites::part(),
                &data::part(),
                &stored::part(),
                &stored::diagnostics(),
                &privacy(),
                &about(),
            ]);
            sites::refresh().await;
        }
        // The list can be erased even where it cannot be read.
        Err(failure) => {
            main.fill(&[&failure::notice("failure_title", &failure), &data::part(), &privacy(), &about()])
        }
    }
    main.set("aria-busy", "false");
}

/// Looks at what the background told last, if it told anything.
pub(super) fn with<T>(look: impl FnOnce(&Snapshot) -> T) -> Option<T> {
    SNAPSHOT.with_borrow(|snapshot| snapshot.as_ref().map(look))
}

/// Remembers a newer list, without building anything of it.
pub(super) fn remember(snapshot: Snapshot) {
    SNAPSHOT.set(Some(snapshot));
}

/// A part of the page under its heading.
pub(super) fn part(id: &str) -> El {
    let title = PARTS.iter().find(|(known, _)| *known == id).map(|(_, title)| *title).unwrap_or_default();
    let heading = says("h2", "", title).attr("id", &format!("{id}-title"));
    el("section", "part").attr("id", id).attr("aria-labelledby", &format!("{id}-title")).child(&heading)
}

/// Where a part says what was done; screen readers read it out.
pub(super) fn status(id: &str) -> El {
    el("p", "status").attr("id", id).attr("role", "status")
}

/// Says it there.
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
    let settings = Value::Object(Map(vec![(name.to_owned(), json::to_value(value))]));
    spawn(async move {
        match ask::change(Change::Settings { settings }).await {
            Ok(()) => {
                say("reminders-status", &i18n::text("done_saved"));
                if let Ok(snapshot) = ask::snapshot().await {
                    remember(snapshot);
                }
                reminders::preview();
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

fn changed(event: &Event) {
    let Some(field) = target(event, "[name]") else { return };
    match field.get("name").as_str() {
        "file" => import::chosen(&field),
        "pick" | "pick-site" => data::picked(&field),
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

fn privacy() -> El {
    let sentences = el("ul", "sentences");
    for key in PRIVACY {
        sentences.append(&says("li", "", key));
    }
    part("privacy").child(&sentences)
}

fn about() -> El {
    // The manifest's version is the package's: the build checks it.
    let version = i18n::text_with("about_version", &[env!("CARGO_PKG_VERSION")]);
    part("about").child(&el("p", "").text(&version)).child(&says("p", "hint", "about_licence"))
}
