//! The next twelve months, drawn: a mark for each token on the day on which it expires.
//!
//! A month with tokens is one stop of the Tab key and says what is in it; the marks differ in shape as well as in colour.

use web_sys::Event;

use super::dom::{El, el, find_id, svg, target};
use super::row;
use super::snapshot::{Snapshot, TokenView};
use super::strip::{Column, HIGHEST, Month, height, months};
use crate::browser::words::BrowserWords;
use crate::browser::{dates, i18n};
use crate::prelude::*;
use crate::remind::{Stage, label, list};

const WIDTH: i32 = 328;
const HEIGHT: i32 = 63;
/// Where the line of the months is, and the letters below it.
const GROUND: i32 = 47;
const LETTERS: i32 = 59;
/// From one mark to the one above it.
const STEP: i32 = 9;
/// The most names that are told of a month.
const NAMES: usize = 4;

/// The strip, with a line below it that says what the pointer or the focus is on.
pub(super) fn draw(snapshot: &Snapshot) -> El {
    let months = months(&snapshot.tokens, local_day(snapshot), snapshot.offset, WIDTH);
    let days: Vec<_> = months.iter().map(|month| month.first).collect();
    let names = dates::months(&days);
    // No higher than the marks are, but never so low that it is hard to hit.
    let top = GROUND - 8 - STEP * i32::try_from(height(&months).max(1)).unwrap_or(1);
    let picture = svg("svg", "strip")
        .attr("viewBox", &format!("0 {top} {WIDTH} {}", HEIGHT - top))
        .attr("role", "group")
        .attr("aria-label", &i18n::text("strip"));
    let ground = svg("path", "ground").attr("d", &format!("M0 {GROUND}.5H{WIDTH}"));
    picture.append(&ground);
    let mut free = 0;
    for (month, (short, long)) in months.iter().zip(&names) {
        picture.append(&draw_month(month, top, short, long, &snapshot.tokens, &mut free));
    }
    let within: usize = months.iter().map(|month| month.tokens.len()).sum();
    let rest = i18n::count("strip_count", within);
    let caption = el("p", "caption")
        .attr("id", "caption")
        .attr("data-rest", &rest)
        .attr("aria-hidden", "true")
        .text(&rest);
    el("figure", "timeline").child(&picture).child(&caption)
}

fn local_day(snapshot: &Snapshot) -> chrono::NaiveDate {
    crate::remind::local_day(snapshot.now, snapshot.offset)
}

/// A month with its letter. The letters and numbers stand beside the button, not on it: its own words say more.
fn draw_month(month: &Month, top: i32, short: &str, long: &str, tokens: &[TokenView], free: &mut i32) -> El {
    let Month { x, width, .. } = *month;
    let group = svg("g", "");
    if x > 0 {
        group.append(&svg("path", "tick").attr("d", &format!("M{x}.5 {}v4", GROUND - 2)));
    }
    if let Some(first) = month.tokens.first().and_then(|&first| tokens.get(first)) {
        let area = svg("rect", "area")
            .number("x", x)
            .number("y", top)
            .number("width", width)
            .number("height", HEIGHT - top)
            .attr("rx", "4");
        let button = svg("g", "month")
            .attr("role", "button")
            .attr("tabindex", "0")
            .attr("aria-label", &i18n::text_with("strip_month", &[long, &told(month, tokens)]))
            .attr("data-first", &first.token.id)
            .child(&area);
        for column in &month.columns {
            draw_column(&button, &group, column, free);
        }
        group.append(&button);
    }
    if width > 16 {
        let class = if month.tokens.is_empty() { "letter" } else { "letter full" };
        group.append(&words(class, x + width / 2, LETTERS, short));
    }
    group
}

fn words(class: &str, x: i32, y: i32, text: &str) -> El {
    svg("text", class).number("x", x).number("y", y).attr("aria-hidden", "true").text(text)
}

/// `free` is where the next number has room: without it a column is high, and the words of its month tell the rest.
fn draw_column(button: &El, beside: &El, Column { x, stages }: &Column, free: &mut i32) {
    if stages.len() > HIGHEST {
        let worst = stages.iter().copied().max().unwrap_or_default();
        button.append(&svg("path", class(worst)).attr("d", &format!("M{} {}v-33h5v33Z", x - 2, GROUND - 2)));
        let number = stages.len().to_string();
        let half = 1 + 3 * i32::try_from(number.len()).unwrap_or(1);
        if x - half >= *free {
            beside.append(&words("number", *x, GROUND - 38, &number));
            *free = x + half;
        }
        return;
    }
    let mut y = GROUND - 6;
    for &stage in stages {
        button.append(&svg("path", class(stage)).attr("d", &shape(stage, *x, y)));
        y -= STEP;
    }
}

/// A triangle, a ring, a dot.
fn shape(stage: Stage, x: i32, y: i32) -> String {
    match stage {
        Stage::Urgent | Stage::Expired => format!("M{x} {}l4.5 7.5h-9Z", y - 4),
        Stage::Soon => format!("M{} {y}a3 3 0 1 1 6 0a3 3 0 1 1-6 0Z", x - 3),
        Stage::Fine => format!("M{} {y}a2.5 2.5 0 1 1 5 0a2.5 2.5 0 1 1-5 0Z", x - 2),
    }
}

fn class(stage: Stage) -> &'static str {
    match stage {
        Stage::Expired | Stage::Urgent => "at urgent",
        Stage::Soon => "at soon",
        Stage::Fine => "at fine",
    }
}

/// The names of the tokens of a month, not too many.
fn told(month: &Month, tokens: &[TokenView]) -> String {
    let names = month.tokens.iter().filter_map(|&place| tokens.get(place)).take(NAMES);
    let mut names: Vec<String> = names.map(|view| label(&view.token, &BrowserWords)).collect();
    if month.tokens.len() > NAMES {
        names.push(i18n::count("strip_more", month.tokens.len() - NAMES));
    }
    list(names, &BrowserWords).unwrap_or_default()
}

/// Says below the strip what the pointer or the focus is on.
pub(super) fn point(event: &Event) {
    let Some(caption) = find_id("caption") else { return };
    match target(event, ".month") {
        Some(month) => caption.say(&month.get("aria-label")),
        None => caption.say(&caption.get("data-rest")),
    }
}

/// Goes to the first token of a month in the list.
pub(super) fn go(month: &El) {
    let line = row::details(&month.get("data-first")).and_then(|details| details.find("summary"));
    if let Some(line) = line {
        line.focus();
    }
}
