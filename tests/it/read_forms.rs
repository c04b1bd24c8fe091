//! Forms whose fields no word explains, and what they leave to choose.

use token_due::ledger::Expiry;
use token_due::notice::draft::Draft;
use token_due::notice::form::Form;
use token_due::notice::{Context, form};
use token_due::page::{Language, Outline};

use crate::seen;

pub(crate) const TOKENS: &str = "https://bitbucket.org/acme/web/admin/access-tokens";
pub(crate) const KEYS: &str = "https://app.prod.tokens.studio/settings/api-keys";

pub(crate) fn outline(url: &str, cause: &str, seconds: i64, nodes: &str) -> Outline {
    seen::outline(url, cause, seconds * 1000, nodes)
}

pub(crate) fn form_at(url: &str, nodes: &str) -> Option<Form> {
    let (outline, language) = (outline(url, "press", 0, nodes), Language::default());
    form::find(outline.page(), &Context::of(&outline, &language, "new").unwrap())
}

/// A node in a dialog, by the fields of an outline.
pub(crate) fn node(role: &str, rest: &str) -> String {
    format!(r#"{{"d":1,"role":"{role}",{rest}}}"#)
}

pub(crate) fn dialog(title: &str, nodes: &[String]) -> String {
    format!(r#"{{"d":0,"role":"dialog","name":"{title}"}},{}"#, nodes.join(","))
}
#[test]
fn the_name_is_in_the_field_that_is_called_so_by_the_page_or_its_developers() {
    let named = |second: &str| {
        let fields = [
            node("textbox", r#""name":"Kial","value":"other""#),
            node("textbox", second),
            node("date", r#""name":"Dato","key":"2027-02-20""#),
            node("button", r#""name":"Sendi""#),
        ];
        form_at(TOKENS, &dialog("Mirako", &fields)).unwrap().name
    };
    assert_eq!(named(r#""name":"Name","value":"deploy""#), "deploy");
    assert_eq!(named(r#""name":"Nomo","value":"deploy","hint":"token-name""#), "deploy");
    assert_eq!(named(r#""name":"Nomo","value":"deploy","hint":"token-titolo""#), "other");
}

#[test]
fn a_form_without_expiry_is_of_a_token_where_its_field_its_button_or_a_short_text_says_so() {
    let found = |text: &str, label: &str, button: &str| {
        let fields = [
            node("text", &format!(r#""name":"{text}""#)),
            node("textbox", &format!(r#""name":"{label}","value":"deploy""#)),
            node("button", &format!(r#""name":"{button}""#)),
        ];
        form_at(TOKENS, &dialog("Mirako", &fields)).is_some()
    };
    assert!(found("Saluton", "API key name", "Sendi"));
    assert!(found("Saluton", "Name", "Create access token"));
    assert!(!found("Saluton", "Name", "Sendi"));
    let long = |length: usize| format!("access token {}", "x".repeat(length - 13));
    assert!(found(&long(59), "Name", "Sendi"));
    assert!(!found(&long(60), "Name", "Sendi"));
}

/// Buttons of a form may stand behind the part that its fields share, beside others or alone.
#[test]
fn a_form_reaches_to_the_buttons_beside_the_pressed_one() {
    let ends = |footer: &str| {
        let nodes = format!(
            r#"{{"d":0,"role":"dialog","name":"Create access token"}},{{"d":1,"role":"generic"}},
            {{"d":2,"role":"textbox","name":"Name","value":"deploy"}},{{"d":2,"role":"date","name":"Expires on","key":"2027-02-20"}},
            {{"d":2,"role":"button","name":"Clear","icon":true}},{footer}"#
        );
        let form = form_at(TOKENS, &nodes).unwrap();
        (form.start, form.end)
    };
    let pressed = r#""name":"Create","pressed":true"#;
    assert_eq!(ends(&node("button", pressed)), (1, 6));
    let (text, button) = (node("text", r#""name":"Ready?""#), node("button", pressed));
    assert_eq!(ends(&format!("{text},{button}")), (1, 7));
    let footer = format!(
        r#"{{"d":1,"role":"generic"}},{{"d":2,"role":"button",{pressed}}},{{"d":2,"role":"button","name":"Cancel"}}"#
    );
    assert_eq!(ends(&footer), (1, 8));
}

/// What a form with these fields says of its expiry.
fn control(url: &str, fields: &[String]) -> String {
    let name = [node("textbox", r#""name":"Name","value":"ci""#)];
    let button = [node("button", r#""name":"Create""#)];
    let nodes = dialog("Create API key or access token", &[&name, fields, &button].concat());
    let found = form_at(url, &nodes).unwrap().expiry;
    match found.claim {
        Some(claim) => token_due::json::to_text(&claim.choice),
        None if found.there => "not understood".to_owned(),
        None => "none".to_owned(),
    }
}

fn days(count: u32) -> String {
    format!(r#"{{"after":{{"count":{count},"unit":"day"}}}}"#)
}

/// Options by what they say and their machine values.
fn select(url: &str, name: &str, chosen: (&str, &str), options: &[(&str, &str)]) -> String {
    let (value, key) = chosen;
    let mut nodes = vec![node("combobox", &format!(r#""name":"{name}","value":"{value}","key":"{key}""#))];
    for (name, key) in options {
        nodes.push(format!(r#"{{"d":2,"role":"option","name":"{name}","key":"{key}"}}"#));
    }
    control(url, &nodes)
}

#[test]
fn three_lives_of_six_choices_are_enough() {
    let options = [("30 days", ""), ("60 days", ""), ("90 days", ""), ("a", ""), ("b", ""), ("c", "")];
    assert_eq!(select(KEYS, "Laufzeit", ("30 days", ""), &options), days(30));
}

#[test]
fn a_bare_number_is_no_life_whatever_its_machine_value_says() {
    assert_eq!(select(KEYS, "Rows", ("30", "30"), &[("30", "30"), ("60", "60")]), "none");
    let shifted = [("Level 7", "30"), ("Level 8", "60")];
    assert_eq!(select(KEYS, "Level", ("Level 7", "30"), &shifted), "none");
}

/// One of something may be a day as well as a year.
#[test]
fn a_one_without_its_unit_stays_open() {
    let chosen = |text: &str| select(TOKENS, "Expiration", (text, ""), &[("30 days", ""), (text, "")]);
    assert_eq!(chosen("Custom 1"), "not understood");
    assert_eq!(chosen("Custom 7"), days(7));
}

#[test]
fn a_unit_is_looked_for_in_the_six_nodes_behind_its_number() {
    let said = |between: usize| {
        let mut nodes = vec![node("spinbutton", r#""name":"Lifetime","value":"3""#)];
        nodes.extend(vec![node("button", r#""name":"i""#); between]);
        nodes.push(node("text", r#""name":"weeks""#));
        control(KEYS, &nodes)
    };
    assert_eq!(said(5), r#"{"after":{"count":3,"unit":"week"}}"#);
    assert_eq!(said(6), "not understood");
}

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

/// A form that stands in the page without a part for it is told from a filter by its second button and by the name of its field.
#[test]
fn a_field_that_developers_call_a_name_makes_a_key_before_two_buttons_on_their_page() {
    let made = |url: &str, hint: &str, buttons: usize| {
        let button = r#",{"d":2,"role":"button","name":"Sendi"}"#.repeat(buttons);
        let nodes = format!(
            r#"{{"d":0,"role":"main"}},{{"d":1,"role":"generic"}},{{"d":2,"role":"textbox","name":"Kampo","value":"ci","hint":"{hint}"}}{button}"#
        );
        form_at(url, &nodes).is_some()
    };
    assert!(made(KEYS, "key-name", 2) && made(KEYS, "Label", 2));
    assert!(!made(KEYS, "key-name", 1));
    assert!(!made(KEYS, "filter", 2) && !made(KEYS, "names", 2) && !made(KEYS, "", 2));
    assert!(!made("https://app.prod.tokens.studio/settings/profile", "key-name", 2));
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

/// What is said between two fields is of the second, and what is said behind it of neither.
#[test]
fn words_before_a_field_are_of_its_form() {
    let made = |between: &str, behind: &str| {
        let text = |said: &str| node("text", &format!(r#""name":"{said}""#));
        let nodes = [
            r#"{"d":0,"role":"main"}"#.to_owned(),
            node("textbox", r#""name":"Kiu","value":"Robin""#),
            text(between),
            node("textbox", r#""name":"Name","value":"ci","pressed":true"#),
            text(behind),
            node("button", r#""name":"Sendi""#),
        ];
        form_at(TOKENS, &nodes.join(",")).is_some()
    };
    assert!(made("New access token", "Jen"));
    assert!(!made("Jen", "New access token"));
}
