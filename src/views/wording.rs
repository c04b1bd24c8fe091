//! Which words and letters stand for what is recorded; the words themselves are in `_locales`.

use crate::ledger::{Provider, State};
use crate::remind::{Snooze, Stage};

/// The letter that stands for a site; for another one, the first of the token's name. The style sheet makes it a capital.
pub fn letter(provider: Provider, name: &str) -> char {
    match provider {
        Provider::Figma => 'F',
        Provider::Atlassian => 'A',
        Provider::TokensStudio => 'T',
        Provider::Other => name.chars().find(|&c| stands_for_a_name(c)).unwrap_or('?'),
    }
}

/// Letters and digits of all scripts, by and large: no blank, sign or picture.
fn stands_for_a_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, 'À'..='\u{1FFF}' | '\u{2C00}'..='\u{1EFFF}')
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
    fn another_site_is_known_by_the_name_of_its_token() {
        assert_eq!(letter(Provider::Other, "🔑 école"), 'é');
        assert_eq!(letter(Provider::Other, "🔑"), '?');
        assert_eq!(letter(Provider::Figma, "ci"), 'F');
    }
}
