//! What a press leads to: a token that is asked for, a form that is given up, a row that may end.

use chrono::TimeDelta;

use super::proof::{add, told_once};
use super::{Pressed, Rows, SAME_MOMENT, Watch, failures, lists};
use crate::ledger::Evidence;
use crate::notice::draft::Draft;
use crate::notice::ending::Ending;
use crate::notice::press::{self, Pressing};
use crate::notice::{Context, form, list, words};
use crate::page::text::{Search, is_letter, slice};
use crate::page::{Node, Outline, PageText, Part, Role};
use crate::prelude::*;

/// How long the second click of two takes at most.
const DOUBLE_CLICK: TimeDelta = TimeDelta::seconds(1);

impl Watch {
    /// A press: what is filled in, what it asks for, the row that it may end.
    pub(super) fn press(
        &mut self,
        outline: &Outline,
        found: Option<form::Form>,
        frame: i32,
        cx: &Context<'_>,
    ) {
        let part = outline.page();
        let Some(pressed) = part.nodes.iter().find(|node| node.pressed) else { return };
        let filled = found.is_some();
        let reviewed = !filled && self.is_review(part, cx);
        if filled || reviewed {
            // What stayed after its answer was not accepted, and goes by this press.
            self.pressed.iter_mut().for_each(|pressed| pressed.answered = false);
        }
        if let Some(form) = &found {
            self.gather_form(form, outline, cx);
        } else {
            let control = self.step_control(outline, cx);
            self.gather_step(outline, control, cx);
        }
        let scope = found.map_or(part, |form| form.part(part));
        // A footer outside the part that the fields share is read in the whole.
        let scope = if scope.nodes.iter().any(|node| node.pressed) { scope } else { part };
        let meaning = press::meaning(scope, pressed);
        let headline = lists::headline(part);
        if !filled {
            let before = self.ending.take();
            let lists = &self.frame(frame).lists;
            let asked = asked_about(part, lists, pressed);
            let place = lists::place(part);
            let known = lists.iter().find(|list| list.headline == place).cloned().unwrap_or_default();
            self.ending = Ending::after(before, part, pressed, meaning, &known.names, outline.now(), cx)
                .or_else(|| asked.map(|name| Ending::of(name, outline.now(), cx)));
        }
        if meaning != Pressing::Inside {
            // A value that comes after something else was done is of that. The second of two clicks may meet what was below.
            self.pressed.take_if(|old| old.gone && old.is_weak() && cx.now - old.at > DOUBLE_CLICK);
        }
        match meaning {
            Pressing::Inside => {}
            // A name may be typed to confirm an end.
            _ if words::is_revoke(&pressed.name) => {}
            Pressing::Cancel => self.give_up(),
            meaning => {
                // A wizard may have steps with nothing of a token in them; its title stays.
                let same = self.draft.as_ref().is_some_and(|draft| {
                    draft.touched == cx.now || draft.title.lines().any(|known| known == headline)
                });
                if meaning == Pressing::Maybe && pressed.icon {
                    // A form that stayed after it was sent is most likely closed by what has no word.
                    self.pressed.iter_mut().for_each(|pressed| pressed.clear = false);
                }
                // While it waits for its answer, what leads elsewhere asks for nothing.
                let waits = self.pressed.as_ref().is_some_and(|pressed| pressed.clear && pressed.gone);
                let same = same && !(waits && meaning == Pressing::Maybe);
                if let Some(draft) = self.draft.clone().filter(|_| (filled && !waits) || same) {
                    self.ask_for(draft, meaning == Pressing::Submit, outline, cx);
                    self.pressed.iter_mut().for_each(|pressed| pressed.reviewed = reviewed);
                } else if self.pressed.as_ref().is_some_and(Pressed::is_given_up) {
                    self.pressed = None;
                }
            }
        }
    }

    /// A press asked for what is filled in.
    fn ask_for(&mut self, mut draft: Draft, clear: bool, outline: &Outline, cx: &Context<'_>) {
        let failures = failures(outline);
        // The request of the same press may have been told of before the press was.
        if let Some(recent) = &mut self.recent {
            let same = cx.now - recent.created < SAME_MOMENT
                && recent.draft.name == draft.name
                && !recent.evidence.contains(&Evidence::Form);
            if same {
                add(&mut recent.evidence, Evidence::Form);
                let known = core::mem::replace(&mut recent.draft, draft);
                recent.draft.requested("", &known.scopes, known.expiry.map(|claim| claim.choice));
                self.draft = None;
                return;
            }
        }
        // A second press of the same form, such as a double click or a retry, asks for the same token.
        let again = self
            .pressed
            .as_ref()
            .filter(|old| old.draft.name == draft.name && !old.gone)
            .map(|old| (old.id.clone(), old.clear, old.kept));
        // What was sent before the press was not sent by it.
        let asked = self.requests.iter().find(|claim| {
            claim.answered && claim.name == draft.name && claim.at.timestamp_millis() >= outline.at
        });
        let asked = asked.filter(|_| draft.is_of_token(cx));
        if let Some(claim) = asked {
            draft.requested("", &claim.scopes, claim.choice);
        }
        let among = list::count(outline.page(), &draft.name);
        let (id, was_clear, kept) = again.unwrap_or_else(|| (cx.fresh_id.to_owned(), false, false));
        self.pressed = Some(Pressed {
            id,
            certain: draft.is_certain(cx),
            draft,
            at: cx.now,
            clear: clear || was_clear,
            kept,
            answered: asked.is_some(),
            failures,
            told: told_once(outline),
            among,
            ..Pressed::default()
        });
    }

    /// A form was given up.
    pub(super) fn give_up(&mut self) {
        self.draft = None;
        // What is on its way to the site is made there, whatever is pressed meanwhile.
        let asked = |name: &PageText| {
            self.requests.iter().any(|claim| !(claim.ends || claim.answered) && claim.name == *name)
        };
        self.pressed.take_if(|pressed| !(pressed.gone || pressed.kept || asked(&pressed.draft.name)));
    }
}

/// The row that a dialog asks about, where what ends it was pressed: the press on the row's own control may not have been told of, as on
/// a page whose address says nothing of tokens.
fn asked_about(part: Part<'_>, lists: &[Rows], pressed: &Node) -> Option<PageText> {
    if !part.is_dialog() || !words::is_revoke(&pressed.name) {
        return None;
    }
    let says = |name: &&PageText| part.of(Role::Text).any(|text| speaks_of(&text.name, name.as_str()));
    let names = lists.iter().flat_map(|list| &list.names);
    names.filter(says).max_by_key(|name| name.as_str().len()).cloned()
}

/// Whether a text has a name as words of its own.
fn speaks_of(text: &str, name: &str) -> bool {
    let in_word = |c: Option<char>| c.is_some_and(|c| is_letter(c) || c.is_ascii_digit());
    let mut places = (0..text.len()).filter(|&at| text.place(name, at) == Some(at));
    !name.is_empty()
        && places.any(|at| {
            let (before, after) = (slice(text, ..at), slice(text, at + name.len()..));
            !in_word(before.chars().next_back()) && !in_word(after.chars().next())
        })
}
