//! What the popup says of a page that looks like one of tokens and was not understood.

use super::dom::{El, button, el, says, spawn};
use super::popup::toast;
use super::{form, shown};
use crate::browser::{clipboard, i18n};
use crate::ledger::Token;
use crate::protocol::PuzzleView;

/// The card above everything else: what to do, and what a report would hold.
pub(super) fn card(puzzle: &PuzzleView) -> El {
    let copy = (!puzzle.outline.is_empty())
        .then(|| button("button", "puzzle_copy").attr("data-act", "copy-outline"));
    let read = (!puzzle.outline.is_empty()).then(|| {
        let text = el("pre", "outline").attr("tabindex", "0").text(&puzzle.outline);
        el("details", "").child(&says("summary", "", "puzzle_read")).child(&text)
    });
    let buttons = el("div", "buttons")
        .child(&button("button main", "action_add").attr("data-act", "add-here"))
        .maybe(copy);
    el("section", "card")
        .attr("aria-labelledby", "puzzle")
        .child(&says("h2", "question", "puzzle_title").attr("id", "puzzle"))
        .child(&says("p", "hint", "puzzle_what"))
        .child(&buttons)
        .maybe(read)
}

/// Opens the form for a token of that page.
pub(super) fn add_here() {
    if let Some(puzzle) = current() {
        form::add(&Token { provider: puzzle.provider, page: puzzle.page, ..Token::default() });
    }
}

/// Copies the outline, as it can be read on the card.
pub(super) fn copy() {
    let Some(puzzle) = current() else { return };
    spawn(async move {
        let said = if clipboard::write(&puzzle.outline).await { "done_copied" } else { "failure_copy" };
        toast(&i18n::text(said), None);
    });
}

/// The page, where it was not understood.
pub(super) fn current() -> Option<PuzzleView> {
    shown::with(|shown| shown.puzzle.clone())
}
