//! A row of a list, as far as it tells.

use chrono::NaiveDate;

use super::columns::{Columns, cell};
use super::name::named;
use super::title::has_acronym;
use super::told::{self, Told};
use crate::ledger::Expiry;
use crate::notice::{Context, words};
use crate::page::scope::scopes_in;
use crate::page::text::{Search, is_letter, plain};
use crate::page::{Node, PageText, Part, Role, date};
use crate::prelude::*;

/// A row of a list, as far as it tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it begins in the outline.
    pub start: usize,
    /// The token's name.
    pub name: PageText,
    /// When it stops working.
    pub expiry: Expiry,
    /// Whether it is the expiry for certain: by the header of its column, or as the one day to come.
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

/// A row as far as it tells; one whose expiry is unknown may be of anything.
pub(super) fn read(part: Part<'_>, at: usize, columns: &Columns, cx: &Context<'_>) -> Option<Row> {
    let row = part.at(at);
    // A row that says no name is not called by its day.
    let said = named(part, at, columns.name)?;
    let unsaid = cell(row, 0).is_some_and(|first| first.nodes.iter().all(|node| node.name.is_empty()));
    if unsaid && date::is_alone(&said, cx.language, cx.today) {
        return None;
    }
    let name = PageText::new(&said);
    let column = columns.expiry.or(columns.later);
    // Beside the day there may be a word for what it means.
    let told = column.and_then(|at| cell(row, at)).and_then(|cell| {
        let mut all = cell.nodes.iter().map(|node| told::told(told::whole(node), cx));
        all.find(|told| told.expiry != Expiry::Unknown)
    });
    let used = columns.used.and_then(|at| cell(row, at));
    let is_of_use =
        |node: &Node| used.is_some_and(|cell| cell.nodes.as_ptr_range().contains(&core::ptr::from_ref(node)));
    let texts = || {
        row.nodes.iter().filter(|node| {
            !is_of_use(node)
                && matches!(
                    node.role,
                    Role::Text | Role::Cell | Role::Time | Role::Label | Role::Listitem | Role::Gridcell
                )
        })
    };
    let texts = || texts().flat_map(|node| told::parts(node, name.as_str()));
    let placed = told.is_some();
    let days: Vec<NaiveDate> = texts().filter_map(|part| told::day(part, cx)).collect();
    let first = days.iter().min();
    // Without a header the latest day to come is the expiry: a token is used between its creation and its end. Today is when it was
    // made, unless another day was.
    let expiry = told.or_else(|| {
        // What else has an end says of what.
        texts()
            .filter(|(_, text)| !has_acronym(text, cx))
            .map(|part| told::told(part, cx))
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
    let says = |word: &str| texts().any(|(_, text)| plain(text).starts_with(word));
    let (over, revoked) = (over || says("expired"), says("revoked"));
    // Used before now, created before now: what is to come is the end, if it is one day.
    let mut ahead = days.iter().filter(|day| **day > cx.today);
    let alone = ahead.next().is_some_and(|first| ahead.all(|day| day == first));
    let made =
        texts().filter(|(_, text)| !words::is_use_label(text)).filter_map(|part| told::day(part, cx)).min();
    let created = made.filter(|day| *day <= cx.today && expiry.expiry.last_day(0) != Some(*day));
    // What is called as the row is opens it.
    let controls = row.of(Role::Button).filter(|node| !node.icon && node.first_line() != name.as_str());
    let scoped = { controls }.nth(1).is_some();
    let scopes = scopes(row, columns.scopes.and_then(|at| cell(row, at)), cx);
    Some(Row {
        start: at,
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
    // A number counts them, a dash or a word says none.
    let is_named = |text: &&str| {
        text.len() > 2
            && !text.holds(" ")
            && text.chars().any(is_letter)
            && !text.eq_ignore_ascii_case("none")
    };
    let mut found: Vec<&str> = listed.filter(is_named).collect();
    if found.is_empty() {
        found = texts().flat_map(|node| scopes_in(&node.name)).collect();
    }
    if found.is_empty() {
        let parts = texts().flat_map(|node| node.name.split([',', '·', '\n']));
        found = parts.filter_map(|text| (cx.site.badge)(&plain(text))).collect();
    }
    found.iter().map(|text| PageText::new(text)).collect()
}
