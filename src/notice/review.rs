//! Steps of a wizard without a name field: the choice of an app, the choice of scopes, the review of what will be created.

use super::expiry::{Choice, Claim, Trust};
use super::{Context, form, scopes, words};
use crate::page::lifetime;
use crate::page::scope::scopes_in;
use crate::page::text::{characters, plain};
use crate::page::{Node, Part, Role, date};
use crate::prelude::*;

/// What a step of a wizard shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// The name that will be created.
    pub name: String,
    /// Whether a label says that it is the name.
    pub labelled: bool,
    /// The expiry that will be.
    pub expiry: Option<Claim>,
    /// The product that was chosen.
    pub app: Option<String>,
    /// Scopes that are ticked.
    pub on: Vec<String>,
    /// Scopes that are there and not ticked.
    pub off: Vec<String>,
    /// Whether this is the review: its scopes are all there are.
    pub review: bool,
    /// Title and headings, in small letters.
    pub title: String,
}

/// Reads a step; none where the part has nothing of one. `named` is the name typed on an earlier step, empty where there was none.
pub fn read(part: Part<'_>, named: &str, cx: &Context<'_>) -> Option<Step> {
    let title = form::title(part);
    if !part.has(Role::Button) || form::is_foreign(&title, cx) {
        return None;
    }
    shown(part, named, cx).or_else(|| choice(part, cx)).map(|step| Step { title, ..step })
}

/// Whether it is the last step: it shows what will be created, and nothing is left to choose.
pub fn is_last(part: Part<'_>, named: &str, cx: &Context<'_>) -> bool {
    part.has(Role::Button) && !form::is_foreign(&form::title(part), cx) && shown(part, named, cx).is_some()
}

/// Whether it is a step on the way: an app is left to choose, or scopes are. Elsewhere radios choose a theme.
pub fn is_choice(part: Part<'_>, cx: &Context<'_>) -> bool {
    ((cx.site.has_apps)(cx.address) && part.of(Role::Radio).count() >= APPS) || scopes::are_ticked(part)
}

/// How many radios make a choice of apps.
const APPS: usize = 3;

/// The most buttons whose surroundings are tried.
const MAX_BUTTONS: usize = 24;

/// The review in a part: around a button, as far as there is nothing to fill in and no list. A page has fields to search in, and the
/// list may stand beside it.
fn shown(part: Part<'_>, named: &str, cx: &Context<'_>) -> Option<Step> {
    let buttons = part.nodes.iter().enumerate().rev().filter(|(_, node)| node.role == Role::Button);
    let mut tried = Vec::new();
    for (button, _) in buttons.take(MAX_BUTTONS) {
        let mut at = button;
        while let Some(up) = part.parent(at).filter(|&up| !part.at(up).nodes.iter().any(is_open)) {
            at = up;
        }
        if tried.contains(&at) {
            continue;
        }
        tried.push(at);
        if let Some(step) = review(part.at(at), named, cx) {
            return Some(step);
        }
    }
    None
}

/// Whether a node is there to be filled in, or is of a list.
fn is_open(node: &Node) -> bool {
    let fills = matches!(
        node.role,
        Role::Searchbox
            | Role::Checkbox
            | Role::Switch
            | Role::Radio
            | Role::Combobox
            | Role::Spinbutton
            | Role::Columnheader
    );
    fills || node.is_text_field()
}

/// The step where an app is chosen, or scopes are ticked.
fn choice(part: Part<'_>, cx: &Context<'_>) -> Option<Step> {
    let (on, off) = scopes::read(part);
    let radios: Vec<&Node> = part.of(Role::Radio).collect();
    let app = radios
        .iter()
        .find(|node| node.checked == Some(true))
        .map(|node| node.first_line().to_owned())
        .filter(|_| radios.len() >= APPS && (cx.site.has_apps)(cx.address));
    (app.is_some() || !on.is_empty() || !off.is_empty()).then(|| Step { app, on, off, ..Step::default() })
}

/// The texts that stand for themselves in a review, each with its place among them.
fn lines(part: Part<'_>) -> Vec<&str> {
    let texts = part.nodes.iter().filter(|node| {
        matches!(
            node.role,
            Role::Text
                | Role::Heading
                | Role::Label
                | Role::Cell
                | Role::Listitem
                | Role::Time
                | Role::Columnheader
        )
    });
    texts
        .flat_map(|node| node.name.lines())
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(400)
        .collect()
}

/// The review: labels with what will be created beside or below them, and nothing to fill in.
fn review(part: Part<'_>, named: &str, cx: &Context<'_>) -> Option<Step> {
    // Beside the value that was made it says what was made.
    if part.has(Role::Secret) {
        return None;
    }
    let lines = lines(part);
    // A line that is a date and little else: sentences of help hold dates as well, and so do names.
    let dated = [20, 40].into_iter().find_map(|length| {
        lines.iter().enumerate().find_map(|(at, line)| {
            // To read a date is most of the work.
            let short = Some(line).filter(|line| characters(line) < length)?;
            let reading = date::find(short, cx.language, cx.today)
                .filter(|reading| (0..3_660).contains(&(reading.day - cx.today).num_days()))?;
            Some((at, reading))
        })
    });
    let never = lines.iter().position(|line| words::is_never(line));
    let mut scopes: Vec<String> = Vec::new();
    // A token may be called as a scope is.
    for id in lines.iter().filter(|line| **line != named).flat_map(|line| scopes_in(line)) {
        if !scopes.iter().any(|known| known == id) {
            scopes.push(id.to_owned());
        }
    }
    let shows_name = !named.is_empty() && lines.iter().any(|line| same_name(line, named));
    let (place, choice) = match (dated, never) {
        (Some((at, reading)), _) => {
            (at, if reading.sure { Choice::On(reading.day) } else { Choice::About(reading.day) })
        }
        (None, Some(at)) => (at, Choice::Never),
        // What the link asked for (Atlassian's documentation), where the review says it in no way that is read.
        (None, None) => (0, Choice::After(lifetime::from_key(cx.address.parameter("expiryDays")?)?)),
    };
    // A list of tokens has names, dates and buttons as well: a review is one by its name, by both of its labels, or by its address.
    let is_label = |line: &&str, is: fn(&str) -> bool| characters(line) < 24 && is(line);
    // The heads of a list stand beside each other.
    let labelled = lines.iter().any(|line| is_label(line, words::is_bare_name_label))
        && lines[..place].last().is_some_and(|line| is_label(line, words::is_expiry_label));
    let reviewed = shows_name || labelled || (cx.is_linked() && !scopes.is_empty());
    if !reviewed {
        return None;
    }
    // Bare, since the steps of a wizard are named as well: "Name token", and below it "Select scopes".
    let below_label = below(&lines, words::is_bare_name_label);
    let name = below_label
        .clone()
        .or_else(|| before_date(&lines, place))
        .filter(|name| !is_cut(name))
        .unwrap_or_default();
    let app = below(&lines, |line| matches!(plain(line).as_str(), "apps" | "app" | "product" | "products"))
        .or_else(|| after_date(&lines, place))
        .filter(|_| (cx.site.has_apps)(cx.address));
    // Without ids the groups of a review are what people read as scopes.
    if scopes.is_empty() {
        scopes = labelled_scopes(&lines);
    }
    Some(Step {
        name: if shows_name { named.to_owned() } else { name },
        labelled: below_label.is_some(),
        expiry: Some(Claim { choice, trust: Trust::Words }),
        app,
        on: scopes,
        off: Vec::new(),
        review: true,
        title: String::new(),
    })
}

/// The line after the label that `is` accepts.
fn below(lines: &[&str], is: impl Fn(&str) -> bool) -> Option<String> {
    let at = lines.iter().position(|line| characters(line) < 24 && is(line))?;
    lines.get(at + 1).map(|&line| line.to_owned())
}

/// Label, name, label, date: the order of the cards, in any language.
fn before_date(lines: &[&str], date: usize) -> Option<String> {
    (date >= 3).then(|| lines[date - 2].to_owned()).filter(|name| scopes_in(name).is_empty())
}

/// Date, label, app, label, scopes: likewise.
fn after_date(lines: &[&str], date: usize) -> Option<String> {
    let app = lines.get(date + 2)?;
    let follows = lines.get(date + 3).is_some_and(|line| scopes_in(line).is_empty());
    (follows
        && scopes_in(app).is_empty()
        && !matches!(plain(app).as_str(), "read" | "write" | "delete" | "admin" | "manage"))
    .then(|| (*app).to_owned())
}

fn labelled_scopes(lines: &[&str]) -> Vec<String> {
    const GROUPS: &[&str] = &["read", "write", "delete", "admin", "manage"];
    let Some(at) = lines.iter().position(|line| plain(line) == "scopes") else { return Vec::new() };
    lines[at + 1..]
        .iter()
        .filter(|line| !GROUPS.contains(&plain(line).as_str()))
        .take(50)
        .map(|&line| line.to_owned())
        .collect()
}

/// Whether the review shows that name, in full or cut.
fn same_name(line: &str, name: &str) -> bool {
    line == name || cut_part(line).is_some_and(|start| characters(start) >= 4 && name.starts_with(start))
}

fn is_cut(line: &str) -> bool {
    cut_part(line).is_some()
}

fn cut_part(line: &str) -> Option<&str> {
    line.strip_suffix('…').or_else(|| line.strip_suffix("...")).map(str::trim_end)
}
