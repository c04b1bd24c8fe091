//! The expiry that a form has chosen, from whatever control it is chosen with.

mod claim;

use chrono::NaiveDate;

use super::{Context, words};
use crate::page::lifetime::{self, Lifetime};
use crate::page::text::{Search, figures, is_letter, lower};
use crate::page::{Node, Part, Role, date};
use crate::prelude::*;
pub use claim::{Choice, Claim, Trust};

/// The longest way ahead that a date is believed as an expiry, in days.
const MAX_AHEAD: i64 = 3_660;

/// Whether a form has a control for the expiry, and what it is set to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Control {
    /// Whether there is one.
    pub there: bool,
    /// What it is set to, where that is understood.
    pub claim: Option<Claim>,
    /// What it is called by the page and its developers, where it is one node: it stays the same control when what it is set to is
    /// no longer understood.
    pub called: String,
}

impl Control {
    /// One that is there, set to something that is not understood.
    const UNREAD: Self = Self { there: true, claim: None, called: String::new() };

    /// One that is set to something.
    fn set(choice: Choice, trust: Trust) -> Self {
        Self { claim: Some(Claim { choice, trust }), ..Self::UNREAD }
    }

    /// The control that a node is.
    fn of(self, node: &Node) -> Self {
        Self { called: if self.there { called(node) } else { String::new() }, ..self }
    }
}

/// What a node is called by the page and its developers.
fn called(node: &Node) -> String {
    // Some kits put what is chosen behind the label.
    let name = node.name.strip_suffix(node.value.as_str()).unwrap_or(&node.name).trim();
    [name, "|", &node.hint].concat()
}

/// Finds the expiry control of a form.
pub fn read(part: Part<'_>, cx: &Context<'_>) -> Control {
    let radios = radios(part, cx);
    if matches!(radios.claim, Some(Claim { choice: Choice::Never | Choice::After(_), .. })) {
        return radios;
    }
    let dated = dates(part, cx);
    let mut found = Control { there: radios.there || dated.there, ..dated };
    if found.claim.is_some_and(|claim| claim.trust == Trust::Machine) {
        return found;
    }
    for index in 0..part.nodes.len() {
        let control = select(part, index, cx);
        if control.claim.is_some_and(|claim| found.claim.is_none_or(|old| claim.trust >= old.trust)) {
            found = control;
        } else if control.there {
            found.there = true;
            found.called = if found.claim.is_none() { control.called } else { found.called };
        }
    }
    let pressed_chips = of_choices(part, Role::Button, true, cx);
    let counted = number_and_unit(part, cx);
    for control in [pressed_chips, counted, opener(part, cx), slider(part, cx)] {
        found.there |= control.there;
        found.claim = found.claim.or(control.claim);
    }
    if found.claim.is_none() && part.nodes.iter().any(is_turned_off) {
        // Machine values of before it was turned off are of no use any more.
        return Control::set(Choice::Never, Trust::Machine);
    }
    // A sentence alone is no control. A slider or a grid of days is none that could be read; the sentence below says what it is set to.
    let told = || part.of(Role::Text).any(|node| words::is_expiry_label(&node.name));
    if found.there || told() {
        found.claim = found.claim.or_else(|| sentence(part, cx));
    }
    found
}

/// Whether a tick says that there is no expiry by being off, such as "Set an expiry date"; one that asks for a mail before it is another,
/// and so is one that includes what has expired.
fn is_turned_off(node: &Node) -> bool {
    if !matches!(node.role, Role::Checkbox | Role::Switch) || node.checked != Some(false) {
        return false;
    }
    let label = lower(node.first_line());
    words::is_expiry_label(&label)
        && !words::is_never(&label)
        && !["notif", "remind", "mail", "before", "without", "no ", "expired"]
            .iter()
            .any(|word| label.holds(word))
}

/// Hidden ISO inputs, date fields, and text fields that hold a date.
fn dates(part: Part<'_>, cx: &Context<'_>) -> Control {
    let mut found = segments(part, cx);
    let mut last = None;
    for node in part.nodes {
        let machine = match node.role {
            Role::Hidden | Role::Date => Some(node.key.as_str()),
            _ => None,
        };
        if node.role == Role::Date {
            found.there = true;
        }
        if let Some(day) = machine.and_then(|key| date::local(key, cx.offset)).filter(|day| ahead(*day, cx)) {
            // Of several the last is the end: a token may have a first day as well, and be told of before it ends.
            last = last.max(Some(day));
        }
        // A button that is called by a label and says something else opens a picker, and says what was picked.
        let opener = node.role == Role::Button && !node.value.is_empty();
        if !(node.is_text_field() || node.role == Role::Combobox || opener)
            || words::is_name_label(&node.name)
        {
            continue;
        }
        match date::find(&node.value, cx.language, cx.today).filter(|reading| ahead(reading.day, cx)) {
            Some(reading) => found = Control::set(day(reading), Trust::Words).of(node),
            None if opener && is_labelled(node, cx) && found.claim.is_none() => {
                found = Control::UNREAD.of(node)
            }
            None => {}
        }
    }
    last.map_or(found, |day| Control::set(Choice::On(day), Trust::Machine))
}

/// A field for a date in three parts, each a spin button of its own (React Aria's date field, react-aria.adobe.com).
fn segments(part: Part<'_>, cx: &Context<'_>) -> Control {
    let spins = |node: &&Node| node.role == Role::Spinbutton;
    let said = |node: &Node| if node.value.is_empty() { node.first_line() } else { &node.value }.to_owned();
    for (at, _) in part.nodes.iter().enumerate().filter(|(_, node)| spins(node)) {
        let near = part.nodes.iter().skip(at).take(5);
        let parts: Vec<String> = near.filter(spins).map(said).take(3).collect();
        if parts.len() < 3 {
            continue;
        }
        // What is not typed yet stands there as "mm".
        let reading = date::find(&parts.join("/"), cx.language, cx.today);
        return match reading.filter(|reading| ahead(reading.day, cx)) {
            Some(reading) => Control::set(day(reading), Trust::Words),
            None => Control::UNREAD,
        };
    }
    Control::default()
}

/// A select or combobox whose choices are lengths of life.
fn select(part: Part<'_>, index: usize, cx: &Context<'_>) -> Control {
    let node = &part.nodes[index];
    if !matches!(node.role, Role::Combobox | Role::Listbox | Role::Hidden) {
        return Control::default();
    }
    let options: Vec<&Node> = part.at(index).of(Role::Option).collect();
    let lives = options.iter().filter(|option| life_of(&option.name, &option.key, cx).is_some()).count();
    let labelled = is_labelled(node, cx);
    // Most of the choices must be lives: a pager of 10, 20 and 100 has numbers as well.
    let all_lives = lives >= 2 && lives * 2 >= options.len();
    let value = if node.value.is_empty() { shown_beside(part, index) } else { &node.value };
    let chosen = life_of(value, &node.key, cx).or_else(|| shown_before(part, index, cx));
    let of_expiry = all_lives || labelled;
    let never = words::is_never(value)
        || (of_expiry && (words::is_never_key(&node.key) || words::is_never_key(value)));
    let there = all_lives || labelled || (options.len() < 2 && chosen.is_some());
    if !there {
        return Control::default();
    }
    let claim = match chosen {
        Some((life, trust)) => Some(Claim { choice: Choice::After(life), trust }),
        None if never => Some(Claim { choice: Choice::Never, trust: Trust::Words }),
        None => date::find(value, cx.language, cx.today)
            .filter(|reading| ahead(reading.day, cx))
            .map(|reading| Claim { choice: day(reading), trust: Trust::Words }),
    };
    Control { there, claim, called: String::new() }.of(node)
}

/// What a list shows in a text of its own before the field that one searches it with (react-select). A sentence there is another's.
fn shown_beside(part: Part<'_>, index: usize) -> &str {
    let before = index.checked_sub(1).and_then(|at| part.nodes.get(at));
    let shown = before.filter(|before| part.nodes[index].role == Role::Combobox && before.role == Role::Text);
    let bare = |text: &&str| text.starts_with(|c: char| c.is_ascii_digit()) || text.split(' ').count() <= 3;
    shown.map(|text| text.name.as_str()).filter(bare).unwrap_or_default()
}

/// What a list shows that keeps its machine value in a hidden field behind it, where both say the same (react-select).
fn shown_before(part: Part<'_>, index: usize, cx: &Context<'_>) -> Option<(Lifetime, Trust)> {
    let node = part.nodes.get(index).filter(|node| node.role == Role::Hidden)?;
    let near = part.nodes.get(index.saturating_sub(4)..index)?;
    let mut lives = near
        .iter()
        .filter(|node| node.role == Role::Text)
        .filter_map(|text| life_of(&text.name, &node.key, cx));
    lives.find(|(_, trust)| *trust == Trust::Machine)
}

/// Whether a control is called one of the expiry, or is the one that was understood before.
fn is_labelled(node: &Node, cx: &Context<'_>) -> bool {
    words::is_expiry_label(&node.name)
        || words::is_expiry_label(&node.hint)
        || (!cx.control.is_empty() && called(node) == cx.control)
}

/// The radios that are choices of an expiry: those of one group, since levels of access have radios as well.
fn radios(part: Part<'_>, cx: &Context<'_>) -> Control {
    let groups = part.nodes.iter().enumerate().filter(|(_, node)| node.role == Role::Radiogroup);
    let mut groups = groups.map(|(at, node)| (part.at(at), is_labelled(node, cx))).peekable();
    if groups.peek().is_none() {
        return of_choices(part, Role::Radio, true, cx);
    }
    let controls = groups.map(|(group, labelled)| of_choices(group, Role::Radio, labelled, cx));
    { controls }.find(|control| control.there).unwrap_or_default()
}

/// Radios or pressed buttons, one of them chosen. Where nothing says that they are of an expiry, `none` by its machine value alone is
/// a level of anything.
fn of_choices(part: Part<'_>, role: Role, labelled: bool, cx: &Context<'_>) -> Control {
    let mut found = Control::default();
    let mut lives = 0;
    for node in part.of(role).filter(|node| node.checked.is_some()) {
        // Of cards that are pressed the field itself may have no name.
        let keyed = || {
            lifetime::from_key(&node.key)
                .filter(|life| node.name.is_empty() && cx.site.lives.contains(&life.count))
        };
        let life = life_of(node.first_line(), &node.key, cx).or_else(|| Some((keyed()?, Trust::Machine)));
        lives += usize::from(life.is_some());
        let line = node.first_line();
        let never = words::is_never(line)
            || ((labelled || lives > 0 || node.key != "none") && words::is_never_key(&node.key))
            || (lives > 0 && words::is_never_key(line));
        found.there |= never || lives >= 2 || words::is_expiry_label(node.first_line());
        if node.checked == Some(true) {
            found.claim = match life {
                Some((life, trust)) => Some(Claim { choice: Choice::After(life), trust }),
                None if never => Some(Claim { choice: Choice::Never, trust: Trust::Words }),
                None => found.claim,
            };
        }
    }
    if !found.there {
        found.claim = None;
    }
    found
}

/// A button that opens a menu and says what was chosen there (Radix's dropdown menu). Several such are what can be chosen, and none says
/// which was.
fn opener(part: Part<'_>, cx: &Context<'_>) -> Control {
    let choice = |node: &Node| {
        // One that is called by a label has what was chosen for its value.
        let text = if node.value.is_empty() { node.first_line() } else { &node.value };
        let reading =
            || date::find(text, cx.language, cx.today).filter(|reading| ahead(reading.day, cx)).map(day);
        let life = bare_life(text, cx).map(Choice::After);
        life.or_else(reading).or_else(|| words::is_never(text).then_some(Choice::Never))
    };
    let buttons = part.of(Role::Button).filter(|node| node.checked.is_none());
    let mut choices = buttons.filter_map(choice);
    let chosen = choices.next().filter(|_| choices.next().is_none());
    chosen.map_or_else(Control::default, |choice| Control::set(choice, Trust::Words))
}

/// A slider, beside which a text says what length of life it is set to.
fn slider(part: Part<'_>, cx: &Context<'_>) -> Control {
    let Some(at) = part.nodes.iter().position(|node| node.role == Role::Slider) else {
        return Control::default();
    };
    let beside = part.nodes.iter().take(at + 4).skip(at.saturating_sub(3));
    let said = beside.filter(|node| matches!(node.role, Role::Text | Role::Status | Role::Label));
    let life = said.filter_map(|node| bare_life(&node.name, cx)).next();
    life.map_or_else(Control::default, |life| Control::set(Choice::After(life), Trust::Words))
}

/// The length of life that a text is, and nothing else: more than a number, its unit and a mark is of something else, such as "Edited 3
/// days ago".
fn bare_life(text: &str, cx: &Context<'_>) -> Option<Lifetime> {
    let bare = !text.is_ascii() || text.bytes().filter(|&byte| byte == b' ').count() < 2;
    life_of(text, "", cx).filter(|_| bare).map(|(life, _)| life)
}

/// A number field with its unit beside it or in its label.
fn number_and_unit(part: Part<'_>, cx: &Context<'_>) -> Control {
    for (index, node) in part.nodes.iter().enumerate() {
        let counts = node.role == Role::Spinbutton
            || (node.role == Role::Textbox && words::is_expiry_label(&node.name));
        if !counts {
            continue;
        }
        let count = node.value.trim();
        if count.is_empty() || !count.bytes().all(|byte| byte.is_ascii_digit()) {
            if words::is_expiry_label(&node.name) {
                return Control::UNREAD;
            }
            continue;
        }
        let beside = part
            .nodes
            .iter()
            .skip(index + 1)
            .take(6)
            .find(|other| matches!(other.role, Role::Combobox | Role::Text | Role::Radio));
        let beside =
            beside.map_or("", |other| if other.value.is_empty() { &other.name } else { &other.value });
        let counted = |word: &str| lifetime::find(&[count, " ", &lower(word)].concat(), cx.language);
        // The unit stands in the label, often last: "Days until expiry", "Expires in (days)"; or beside the field.
        let mut words =
            node.name.rsplit(|c: char| !is_letter(c)).chain(beside.rsplit(|c: char| !is_letter(c)));
        if let Some(life) = words.find_map(counted) {
            return Control::set(Choice::After(life), Trust::Words);
        }
        if words::is_expiry_label(&node.name) {
            return Control::UNREAD;
        }
    }
    Control::default()
}

/// A date that the page prints under the control, the nearest to come.
pub(super) fn sentence(part: Part<'_>, cx: &Context<'_>) -> Option<Claim> {
    let texts = part
        .nodes
        .iter()
        .filter(|node| matches!(node.role, Role::Text | Role::Time | Role::Label | Role::Generic));
    let claims = texts.filter_map(|node| {
        if words::is_never(&node.name) {
            return Some(Claim { choice: Choice::Never, trust: Trust::Sentence });
        }
        let reading =
            date::find(&node.name, cx.language, cx.today).filter(|reading| ahead(reading.day, cx))?;
        Some(Claim { choice: day(reading), trust: Trust::Sentence })
    });
    claims.into_iter().next()
}

/// A length of life from a choice's machine value or text. A bare number is taken for days only where the site offers that many.
fn life_of(text: &str, key: &str, cx: &Context<'_>) -> Option<(Lifetime, Trust)> {
    if let Some(life) = lifetime::find(text, cx.language) {
        return Some((
            life,
            if lifetime::from_key(key) == Some(life) { Trust::Machine } else { Trust::Words },
        ));
    }
    let offered = |life: &Lifetime| {
        life.unit != crate::page::language::Unit::Day || cx.site.lives.contains(&life.count)
    };
    let worded = text.chars().any(is_letter);
    if let Some(life) = lifetime::from_key(key).filter(offered) {
        let number_shown = text.holds(&figures(life.count.into(), 10, 1));
        if worded && (number_shown || !text.contains(|c: char| c.is_ascii_digit())) {
            return Some((life, Trust::Machine));
        }
    }
    let mut digits = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    let (first, none) = (digits.next()?, digits.next());
    let life = Lifetime::days(first.parse().ok()?);
    // One day is offered as a number as well as one year is: without a word for the unit it stays open.
    (worded && none.is_none() && key.is_empty() && life.count > 1 && offered(&life))
        .then_some((life, Trust::Words))
}

fn ahead(day: NaiveDate, cx: &Context<'_>) -> bool {
    (-1..=MAX_AHEAD).contains(&(day - cx.today).num_days())
}

fn day(reading: date::Reading) -> Choice {
    if reading.sure { Choice::On(reading.day) } else { Choice::About(reading.day) }
}
