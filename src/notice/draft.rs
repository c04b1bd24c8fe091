//! What has been gathered of a token before it exists.

use chrono::{DateTime, Utc};

use super::Context;
use super::event::Sighting;
use super::expiry::{Choice, Claim, Control, Trust};
use super::form::{Form, is_of_api};
use super::review::Step;
use super::scopes::MAX_SCOPES;
use crate::json::record;
use crate::ledger::{Evidence, Expiry};
use crate::page::PageText;
use crate::page::scope::is_scope;
use crate::prelude::*;
use crate::sites::Clues;

/// A token in the making, gathered over the steps of a form. An empty value never overwrites another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The name typed last.
    pub name: PageText,
    /// What the name field is called; only it overwrites the name.
    pub name_label: String,
    /// The expiry chosen last, from the source that is trusted most.
    pub expiry: Option<Claim>,
    /// What the control is called that it was chosen with, see [`super::expiry::Control`].
    pub control: String,
    /// The product chosen.
    pub app: Option<PageText>,
    /// Scopes chosen.
    pub scopes: Vec<PageText>,
    /// Titles and headings met, in small letters.
    pub title: String,
    /// How many were ticked when it was read last.
    pub ticked: usize,
    /// Whether scopes or an app are part of it.
    pub scoped: bool,
    /// Whether its form was there in the outline before.
    pub open: bool,
    /// How many ticks were set when its form was read last, if that had a control for the expiry.
    pub timed: Option<usize>,
    /// When it was changed last.
    pub touched: DateTime<Utc>,
}

record!(Draft {
    name: needed,
    name_label: needed,
    expiry,
    control: sparse,
    app,
    scopes: needed,
    ticked,
    title: needed,
    scoped: needed,
    open: sparse,
    timed,
    touched: needed,
});

impl Draft {
    /// Whether `form` is a new one: its name field is the draft's and is empty, and not because it was just emptied to be typed anew.
    pub fn is_over(&self, form: &Form) -> bool {
        !self.open && !self.name.is_empty() && form.name.is_empty() && form.name_label == self.name_label
    }

    /// Takes in what a form holds.
    pub fn gather(&mut self, form: &Form, cx: &Context<'_>) {
        self.open = true;
        // What a review showed first, as one that a link opens, has no label.
        let own = self.name_label.is_empty() || self.name_label == form.name_label;
        if !form.name.is_empty() && (self.name.is_empty() || own) {
            self.name = PageText::new(&form.name);
            self.name_label.clone_from(&form.name_label);
        }
        // A tick that takes the day out of the form says that there is none.
        if own && !form.expiry.there && self.timed.is_some_and(|ticks| form.ticks > ticks) {
            self.expiry = Some(Claim { choice: Choice::Never, trust: Trust::Words });
        }
        self.timed = form.expiry.there.then_some(form.ticks);
        self.choice(&form.expiry);
        self.choose(&form.on, &form.off, cx);
        self.note(&form.title, cx);
    }

    /// Takes in what a step of a wizard shows.
    pub fn follow(&mut self, step: &Step, cx: &Context<'_>) {
        // What a review calls the name is what will be created, whatever was typed before.
        if (self.name.is_empty() || step.labelled) && !step.name.is_empty() {
            self.name = PageText::new(&step.name);
        }
        self.expect(step.expiry);
        if step.review && !step.on.is_empty() {
            self.scopes.clear();
        }
        self.choose(&step.on, &step.off, cx);
        if let Some(app) = &step.app {
            self.app = Some(PageText::new(app));
        }
        self.scoped |= step.app.is_some() || (!step.on.is_empty() && cx.may_make_tokens());
        self.note(&step.title, cx);
    }

    /// What the form's own control is set to now counts, however well it is read: "Never" may have a word only where the default
    /// before it had a number, and a choice that is not understood leaves the expiry unknown. A sentence is no control.
    pub(super) fn choice(&mut self, control: &Control) {
        let of_control = |claim: Claim| (Trust::Words..Trust::Request).contains(&claim.trust);
        if control.there && control.claim.is_none_or(of_control) {
            self.expiry.take_if(|old| of_control(*old));
        }
        if !control.called.is_empty() {
            self.control.clone_from(&control.called);
        }
        self.expect(control.claim);
    }

    fn expect(&mut self, claim: Option<Claim>) {
        if claim.is_some_and(|claim| self.expiry.is_none_or(|old| claim.trust >= old.trust)) {
            self.expiry = claim;
        }
    }

    fn choose(&mut self, on: &[String], off: &[String], cx: &Context<'_>) {
        // Beside ids what ticks said before was of something else.
        let coded = on.iter().chain(off).any(|id| is_scope(id));
        // After ids, on a step of its own, words are of what the scopes are for: projects, teams.
        if !coded && self.scopes.iter().any(|scope| is_scope(scope.as_str())) {
            return;
        }
        // As many, and none of them the same: a translator has rewritten them. Another page of them begins with none.
        let known = |scope: &PageText| on.iter().chain(off).any(|word| word == scope.as_str());
        if !(coded || on.is_empty()) && self.ticked == on.len() && !self.scopes.iter().any(known) {
            self.scopes.clear();
        }
        self.ticked = on.len();
        self.scopes.retain(|scope| {
            !off.iter().any(|other| other == scope.as_str())
                && (!coded || is_scope(scope.as_str()) || on.iter().any(|other| other == scope.as_str()))
        });
        for scope in on {
            let scope = PageText::new(scope);
            if self.scopes.len() < MAX_SCOPES && !self.scopes.contains(&scope) {
                self.scopes.push(scope);
            }
        }
        // What was typed to find a scope is the beginning of one.
        let begun = |one: &str, other: &str| {
            other
                .strip_prefix(one)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase() || c == ':'))
        };
        let all = self.scopes.clone();
        self.scopes.retain(|scope| {
            on.iter().any(|id| id == scope.as_str())
                || !(is_scope(scope.as_str())
                    && all.iter().any(|other| begun(scope.as_str(), other.as_str())))
        });
        // Words to tick are of an export or a guest as well.
        self.scoped |= coded || (cx.site.takes_scopes(cx.address) && !(on.is_empty() && off.is_empty()));
    }

    /// Takes note of titles and headings.
    pub fn note(&mut self, title: &str, cx: &Context<'_>) {
        for line in title.lines() {
            if self.title.len() < 400 && !self.title.lines().any(|known| known == line) {
                let gap = if self.title.is_empty() { "" } else { "\n" };
                self.title.extend([gap, line]);
            }
        }
        self.touched = cx.now;
    }

    /// Whether more than a name and a date says that this is a token: its words, its scopes, a date on a page of tokens.
    ///
    /// Guests and projects have names and dates as well, and a page of tokens may name a device. A value that is shown once needs no
    /// more; a row or a request does.
    pub fn is_of_token(&self, cx: &Context<'_>) -> bool {
        (cx.is_addressed() && self.expiry.is_some())
            || self.is_worded(cx)
            || self.scoped
            || is_of_api(&self.title, cx)
    }

    /// Whether it is of a token wherever else the tab goes: by its words, by ids of scopes, or by where it was filled in. Words to tick are of
    /// an export or a release as well.
    pub fn is_certain(&self, cx: &Context<'_>) -> bool {
        let coded = self.scopes.iter().any(|scope| is_scope(scope.as_str()));
        coded || self.is_worded(cx) || (cx.is_placed() && self.is_of_token(cx))
    }

    fn is_worded(&self, cx: &Context<'_>) -> bool {
        cx.site.says(&self.title) || cx.site.says(&self.name_label)
    }

    /// The draft as a token that was asked for at `created`, shown by `evidence`.
    pub fn sighting(
        &self,
        id: &str,
        created: DateTime<Utc>,
        evidence: &[Evidence],
        cx: &Context<'_>,
    ) -> Sighting {
        let clues =
            Clues { address: cx.address, title: &self.title, scoped: self.scoped || self.app.is_some() };
        // The day on which it was asked for: the answer may come after midnight.
        let day = cx.day(created);
        Sighting {
            id: id.to_owned(),
            provider: cx.site.home.provider,
            kind: (cx.site.kind)(&clues),
            name: self.name.clone(),
            app: self.app.clone(),
            scopes: self.scopes.clone(),
            created,
            expiry: self.expiry.map_or(Expiry::Unknown, |claim| claim.choice.expiry(day)),
            evidence: evidence.to_vec(),
            page: cx.page(),
            seen: cx.now,
        }
    }

    /// Takes in what the create request says; it is what the site goes by.
    pub fn requested(&mut self, name: &str, scopes: &[PageText], choice: Option<Choice>) {
        if !name.is_empty() {
            self.name = PageText::new(name);
        }
        // A form that shows all of them and more, such as ids of one word, has said it better; so has one with as many, in its words.
        let coded = scopes.iter().any(|scope| is_scope(scope.as_str()));
        let shown = scopes.iter().all(|scope| self.scopes.contains(scope))
            || (!coded && scopes.len() <= self.scopes.len());
        if !scopes.is_empty() && !shown {
            self.scopes = scopes.iter().take(MAX_SCOPES).cloned().collect();
            self.scoped = true;
        }
        self.expect(choice.map(|choice| Claim { choice, trust: Trust::Request }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Language;

    #[test]
    fn words_to_tick_are_scopes_where_scopes_suffice() {
        let scoped = |url: &str, on: &[&str], off: &[&str]| {
            let language = Language::default();
            let cx = Context::outside(url, &language, DateTime::UNIX_EPOCH, 0, "new").unwrap();
            let owned = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
            let mut draft = Draft::default();
            draft.choose(&owned(on), &owned(off), &cx);
            draft.scoped
        };
        let bitbucket = "https://bitbucket.org/acme/web/admin/access-tokens";
        assert!(scoped(bitbucket, &["Read", "Write"], &[]) && scoped(bitbucket, &[], &["Read", "Write"]));
        assert!(!scoped(bitbucket, &[], &[]));
        assert!(!scoped("https://admin.atlassian.com/o/1/backups", &["Read", "Write"], &["Delete"]));
    }

    #[test]
    fn a_draft_is_certain_by_its_words_ids_or_place() {
        const ELSEWHERE: &str = "https://app.prod.tokens.studio/account/releases";
        let certain = |url: &str, title: &str, scope: &str| {
            let language = Language::default();
            let cx = Context::outside(url, &language, DateTime::UNIX_EPOCH, 0, "new").unwrap();
            let scopes = Vec::from_iter(Some(scope).filter(|scope| !scope.is_empty()).map(PageText::new));
            let scoped = !scopes.is_empty();
            Draft { title: title.to_owned(), scoped, scopes, ..Draft::default() }.is_certain(&cx)
        };
        assert!(certain(ELSEWHERE, "new access token", "Read"));
        assert!(certain(ELSEWHERE, "new access token", ""));
        assert!(certain(ELSEWHERE, "nova", "tokens:read"));
        assert!(!certain(ELSEWHERE, "nova", "css"));
        assert!(certain("https://app.prod.tokens.studio/account/api-keys", "nova", "css"));
        assert!(certain("https://production.tokens.studio/projects/1/integrations", "nova", "css"));
        assert!(!certain("https://production.tokens.studio/projects/1/integrations", "nova", ""));
    }
}
