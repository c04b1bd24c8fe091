//! Success, and what stays without it.

use super::{PATIENCE, Recent, Watch};
use crate::ledger::Evidence;
use crate::notice::event::Event;
use crate::notice::form::Form;
use crate::notice::request::Claim;
use crate::notice::{Context, list, words};
use crate::page::{Outline, Part, Role};
use crate::prelude::*;

impl Watch {
    /// The tab was closed or left the site: what was clearly asked for and not proven is kept as unconfirmed.
    pub fn leave(&mut self, cx: &Context<'_>) -> Option<Event> {
        self.draft = None;
        if self.pressed.as_ref().is_some_and(|pressed| pressed.answered) {
            return self.proven(Evidence::Request, cx);
        }
        let pressed = self.pressed.take().filter(|pressed| pressed.clear && !pressed.kept)?;
        Some(Event::Unconfirmed(pressed.draft.sighting(&pressed.id, pressed.at, &[Evidence::Form], cx)))
    }

    /// The tab shows a page of another provider than before: it was left for that, and nothing of it belongs to what comes.
    pub(super) fn moved(&mut self, cx: &Context<'_>) -> Option<Event> {
        let url = core::mem::take(&mut self.url);
        let before = Context::outside(&url, cx.language, cx.now, cx.offset, cx.fresh_id)?;
        if before.site.home.provider == cx.site.home.provider {
            return None;
        }
        let event = self.leave(&before);
        // A request of the new page may be told of before the page is.
        self.requests = core::mem::take(self).requests;
        event
    }

    /// Whether a value that is shown may be of what was pressed, if something was: what has nothing else of a token may be anything, where
    /// none are made.
    pub(super) fn may_be_of_pressed(&self, cx: &Context<'_>) -> bool {
        cx.may_make_tokens()
            || self.pressed.as_ref().is_none_or(|pressed| {
                let asked = |claim: &Claim| claim.certain && claim.name == pressed.draft.name;
                !pressed.is_weak() || self.requests.iter().any(asked)
            })
    }

    /// Something shows that what was asked for exists.
    pub(super) fn proven(&mut self, evidence: Evidence, cx: &Context<'_>) -> Option<Event> {
        if let Some(pressed) = self.pressed.take_if(|pressed| !pressed.barred) {
            self.draft = None;
            // What led to the form was no row: the bar above a list has a title and a button.
            self.ending.take_if(|ending| !ending.over);
            let known = self.recent.take().filter(|recent| recent.id == pressed.id);
            let mut shown = known.map_or_else(Vec::new, |recent| recent.evidence);
            if !(pressed.draft.title.is_empty() && pressed.draft.name_label.is_empty()) {
                add(&mut shown, Evidence::Form);
            }
            add(&mut shown, evidence);
            if pressed.answered {
                add(&mut shown, Evidence::Request);
            }
            let sighting = pressed.draft.sighting(&pressed.id, pressed.at, &shown, cx);
            self.recent = Some(Recent {
                id: pressed.id,
                draft: pressed.draft,
                created: pressed.at,
                at: cx.now,
                evidence: shown,
            });
            return Some(Event::Created(sighting));
        }
        self.confirmed(evidence, cx)
    }

    /// A form that stays for the next one was emptied, and a row has the name that was asked for.
    pub(super) fn emptied(
        &mut self,
        outline: &Outline,
        form: Option<&Form>,
        cx: &Context<'_>,
    ) -> Option<Event> {
        let (form, pressed) = (form?, self.pressed.as_ref()?);
        let draft = &pressed.draft;
        let made = form.name.is_empty()
            && form.name_label == draft.name_label
            && list::count(outline.page(), &draft.name) > pressed.among
            && draft.is_of_token(cx);
        if made { self.proven(Evidence::List, cx) } else { None }
    }

    /// A message, new since the press, says that something is shown this once: the value itself may be where it cannot be seen.
    pub(super) fn told_of_once(&mut self, outline: &Outline, cx: &Context<'_>) -> Option<Event> {
        let pressed =
            self.pressed.as_ref().filter(|pressed| pressed.clear && pressed.gone && !pressed.kept)?;
        let told = told_once(outline) > pressed.told && !outline.all().has(Role::Progressbar);
        if told { self.proven(Evidence::Reveal, cx) } else { None }
    }

    /// Something more shows that what was just recorded exists.
    pub(super) fn confirmed(&mut self, evidence: Evidence, cx: &Context<'_>) -> Option<Event> {
        let recent = self.recent.as_mut().filter(|recent| !recent.evidence.contains(&evidence))?;
        add(&mut recent.evidence, evidence);
        Some(Event::Created(recent.draft.sighting(&recent.id, recent.created, &recent.evidence, cx)))
    }

    /// What only its row showed is none: some pages show the row before the site has answered.
    pub(super) fn withdrawn(&mut self) -> Option<Event> {
        let recent = self.recent.take_if(|recent| Evidence::is_early(&recent.evidence))?;
        Some(Event::Refused { id: recent.id })
    }

    /// Keeps a press that stayed without proof as unconfirmed, once its form has gone or its request has waited too long.
    pub(super) fn settle(&mut self, busy: bool, cx: &Context<'_>) -> Option<Event> {
        let requests = &self.requests;
        let pressed = self.pressed.as_mut().filter(|pressed| {
            // A form may stay until an answer comes, and none does.
            let hangs = || requests.iter().any(|claim| !claim.answered && claim.name == pressed.draft.name);
            let waits = pressed.gone || pressed.reviewed || busy || hangs();
            let patient = pressed.clear && waits && !pressed.kept && cx.now - pressed.at > PATIENCE;
            // A branch or a guest has a name and a day as well, and nobody is to be asked about it.
            patient && pressed.draft.is_of_token(cx)
        })?;
        pressed.kept = true;
        Some(Event::Unconfirmed(pressed.draft.sighting(&pressed.id, pressed.at, &[Evidence::Form], cx)))
    }
}

/// Whether what sends a form cannot be pressed, as long as no answer has come. In a dialog it may stand outside of the part that the fields
/// share; on a page the last button is of something else.
pub(super) fn is_busy(form: &Form, part: Part<'_>) -> bool {
    let part = if part.is_dialog() { part } else { form.part(part) };
    let mut busy = false;
    for node in part.of(Role::Button).filter(|node| node.checked.is_none() && !node.icon) {
        if node.submit && node.disabled {
            return true;
        }
        // The vendors' kits put the button that acts last in the footer.
        busy = node.disabled;
    }
    busy
}

/// How many messages of an outline say that something is shown once; help on the page or in settings says it always.
pub(super) fn told_once(outline: &Outline) -> usize {
    let part = outline.all();
    let is_message =
        |role| matches!(role, Role::Dialog | Role::Alertdialog | Role::Status | Role::Alert | Role::Notice);
    let (mut at, mut count) = (0, 0);
    while let Some(node) = part.nodes.get(at) {
        let message = part.at(at);
        if !is_message(node.role) || message.has(Role::Tab) {
            at += 1;
            continue;
        }
        count += usize::from(message.nodes.iter().any(|node| words::is_shown_once(&node.name)));
        // Once for all that is in it: a page may have hundreds, one in the other.
        at = part.end(at);
    }
    count
}

/// Adds a piece of evidence in order, each once.
pub(super) fn add(shown: &mut Vec<Evidence>, evidence: Evidence) {
    if let Err(place) = shown.binary_search(&evidence) {
        shown.insert(place, evidence);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Node;

    #[test]
    fn a_form_is_busy_while_its_last_button_or_what_sends_it_is_off() {
        let busy = |buttons: &str| {
            let text = format!(
                r#"{{"url":"https://www.figma.com/settings","at":1795338000000,"nodes":[{{"d":0,"role":"form"}}{buttons}]}}"#
            );
            let outline: Outline = crate::json::from_text(&text).unwrap();
            let form = Form { end: outline.nodes.len(), ..Form::default() };
            let pager = Node { d: 0, role: Role::Button, disabled: true, ..Node::default() };
            // What stands behind the form on the page says nothing of it.
            let nodes = [&outline.nodes[..], &[pager]].concat();
            is_busy(&form, Part { nodes: &nodes })
        };
        let button = |more: &str| format!(r#",{{"d":1,"role":"button","name":"Sendi"{more}}}"#);
        let (off, sends) = (r#","disabled":true"#, r#","submit":true"#);
        assert!(busy(&[button(""), button(off)].concat()));
        assert!(busy(&[button(&[off, sends].concat()), button("")].concat()));
        assert!(!busy(&[button(off), button("")].concat()));
        assert!(!busy(&[button(sends), button("")].concat()));
        // What closes it, a choice, nothing at all.
        assert!(!busy(&[button(""), button(&[off, r#","icon":true"#].concat())].concat()));
        assert!(!busy(&[button(""), button(&[off, r#","checked":false"#].concat())].concat()));
        assert!(!busy(""));
    }
}
