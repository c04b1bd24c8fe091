//! Finding tokens by words.

use super::snapshot::TokenView;
use crate::page::text::{Search, lower};
use crate::prelude::*;

/// All that can be searched for of a token, in small letters. `names` are those of its site and its kind in the person's language.
pub fn haystack(view: &TokenView, names: &[&str]) -> String {
    let token = &view.token;
    let texts = [Some(&token.name), token.app.as_ref(), Some(&token.note)].into_iter().flatten();
    let mut all = String::new();
    for text in texts
        .chain(&token.scopes)
        .chain(&token.used_in)
        .map(crate::page::PageText::as_str)
        .chain(names.iter().copied())
    {
        // A line break cannot be typed into the search, so no word goes over from one text to the next.
        all.push_str(text);
        all.push('\n');
    }
    lower(&all)
}

/// Whether every word that was typed is somewhere in it; nothing typed is in everything.
pub fn matches(haystack: &str, typed: &str) -> bool {
    lower(typed).split_whitespace().all(|word| haystack.holds(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Token;
    use crate::remind::Stage;

    fn view() -> TokenView {
        let token = Token {
            name: "CI Pipeline".into(),
            app: Some("Bitbucket".into()),
            scopes: vec!["repository:write".into()],
            used_in: vec!["GitHub Actions".into()],
            note: "ask Ána".into(),
            ..Token::default()
        };
        TokenView { token, stage: Stage::Fine, days_left: None, put_off: false }
    }

    #[test]
    fn every_word_must_be_there_in_any_field_and_any_case() {
        let hay = haystack(&view(), &["Atlassian", "API token"]);
        for typed in ["", "  ", "pipe", "CI bitbucket", "atlassian write", "github ÁNA", "api token"] {
            assert!(matches(&hay, typed), "{typed}");
        }
        for typed in ["figma", "ci figma", "pipelinebitbucket"] {
            assert!(!matches(&hay, typed), "{typed}");
        }
    }
}
