//! Forms of a name alone that nothing but their title and the row that comes tells from others.

use token_due::notice::Event;
use token_due::page::Outline;

use crate::seen::outline;
use crate::tab::{PRESSED, Tab, said};

/// A page of keys whose address says nothing of them.
const OTHER: &str = "https://app.prod.tokens.studio/user/keys";

/// A dialog with a name to type, titled so, after so many milliseconds; what is added to its two buttons.
fn dialog(cause: &str, ms: i64, title: &str, [cancel, create]: [&str; 2]) -> Outline {
    let nodes = format!(
        r#"{{"d":0,"role":"dialog","name":"{title}"}},{{"d":1,"role":"heading","name":"{title}"}},
        {{"d":1,"role":"textbox","name":"Nomo","hint":"r1 name","value":"ci"}},{{"d":1,"role":"textbox","name":"Priskribo"}},
        {{"d":1,"role":"button","name":"Nuligi"{cancel}}},{{"d":1,"role":"button","name":"Krei"{create}}}"#
    );
    outline(OTHER, cause, ms, &nodes)
}

/// The list on the page, below this heading.
fn list(ms: i64, heading: &str, names: &[&str]) -> Outline {
    let rows = names.iter().map(|name| {
        format!(
            r#",{{"d":2,"role":"listitem"}},{{"d":3,"role":"text","name":"{name}"}},{{"d":3,"role":"text","name":"Neniam uzita"}},
            {{"d":3,"role":"button","name":"Forigi"}}"#
        )
    });
    let rows: String = rows.collect();
    let nodes = format!(
        r#"{{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"{heading}"}},{{"d":1,"role":"list"}}{rows}"#
    );
    outline(OTHER, "change", ms, &nodes)
}

/// What is said when one of the buttons of a dialog of this title was pressed, and these rows are there behind it.
fn told(title: &str, pressed: [&str; 2], heading: &str, names: &[&str]) -> String {
    let mut tab = Tab::after(&[dialog("change", 0, title, ["", ""]), dialog("press", 500, title, pressed)]);
    said(tab.see(&list(1_000, heading, names)))
}

#[test]
fn a_title_that_names_an_api_speaks_for_a_form_in_every_language() {
    let created = ["", PRESSED];
    assert_eq!(told("Nova API-ŝlosilo", created, "API-ŝlosiloj", &["docs", "ci"]), "created token-2");
    assert_eq!(told("Nova API-ŝlosilo", created, "API-ŝlosiloj", &["docs"]), "");
    assert_eq!(told("Nova ŝlosilo", created, "Ŝlosiloj", &["docs", "ci"]), "");
    // A list of something else has such a row as well.
    assert_eq!(told("Nova API-ŝlosilo", created, "Projektoj", &["docs", "ci"]), "");
    // Pressed may be what gives it up.
    assert_eq!(told("Nova API-ŝlosilo", [PRESSED, ""], "API-ŝlosiloj", &["docs", "ci"]), "");
}

/// A form half of which is covered is no step of a wizard: what can be ticked beside its name is of something that lies over it.
#[test]
fn a_form_that_is_covered_is_no_step() {
    let dialog = |cause: &str, ms, name: &str, fields: &str, pressed: &str| {
        let nodes = format!(
            r#"{{"d":0,"role":"dialog","name":"Nova"}},{{"d":1,"role":"textbox","name":"Nomo","value":"{name}"}},{fields},
            {{"d":1,"role":"button","name":"Krei"{pressed}}}"#
        );
        outline(OTHER, cause, ms, &nodes)
    };
    let life = r#"{"d":1,"role":"combobox","name":"Daŭro","value":"30 days","key":"30"}"#;
    let ticks = r#"{"d":1,"role":"checkbox","name":"Legi","checked":true},{"d":1,"role":"checkbox","name":"Skribi","checked":true}"#;
    let scopes = |shown: &str| {
        let mut tab = Tab::after(&[
            dialog("change", 0, "ci", life, ""),
            dialog("change", 500, shown, ticks, ""),
            dialog("press", 1_000, "ci", life, PRESSED),
        ]);
        let value = r#"{"d":0,"role":"dialog","name":"Jen"},{"d":1,"role":"secret","key":"1"}"#;
        match tab.see(&outline(OTHER, "change", 2_000, value)).as_slice() {
            [Event::Created(made)] => made.scopes.len(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(scopes("ci"), 0);
    // Another step has another field.
    assert_eq!(scopes("Kial"), 2);
}
