//! Where the rows of a list are.

use super::columns::cells;
use super::name::{name, named};
use super::title::Title;
use crate::notice::{Context, words};
use crate::page::text::{Search, ends_in_mail, has_digit, slice, speaks};
use crate::page::{Node, Part, Role};
use crate::prelude::*;

/// The most nodes a row may have.
const MAX_ROW: usize = 40;

/// The most controls that are looked at.
const MAX_CONTROLS: usize = 400;

/// How far up from a control its row may begin.
const MAX_DEPTH: usize = 6;

/// The most rows that are read. The sites allow 25 (Atlassian) and show up to 200 (Figma).
const MAX_ROWS: usize = 250;

/// Whether two rows of one list have the same controls, which may say of which row they are. A text of its own between them is the title
/// of another list.
pub(super) fn are_alike(part: Part<'_>, one: usize, other: usize) -> bool {
    part.parent(one) == part.parent(other)
        && control_names(part, one) == control_names(part, other)
        && !are_parted(part, one, other)
}

/// Whether a title stands between two rows.
fn are_parted(part: Part<'_>, one: usize, other: usize) -> bool {
    let d = part.nodes[one].d;
    let is_title = |node: &Node| node.d == d && matches!(node.role, Role::Text | Role::Heading);
    part.nodes[one.min(other)..one.max(other)].iter().any(is_title)
}

/// What the buttons of a row are called, but for its name.
pub(super) fn control_names(part: Part<'_>, row: usize) -> Vec<String> {
    let name = named(part, row, None).unwrap_or_default();
    let unnamed = |node: &Node| match node.name.place(&name, 0) {
        Some(at) => [slice(&node.name, ..at), slice(&node.name, at + name.len()..)].concat(),
        None => node.name.clone(),
    };
    part.at(row).nodes.iter().filter(|node| is_pressed(node)).map(unnamed).collect()
}

/// Whether a node does something where it is pressed, as a link may that is called by what it ends (Figma's oldest list).
fn is_pressed(node: &Node) -> bool {
    matches!(node.role, Role::Button | Role::Menuitem)
        || (node.role == Role::Link && words::is_revoke(&node.name))
}

/// The row of the same list next before a row, whose own title may be the last heading before it: what is above that row is above both.
pub(super) fn row_before(part: Part<'_>, at: usize) -> Option<usize> {
    let mut above = core::iter::successors(at.checked_sub(1), |&up| part.parent(up));
    above.find(|&up| part.parent(up) == part.parent(at)).filter(|&row| are_alike(part, row, at))
}

/// Whether a row stands below a title that calls it a token, and can be ended.
pub(super) fn is_headed(part: Part<'_>, at: usize, title: Title, cx: &Context<'_>) -> bool {
    // What shows a value has a picture to copy it.
    let valued = part.at(at).has(Role::Secret);
    let ends = |node: &Node| {
        let plain = node.plain();
        words::is_revoke(&plain) || words::is_refresh(&plain) || (plain.is_empty() && node.icon && !valued)
    };
    let mut controls = part.at(at).nodes.iter().filter(|node| matches!(node.role, Role::Button | Role::Link));
    // On a page of tokens a table below that heading is theirs, in whatever language its controls are. So are cards with controls that are
    // called by them, titled items of a list, and what is alike; below a text of its own that may be settings, unless it is a list.
    let is_one = || {
        let item = part.nodes[at].role == Role::Listitem;
        let headed = || title.at.is_none_or(|title| part.nodes[title].role == Role::Heading);
        (item && part.at(at).has(Role::Heading)) || ((item || headed()) && is_repeated(part, at))
    };
    let tabled = cx.is_addressed() && (part.nodes[at].role == Role::Row || is_one() || is_called(part, at));
    let pictured = |node: &Node| node.icon || !(node.value.is_empty() || speaks(&node.value));
    (tabled && (title.says || title.of_api))
        || (title.says && controls.clone().any(ends))
        || (title.of_api && !valued && controls.any(pictured))
}

/// Whether a row stands beside the one that shows the name and the value of what was just made.
pub(super) fn is_beside_made(part: Part<'_>, at: usize, cx: &Context<'_>) -> bool {
    let up = part.parent(at).filter(|_| !cx.made.is_empty());
    let mut secrets = up.into_iter().flat_map(|up| up..part.end(up));
    // Itself and no more: a section that shows a value has others beside it.
    secrets.any(|secret| {
        let other = part.parent(secret).filter(|&other| other != at && part.parent(other) == up);
        let says = |other: usize| {
            let d = part.nodes[secret].d;
            part.at(other).of(Role::Text).any(|text| text.d == d && text.name == cx.made)
        };
        part.nodes[secret].role == Role::Secret
            && other.is_some_and(|other| says(other) && !are_parted(part, at, other))
    })
}

/// Whether a row's controls are called by it, and those of the row before or after it by that one.
fn is_called(part: Part<'_>, at: usize) -> bool {
    let name = named(part, at, None).unwrap_or_default();
    let called = |node: &Node| node.name.len() > name.len() && node.name.holds(&name);
    part.at(at).of(Role::Button).any(called) && is_repeated(part, at)
}

/// Where rows begin, in reading order.
pub(super) fn places(part: Part<'_>) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let controls = part
        .nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| matches!(node.role, Role::Button | Role::Menuitem | Role::Link));
    for (at, _) in controls.take(MAX_CONTROLS) {
        let Some(row) = around(part, at).filter(|&row| is_row(part, row)) else { continue };
        if let Err(place) = found.binary_search(&row) {
            found.insert(place, row);
        }
    }
    // Where a table has them, what stands around it is of something else: banners, toasts, the details of one.
    let is_tabled = |at: &usize| part.nodes[*at].role == Role::Row;
    if found.iter().any(is_tabled) {
        found.retain(is_tabled);
    }
    found.truncate(MAX_ROWS);
    found
}

/// Whether a part has a table with heads and nothing below them.
pub(super) fn is_empty_table(part: Part<'_>) -> bool {
    let rows = || (0..part.nodes.len()).filter(|&at| part.nodes[at].role == Role::Row);
    let headed = |&at: &usize| part.at(at).has(Role::Columnheader);
    rows().any(|row| headed(&row)) && rows().all(|row| headed(&row))
}

/// The rows of the same lists that have no control: what has run out may have none.
pub(super) fn bare(part: Part<'_>, places: &[usize]) -> Vec<usize> {
    let shape = |at: usize| {
        let texts = part.at(at).of(Role::Text).count();
        (part.parent(at), part.nodes[at].role, cells(part.at(at)).len().max(texts))
    };
    let mut shapes: Vec<_> = places.iter().map(|&row| shape(row)).collect();
    shapes.dedup();
    let is_bare = |at: &usize| {
        let role = part.nodes[*at].role;
        matches!(role, Role::Row | Role::Listitem | Role::Generic)
            && !places.contains(at)
            && !part.at(*at).has(Role::Columnheader)
            && shapes.contains(&shape(*at))
    };
    let mut found: Vec<usize> = (0..part.nodes.len()).filter(is_bare).collect();
    found.truncate(MAX_ROWS);
    found
}

/// Whether a part can be a row: it has a name, which is not a person's (lists of people have names, dates and controls as well), and is
/// no message of the page.
fn is_row(part: Part<'_>, at: usize) -> bool {
    let mut texts = part.at(at).nodes.iter().map(Node::plain);
    // With a title of its own inside it is a section.
    let section = part.at(at).of(Role::Heading).nth(1).is_some();
    name(part.at(at)).is_some_and(|name| !ends_in_mail(&name))
        && !section
        // Credentials of the other kind, a word that is not translated.
        && !texts.any(|text| text.starts_with("oauth"))
        // A table may stand in a part that is read out when it changes (antd's `Spin`).
        && !is_said(part, at)
        // The heads of the columns are none, also where they can be pressed.
        && (!part.at(at).has(Role::Columnheader) || cells(part.at(at)).iter().any(|cell| cell.role != Role::Columnheader))
        && (part.nodes[at].role != Role::Generic || part.nodes[..at].iter().any(opens) || !part.nodes.iter().any(opens))
}

/// Whether a part is in what the page says, or leads elsewhere, and is no row of a table.
pub(super) fn is_said(part: Part<'_>, at: usize) -> bool {
    let mut above = core::iter::successors(part.parent(at), |&up| part.parent(up));
    part.nodes[at].role != Role::Row
        && above.any(|up| matches!(part.nodes[up].role, Role::Alert | Role::Status | Role::Navigation))
}

/// Whether what follows is the page's own and no banner above it; a page without any of these is all its own.
fn opens(node: &Node) -> bool {
    matches!(node.role, Role::Heading | Role::Main | Role::Dialog | Role::Tabpanel | Role::Columnheader)
}

/// The row around a control: the table's row or the list's item that it is in, else the largest part that holds no further control.
/// A link that is not called by what it ends is a control in a table only, and behind the name.
///
/// Names and controls may stand in parts of their own, side by side; the control of the next row is what tells where one ends.
pub(super) fn around(part: Part<'_>, control: usize) -> Option<usize> {
    let controls = |at: usize| part.at(at).nodes.iter().filter(|node| is_pressed(node)).count();
    let linked = !is_pressed(part.nodes.get(control)?);
    let mut row = None;
    let mut at = control;
    let mut held = 0;
    for _ in 0..MAX_DEPTH {
        at = part.parent(at)?;
        let node = &part.nodes[at];
        if part.at(at).nodes.len() > MAX_ROW || part.at(at).nodes.iter().any(Node::is_text_field) {
            break;
        }
        if node.role == Role::Row && linked {
            let named = part.nodes[at + 1..control].iter().any(|node| !node.name.is_empty());
            return Some(at).filter(|_| named);
        }
        if matches!(node.role, Role::Row | Role::Listitem) && !linked {
            return Some(at);
        }
        if !matches!(
            node.role,
            Role::Generic | Role::Group | Role::Region | Role::Cell | Role::Gridcell | Role::Form
        )
            // Further controls are of other rows, or of a section: a box that reveals a value has no name, and its section is no row.
            || (held > 0 && controls(at) > held && !row.is_some_and(|row| is_bare(part, row)))
            || row.is_some_and(|row| is_complete(part, row, at))
        {
            break;
        }
        // A button that sends a form of its own (Rails' `button_to`) is a control as any.
        if is_sent(part, at) {
            continue;
        }
        // A part whose controls stand in parts of their own holds rows and is none. Beside a control another may have a part that says
        // nothing, as what folds something out; two of them are how a dialog ends.
        let inner = || (at + 1..part.end(at)).filter(|&inner| part.nodes[inner].d == node.d + 1);
        let is_control = |&inner: &usize| is_pressed(&part.nodes[inner]) || is_sent(part, inner);
        let mut own = inner().filter(is_control).count();
        if own > 0 {
            own += inner().filter(|it| !is_control(it) && controls(*it) == 1 && is_bare(part, *it)).count();
        }
        if row.is_none_or(|row| controls(at) > held && is_bare(part, row)) && own < controls(at) {
            return None;
        }
        held = controls(at);
        row = Some(at);
    }
    row.filter(|_| !linked).map(|row| head(part, row))
}

/// The row that a part is the rest of, such as its details folded out below it: the other half of a part next to which there is a row with
/// the controls of that half alone. Else the part itself. The sensor leaves out what holds nothing but a row.
fn head(part: Part<'_>, at: usize) -> usize {
    let Some(up) = part.parent(at).filter(|&up| part.end(up + 1) == at && part.end(at) == part.end(up))
    else {
        return at;
    };
    let d = part.nodes[up].d;
    let (before, after) = (part.nodes[..up].iter().rposition(|node| node.d <= d), part.end(up));
    let first = control_names(part, up + 1);
    let is_beside = |other: usize| {
        part.nodes.get(other).is_some_and(|node| node.d == d)
            && [other, other + 1].iter().any(|&row| control_names(part, row) == first)
    };
    let is_rest = !first.is_empty()
        && control_names(part, at) != first
        && before.into_iter().chain([after]).any(is_beside);
    if is_rest { up + 1 } else { at }
}

/// Whether a part has no name and no value.
fn is_bare(part: Part<'_>, at: usize) -> bool {
    name(part.at(at)).is_none() && !part.at(at).has(Role::Secret)
}

/// Whether a part is a form of one button and nothing else.
fn is_sent(part: Part<'_>, at: usize) -> bool {
    part.nodes[at].role == Role::Form && part.at(at).nodes.len() == 2
}

/// Whether a row is all there, so that what is said around it, in the part at `up`, is said of the list.
fn is_complete(part: Part<'_>, row: usize, up: usize) -> bool {
    let inner = part.at(row);
    // What leads to a day is no name.
    if name(inner).is_none_or(|name| words::is_expiry_label(&name)) {
        return false;
    }
    let said = |node: &&Node| {
        matches!(node.role, Role::Text | Role::Link | Role::Label | Role::Heading) && !node.name.is_empty()
    };
    // A text above a name counts the rows or names the list, and several above one that is alone are the rest of a card, whose last
    // part is called "Actions"; what is below, in a card, is said of the token.
    let above: usize =
        part.nodes[up + 1..row].iter().filter(said).map(|node| node.name.lines().count()).sum();
    let alone = inner.nodes.iter().filter(said).count() == 1;
    let headings = |part: Part<'_>| part.of(Role::Heading).count();
    // What is left of a masked value says nothing of a day.
    let is_numbered = |node: &Node| has_digit(&node.name) && !node.name.contains(['•', '*']);
    // Two halves of a row, where other rows have two as well: the first has the name, and a day or a word for none.
    let mut first = part.nodes[up + 1..row].iter().filter(said);
    if first.any(|node| is_numbered(node) || words::is_never(&node.name)) && is_repeated(part, up) {
        return false;
    }
    let numbered = inner.nodes.iter().filter(said).skip(1).any(is_numbered);
    (above > 0 && !(alone && above > 1)) || headings(part.at(up)) > headings(inner) || numbered
}

/// Whether a part has the same controls as the one before or after it.
fn is_repeated(part: Part<'_>, at: usize) -> bool {
    let d = part.nodes[at].d;
    let names = control_names(part, at);
    let before = part.nodes[..at].iter().rposition(|node| node.d <= d);
    let beside = |other: usize| {
        part.nodes.get(other).is_some_and(|node| node.d == d) && control_names(part, other) == names
    };
    before.into_iter().chain([part.end(at)]).any(beside)
}
