//! What to do to rotate a token, to paste into an issue: every place where the old one is used.

use crate::ledger::Token;
use crate::prelude::*;
use crate::remind::Words;

/// The steps as a list of tasks in Markdown.
pub fn checklist(token: &Token, page: Option<&str>, words: &dyn Words) -> String {
    let name = crate::remind::label(token, words);
    let mut lines = vec![words.text("checklist_title", &[&name])];
    let make = match page {
        Some(page) => words.text("checklist_make_at", &[page]),
        None => words.text("checklist_make", &[]),
    };
    lines.push(task(&make));
    if token.used_in.is_empty() {
        lines.push(task(&words.text("checklist_find", &[])));
    }
    lines.extend(token.used_in.iter().map(|place| task(&words.text("checklist_place", &[place.as_str()]))));
    lines.push(task(&words.text("checklist_try", &[])));
    lines.push(task(&words.text("checklist_revoke", &[&name])));
    lines.join("\n") + "\n"
}

fn task(what: &str) -> String {
    text!["- [ ] ", what]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::remind::Keys;

    #[test]
    fn every_place_is_a_task() {
        let mut token =
            Token { name: "CI".into(), used_in: vec!["Actions".into(), "laptop".into()], ..Token::default() };
        let steps = checklist(&token, Some("https://example.org"), &Keys);
        let expected = "checklist_title CI\n- [ ] checklist_make_at https://example.org\n- [ ] checklist_place Actions\n\
                        - [ ] checklist_place laptop\n- [ ] checklist_try\n- [ ] checklist_revoke CI\n";
        assert_eq!(steps, expected);
        token.used_in.clear();
        assert!(checklist(&token, None, &Keys).contains("- [ ] checklist_make\n- [ ] checklist_find\n"));
    }
}
