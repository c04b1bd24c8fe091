//! The next twelve months, drawn: a mark for each token on the day on which it expires.
//!
//! A month with tokens is one stop of the Tab key and says what is in it; the marks differ in shape as well as in colour.

use web_sys::Event;

use super::dom::{El, by_id, el, find_id, svg, target};
use super::row;
use super::snapshot::{Snapshot, TokenView};
use super::strip::{Column, HIGHEST, Month, height, months};
use crate::browser::words::BrowserWords;
use crate::browser::{dates, i18n};
use crate::prelude::*;
use crate::remind::{Stage, label, list, local_day};

const WIDTH: i32 = 328;
const HEIGHT: i32 = 63;
/// Where the line of the months is, and the letters below it.
const GROUND: i32 = 47;
const LETTERS: i32 = 59;
/// From one mark to the one above it.
const STEP: i32 = 9;
/// The most names that are told of a month.
const NAMES: usize = 4;

/// The strip, with a line below it that says what the pointer or the focus is on. What its months are called is for [`name`]: nobody
/// hears it before the list is there.
pub(super) fn draw(snapshot: &Snapshot) -> El {
    let months = of(snapshot);
    let days: Vec<_> = months.iter().map(|month| month.first).collect();
    // No higher than the marks are, but never so low that it is hard to hit.
    let top = GROUND - 8 - STEP * i32::try_from(height(&months).max(1)).unwrap_or(1);
    let picture = svg("svg", "strip")
        .attr("viewBox", &text!["0 ", top, " ", WIDTH, " ", HEIGHT - top])
        .attr("role", "group")
        .attr("aria-label", &i18n::text("strip"));
    // Few elements: each takes several calls of the browser, and the popup waits for them.
    let (letters, numbers) = (words("letters", LETTERS), words("numbers", GROUND - 38));
    let mut ticks = String::new();
    let mut free = 0;
    for (month, letter) in months.iter().zip(&dates::month_letters(&days)) {
        if month.x > 0 {
            ticks.push_str(&text!["M", month.x, ".5 ", GROUND - 2, "v4"]);
        }
        if !month.tokens.is_empty() {
            picture.append(&draw_month(month, top, &numbers, &mut free));
        }
        if month.width > 16 {
            let class = if month.tokens.is_empty() { "" } else { "full" };
            letters.append(&word(class, month.x + month.width / 2, letter));
        }
    }
    let picture = picture
        .child(&svg("path", "ground").attr("d", &text!["M0 ", GROUND, ".5H", WIDTH]))
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

/// The months of a strip.
fn of(snapshot: &Snapshot) -> Vec<Month> {
    let today = local_day(snapshot.now, snapshot.offset);
    months(&snapshot.tokens, today, snapshot.offset, WIDTH)
}

/// Gives the months that were drawn their names, and the first of their tokens to go to.
pub(super) fn name(snapshot: &Snapshot) {
    let mut months = of(snapshot);
    months.retain(|month| !month.tokens.is_empty());
    let days: Vec<_> = months.iter().map(|month| month.first).collect();
    let buttons = by_id("main").all(".month");
    for ((month, name), button) in months.iter().zip(dates::month_names(&days)).zip(buttons) {
        let told = told(month, &snapshot.tokens);
        button.set("aria-label", &i18n::text_with("strip_month", &[&name, &told]));
        if let Some(first) = month.tokens.first().and_then(|&first| snapshot.tokens.get(first)) {
            button.set("data-first", &first.token.id);
        }
    }
}

/// The button of a month. Letters and numbers stand beside it, not on it: its own words say more.
fn draw_month(month: &Month, top: i32, numbers: &El, free: &mut i32) -> El {
    let area = svg("rect", "area")
        .number("x", month.x)
        .number("y", top)
        .number("width", month.width)
        .number("height", HEIGHT - top);
    let button = svg("g", "month").attr("role", "button").attr("tabindex", "0").child(&area);
    let mut marks = [const { String::new() }; 3];
    for column in &month.columns {
        draw_column(&mut marks, numbers, column, free);
    }
    for (class, marks) in ["at fine", "at soon", "at urgent"].into_iter().zip(&marks) {
        if !marks.is_empty() {
            button.append(&svg("path", class).attr("d", marks));
        }
    }
    button
}

/// Where words of one kind stand: what they say is told by the buttons.
fn words(class: &str, y: i32) -> El {
    svg("g", class).attr("transform", &text!["translate(0 ", y, ")"]).attr("aria-hidden", "true")
}

fn word(class: &str, x: i32, text: &str) -> El {
    svg("text", class).number("x", x).text(text)
}

/// Adds a column to the marks of its month by their looks. `free` is where the next number has room: without it a column is high, and
/// the words of its month tell the rest.
fn draw_column(marks: &mut [String; 3], numbers: &El, Column { x, stages }: &Column, free: &mut i32) {
    if stages.len() > HIGHEST {
        let worst = stages.iter().copied().max().unwrap_or_default();
        looks(marks, worst).push_str(&text!["M", x - 2, " ", GROUND - 2, "v-33h5v33Z"]);
        let number = text![stages.len()];
        let half = 1 + 3 * i32::try_from(number.len()).unwrap_or(1);
        if x - half >= *free {
            numbers.append(&word("", *x, &number));
            *free = x + half;
        }
        return;
    }
    let mut y = GROUND - 6;
    for &stage in stages {
        looks(marks, stage).push_str(&shape(stage, *x, y));
        y -= STEP;
    }
}

/// Where the marks of a stage go.
fn looks(marks: &mut [String; 3], stage: Stage) -> &mut String {
    let [fine, soon, urgent] = marks;
    match stage {
        Stage::Fine => fine,
        Stage::Soon => soon,
        Stage::Expired | Stage::Urgent => urgent,
    }
}

/// A triangle, a ring, a dot.
fn shape(stage: Stage, x: i32, y: i32) -> String {
    match stage {
        Stage::Urgent | Stage::Expired => text!["M", x, " ", y - 4, "l4.5 7.5h-9Z"],
        Stage::Soon => text!["M", x - 3, " ", y, "a3 3 0 1 1 6 0a3 3 0 1 1-6 0Z"],
        Stage::Fine => text!["M", x - 2, " ", y, "a2.5 2.5 0 1 1 5 0a2.5 2.5 0 1 1-5 0Z"],
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
