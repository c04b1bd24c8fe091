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
    /// Where the title of its section stands.
    pub(super) at: Option<usize>,
}

impl Title {
    /// The title above a row; of a list of titled rows that above the first. `rows` are all of the part.
    pub(super) fn above(part: Part<'_>, at: usize, rows: &[usize], cx: &Context<'_>) -> Self {
        if let Some(row) = row_before(part, at) {
            return Self::above(part, row, rows, cx);
        }
        let text = text_before(part, at);
        // A part may be called by what is its title on the screen, or begin with the button that folds it out.
        let mut around = core::iter::successors(part.parent(at), |&up| part.parent(up));
        let titled = |up: usize| {
            let first = [(up, Role::Region), (up + 1, Role::Button)];
            first.iter().any(|&(place, role)| {
                let node = &part.nodes[place];
                node.role == role && cx.site.is_foreign(&node.plain())
            })
        };
        let plain = || text.map(Node::plain);
        let heading = part.heading_before(at).or_else(plain);
        let foreign = above::heading(part, at, cx).or_else(plain);
        let own = section(part, at, rows);
        Self {
            other: around.any(titled)
                || foreign.is_some_and(|heading| cx.site.is_foreign(&heading))
                || text.is_some_and(|text| has_acronym(&text.name, cx))
                || is_below_acronym(part, at, cx)
                || own.is_some_and(|own| is_beside(part, own, at, rows, cx)),
            says: heading.as_ref().is_some_and(|heading| cx.site.says(heading)),
            of_api: heading.is_some_and(|heading| words::is_of_api(&heading)),
            at: own,
        }
    }
}

/// Whether a node is a title by where it stands: a heading, or a text over a row, but for what is said in a row.
fn is_title(part: Part<'_>, place: usize, at: usize, rows: &[usize]) -> bool {
    let out = part.nodes[place].role == Role::Heading || is_text_over(part, place, at);
    out && !rows.iter().any(|&row| (row..part.end(row)).contains(&place))
}

/// The title of the section that a row is in.
fn section(part: Part<'_>, at: usize, rows: &[usize]) -> Option<usize> {
    let nodes = part.nodes;
    let mut title = (0..at).rfind(|&place| is_title(part, place, at, rows))?;
    // What stands below a title describes it.
    while nodes[title].role == Role::Text
        && nodes[..title].last().is_some_and(|before| {
            before.d == nodes[title].d && matches!(before.role, Role::Text | Role::Heading)
        })
    {
        title -= 1;
    }
    Some(title)
}

/// Whether a row is in a section beside the one that is of tokens: below a text that titles something else, or a title of the same level as
/// another, which says that it is of tokens.
fn is_beside(part: Part<'_>, title: usize, at: usize, rows: &[usize], cx: &Context<'_>) -> bool {
    let nodes = part.nodes;
    // An API is called so in every language.
    let says = |node: &Node| {
        let plain = node.plain();
        cx.site.says(&plain)
            || cx.site.loanword.is_some_and(|word| plain.holds(word))
            || words::is_of_api(&plain)
    };
    if says(&nodes[title]) {
        return false;
    }
    if nodes[title].role == Role::Text && cx.site.is_foreign(&nodes[title].plain()) {
        return true;
    }
    let alike = |other: usize| nodes[other].role == nodes[title].role && nodes[other].d == nodes[title].d;
    // The first of another section with rows, which is beside that of the row in whatever markup.
    let apart = |other: usize| {
        let own = part.parent(other).filter(|&own| own + 1 == other && !(own..part.end(own)).contains(&at));
        let mut around = core::iter::successors(own, |&up| part.parent(up));
        own.is_some_and(|own| rows.iter().any(|row| (own..part.end(own)).contains(row)))
            && around.find(|&up| (up..part.end(up)).contains(&at)).is_some_and(|both| both < title)
    };
    // One behind the other they may be a title and the first of several groups, unless rows with other controls stand between.
    let unlike = |row: &usize| control_names(part, *row) != control_names(part, at);
    let behind = |other: usize| {
        alike(other)
            && part.parent(other) == part.parent(title)
            && (other > at || rows.iter().any(|row| (other..title).contains(row) && unlike(row)))
    };
    let mut titles = (0..nodes.len()).filter(|&other| is_title(part, other, at, rows));
    titles.any(|other| says(&nodes[other]) && (apart(other) || behind(other)))
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

/// Whether a node is a text that is short enough for a title, and stands over a row; what is said beside a new value is of that.
fn is_text_over(part: Part<'_>, text: usize, at: usize) -> bool {
    let node = &part.nodes[text];
    let reveals = |up: usize| part.end(up) <= at && part.at(up).has(Role::Secret);
    node.role == Role::Text
        && node.name.len() < above::MAX_TITLE
        && is_over(part, text, at)
        && !part.parent(text).is_some_and(reveals)
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
