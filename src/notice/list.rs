//! The site's list of tokens: rows with a name, an expiry and a control that ends them.

mod name;

use chrono::{NaiveDate, TimeDelta};

use super::{Context, form, words};
use crate::ledger::Expiry;
use crate::page::language::Unit;
use crate::page::scope::scopes_in;
use crate::page::text::{Search, digit, plain};
use crate::page::{Node, PageText, Part, Role, date, lifetime, relative};
use crate::prelude::*;
use crate::sites::holds;

pub use name::is_emptied;
use name::{name, name_column, named};

/// The most rows that are read. The sites allow 25 (Atlassian) and show up to 200 (Figma).
const MAX_ROWS: usize = 250;
/// The most nodes a row may have.
const MAX_ROW: usize = 40;
/// The most controls that are looked at.
const MAX_CONTROLS: usize = 400;
/// How far up from a control its row may begin.
const MAX_DEPTH: usize = 6;

/// A row of a list, as far as it tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The token's name.
    pub name: PageText,
    /// When it stops working.
    pub expiry: Expiry,
    /// Whether the list itself calls it the expiry, by the header of its column.
    pub sure: bool,
    /// Whether the row has a further control, which at Atlassian shows the scopes (seen in screenshots of 2026).
    pub scoped: bool,
    /// The day it was created.
    pub created: Option<NaiveDate>,
    /// Whether the row says that it has run out.
    pub expired: bool,
    /// Whether the row says that it was revoked.
    pub revoked: bool,
    /// Its scopes, as far as the row shows them.
    pub scopes: Vec<PageText>,
}

/// The rows of a part that are of tokens, where the part is a list of tokens of the site.
pub fn read(part: Part<'_>, cx: &Context<'_>) -> Vec<Row> {
    if !is_of_tokens(part, cx) {
        return Vec::new();
    }
    let headers: Vec<String> = spoken(part, &[Role::Columnheader]).into_iter().map(Node::plain).collect();
    let columns = Columns {
        later: None,
        name: name_column(part),
        expiry: headers.iter().position(|header| words::is_expiry_label(header)),
        scopes: headers.iter().position(|header| words::is_scopes_label(header)),
    };
    let places = places(part);
    let columns = Columns { later: later(part, &places, cx), ..columns };
    let rows: Vec<Row> = places.iter().filter_map(|&at| row(part, at, &columns, cx)).collect();
    let dated: Vec<usize> = places
        .iter()
        .zip(&rows)
        .filter(|(_, row)| row.expiry != Expiry::Unknown)
        .map(|(&at, _)| at)
        .collect();
    // A row without a date is a token beside one that has a date and the same controls, or where the heading above calls it one.
    let kept = places.iter().zip(rows).filter(|(at, row)| {
        !is_below_other(part, **at, cx)
            && (row.expiry != Expiry::Unknown
                || dated.iter().any(|&other| are_alike(part, **at, other))
                || is_headed(part, **at, cx))
    });
    kept.map(|(_, row)| row).collect()
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

/// Which cell of a row means what, as far as the heads of the columns tell.
struct Columns {
    name: Option<(usize, usize)>,
    expiry: Option<usize>,
    /// The one that has the days to come, whatever it is called.
    later: Option<usize>,
    scopes: Option<usize>,
}

/// The column with the most days to come.
fn later(part: Part<'_>, places: &[usize], cx: &Context<'_>) -> Option<usize> {
    let mut counts = [0_u32; 12];
    for &at in places {
        for (count, cell) in counts.iter_mut().zip(cells(part.at(at))) {
            *count += u32::from(day(cell, cx).is_some_and(|day| day > cx.today));
        }
    }
    let most = counts.iter().copied().max().filter(|&most| most > 0)?;
    counts.iter().position(|&count| count == most)
}

const CELLS: &[Role] = &[Role::Cell, Role::Gridcell, Role::Rowheader, Role::Columnheader];

fn cells(row: Part<'_>) -> Vec<&Node> {
    spoken(row, CELLS)
}

/// A row's cell in a column, with all that is in it.
fn cell(row: Part<'_>, column: usize) -> Option<Part<'_>> {
    let mut places = (0..row.nodes.len()).filter(|&at| CELLS.contains(&row.nodes[at].role));
    places.nth(column).map(|at| row.at(at))
}

/// Whether two rows of one list have the same controls.
fn are_alike(part: Part<'_>, one: usize, other: usize) -> bool {
    let controls =
        |at: usize| part.at(at).of(Role::Button).map(|node| node.name.clone()).collect::<Vec<String>>();
    part.parent(one) == part.parent(other) && controls(one) == controls(other)
}

/// Whether a row stands below a heading that calls it something else.
fn is_below_other(part: Part<'_>, at: usize, cx: &Context<'_>) -> bool {
    let heading = part.nodes[..at].iter().rfind(|node| node.role == Role::Heading).map(Node::plain);
    heading.is_some_and(|heading| cx.site.foreign.iter().any(|word| heading.holds(word)))
}

/// Whether a row stands below a heading that calls it a token, and can be ended.
fn is_headed(part: Part<'_>, at: usize, cx: &Context<'_>) -> bool {
    let heading = part.nodes[..at].iter().rfind(|node| node.role == Role::Heading).map(Node::plain);
    let says = |heading: &String| cx.site.vocabulary.iter().any(|word| heading.holds(word));
    let ends = |node: &Node| {
        let plain = node.plain();
        words::is_revoke(&plain) || words::is_refresh(&plain) || (plain.is_empty() && node.icon)
    };
    let mut controls = part.at(at).nodes.iter().filter(|node| matches!(node.role, Role::Button | Role::Link));
    heading.as_ref().is_some_and(says) && controls.any(ends)
}

/// The names of the rows of a part, in reading order; the same name as often as it stands there.
pub fn names(part: Part<'_>) -> Vec<String> {
    let column = name_column(part);
    places(part).into_iter().filter_map(|at| named(part, at, column)).collect()
}

/// How many rows have that name and show nothing of a value: the card that reveals one stands among the rows and is none.
pub fn count(part: Part<'_>, wanted: &PageText) -> usize {
    let column = name_column(part);
    let rows = places(part).into_iter().filter(|&row| !part.at(row).has(Role::Secret));
    rows.filter(|&row| named(part, row, column).is_some_and(|name| PageText::new(&name) == *wanted)).count()
}

/// How often a name is shown, in a row or not.
pub fn shown(part: Part<'_>, name: &PageText) -> usize {
    // In a field it is being changed.
    let texts =
        part.nodes.iter().map(|node| if node.value.is_empty() { node.first_line() } else { &node.value });
    texts.filter(|text| PageText::new(text) == *name).count()
}

/// The name of the row around the pressed control, where it is in one.
pub fn pressed_row(part: Part<'_>, cx: &Context<'_>) -> Option<String> {
    let pressed = part.nodes.iter().position(|node| node.pressed)?;
    let row = around(part, pressed).filter(|&row| !is_below_other(part, row, cx))?;
    named(part, row, name_column(part))
}

/// Where rows begin, in reading order.
fn places(part: Part<'_>) -> Vec<usize> {
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

/// Whether a part can be a row: it has a name, which is not a person's, and is no message of the page.
fn is_row(part: Part<'_>, at: usize) -> bool {
    let above = core::iter::successors(part.parent(at), |&up| part.parent(up));
    let said = |role: Role| matches!(role, Role::Alert | Role::Status | Role::Navigation);
    let mut texts = part.at(at).nodes.iter().map(Node::plain);
    name(part.at(at)).is_some_and(|name| !is_address(&name))
        // Credentials of the other kind, a word that is not translated.
        && !texts.any(|text| text.starts_with("oauth"))
        && !{ above }.any(|up| said(part.nodes[up].role))
        // The heads of the columns are none, also where they can be pressed.
        && (!part.at(at).has(Role::Columnheader) || cells(part.at(at)).iter().any(|cell| cell.role != Role::Columnheader))
        && (part.nodes[at].role != Role::Generic || part.nodes[..at].iter().any(opens))
}

/// Whether what follows is the page's own and no banner above it.
fn opens(node: &Node) -> bool {
    matches!(node.role, Role::Heading | Role::Main | Role::Dialog | Role::Tabpanel | Role::Columnheader)
}

/// Whether a text ends in an address of e-mail: lists of people have names, dates and controls as well.
fn is_address(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    last.split_once('@').is_some_and(|(person, host)| !person.is_empty() && host.contains('.'))
}

/// The row around a control: the table's row or the list's item that it is in, else the largest part that holds no further control.
/// A link is a control in a table only, and behind the name.
///
/// Names and controls may stand in parts of their own, side by side; the control of the next row is what tells where one ends.
fn around(part: Part<'_>, control: usize) -> Option<usize> {
    let controls = |at: usize| {
        part.at(at).nodes.iter().filter(|node| matches!(node.role, Role::Button | Role::Menuitem)).count()
    };
    let linked = part.nodes.get(control)?.role == Role::Link;
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
            || (held > 0 && controls(at) > held)
            || row.is_some_and(|row| is_complete(part, row, at))
        {
            break;
        }
        // A part whose controls stand in parts of their own holds rows and is none.
        let own = part
            .at(at)
            .nodes
            .iter()
            .filter(|inner| matches!(inner.role, Role::Button | Role::Menuitem) && inner.d == node.d + 1)
            .count();
        if row.is_none() && own < controls(at) {
            return None;
        }
        held = controls(at);
        row = Some(at);
    }
    row.filter(|_| !linked)
}

/// Whether a row is all there, so that what is said around it, in the part at `up`, is said of the list.
fn is_complete(part: Part<'_>, row: usize, up: usize) -> bool {
    let inner = part.at(row);
    if name(inner).is_none() {
        return false;
    }
    let said = |node: &&Node| {
        matches!(node.role, Role::Text | Role::Link | Role::Label | Role::Heading) && !node.name.is_empty()
    };
    // A text above a name counts the rows or names the list, and several above one that is alone are the rest of a card, whose last
    // part is called "Actions"; what is below, in a card, is said of the token.
    let above = part.nodes[up + 1..row].iter().filter(said).count();
    let alone = inner.nodes.iter().filter(said).count() == 1;
    let headings = |part: Part<'_>| part.of(Role::Heading).count();
    let numbered =
        inner.nodes.iter().filter(said).skip(1).any(|node| node.name.chars().any(|c| digit(c).is_some()));
    (above > 0 && !(alone && above > 1)) || headings(part.at(up)) > headings(inner) || numbered
}

/// Whether a part is the site's list of tokens: by its address or its words. Guests and licences expire as well.
pub(super) fn is_of_tokens(part: Part<'_>, cx: &Context<'_>) -> bool {
    if (cx.site.elsewhere)(cx.address) {
        return false;
    }
    let says = |text: &str| cx.site.vocabulary.iter().any(|word| text.holds(word));
    let worded = part
        .nodes
        .iter()
        .filter(|node| matches!(node.role, Role::Heading | Role::Text | Role::Button))
        .any(|node| node.name.len() < 60 && says(&node.plain()));
    // Settings with tabs are where Figma lists its tokens, in every language.
    let settings = part.is_dialog() && part.has(Role::Tab);
    // An acronym that is the same in every language: "API-Schlüssel", "clés d'API", "API キー".
    let of_api = part
        .of(Role::Heading)
        .any(|node| node.plain().split(|c: char| !c.is_ascii_alphabetic()).any(|word| word == "api"));
    cx.is_addressed() || worded || settings || of_api || cx.site.lists(cx.address)
}

/// The parts of those roles, each as the first thing that is said in it: texts may stand in elements of their own.
fn spoken<'a>(part: Part<'a>, roles: &[Role]) -> Vec<&'a Node> {
    let places = part.nodes.iter().enumerate().filter(|(_, node)| roles.contains(&node.role));
    places
        .filter_map(|(at, _)| {
            let inner = part.at(at);
            inner.nodes.iter().find(|node| !node.name.is_empty()).or(inner.nodes.first())
        })
        .collect()
}

/// A row as far as it tells; one whose expiry is unknown may be of anything.
fn row(part: Part<'_>, at: usize, columns: &Columns, cx: &Context<'_>) -> Option<Row> {
    let name = PageText::new(&named(part, at, columns.name)?);
    let row = part.at(at);
    let cells = cells(row);
    let column = columns.expiry.or(columns.later);
    let told = column
        .and_then(|at| cells.get(at))
        .map(|cell| told(cell, cx))
        .filter(|told| told.expiry != Expiry::Unknown);
    let texts = || {
        row.nodes.iter().filter(|node| {
            matches!(
                node.role,
                Role::Text | Role::Cell | Role::Time | Role::Label | Role::Listitem | Role::Gridcell
            ) && node.first_line() != name.as_str()
        })
    };
    let placed = told.is_some();
    let days: Vec<NaiveDate> = texts().filter_map(|node| day(node, cx)).collect();
    let first = days.iter().min();
    // Without a header the latest day to come is the expiry: a token is used between its creation and its end. Today is when it was
    // made, unless another day was.
    let expiry = told.or_else(|| {
        texts()
            .map(|node| self::told(node, cx))
            .filter(|told| {
                let on = told.expiry.last_day(0);
                told.expiry != Expiry::Unknown
                    && (told.expired
                        || (told.ahead
                            && (on != Some(cx.today) || first.is_some_and(|first| *first < cx.today))))
            })
            .max_by_key(|told| told.expiry.last_day(0))
    });
    let expiry = expiry.unwrap_or(Told { expiry: Expiry::Unknown, expired: false, ahead: false });
    let over = placed && expiry.expiry.last_day(0).is_some_and(|day| day < cx.today);
    let says = |word: &str| texts().any(|node| node.plain().starts_with(word));
    let (over, revoked) = (over || says("expired"), says("revoked"));
    // Used before now, created before now: what is to come is the end, if it is one day.
    let mut ahead = days.iter().filter(|day| **day > cx.today);
    let alone = ahead.next().is_some_and(|first| ahead.all(|day| day == first));
    let created = first.copied().filter(|day| *day <= cx.today && expiry.expiry.last_day(0) != Some(*day));
    let scoped = row.of(Role::Button).filter(|node| !node.icon).count() > 1;
    let scopes = scopes(row, columns.scopes.and_then(|at| cell(row, at)), cx);
    Some(Row {
        name,
        expiry: expiry.expiry,
        sure: (placed && columns.expiry.is_some()) || alone,
        scoped,
        created,
        expired: expiry.expired || (over && !alone),
        revoked,
        scopes,
    })
}

/// The scopes that a row shows: ids wherever they stand, the column that is headed so, badges that the site is known for.
fn scopes(row: Part<'_>, cell: Option<Part<'_>>, cx: &Context<'_>) -> Vec<PageText> {
    let texts = || {
        let is_text =
            |node: &&Node| matches!(node.role, Role::Text | Role::Cell | Role::Gridcell | Role::Listitem);
        row.nodes.iter().filter(is_text)
    };
    let listed =
        cell.iter().flat_map(|cell| cell.nodes).flat_map(|node| node.name.split([',', '\n'])).map(str::trim);
    // A number counts them, a dash says none.
    let mut found: Vec<&str> = listed.filter(|text| text.len() > 2 && !text.holds(" ")).collect();
    if found.is_empty() {
        found = texts().flat_map(|node| scopes_in(&node.name)).collect();
    }
    if found.is_empty() {
        found = texts().filter_map(|node| (cx.site.badge)(&node.plain())).collect();
    }
    found.iter().map(|text| PageText::new(text)).collect()
}

/// What a text tells of an expiry.
struct Told {
    expiry: Expiry,
    expired: bool,
    ahead: bool,
}

fn told(node: &Node, cx: &Context<'_>) -> Told {
    let text = plain(&node.name);
    let expired = text.starts_with("expired");
    if words::is_never(&node.name) && !text.holds("used") && !text.holds("access") {
        return Told { expiry: Expiry::Never, expired: false, ahead: true };
    }
    if let Some(day) = day(node, cx) {
        return Told { expiry: Expiry::on(day), expired, ahead: day >= cx.today };
    }
    let relative = relative::find(&node.name, cx.language).filter(|relative| relative.future || expired);
    let near = lifetime::near(&node.name, cx.language).filter(|days| *days > 0);
    if let Some(on) = near.and_then(|days| cx.today.checked_add_signed(TimeDelta::days(days))) {
        return Told { expiry: Expiry::On { on, about: true }, expired: false, ahead: true };
    }
    let days = relative.and_then(|relative| {
        let (day, _) = relative.length.ends(cx.today)?;
        let length = day - cx.today;
        let on = if relative.future {
            day
        } else {
            cx.today.checked_sub_signed(TimeDelta::days(length.num_days()))?
        };
        Some(Expiry::On { on, about: !matches!(relative.length.unit, Unit::Day) })
    });
    Told {
        expiry: days.unwrap_or(Expiry::Unknown),
        expired,
        ahead: relative.is_some_and(|relative| relative.future),
    }
}

fn day(node: &Node, cx: &Context<'_>) -> Option<NaiveDate> {
    let read = |text: &str| date::find(text, cx.language, cx.today).map(|reading| reading.day);
    let (machine, shown) = (date::local(&node.key, cx.offset), read(&node.name));
    // An instant is a day in some zone, and the page says in which: by the day that it shows beside it.
    let near = machine.zip(shown).filter(|(machine, shown)| (*machine - *shown).num_days().abs() <= 1);
    near.map(|(_, shown)| shown).or(machine).or(shown).or_else(|| read(&node.tip))
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
}
