//! Forms that were given up or emptied, and what may still come of them; values that are of something else.

use token_due::notice::Event;
use token_due::page::Outline;

use crate::seen::outline;
use crate::tab::{CREATES, PRESSED, Tab, filled, form, said};

/// A branch, a release or an export has a name and a day as well; a value that is shown after something else was done is no proof of it.
#[test]
fn what_has_a_name_and_a_day_alone_is_given_up_for_the_next_thing() {
    const FILE: &str = "https://app.prod.tokens.studio/account/releases";
    let dialog = |cause: &str, ms, field: &str, button: &str| {
        let nodes = format!(
            r#"{{"d":0,"role":"dialog","name":"Nova"}},{{"d":1,"role":"textbox","name":"Nomo","value":"ikonoj"}},
            {{"d":1,"role":"combobox","name":"Daŭro","value":"30 tagoj","key":"30"}}{field},
            {{"d":1,"role":"button","name":"Nuligi"}},{{"d":1,"role":"button","name":"Krei"{button}}}"#
        );
        outline(FILE, cause, ms, &nodes)
    };
    let page = |cause: &str, ms, url: &str, more: &str| {
        outline(
            url,
            cause,
            ms,
            &format!(r#"{{"d":0,"role":"main"}},{{"d":1,"role":"text","name":"Kit"}}{more}"#),
        )
    };
    let other = page("press", 2_000, FILE, r#",{"d":1,"role":"button","name":"Montri","pressed":true}"#);
    let twice = page("press", 1_500, FILE, r#",{"d":1,"role":"button","name":"Montri","pressed":true}"#);
    let copied = page("press", 2_000, FILE, r#",{"d":1,"role":"button","name":"Copy","pressed":true}"#);
    let moved = page("route", 2_000, "https://app.prod.tokens.studio/account/plugins", "");
    let nothing = page("change", 2_000, FILE, "");
    let scope = r#",{"d":1,"role":"checkbox","name":"file_content:read","checked":true}"#;
    let told = |field: &str, between: &Outline| {
        let mut tab = Tab::after(&[
            dialog("change", 0, field, ""),
            dialog("press", 500, field, PRESSED),
            page("change", 1_000, FILE, ""),
            between.clone(),
        ]);
        said(tab.see(&page("change", 3_000, &between.url, r#",{"d":1,"role":"secret","key":"1"}"#)))
    };
    assert_eq!(told("", &nothing), "created token-2");
    assert_eq!(told("", &other), "");
    assert_eq!(told("", &twice), "created token-2");
    assert_eq!(told("", &copied), "created token-2");
    assert_eq!(told("", &moved), "");
    assert_eq!(told(scope, &other), "created token-2");
    assert_eq!(told(scope, &moved), "created token-2");
    // What it is called is enough as well.
    let word = r#",{"d":1,"role":"heading","name":"New access token"},{"d":1,"role":"checkbox","name":"Legi","checked":true}"#;
    assert_eq!(told(word, &other), "created token-2");
}

/// Where the addresses of tokens are known, or they have a request of their own, a value beside a name and a day is of something else.
#[test]
fn a_value_is_of_a_token_only_where_tokens_may_be_made() {
    let told = |url: &str, more: &str, request: &str| {
        let dialog = |cause: &str, ms, button: &str| {
            let nodes = format!(
                r#"{{"d":0,"role":"dialog","name":"Nova"}},{{"d":1,"role":"textbox","name":"Nomo","value":"ci"}},
                {{"d":1,"role":"combobox","name":"Daŭro","value":"30 tagoj","key":"30"}}{more},
                {{"d":1,"role":"button","name":"Nuligi"}},{{"d":1,"role":"button","name":"Krei"{button}}}"#
            );
            outline(url, cause, ms, &nodes)
        };
        let mut tab = Tab::after(&[dialog("change", 0, ""), dialog("press", 500, PRESSED)]);
        if !request.is_empty() {
            tab.ask("1", request, 600, r#"{"desc":"ci"}"#);
        }
        let shown = r#"{"d":0,"role":"dialog","name":"Jen"},{"d":1,"role":"secret","key":"1"}"#;
        said(tab.see(&outline(url, "change", 1_500, shown)))
    };
    for (url, made) in [
        ("https://www.figma.com/design/1/Kit", ""),
        ("https://id.atlassian.com/manage-profile/privacy", ""),
        ("https://bitbucket.org/acme/web/admin/links", ""),
        ("https://admin.atlassian.com/o/1/keys", "created token-2"),
        ("https://production.tokens.studio/projects/1/access", "created token-2"),
        ("https://id.atlassian.com/manage-profile/security/api-tokens", "created token-2"),
    ] {
        assert_eq!(told(url, "", ""), made, "{url}");
    }
    let scope = r#",{"d":1,"role":"checkbox","name":"file_content:read","checked":true}"#;
    assert_eq!(told("https://www.figma.com/design/1/Kit", scope, ""), "created token-2");
    assert_eq!(told("https://www.figma.com/design/1/Kit", "", CREATES), "created token-2");
    assert_eq!(told("https://www.figma.com/design/1/Kit", "", "https://www.figma.com/api/branches"), "");
}

/// A form that stays for the next one: emptied by a press that clearly asked, it leaves a question where nothing else shows a token.
#[test]
fn a_form_that_empties_itself_leaves_a_question() {
    let after = |button: &str, emptied: &[Outline]| {
        let pressed = filled("press", 0, "ci", if button.is_empty() { PRESSED } else { "" }, button);
        let mut tab = Tab::after(&[form(-1_000), pressed]);
        emptied.iter().map(|outline| said(tab.see(outline))).collect::<Vec<_>>()
    };
    let empty = |ms| filled("change", ms, "", "", "");
    assert_eq!(after(PRESSED, &[empty(300), empty(20_000), empty(20_001)]), ["", "", "unconfirmed token-2"]);
    // What is done next is no other question, and no answer to this one.
    let elsewhere =
        filled("press", 1_000, "", "", r#"},{"d":1,"role":"button","name":"Aliaj","pressed":true"#);
    assert_eq!(after(PRESSED, &[empty(300), elsewhere, empty(21_000)]), ["", "", "unconfirmed token-2"]);
    assert_eq!(after(PRESSED, &[form(300), form(21_000)]), ["", ""]);
}

/// A wizard that was given up at its review, in whatever language: what is filled in next is something else.
#[test]
fn what_was_given_up_has_no_part_in_what_comes_next() {
    const KEYS_OF_ALL: &str = "https://admin.atlassian.com/o/1/keys";
    let dialog = |cause: &str, ms, nodes: &str| {
        outline(KEYS_OF_ALL, cause, ms, &format!(r#"{{"d":0,"role":"dialog","name":"Nova"}},{nodes}"#))
    };
    let form = |cause: &str, ms, label: &str, mark: &str| {
        let nodes = format!(
            r#"{{"d":1,"role":"textbox","name":"{label}","value":"ci"}},{{"d":1,"role":"checkbox","name":"read:policies:admin","checked":true}},
            {{"d":1,"role":"hidden","key":"2027-02-20"}},{{"d":1,"role":"button","name":"Nuligi"}},{{"d":1,"role":"button","name":"Plu"{mark}}}"#
        );
        dialog(cause, ms, &nodes)
    };
    let review = |cause: &str, ms, cancel: &str, create: &str| {
        let nodes = format!(
            r#"{{"d":1,"role":"text","name":"Nomo"}},{{"d":1,"role":"text","name":"ci"}},{{"d":1,"role":"text","name":"Fino"}},
            {{"d":1,"role":"text","name":"Feb 20, 2027"}},{{"d":1,"role":"text","name":"read:policies:admin"}},
            {{"d":1,"role":"button","name":"Nuligi"{cancel}}},{{"d":1,"role":"button","name":"Krei"{create}}}"#
        );
        dialog(cause, ms, &nodes)
    };
    let page = |cause: &str, ms, more: &str| {
        outline(
            KEYS_OF_ALL,
            cause,
            ms,
            &format!(r#"{{"d":0,"role":"main"}},{{"d":1,"role":"text","name":"Jen"}}{more}"#),
        )
    };
    let shown = r#",{"d":1,"role":"secret","key":"1"}"#;
    let told = |cancel: &str, create: &str| {
        let mut tab = Tab::after(&[
            form("change", 0, "Nomo", ""),
            form("press", 500, "Nomo", PRESSED),
            review("change", 1_000, "", ""),
            review("press", 1_500, cancel, create),
            page("change", 2_000, ""),
            page("press", 3_000, r#",{"d":1,"role":"button","name":"Ligilo","pressed":true}"#),
        ]);
        said(tab.see(&page("change", 4_000, shown)))
    };
    assert_eq!(told("", PRESSED), "created token-2");
    assert_eq!(told(PRESSED, ""), "");
}

/// A form that went at a press without a clear meaning was given up; another field begins something else, unless it is the next step.
#[test]
fn another_form_after_one_that_was_given_up_has_a_name_of_its_own() {
    const RELEASES: &str = "https://app.prod.tokens.studio/account/releases";
    let form = |cause: &str, ms, label: &str, name: &str, first: &str, last: &str| {
        let nodes = format!(
            r#"{{"d":0,"role":"dialog","name":"Nova"}},{{"d":1,"role":"textbox","name":"{label}","value":"{name}"}},
            {{"d":1,"role":"date","name":"Fino","key":"2027-02-20"}},{{"d":1,"role":"button","name":"Nuligi"{first}}},
            {{"d":1,"role":"button","name":"Krei"{last}}}"#
        );
        outline(RELEASES, cause, ms, &nodes)
    };
    let gone =
        |ms| outline(RELEASES, "change", ms, r#"{"d":0,"role":"main"},{"d":1,"role":"text","name":"Jen"}"#);
    let shown = r#"{"d":0,"role":"dialog","name":"Jen"},{"d":1,"role":"secret","key":"1"}"#;
    let named = |between: &[Outline], label: &str| {
        let begun =
            [form("change", 0, "Nomo", "first", "", ""), form("press", 500, "Nomo", "first", PRESSED, "")];
        let ended = [
            form("change", 4_000, label, "third", "", ""),
            form("press", 4_500, label, "third", "", PRESSED),
        ];
        let mut tab = Tab::after(&[&begun, between, &ended].concat());
        match &tab.see(&outline(RELEASES, "change", 5_000, shown))[..] {
            [Event::Created(sighting)] => sighting.name.as_str().to_owned(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(named(&[gone(1_000)], "Titolo"), "third");
    assert_eq!(named(&[gone(1_000)], "Nomo"), "third");
    // A step of the form itself, whose name stays.
    assert_eq!(named(&[], "Titolo"), "first");
    assert_eq!(named(&[gone(1_000), form("change", 2_000, "Nomo", "second", "", "")], "Titolo"), "second");
}
