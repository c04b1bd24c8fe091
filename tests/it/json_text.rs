//! JSON as it is read and written, beside what another reader and writer makes of it.

use proptest::prelude::*;
use token_due::json::{self, read};
use token_due::ledger::{Ledger, State, Token};
use token_due::page::Outline;
use token_due::page::outline::MAX_NODES;

fn values() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        (-1e9..1e9_f64).prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|fields| fields.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

proptest! {
    #[test]
    fn any_value_is_read_and_written_as_others_do(value in values()) {
        for text in [serde_json::to_string(&value).unwrap(), serde_json::to_string_pretty(&value).unwrap()] {
            let read = read(&text).unwrap();
            prop_assert_eq!(json::to_text(&read), serde_json::to_string(&value).unwrap());
            prop_assert_eq!(json::to_lines(&read), serde_json::to_string_pretty(&value).unwrap());
        }
    }

    #[test]
    fn any_text_is_taken_or_refused_as_others_do(text in "[\\[\\]{}\",:a0-9.eE+\\-truefalsn \\n\\\\u]{0,24}") {
        let others: Result<serde_json::Value, _> = serde_json::from_str(&text);
        match read(&text) {
            // Two things are taken here and not there: half an emoji, and a number that is too long to be counted with.
            Ok(_) => prop_assert!(others.is_ok() || text.contains("\\u") || text.contains(['e', 'E'])),
            Err(problem) => prop_assert!(others.is_err(), "{}", problem),
        }
    }

    #[test]
    fn a_broken_file_is_told_by_a_line_that_it_has(text in "[\\[\\]{}\",:a1 \\n]{0,40}") {
        if let Err(problem) = read(&text) {
            prop_assert!((1..=text.matches('\n').count() + 1).contains(&problem.line().unwrap()));
        }
    }
}

#[test]
fn escapes() {
    let text = |json: &str| read(json).unwrap().as_str().map(str::to_owned);
    assert_eq!(
        text(r#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00""#).as_deref(),
        Some("\"\\/\u{8}\u{c}\n\r\t\u{e9}\u{1f600}")
    );
    // A page may cut an emoji in two.
    assert_eq!(text(r#""a\ud83db""#).as_deref(), Some("a\u{fffd}b"));
    assert_eq!(text(r#""\ud83d\u0041\ude00""#).as_deref(), Some("\u{fffd}A\u{fffd}"));
    for broken in [
        r#""\x""#,
        r#""\u12""#,
        r#""\u12é0""#,
        "\"a\nb\"",
        "\"a",
        "\"\\",
        "01",
        "1.",
        "-",
        "1e",
        "+1",
        "nul",
        "[1,]",
        "{\"a\":1,}",
        "{1:2}",
        "[1 2]",
        "1 2",
        "",
    ] {
        assert!(read(broken).is_err(), "{broken}");
    }
}

#[test]
fn what_is_too_deep_or_too_wide_is_refused() {
    assert!(read(&"[".repeat(100_000)).is_err());
    let wide: Vec<String> = (0..10_000).map(|n| format!("\"{n}\":0")).collect();
    assert!(read(&format!("{{{}}}", wide.join(","))).is_err());
}

#[test]
fn of_two_fields_with_one_name_the_last_counts() {
    let read = read(r#"{"a":1,"b":2,"a":3}"#).unwrap();
    assert_eq!(json::to_text(&read), r#"{"a":3,"b":2}"#);
}

#[test]
fn an_outline_is_bounded() {
    let outline = |count: usize| {
        format!(r#"{{"url":"https://x.y/","at":1,"nodes":[{}]}}"#, vec!["{}"; count].join(","))
    };
    assert_eq!(json::from_text::<Outline>(&outline(MAX_NODES)).unwrap().nodes.len(), MAX_NODES);
    assert!(json::from_text::<Outline>(&outline(MAX_NODES + 1)).is_err());
    assert!(json::from_text::<Outline>(&outline(0)).unwrap().whole);
}

#[test]
fn a_list_of_a_newer_version_is_written_back_with_its_fields_in_their_order() {
    let text = r#"{"schema":1,"tokens":[],"settings":{"ladder":null,"days_off":[6,7],"hour":9,"notifications":false,"zz":1.50,"aa":{"b":[],"a":{}}},"mood":null}"#;
    assert_eq!(json::to_text(&json::from_text::<Ledger>(text).unwrap()), text);
}

#[test]
fn the_fields_of_a_record_may_come_in_any_order() {
    let fields = [r#""id":"1""#, r#""name":"CI""#, r#""later":[1]"#, r#""state":"revoked""#, r#""note":"n""#];
    let read = |fields: &[&str]| json::from_text::<Token>(&format!("{{{}}}", fields.join(","))).unwrap();
    let token = read(&fields);
    assert_eq!((token.name.as_str(), token.state), ("CI", State::Revoked));
    for turned in 1..fields.len() {
        let mut turn = fields;
        turn.rotate_left(turned);
        assert_eq!(read(&turn), token);
        turn.reverse();
        assert_eq!(read(&turn), token);
    }
    let twice = read(&[fields.as_slice(), &[r#""name":"CD""#, r#""later":2"#]].concat());
    assert_eq!(twice.name.as_str(), "CD");
    assert_eq!(json::to_text(&twice.extra), r#"{"later":2}"#);
}

#[test]
fn what_a_record_or_a_list_of_a_certain_length_lacks_is_told() {
    let reason = |text: &str| json::from_text::<Token>(text).unwrap_err().reason().to_owned();
    assert_eq!(reason("{}"), "missing field `id`");
    assert_eq!(reason(r#"{"history":[{"at":"2026-01-02T03:04:05Z"}],"id":"1"}"#), "missing field `what`");
    assert_eq!(reason("[]"), "invalid type: list, expected an object");
    assert_eq!(reason(r#"{"id":"1","scopes":{}}"#), "invalid type: object, expected a list");
    assert_eq!(reason(r#"{"id":nil}"#), "expected value");
    let unknown: Vec<String> = (0..=2_000).map(|number| format!(r#""{number}":0"#)).collect();
    assert_eq!(reason(&format!("{{{}}}", unknown.join(","))), "too many fields");

    let pair =
        |text: &str| json::from_text::<(u32, bool)>(text).map_err(|problem| problem.reason().to_owned());
    assert_eq!(pair("[1,true]"), Ok((1, true)));
    for other in ["[]", "[1]", "[1,true,2]"] {
        assert_eq!(pair(other), Err("a list of another length than expected".to_owned()), "{other}");
    }
}

/// As it is stored, what says nothing is left out, and nothing else is.
#[test]
fn a_token_with_a_note_is_stored_with_it() {
    let token = Token { note: "asked for by Kim".into(), used_in: vec!["CI".into()], ..Token::default() };
    let text = json::to_text(&token);
    assert!(!text.contains("replaced_by"), "{text}");
    assert_eq!(json::from_text::<Token>(&text).unwrap(), token);
}
