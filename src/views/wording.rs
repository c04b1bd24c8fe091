//! Which words, letters and links stand for what is recorded; the words themselves are in `_locales`.

use crate::ledger::{Kind, Provider, State};
use crate::remind::Stage;

/// The key of a site's name.
pub fn site(provider: Provider) -> &'static str {
    match provider {
        Provider::Figma => "site_figma",
        Provider::Atlassian => "site_atlassian",
        Provider::TokensStudio => "site_tokens_studio",
        Provider::Other => "site_other",
    }
}

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

/// The key of the name of a kind of token.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::PersonalAccessToken => "kind_personal_access_token",
        Kind::PlanAccessToken => "kind_plan_access_token",
        Kind::ApiToken => "kind_api_token",
        Kind::ApiTokenWithScopes => "kind_api_token_with_scopes",
        Kind::OrgApiKey => "kind_org_api_key",
        Kind::ServiceAccountToken => "kind_service_account_token",
        Kind::RepositoryAccessToken => "kind_repository_access_token",
        Kind::ApiKey => "kind_api_key",
        Kind::Other => "kind_other",
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

/// Where tokens are made on a site: the page to start from where none is recorded.
///
/// Figma has no address for the Security tab (checked 2026-04); Tokens Studio's key page is behind the account menu.
pub fn start_page(provider: Provider) -> Option<&'static str> {
    match provider {
        Provider::Figma => Some("https://www.figma.com/settings"),
        Provider::Atlassian => Some("https://id.atlassian.com/manage-profile/security/api-tokens"),
        Provider::TokensStudio => Some("https://app.tokens.studio/"),
        Provider::Other => None,
    }
}

/// The address a token is managed at, if it is one that may be opened: a record can come from a file that anyone wrote.
pub fn manage_page(page: &str, provider: Provider) -> Option<&str> {
    let safe = page.starts_with("https://") && !page.contains(|c: char| c.is_control() || c.is_whitespace());
    if safe { Some(page) } else { start_page(provider) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_https_address_is_opened() {
        assert_eq!(manage_page("https://www.figma.com/x", Provider::Figma), Some("https://www.figma.com/x"));
        assert_eq!(manage_page("javascript:alert(1)", Provider::Other), None);
        assert_eq!(manage_page("", Provider::Atlassian), start_page(Provider::Atlassian));
    }

    #[test]
    fn another_site_is_known_by_the_name_of_its_token() {
        assert_eq!(letter(Provider::Other, "🔑 école"), 'é');
        assert_eq!(letter(Provider::Other, "🔑"), '?');
        assert_eq!(letter(Provider::Figma, "ci"), 'F');
    }
}
