//! The list in the popup: its headline, its groups, and what the search leaves of them.

use super::dom::{El, by_id, el, find_id};
use super::groups::Groups;
use super::popup::headline as head;
use super::{row, search, shown};
use crate::browser::i18n;
use crate::protocol::{Snapshot, TokenView};
use crate::remind::{kind_key, site_key};

/// From how many tokens on there is a search: fewer are seen at a glance.
const SEARCH_FROM: usize = 7;

/// What wants attention, or that nothing does and what comes next.
pub(super) fn headline(snapshot: &Snapshot) -> El {
    let groups = Groups::new(&snapshot.tokens);
    match groups.due() {
        0 => {
            let next = groups.next().and_then(|view| {
                let days = i18n::relative_days(view.days_left?);
                Some(el("p", "next").text(&i18n::text_with("summary_next", &[&days])))
            });
            el("div", "calm").child(&head(&i18n::text("summary_calm"))).maybe(next)
        }
        due => el("div", "").child(&head(&i18n::count("summary_attention", due))),
    }
}

/// Appends the groups, and shows the search where there is much to find.
pub(super) fn fill(main: &El, snapshot: &Snapshot) {
    by_id("top").flag("data-search", snapshot.tokens.len() >= SEARCH_FROM);
    main.append(&el("p", "found").attr("id", "found").attr("role", "status"));
    let groups = Groups::new(&snapshot.tokens);
    let names = Names::new(snapshot);
    let mut lines = Vec::with_capacity(snapshot.tokens.len());
    for (id, title, views) in [
        ("attention", "group_attention", &groups.attention),
        ("dated", "group_dated", &groups.dated),
        ("undated", "group_undated", &groups.undated),
    ] {
        if !views.is_empty() {
            let heading = el("h2", "").attr("id", id).text(&i18n::text(title));
            let section = el("section", "group").attr("aria-labelledby", id).child(&heading);
            main.append(&section.child(&rows(views, &names, &mut lines)));
        }
    }
    if !groups.past.is_empty() {
        let title = el("h2", "").text(&i18n::count("group_past", groups.past.len()));
        let past = el("details", "group past").child(&el("summary", "").child(&title));
        main.append(&past.child(&rows(&groups.past, &names, &mut lines)));
    }
    shown::with(|shown| shown.lines = lines);
}

fn rows(views: &[&TokenView], names: &Names, lines: &mut Vec<(El, String)>) -> El {
    // The role is said again: WebKit drops a list's from screen readers where the style takes the bullets.
    let list = el("ul", "tokens").attr("role", "list");
    for view in views {
        let names = names.of(view);
        let line = row::row(view, &names);
        list.append(&line);
        lines.push((line, search::haystack(view, &[&names[0], &names[1]])));
    }
    list
}

/// The names of the sites and kinds that are in the list: asking the browser a thousand times for nine of them takes long.
struct Names(Vec<(&'static str, String)>);

impl Names {
    fn new(snapshot: &Snapshot) -> Self {
        let mut names: Vec<(&'static str, String)> = Vec::new();
        for view in &snapshot.tokens {
            for key in [site_key(view.token.provider), kind_key(view.token.kind)] {
                if names.iter().all(|(known, _)| *known != key) {
                    names.push((key, i18n::text(key)));
                }
            }
        }
        Self(names)
    }

    fn of(&self, view: &TokenView) -> [String; 2] {
        [site_key(view.token.provider), kind_key(view.token.kind)].map(|key| {
            self.0.iter().find(|(known, _)| *known == key).map(|(_, name)| name.clone()).unwrap_or_default()
        })
    }
}

/// Leaves the lines that hold what was typed.
pub(super) fn filter(typed: &str) {
    let left = shown::with(|shown| {
        let mut left = 0;
        for (line, haystack) in &shown.lines {
            let found = search::matches(haystack, typed);
            left += usize::from(found);
            if line.has("hidden") == found {
                line.flag("hidden", !found);
            }
        }
        left
    });
    for group in by_id("main").all(".group") {
        group.flag("hidden", group.find(".token:not([hidden])").is_none());
        if group.element().tag_name() == "DETAILS" {
            group.flag("open", !typed.trim().is_empty());
        }
    }
    if let Some(found) = find_id("found") {
        let none_typed = typed.trim().is_empty();
        found.say(&if none_typed { String::new() } else { i18n::count("search_found", left) });
    }
}

/// Moves the focus from a line to the next or the one before; false where there is none.
pub(super) fn step(line: &El, forward: bool) -> bool {
    let lines = by_id("main")
        .all(".group:not([hidden]) > .tokens > .token:not([hidden]) > details > summary, .past > summary");
    let Some(place) = lines.iter().position(|other| other.element() == line.element()) else { return false };
    let next = if forward { place.checked_add(1) } else { place.checked_sub(1) };
    let Some(next) = next.and_then(|place| lines.get(place)) else { return false };
    next.focus();
    true
}
