//! The outline: what the sensor sends, what tests replay, what a person attaches to a report.

use std::fmt;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::text::{fold, plain};

/// The most nodes an outline may have. The sensor stops at 4,000; more is not from it.
pub const MAX_NODES: usize = 5_000;

/// The longest text of a node that is read, in characters.
const MAX_TEXT: usize = 1_000;

/// What a part of a page showed at one instant, with no values of secrets in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Outline {
    /// The page's address, without a query string but for the parameters that its site declares.
    pub url: String,
    /// The language of the page (BCP 47), of the browser where the page has none.
    #[serde(default)]
    pub lang: String,
    /// Why the sensor looked.
    #[serde(default)]
    pub cause: Cause,
    /// When, in milliseconds since 1970 UTC.
    pub at: i64,
    /// The user's time zone (IANA name).
    #[serde(default)]
    pub zone: String,
    /// The user's offset from UTC then, in minutes, east positive.
    #[serde(default)]
    pub offset: i32,
    /// A number drawn when the document was opened: the same as long as it lives.
    #[serde(default)]
    pub life: i64,
    /// Whether everything was read; false where a bound was met.
    #[serde(default = "yes")]
    pub whole: bool,
    /// The nodes in reading order.
    #[serde(deserialize_with = "bounded")]
    pub nodes: Vec<Node>,
}

/// Why the sensor looked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    #[serde(other)]
    Change,
}

/// One element or text of a page, as the accessibility tree has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Node {
    /// Depth: the nodes that follow with a greater one are inside.
    pub d: u32,
    /// Its role.
    pub role: Role,
    /// Its accessible name; for a text, the text. Lines are separate elements of the page.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What a field holds or a choice shows.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub value: String,
    /// The machine value: an option's value, an ISO date, a number of days; for a secret, its number in this document's life.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// What its developers call it: id, name, test id.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// Its description or tooltip.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tip: String,
    /// The text around a tick that has no name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub near: String,
    /// Whether it is ticked, chosen or selected; none where that does not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<bool>,
    /// Whether it is what was pressed.
    #[serde(skip_serializing_if = "is_false")]
    pub pressed: bool,
    /// Whether it can be used now.
    #[serde(skip_serializing_if = "is_false")]
    pub disabled: bool,
    /// Whether it is declared to submit its form.
    #[serde(skip_serializing_if = "is_false")]
    pub submit: bool,
    /// Whether it is a button with a picture and no words.
    #[serde(skip_serializing_if = "is_false")]
    pub icon: bool,
    /// Whether the page says that what it holds is wrong.
    #[serde(skip_serializing_if = "is_false")]
    pub invalid: bool,
    /// Whether the sensor took a secret out of its texts.
    #[serde(skip_serializing_if = "is_false")]
    pub redacted: bool,
}

/// Roles of the accessibility tree that matter here (WAI-ARIA names), and a few of our own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names are WAI-ARIA's")]
pub enum Role {
    Alert,
    Alertdialog,
    Button,
    Cell,
    Checkbox,
    Columnheader,
    Combobox,
    Date,
    Dialog,
    /// A read-only or disabled field; what it held does not travel.
    Field,
    Form,
    Gridcell,
    Group,
    Heading,
    /// A hidden field that carries a date, a small number or a chosen option.
    Hidden,
    /// A label that belongs to no field.
    Label,
    Link,
    List,
    Listbox,
    Listitem,
    Main,
    Menuitem,
    Navigation,
    /// Something that appeared beside the part that was read, such as a toast.
    Notice,
    Option,
    Password,
    Progressbar,
    Radio,
    Radiogroup,
    Region,
    Row,
    Rowheader,
    Searchbox,
    /// A secret stood here.
    Secret,
    Spinbutton,
    Status,
    Switch,
    Tab,
    Table,
    Tabpanel,
    Text,
    Textarea,
    Textbox,
    Time,
    /// Any other.
    #[default]
    #[serde(other)]
    Generic,
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

    /// The whole outline as a part of itself.
    pub fn all(&self) -> Part<'_> {
        Part { nodes: &self.nodes }
    }
}

impl Node {
    /// The name's first line: what a person would call it, without its description.
    pub fn first_line(&self) -> &str {
        self.name.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default()
    }

    /// The name as [`plain`] words.
    pub fn plain(&self) -> String {
        plain(&self.name)
    }

    /// Everything that is said of the node, for finding ids in it.
    pub fn texts(&self) -> [&str; 5] {
        [&self.name, &self.near, &self.tip, &self.key, &self.hint]
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

    /// The nodes of a role.
    pub fn of(self, role: Role) -> impl Iterator<Item = &'a Node> {
        self.nodes.iter().filter(move |node| node.role == role)
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

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

/// Reads nodes up to [`MAX_NODES`]; one more is an error, so that nothing unbounded is built.
fn bounded<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Node>, D::Error> {
    struct Nodes;
    impl<'de> Visitor<'de> for Nodes {
        type Value = Vec<Node>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "at most {MAX_NODES} nodes")
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            let mut nodes = Vec::with_capacity(seq.size_hint().unwrap_or(0).min(MAX_NODES));
            while let Some(node) = seq.next_element::<Node>()? {
                if nodes.len() == MAX_NODES {
                    return Err(A::Error::custom(format_args!("more than {MAX_NODES} nodes")));
                }
                nodes.push(tidy(node));
            }
            Ok(nodes)
        }
    }
    deserializer.deserialize_seq(Nodes)
}

fn tidy(mut node: Node) -> Node {
    for text in [&mut node.value, &mut node.key, &mut node.hint] {
        *text = fold(&short(text));
    }
    for text in [&mut node.name, &mut node.tip, &mut node.near] {
        *text = short(text).lines().map(fold).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    }
    node
}

fn short(text: &str) -> String {
    text.chars().take(MAX_TEXT).collect()
}
