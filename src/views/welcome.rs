//! The page that opens once, after the installation. Its structure is in `welcome.html`; here it gets its words and its buttons.

use web_sys::Event;

use super::dom::{by_id, document, say_all, spawn, speak_language, target};
use super::sites;
use crate::browser::i18n;

/// Fills the welcome page.
pub fn open() {
    speak_language();
    say_all();
    document().set_title(&i18n::text("welcome_title"));
    by_id("main").on("click", clicked);
    spawn(async {
        sites::refresh().await;
        by_id("main").set("aria-busy", "false");
    });
}

fn clicked(event: &Event) {
    let Some(pressed) = target(event, "[data-act]") else { return };
    match pressed.get("data-act").as_str() {
        "allow" => sites::allow(&pressed),
        "take" => sites::take(&pressed),
        _ => {}
    }
}
