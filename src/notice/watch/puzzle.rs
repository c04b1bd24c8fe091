//! A page that looks like one of tokens and was not understood: said, so that nothing is missed in silence.

use chrono::{DateTime, TimeDelta, Utc};

use super::Watch;
use crate::json::{record, to_text};
use crate::notice::press::{self, Pressing};
use crate::notice::{Context, form, list};
use crate::page::{Cause, Outline, Part, Role};
use crate::prelude::*;

/// How long after a press a value that is newly shown is what the press asked for.
const LIFE: TimeDelta = TimeDelta::minutes(2);
/// The longest outline that is kept for a report, in bytes.
const MAX_OUTLINE: usize = 100_000;

/// What was not understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Puzzle {
    /// The page, without query string.
    pub page: String,
    /// What it showed, for a report: the outline as JSON; empty where that is too long.
    pub outline: String,
    /// The document, as [`Outline::life`] tells documents apart.
    pub life: i64,
    /// When.
    pub at: DateTime<Utc>,
}

record!(Puzzle { page: needed, outline: needed, life: needed, at: needed });

impl Watch {
    /// What was not understood of the page that the tab shows, if there is such a thing.
    pub fn puzzle(&self) -> Option<&Puzzle> {
        self.puzzle.as_ref()
    }

    /// Takes note of what an outline had that came to nothing; `revealed` tells that a secret was new in it, `understood` that
    /// something came of it.
    pub(super) fn wonder(&mut self, outline: &Outline, revealed: bool, understood: bool, cx: &Context<'_>) {
        let page = cx.address.page();
        // The first look that a sensor takes by itself says "load", even if something was pressed before it.
        let (routed, life) = (outline.cause == Cause::Route, outline.life);
        self.puzzle.take_if(|puzzle| understood || routed || puzzle.life != life || puzzle.page != page);
        self.blind.take_if(|at| understood || cx.now - *at > LIFE);
        let part = outline.page();
        let busy = self.draft.is_some() || self.pressed.is_some() || self.recent.is_some();
        if understood || busy || form::is_foreign(&form::title(part), cx) {
            return;
        }
        let missed = if outline.cause == Cause::Press {
            let asked = part.nodes.iter().find(|node| node.pressed && node.role == Role::Button);
            let meaning = asked.map(|node| press::meaning(part, node));
            if matches!(meaning, Some(Pressing::Submit | Pressing::Maybe)) {
                self.blind = Some(cx.now);
            }
            meaning == Some(Pressing::Submit) && is_of_form(part, cx)
        } else {
            (revealed && self.blind.take().is_some()) || (outline.whole && list::is_unread(part, cx))
        };
        if missed && self.puzzle.is_none() {
            let outline = Some(to_text(outline)).filter(|text| text.len() <= MAX_OUTLINE);
            self.puzzle = Some(Puzzle { page, outline: outline.unwrap_or_default(), life, at: cx.now });
        }
    }
}

/// Whether a part has something typed into it, and words of the site's tokens around that.
fn is_of_form(part: Part<'_>, cx: &Context<'_>) -> bool {
    part.nodes.iter().any(|node| node.is_text_field() && !node.value.is_empty())
        && (cx.site.says(&form::title(part))
            || part.nodes.iter().any(|node| node.pressed && cx.site.says(&node.plain())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::from_text;
    use crate::page::Language;

    const DIALOG: &str = r#"{"d":0,"role":"dialog","name":"Generate new token"},{"d":1,"role":"textbox","name":"Purpose","value":"ci"},
        {"d":1,"role":"button","name":"Generate token""#;

    fn outline(path: &str, cause: &str, nodes: &str) -> Outline {
        let text = format!(
            r#"{{"url":"https://www.figma.com{path}","lang":"en","cause":"{cause}","at":1795338000000,"zone":"UTC","offset":0,"life":1,"whole":true,"nodes":[{nodes}]}}"#
        );
        from_text(&text).unwrap()
    }

    /// Whether the tab is puzzled after each of the outlines.
    fn puzzled(outlines: &[Outline]) -> Vec<bool> {
        let (mut watch, language) = (Watch::default(), Language::default());
        let see = |outline: &Outline| {
            watch.see(outline, 0, &Context::of(outline, &language, "new").unwrap());
            watch.puzzle().is_some()
        };
        outlines.iter().map(see).collect()
    }

    #[test]
    fn a_form_that_asks_for_a_token_and_is_not_understood() {
        let press = outline("/files", "press", &format!(r#"{DIALOG},"pressed":true}}"#));
        let moved = outline("/developers", "route", "");
        assert_eq!(puzzled(&[press, moved]), [true, false]);
    }

    #[test]
    fn a_value_that_nothing_asked_for() {
        let press = outline(
            "/files",
            "press",
            r#"{"d":0,"role":"dialog","name":"Mirako"},{"d":1,"role":"button","name":"Sen","pressed":true}"#,
        );
        let reveal = outline(
            "/files",
            "change",
            r#"{"d":0,"role":"dialog","name":"Mirako"},{"d":1,"role":"secret","key":"1"}"#,
        );
        assert_eq!(puzzled(&[press.clone(), reveal.clone()]), [false, true]);
        assert_eq!(puzzled(&[reveal]), [false], "it was there before");
        assert_eq!(puzzled(&[press]), [false]);
    }

    #[test]
    fn rows_of_which_none_is_read() {
        let row = |name: &str| {
            format!(
                r#"{{"d":1,"role":"generic"}},{{"d":2,"role":"text","name":"{name}"}},{{"d":2,"role":"text","name":"zuletzt"}},
                   {{"d":2,"role":"button","name":"Mehr"}}"#
            )
        };
        let rows = format!(r#"{{"d":0,"role":"main"}},{},{}"#, row("ci"), row("docs"));
        assert_eq!(puzzled(&[outline("/developers/tokens", "load", &rows)]), [true]);
        assert_eq!(puzzled(&[outline("/files/recent", "load", &rows)]), [false]);
    }

    #[test]
    fn what_is_kept_for_a_report_is_the_outline() {
        let press = outline("/files", "press", &format!(r#"{DIALOG},"pressed":true}}"#));
        let (mut watch, language) = (Watch::default(), Language::default());
        watch.see(&press, 0, &Context::of(&press, &language, "new").unwrap());
        let kept = watch.puzzle().map(|puzzle| puzzle.outline.clone()).unwrap_or_default();
        assert_eq!(from_text::<Outline>(&kept).unwrap(), press);
    }
}
