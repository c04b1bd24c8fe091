//! What is shown when something could not be done.

use super::dom::{El, el, says};
use super::icon::Icon;
use crate::browser::i18n;
use crate::page::text::swap;
use crate::prelude::*;
use crate::protocol::Failure;

/// What happened and what to do, as an alert.
pub(super) fn notice(title: &str, failure: &Failure) -> El {
    let title = says("h2", "", title).attr("id", "headline").attr("tabindex", "-1");
    el("div", "notice").attr("role", "alert").child(&Icon::Warning.draw()).child(
        &el("div", "")
            .child(&title)
            .child(&el("p", "").text(&sentence(failure)))
            .child(&el("p", "code").child(&el("code", "").text(&failure.code))),
    )
}

/// The sentence for a failure, in the person's language where there is one for its code.
pub(super) fn sentence(failure: &Failure) -> String {
    let known = i18n::text(&text!["failure_", swap(&failure.code, &['-'], '_')]);
    if known.is_empty() { failure.message.clone() } else { known }
}
