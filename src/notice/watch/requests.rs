//! What the requests of a page tell: that something was asked for, that it was answered.

use super::{PATIENCE, PRESS_LIFE, Pressed, SAME_MOMENT, Watch};
use crate::ledger::Evidence;
use crate::notice::draft::Draft;
use crate::notice::ending::Ending;
use crate::notice::event::Event;
use crate::notice::{Context, form, request};
use crate::page::{Outline, PageText};

impl Watch {
    /// Takes in a request that may create a token.
    pub fn ask(&mut self, claim: request::Claim, page: &str) {
        if self.url.is_empty() {
            page.clone_into(&mut self.url);
        }
        self.requests.retain(|other| claim.at - other.at < PRESS_LIFE && other.request != claim.request);
        self.requests.push(claim);
        if self.requests.len() > 8 {
            self.requests.remove(0);
        }
    }

    /// Takes in how a request was answered: `status` is HTTP's, none for one that failed on the way.
    pub fn answered(&mut self, request: &str, status: Option<u16>, cx: &Context<'_>) -> Vec<Event> {
        let Some(place) = self.requests.iter().position(|claim| claim.request == request) else {
            return Vec::new();
        };
        let claim = self.requests.remove(place);
        if claim.ends {
            return self.deleted(&claim, status, cx);
        }
        let asked = self
            .pressed
            .as_ref()
            .is_some_and(|pressed| pressed.draft.name == claim.name && claim.at - pressed.at < PRESS_LIFE);
        if !status.is_some_and(|status| (200..300).contains(&status)) {
            return if asked || claim.certain { self.refused() } else { Vec::new() };
        }
        let telling = claim.certain
            || self.pressed.as_ref().is_some_and(|pressed| asked && pressed.draft.is_of_token(cx));
        if !telling {
            return Vec::new();
        }
        let scopes: Vec<String> = claim.scopes.iter().map(|scope| scope.as_str().to_owned()).collect();
        let known = self.recent.as_ref().is_some_and(|recent| {
            recent.draft.name == claim.name
                && (claim.at - recent.created).abs() < SAME_MOMENT
                && !recent.evidence.contains(&Evidence::Request)
        });
        if asked || !known {
            let draft = self.pressed.get_or_insert_with(|| Pressed {
                id: cx.fresh_id.to_owned(),
                draft: Draft { touched: claim.at, ..Draft::default() },
                at: claim.at,
                clear: false,
                gone: false,
                kept: false,
                answered: false,
                failures: 0,
            });
            draft.draft.requested(claim.name.as_str(), &scopes, claim.choice);
            // GraphQL answers its errors with success as well: what an address does not tell, the form does by going.
            if asked && !claim.certain {
                draft.answered = true;
                let gone = draft.gone;
                return gone.then(|| self.proven(Evidence::Request, cx)).flatten().into_iter().collect();
            }
        }
        self.proven(Evidence::Request, cx).into_iter().collect()
    }

    /// An answered request is proof once the form has gone or was emptied; a form that stays as it is leaves it a question.
    pub(super) fn accepted(&mut self, outline: &Outline, cx: &Context<'_>) -> Option<Event> {
        let pressed = self.pressed.as_ref().filter(|pressed| pressed.answered)?;
        let open = form::find(outline.page(), cx).is_some_and(|form| {
            form.name_label == pressed.draft.name_label && PageText::new(&form.name) == pressed.draft.name
        });
        if !open {
            return self.proven(Evidence::Request, cx);
        }
        if let Some(pressed) = self.pressed.as_mut().filter(|pressed| cx.now - pressed.at > PATIENCE) {
            (pressed.gone, pressed.clear, pressed.answered) = (true, true, false);
        }
        None
    }

    /// A request that deletes was answered: with success it ended the token in whose row a control was pressed just before.
    fn deleted(&mut self, claim: &request::Claim, status: Option<u16>, cx: &Context<'_>) -> Vec<Event> {
        let fits = |ending: &mut Ending| ending.is_of(claim.at);
        if !status.is_some_and(|status| (200..300).contains(&status)) {
            return Vec::new();
        }
        let name = self.ending.take_if(fits).and_then(|ending| ending.ended());
        name.map(|name| Event::Revoked { provider: cx.site.provider, name, at: cx.now }).into_iter().collect()
    }
}
