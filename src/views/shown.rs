//! What the popup shows now. One page, one thread, one state: so listeners can be plain functions.

use core::cell::RefCell;

use super::listing::Names;
use super::snapshot::{Snapshot, TokenView};
use crate::json::{self, Value};
use crate::ledger::Token;
use crate::prelude::*;
use crate::protocol::PuzzleView;

/// The state of the popup.
#[derive(Default)]
pub(super) struct Shown {
    /// What was read last.
    pub(super) snapshot: Option<Snapshot>,
    /// The page that the popup was opened over, where it was not understood.
    pub(super) puzzle: Option<PuzzleView>,
    /// The lines to draw, in their order: the group, and the place in the snapshot.
    pub(super) order: Vec<(usize, usize)>,
    /// How many of them are drawn.
    pub(super) drawn: usize,
    /// What each token is found by, in the order of the snapshot; made at the first search.
    pub(super) haystacks: Vec<String>,
    /// The names of the sites and kinds in the list.
    pub(super) names: Names,
    /// The records as they were before the last change.
    pub(super) undo: Vec<Value<'static>>,
}

std::thread_local! {
    static SHOWN: RefCell<Shown> = RefCell::default();
}

/// Looks at the state, or changes it.
pub(super) fn with<T>(look: impl FnOnce(&mut Shown) -> T) -> T {
    SHOWN.with_borrow_mut(look)
}

/// The token with that id, as shown.
pub(super) fn token(id: &str) -> Option<TokenView> {
    with(|shown| shown.snapshot.as_ref()?.tokens.iter().find(|view| view.token.id == id).cloned())
}

/// The records of these tokens as they are now, to be put back.
pub(super) fn records(tokens: &[&Token]) -> Vec<Value<'static>> {
    tokens.iter().map(|token| json::to_value(token)).collect()
}
