//! What the popup says before the first token: what happens next.

use super::dom::{El, el, outward, says};
use super::icon::Icon;
use super::popup::headline;
use super::wording;
use crate::browser::i18n;
use crate::json::Named;
use crate::ledger::Provider;
use crate::remind::site_key;
use crate::sites;

/// The pages that are watched, with what makes a token there.
const PAGES: [(Provider, &str); 3] = [
    (Provider::Figma, "empty_figma"),
    (Provider::Atlassian, "empty_atlassian"),
    (Provider::TokensStudio, "empty_tokens_studio"),
];

/// The explanation.
pub(super) fn explanation() -> El {
    let pages = el("ul", "pages").attr("role", "list");
    for (provider, key) in PAGES {
        pages.append(&el("li", "").child(&page(provider, key)));
    }
    el("section", "empty")
        .child(&headline(&i18n::text("empty_title")))
        .child(&says("p", "", "empty_next"))
        .child(&pages)
        .child(&says("p", "promise", "empty_recorded"))
}

fn page(provider: Provider, key: &str) -> El {
    let mark = el("span", "mark")
        .attr("data-site", provider.name())
        .attr("aria-hidden", "true")
        .text(wording::letter(provider, "").encode_utf8(&mut [0; 4]));
    let words =
        el("span", "what").child(&says("span", "name", site_key(provider))).child(&says("span", "kind", key));
    let link = match sites::start_page(provider) {
        Some(page) => outward("page", &page),
        None => el("span", "page"),
    };
    link.child(&mark).child(&words).child(&Icon::Arrow.draw())
}
