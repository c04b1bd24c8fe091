//! What of an outline is refused, what is cut, and what its nodes are.

use chrono::NaiveDate;
use serde_json::json;
use token_due::json::{Problem, from_text};
use token_due::page::{Node, Outline, Role};

fn outline(url: &str, at: i64, node: &serde_json::Value) -> Result<Outline, Problem> {
    let outline = json!({
        "url": url, "lang": "en", "cause": "change", "at": at, "zone": "UTC", "offset": 0, "life": 1, "whole": true, "nodes": [node],
    });
    from_text(&outline.to_string())
}

#[test]
fn an_outline_is_of_a_page_and_of_a_time() {
    let (page, node) = ("https://www.figma.com/settings", json!({ "d": 0, "role": "main" }));
    assert!(outline(page, 1, &node).is_ok());
    assert!(outline("", 1, &node).is_err());
    assert!(outline(page, 0, &node).is_err());
}

#[test]
fn today_is_the_day_at_the_users_place() {
    let today = |offset| Outline { at: 1_795_388_400_000, offset, ..Outline::default() }.today();
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    assert_eq!((today(-60), today(0), today(60)), (day(22), day(22), day(23)));
}

/// Every text is folded and cut; only what a person reads keeps its lines.
#[test]
fn texts_of_a_node_are_folded_and_cut() {
    let (long, longest) = ("x".repeat(1_001), "x".repeat(1_000));
    for (raw, value, name) in [
        (" ci", "ci", "ci"),
        ("ci ", "ci", "ci"),
        ("ci  docs", "ci docs", "ci docs"),
        ("a  b", "a b", "a b"),
        ("ci\tdocs", "ci docs", "ci docs"),
        ("ci\n\n docs", "ci docs", "ci\ndocs"),
        ("\u{200b}ci", "ci", "ci"),
        ("\u{e9}  ", "\u{e9}", "\u{e9}"),
        ("ci docs", "ci docs", "ci docs"),
        ("", "", ""),
        (long.as_str(), longest.as_str(), longest.as_str()),
    ] {
        let node = json!({
            "d": 0, "role": "textbox", "name": raw, "value": raw, "key": raw, "hint": raw, "tip": raw, "near": raw,
        });
        let node = outline("https://www.figma.com/", 1, &node).unwrap().nodes.remove(0);
        assert_eq!([node.value, node.key, node.hint], [value; 3], "{raw:?}");
        assert_eq!([node.name, node.tip, node.near], [name; 3], "{raw:?}");
    }
}

#[test]
fn what_is_ticked_says_so_or_is_a_box() {
    for (role, checked, tick) in [
        (Role::Checkbox, None, true),
        (Role::Switch, Some(false), true),
        (Role::Button, Some(false), true),
        (Role::Option, Some(true), true),
        (Role::Button, None, false),
        (Role::Option, None, false),
        (Role::Radio, Some(true), false),
        (Role::Tab, Some(true), false),
    ] {
        assert_eq!(Node { role, checked, ..Node::default() }.is_tick(), tick, "{role:?} {checked:?}");
    }
}

#[test]
fn what_says_something_itself_is_no_container() {
    let is = |role| Node { role, ..Node::default() }.is_container();
    for role in [Role::Dialog, Role::Form, Role::Generic, Role::Row, Role::Main] {
        assert!(is(role), "{role:?}");
    }
    for role in [Role::Button, Role::Heading, Role::Text, Role::Textbox, Role::Cell, Role::Notice] {
        assert!(!is(role), "{role:?}");
    }
}

/// What a page writes in several colours: a text that goes on from its colon.
#[test]
fn a_text_that_begins_with_a_colon_goes_on() {
    let texts = |nodes: &[(u32, &str, &str)]| {
        let nodes: Vec<_> =
            nodes.iter().map(|(d, role, name)| json!({ "d": d, "role": role, "name": name })).collect();
        let outline = json!({ "url": "https://www.figma.com/settings", "at": 1, "nodes": nodes });
        let outline: Outline = from_text(&outline.to_string()).unwrap();
        outline.nodes.into_iter().map(|node| node.name).collect::<Vec<_>>()
    };
    assert_eq!(texts(&[(1, "text", "read"), (1, "text", ":page"), (1, "text", ":me")]), ["read:page:me"]);
    assert_eq!(texts(&[(1, "text", "read"), (2, "text", ":page")]), ["read", ":page"]);
    assert_eq!(texts(&[(1, "button", "read"), (1, "text", ":page")]), ["read", ":page"]);
    assert_eq!(texts(&[(1, "text", "read"), (1, "button", ":page")]), ["read", ":page"]);
    let long = "a".repeat(998);
    assert_eq!(texts(&[(1, "text", &long), (1, "text", ":m")]), [long.clone() + ":m"]);
    assert_eq!(texts(&[(1, "text", &long), (1, "text", ":me")]), [&long, ":me"]);
    assert_eq!(texts(&[(1, "text", "read\n:\npage\nme")]), ["read:page\nme"]);
}

#[test]
fn a_mark_is_no_line_of_a_name() {
    let first = |name: &str| Node { name: name.to_owned(), ..Node::default() }.first_line().to_owned();
    assert_eq!(first("•\n7 days\nmost"), "7 days");
    assert_eq!(first("\n 7 days"), "7 days");
    assert_eq!(first("•\n*"), "•");
    assert_eq!(first(""), "");
}
