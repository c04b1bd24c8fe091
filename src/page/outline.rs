//! The outline: what the sensor sends, what tests replay, what a person attaches to a report.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::role::Role;
use super::text::{fold, plain, speaks};
use crate::prelude::*;

use crate::json::{Decode, Problem, Reader, names, record};

/// The most nodes an outline may have. The sensor stops at 4,000; more is not from it.
pub const MAX_NODES: usize = 5_000;

/// The longest text of a node that is read, in characters.
const MAX_TEXT: usize = 1_000;

/// What a part of a page showed at one instant, with no values of secrets in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// The page's address, without a query string but for the parameters that its site declares.
    pub url: String,
    /// The language of the page (BCP 47), of the browser where the page has none.
    pub lang: String,
    /// Why the sensor looked.
    pub cause: Cause,
    /// When, in milliseconds since 1970 UTC.
    pub at: i64,
    /// The user's time zone (IANA name).
    pub zone: String,
    /// The user's offset from UTC then, in minutes, east positive.
    pub offset: i32,
    /// A number drawn when the document was opened: the same as long as it lives.
    pub life: i64,
    /// Whether everything was read; false where a bound was met.
    pub whole: bool,
    /// The nodes in reading order.
    pub nodes: Vec<Node>,
}

record!(
    Outline {
        url, lang, cause, at, zone, offset, life, whole, nodes,
    } => bounded
);

/// Why the sensor looked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cause {
    /// The document was opened.
    Load,
    /// The address changed without a document load.
    Route,
    /// Something was pressed, by pointer or key; read before the page acts on it.
    Press,
    /// Escape was pressed.
    Escape,
    /// The page changed by itself.
    #[default]
    Change,
}

names!(
    Cause {
        Load = "load", Route = "route", Press = "press", Escape = "escape", Change = "change",
    } else Change
);

/// One element or text of a page, as the accessibility tree has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// Depth: the nodes that follow with a greater one are inside.
    pub d: u32,
    /// Its role.
    pub role: Role,
    /// Its accessible name; for a text, the text. Lines are separate elements of the page.
    pub name: String,
    /// What a field holds or a choice shows.
    pub value: String,
    /// The machine value: an option's value, an ISO date, a number of days; for a secret, its number in this document's life.
    pub key: String,
    /// What its developers call it: id, name, test id.
    pub hint: String,
    /// Its description or tooltip.
    pub tip: String,
    /// The text around a tick that has no name.
    pub near: String,
    /// Whether it is ticked, chosen or selected; none where that does not apply.
    pub checked: Option<bool>,
    /// Whether it is what was pressed.
    pub pressed: bool,
    /// Whether it can be used now.
    pub disabled: bool,
    /// Whether it is declared to submit its form.
    pub submit: bool,
    /// Whether it is a button with a picture and no words.
    pub icon: bool,
    /// Whether the page says that what it holds is wrong.
    pub invalid: bool,
    /// Whether the sensor took a secret out of its texts.
    pub redacted: bool,
}

impl Decode for Node {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        let mut node = Self::default();
        reader.fill(&mut node)?;
        tidy(&mut node);
        Ok(node)
    }

    /// Where it will lie: to move a node costs more than to read it.
    fn read_into(nodes: &mut Vec<Self>, reader: &mut Reader<'_>) -> Result<(), Problem> {
        if nodes.len() == MAX_NODES {
            return Err(Problem::new("more nodes than there may be"));
        }
        nodes.push(Self::default());
        nodes.last_mut().map_or(Ok(()), |node| reader.fill(node).map(|()| tidy(node)))?;
        // The parts of a scope's id may be in colours of their own, each from its colon on.
        if let [.., before, node] = nodes.as_mut_slice()
            && node.name.starts_with(':')
            && node.role == Role::Text
            && (before.role, before.d) == (Role::Text, node.d)
            && before.name.len() + node.name.len() <= MAX_TEXT
        {
            before.name.push_str(&node.name);
            nodes.pop();
        }
        Ok(())
    }
}

record!(fields Node {
    d,
    role,
    name: sparse,
    value: sparse,
    key: sparse,
    hint: sparse,
    tip: sparse,
    near: sparse,
    checked: sparse,
    pressed: sparse,
    disabled: sparse,
    submit: sparse,
    icon: sparse,
    invalid: sparse,
    redacted: sparse,
});

impl Default for Outline {
    fn default() -> Self {
        Self {
            url: String::new(),
            lang: String::new(),
            cause: Cause::default(),
            at: 0,
            zone: String::new(),
            offset: 0,
            life: 0,
            whole: true,
            nodes: Vec::new(),
        }
    }
}

impl Outline {
    /// The instant.
    pub fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.at).unwrap_or_default()
    }

    /// The calendar day at the user's place.
    pub fn today(&self) -> NaiveDate {
        (self.now() + TimeDelta::minutes(self.offset.into())).date_naive()
    }

    /// The part that was read, without the notices beside it, which stand behind it.
    pub fn page(&self) -> Part<'_> {
        let end = self.nodes.iter().position(|node| node.role == Role::Notice).unwrap_or(self.nodes.len());
        Part { nodes: &self.nodes[..end] }
    }

    /// The whole outline as a part of itself.
    pub fn all(&self) -> Part<'_> {
        Part { nodes: &self.nodes }
    }
}

impl Node {
    /// The name's first line: what a person would call it, without its description and a mark before it, such as a radio's dot.
    pub fn first_line(&self) -> &str {
        let mut lines = self.name.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.clone().find(|line| speaks(line)).or_else(|| lines.next()).unwrap_or_default()
    }

    /// The name as [`plain`] words.
    pub fn plain(&self) -> String {
        plain(&self.name)
    }

    /// Whether it is a field that a person types a line into.
    pub fn is_text_field(&self) -> bool {
        self.role == Role::Textbox && !self.disabled
    }

    /// Whether it is something to tick.
    pub fn is_tick(&self) -> bool {
        matches!(self.role, Role::Checkbox | Role::Switch)
            || (self.checked.is_some() && matches!(self.role, Role::Button | Role::Option))
    }

    /// Whether it holds others and says little itself.
    pub fn is_container(&self) -> bool {
        matches!(
            self.role,
            Role::Alertdialog
                | Role::Dialog
                | Role::Form
                | Role::Generic
                | Role::Group
                | Role::List
                | Role::Listitem
                | Role::Main
                | Role::Region
                | Role::Row
                | Role::Table
                | Role::Tabpanel
        )
    }
}

/// A run of nodes: a node and what is inside it, or the whole.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// The nodes in reading order.
    pub nodes: &'a [Node],
}

impl<'a> Part<'a> {
    /// The node at `index` and everything inside it.
    pub fn at(self, index: usize) -> Part<'a> {
        let end = self.end(index);
        Part { nodes: self.nodes.get(index..end).unwrap_or_default() }
    }

    /// The index after the last node inside the node at `index`.
    pub fn end(self, index: usize) -> usize {
        let Some(node) = self.nodes.get(index) else { return self.nodes.len() };
        let rest = &self.nodes[index + 1..];
        index + 1 + rest.iter().position(|other| other.d <= node.d).unwrap_or(rest.len())
    }

    /// The index of the node that directly holds the node at `index`.
    pub fn parent(self, index: usize) -> Option<usize> {
        let d = self.nodes.get(index)?.d;
        self.nodes[..index].iter().rposition(|other| other.d < d)
    }

    /// The last heading before the node at `index`, in small letters.
    pub fn heading_before(self, index: usize) -> Option<String> {
        let before = self.nodes.get(..index).unwrap_or_default();
        before.iter().rfind(|node| node.role == Role::Heading).map(Node::plain)
    }

    /// The nodes of a role.
    pub fn of(self, role: Role) -> impl Iterator<Item = &'a Node> {
        self.nodes.iter().filter(move |node| node.role == role)
    }

    /// Whether it is a dialog.
    pub fn is_dialog(self) -> bool {
        self.nodes.first().is_some_and(|node| matches!(node.role, Role::Dialog | Role::Alertdialog))
    }

    /// Whether a node of the role is there.
    pub fn has(self, role: Role) -> bool {
        self.nodes.iter().any(|node| node.role == role)
    }

    /// The numbers of the secrets in it; a secret without a number counts as 1.
    pub fn secrets(self) -> impl Iterator<Item = u32> + 'a {
        self.of(Role::Secret).map(|node| node.key.parse().unwrap_or(1))
    }
}

/// Refuses an outline of no page or no time.
fn bounded(outline: Outline) -> Result<Outline, Problem> {
    if outline.url.is_empty() || outline.at == 0 {
        Err(Problem::new("no address or no time"))
    } else {
        Ok(outline)
    }
}

/// Cuts what a node says.
fn tidy(node: &mut Node) {
    for text in [&mut node.value, &mut node.key, &mut node.hint].into_iter().filter(|text| !is_tidy(text)) {
        *text = fold(&short(text));
    }
    for text in [&mut node.name, &mut node.tip, &mut node.near].into_iter().filter(|text| !is_tidy(text)) {
        let mut whole = String::new();
        let mut ends = true;
        for line in short(text).lines().map(fold).filter(|line| !line.is_empty()) {
            whole.extend([if ends || line.starts_with(':') { "" } else { "\n" }, &line]);
            ends = line == ":";
        }
        *text = whole;
    }
}

/// Whether a text stays as it is: most are short, plain words, and of thousands of nodes.
fn is_tidy(text: &str) -> bool {
    let mut gap = true;
    for byte in text.bytes() {
        let space = byte == b' ';
        if !matches!(byte, b' '..=b'~') || (gap && space) {
            return false;
        }
        gap = space;
    }
    text.is_empty() || (!gap && text.len() <= MAX_TEXT)
}

fn short(text: &str) -> String {
    text.chars().take(MAX_TEXT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// The short way is taken by no text that the long one would change.
        #[test]
        fn a_tidy_text_stays_as_it_is(text in "[ab \n\té\u{a0}\u{200b}]{0,6}") {
            prop_assert!(!is_tidy(&text) || fold(&text) == text, "{text:?}");
        }
    }

    #[test]
    fn most_texts_are_tidy() {
        for (text, tidy) in
            [("", true), ("file_content:read", true), ("Read files", true), (" a", false), ("a ", false)]
        {
            assert_eq!(is_tidy(text), tidy, "{text:?}");
        }
        assert!(is_tidy(&"a".repeat(MAX_TEXT)));
        assert!(!is_tidy(&"a".repeat(MAX_TEXT + 1)));
    }
}
