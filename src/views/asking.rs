//! One question at a time, on a card above the list.

use super::dom::{El, button, el, outward, says};
use super::icon::Icon;
use super::popup::{change, toast};
use super::question::{Asked, questions};
use super::snapshot::Snapshot;
use super::{row, shown, typed};
use crate::browser::i18n;
use crate::browser::words::BrowserWords;
use crate::ledger::{Expiry, Token};
use crate::prelude::*;
use crate::protocol::{Change, Fields};
use crate::remind::label;
use crate::sites;
use crate::stamp;

/// The card of the first question, if there is one; it says how many more there are.
pub(super) fn card(snapshot: &Snapshot) -> Option<El> {
    let questions = questions(snapshot);
    let asked = *questions.first()?;
    let token = |place: usize| snapshot.tokens.get(place).map(|view| &view.token);
    let card = match asked {
        Asked::Created(place) => created(token(place)?),
        Asked::Successor { new, old } => successor(token(new)?, token(old)?),
        Asked::UsedIn(place) => used_in(token(place)?),
        Asked::Expiry(place) => expiry(token(place)?),
        Asked::Revoked(place) => revoked(token(place)?),
    };
    let more = (questions.len() > 1)
        .then(|| el("p", "hint").text(&i18n::count("questions_more", questions.len() - 1)));
    Some(card.maybe(more))
}

/// A card that asks one thing about a token.
fn ask(tag: &str, token: &Token, question: &str) -> El {
    el(tag, "card")
        .attr(row::ID, &token.id)
        .attr("aria-labelledby", "question")
        .child(&el("h2", "question").attr("id", "question").text(question))
}

fn about(key: &str, token: &Token) -> String {
    i18n::text_with(key, &[&label(token, &BrowserWords)])
}

fn buttons(buttons: &[&El]) -> El {
    let row = el("div", "buttons");
    for button in buttons {
        row.append(button);
    }
    row
}

fn act(key: &str, act: &str) -> El {
    button("button", key).attr("data-act", act)
}

/// Waves the question away for good.
fn wave(key: &str, question: &str) -> El {
    act(key, "wave").attr("data-question", question)
}

fn created(token: &Token) -> El {
    ask("section", token, &about("question_created", token))
        .child(&says("p", "hint", "question_created_why"))
        .child(&buttons(&[
            &act("answer_yes", "confirm"),
            &act("answer_no", "delete"),
            &act("action_edit", "edit"),
        ]))
}

fn successor(new: &Token, old: &Token) -> El {
    let names = [label(new, &BrowserWords), label(old, &BrowserWords)];
    let question = i18n::text_with("question_successor", &[&names[0], &names[1]]);
    // The change is about the old one, the question about the new one.
    let yes = act("answer_replaced", "succeed").attr("data-new", &new.id);
    ask("section", old, &question).child(&says("p", "hint", "question_successor_why")).child(&buttons(&[
        &yes,
        &el("span", "").attr(row::ID, &new.id).child(&wave("answer_no", "successor")),
    ]))
}

fn used_in(token: &Token) -> El {
    let field = field("text")
        .attr("placeholder", &i18n::text("question_used_in_example"))
        .attr("autocomplete", "off");
    ask("form", token, &about("question_used_in", token)).attr("data-form", "used-in").child(&buttons(&[
        &field,
        &submit(),
        &wave("answer_skip", "used-in"),
    ]))
}

fn expiry(token: &Token) -> El {
    ask("form", token, &about("question_expiry", token)).attr("data-form", "expiry").child(&buttons(&[
        &field("date"),
        &submit(),
        &act("expiry_never", "never"),
        &wave("answer_skip", "expiry"),
    ]))
}

fn revoked(token: &Token) -> El {
    let open = sites::manage_page(token).map(|page| {
        outward("button", &page).text(&i18n::text("action_open_page")).child(&Icon::Arrow.draw())
    });
    let row = el("div", "buttons").maybe(open);
    ask("section", token, &about("question_revoked", token))
        .child(&says("p", "hint", "question_revoked_why"))
        .child(&row.child(&act("answer_revoked", "revoke")).child(&wave("answer_skip", "revoked")))
}

fn field(kind: &str) -> El {
    el("input", "field").attr("type", kind).attr("name", "answer").attr("aria-labelledby", "question")
}

fn submit() -> El {
    says("button", "button", "action_save")
}

/// Takes the answer that was typed.
pub(super) fn answer(form: &str, card: &El, id: &str) {
    let typed = card.find("[name=answer]").map(|field| field.value()).unwrap_or_default();
    let fields = match form {
        "used-in" => Some(typed::listed(&typed))
            .filter(|places| !places.is_empty())
            .map(|places| Fields { used_in: Some(places), ..Fields::default() }),
        _ => stamp::read_day(&typed).map(|day| Fields { expiry: Some(Expiry::on(day)), ..Fields::default() }),
    };
    let (Some(fields), Some(view)) = (fields, shown::token(id)) else {
        toast(&i18n::text("failure_empty"), None);
        return;
    };
    let before = shown::records(&[&view.token]);
    change(Change::Edit { id: id.to_owned(), fields, confirm: false }, "done_saved", before, id.to_owned());
}
