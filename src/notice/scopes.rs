//! The scopes that a form shows.

use super::words;
use crate::page::scope::{first_scope, is_scope, scopes_in};
use crate::page::text::{has_digit, slice, speaks};
use crate::page::{Node, Part, Role};
use crate::prelude::*;

/// The most scopes that are read of either kind; Atlassian has some four hundred.
pub(super) const MAX_SCOPES: usize = 512;

/// The scopes of a part, ticked and not.
///
/// Ids are the same in every language, wherever they stand: in the label, beside the tick, in its value or its id.
pub(super) fn read(part: Part<'_>) -> (Vec<String>, Vec<String>) {
    let mut ticks: Vec<(&str, bool)> = Vec::new();
    let mut plain_ticks: Vec<(&str, bool)> = Vec::new();
    let coded = part.nodes.iter().find(|node| node.is_tick() && scope_in(node).is_some()).map(|node| node.d);
    for node in part.nodes.iter().filter(|node| node.is_tick()) {
        let on = node.checked == Some(true);
        match scope_in(node) {
            Some(id) => ticks.push((id, on)),
            None if matches!(node.role, Role::Checkbox | Role::Switch) => {
                let label = if speaks(&node.name) {
                    node.first_line()
                } else {
                    node.near.lines().next().unwrap_or_default()
                };
                let one_word = |text: &&str| {
                    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
                };
                // Beside ids of several parts one of a single word is an id as well: Bitbucket's `repository` beside `repository:write`.
                // What other extensions put into a form stands elsewhere in it.
                let coded = coded == Some(node.d);
                let alone = |hint: &&str| part.nodes.iter().filter(|other| other.hint == **hint).count() == 1;
                let hint = Some(node.hint.as_str()).filter(|hint| coded && alone(hint)).unwrap_or_default();
                let words = [node.key.as_str(), label, hint];
                if let Some(word) = words.into_iter().find(one_word).filter(|_| coded) {
                    ticks.push((word, on));
                } else if !(label.is_empty() || (node.disabled && !on) || words::is_expiry_label(label)) {
                    plain_ticks.push((label, on));
                }
            }
            None => {}
        }
    }
    let groups: Vec<&str> =
        ticks.iter().filter(|(word, on)| is_group(word, *on, &ticks)).map(|(word, _)| *word).collect();
    ticks.retain(|(word, _)| !groups.contains(word));
    for (id, on) in chips(part).chain(chosen(part)) {
        if !ticks.iter().any(|(known, _)| *known == id) {
            ticks.push((id, on));
        }
    }
    // Permissions without ids, such as "Read" and "Write": two or more of them, since one alone is a consent.
    if ticks.is_empty() && plain_ticks.len() < 2 {
        plain_ticks = toggles(part);
    }
    if ticks.is_empty() && plain_ticks.is_empty() {
        plain_ticks = several(part);
    }
    if ticks.is_empty() && plain_ticks.len() >= 2 {
        ticks = plain_ticks;
    }
    let (mut on, mut off) = (Side::new(), Side::new());
    for (id, ticked) in ticks {
        if ticked { &mut on } else { &mut off }.add(id);
    }
    (on.ids, off.ids)
}

/// The scopes that a form lists where none are there to be chosen. Not those of any text: what a menu offers may be texts.
pub(super) fn printed(part: Part<'_>) -> Vec<String> {
    let mut ids = Side::new();
    for node in part.of(Role::Listitem) {
        first_scope(&node.name).filter(|id| node.name.starts_with(id)).into_iter().for_each(|id| ids.add(id));
    }
    ids.ids
}

/// The most chips without ids that are looked at.
const MAX_TOGGLES: usize = 40;

/// Whether scopes are there to be ticked, by their ids.
pub(super) fn are_ticked(part: Part<'_>) -> bool {
    part.nodes.iter().any(|node| node.is_tick() && !node.disabled && scope_in(node).is_some())
}

/// How many places there are for what was met.
const PLACES: usize = 1 << 15;

/// Scopes of one kind, each once.
///
/// Not a `BTreeSet`: it is 1.2 kB of the module, packed, beyond its budget, and takes a tenth longer.
struct Side {
    ids: Vec<String>,
    /// Whether one was met at a place that it may share with few others: where none was, an id is new.
    met: Vec<bool>,
}

impl Side {
    fn new() -> Self {
        Self { ids: Vec::new(), met: vec![false; PLACES] }
    }

    fn add(&mut self, id: &str) {
        if self.ids.len() == MAX_SCOPES {
            return;
        }
        let Some(met) = self.met.get_mut(place(id)) else { return };
        if !core::mem::replace(met, true) || !self.ids.iter().any(|known| known == id) {
            self.ids.push(id.to_owned());
        }
    }
}

/// The place of an id: its FNV-1a hash (draft-eastlake-fnv), cut.
fn place(id: &str) -> usize {
    let mixed = |sum: u32, byte: u8| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    id.bytes().fold(0x811C_9DC5, mixed) as usize % PLACES
}

/// Chips that are pressed or not, side by side. Lengths of life are chosen with such chips as well, and have numbers.
fn toggles(part: Part<'_>) -> Vec<(&str, bool)> {
    let toggled = |node: &Node| node.checked.filter(|_| node.role == Role::Button);
    let numbered = |node: &Node| toggled(node).is_some() && has_digit(&node.name);
    let is_of_lives = |at: usize| part.parent(at).is_some_and(|up| part.at(up).nodes.iter().any(numbered));
    let toggles = part.nodes.iter().enumerate().filter_map(|(at, node)| Some((at, node, toggled(node)?)));
    let plain = toggles.take(MAX_TOGGLES).filter(|&(at, node, _)| !node.icon && !is_of_lives(at));
    plain.map(|(_, node, on)| (node.first_line(), on)).collect()
}

/// Chosen scopes shown as chips: an id with a button that takes it away, and does when it is pressed; or as badges behind a button.
fn chips(part: Part<'_>) -> impl Iterator<Item = (&str, bool)> {
    let in_button = part
        .of(Role::Button)
        .filter(|node| node.checked.is_none())
        .filter_map(|node| Some((scope_of(&node.name)?, !node.pressed)));
    let beside_button = part
        .nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| node.role == Role::Text && is_scope(&node.name))
        .filter_map(move |(at, node)| {
            let up = part.parent(at)?;
            let chip = part.at(up);
            let stays = !chip.nodes.iter().any(|node| node.pressed);
            // Or badges behind the button that opens the list of them.
            let opener = part.nodes[..up]
                .last()
                .is_some_and(|node| (node.role, node.d) == (Role::Button, chip.nodes[0].d));
            let badges = || chip.nodes.iter().skip(1).all(|node| is_scope(&node.name));
            ((chip.nodes.len() <= 4 && chip.has(Role::Button)) || (opener && badges()))
                .then_some((node.name.as_str(), stays))
        });
    in_button.chain(beside_button)
}

/// The choices of a list of which several are chosen.
fn several(part: Part<'_>) -> Vec<(&str, bool)> {
    let options = |at: usize| part.at(at).of(Role::Option);
    let mut lists = part.nodes.iter().enumerate().filter(|(_, node)| node.role == Role::Combobox);
    let list = lists.find(|(at, _)| options(*at).filter(|node| node.checked == Some(true)).nth(1).is_some());
    let chosen = list.map(|(at, _)| options(at).map(|node| (node.first_line(), node.checked == Some(true))));
    chosen.into_iter().flatten().collect()
}

/// What a list of several choices says that it holds.
fn chosen(part: Part<'_>) -> impl Iterator<Item = (&str, bool)> {
    let lists =
        part.nodes.iter().filter(|node| matches!(node.role, Role::Combobox | Role::Listbox | Role::Button));
    lists.flat_map(|node| scopes_in(&node.value)).map(|id| (id, true))
}

/// Whether a tick of a single word stands for all ids that begin with it: two or more, all set as it is.
fn is_group(word: &str, on: bool, ticks: &[(&str, bool)]) -> bool {
    if word.bytes().any(|byte| byte == b':') {
        return false;
    }
    let below =
        || ticks.iter().filter(|(id, _)| id.strip_prefix(word).is_some_and(|rest| rest.starts_with(':')));
    below().count() >= 2 && (!on || below().all(|(_, ticked)| *ticked))
}

fn scope_in(tick: &Node) -> Option<&str> {
    let said = [&tick.name, &tick.near, &tick.tip, &tick.key].into_iter().find_map(|text| scope_of(text));
    said.or_else(|| tick.hint.split(' ').find_map(|word| scope_of(uncounted(word))))
}

/// An id without what was counted before it: React's `useId` is `:r7:` (react.dev), and kits put their own letters in front of that.
fn uncounted(word: &str) -> &str {
    let parts: Vec<&str> = word.split(':').collect();
    // Between two colons; "read" is a verb.
    let inner = parts.get(1..parts.len() - 1).unwrap_or_default();
    let counted = |part: &&str| part.starts_with('r') && (2..=4).contains(&part.len()) && **part != *"read";
    let Some(at) = inner.iter().rposition(counted).map(|at| at + 1) else { return word };
    let length: usize = parts.iter().take(at + 1).map(|part| part.len() + 1).sum();
    slice(word, length..)
}

fn scope_of(text: &str) -> Option<&str> {
    let found = first_scope(text)?;
    // Developers put a word before an id to make it unique in the page.
    let scope = || found.strip_prefix("scope").map(|rest| rest.strip_prefix('s').unwrap_or(rest));
    let rest = found.strip_prefix("checkbox").or_else(scope);
    let bare = rest.and_then(|rest| rest.strip_prefix(['-', '.', '_'])).unwrap_or(found);
    Some(bare.strip_suffix("-input").unwrap_or(bare))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Outline;

    /// What is ticked and what is not among chips of these names, with what else is known of each.
    fn chips_of(chips: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
        let chip =
            |(name, more): &(&str, &str)| format!(r#",{{"d":2,"role":"button","name":"{name}"{more}}}"#);
        let text = format!(
            r#"{{"url":"https://app.prod.tokens.studio/integrations","at":1795338000000,"nodes":[{{"d":0,"role":"main"}},
            {{"d":1,"role":"group"}}{}]}}"#,
            chips.iter().map(chip).collect::<String>()
        );
        let outline: Outline = crate::json::from_text(&text).unwrap();
        read(outline.page())
    }

    #[test]
    fn chips_are_permissions_unless_they_have_numbers() {
        const ON: &str = r#","checked":true"#;
        const OFF: &str = r#","checked":false"#;
        let names = |name: &str| vec![name.to_owned()];
        let none = (Vec::new(), Vec::new());
        assert_eq!(chips_of(&[("Read", ON), ("Write", OFF)]), (names("Read"), names("Write")));
        // Beside one with a number they are lives; one alone is a consent; what is no chip is pressed and done.
        assert_eq!(chips_of(&[("30d", ON), ("Never", OFF)]), none);
        assert_eq!(chips_of(&[("Read", ON)]), none);
        assert_eq!(chips_of(&[("Read", ""), ("Write", "")]), none);
        let picture = r#","checked":false,"icon":true"#;
        assert_eq!(chips_of(&[("Bold", picture), ("Italic", picture)]), none);
    }

    #[test]
    fn scopes_are_there_to_be_ticked_by_their_ids() {
        let asked = |nodes: &str| {
            let text =
                format!(r#"{{"url":"https://www.figma.com/settings","at":1795338000000,"nodes":[{nodes}]}}"#);
            are_ticked(crate::json::from_text::<Outline>(&text).unwrap().page())
        };
        assert!(asked(r#"{"d":0,"role":"checkbox","name":"projects:read","checked":false}"#));
        assert!(!asked(
            r#"{"d":0,"role":"checkbox","name":"projects:read","checked":false,"disabled":true}"#
        ));
        assert!(!asked(r#"{"d":0,"role":"checkbox","name":"Remember me","checked":false}"#));
        assert!(!asked(r#"{"d":0,"role":"text","name":"projects:read"}"#));
    }

    #[test]
    fn each_id_is_kept_once_whether_it_shares_its_place_or_not() {
        let ids: Vec<String> = (0..MAX_SCOPES).map(|number| format!("file_part_{number}:read")).collect();
        let mut places: Vec<usize> = ids.iter().map(|id| place(id)).collect();
        places.sort_unstable();
        places.dedup();
        assert!(places.len() > 500, "{}", places.len());
        let other = (0..).map(|number| format!("other_{number}:read")).find(|id| place(id) == place(&ids[0]));
        let kept = [&ids[0], &other.unwrap()];
        let mut side = Side::new();
        for id in kept.into_iter().chain(kept) {
            side.add(id);
        }
        assert_eq!(side.ids.iter().collect::<Vec<_>>(), kept);
    }

    #[test]
    fn ids_that_were_counted_are_no_scopes() {
        for (id, scope) in [
            ("c:r1h:tokens:read", "tokens:read"),
            ("headlessui-switch-:r1i:", ""),
            ("repository:write", "repository:write"),
            ("x:r7:repository:write", "repository:write"),
            ("read:jira-work", "read:jira-work"),
            ("pipeline:run", "pipeline:run"),
        ] {
            assert_eq!(uncounted(id), scope);
        }
    }
}
