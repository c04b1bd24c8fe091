//! The site's list of tokens: rows with a name, an expiry and a control that ends them.

mod columns;
mod name;
mod row;
mod rows;
mod title;
mod told;

use super::{Context, above, form, words};
use crate::ledger::{Expiry, Token};
use crate::page::text::plain;
use crate::page::{Node, PageText, Part, Role};
use crate::prelude::*;
use crate::sites::holds;
use columns::Lists;
pub use name::is_emptied;
pub use row::Row;
use rows::{are_alike, bare, is_beside_made, is_empty_table, is_headed, is_said, places, row_before};
use title::Title;

/// The rows of a part that are of tokens, where the part is a list of tokens of the site.
pub fn read(part: Part<'_>, cx: &Context<'_>) -> Vec<Row> {
    let places = places(part);
    let of_tokens = is_of_tokens(part, cx);
    // Beside an empty table there may be what will be made.
    let may_be_known = || known(cx).next().is_some() && !is_elsewhere(part, cx);
    if !(of_tokens || may_be_known()) || is_empty_table(part) {
        return Vec::new();
    }
    let is_about = |token: &Token| matches!(token.expiry, Expiry::On { about: true, .. });
    let timed = known(cx).any(is_about) || part.nodes.iter().any(|node| told::is_past(node, cx));
    let cx = &Context { timed, ..*cx };
    let columns = Lists::read(part, &places, cx);
    let row = |&at: &usize| row::read(part, at, columns.of(part, at), cx);
    let mut rows: Vec<Row> = places.iter().filter_map(row).collect();
    let is_dated = |row: &Row| row.expiry != Expiry::Unknown;
    if !of_tokens {
        let known: Vec<usize> = rows.iter().filter(|row| is_known(row, cx)).map(|row| row.start).collect();
        rows.retain(|row| known.iter().any(|&other| are_alike(part, row.start, other)));
    }
    let dated: Vec<usize> = rows.iter().filter(|row| is_dated(row)).map(|row| row.start).collect();
    // Asked of each row from the first, since a list of titled rows is below what is above its first.
    let mut last = None;
    let mut title = |at: usize| {
        let known = row_before(part, at).zip(last).filter(|(row, (known, _))| row == known);
        let title = known.map_or_else(|| Title::above(part, at, &places, cx), |(_, (_, title))| title);
        last = Some((at, title));
        title
    };
    let mut titled: Vec<(Row, Title)> = rows
        .into_iter()
        .map(|row| {
            let title = title(row.start);
            (row, title)
        })
        .collect();
    // A row without a date is a token beside one that has a date and the same controls, or where the heading above calls it one.
    titled.retain(|(row, title)| {
        let at = row.start;
        // A section of them, with one button and a list without any, is no row.
        !part.at(at).of(Role::Heading).any(|node| cx.site.titles(&node.plain()))
            && (part.nodes[at].role == Role::Row || !cx.site.titles(&plain(row.name.as_str())))
            && !title.other
            && (is_dated(row)
                || dated.iter().any(|&other| are_alike(part, at, other))
                || (dated.is_empty() && is_headed(part, at, *title, cx))
                || is_beside_made(part, at, cx))
    });
    if titled.windows(2).any(|pair| pair[0].1.at != pair[1].1.at) && !is_told(part, cx) {
        // Of several sections, of which no word says what they are, it is the one with a token that is known.
        let known = titled.iter().filter(|(row, _)| is_known(row, cx));
        let known: Vec<Option<usize>> = known.map(|(_, title)| title.at).collect();
        titled.retain(|(_, title)| known.contains(&title.at));
    }
    let mut rows: Vec<Row> = titled.into_iter().map(|(row, _)| row).collect();
    let of_tokens: Vec<usize> = rows.iter().map(|row| row.start).collect();
    let bare = bare(part, &of_tokens);
    rows.extend(bare.iter().filter_map(row).filter(|row| row.expired && !row.revoked));
    for row in &mut rows {
        if row.expiry == Expiry::Unknown
            && let Some(told) = columns.of(part, row.start).told(part.at(row.start), cx)
        {
            // Words alone, beside controls of which none can be used: it has ended.
            row.revoked |= told == Expiry::Never && is_over(part.at(row.start));
            row.expiry = told;
            row.expired |= told.last_day(0).is_some_and(|day| day < cx.today);
        }
    }
    rows
}

/// The tokens of the site that are known.
fn known<'a>(cx: &Context<'a>) -> impl Iterator<Item = &'a Token> {
    let provider = cx.site.home.provider;
    cx.known.iter().filter(move |token| token.provider == provider)
}

/// Whether a row is of a known token: it has its name and its day.
fn is_known(row: &Row, cx: &Context<'_>) -> bool {
    let day = row.expiry.last_day(cx.offset);
    day.is_some() && known(cx).any(|token| token.name == row.name && token.expiry.last_day(cx.offset) == day)
}

/// Whether all controls of a row are turned off.
fn is_over(row: Part<'_>) -> bool {
    let mut controls = row.of(Role::Button).peekable();
    controls.peek().is_some() && controls.all(|node| node.disabled)
}

/// Whether a row of that name has a day.
pub fn dates(part: Part<'_>, name: &PageText, cx: &Context<'_>) -> bool {
    read(part, cx).iter().any(|row| row.name == *name && row.expiry != Expiry::Unknown)
}

/// Whether a page of tokens, by its address, shows rows of which none was read: two or more with the same controls.
pub fn is_unread(part: Part<'_>, cx: &Context<'_>) -> bool {
    let of_tokens =
        holds(cx.address, &["api-token", "api-key", "apikey", "access-token", "developers/tokens"]);
    let places = if of_tokens { places(part) } else { Vec::new() };
    places.windows(2).any(|pair| are_alike(part, pair[0], pair[1]))
        && form::find(part, cx).is_none()
        && read(part, cx).is_empty()
}

/// The names of the rows of a part, in reading order; the same name as often as it stands there.
pub fn names(part: Part<'_>) -> Vec<String> {
    name::names(part, &places(part)).collect()
}

/// How many rows have that name and show nothing of a value: the card that reveals one stands among the rows and is none.
pub fn count(part: Part<'_>, wanted: &PageText) -> usize {
    let mut rows = places(part);
    rows.retain(|&row| !part.at(row).has(Role::Secret));
    name::names(part, &rows).filter(|name| PageText::new(name) == *wanted).count()
}

/// How often a name is shown, in a row or not; what a message within the page says of it is of the past.
pub fn shown(part: Part<'_>, name: &PageText) -> usize {
    let (mut at, mut count) = (0, 0);
    while let Some(node) = part.nodes.get(at) {
        let message = matches!(node.role, Role::Alert | Role::Status | Role::Dialog | Role::Alertdialog);
        if message && at > 0 {
            at = part.end(at);
            continue;
        }
        // In a field it is being changed.
        let text = if node.value.is_empty() { node.first_line() } else { &node.value };
        count += usize::from(PageText::new(text) == *name);
        at += 1;
    }
    count
}

/// The name and the expiry of the row around the pressed control, where it is in one; an empty name where the row is of something else.
pub fn pressed_row(part: Part<'_>, cx: &Context<'_>) -> Option<(PageText, Expiry)> {
    let pressed = part.nodes.iter().position(|node| node.pressed)?;
    // "Undo" beside what is said of a row is of none.
    let at = rows::around(part, pressed).filter(|&at| !is_said(part, at))?;
    let places = places(part);
    if Title::above(part, at, &places, cx).other {
        return Some(Default::default());
    }
    let row = row::read(part, at, Lists::read(part, &places, cx).of(part, at), cx);
    // The card that reveals a value has a name and what closes it; a row with a masked one says when it ends.
    row.filter(|row| row.expiry != Expiry::Unknown || !part.at(at).has(Role::Secret))
        .map(|row| (row.name, row.expiry))
}

/// The names of the rows that are ticked, where something outside of them was pressed.
pub fn ticked(part: Part<'_>) -> Vec<PageText> {
    let ticks = |at: usize| part.at(at).of(Role::Checkbox);
    let mut rows = places(part);
    rows.retain(|&at| ticks(at).next().is_some());
    if rows.iter().any(|&at| part.at(at).nodes.iter().any(|node| node.pressed)) {
        return Vec::new();
    }
    rows.retain(|&at| ticks(at).any(|node| node.checked == Some(true)));
    name::names(part, &rows).map(|name| PageText::new(&name)).collect()
}

/// Whether a part is the site's list of tokens. Guests and licences expire as well.
pub(super) fn is_of_tokens(part: Part<'_>, cx: &Context<'_>) -> bool {
    // Settings, a dialog with tabs or a page, are where Figma lists its tokens, in every language.
    let settings = (part.is_dialog() && part.has(Role::Tab)) || (cx.site.settings)(cx.address.path);
    !is_elsewhere(part, cx) && (settings || is_told(part, cx))
}

/// Whether a part is said to be of tokens: by its address or its words.
fn is_told(part: Part<'_>, cx: &Context<'_>) -> bool {
    // A text is a title if it is short: comments say such words as well.
    let long = |node: &Node| if node.role == Role::Text { above::MAX_TITLE } else { 60 };
    let worded = part
        .nodes
        .iter()
        .filter(|node| matches!(node.role, Role::Heading | Role::Text | Role::Button))
        .any(|node| node.name.len() < long(node) && cx.site.says(&node.plain()));
    let of_api = part.of(Role::Heading).any(|node| words::is_of_api(&node.plain()));
    cx.is_addressed() || worded || of_api || cx.site.lists(cx.address)
}

/// Whether the page or the tab that is open is one of something else.
fn is_elsewhere(part: Part<'_>, cx: &Context<'_>) -> bool {
    let mut tabs = part.of(Role::Tab).filter(|node| node.checked == Some(true));
    (cx.site.elsewhere)(cx.address) || tabs.next().is_some_and(|tab| cx.site.is_foreign(&tab.plain()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Outline;

    /// A box that reveals a value above a list of one row: its controls belong to no row, and the section is none.
    #[test]
    fn a_section_around_a_reveal_is_no_row() {
        let text = r#"{"url":"https://app.prod.tokens.studio/settings/api-keys","at":1795338000000,"nodes":[
            {"d":0,"role":"generic"},
            {"d":1,"role":"heading","name":"API Keys"},
            {"d":1,"role":"button","name":"Create New Token"},
            {"d":1,"role":"generic"},
            {"d":2,"role":"status","name":"Copy your API key."},
            {"d":2,"role":"secret","key":"1"},
            {"d":2,"role":"button","name":"Copy"},
            {"d":2,"role":"button","name":"Done"},
            {"d":1,"role":"generic"},
            {"d":2,"role":"text","name":"ci export"},
            {"d":2,"role":"text","name":"Expires Feb 20, 2027"},
            {"d":2,"role":"button","name":"Delete","icon":true}]}"#;
        let outline: Outline = crate::json::from_text(text).unwrap();
        assert_eq!(names(outline.page()), ["ci export"]);
    }

    #[test]
    fn a_row_may_be_a_form_that_ends_its_token() {
        let row = |name: &str| {
            format!(
                r#",{{"d":1,"role":"form"}},{{"d":2,"role":"text","name":"{name}"}},
                {{"d":2,"role":"text","name":"Expires Feb 20, 2027"}},{{"d":2,"role":"button","name":"Delete"}}"#
            )
        };
        let text = format!(
            r#"{{"url":"https://app.prod.tokens.studio/settings/api-keys","at":1795338000000,"nodes":[
            {{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"API Keys"}}{}{}]}}"#,
            row("ci"),
            row("docs")
        );
        let outline: Outline = crate::json::from_text(&text).unwrap();
        assert_eq!(names(outline.page()), ["ci", "docs"]);
    }
}
