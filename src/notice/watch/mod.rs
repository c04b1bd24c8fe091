//! The state of one tab: what is being filled in, what was pressed and waits for proof, what was just recorded.

mod lists;
mod pressing;
mod proof;
mod puzzle;
mod requests;

use chrono::{DateTime, TimeDelta, Utc};

use super::draft::Draft;
use super::ending::Ending;
use super::event::Event;
use super::expiry::{self, Control};
use super::reveal::Met;
use super::{Context, form, request, review, words};
use crate::json::record;
use crate::ledger::Evidence;
use crate::page::{Cause, Outline, PageText, Part, Role};
use crate::prelude::*;

pub use puzzle::Puzzle;

/// How long a filled form waits to be pressed.
const DRAFT_LIFE: TimeDelta = TimeDelta::minutes(60);
/// How long a press waits for its proof: a step-up by e-mail may come between.
const PRESS_LIFE: TimeDelta = TimeDelta::minutes(10);
/// How long a press waits before it is kept as unconfirmed.
const PATIENCE: TimeDelta = TimeDelta::seconds(20);
/// How long further evidence is taken for the same creation.
const RECENT: TimeDelta = TimeDelta::minutes(2);
/// How far apart a press and its request may be told of.
pub(super) const SAME_MOMENT: TimeDelta = TimeDelta::seconds(10);
/// How long the sensor looks on after a press that waits, in milliseconds.
const LOOK_AFTER_PRESS: u32 = 25_000;
/// How long it looks on while a form is open, in milliseconds.
const LOOK_AT_FORM: u32 = 10_000;
/// The most names of rows that are remembered of a list.
const MAX_ROWS: usize = 200;
/// The most lists of a document that are remembered: the tokens, and what dialogs over them look like.
const MAX_LISTS: usize = 4;
/// The most documents of a tab that are remembered.
const MAX_FRAMES: usize = 16;

/// The state of one tab. It holds names, scopes and dates, and nothing else of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Watch {
    /// The page that was seen last, without query string: requests and a closed tab belong to it.
    url: String,
    draft: Option<Draft>,
    pressed: Option<Pressed>,
    recent: Option<Recent>,
    /// The documents of the tab by the browser's numbers of their frames.
    frames: Vec<(i32, Frame)>,
    requests: Vec<request::Claim>,
    ending: Option<Ending>,
    /// When something was last pressed that may have asked for a token and was not understood.
    blind: Option<DateTime<Utc>>,
    puzzle: Option<Puzzle>,
}

record!(Watch { url, draft, pressed, recent, frames, requests, ending, blind, puzzle });

/// A form that was pressed and waits for proof.
#[derive(Clone, Debug, Default, PartialEq)]
struct Pressed {
    id: String,
    draft: Draft,
    at: DateTime<Utc>,
    /// Whether words or structure say that the press asked for the token.
    clear: bool,
    /// Whether the form has gone since.
    gone: bool,
    /// Whether it was a review, in which nothing is left to fill in: it waits for an answer even while it stays.
    reviewed: bool,
    /// Whether it is kept as unconfirmed already.
    kept: bool,
    /// Whether a request of its shape was answered with success.
    answered: bool,
    /// Whether one was refused until the person has shown who it is: the page may send it again by itself.
    barred: bool,
    /// Whether it is of a token wherever else the tab goes.
    certain: bool,
    /// Notices of failure that were there before the press.
    failures: usize,
    /// Messages that something is shown once which were there before the press.
    told: usize,
    /// Rows of its name that were there before the press.
    among: usize,
}

record!(Pressed {
    id: needed,
    draft: needed,
    at: needed,
    clear: needed,
    gone: needed,
    reviewed: sparse,
    kept: needed,
    answered: needed,
    barred: sparse,
    certain: sparse,
    failures: needed,
    told: sparse,
    among
});

impl Pressed {
    /// Whether nothing but a name, a day and words to tick says that it is of a token.
    fn is_weak(&self) -> bool {
        !(self.certain || self.answered || self.kept)
    }

    /// Whether its form went at a press that was no clear request.
    fn is_given_up(&self) -> bool {
        self.gone && !(self.clear || self.barred)
    }
}

/// A creation that was just recorded: more evidence of it belongs to the same record.
#[derive(Clone, Debug, Default, PartialEq)]
struct Recent {
    id: String,
    draft: Draft,
    created: DateTime<Utc>,
    at: DateTime<Utc>,
    evidence: Vec<Evidence>,
}

record!(Recent { id: needed, draft: needed, created: needed, at: needed, evidence: needed });

/// What is remembered of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Frame {
    met: Met,
    /// Its lists as they were last read, the latest last.
    lists: Vec<Rows>,
}

record!(Frame { met: needed, lists });

/// What is remembered of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Rows {
    /// The first title of the part that it stood in, and the tab that was open.
    headline: String,
    /// The names of its rows.
    names: Vec<PageText>,
}

record!(Rows { headline: needed, names: needed });

impl Watch {
    /// Takes in an outline of the tab's frame.
    pub fn see(&mut self, outline: &Outline, frame: i32, cx: &Context<'_>) -> Vec<Event> {
        // A page that lies between, which asks who it is, shows a masked address. Documents of several frames take turns.
        let known = self.frame(frame).met.life == outline.life;
        let elsewhere = !(self.url.is_empty()
            || self.url == cx.address.page()
            || cx.is_addressed()
            || cx.site.lists(cx.address));
        let between = !known && elsewhere;
        if elsewhere && frame == 0 && matches!(outline.cause, Cause::Route | Cause::Load) {
            // A value that another page shows is of something else, such as a licence.
            self.pressed.take_if(|pressed| pressed.is_weak());
        }
        let mut events = Vec::from_iter(self.moved(cx));
        let control = self.draft.as_ref().map(|draft| draft.control.clone()).unwrap_or_default();
        let cx = &Context { control: &control, ..*cx };
        self.url = cx.address.page();
        self.forget(cx);
        let revealed = self.frame(frame).met.update(outline) && !between;
        if revealed && self.may_be_of_pressed(cx) {
            let event = self.proven(Evidence::Reveal, cx).or_else(|| self.refreshed(cx));
            let event = event.or_else(|| self.requested(Evidence::Reveal, cx));
            note(&mut events, event);
        }
        let form = form::find(outline.page(), cx);
        let renames = self.renames(outline.page(), form.as_ref(), frame, cx);
        let busy = form.as_ref().is_some_and(|form| proof::is_busy(form, outline.page()));
        match outline.cause {
            Cause::Press => {
                // A list may be pressed on before it was read.
                self.rows(outline, form.is_some() || renames, frame, cx, &mut events);
                self.press(outline, form.filter(|_| !renames), frame, cx);
            }
            // It may close no more than the menu of a choice.
            Cause::Escape if in_choice(outline.page()) => {}
            Cause::Escape => self.give_up(),
            Cause::Load | Cause::Route | Cause::Change if renames => {}
            Cause::Load | Cause::Route | Cause::Change => {
                self.rows(outline, form.is_some(), frame, cx, &mut events);
                // Beside a form that waits for the first letter stands the whole list.
                if form.as_ref().is_some_and(|form| form.name.is_empty()) {
                    note(&mut events, self.listing(outline, form.as_ref(), cx));
                }
                if let Some(event) = self.emptied(outline, form.as_ref(), cx) {
                    // Its row may say the day better than the form did.
                    events.push(event);
                    note(&mut events, self.listing(outline, None, cx));
                }
                note(&mut events, self.refusal(outline));
                self.look(outline, form, cx);
                note(&mut events, self.accepted(outline, cx));
                note(&mut events, self.told_of_once(outline, cx));
            }
        }
        self.wonder(outline, revealed, renames || !events.is_empty(), cx);
        note(&mut events, self.settle(busy, cx));
        events
    }

    /// For how many milliseconds from now the sensor is to look on; at their end it looks once more.
    pub fn attention(&self, now: DateTime<Utc>) -> u32 {
        match (&self.pressed, &self.draft) {
            // Just until it has waited long enough.
            (Some(pressed), _) if !pressed.kept && now - pressed.at < PATIENCE => {
                let left = PATIENCE + TimeDelta::seconds(1) - (now - pressed.at);
                u32::try_from(left.num_milliseconds()).unwrap_or(LOOK_AFTER_PRESS)
            }
            _ if self.ending.as_ref().is_some_and(|ending| !ending.over) => LOOK_AFTER_PRESS,
            (Some(_), _) => LOOK_AFTER_PRESS,
            (None, Some(_)) => LOOK_AT_FORM,
            // What has ended may be taken back.
            (None, None) if self.ending.is_some() => LOOK_AT_FORM,
            (None, None) => 0,
        }
    }

    /// Whether a draft or a press waits, so that a new document of the tab is worth a look.
    pub fn is_waiting(&self, now: DateTime<Utc>) -> bool {
        self.pressed.as_ref().is_some_and(|pressed| now - pressed.at < PRESS_LIFE)
            || self.draft.as_ref().is_some_and(|draft| now - draft.touched < DRAFT_LIFE)
    }

    /// Whether there is nothing that would be missed.
    pub fn is_idle(&self) -> bool {
        *self == Self::default()
    }

    /// The page of the tab, for reading what is told of it from outside.
    pub fn page(&self) -> &str {
        &self.url
    }

    fn frame(&mut self, frame: i32) -> &mut Frame {
        let place = self.frames.iter().position(|(known, _)| *known == frame).unwrap_or_else(|| {
            // The document of the tab itself comes first and stays.
            self.frames.truncate(MAX_FRAMES - 1);
            self.frames.push((frame, Frame::default()));
            self.frames.len() - 1
        });
        &mut self.frames[place].1
    }

    fn forget(&mut self, cx: &Context<'_>) {
        self.draft.take_if(|draft| cx.now - draft.touched > DRAFT_LIFE);
        self.pressed.take_if(|pressed| cx.now - pressed.at > PRESS_LIFE);
        if let Some(pressed) = &mut self.pressed {
            // It was asked for, whatever was pressed.
            let asks = |claim: &request::Claim| {
                claim.is_whole() && !claim.answered && claim.name == pressed.draft.name
            };
            pressed.clear |= self.requests.iter().any(asks);
        }
        self.recent.take_if(|recent| cx.now - recent.at > RECENT);
        self.ending.take_if(|ending| !ending.is_alive(cx.now));
    }

    fn gather_form(&mut self, form: &form::Form, outline: &Outline, cx: &Context<'_>) {
        // The form went at a press that was no clear request, and another field is there: it was given up, and this is something else.
        let given_up = self.pressed.as_ref().is_some_and(Pressed::is_given_up);
        let other = |draft: &Draft| given_up && !draft.open && draft.name_label != form.name_label;
        if self.draft.take_if(|draft| draft.is_over(form) || other(draft)).is_some() && given_up {
            self.pressed = None;
        }
        let draft = self.draft.get_or_insert_default();
        draft.gather(form, cx);
        if let Some(app) = form::app(form.part(outline.page()), cx) {
            draft.app = Some(PageText::new(app));
        }
        // A dialog's title stays over all its steps.
        if outline.page().is_dialog() {
            draft.note(&form::title(outline.page()), cx);
        }
    }

    /// `control` is that of [`Self::step_control`].
    fn gather_step(&mut self, outline: &Outline, control: Option<Control>, cx: &Context<'_>) {
        let named = self.draft.as_ref().map(|draft| draft.name.as_str().to_owned()).unwrap_or_default();
        // The form itself is no step, whatever lies over half of it: words to tick beside its name are of a guest's link as well.
        let mut fields = outline.page().nodes.iter().filter(|node| node.is_text_field());
        if !named.is_empty() && fields.any(|node| node.value == named) {
            return;
        }
        if let Some((draft, control)) = self.draft.as_mut().zip(control) {
            draft.choice(&control);
        }
        let Some(step) = review::read(outline.page(), &named, cx) else { return };
        // A step belongs to a draft; a review may begin one, since some links start there.
        if self.draft.is_some() || step.review {
            self.draft.get_or_insert_default().follow(&step, cx);
        }
    }

    /// The control for the expiry on a step of a wizard, where the form of the draft had none.
    fn step_control(&self, outline: &Outline, cx: &Context<'_>) -> Option<Control> {
        let untimed = self.draft.as_ref().is_some_and(|draft| draft.timed.is_none());
        untimed.then(|| expiry::read(outline.page(), cx))
    }

    fn look(&mut self, outline: &Outline, found: Option<form::Form>, cx: &Context<'_>) {
        // Nobody asks while there is a form, and to look for a review is much work.
        let reviewed = found.is_none() && self.pressed.is_some() && self.is_review(outline.page(), cx);
        let control = if found.is_none() { self.step_control(outline, cx) } else { None };
        let timed = control.as_ref().is_some_and(|control| control.there);
        if let Some(pressed) = &mut self.pressed {
            // Back as it was, after a question or a wait, it was not taken.
            let back = found.as_ref().is_some_and(|form| PageText::new(&form.name) == pressed.draft.name);
            // What led to another step of a wizard asked for nothing, and people take long to choose among scopes.
            let led_on = found.is_none()
                && (review::is_choice(outline.page(), cx) || timed || (reviewed && !pressed.reviewed));
            pressed.clear &= !led_on;
            // Emptied by itself after a press that asked for the token it waits for the next one.
            let emptied = pressed.clear
                && found
                    .as_ref()
                    .is_some_and(|form| form.name.is_empty() && form.name_label == pressed.draft.name_label);
            pressed.gone = !led_on && ((pressed.gone && !back) || emptied || (found.is_none() && !reviewed));
            // Given up in a language that is not known: the form went at a press that was no clear request, and nothing came of it.
            if pressed.is_given_up() && cx.now - pressed.at > PATIENCE {
                self.pressed = None;
                self.draft = None;
            }
        }
        if let Some(form) = &found {
            // What was made of it may stay on the page a while.
            let spent = |recent: &Recent| recent.draft.name == PageText::new(&form.name);
            if self.draft.is_some() || !self.recent.as_ref().is_some_and(spent) {
                self.gather_form(form, outline, cx);
            }
        } else {
            if let Some(draft) = &mut self.draft {
                draft.open = false;
            }
            self.gather_step(outline, control, cx);
        }
    }

    /// A notice of failure beside a form that was pressed.
    fn refusal(&mut self, outline: &Outline) -> Option<Event> {
        let failures = failures(outline);
        let refused =
            self.pressed.as_ref().is_some_and(|pressed| !pressed.barred && failures > pressed.failures);
        refused.then(|| self.refused()).flatten()
    }

    fn refused(&mut self) -> Option<Event> {
        self.pressed.take().filter(|pressed| pressed.kept).map(|pressed| Event::Refused { id: pressed.id })
    }
}

/// Whether what has the focus opens a menu.
fn in_choice(part: Part<'_>) -> bool {
    part.of(Role::Combobox).any(|node| node.pressed)
}

/// Not inlined: an event is large, and to move one is much code.
#[inline(never)]
fn note(events: &mut Vec<Event>, event: Option<Event>) {
    events.extend(event);
}

/// How many notices of failure an outline has.
fn failures(outline: &Outline) -> usize {
    let part = outline.all();
    let notices =
        part.nodes.iter().enumerate().filter(|(_, node)| {
            matches!(node.role, Role::Notice | Role::Alert | Role::Status | Role::Heading)
        });
    notices.filter(|(at, _)| part.at(*at).nodes.iter().any(|node| words::is_failure(&node.name))).count()
}
