//! Forms whose fields no word explains, and what they leave to choose.

use token_due::ledger::Expiry;
use token_due::notice::draft::Draft;
use token_due::notice::{Context, form};
use token_due::page::Language;

use crate::read_rows_more::{KEYS, TOKENS, dialog, form_at, node, outline};

/// A number before the name is of the days that it lives.
#[test]
fn a_number_is_no_name_beside_another_field() {
    let named = |first: &str, second: &str| {
        let fields = [
            node("textbox", &format!(r#""name":"Daŭro","value":"{first}""#)),
            node("textbox", &format!(r#""name":"Nomo","value":"{second}""#)),
            node("date", r#""name":"Dato","key":"2027-02-20""#),
            node("button", r#""name":"Sendi""#),
        ];
        form_at(TOKENS, &dialog("Mirako", &fields)).unwrap().name
    };
    assert_eq!(named("6", "deploy"), "deploy");
    assert_eq!(named("6", ""), "");
    assert_eq!(named("6b", "deploy"), "6b");
    assert_eq!(named("2026", "2027"), "2026");
    assert_eq!(named("", "deploy"), "");
}

/// Where keys are made a form of a name and a description makes one, and so does the page for it; a search has one field.
#[test]
fn a_form_of_two_fields_makes_a_key_on_their_page() {
    let made = |url: &str, root: &str, fields: usize| {
        let field = r#",{"d":2,"role":"textbox","name":"Kampo","value":"deploy"}"#.repeat(fields);
        let nodes = format!(
            r#"{{"d":0,"role":"main"}},{{"d":1,"role":"{root}"}}{field},{{"d":2,"role":"button","name":"Sendi","pressed":true}}"#
        );
        form_at(url, &nodes).is_some()
    };
    let counts = |url: &str, root: &str| [1, 2, 3].map(|fields| made(url, root, fields));
    assert_eq!(counts(KEYS, "form"), [false, true, false]);
    assert_eq!(counts(KEYS, "generic"), [false, false, false]);
    assert_eq!(counts("https://app.prod.tokens.studio/settings/profile", "form"), [false, false, false]);
    for end in ["/create", "/new"] {
        assert_eq!(counts(&format!("{KEYS}{end}"), "generic"), [true, true, false], "{end}");
    }
    assert_eq!(counts(&format!("{KEYS}/new/2"), "generic"), [false, false, false]);
}

/// A policy may leave nothing to choose: what a dialog lists is given.
#[test]
fn scopes_that_are_listed_are_given_where_none_are_to_be_chosen() {
    let on = |root: &str, item: &str, tick: &str| {
        let nodes = format!(
            r#"{{"d":0,"role":"{root}","name":"Create token"}},{{"d":1,"role":"textbox","name":"Name","value":"deploy"}},
            {{"d":1,"role":"date","name":"Expires","key":"2027-02-20"}},{{"d":1,"role":"{item}","name":"repository:read Read it"}},
            {{"d":1,"role":"{item}","name":"repository:write"}},{{"d":1,"role":"{item}","name":"As repository:admin"}}{tick},
            {{"d":1,"role":"button","name":"Create","pressed":true}}"#
        );
        form_at(TOKENS, &nodes).unwrap().on
    };
    assert_eq!(on("dialog", "listitem", ""), ["repository:read", "repository:write"]);
    assert_eq!(on("main", "listitem", ""), [""; 0]);
    assert_eq!(on("dialog", "text", ""), [""; 0]);
    let tick = r#",{"d":1,"role":"checkbox","name":"pullrequest:read","checked":false}"#;
    assert_eq!(on("dialog", "listitem", tick), [""; 0]);
}

/// A tick that takes the day out of the form says that there is none; a part that is folded in says nothing.
#[test]
fn a_tick_that_takes_the_day_away_says_never() {
    let language = Language::default();
    let choice = |ticks: [bool; 2], gone: bool| {
        let mut draft = Draft::default();
        for (ticked, gone) in ticks.into_iter().zip([false, gone]) {
            let date = if gone { "" } else { r#",{"d":1,"role":"date","name":"Dato","key":"2027-02-20"}"# };
            let nodes = format!(
                r#"{{"d":0,"role":"dialog","name":"Create token"}},{{"d":1,"role":"textbox","name":"Name","value":"deploy"}}{date},
                {{"d":1,"role":"checkbox","name":"repository:read","checked":true}},{{"d":1,"role":"switch","name":"Neniam","checked":{ticked}}},
                {{"d":1,"role":"button","name":"Create","pressed":true}}"#
            );
            let outline = outline(TOKENS, "press", 0, &nodes);
            let cx = Context::of(&outline, &language, "new").unwrap();
            draft.gather(&form::find(outline.page(), &cx).unwrap(), &cx);
        }
        draft.expiry.unwrap().choice.expiry("2026-11-22".parse().unwrap())
    };
    let on = Expiry::on("2027-02-20".parse().unwrap());
    assert_eq!(choice([false, true], true), Expiry::Never);
    assert_eq!(choice([false, true], false), on);
    assert_eq!(choice([false, false], true), on);
    assert_eq!(choice([true, true], true), on);
    assert_eq!(choice([true, false], true), on);
}
