//! A host that a person added is read as a Tokens Studio; one of the vendors' other hosts is not, whatever is on it.

use token_due::background::{Instant, Origin, World, sense};
use token_due::ledger::{Expiry, Kind, Ledger, Provider};
use token_due::notice::Watch;
use token_due::page::Language;

use crate::remind_words::English;
use crate::seen::{BEGIN, at, outline};

/// The list after a key was made on a page.
fn made(url: &str) -> Ledger {
    let (mut ledger, mut watch) = (Ledger::default(), Watch::default());
    let origin = Origin { tab: 1, frame: 0, url: url.to_owned() };
    let form = |pressed: &str| {
        format!(
            r#"{{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"API Keys"}},{{"d":1,"role":"form","name":"Create new key"}},
            {{"d":2,"role":"textbox","name":"Name","value":"ci"}},{{"d":2,"role":"combobox","name":"Expiration","value":"30 days"}},
            {{"d":2,"role":"button","name":"Create key"{pressed}}}"#
        )
    };
    let shown = r#"{"d":0,"role":"main"},{"d":1,"role":"heading","name":"API Keys"},{"d":1,"role":"secret","key":"1"}"#;
    for outline in [
        outline(url, "change", 0, &form("")),
        outline(url, "press", 1_000, &form(r#","pressed":true"#)),
        outline(url, "change", 2_000, shown),
    ] {
        let now = Instant { now: at(outline.at - BEGIN), offset: 0, fresh_id: "some id" };
        let mut world =
            World { ledger: &mut ledger, watch: &mut watch, language: &Language::default(), words: &English };
        sense(&outline, &origin, &mut world, now);
    }
    ledger
}

#[test]
fn a_host_of_ones_own_gives_a_token() {
    const PAGE: &str = "https://studio.acme.example/settings/api-keys";
    let ledger = made(PAGE);
    assert_eq!(ledger.tokens.len(), 1);
    let token = &ledger.tokens[0];
    assert_eq!((token.provider, token.kind), (Provider::TokensStudio, Kind::ApiKey));
    assert_eq!((token.name.as_str(), token.page.as_str()), ("ci", PAGE));
    assert_ne!(token.expiry, Expiry::Unknown);
}

#[test]
fn documentation_gives_none() {
    for host in ["documentation.tokens.studio", "documentation-v2.tokens.studio", "help.figma.com"] {
        let ledger = made(&format!("https://{host}/settings/api-keys"));
        assert_eq!(ledger.tokens, [], "{host}");
    }
}
