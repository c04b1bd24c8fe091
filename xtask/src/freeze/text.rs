//! A story as text: the same whenever and wherever it is frozen, and one node a line, so that a change shows as such.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::story::Story;
use crate::failure::{Failure, Result};

/// 2026-11-22T09:00:00Z, in milliseconds: when every story begins.
const BEGIN: i64 = 1_795_338_000_000;

/// Any piece of a secret of this length is a leak.
const PIECE: usize = 12;

/// The whole file.
pub(super) fn story(story: &Story, steps: &[Value]) -> String {
    let head = [
        ("site", json!(story.site)),
        ("kind", json!(story.kind)),
        ("generation", json!(story.generation)),
        ("evidence", json!(story.facts)),
        ("language", json!(story.language)),
        ("what", json!(story.what)),
    ];
    let head: Vec<String> = head.iter().map(|(name, value)| format!("  \"{name}\": {value}")).collect();
    let order = ["name", "kind", "app", "scopes", "expiry", "state"];
    let expected: Vec<String> =
        story.expected.iter().map(|it| format!("\n    {}", object(&it.0, &order))).collect();
    let end = if expected.is_empty() { "" } else { "\n  " };
    let mut numbers = Numbers::default();
    let steps: Vec<String> = steps.iter().map(|step| numbers.step(step)).collect();
    format!(
        "{{\n\"story\": {{\n{},\n  \"expected\": [{}{end}]\n}},\n\"steps\": [\n{}\n]\n}}\n",
        head.join(",\n"),
        expected.join(","),
        steps.join(",\n")
    )
}

/// Fails when any piece of a secret is in a text. The error does not say which.
pub(super) fn without(text: &str, secrets: &[String], file: &str) -> Result<()> {
    let pieces: HashSet<&[u8]> = secrets.iter().flat_map(|secret| secret.as_bytes().windows(PIECE)).collect();
    if !text.as_bytes().windows(PIECE).any(|piece| pieces.contains(piece)) {
        return Ok(());
    }
    let problem = "a piece of a token value is in the story, which is therefore not written".into();
    Err(Failure::Content { path: file.into(), problem })
}

/// What differs at every run, and the small numbers in its place.
#[derive(Default)]
struct Numbers {
    lives: Vec<Value>,
    frames: Vec<Value>,
    requests: Vec<Value>,
    /// Of the step before: as told, and as written.
    last: Option<(i64, i64)>,
}

impl Numbers {
    fn step(&mut self, step: &Value) -> String {
        let at = self.instant(step["time"].as_i64().unwrap_or_default());
        let Value::Object(step) = step else { return step.to_string() };
        let mut step = step.clone();
        step.remove("time");
        if let Some(frame) = step.remove("frame").filter(|frame| *frame != 0) {
            step.insert("frame".into(), number(&mut self.frames, frame).into());
        }
        if let Some(id) = step.remove("id") {
            step.insert("id".into(), number(&mut self.requests, id).into());
        }
        let Some(Value::Object(mut outline)) = step.remove("outline") else {
            return object(&step, &["kind", "id", "frame", "method", "url", "status"]);
        };
        outline.insert("at".into(), at.into());
        if let Some(life) = outline.remove("life") {
            outline.insert("life".into(), number(&mut self.lives, life).into());
        }
        let nodes = outline.remove("nodes").unwrap_or_default();
        let nodes: Vec<String> = nodes.as_array().into_iter().flatten().map(node).collect();
        let step = object(&step, &["kind", "frame"]);
        let outline = object(&outline, &["url", "lang", "cause", "at", "zone", "offset", "life", "whole"]);
        format!(
            "{}, \"outline\": {}, \"nodes\": [\n{}\n]}}}}",
            open(&step),
            open(&outline),
            nodes.join(",\n")
        )
    }

    /// Small differences are those of this machine and its load: only whole seconds are kept.
    fn instant(&mut self, told: i64) -> i64 {
        let written = self.last.map_or(BEGIN, |(before, written)| match told - before {
            gap if gap < 1500 => written + 200,
            gap => written + gap / 1000 * 1000,
        });
        self.last = Some((told, written));
        written
    }
}

fn number(known: &mut Vec<Value>, value: Value) -> usize {
    if let Some(place) = known.iter().position(|it| *it == value) {
        return place + 1;
    }
    known.push(value);
    known.len()
}

fn node(node: &Value) -> String {
    node.as_object().map_or_else(String::new, |fields| {
        format!("  {}", object(fields, &["d", "role", "name", "value", "key"]))
    })
}

/// An object with some fields first and the rest by name.
fn object(fields: &Map<String, Value>, first: &[&str]) -> String {
    let rest = fields.keys().map(String::as_str).filter(|name| !first.contains(name));
    let lines: Vec<String> = first
        .iter()
        .copied()
        .chain(rest)
        .filter_map(|name| Some(format!("{}: {}", json!(name), fields.get(name)?)))
        .collect();
    format!("{{{}}}", lines.join(", "))
}

/// An object that goes on.
fn open(object: &str) -> &str {
    object.strip_suffix('}').unwrap_or(object)
}
