//! What a draft takes from the steps of a wizard.

use token_due::notice::Context;
use token_due::notice::draft::Draft;
use token_due::notice::review::Step;
use token_due::page::Language;

use crate::read_forms::{TOKENS, outline};

/// A draft after a step of a wizard; its name is as typed before.
fn followed(mut draft: Draft, step: &Step) -> Draft {
    let (outline, language) = (outline(TOKENS, "change", 0, ""), Language::default());
    draft.follow(step, &Context::of(&outline, &language, "new").unwrap());
    draft
}

fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

#[test]
fn a_step_gives_the_name_where_none_was_typed_or_a_label_says_that_it_is_the_name() {
    let name = |typed: &str, shown: &str, labelled: bool| {
        let draft = Draft { name: typed.into(), ..Draft::default() };
        let step = Step { name: shown.to_owned(), labelled, ..Step::default() };
        followed(draft, &step).name.as_str().to_owned()
    };
    assert_eq!(name("", "deploy", false), "deploy");
    assert_eq!(name("ci", "deploy", false), "ci");
    assert_eq!(name("ci", "deploy", true), "deploy");
    assert_eq!(name("ci", "", true), "ci");
}

#[test]
fn beside_ids_of_scopes_words_that_were_ticked_before_do_not_count() {
    let scopes = |before: &[&str], on: Vec<String>| {
        let first = Step { on: before.iter().map(|&text| text.to_owned()).collect(), ..Step::default() };
        let draft = followed(followed(Draft::default(), &first), &Step { on, ..Step::default() });
        draft.scopes.iter().map(|scope| scope.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(scopes(&["Everything"], texts(["read:jira-work"])), ["read:jira-work"]);
    let both = texts(["read:jira-work", "offline"]);
    assert_eq!(scopes(&["offline"], both), ["offline", "read:jira-work"]);
}

#[test]
fn a_draft_remembers_so_many_scopes_and_titles_and_no_more() {
    let many = Step { on: (0..600).map(|number| format!("read:page{number}")).collect(), ..Step::default() };
    assert_eq!(followed(Draft::default(), &many).scopes.len(), 512);
    let titled = |length: usize| {
        let title = format!("{}\nreview", "x".repeat(length));
        followed(Draft::default(), &Step { title, ..Step::default() }).title.ends_with("review")
    };
    assert_eq!([titled(399), titled(400)], [true, false]);
}

/// Words to tick on a step of its own are scopes where tokens may be made, and of a guest or an export elsewhere.
#[test]
fn words_to_tick_on_a_step_count_where_tokens_may_be_made() {
    let scoped = |url: &str| {
        let (outline, language) = (outline(url, "change", 0, ""), Language::default());
        let mut draft = Draft::default();
        let step = Step { on: texts(["Everything"]), ..Step::default() };
        draft.follow(&step, &Context::of(&outline, &language, "new").unwrap());
        draft.scoped
    };
    assert!(scoped(TOKENS));
    assert!(scoped("https://admin.atlassian.com/o/1/access"));
    assert!(!scoped("https://bitbucket.org/acme/web/admin/links"));
    assert!(!scoped("https://www.figma.com/design/1/Kit"));
}
