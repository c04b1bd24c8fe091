//! What the lists of a tab tell: rows that came, rows that went, all that are there.

use super::{Frame, MAX_LISTS, MAX_ROWS, Rows, Watch};
use crate::ledger::Evidence;
use crate::notice::event::{Event, Listing};
use crate::notice::{Context, form, list, review};
use crate::page::{Outline, PageText, Part, Role};
use crate::sites::Clues;

impl Watch {
    /// What the rows of a list tell: one that is new and has the name that was asked for, one that has gone, and all that are there.
    pub(super) fn rows(&mut self, outline: &Outline, form: bool, frame: i32, cx: &Context<'_>) -> Vec<Event> {
        // A form may stand among the rows, or be taken for some.
        if form {
            return Vec::new();
        }
        let part = outline.page();
        let mut names: Vec<PageText> = list::names(part).iter().map(|name| PageText::new(name)).collect();
        names.truncate(MAX_ROWS);
        let headline = form::title(part).lines().next().unwrap_or_default().to_owned();
        let lists = &self.frame(frame).lists;
        let same = lists.iter().find(|list| list.headline == headline).cloned();
        let before = same.clone().or_else(|| lists.last().cloned());
        // An empty list is one only where the list was before: any other part of a page has no rows either.
        let emptied = same.is_some() && outline.whole && !part.has(Role::Progressbar);
        if names.is_empty() && !emptied {
            return Vec::new();
        }
        let mut events = Vec::new();
        if let Some(before) = before {
            let wanted = self
                .pressed
                .as_ref()
                .map(|pressed| &pressed.draft)
                .or(self.recent.as_ref().map(|recent| &recent.draft));
            let known = |name: &PageText| before.names.iter().filter(|row| *row == name).count();
            let new = wanted.is_some_and(|draft| {
                !draft.name.is_empty()
                    && draft.is_of_token(cx)
                    && list::count(part, &draft.name) > known(&draft.name)
            });
            events.extend(new.then(|| self.proven(Evidence::List, cx)).flatten());
            let hidden = same.iter().flat_map(|before| &before.names);
            let hidden: Vec<PageText> =
                hidden.filter(|name| !names.contains(name) && list::shown(part, name) > 0).cloned().collect();
            names.extend(hidden);
            let gone = self
                .ending
                .as_ref()
                .zip(same)
                .map(|(ending, before)| ending.gone(&before.names, part))
                .unwrap_or_default();
            if !gone.is_empty() {
                self.ending = None;
            }
            events.extend(gone.into_iter().map(|name| Event::Revoked {
                provider: cx.site.provider,
                name,
                at: cx.now,
            }));
        }
        self.frame(frame).keep(Rows { headline, names });
        events.extend(self.listing(outline, false, cx));
        events
    }

    /// The site's list, where the page shows it and nothing is being made.
    pub(super) fn listing(&self, outline: &Outline, form: bool, cx: &Context<'_>) -> Option<Event> {
        let part = outline.page();
        // While something is being made the list may show half of it.
        if self.pressed.is_some() || form || self.is_review(part, cx) {
            return None;
        }
        let rows = list::read(part, cx);
        if rows.is_empty() {
            return None;
        }
        let title = form::title(part);
        let kind = |scoped| (cx.site.kind)(&Clues { address: cx.address, title: &title, scoped });
        Some(Event::Listed(Listing {
            id: cx.fresh_id.to_owned(),
            provider: cx.site.provider,
            kind: kind(false),
            scoped_kind: kind(true),
            rows,
            page: cx.site.page.map_or_else(|| cx.address.page(), str::to_owned),
            seen: cx.now,
        }))
    }

    /// Whether a part is the last step of what is being made: it has a name, a day and buttons as a row has.
    fn is_review(&self, part: Part<'_>, cx: &Context<'_>) -> bool {
        let named = self.draft.as_ref().map(|draft| draft.name.as_str());
        let dialog =
            part.nodes.first().is_some_and(|node| matches!(node.role, Role::Dialog | Role::Alertdialog));
        (dialog || named.is_some())
            && review::read(part, named.unwrap_or_default(), cx).is_some_and(|step| step.review)
    }

    /// A list that is first seen at a press on it is the one that the next is compared with.
    pub(super) fn remember_rows(&mut self, outline: &Outline, frame: i32) {
        let part = outline.page();
        let names: Vec<PageText> = list::names(part).iter().map(|name| PageText::new(name)).collect();
        let headline = form::title(part).lines().next().unwrap_or_default().to_owned();
        let frame = self.frame(frame);
        if !names.is_empty() && frame.lists.is_empty() {
            frame.keep(Rows { headline, names });
        }
    }

    /// A new secret with nothing that was asked for: the row whose control was pressed has a new value.
    pub(super) fn refreshed(&mut self, cx: &Context<'_>) -> Option<Event> {
        let name = self.ending.take()?.refreshed()?;
        Some(Event::Refreshed { provider: cx.site.provider, name, at: cx.now })
    }
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
