//! Which words, letters and links stand for what is recorded; the words themselves are in `_locales`.

use crate::ledger::{Provider, State, Token};
use crate::page::Address;
use crate::remind::{Snooze, Stage};
use crate::sites::SITES;

/// The name under which the style sheet knows a site.
pub fn site_class(provider: Provider) -> &'static str {
    match provider {
        Provider::Figma => "figma",
        Provider::Atlassian => "atlassian",
        Provider::TokensStudio => "tokens-studio",
        Provider::Other => "other",
    }
}

/// The letter that stands for a site; for another one, the first of the token's name. The style sheet makes it a capital.
pub fn letter(provider: Provider, name: &str) -> char {
    match provider {
        Provider::Figma => 'F',
        Provider::Atlassian => 'A',
        Provider::TokensStudio => 'T',
        Provider::Other => name.chars().find(|c| c.is_alphanumeric()).unwrap_or('?'),
    }
}

/// The key of the mark of a state, where it deserves one.
pub fn state(state: State) -> Option<&'static str> {
    match state {
        State::Unconfirmed => Some("state_unconfirmed"),
        State::Revoked => Some("state_revoked"),
        State::Replaced => Some("state_replaced"),
        State::Active | State::Expired => None,
    }
}

/// The key of the word for a stage, where there is something to say.
pub fn stage(stage: Stage) -> Option<&'static str> {
    match stage {
        Stage::Fine => None,
        Stage::Soon => Some("stage_soon"),
        Stage::Urgent => Some("stage_urgent"),
        Stage::Expired => Some("stage_expired"),
    }
}

/// The name under which the style sheet knows a stage.
pub fn stage_class(stage: Stage) -> &'static str {
    match stage {
        Stage::Fine => "fine",
        Stage::Soon => "soon",
        Stage::Urgent => "urgent",
        Stage::Expired => "expired",
    }
}

/// Where tokens are made on a site: its settings page, else its first host.
pub fn start_page(provider: Provider) -> Option<String> {
    let site = SITES.iter().find(|site| site.provider == provider)?;
    site.page.map(str::to_owned).or_else(|| site.hosts.first().map(|host| format!("https://{host}/")))
}

/// The address a token is managed at, if it is one that may be opened: a record can come from a file that anyone wrote.
pub fn manage_page(token: &Token) -> Option<String> {
    let own = Address::parse(&token.page).map(|_| token.page.clone());
    own.filter(|page| !page.contains(|c: char| c.is_control() || c.is_whitespace()))
        .or_else(|| start_page(token.provider))
}

/// The key of how long a reminder is put off.
pub fn snooze(choice: Snooze) -> &'static str {
    match choice {
        Snooze::Tomorrow => "snooze_tomorrow",
        Snooze::NextWorkingDay => "snooze_working_day",
        Snooze::Week => "snooze_week",
        Snooze::NextStage => "snooze_stage",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_https_address_is_opened() {
        let page =
            |page: &str, provider| manage_page(&Token { page: page.into(), provider, ..Token::default() });
        assert_eq!(
            page("https://www.figma.com/x", Provider::Figma).as_deref(),
            Some("https://www.figma.com/x")
        );
        for bad in [
            "javascript:alert(1)",
            "http://example.org/",
            "https://a@example.org/",
            "https://example.org/ x",
            "",
        ] {
            assert_eq!(page(bad, Provider::Other), None, "{bad}");
        }
        assert_eq!(page("", Provider::Atlassian), start_page(Provider::Atlassian));
        assert!(start_page(Provider::TokensStudio).is_some());
    }

    #[test]
    fn another_site_is_known_by_the_name_of_its_token() {
        assert_eq!(letter(Provider::Other, "🔑 école"), 'é');
        assert_eq!(letter(Provider::Other, "🔑"), '?');
        assert_eq!(letter(Provider::Figma, "ci"), 'F');
    }
}
