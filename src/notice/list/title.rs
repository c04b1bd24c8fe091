//! What stands above the rows of a list and says of what they are.

use super::rows::{control_names, row_before};
use crate::notice::{Context, above, words};
use crate::page::text::Search;
use crate::page::{Node, Part, Role};

/// What the title above a row says of it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Title {
    /// That it is something else.
    pub(super) other: bool,
    /// That it is a token of the site, in words.
    pub(super) says: bool,
    /// That it is of an API, which is called so in every language.
    pub(super) of_api: bool,
}

impl Title {
    /// The title above a row; of a list of titled rows that above the first. `rows` are all of the part.
    pub(super) fn above(part: Part<'_>, at: usize, rows: &[usize], cx: &Context<'_>) -> Self {
        if let Some(row) = row_before(part, at) {
            return Self::above(part, row, rows, cx);
        }
        let text = text_before(part, at);
        let plain = || text.map(Node::plain);
        let heading = part.heading_before(at).or_else(plain);
        let foreign = above::heading(part, at, cx).or_else(plain);
        Self {
            other: foreign.is_some_and(|heading| cx.site.is_foreign(&heading))
                || text.is_some_and(|text| has_acronym(&text.name, cx))
                || is_below_acronym(part, at, cx)
                || is_beside(part, at, rows, cx),
            says: heading.as_ref().is_some_and(|heading| cx.site.says(heading)),
            of_api: heading.is_some_and(|heading| words::is_of_api(&heading)),
        }
    }
}

/// Whether a row is in a section beside the one that is of tokens: below a text that titles something else, or a title of the same level as
/// another, which says that it is of tokens.
fn is_beside(part: Part<'_>, at: usize, rows: &[usize], cx: &Context<'_>) -> bool {
    let nodes = part.nodes;
    let is_title = |place: &usize| {
        let node = &nodes[*place];
        let out = match node.role {
            Role::Heading => true,
            _ => is_text_over(part, *place, at),
        };
        // What is said in a row is none.
        out && !rows.iter().any(|&row| (row..part.end(row)).contains(place))
    };
    // An API is called so in every language.
    let says = |node: &Node| {
        let plain = node.plain();
        cx.site.says(&plain)
            || cx.site.loanword.is_some_and(|word| plain.holds(word))
            || words::is_of_api(&plain)
    };
    let Some(mut title) = (0..at).rfind(is_title) else { return false };
    // What stands below a title describes it.
    while nodes[title].role == Role::Text
        && nodes[..title].last().is_some_and(|before| {
            before.d == nodes[title].d && matches!(before.role, Role::Text | Role::Heading)
        })
    {
        title -= 1;
    }
    if says(&nodes[title]) {
        return false;
    }
    if nodes[title].role == Role::Text && cx.site.is_foreign(&nodes[title].plain()) {
        return true;
    }
    let level = |title: usize| {
        let up = part.parent(title);
        // The first of its section, which is beside others.
        up.filter(|up| up + 1 == title).and_then(|up| part.parent(up))
    };
    let mut titles = (0..nodes.len()).filter(|&other| {
        nodes[other].role == nodes[title].role && nodes[other].d == nodes[title].d && is_title(&other)
    });
    titles.any(|other| {
        let beside = level(other).is_some() && level(other) == level(title);
        let along = part.parent(other) == part.parent(title);
        // One behind the other they may be a title and the first of several groups, unless rows with other controls stand between.
        let unlike = |row: &usize| control_names(part, *row) != control_names(part, at);
        let apart = other > at || rows.iter().any(|row| (other..title).contains(row) && unlike(row));
        (beside || (along && apart)) && says(&nodes[other])
    })
}

/// Whether an acronym, which is the same in every language, calls it something else: in a heading over all rows, since that of the row
/// before may be its name.
fn is_below_acronym(part: Part<'_>, at: usize, cx: &Context<'_>) -> bool {
    let Some(last) = part.nodes[..at].iter().rposition(|node| node.role == Role::Heading) else {
        return false;
    };
    is_over(part, last, at) && has_acronym(&part.nodes[last].name, cx)
}

/// Whether a title stands over a row: beside it or what it is in, alone or first with others. One that is farther in is of a box.
fn is_over(part: Part<'_>, title: usize, at: usize) -> bool {
    let holds = |up: usize| part.end(up) > at;
    part.parent(title).is_some_and(|up| holds(up) || part.parent(up).is_some_and(holds))
}

/// Whether a node is a text that is short enough for a title, and stands over a row.
fn is_text_over(part: Part<'_>, text: usize, at: usize) -> bool {
    let node = &part.nodes[text];
    node.role == Role::Text && node.name.len() < above::MAX_TITLE && is_over(part, text, at)
}

/// Whether a text has an acronym of something else.
pub(super) fn has_acronym(text: &str, cx: &Context<'_>) -> bool {
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.any(|word| cx.site.acronyms.contains(&word))
}

/// The title above a row where no heading is: the last short text that stands over it.
fn text_before(part: Part<'_>, at: usize) -> Option<&Node> {
    let before = &part.nodes[..at];
    let headed = before.iter().any(|node| node.role == Role::Heading);
    if headed {
        None
    } else {
        (0..at).rfind(|&place| is_text_over(part, place, at)).map(|place| &before[place])
    }
}
