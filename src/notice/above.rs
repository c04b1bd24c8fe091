//! What stands above a form or a row and says of what it is.

use super::Context;
use crate::page::{Part, Role};
use crate::prelude::*;

/// The longest text that is a title, in bytes.
pub(super) const MAX_TITLE: usize = 40;

/// The last heading before the node at `index`, in small letters; none where a title nearer to it, which is no heading, or what makes
/// them names tokens.
///
/// Cards may have a text for a title (shadcn's `CardTitle` is a `div`), and the heading before is of the card before.
pub(super) fn heading(part: Part<'_>, index: usize, cx: &Context<'_>) -> Option<String> {
    let before = part.nodes.get(..index)?;
    let last = before.iter().rposition(|node| node.role == Role::Heading)?;
    let heading = part.nodes.get(last)?.plain();
    // It costs much to ask, and it is asked of each row.
    let titled = cx.site.is_foreign(&heading)
        && (last..index).any(|at| is_title(part, at, index, cx) || makes(part, at, index, cx));
    (!titled).then_some(heading)
}

/// Whether what makes a token stands along with the node at `index`: the heading before it is of a banner, which is closed.
fn makes(part: Part<'_>, at: usize, index: usize, cx: &Context<'_>) -> bool {
    let along = part.parent(at).is_some_and(|up| part.end(up) > index);
    part.nodes.get(at).is_some_and(|node| node.role == Role::Button && along && cx.site.says(&node.plain()))
}

/// Whether a text is the title of what the node at `index` is in: the first in its part, which lies in a larger one with that node.
fn is_title(part: Part<'_>, at: usize, index: usize, cx: &Context<'_>) -> bool {
    let Some(node) = part.nodes.get(at).filter(|node| node.role == Role::Text) else { return false };
    let head = part.parent(at).filter(|&head| head + 1 == at);
    let card = head.and_then(|head| part.parent(head));
    node.name.len() < MAX_TITLE
        && card.is_some_and(|card| part.end(card) > index)
        && cx.site.says(&node.plain())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Language, Outline};

    /// The heading of a field in the last part of a page, whose card begins with a text.
    fn of_field(heading: &str, card: &str) -> Option<String> {
        of_field_at(2, heading, card)
    }

    fn of_field_at(depth: u32, heading: &str, card: &str) -> Option<String> {
        let text = format!(
            r#"{{"url":"https://app.prod.tokens.studio/integrations","at":1795338000000,"nodes":[{{"d":0,"role":"main"}},
            {{"d":1,"role":"heading","name":"{heading}"}},{card},{{"d":{depth},"role":"textbox","name":"Name"}}]}}"#
        );
        let outline: Outline = crate::json::from_text(&text).unwrap();
        let language = Language::default();
        let cx = Context::of(&outline, &language, "new").unwrap();
        super::heading(outline.page(), outline.nodes.len() - 1, &cx)
    }

    #[test]
    fn a_title_that_is_no_heading_takes_the_place_of_one_of_something_else() {
        let card = |title: &str| {
            format!(
                r#"{{"d":1,"role":"generic"}},{{"d":2,"role":"generic"}},{{"d":3,"role":"text","name":"{title}"}}"#
            )
        };
        let triggers = Some("ci triggers".to_owned());
        assert_eq!(of_field("CI Triggers", &card("Service account tokens")), None);
        assert_eq!(
            of_field("Integrations", &card("Service account tokens")),
            Some("integrations".to_owned())
        );
        // It names nothing of the site's, or it is a sentence, in which much is named.
        assert_eq!(of_field("CI Triggers", &card("Pipelines")), triggers);
        let sentence = "The access token of your other pipelines";
        assert_eq!(of_field("CI Triggers", &card(sentence)), triggers);
        assert_eq!(of_field("CI Triggers", &card(&sentence[1..])), None);
        // Not the first in its part, not of the card that the field is in, or no text.
        let second = r#"{"d":1,"role":"generic"},{"d":2,"role":"generic"},{"d":3,"role":"text","name":"1"},{"d":3,"role":"text","name":"API key"}"#;
        assert_eq!(of_field("CI Triggers", second), triggers);
        let before = format!(r#"{},{{"d":1,"role":"generic"}}"#, card("API key"));
        assert_eq!(of_field("CI Triggers", &before), triggers);
        assert_eq!(of_field_at(1, "CI Triggers", &card("API key")), triggers);
        assert_eq!(of_field("CI Triggers", &card("API key").replace("text", "link")), triggers);
    }
}
