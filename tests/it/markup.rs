//! Every frozen story once more, on pages that say the same in other markup: what is recorded must be the same.
//!
//! Pages that nobody here has seen differ from the frozen ones by such things, and these take nothing away that a person reads them by.

#![allow(clippy::ptr_arg, reason = "one type for all rewrites, of which some add nodes and take some away")]

use serde_json::{Value, json};
use token_due::json;

use crate::replay::{Frozen, Step, play, read};
use crate::stories::{FIELDS, files};

/// A way of writing a page otherwise: the nodes of an outline, and the names of the tokens of its story.
type Rewrite = fn(&mut Vec<Value>, &[String]);

fn depth(node: &Value) -> u64 {
    node["d"].as_u64().unwrap()
}

fn is(node: &Value, roles: &[&str]) -> bool {
    node["role"].as_str().is_some_and(|role| roles.contains(&role))
}

fn of_role(nodes: &mut [Value], from: &[&str], to: &str) {
    for node in nodes.iter_mut().filter(|node| is(node, from)) {
        node["role"] = to.into();
    }
}

/// Titles are texts in a large font.
fn titles_are_texts(nodes: &mut Vec<Value>, _: &[String]) {
    of_role(nodes, &["heading"], "text");
}

/// Lists have no roles.
fn lists_are_stacks(nodes: &mut Vec<Value>, _: &[String]) {
    for node in nodes.iter_mut().filter(|node| is(node, &["listitem"]) && !node["name"].is_null()) {
        node["role"] = "text".into();
    }
    of_role(nodes, &["list", "listitem"], "generic");
}

/// Regions have no roles and no labels, and labels of fields are no elements of their own.
fn regions_are_stacks(nodes: &mut Vec<Value>, _: &[String]) {
    nodes.retain(|node| !is(node, &["label"]));
    for node in nodes.iter_mut().filter(|node| is(node, &["region", "group", "article"])) {
        *node = json!({"d": node["d"], "role": "generic"});
    }
}

/// Icons have no names.
fn icons_are_silent(nodes: &mut Vec<Value>, _: &[String]) {
    for node in nodes.iter_mut().filter(|node| is(node, &["button"]) && node["icon"] == true) {
        node["name"] = "".into();
    }
}

/// Whether a node says one of these names in a row, which has a button.
fn is_name_of_row(nodes: &[Value], at: usize, names: &[String]) -> bool {
    let said = is(&nodes[at], &["text", "link"]) && names.iter().any(|name| nodes[at]["name"] == **name);
    let up = nodes[..at].iter().rposition(|node| depth(node) < depth(&nodes[at])).filter(|_| said);
    up.is_some_and(|up| {
        let inner = nodes[up + 1..].iter().take_while(|node| depth(node) > depth(&nodes[up]));
        let row: Vec<&Value> = inner.take(40).collect();
        row.iter().any(|node| is(node, &["button"])) && !row.iter().any(|node| is(node, &["textbox"]))
    })
}

/// Behind a row's name stands who made it.
fn rows_have_owners(nodes: &mut Vec<Value>, names: &[String]) {
    for at in (0..nodes.len()).rev().filter(|&at| nodes[at]["d"] != 0).collect::<Vec<_>>() {
        if is_name_of_row(nodes, at, names) {
            nodes.insert(at + 1, json!({"d": nodes[at]["d"], "role": "text", "name": "Jo Malik"}));
        }
    }
}

/// Above the page stands a notice with a day to come and a button, and below it the question about cookies, with something to tick.
fn pages_have_notices(nodes: &mut Vec<Value>, _: &[String]) {
    let Some(first) = nodes.first().filter(|node| !is(node, &["dialog", "alertdialog"])) else { return };
    let d = depth(first);
    let notice = [
        json!({"d": d, "role": "generic"}),
        json!({"d": d + 1, "role": "text", "name": "Prizorgado"}),
        json!({"d": d + 1, "role": "text", "name": "Dec 12, 2026"}),
        json!({"d": d + 1, "role": "button", "name": "Bone"}),
    ];
    nodes.splice(0..0, notice);
    nodes.extend([
        json!({"d": d, "role": "region", "name": "Kuketoj"}),
        json!({"d": d + 1, "role": "checkbox", "name": "Statistiko", "checked": true}),
        json!({"d": d + 1, "role": "button", "name": "Konsenti"}),
        json!({"d": d + 1, "role": "button", "name": "Rifuzi"}),
    ]);
}

const REWRITES: &[(&str, Rewrite, &[&str])] = &[
    (
        "titles are texts",
        titles_are_texts,
        &[
            // Nothing but the heading says that a page of an organisation is one of tokens.
            "atlassian/components-organisation-cards-de.json",
            "atlassian/components-refused-revocation.json",
            // Of two sections no word says what they are.
            "figma/components-refused-beside-a-row-zh.json",
            // The last row has lost its control, and its section has one.
            "tokens-studio/components-revoked-without-a-control.json",
            // Nothing but the heading says that it is a list of keys.
            "tokens-studio/components-titled-api-key-de.json",
        ],
    ),
    (
        "lists are stacks",
        lists_are_stacks,
        // What a dialog prints as a list is what it gives; as mere texts it may be anything.
        &["figma/components-cards-with-details.json", "figma/components-printed-scopes.json"],
    ),
    ("regions are stacks", regions_are_stacks, &[]),
    (
        "icons are silent",
        icons_are_silent,
        // Two forms of a button, of which one cancels and says so.
        &["tokens-studio/components-forms-of-a-button.json"],
    ),
    ("rows have owners", rows_have_owners, &[]),
    ("pages have notices", pages_have_notices, &[]),
];

/// What is recorded, in any order, with its scopes in any order.
fn recorded(tokens: &[Value]) -> Vec<String> {
    let field = |token: &Value, field: &str| {
        let mut value = token[field].clone();
        if let Some(list) = value.as_array_mut() {
            list.sort_by_key(Value::to_string);
        }
        value.to_string()
    };
    let mut lines: Vec<String> =
        tokens.iter().map(|token| FIELDS.map(|name| field(token, name)).join(" ")).collect();
    lines.sort();
    lines
}

/// The stories that end otherwise when every outline is rewritten.
fn changed_by(rewrite: Rewrite) -> (Vec<String>, usize) {
    let (mut changed, mut rewritten) = (Vec::new(), 0);
    for path in files() {
        let Frozen::Story { story, mut steps } = read(&path) else { continue };
        let names: Vec<String> =
            story.expected.iter().filter_map(|token| Some(token["name"].as_str()?.to_owned())).collect();
        let mut other = false;
        for step in &mut steps {
            if let Step::Outline { outline, .. } = step {
                let before = outline["nodes"].clone();
                let Some(nodes) = outline["nodes"].as_array_mut() else { continue };
                rewrite(nodes, &names);
                other |= outline["nodes"] != before;
            }
        }
        if !other {
            continue;
        }
        rewritten += 1;
        let ledger = play(steps, |_, _| ()).ledger;
        let tokens: Vec<Value> = serde_json::from_str(&json::to_lines(&ledger.tokens)).unwrap();
        if recorded(&tokens) != recorded(&story.expected) {
            let file = path.strip_prefix("tests/outlines").unwrap().to_str().unwrap();
            changed.push(file.replace('\\', "/"));
        }
    }
    (changed, rewritten)
}

#[test]
fn other_markup_tells_the_same() {
    std::thread::scope(|scope| {
        let told: Vec<_> = REWRITES
            .iter()
            .map(|&(what, rewrite, known)| (what, known, scope.spawn(move || changed_by(rewrite))))
            .collect();
        for (what, known, changed) in told {
            let (changed, rewritten) = changed.join().unwrap();
            assert!(rewritten >= 60, "{what}: {rewritten} stories");
            assert_eq!(changed, known, "{what}");
        }
    });
}
