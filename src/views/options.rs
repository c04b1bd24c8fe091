//! The options page.

use super::dom::{El, by_id, document, el, speak_language};
use super::{data, stored};
use crate::browser::i18n;

const PRIVACY: [&str; 5] =
    ["privacy_value", "privacy_local", "privacy_network", "privacy_sites", "privacy_page"];

/// Builds the options in their page.
pub fn open() {
    speak_language();
    document().set_title(&i18n::text("options_title"));
    by_id("heading").say(&i18n::text("options_heading"));
    let main = by_id("main");
    main.fill(&[&data::section(), &stored::section(), &privacy(), &about()]);
    main.set("aria-busy", "false");
}

/// A part of the page under its heading.
pub(super) fn part(id: &str, title: &str) -> El {
    let heading = el("h2", "").attr("id", id).text(&i18n::text(title));
    el("section", "part").attr("aria-labelledby", id).child(&heading)
}

fn privacy() -> El {
    let sentences = el("ul", "sentences");
    for key in PRIVACY {
        sentences.append(&el("li", "").text(&i18n::text(key)));
    }
    part("privacy", "part_privacy").child(&sentences)
}

fn about() -> El {
    // The manifest's version is the package's: the build checks it.
    let version = i18n::text_with("about_version", &[env!("CARGO_PKG_VERSION")]);
    part("about", "part_about")
        .child(&el("p", "").text(&version))
        .child(&el("p", "hint").text(&i18n::text("about_licence")))
}
