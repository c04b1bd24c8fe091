//! What stands above a form or a row and says of what it is.

use super::Context;
use crate::page::{Part, Role};
use crate::prelude::*;

/// The longest text that is a title, in bytes.
const MAX_TITLE: usize = 40;

/// The last heading before the node at `index`, in small letters; none where a title nearer to it, which is no heading, names tokens.
///
/// Cards may have a text for a title (shadcn's `CardTitle` is a `div`), and the heading before is of the card before.
pub(super) fn heading(part: Part<'_>, index: usize, cx: &Context<'_>) -> Option<String> {
    let before = part.nodes.get(..index)?;
    let last = before.iter().rposition(|node| node.role == Role::Heading)?;
    let heading = part.nodes.get(last)?.plain();
    // It costs much to ask, and it is asked of each row.
    let titled = cx.site.is_foreign(&heading) && (last + 1..index).any(|at| is_title(part, at, index, cx));
    (!titled).then_some(heading)
}

/// Whether a text is the title of what the node at `index` is in: the first in its part, which is the first of a larger one.
fn is_title(part: Part<'_>, at: usize, index: usize, cx: &Context<'_>) -> bool {
    let Some(node) = part.nodes.get(at).filter(|node| node.role == Role::Text) else { return false };
    let head = part.parent(at).filter(|&head| head + 1 == at);
    let card = head.and_then(|head| part.parent(head));
    node.name.len() < MAX_TITLE
        && card.is_some_and(|card| part.end(card) > index)
        && cx.site.says(&node.plain())
}
