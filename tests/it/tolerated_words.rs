//! What the facts say that pages may call things, and what a link and a message tell, where no look-alike page shows it.

use token_due::ledger::Evidence;

use crate::tolerated::{ACCOUNT, MONTH, NAME, STUDIO, after, dialog, made, outline, until};

/// All that the button may be called that sends the form, the same words as of the one that opens it.
#[test]
fn every_button_that_makes_a_key() {
    for act in [
        "Create",
        "Create key",
        "Create token",
        "Create new key",
        "Create new token",
        "Create API key",
        "Generate token",
        "Generate API key",
        "Save",
    ] {
        let made = made(STUDIO, "Create new PAT", &format!("{NAME}{MONTH}"), act);
        assert_eq!(made, ("ci".to_owned(), Vec::new(), "2026-12-22".to_owned()), "{act}");
    }
}

/// A message may say that the value is shown this once though it cannot be seen: it was copied, or is behind an eye.
#[test]
fn a_message_that_it_is_shown_once_is_a_proof() {
    let fields = format!("{NAME}{MONTH}");
    let told = |then: &str| {
        let form = |cause, seconds| dialog(STUDIO, cause, seconds, "Create new key", &fields, "Create key");
        let tokens = after(&[form("change", 0), form("press", 5), outline(STUDIO, "change", 6, then)]);
        tokens.iter().map(|token| token.evidence.clone()).collect::<Vec<_>>()
    };
    let proven = [vec![Evidence::Form, Evidence::Reveal]];
    for (role, text) in [
        ("dialog", "Your key was copied. You won’t be able to see it again."),
        ("status", "The key is only shown once."),
        ("notice", "It will not be visible again."),
        ("alertdialog", "Make sure to copy your key now!"),
    ] {
        let message = format!(r#"{{"d":0,"role":"{role}"}},{{"d":1,"role":"text","name":"{text}"}}"#);
        assert_eq!(told(&message), proven, "{text}");
        // The answer is still to come.
        assert!(told(&format!(r#"{message},{{"d":1,"role":"progressbar"}}"#)).is_empty(), "{text}");
    }
    let other = |role: &str, text: &str| {
        told(&format!(r#"{{"d":0,"role":"{role}"}},{{"d":1,"role":"text","name":"{text}"}}"#))
    };
    // Help on the page stands there always; other messages say nothing of what was made.
    assert!(other("main", "A key is only shown once.").is_empty());
    let settings = r#"{"d":0,"role":"dialog"},{"d":1,"role":"tab","name":"Keys"},{"d":1,"role":"text","name":"A key is only shown once."}"#;
    assert!(told(settings).is_empty());
    assert!(other("status", "You won’t be able to undo this.").is_empty());
    assert!(other("status", "Only three keys are shown.").is_empty());
}

/// A link that fills the form in names the days, which count where the review says no day that can be read.
#[test]
fn the_days_of_a_link_count_where_the_review_has_none() {
    let fields = |day: &str| {
        format!(
            r#"{{"d":1,"role":"text","name":"Name"}},{{"d":1,"role":"text","name":"ci"}},{{"d":1,"role":"text","name":"Expires"}},
            {{"d":1,"role":"text","name":"{day}"}},{{"d":1,"role":"text","name":"read:page:confluence"}}"#
        )
    };
    let linked = |parameters: &str, day: &str| {
        let url = format!("{ACCOUNT}?autofillToken=1&{parameters}");
        made(&url, "Review your API token", &fields(day), "Create token").2
    };
    assert_eq!(linked("expiryDays=90", "Marto 20"), "2027-02-20");
    assert_eq!(linked("expiryDays=90", "Mar 20, 2027"), "2027-03-20");
}

/// People may take long on a step that has nothing but the expiry, in words that are not verified.
#[test]
fn an_expiry_on_a_step_of_its_own_may_take_a_minute() {
    let page = |cause: &str, seconds: i64, nodes: &str, buttons: [&str; 2], pressed: &str| {
        let [back, on] = buttons;
        let nodes = format!(
            r#"{{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"API-Ŝlosiloj"}},{{"d":1,"role":"generic"}},{nodes},
            {{"d":2,"role":"button","name":"{back}"}},{{"d":2,"role":"button","name":"{on}"{pressed}}},{{"d":2,"role":"button","name":"Helpo"}}"#
        );
        outline(STUDIO, cause, seconds, &nodes)
    };
    let name = r#"{"d":2,"role":"textbox","name":"Nomo","value":"ci","hint":"key-name"}"#;
    let life = r#"{"d":2,"role":"combobox","name":"Daŭro","value":"60 days","hint":"expires"}"#;
    let scopes = r#"{"d":2,"role":"checkbox","name":"projects:read","checked":true}"#;
    let (first, next, last) = (["Nuligi", "Plu"], ["Reen", "Plu"], ["Reen", "Krei"]);
    let sitting = [
        page("change", 0, name, first, ""),
        page("press", 5, name, first, r#","pressed":true"#),
        page("change", 6, life, next, ""),
        page("change", 60, life, next, ""),
        page("press", 61, life, next, r#","pressed":true"#),
        page("change", 62, scopes, last, ""),
        page("press", 70, scopes, last, r#","pressed":true"#),
        outline(STUDIO, "change", 71, r#"{"d":0,"role":"main"},{"d":1,"role":"secret","key":"1"}"#),
    ];
    assert!(after(&sitting[..4]).is_empty(), "nobody is asked whether it was created");
    let tokens = after(&sitting);
    let told: Vec<_> = tokens.iter().map(|token| (token.name.as_str(), until(token.expiry))).collect();
    assert_eq!(told, [("ci", "2027-01-21".to_owned())]);
}
