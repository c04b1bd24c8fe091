//! What the columns of a table are of, by their heads and by what stands in them.

use super::name::name_column;
use super::told::{self, Said};
use crate::ledger::Expiry;
use crate::notice::{Context, words};
use crate::page::scope::is_scope;
use crate::page::text::{has_digit, is_letter, plain};
use crate::page::{Node, Part, Role};
use crate::prelude::*;

/// Which cell of a row means what, as far as the heads of the columns tell.
pub(super) struct Columns {
    pub name: Option<(usize, usize)>,
    pub expiry: Option<usize>,
    /// The one that has the days to come, whatever it is called.
    pub later: Option<usize>,
    pub scopes: Option<usize>,
    /// When it was used last: "Never" is no expiry there.
    pub used: Option<usize>,
    /// What a row that is no table's says, of which one is the day to come, and which.
    pub line: Option<(usize, Vec<String>)>,
}

/// The columns of each list of a part.
pub(super) struct Lists {
    /// Where each begins, and its columns.
    own: Vec<(usize, Columns)>,
    /// The columns of what is in none of them, as if all were one list.
    all: Columns,
}

impl Lists {
    pub(super) fn read(part: Part<'_>, rows: &[usize], cx: &Context<'_>) -> Self {
        let lists: Vec<Option<usize>> = rows.iter().map(|&row| list_of(part, row)).collect();
        let mut own: Vec<(usize, Columns)> = Vec::new();
        for list in lists.iter().filter_map(|list| *list) {
            if own.iter().any(|(known, _)| *known == list) {
                continue;
            }
            let of_list = rows.iter().zip(&lists).filter(|(_, other)| **other == Some(list));
            let of_list: Vec<usize> = of_list.map(|(&row, _)| row).collect();
            // A part around one card is no list.
            if of_list.len() > 1 || is_table(&part.nodes[list]) {
                own.push((list, Columns::read(part, list, &of_list, cx)));
            }
        }
        Self { own, all: Columns::read(part, 0, rows, cx) }
    }

    /// The columns of the list that a row is in.
    pub(super) fn of(&self, part: Part<'_>, row: usize) -> &Columns {
        let list = list_of(part, row);
        self.own.iter().find(|(at, _)| Some(*at) == list).map_or(&self.all, |(_, columns)| columns)
    }
}

fn is_table(node: &Node) -> bool {
    node.role == Role::Table
}

/// Where the list begins that a row is in: the table around it, else the part that it shares with others.
pub(super) fn list_of(part: Part<'_>, row: usize) -> Option<usize> {
    let mut above = core::iter::successors(part.parent(row), |&up| part.parent(up));
    above.find(|&up| is_table(&part.nodes[up])).or_else(|| part.parent(row))
}

impl Columns {
    fn read(part: Part<'_>, list: usize, rows: &[usize], cx: &Context<'_>) -> Self {
        let headers: Vec<String> = heads(part, list).into_iter().map(Node::plain).collect();
        let column = |is: fn(&str) -> bool| headers.iter().position(|header| is(header));
        Self {
            name: name_column(part, list),
            expiry: column(words::is_expiry_label),
            later: later(part, rows, cx),
            scopes: column(words::is_scopes_label).or_else(|| coded(part, rows)),
            used: column(words::is_use_label),
            line: rows.iter().find_map(|&at| line(part.at(at), cx)),
        }
    }

    /// What a row says of its end where others have the day to come, in whatever words: a day that is over, or words alone, which say that
    /// there is none. Of a token that has run out the day is told as well (Atlassian's list), or it is not listed (Figma's); what Tokens
    /// Studio shows then is not known.
    pub(super) fn told(&self, row: Part<'_>, cx: &Context<'_>) -> Option<Expiry> {
        let said = match self.expiry.or(self.later) {
            Some(column) => cells(row).get(column).map(|cell| told::whole(cell)),
            None => self.lined(row, cx),
        };
        let (_, text) = said?;
        let numbered = has_digit(text);
        let over = ["expired", "revoked"].iter().any(|word| plain(text).starts_with(word));
        let endless = text.chars().any(is_letter) && !numbered && !over;
        endless.then_some(Expiry::Never).or_else(|| told::day(said?, cx).map(Expiry::on))
    }

    /// What a row that is no table's says where others have the day to come.
    fn lined<'a>(&self, row: Part<'a>, cx: &Context<'_>) -> Option<Said<'a>> {
        let (at, line) = self.line.as_ref()?;
        let (count, before) = (&line.len(), line.get(at.wrapping_sub(1))?);
        let said = said(row);
        // What is said first is the name, if that is no title, and no word for the day.
        let word = *at > 1 || row.has(Role::Heading);
        // A word for the day may stand behind more or fewer others.
        let is_label =
            |&place: &usize| said[place].1 == before && (place + 1 == *at || words::is_expiry_label(before));
        if let Some(label) = (0..said.len()).find(is_label).filter(|_| word) {
            return said.get(label + 1).copied();
        }
        if said.len() == count + 1 {
            // One that is over may say so beside its name.
            let days = said[*at..=at + 1].iter().filter_map(|&said| Some((told::day(said, cx)?, said)));
            return days.max_by_key(|(day, _)| *day).map(|(_, said)| said);
        }
        // One that gives less says less before the day, and nothing else that others say.
        let less = count.checked_sub(said.len()).filter(|&less| less < *at)?;
        said.get(at - less).copied().filter(|(_, text)| less == 0 || !line.iter().any(|other| other == text))
    }
}

/// The column, behind the name, in which a row has ids of scopes.
fn coded(part: Part<'_>, rows: &[usize]) -> Option<usize> {
    let is_coded = |cell: &Part<'_>| cell.nodes.iter().any(|node| is_scope(&node.name));
    (1..12)
        .find(|&column| rows.iter().filter_map(|&at| cell(part.at(at), column)).any(|cell| is_coded(&cell)))
}

fn texts(row: Part<'_>) -> impl Iterator<Item = &Node> {
    row.nodes.iter().filter(|node| matches!(node.role, Role::Text | Role::Label | Role::Time))
}

/// What a row says, but for its scopes, of which each has as many as it has.
fn said(row: Part<'_>) -> Vec<Said<'_>> {
    texts(row).flat_map(|node| told::parts(node, "")).filter(|(_, text)| !is_scope(text)).collect()
}

/// All of it, with which of it is a day to come; what is said first is the name, which may have a day as well, and today is when a token
/// was made.
fn line(row: Part<'_>, cx: &Context<'_>) -> Option<(usize, Vec<String>)> {
    let said = said(row);
    let at = said
        .iter()
        .skip(1)
        .map(|&said| told::told(said, cx))
        .position(|told| told.ahead && told.expiry.last_day(0) != Some(cx.today))?;
    Some((at + 1, said.iter().map(|(_, text)| (*text).to_owned()).collect()))
}

/// The column with the most days to come.
fn later(part: Part<'_>, rows: &[usize], cx: &Context<'_>) -> Option<usize> {
    let mut counts = [0_u32; 12];
    for &at in rows {
        for (count, cell) in counts.iter_mut().zip(cells(part.at(at))) {
            let told = told::told(told::whole(cell), cx);
            *count += u32::from(told.ahead && told.expiry.last_day(0) > Some(cx.today));
        }
    }
    let most = counts.iter().copied().max().filter(|&most| most > 0)?;
    counts.iter().position(|&count| count == most)
}

const CELLS: &[Role] = &[Role::Cell, Role::Gridcell, Role::Rowheader, Role::Columnheader];

/// The first thing that is said in each cell of a row.
pub(super) fn cells(row: Part<'_>) -> Vec<&Node> {
    places(row).filter_map(|at| spoken(row.at(at))).collect()
}

/// A row's cell in a column, with all that is in it.
pub(super) fn cell(row: Part<'_>, column: usize) -> Option<Part<'_>> {
    places(row).nth(column).map(|at| row.at(at))
}

/// The heads of a list's columns; where it has none, as below a table of heads alone, all that are in the part.
pub(super) fn heads(part: Part<'_>, list: usize) -> Vec<&Node> {
    let within = |list: Part<'_>| list.has(Role::Columnheader);
    let range = if within(part.at(list)) { list..part.end(list) } else { 0..part.nodes.len() };
    let places = range.filter(|&at| part.nodes[at].role == Role::Columnheader);
    places.filter_map(|at| spoken(part.at(at))).collect()
}

/// Where the cells of a row are. One that holds nothing but a value, even a masked one, is told as that.
fn places(row: Part<'_>) -> impl Iterator<Item = usize> {
    let inner = row.nodes.first().map_or(0, |node| node.d + 1);
    let is_cell =
        move |node: &Node| CELLS.contains(&node.role) || (node.role == Role::Secret && node.d == inner);
    (0..row.nodes.len()).filter(move |&at| is_cell(&row.nodes[at]))
}

/// A part as the first thing that is said in it: texts may stand in elements of their own.
fn spoken(part: Part<'_>) -> Option<&Node> {
    part.nodes.iter().find(|node| !node.name.is_empty()).or(part.nodes.first())
}
