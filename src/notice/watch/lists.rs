//! What the lists of a tab tell: rows that came, rows that went, all that are there.

use super::{Frame, MAX_LISTS, MAX_ROWS, Rows, Watch, note};
use crate::ledger::{Evidence, Expiry, What};
use crate::notice::draft::Draft;
use crate::notice::ending::Ending;
use crate::notice::event::{Event, Listing};
use crate::notice::{Context, form, list, review, words};
use crate::page::text::plain;
use crate::page::{Node, Outline, PageText, Part, Role};
use crate::prelude::*;
use crate::sites::Clues;

impl Watch {
    /// What the rows of a list tell: one that is new and has the name that was asked for, one that has gone, and all that are there.
    pub(super) fn rows(
        &mut self,
        outline: &Outline,
        form: bool,
        frame: i32,
        cx: &Context<'_>,
        events: &mut Vec<Event>,
    ) {
        // A form may stand among the rows, or be taken for some.
        if form {
            return;
        }
        let part = outline.page();
        let Rows { headline, mut names } = Rows::read(part);
        let lists = &self.frame(frame).lists;
        let same = lists.iter().find(|list| list.headline == headline).cloned();
        // Another list is the same one under another title if they have a row in common; the review of what will be made has none.
        let akin = |list: &&Rows| list.names.iter().any(|name| names.contains(name));
        let before = same.clone().or_else(|| lists.iter().rfind(akin).cloned());
        // An empty list is one only where the list was before or tokens are listed: any other part of a page has no rows either.
        let emptied =
            outline.whole && !part.has(Role::Progressbar) && (same.is_some() || list::is_of_tokens(part, cx));
        // One was to go, and all have: what was searched for is not there, or the list could not be read anew.
        let many = same.as_ref().is_some_and(|same| same.names.len() > 1);
        let ticked = self.ending.iter().any(|ending| !ending.together.is_empty());
        let unread = many && self.is_ending() && !(ticked || self.may_have_ended_all(cx.now));
        if names.is_empty() && (!emptied || unread) {
            return;
        }
        if before.is_none()
            && self.pressed.as_ref().is_some_and(|pressed| pressed.clear)
            && list::is_of_tokens(part, cx)
        {
            // Below the form the list was never seen: a row of what was asked for is the one.
            let wanted = self.wanted().map(|draft| draft.name.clone());
            let others: Vec<PageText> =
                names.iter().filter(|name| Some(*name) != wanted.as_ref()).cloned().collect();
            self.came(&others, &names, part, cx, events);
        }
        if let Some(before) = before {
            self.came(&before.names, &names, part, cx, events);
            if names.is_empty() && self.may_have_ended_all(cx.now) {
                self.ending = Some(Ending { at: cx.now, ..Ending::default() });
            }
            if let Some(same) = &same {
                self.went(&same.names, &names, part, cx, events);
                let is_hidden = |name: &&PageText| !names.contains(name) && list::shown(part, name) > 0;
                let hidden: Vec<PageText> = same.names.iter().filter(is_hidden).cloned().collect();
                names.extend(hidden);
            }
        }
        if let Some(same) = same.filter(|_| self.is_ending()) {
            // What came since the press and has no day is the question whether one is sure.
            names.retain(|name| same.names.contains(name) || list::dates(part, name, cx));
        }
        self.frame(frame).keep(Rows { headline, names });
        note(events, self.listing(outline, None, cx));
    }

    /// A row that was not there before, of what was asked for.
    fn came(
        &mut self,
        before: &[PageText],
        names: &[PageText],
        part: Part<'_>,
        cx: &Context<'_>,
        events: &mut Vec<Event>,
    ) {
        let wanted = self.wanted();
        let known = |name: &PageText| before.iter().filter(|row| *row == name).count();
        // A review has the name and buttons as well, and the day beside it or somewhere else. What led to it asked for nothing.
        let asked = self.pressed.as_ref().is_none_or(|pressed| pressed.clear) || part.has(Role::Row);
        let is_row = |name| !self.is_review(part, cx) || (asked && list::dates(part, name, cx));
        // The first generation of Tokens Studio has a name and nothing else.
        let titled = |draft: &Draft| draft.title.lines().next().is_some_and(words::is_of_api);
        let new = wanted.is_some_and(|draft| {
            !draft.name.is_empty()
                && (draft.is_of_token(cx) || titled(draft))
                && list::count(part, &draft.name) > known(&draft.name)
                && is_row(&draft.name)
        });
        let asked = self
            .asked_for(cx)
            .filter(|claim| claim.answered && list::count(part, &claim.name) > known(&claim.name));
        let asked = wanted.is_none() && asked.is_some() && list::is_of_tokens(part, cx);
        // The one new row tells the name that a review had cut.
        let nameless = wanted.is_some_and(|draft| draft.name.is_empty());
        let mut others = names.iter().filter(|name| known(name) == 0);
        let told =
            others.next().filter(|name| nameless && others.next().is_none() && list::dates(part, name, cx));
        if let Some(name) = told {
            let (pressed, recent) = (self.pressed.as_mut(), self.recent.as_mut());
            let drafts = pressed.map(|it| &mut it.draft).into_iter().chain(recent.map(|it| &mut it.draft));
            { drafts }.filter(|draft| draft.name.is_empty()).for_each(|draft| draft.name = name.clone());
        }
        note(events, (new || told.is_some()).then(|| self.proven(Evidence::List, cx)).flatten());
        note(events, asked.then(|| self.requested(Evidence::List, cx)).flatten());
    }

    /// Rows of the same list that were there before.
    fn went(
        &mut self,
        before: &[PageText],
        names: &[PageText],
        part: Part<'_>,
        cx: &Context<'_>,
        events: &mut Vec<Event>,
    ) {
        let wanted = self.wanted().map(|draft| &draft.name);
        // Made anew under the name of one that has ended.
        let anew = |ending: &Ending| ending.over && ending.name.is_some() && ending.name.as_ref() == wanted;
        if !self.ending.as_ref().is_some_and(anew)
            && let Some(ending) = &mut self.ending
        {
            ending.told(before, names, part, cx, events);
        }
        // It alone, with nothing pressed that ends it: a filter or another page would have taken others as well.
        let alone = self.recent.as_ref().is_some_and(|recent| {
            let name = &recent.draft.name;
            before.len() == names.len() + 1 && before.contains(name) && list::shown(part, name) == 0
        });
        if alone && self.ending.is_none() {
            note(events, self.withdrawn());
        }
    }

    /// What waits for its row, or was just recorded.
    fn wanted(&self) -> Option<&Draft> {
        self.pressed
            .as_ref()
            .map(|pressed| &pressed.draft)
            .or(self.recent.as_ref().map(|recent| &recent.draft))
    }

    /// Whether the name of a row is being changed, in the row or in a dialog: the row is half there then, and the field is of no form.
    pub(super) fn renames(
        &mut self,
        part: Part<'_>,
        form: Option<&form::Form>,
        frame: i32,
        cx: &Context<'_>,
    ) -> bool {
        let fields = part.nodes.iter().filter(|node| node.is_text_field() && !node.value.is_empty());
        if let Some(ending) = self.ending.as_mut().filter(|ending| ending.renamed.is_some()) {
            if let Some(form) = form {
                ending.renamed = Some(PageText::new(&form.name)).filter(|name| !name.is_empty());
                return ending.renamed.is_some();
            }
            if fields.clone().next().is_some() {
                return true;
            }
        }
        // What is typed into a form that was empty is the name of something new.
        let filled = form.is_some() && self.draft.as_ref().is_some_and(|draft| draft.open);
        let emptied = list::is_emptied(part);
        if filled || (fields.clone().next().is_none() && !emptied) {
            return false;
        }
        let headline = place(part);
        let known = self.frame(frame).lists.iter().find(|list| list.headline == headline).cloned();
        let known = known.map(|list| list.names).unwrap_or_default();
        // Most forms stand where no list was, and the rest is not for nothing.
        if known.is_empty() && self.ending.is_none() {
            return false;
        }
        let rows = Rows::read(part);
        let emptied = emptied && known.len() == rows.names.len() + 1;
        let pressed =
            self.ending.iter().filter(|ending| !ending.over).filter_map(|ending| ending.name.clone());
        // What is searched for has its row beside it, or had it until it ended.
        let ends = |name: &PageText| {
            self.ending.as_ref().is_some_and(|ending| ending.sure && ending.name.as_ref() == Some(name))
        };
        let mut names =
            known.into_iter().chain(pressed).filter(|name| !rows.names.contains(name) && !ends(name));
        let name = names.find(|name| emptied || fields.clone().any(|node| node.value == name.as_str()));
        let renames = name.is_some();
        if name.is_some() {
            self.ending = Some(Ending { renamed: name.clone(), name, at: cx.now, ..Ending::default() });
        }
        renames
    }

    /// The site's list, where the page shows it and nothing is being made; rows are not looked for in a form that is open beside it.
    pub(super) fn listing(
        &self,
        outline: &Outline,
        form: Option<&form::Form>,
        cx: &Context<'_>,
    ) -> Option<Event> {
        let part = outline.page();
        // While something is being made the list may show half of it.
        if self.pressed.is_some() || self.is_review(part, cx) {
            return None;
        }
        let made = self.recent.as_ref().map_or("", |recent| recent.draft.name.as_str());
        let mut rows = list::read(part, &Context { made, ..*cx });
        // What is chosen in a form, such as a day, has a name and a control as well.
        let chosen = |node: &Node| {
            !node.value.is_empty()
                || node.checked.is_some()
                || matches!(node.role, Role::Combobox | Role::Hidden | Role::Option)
        };
        rows.retain(|row| {
            let inside = form.is_some_and(|form| (form.start..form.end).contains(&row.start));
            !(inside && part.at(row.start).nodes.iter().any(chosen))
        });
        // A question whether one is sure looks like a row without a day.
        rows.retain(|row| row.expiry != Expiry::Unknown || !self.is_ending());
        // What is called as the dialog is the dialog itself: a review that was given up, before it closes.
        let title = form::title(part);
        let itself = title.lines().next().filter(|_| part.is_dialog());
        rows.retain(|row| itself != Some(plain(row.name.as_str()).as_str()));
        if rows.is_empty() {
            return None;
        }
        let kind = |scoped| (cx.site.kind)(&Clues { address: cx.address, title: &title, scoped });
        Some(Event::Listed(Listing {
            id: cx.fresh_id.to_owned(),
            provider: cx.site.home.provider,
            kind: kind(false),
            scoped_kind: kind(true),
            rows,
            page: cx.page(),
            seen: cx.now,
        }))
    }

    /// Whether a control of a row was pressed, and nothing came of it yet.
    fn is_ending(&self) -> bool {
        self.ending.as_ref().is_some_and(|ending| !ending.over && ending.name.is_some())
    }

    /// Whether a part is the last step of what is being made: it has a name, a day and buttons as a row has. A link may lead to it.
    pub(super) fn is_review(&self, part: Part<'_>, cx: &Context<'_>) -> bool {
        let named = self.draft.as_ref().map(|draft| draft.name.as_str());
        (part.is_dialog() || named.is_some() || cx.is_linked())
            && review::is_last(part, named.unwrap_or_default(), cx)
    }

    /// A new secret with nothing that was asked for: the row whose control was pressed has a new value.
    pub(super) fn refreshed(&mut self, cx: &Context<'_>) -> Option<Event> {
        let ending = self.ending.take().filter(|ending| !ending.over)?;
        // Asked for under another name it is new; a question that came between looks like a row.
        if self.asked_for(cx).is_some_and(|claim| ending.name.as_ref() != Some(&claim.name)) {
            return None;
        }
        ending.name.as_ref().map(|name| ending.event(name, What::Refreshed, None, cx))
    }
}

impl Rows {
    fn read(part: Part<'_>) -> Self {
        let mut names: Vec<PageText> = list::names(part).iter().map(|name| PageText::new(name)).collect();
        names.truncate(MAX_ROWS);
        Self { headline: place(part), names }
    }
}

/// What tells the lists of a part from others: its first title, and the tab that is open.
pub(super) fn place(part: Part<'_>) -> String {
    let open = part.of(Role::Tab).find(|node| node.checked == Some(true));
    [&*headline(part), "\n", open.map_or("", Node::first_line)].concat().trim_end().to_owned()
}

/// The first title of a part.
pub(super) fn headline(part: Part<'_>) -> String {
    form::title(part).lines().next().unwrap_or_default().to_owned()
}

impl Frame {
    /// Remembers a list in the place of what was known of it.
    fn keep(&mut self, list: Rows) {
        self.lists.retain(|known| known.headline != list.headline);
        if self.lists.len() == MAX_LISTS {
            self.lists.remove(0);
        }
        self.lists.push(list);
    }
}
