//! The browser tells of a page, of its requests and of their answers by ways of their own: which comes first is not to matter.

use std::path::Path;

use serde_json::Value;
use token_due::json;

use crate::replay::{Frozen, Step, read, replay};
use crate::stories::files;

/// What a story comes to, without what is of the moment.
fn outcome(steps: Vec<Step>) -> Vec<Value> {
    let mut tokens: Vec<Value> = serde_json::from_str(&json::to_lines(&replay(steps).ledger.tokens)).unwrap();
    for token in &mut tokens {
        let fields = ["name", "kind", "app", "scopes", "expiry", "state", "evidence"];
        *token = fields.into_iter().map(|field| (field.to_owned(), token[field].clone())).collect();
    }
    tokens.sort_by_key(Value::to_string);
    tokens
}

/// A story's steps, each request with the moment of the press that sent it, which may have been told of after it.
fn steps(path: &Path) -> Vec<Step> {
    let (Frozen::Story { mut steps, .. } | Frozen::Steps(mut steps)) = read(path);
    let moment = |step: Option<&Step>| match step {
        Some(Step::Outline { outline, .. }) => outline["at"].as_i64(),
        _ => None,
    };
    let mut now = None;
    for place in 0..steps.len() {
        now = moment(steps.get(place)).or(now);
        let sent = moment(steps.get(place + 1).filter(|step| is_press(step))).or(now);
        if let Step::Request { at, .. } = &mut steps[place] {
            *at = sent;
        }
    }
    steps
}

fn is_press(step: &Step) -> bool {
    matches!(step, Step::Outline { outline, .. } if outline["cause"] == "press")
}

fn is_of_request(step: &Step) -> bool {
    matches!(step, Step::Request { .. } | Step::Answer { .. })
}

/// Stories for which it does matter, and why.
const KNOWN: &[(&str, &str)] = &[
    (
        "figma/inline-lorem.json",
        "a form that was not understood: a value that is shown before anything is known of a token is no evidence later",
    ),
    ("tokens-studio/components-request-of-a-wizard-zh.json", "likewise"),
    (
        "atlassian/components-list-with-a-hidden-value.json",
        "a button pressed three times: an answer before the last press is not taken for its own, and the value alone is evidence",
    ),
];

/// Stories in which it matters that a request is told after what came of it: in a language that is not known nothing else says, when
/// the list has none left, that all were to be ended.
const KNOWN_OF_REQUESTS: &[&str] = &[
    "atlassian/components-revoke-all-after-scopes-ja.json",
    "atlassian/components-revoke-all-de.json",
    "atlassian/components-revoke-all-ja.json",
];

/// Plays every story but `known` with runs of steps told later; `run` says how many steps from a place on are, and `over` what they
/// may come after.
fn told_late(known: &[&str], run: fn(&[Step]) -> usize, over: fn(&Step) -> bool) {
    let (mut tried, mut differing) = (0, Vec::new());
    for path in files() {
        if KNOWN.iter().map(|(file, _)| file).chain(known).any(|file| path.ends_with(file)) {
            continue;
        }
        let story = steps(&path);
        let mut moves = Vec::new();
        for from in 0..story.len() {
            let length = run(&story[from..]);
            let end = from + length;
            if length > 0 {
                let far = story[end..].iter().take(3).take_while(|step| over(step)).count();
                moves.extend((1..=far).map(|by| (from..end + by, length)));
            }
        }
        let expected = if moves.is_empty() { continue } else { outcome(story.clone()) };
        for (range, length) in moves {
            tried += 1;
            let mut steps = story.clone();
            steps[range.clone()].rotate_left(length);
            let found = outcome(steps);
            if found != expected {
                differing.push(format!("{} {range:?}:\n  {found:?}\n  {expected:?}", path.display()));
            }
        }
    }
    assert!(tried > 50, "only {tried}");
    assert!(differing.is_empty(), "{} of {tried}:\n{}", differing.len(), differing.join("\n"));
}

/// Nobody presses anything again before the browser has told what came of the first press.
#[test]
fn an_answer_may_be_told_late() {
    told_late(
        &[],
        |steps| usize::from(matches!(steps[0], Step::Answer { .. })),
        |step| !is_press(step) && !is_of_request(step),
    );
}

/// A browser that starts the background for them may hand over all messages first, and the requests after.
#[test]
fn a_request_may_be_told_with_its_answer() {
    told_late(
        KNOWN_OF_REQUESTS,
        |steps| match steps {
            [Step::Request { id, .. }, Step::Answer { id: answered, .. }, ..] if id == answered => 2,
            _ => 0,
        },
        |step| !is_press(step) && !is_of_request(step),
    );
}

#[test]
fn a_press_may_be_told_after_its_request() {
    told_late(&[], |steps| usize::from(is_press(&steps[0])), is_of_request);
}
