//! The list in the popup: its headline, its groups, and what the search leaves of them.
//!
//! Lines are drawn when they are about to be seen: a thousand at once would be most of the time it takes to open.

use gloo::timers::callback::Timeout;

use super::dom::{El, by_id, el, find_id, page};
use super::groups::Groups;
use super::popup::headline as head;
use super::shown::{self, Shown};
use super::snapshot::{Snapshot, TokenView};
use super::{row, search};
use crate::browser::{dates, i18n};
use crate::prelude::*;
use crate::remind::{kind_key, site_key};

/// From how many tokens on there is a search: fewer are seen at a glance.
const SEARCH_FROM: usize = 7;
/// How many lines are drawn at once: more than the highest screen shows.
const AT_ONCE: usize = 60;
/// How many of them are drawn before anything is seen: more than a popup shows.
const AT_FIRST: usize = 8;
/// When the lines after them are drawn, in milliseconds: drawn at once they would keep the first ones from the screen.
pub(super) const AFTER_MS: u32 = 60;
/// How near the end of the page, in pixels, the next lines are drawn.
const AHEAD: i32 = 1200;

/// The groups: id, and the key of the heading or, for the last one, of the count that is its heading.
const GROUPS: [(&str, &str); 4] = [
    ("attention", "group_attention"),
    ("dated", "group_dated"),
    ("undated", "group_undated"),
    ("past", "group_past"),
];
/// The place of the last group, which is closed unless something is searched for.
const PAST: usize = 3;

/// What wants attention, or that nothing does and what comes next.
pub(super) fn headline(snapshot: &Snapshot) -> El {
    let groups = Groups::new(&snapshot.tokens);
    match groups.due(&snapshot.tokens) {
        0 => {
            let next = groups.next(&snapshot.tokens).and_then(|view| {
                let days = dates::relative_days(view.days_left?);
                Some(el("p", "next").text(&i18n::text_with("summary_next", &[&days])))
            });
            el("div", "calm").child(&head(&i18n::text("summary_calm"))).maybe(next)
        }
        due => el("div", "").child(&head(&i18n::count("summary_attention", due))),
    }
}

/// Appends the list, and shows the search where there is much to find.
pub(super) fn fill(main: &El, snapshot: &Snapshot) {
    by_id("top").flag("data-search", snapshot.tokens.len() >= SEARCH_FROM);
    main.append(&el("p", "found").attr("id", "found").attr("role", "status"));
    main.append(&el("div", "").attr("id", "list"));
}

/// Draws the list anew, with the lines that hold what was typed.
pub(super) fn filter(typed: &str) {
    let searching = !typed.trim().is_empty();
    let left = shown::with(|shown| {
        if searching {
            make_ready(shown);
        }
        let Some(snapshot) = &shown.snapshot else { return 0 };
        let groups = Groups::new(&snapshot.tokens);
        shown.order.clear();
        shown.drawn = 0;
        for (group, places) in
            [groups.attention, groups.dated, groups.undated, groups.past].into_iter().enumerate()
        {
            for place in places {
                if !searching || shown.haystacks.get(place).is_some_and(|hay| search::matches(hay, typed)) {
                    shown.order.push((group, place));
                }
            }
        }
        shown.order.len()
    });
    if let Some(list) = find_id("list") {
        list.fill(&[]);
        draw(AT_FIRST);
        // In a tab there may be room for more, and nothing to scroll that would ask for it.
        Timeout::new(AFTER_MS, || {
            draw(AT_ONCE);
        })
        .forget();
    }
    if let Some(found) = find_id("found") {
        found.say(&if searching { i18n::count("search_found", left) } else { String::new() });
    }
}

/// Makes what is searched in, if it is not there: of many tokens that takes as long as a frame, so it is done before the first key.
pub(super) fn make_ready(shown: &mut Shown) {
    let Shown { snapshot: Some(snapshot), names, haystacks, .. } = shown else { return };
    if haystacks.is_empty() {
        let haystack = |view| search::haystack(view, &names.of(view).each_ref().map(String::as_str));
        *haystacks = snapshot.tokens.iter().map(haystack).collect();
    }
}

/// Draws the next lines; false where there were none.
fn draw(lines: usize) -> bool {
    let Some(list) = find_id("list") else { return false };
    let mut last: Option<(usize, El)> = None;
    shown::with(|shown| {
        let Some(snapshot) = &shown.snapshot else { return };
        for _ in 0..lines {
            let Some(&(group, place)) = shown.order.get(shown.drawn) else { break };
            shown.drawn += 1;
            let Some(view) = snapshot.tokens.get(place) else { continue };
            let (_, lines) = match last.take().filter(|(known, _)| *known == group) {
                Some(same) => last.insert(same),
                None => {
                    let count = shown.order.iter().filter(|(other, _)| *other == group).count();
                    last.insert((group, lines_of(&list, group, count)))
                }
            };
            lines.append(&row::row(view, &shown.names.of(view)));
        }
    });
    last.is_some()
}

/// The list of a group, made with its heading where it is not there yet; the group has so many lines then.
fn lines_of(list: &El, group: usize, count: usize) -> El {
    let (id, title) = GROUPS.get(group).copied().unwrap_or_default();
    if let Some(lines) = find_id(id).and_then(|group| group.find("ul")) {
        return lines;
    }
    // The role is said again: WebKit drops a list's from screen readers where the style takes the bullets.
    let lines = el("ul", "tokens").attr("role", "list");
    let group = if group == PAST {
        let title = el("h2", "").text(&i18n::count(title, count));
        let past = el("details", "group past").child(&el("summary", "").child(&title));
        // What was searched for is to be seen wherever it is.
        past.flag("open", !by_id("search").value().trim().is_empty());
        past
    } else {
        let heading = el("h2", "").attr("id", title).text(&i18n::text(title));
        el("section", "group").attr("aria-labelledby", title).child(&heading)
    };
    list.append(&group.attr("id", id).child(&lines));
    lines
}

/// Draws more where the end is near.
pub(super) fn scrolled() {
    let page = page();
    let left = page.scroll_height() - page.scroll_top() - page.client_height();
    if left < AHEAD {
        draw(AT_ONCE);
    }
}

/// The line of a token, drawn if it was not. Looked for by comparing, since an id from a file may be no selector.
pub(super) fn line(id: &str) -> Option<El> {
    let waits = shown::with(|shown| {
        let tokens = &shown.snapshot.as_ref()?.tokens;
        let is_it = |(_, place): &(usize, usize)| tokens.get(*place).is_some_and(|view| view.token.id == id);
        shown.order.iter().skip(shown.drawn).position(is_it)
    });
    if let Some(before) = waits {
        draw(before + 1);
    }
    by_id("main").all(".token").into_iter().find(|line| line.get(row::ID) == id)
}

/// Moves the focus from a line to the next or the one before; false where there is none.
pub(super) fn step(line: &El, forward: bool) -> bool {
    let lines = || by_id("main").all(".token > details > summary, .past > summary");
    let Some(place) = lines().iter().position(|other| other.element() == line.element()) else {
        return false;
    };
    let Some(next) = (if forward { place.checked_add(1) } else { place.checked_sub(1) }) else {
        return false;
    };
    if next >= lines().len() {
        draw(AT_ONCE);
    }
    match lines().get(next) {
        Some(next) => next.focus(),
        None => return false,
    }
    true
}

/// The names of the sites and kinds that are in the list: asking the browser a thousand times for nine of them takes long.
#[derive(Default)]
pub(super) struct Names(Vec<(&'static str, String)>);

impl Names {
    /// Of the tokens of a snapshot.
    pub(super) fn new(snapshot: &Snapshot) -> Self {
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
