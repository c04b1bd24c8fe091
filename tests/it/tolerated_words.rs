//! What the facts say that pages may call things, and what a link and a message tell, where no look-alike page shows it.

use token_due::ledger::Evidence;

use crate::tolerated::{ACCOUNT, MONTH, NAME, STUDIO, after, dialog, made, outline};

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
