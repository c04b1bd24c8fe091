//! Expiry controls of a form one by one, as what they are set to.

use token_due::notice::{Context, form};
use token_due::page::{Language, Outline};

/// What a form with these fields says of its expiry.
fn control(fields: &str) -> String {
    let text = format!(
        r#"{{"url":"https://app.prod.tokens.studio/settings/api-keys","lang":"en","cause":"change","at":1795338000000,"zone":"UTC","offset":0,"life":1,"whole":true,
        "nodes":[{{"d":0,"role":"dialog","name":"Create API key"}},{{"d":1,"role":"textbox","name":"Name","value":"ci"}},{fields},
        {{"d":1,"role":"button","name":"Create key"}}]}}"#
    );
    let outline: Outline = token_due::json::from_text(&text).unwrap();
    let language = Language::default();
    let found = form::find(outline.page(), &Context::of(&outline, &language, "new").unwrap()).unwrap().expiry;
    match found.claim {
        Some(claim) => token_due::json::to_text(&claim.choice),
        None if found.there => "not understood".to_owned(),
        None => "none".to_owned(),
    }
}

#[test]
fn a_number_counts_the_unit_in_its_label_or_beside_it() {
    let days = r#"{"after":{"count":45,"unit":"day"}}"#;
    let spin = |name: &str, value: &str| {
        format!(r#"{{"d":1,"role":"spinbutton","name":"{name}","value":"{value}"}}"#)
    };
    assert_eq!(control(&spin("Expires in (days)", "45")), days);
    assert_eq!(control(&spin("Expires in (days)", " 45 ")), days);
    assert_eq!(
        control(&format!(
            r#"{},{{"d":1,"role":"combobox","name":"Unit","value":"months"}}"#,
            spin("Lifetime", "6")
        )),
        r#"{"after":{"count":6,"unit":"month"}}"#
    );
    assert_eq!(
        control(&format!(r#"{},{{"d":1,"role":"text","name":"Weeks"}}"#, spin("Lifetime", "3"))),
        r#"{"after":{"count":3,"unit":"week"}}"#
    );
    let typed =
        r#"{"d":1,"role":"textbox","name":"Expiration","value":"3"},{"d":1,"role":"text","name":"weeks"}"#;
    assert_eq!(control(typed), r#"{"after":{"count":3,"unit":"week"}}"#);
    // What stands before it, or far behind it, is of something else.
    let between = r#"{"d":1,"role":"button","name":"i"},"#.repeat(6);
    let far = format!(r#"{},{between}{{"d":1,"role":"text","name":"weeks"}}"#, spin("Expiration", "3"));
    assert_eq!(control(&far), "not understood");
}

#[test]
fn a_number_that_counts_nothing_known_is_no_guess() {
    assert_eq!(
        control(r#"{"d":1,"role":"spinbutton","name":"Expires in (days)","value":""}"#),
        "not understood"
    );
    assert_eq!(control(r#"{"d":1,"role":"textbox","name":"Expiration","value":"5"}"#), "not understood");
    assert_eq!(control(r#"{"d":1,"role":"spinbutton","name":"Seats","value":"5"}"#), "none");
    assert_eq!(control(r#"{"d":1,"role":"textbox","name":"Days","value":"5"}"#), "none");
}
