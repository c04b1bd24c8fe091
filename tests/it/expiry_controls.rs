//! Expiry controls of a form one by one, as what they are set to.

use token_due::notice::{Context, form};
use token_due::page::Language;

use crate::seen::outline;

/// What a form with these fields says of its expiry.
fn control(fields: &str) -> String {
    let nodes = format!(
        r#"{{"d":0,"role":"dialog","name":"Create API key"}},{{"d":1,"role":"textbox","name":"Name","value":"ci"}},{fields},
        {{"d":1,"role":"button","name":"Create key"}}"#
    );
    let outline = outline("https://app.prod.tokens.studio/settings/api-keys", "change", 0, &nodes);
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

/// A node with what it says, by the fields of an outline.
fn node(role: &str, rest: &str) -> String {
    format!(r#"{{"d":1,"role":"{role}",{rest}}}"#)
}

fn nodes<const N: usize>(nodes: [String; N]) -> String {
    nodes.join(",")
}

fn days(count: u32) -> String {
    format!(r#"{{"after":{{"count":{count},"unit":"day"}}}}"#)
}

const NEVER: &str = r#"{"never":true}"#;

#[test]
fn a_tick_that_asks_for_an_expiry_says_by_being_off_that_there_is_none() {
    let tick = |role: &str, name: &str, on: bool| {
        control(&node(role, &format!(r#""name":"{name}","checked":{on}"#)))
    };
    assert_eq!(tick("checkbox", "Set an expiry date", false), NEVER);
    assert_eq!(tick("switch", "Expires", false), NEVER);
    assert_eq!(tick("checkbox", "Set an expiry date", true), "none");
    // Of something else, or the other way round.
    for other in [
        "Remind me before it expires",
        "Notify on expiry",
        "Never expires",
        "Without expiry",
        "Include expired",
        "Read",
    ] {
        assert_eq!(tick("checkbox", other, false), "none", "{other}");
    }
}

#[test]
fn half_of_a_selects_choices_are_lives_or_its_label_says_so() {
    let select = |name: &str, value: &str, options: &[&str]| {
        let options = options.iter().map(|option| format!(r#",{{"d":2,"role":"option","name":"{option}"}}"#));
        let options: String = options.collect();
        control(&format!("{}{options}", node("combobox", &format!(r#""name":"{name}","value":"{value}""#))))
    };
    assert_eq!(select("Laufzeit", "30 days", &["30 days", "60 days", "a", "b"]), days(30));
    assert_eq!(select("Laufzeit", "30 days", &["30 days", "60 days", "a", "b", "c"]), "none");
    assert_eq!(select("Laufzeit", "30 days", &["30 days", "a"]), "none");
    assert_eq!(select("Laufzeit", "30 days", &["30 days"]), days(30));
    assert_eq!(select("Laufzeit", "30 days", &[]), days(30));
    assert_eq!(select("Expiration", "30 days", &["30 days", "a", "b", "c"]), days(30));
    assert_eq!(select("Expiration", "a", &["30 days", "a", "b", "c"]), "not understood");
    assert_eq!(select("Expiration", "Custom", &[]), "not understood");
    assert_eq!(select("Rows", "30", &["10", "30", "100"]), "none");
}

#[test]
fn of_two_choices_or_more_the_one_that_is_set_counts() {
    let choices = |role: &str, names: [(&str, bool); 2]| {
        control(&nodes(names.map(|(name, on)| node(role, &format!(r#""name":"{name}","checked":{on}"#)))))
    };
    for role in ["radio", "button"] {
        assert_eq!(choices(role, [("30 days", true), ("60 days", false)]), days(30), "{role}");
        assert_eq!(choices(role, [("30 days", false), ("60 days", false)]), "not understood", "{role}");
        // One length alone may be of anything.
        assert_eq!(choices(role, [("30 days", true), ("Large", false)]), "none", "{role}");
        assert_eq!(choices(role, [("30 days", false), ("Never", true)]), NEVER, "{role}");
    }
    assert_eq!(choices("checkbox", [("30 days", true), ("60 days", false)]), "none");
}

#[test]
fn a_day_counts_from_yesterday_to_ten_years_ahead() {
    let typed = |value: &str| control(&node("textbox", &format!(r#""name":"Expiration","value":"{value}""#)));
    for day in ["2026-11-21", "2026-11-22", "2036-11-28"] {
        assert_eq!(typed(day), format!(r#"{{"on":"{day}"}}"#));
    }
    for day in ["2026-11-20", "2026-01-05", "2036-12-01"] {
        assert_eq!(typed(day), "not understood", "{day}");
    }
    // A field to search in holds no expiry.
    assert_eq!(control(&node("searchbox", r#""name":"From","value":"2027-01-05""#)), "none");
}

#[test]
fn a_date_in_three_parts_is_one_and_two_numbers_are_none() {
    let spin = |name: &str, said: &str| node("spinbutton", &format!(r#""name":"{said}\n{name}""#));
    assert_eq!(
        control(&nodes([spin("Expiration", "12"), spin("Expiration", "31"), spin("Expiration", "2026")])),
        r#"{"on":"2026-12-31"}"#
    );
    let open = [spin("Ablauf", "mm"), spin("Ablauf", "dd"), spin("Ablauf", "yyyy")];
    assert_eq!(control(&nodes(open)), "not understood");
    assert_eq!(control(&nodes([spin("Seats", "5"), spin("Rows", "6")])), "none");
}

#[test]
fn what_stands_before_a_number_is_not_its_unit_and_a_half_is_no_number() {
    let spin = |value: &str| node("spinbutton", &format!(r#""name":"Expiration","value":"{value}""#));
    assert_eq!(control(&nodes([node("text", r#""name":"weeks""#), spin("3")])), "not understood");
    assert_eq!(control(&node("spinbutton", r#""name":"Expires in (days)","value":"2.5""#)), "not understood");
}

#[test]
fn a_length_that_was_chosen_outdoes_a_day_in_a_field_and_a_sentence() {
    let select =
        |options: &str| format!("{}{options}", node("combobox", r#""name":"Expiration","value":"90 days""#));
    let day = node("textbox", r#""name":"Until","value":"2027-01-05""#);
    let sentence = node("text", r#""name":"Expires on February 20, 2027""#);
    assert_eq!(control(&nodes([day, select("")])), days(90));
    assert_eq!(control(&nodes([select(""), sentence.clone()])), days(90));
    // With nothing to choose, or nothing that is understood, the sentence says it.
    assert_eq!(control(&sentence), r#"{"on":"2027-02-20"}"#);
    let picker = format!(
        r#"{},{{"d":2,"role":"option","name":"a"}},{{"d":2,"role":"option","name":"b"}}"#,
        node("combobox", r#""name":"Expiration","value":"a""#)
    );
    let bare = node("text", r#""name":"February 20, 2027""#);
    assert_eq!(control(&nodes([picker, bare.clone()])), r#"{"on":"2027-02-20"}"#);
    // With no control and no word of an expiry a day is one of something else.
    assert_eq!(control(&bare), "none");
}

/// A list of choices is one of lives where half of them are, whatever it is called; a list of bare numbers is none.
#[test]
fn a_list_is_of_lives_where_half_of_its_choices_are() {
    let list = |name: &str, value: &str, options: &[&str]| {
        let mut text = format!(r#"{{"d":1,"role":"combobox","name":"{name}","value":"{value}"}}"#);
        for option in options {
            text.push_str(&format!(r#",{{"d":2,"role":"option","name":"{option}","key":"{option}"}}"#));
        }
        text
    };
    let half = ["30 days", "60 days", "90 days", "Custom", "Pick a date", "Other"];
    assert_eq!(control(&list("Choose", "60 days", &half)), r#"{"after":{"count":60,"unit":"day"}}"#);
    assert_eq!(control(&list("Rows", "30", &["30", "60", "90"])), "none");
    assert_eq!(control(&list("Expiration", "Never", &["Never", "Custom"])), r#"{"never":true}"#);
}

#[test]
fn a_unit_may_stand_six_nodes_behind_its_number() {
    let between = r#"{"d":1,"role":"button","name":"i"},"#.repeat(5);
    let spin = r#"{"d":1,"role":"spinbutton","name":"Lifetime","value":"3"}"#;
    assert_eq!(
        control(&format!(r#"{spin},{between}{{"d":1,"role":"text","name":"weeks"}}"#)),
        r#"{"after":{"count":3,"unit":"week"}}"#
    );
}

/// Radix's dropdown menu: its button has no label, and says what was chosen.
#[test]
fn a_button_says_what_was_chosen_in_its_menu() {
    let button = |name: &str| format!(r#"{{"d":1,"role":"button","name":"{name}"}}"#);
    assert_eq!(control(&button("90 days ▾")), r#"{"after":{"count":90,"unit":"day"}}"#);
    assert_eq!(control(&button("Feb 27, 2027")), r#"{"on":"2027-02-27"}"#);
    assert_eq!(control(&button("No expiration")), r#"{"never":true}"#);
    for other in ["2 selected ▾", "Never mind", "Feb 27, 2020", "Edited 3 days ago", "3 days ago"] {
        assert_eq!(control(&button(other)), "none", "{other}");
    }
    // What can be chosen, and nothing says which of them was.
    assert_eq!(control(&[button("30 days"), button("90 days")].join(",")), "none");
}

/// Whether a dialog of Figma's settings with these fields is a token's form, in a language that is not known.
fn is_form(fields: &str) -> bool {
    let nodes = format!(
        r#"{{"d":0,"role":"dialog","name":"Mirako"}},{fields},{{"d":1,"role":"button","name":"Sen"}},{{"d":1,"role":"button","name":"Nali"}}"#
    );
    let outline = outline("https://www.figma.com/settings", "change", 0, &nodes);
    let language = Language::default();
    form::find(outline.page(), &Context::of(&outline, &language, "new").unwrap()).is_some()
}

#[test]
fn a_day_to_come_beside_scopes_makes_a_form() {
    let with = |day: &str, tick: &str| {
        is_form(&format!(
            r#"{{"d":1,"role":"textbox","name":"Nome","value":"ci"}},{{"d":1,"role":"text","name":"Mako {day} sen."}},
            {{"d":1,"role":"checkbox","name":"{tick}","checked":true}}"#
        ))
    };
    assert!(with("2026-11-23", "projects:read"));
    // What is of today was changed today, and words to tick are of anything.
    assert!(!with("2026-11-22", "projects:read"));
    assert!(!with("2026-11-23", "Mako"));
}

#[test]
fn a_field_that_says_what_it_makes_is_a_form() {
    let called = |name: &str| is_form(&format!(r#"{{"d":1,"role":"textbox","name":"{name}","value":"ci"}}"#));
    assert!(called("Create a new personal access token:"));
    // One to paste a token into, and one that makes something else.
    assert!(!called("Personal access token"));
    assert!(!called("Create a new project"));
}

#[test]
fn radios_of_another_group_say_nothing_of_the_expiry() {
    let radios = r#"{"d":1,"role":"radiogroup","name":"Expiration"},{"d":2,"role":"radio","name":"7 days","checked":false},
        {"d":2,"role":"radio","name":"30 days","checked":true},{"d":1,"role":"radiogroup","name":"Access"},
        {"d":2,"role":"radio","name":"Qux","key":"none","checked":true}"#;
    assert_eq!(control(radios), r#"{"after":{"count":30,"unit":"day"}}"#);
}

/// Of cards that are pressed the fields may have no names: their values are days, as many as the site offers.
#[test]
fn radios_without_names_are_set_to_what_their_values_say() {
    let radios = |name: &str, keys: [&str; 3], on: usize| {
        let radio = |at: usize| {
            format!(
                r#",{{"d":2,"role":"radio","name":"{name}","key":"{}","checked":{}}}"#,
                keys[at],
                at == on
            )
        };
        control(&format!(
            r#"{{"d":1,"role":"radiogroup","name":"Foo"}}{}"#,
            (0..3).map(radio).collect::<String>()
        ))
    };
    assert_eq!(radios("", ["30", "180", "never"], 1), days(180));
    assert_eq!(radios("", ["30", "180", "never"], 2), r#"{"never":true}"#);
    // Other numbers are of something else, and what has a name says it.
    assert_eq!(radios("", ["10", "20", "50"], 1), "none");
    assert_eq!(radios("5", ["30", "180", "365"], 1), "none");
}

#[test]
fn beside_lives_none_is_never() {
    let radios = r#"{"d":1,"role":"radiogroup","name":"Foo"},{"d":2,"role":"radio","name":"7 days","checked":false},
        {"d":2,"role":"radio","name":"30 days","checked":false},{"d":2,"role":"radio","name":"Qux","key":"none","checked":true}"#;
    assert_eq!(control(radios), r#"{"never":true}"#);
}

#[test]
fn a_button_says_what_its_menu_chose() {
    let button = |text: &str| control(&format!(r#"{{"d":1,"role":"button","name":"{text}"}}"#));
    assert_eq!(button("30 days"), r#"{"after":{"count":30,"unit":"day"}}"#);
}

/// A button that is called by a label and opens a menu says what was chosen there.
#[test]
fn a_labelled_button_is_set_to_what_it_says() {
    let set = |value: &str| {
        control(&format!(r#"{{"d":1,"role":"button","name":"Daŭro\n{value}","value":"{value}"}}"#))
    };
    assert_eq!(set("30 days"), r#"{"after":{"count":30,"unit":"day"}}"#);
    assert_eq!(set("Never"), r#"{"never":true}"#);
    assert_eq!(set("Edited 3 days ago"), "none");
    assert_eq!(set("⋯"), "none");
}

/// react-select: the field that one searches with is empty, and what was chosen stands in a text before it.
#[test]
fn a_list_that_is_searched_shows_its_choice_before_its_field() {
    let fields = |shown: &str, name: &str, value: &str| {
        format!(
            "{},{}",
            node("text", &format!(r#""name":"{shown}""#)),
            node("combobox", &format!(r#""name":"{name}","value":"{value}""#))
        )
    };
    assert_eq!(control(&fields("30 days", "Dauro", "")), days(30));
    assert_eq!(control(&fields("30 days (all of them)", "Dauro", "")), days(30));
    assert_eq!(control(&fields("No expiration", "Expires", "")), r#"{"never":true}"#);
    assert_eq!(control(&fields("2026-12-24", "Expires", "")), r#"{"on":"2026-12-24"}"#);
    // What is set in the field itself is what counts, and a sentence before it is no choice.
    assert_eq!(control(&fields("30 days", "Dauro", "90 days")), days(90));
    assert_eq!(control(&fields("Keys may live 30 days", "Dauro", "")), "none");
    // A list that is open, and a title before a field.
    let open = format!("{},{}", node("text", r#""name":"30 days""#), node("listbox", r#""name":"Expires""#));
    assert_eq!(control(&open), "not understood");
    assert_eq!(control(&fields("30 days", "Expires", "").replacen("text", "heading", 1)), "not understood");
    // A box that is ticked is no list.
    let ticked = format!(
        "{},{}",
        node("text", r#""name":"30 days""#),
        node("checkbox", r#""name":"Mail","checked":false"#)
    );
    assert_eq!(control(&ticked), "none");
}

#[test]
fn beside_a_slider_a_text_says_what_it_is_set_to() {
    let slider = node("slider", r#""name":"Dauro""#);
    let text = |role: &str, said: &str| node(role, &format!(r#""name":"{said}""#));
    let button = || node("button", r#""name":"i""#);
    assert_eq!(control(&nodes([text("status", "30 days"), slider.clone()])), days(30));
    assert_eq!(control(&nodes([slider.clone(), text("text", "30 days")])), days(30));
    assert_eq!(control(&nodes([slider.clone(), button(), button(), text("text", "30 days")])), days(30));
    assert_eq!(
        control(&nodes([slider.clone(), button(), button(), button(), text("text", "30 days")])),
        "none"
    );
    assert_eq!(
        control(&nodes([text("text", "30 days"), button(), button(), button(), slider.clone()])),
        "none"
    );
    assert_eq!(control(&nodes([text("text", "Edited 30 days ago"), slider.clone()])), "none");
    assert_eq!(control(&nodes([text("text", "80 %"), slider])), "none");
}
