//! What the requests of a page tell: that something was asked for, that it was answered.

use chrono::{DateTime, Utc};

use super::{PATIENCE, PRESS_LIFE, Pressed, Recent, SAME_MOMENT, Watch};
use crate::ledger::Evidence;
use crate::notice::draft::Draft;
use crate::notice::event::Event;
use crate::notice::{Context, form, request};
use crate::page::{Outline, PageText};
use crate::prelude::*;

impl Pressed {
    /// A press that nothing but its request tells of.
    fn by(claim: &request::Claim, cx: &Context<'_>) -> Self {
        let mut draft = Draft { touched: claim.at, ..Draft::default() };
        draft.requested(claim.name.as_str(), &claim.scopes, claim.choice);
        Self { id: cx.fresh_id.to_owned(), draft, at: claim.at, ..Self::default() }
    }
}

impl Recent {
    /// Whether it is what a request asked for.
    #[inline(never)]
    fn is_of(&self, claim: &request::Claim) -> bool {
        self.draft.name == claim.name && (claim.at - self.created).abs() < SAME_MOMENT
    }
}

impl Watch {
    /// Takes in a request that may create a token.
    pub fn ask(&mut self, claim: request::Claim, page: &str) {
        if self.url.is_empty() {
            page.clone_into(&mut self.url);
        }
        self.requests.retain(|other| {
            claim.at - other.at < PRESS_LIFE && other.request != claim.request && !other.answered
        });
        self.requests.push(claim);
        if self.requests.len() > 8 {
            self.requests.remove(0);
        }
    }

    /// Takes in how a request was answered: `status` is HTTP's, none for one that failed on the way.
    pub fn answered(&mut self, request: &str, status: Option<u16>, cx: &Context<'_>) -> Option<Event> {
        let place = self.requests.iter().position(|claim| claim.request == request)?;
        let mut claim = self.requests.remove(place);
        if claim.provider != cx.site.home.provider {
            return None;
        }
        if claim.ends {
            return self.deleted(claim, status, cx);
        }
        let asked = self.pressed.as_ref().is_some_and(|pressed| {
            let named = pressed.draft.name == claim.name && claim.at - pressed.at < PRESS_LIFE;
            // A review may show the name cut; what is asked for in the same moment has all of it.
            let nameless = pressed.reviewed
                && pressed.draft.name.is_empty()
                && (claim.at - pressed.at).abs() < SAME_MOMENT;
            named || (nameless && claim.is_whole())
        });
        // Broken off it may have arrived all the same.
        let status = status?;
        if !(200..300).contains(&status) {
            // Told late, after it was asked for again.
            let again = self.requests.iter().any(|other| other.name == claim.name && other.at > claim.at);
            let barred = self.pressed.as_mut().filter(|pressed| {
                asked && !(again || pressed.kept || claim.certain) && matches!(status, 401 | 403)
            });
            if let Some(pressed) = barred {
                (pressed.barred, pressed.clear) = (true, false);
                return None;
            }
            let refused = if (asked || claim.certain) && !again { self.refused() } else { None };
            let shown = self.recent.as_ref().is_some_and(|recent| recent.is_of(&claim));
            return if shown && !again { refused.or_else(|| self.withdrawn()) } else { refused };
        }
        // A press may be told of after what came of it.
        claim.answered = true;
        self.requests.push(claim.clone());
        if !asked {
            // What the page showed may have been told of before the answer was.
            let known = self
                .recent
                .as_mut()
                .filter(|recent| recent.is_of(&claim) && !recent.evidence.contains(&Evidence::Request));
            if let Some(recent) = known.filter(|recent| claim.certain || recent.draft.is_of_token(cx)) {
                recent.draft.requested("", &claim.scopes, claim.choice);
                return self.confirmed(Evidence::Request, cx);
            }
        }
        // On a page of tokens what has a day is one, and the request may say it where the form was not understood.
        let dated = cx.is_addressed() && claim.is_whole();
        let of_token =
            self.pressed.as_ref().is_some_and(|pressed| asked && (dated || pressed.draft.is_of_token(cx)));
        if !(claim.certain || of_token) {
            return None;
        }
        // What has no name and is no review was pressed in something else.
        self.pressed.take_if(|pressed| !(asked || pressed.reviewed) && pressed.draft.name.is_empty());
        let pressed = self.pressed.get_or_insert_with(|| Pressed::by(&claim, cx));
        pressed.draft.requested(claim.name.as_str(), &claim.scopes, claim.choice);
        // It is gone already where the page sent it again by itself.
        pressed.barred = false;
        // GraphQL answers its errors with success as well: what an address does not tell, the form does by going.
        if !claim.certain {
            pressed.answered = true;
            if !pressed.gone {
                return None;
            }
        }
        self.proven(Evidence::Request, cx)
    }

    /// What a form that was not understood asked for: a request with a name and an expiry, just before the page showed a new
    /// value or a new row of that name.
    pub(super) fn requested(&mut self, evidence: Evidence, cx: &Context<'_>) -> Option<Event> {
        let claim = self.asked_for(cx)?.clone();
        let mut pressed = Pressed { answered: claim.answered, ..Pressed::by(&claim, cx) };
        // Refused before, and asked for again by a press that was not understood: a code was asked for in between.
        if let Some(draft) = self.draft.take_if(|draft| draft.name == claim.name) {
            let asked = core::mem::replace(&mut pressed.draft, draft);
            pressed.draft.requested("", &asked.scopes, asked.expiry.map(|claim| claim.choice));
        }
        self.pressed = Some(pressed);
        self.proven(evidence, cx)
    }

    /// The last request that has all that makes a token.
    pub(super) fn asked_for(&self, cx: &Context<'_>) -> Option<&request::Claim> {
        // What has become a token makes no other one.
        let is_spent =
            |claim: &request::Claim| self.recent.as_ref().is_some_and(|recent| recent.is_of(claim));
        let fresh = |claim: &&request::Claim| {
            claim.provider == cx.site.home.provider
                && (cx.now - claim.at).abs() < PATIENCE
                && claim.stands_alone()
                && !is_spent(claim)
        };
        self.requests.iter().rfind(fresh).filter(|_| !(cx.site.elsewhere)(cx.address))
    }

    /// An answered request is proof once the form has gone or was emptied; a form that stays as it is leaves it a question.
    pub(super) fn accepted(&mut self, outline: &Outline, cx: &Context<'_>) -> Option<Event> {
        let pressed = self.pressed.as_ref().filter(|pressed| pressed.answered)?;
        let open = form::find(outline.page(), cx).is_some_and(|form| {
            form.name_label == pressed.draft.name_label && PageText::new(&form.name) == pressed.draft.name
        }) || self.is_review(outline.page(), cx);
        if !open {
            return self.proven(Evidence::Request, cx);
        }
        if let Some(pressed) = self.pressed.as_mut().filter(|pressed| cx.now - pressed.at > PATIENCE) {
            (pressed.gone, pressed.clear, pressed.answered) = (true, true, false);
        }
        None
    }

    /// A request that deletes was answered: with success it ended the token in whose row a control was pressed just before.
    fn deleted(&mut self, claim: request::Claim, status: Option<u16>, cx: &Context<'_>) -> Option<Event> {
        let status = status?;
        if !(200..300).contains(&status) {
            // Refused, whatever goes later has another reason.
            self.ending.take_if(|ending| ending.is_of(claim.at));
            return None;
        }
        let ending = self.ending.as_mut().filter(|ending| ending.is_of(claim.at));
        let ended = ending.and_then(|ending| ending.ended(claim.at, cx));
        if ended.is_none() || claim.certain {
            self.requests.push(request::Claim { answered: true, ..claim });
        }
        ended
    }

    /// Whether all may just have been deleted: by the address of a request, or by a press outside of all rows.
    pub(super) fn may_have_ended_all(&self, now: DateTime<Utc>) -> bool {
        let pressed =
            |at: DateTime<Utc>| self.blind.is_some_and(|pressed| (pressed - at).abs() < SAME_MOMENT);
        let all = |claim: &request::Claim| claim.certain || (self.ending.is_none() && pressed(claim.at));
        self.requests.iter().any(|claim| claim.ends && now - claim.at < PATIENCE && all(claim))
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::*;
    use crate::notice::ending::Ending;
    use crate::notice::expiry::Choice;
    use crate::page::Language;

    fn at(ms: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::milliseconds(ms)
    }

    /// What comes of a request with the name "ci" that is sent and answered after a press under `name`, and under which id.
    fn told(pressed: &str, reviewed: bool, claim: request::Claim) -> Option<String> {
        let draft = Draft { name: PageText::new(pressed), scoped: true, ..Draft::default() };
        let pressed = Pressed {
            id: "pressed".to_owned(),
            draft,
            at: at(0),
            gone: true,
            reviewed,
            ..Pressed::default()
        };
        let mut watch = Watch { pressed: Some(pressed), ..Watch::default() };
        let claim = request::Claim { request: "1".to_owned(), name: PageText::new("ci"), ..claim };
        let (language, url) = (Language::default(), "https://www.figma.com/settings");
        let cx = Context::outside(url, &language, claim.at, 0, "new").unwrap();
        let claim = request::Claim { provider: cx.site.home.provider, ..claim };
        watch.ask(claim, url);
        match watch.answered("1", Some(200), &cx)? {
            Event::Created(sighting) => Some(sighting.id),
            other => panic!("{other:?}"),
        }
    }

    /// A request with an expiry or without, `ms` after the press.
    fn sent(ms: i64, whole: bool) -> request::Claim {
        request::Claim { at: at(ms), choice: whole.then_some(Choice::Never), ..request::Claim::default() }
    }

    #[test]
    fn a_review_without_a_name_is_what_is_asked_for_in_the_same_moment() {
        let pressed = Some("pressed".to_owned());
        for (ms, whole, asked) in [
            (0, true, true),
            (9_999, true, true),
            (-9_999, true, true),
            (10_000, true, false),
            (-10_000, true, false),
            (60_000, true, false),
            (0, false, false),
        ] {
            assert_eq!(told("", true, sent(ms, whole)), pressed.clone().filter(|_| asked), "{ms} {whole}");
        }
        // What has another name, or is no review, was pressed for something else.
        assert_eq!(told("docs", true, sent(0, true)), None);
        assert_eq!(told("", false, sent(0, true)), None);
        assert_eq!(told("ci", false, sent(60_000, false)), pressed);
    }

    #[test]
    fn a_request_that_surely_creates_a_token_needs_no_press() {
        let certain = |ms, whole| request::Claim { certain: true, ..sent(ms, whole) };
        assert_eq!(told("", false, certain(0, true)).as_deref(), Some("new"));
        assert_eq!(told("", true, certain(60_000, false)).as_deref(), Some("pressed"));
        assert_eq!(told("ci", false, certain(0, true)).as_deref(), Some("pressed"));
        assert_eq!(told("docs", false, certain(0, true)).as_deref(), Some("pressed"));
    }

    #[test]
    fn a_refusal_that_is_told_late_is_not_of_what_was_asked_for_again() {
        let (language, url) = (Language::default(), "https://www.figma.com/settings");
        let cx = Context::outside(url, &language, at(2_000), 0, "new").unwrap();
        let draft = Draft { name: PageText::new("ci"), ..Draft::default() };
        let pressed = Pressed { draft, at: at(0), kept: true, ..Pressed::default() };
        let claim = |id: &str, ms| request::Claim {
            request: id.to_owned(),
            name: PageText::new("ci"),
            provider: cx.site.home.provider,
            at: at(ms),
            ..request::Claim::default()
        };
        let mut watch = Watch { pressed: Some(pressed), ..Watch::default() };
        watch.ask(claim("1", 0), url);
        watch.ask(claim("2", 1_000), url);
        assert_eq!(watch.answered("1", Some(400), &cx), None);
        assert!(matches!(watch.answered("2", Some(400), &cx), Some(Event::Refused { .. })));
        // Nor is a row that the page showed before it was agreed to.
        let draft = Draft { name: PageText::new("ci"), ..Draft::default() };
        let recent = Recent { draft, created: at(0), at: at(0), ..Recent::default() };
        let mut watch = Watch { recent: Some(recent), ..Watch::default() };
        watch.ask(claim("1", 0), url);
        watch.ask(claim("2", 1_000), url);
        assert_eq!(watch.answered("1", Some(400), &cx), None);
        assert!(matches!(watch.answered("2", Some(400), &cx), Some(Event::Refused { .. })));
    }

    #[test]
    fn all_may_have_ended_by_a_request_of_the_same_moment() {
        let may = |ends, certain, blind: Option<i64>, ending: bool, now| {
            let claim = request::Claim { ends, certain, at: at(0), ..request::Claim::default() };
            let ending = ending.then(Ending::default);
            let watch = Watch { requests: vec![claim], blind: blind.map(at), ending, ..Watch::default() };
            watch.may_have_ended_all(at(now))
        };
        assert!(may(true, true, None, true, 19_999) && !may(true, true, None, true, 20_000));
        assert!(may(true, false, Some(-9_999), false, 0) && !may(true, false, Some(-10_000), false, 0));
        assert!(!may(true, false, Some(0), true, 0) && !may(true, false, None, false, 0));
        assert!(!may(false, true, Some(0), false, 0));
    }

    /// What a request under the name that was pressed comes to where it is refused: whether the press waits on, barred, and the event.
    fn refused(status: u16, kept: bool, certain: bool, again: bool) -> (Option<bool>, bool) {
        let (language, url) = (Language::default(), "https://www.figma.com/settings");
        let cx = Context::outside(url, &language, at(2_000), 0, "new").unwrap();
        let draft = Draft { name: PageText::new("ci"), ..Draft::default() };
        let pressed = Pressed { draft, at: at(0), kept, clear: true, ..Pressed::default() };
        let mut watch = Watch { pressed: Some(pressed), ..Watch::default() };
        let claim = |id: &str, ms| request::Claim {
            request: id.to_owned(),
            name: PageText::new("ci"),
            provider: cx.site.home.provider,
            certain,
            at: at(ms),
            ..request::Claim::default()
        };
        watch.ask(claim("1", 0), url);
        if again {
            watch.ask(claim("2", 1_000), url);
        }
        let event = watch.answered("1", Some(status), &cx);
        (watch.pressed.map(|pressed| pressed.barred && !pressed.clear), event.is_some())
    }

    #[test]
    fn a_request_may_be_sent_again_after_a_sign_in() {
        assert_eq!(refused(401, false, false, false), (Some(true), false));
        assert_eq!(refused(403, false, false, false), (Some(true), false));
        assert_eq!(refused(400, false, false, false), (None, false));
        // What was asked about is answered, and what surely creates a token is sent by a press.
        assert_eq!(refused(401, true, false, false), (None, true));
        assert_eq!(refused(401, false, true, false), (None, false));
        // It was sent again already.
        assert_eq!(refused(401, false, false, true), (Some(false), false));
    }

    #[test]
    fn a_form_that_stays_is_a_question_while_its_request_hangs() {
        let settled = |name: &str, answered: bool, scoped: bool| {
            let (language, url) = (Language::default(), "https://www.figma.com/settings");
            let cx = Context::outside(url, &language, at(21_000), 0, "new").unwrap();
            let draft = Draft { name: PageText::new("ci"), scoped, ..Draft::default() };
            let pressed = Pressed { draft, at: at(0), clear: true, ..Pressed::default() };
            let claim = request::Claim {
                name: PageText::new(name),
                answered,
                at: at(0),
                ..request::Claim::default()
            };
            let mut watch = Watch { pressed: Some(pressed), requests: vec![claim], ..Watch::default() };
            watch.settle(false, &cx).is_some()
        };
        assert!(settled("ci", false, true));
        assert!(!settled("ci", true, true) && !settled("docs", false, true));
        // A name and a day alone are of a branch as well.
        assert!(!settled("ci", false, false));
    }

    #[test]
    fn what_was_answered_or_asked_about_is_more_than_a_name_and_a_day() {
        let weak = |certain: bool, answered: bool, kept: bool| {
            Pressed { certain, answered, kept, ..Pressed::default() }.is_weak()
        };
        assert!(weak(false, false, false));
        assert!(!(weak(true, false, false) || weak(false, true, false) || weak(false, false, true)));
    }
}
