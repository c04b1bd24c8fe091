//! What a row of a list is called.

use super::columns::{cell, cells, heads, list_of};
use crate::notice::words;
use crate::page::text::{Search, characters, slice, speaks};
use crate::page::{Node, Part, Role};
use crate::prelude::*;

/// The column of a list whose head says that it has the names, and how many columns there are.
pub(super) fn name_column(part: Part<'_>, list: usize) -> Option<(usize, usize)> {
    let headers = heads(part, list);
    let at = headers.iter().position(|header| words::is_bare_name_label(&header.name))?;
    Some((at, headers.len()))
}

/// The names of rows, in the order in which they are asked for.
pub(super) fn names<'a>(part: Part<'a>, rows: &'a [usize]) -> impl Iterator<Item = String> + 'a {
    let mut last = None;
    rows.iter().filter_map(move |&at| {
        let list = list_of(part, at);
        // Asked of each list once.
        let column = match last {
            Some((known, column)) if known == list => column,
            _ => list.and_then(|list| name_column(part, list)),
        };
        last = Some((list, column));
        named(part, at, column)
    })
}

/// The name of a row: in the column of names where there is one, else what opens it, else the first that is said in it.
pub(super) fn named(part: Part<'_>, at: usize, column: Option<(usize, usize)>) -> Option<String> {
    let row = part.at(at);
    // Cells that are put together, or heads that are left out, stand under another one.
    let column = column.filter(|&(_, count)| cells(row).len() == count);
    let cell = column.and_then(|(column, _)| said(cell(row, column)?.nodes.iter()));
    // Beside a value, even a masked one, the name may be in the same cell, and the row be called by both.
    let own = row.nodes.first().filter(|node| node.redacted && node.role == Role::Row);
    let own = own.map(|node| node.first_line().to_owned()).filter(|line| !line.is_empty());
    cell.or(own).or_else(|| {
        // A row says more than what its buttons do.
        let said = name(row)?;
        opener(part, row).or_else(|| controlled(part, row, &said)).or(Some(said))
    })
}

/// What a row's button says that it is for, where that is not what is said first: that may be the owner, or a picture of letters. What is
/// longer than a picture gives way where a button of another row says as much of that one.
fn controlled(part: Part<'_>, row: Part<'_>, said: &str) -> Option<String> {
    let buttons = || row.of(Role::Button);
    let letters = characters(said) < 3;
    if !letters && buttons().any(|node| node.name.holds(said)) {
        return None;
    }
    let is_for = |line: &str, button: &Node| {
        let name = &button.name;
        let Some(at) = name.place(line, 0) else { return false };
        let (before, after) = (slice(name, ..at), slice(name, at + line.len()..));
        let as_much = |other: &Node| {
            other.d == button.d
                && other.name != *name
                && other.name.starts_with(before)
                && other.name.ends_with(after)
        };
        letters || (name.len() > line.len() && part.of(Role::Button).any(as_much))
    };
    let mut lines = row.nodes.iter().filter(|node| SAID.contains(&node.role)).map(Node::first_line);
    lines.find(|line| characters(line) > 2 && buttons().any(|button| is_for(line, button))).map(str::to_owned)
}

/// The button at the head of a row that is called as no other is, before another one: what other rows have as well does something.
fn opener(part: Part<'_>, row: Part<'_>) -> Option<String> {
    let mut said = row.nodes.iter().skip(1).filter(|node| node.role == Role::Button || !node.name.is_empty());
    // What shows something else is called so for those who do not see it.
    let head = said.next().filter(|node| node.role == Role::Button && !node.icon && node.value.is_empty())?;
    let alone = part.of(Role::Button).filter(|node| node.name == head.name).count() == 1;
    let acts = words::is_revoke(&head.name) || words::is_refresh(&head.name) || words::is_inside(&head.name);
    let first = head.first_line();
    (alone && !acts && !first.is_empty() && row.of(Role::Button).count() > 1 && !row.has(Role::Heading))
        .then(|| first.to_owned())
}

/// Whether a heading holds nothing: what it said is being changed.
pub fn is_emptied(part: Part<'_>) -> bool {
    let mut headings = part.nodes.iter().enumerate().filter(|(_, node)| node.role == Role::Heading);
    headings.any(|(at, node)| node.name.is_empty() && part.end(at) == at + 1)
}

/// What says what a row is of; the rest are controls and marks.
const SAID: &[Role] =
    &[Role::Text, Role::Heading, Role::Link, Role::Cell, Role::Gridcell, Role::Rowheader, Role::Label];

/// What is said first in a row, and is more than a word for the name.
pub(super) fn name(row: Part<'_>) -> Option<String> {
    if is_emptied(row) {
        return None;
    }
    let mut titles = row.of(Role::Heading).map(Node::first_line).filter(|line| !line.is_empty());
    let title = titles.next().filter(|_| titles.next().is_none());
    title
        .map(str::to_owned)
        .or_else(|| said(row.nodes.iter().skip(1).filter(|node| SAID.contains(&node.role))))
}

fn said<'a>(nodes: impl Iterator<Item = &'a Node> + Clone) -> Option<String> {
    // A picture may be a character, of an icon font or an emoji.
    // A sentence may go on behind a value that stands in it.
    let goes_on = |line: &str| [". ", ", ", "; "].iter().any(|start| line.starts_with(start));
    let lines = nodes.flat_map(|node| node.name.lines()).map(str::trim);
    let mut lines = lines.filter(|line| speaks(line) && !goes_on(line));
    let first = lines.next()?;
    // A list of definitions, and a table on a narrow screen, have the name behind the word for it; a picture of who made it has initials.
    let label = words::is_bare_name_label(first)
        || first.ends_with([':', '：'])
        || (characters(first) < 3 && lines.clone().any(|line| has_initials(line, first)));
    Some(if label { lines.next().unwrap_or(first) } else { first }.to_owned())
}

/// Whether words of a text, one behind the other, have these initials.
fn has_initials(text: &str, initials: &str) -> bool {
    let mut words = text.split(' ');
    loop {
        let mut ahead = words.clone();
        if initials.chars().all(|initial| ahead.next().is_some_and(|word| word.starts_with(initial))) {
            return true;
        }
        if words.next().is_none() {
            return false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{has_initials, name};
    use crate::page::{Node, Part, Role};
    use crate::prelude::*;

    /// The name of a row that says these texts.
    fn of(texts: &[&str]) -> Option<String> {
        let text = |text: &&str| Node { d: 1, role: Role::Text, name: (*text).to_owned(), ..Node::default() };
        let nodes: Vec<Node> = [Node::default()].into_iter().chain(texts.iter().map(text)).collect();
        name(Part { nodes: &nodes })
    }

    #[test]
    fn a_picture_that_is_a_character_is_no_name_beside_one() {
        assert_eq!(of(&["\u{1F511}", "ci", "Feb 20, 2027"]).as_deref(), Some("ci"));
        assert_eq!(of(&["\u{E73C}\n123"]).as_deref(), Some("123"));
        assert_eq!(of(&["\u{1F680} 2"]).as_deref(), Some("\u{1F680} 2"));
        assert_eq!(of(&["\u{1F680}"]), None);
    }

    #[test]
    fn initials_are_of_words_one_behind_the_other() {
        for (text, initials, has) in [
            ("Camille Roy \u{b7} Lecture", "C", true),
            ("Camille Roy \u{b7} Lecture", "CR", true),
            ("Camille Roy \u{b7} Lecture", "CL", false),
            ("Owned by Camille Roy", "CR", true),
            ("created in May", "CI", false),
            ("林晓", "林", true),
            ("Camille", "CR", false),
            ("", "C", false),
        ] {
            assert_eq!(has_initials(text, initials), has, "{text} {initials}");
        }
    }
}
