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
    // Few elements: each takes several calls of the browser, and the popup waits for them.
    let (letters, numbers) = (words("letters", LETTERS), words("numbers", GROUND - 38));
    let mut ticks = String::new();
    let mut free = 0;
    for (month, (short, long)) in months.iter().zip(&names) {
        if month.x > 0 {
            ticks.push_str(&format!("M{}.5 {}v4", month.x, GROUND - 2));
        }
        if let Some(button) = draw_month(month, top, long, &snapshot.tokens) {
            month.columns.iter().for_each(|column| draw_column(&button, &numbers, column, &mut free));
            picture.append(&button);
        }
        if month.width > 16 {
            let class = if month.tokens.is_empty() { "" } else { "full" };
            letters.append(&word(class, month.x + month.width / 2, short));
        }
    }
    let picture = picture
        .child(&svg("path", "ground").attr("d", &format!("M0 {GROUND}.5H{WIDTH}")))
        .child(&svg("path", "tick").attr("d", &ticks))
        .child(&letters)
        .child(&numbers);
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

/// The button of a month, where tokens expire in it. Letters and numbers stand beside it, not on it: its own words say more.
fn draw_month(month: &Month, top: i32, long: &str, tokens: &[TokenView]) -> Option<El> {
    let first = tokens.get(*month.tokens.first()?)?;
    let area = svg("rect", "area")
        .number("x", month.x)
        .number("y", top)
        .number("width", month.width)
        .number("height", HEIGHT - top);
    let button = svg("g", "month")
        .attr("role", "button")
        .attr("tabindex", "0")
        .attr("aria-label", &i18n::text_with("strip_month", &[long, &told(month, tokens)]))
        .attr("data-first", &first.token.id);
    Some(button.child(&area))
}

/// Where words of one kind stand: what they say is told by the buttons.
fn words(class: &str, y: i32) -> El {
    svg("g", class).attr("transform", &format!("translate(0 {y})")).attr("aria-hidden", "true")
}

fn word(class: &str, x: i32, text: &str) -> El {
    svg("text", class).number("x", x).text(text)
}

/// `free` is where the next number has room: without it a column is high, and the words of its month tell the rest.
fn draw_column(button: &El, numbers: &El, Column { x, stages }: &Column, free: &mut i32) {
    let mark = |stage, line: &str| button.append(&svg("path", class(stage)).attr("d", line));
    if stages.len() > HIGHEST {
        let worst = stages.iter().copied().max().unwrap_or_default();
        mark(worst, &format!("M{} {}v-33h5v33Z", x - 2, GROUND - 2));
        let number = stages.len().to_string();
        let half = 1 + 3 * i32::try_from(number.len()).unwrap_or(1);
        if x - half >= *free {
            numbers.append(&word("", *x, &number));
            *free = x + half;
        }
        return;
    }
    let mut y = GROUND - 6;
    for alike in stages.chunk_by(|&a, &b| class(a) == class(b)) {
        let mut line = String::new();
        for &stage in alike {
            line.push_str(&shape(stage, *x, y));
            y -= STEP;
        }
        mark(alike.first().copied().unwrap_or_default(), &line);
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
