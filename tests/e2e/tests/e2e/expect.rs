//! The record a story should leave, compared whole.

use chrono::{DateTime, Days, Local, Utc};
use serde_json::{Map, Value, json};

/// How far an instant of a record may be from now and still mean «during this story».
const STORY: i64 = 120;

/// A record as exported, but for what differs at every run: `id` and the instants of the story, which stand as
/// `"some id"` and `"now"`.
#[derive(Clone, Debug)]
pub(crate) struct Record(Map<String, Value>);

impl Record {
    pub(crate) fn new(provider: &str, kind: &str, name: &str) -> Self {
        let record = json!({
            "id": "some id", "provider": provider, "kind": kind, "name": name, "app": null, "scopes": [],
            "created": {"kind": "at", "at": "now"}, "expiry": {"kind": "unknown"}, "state": "active",
            "evidence": [], "last_seen": "now", "page": null, "used_in": [], "note": "", "replaced_by": null,
            "reminders": null, "snoozed_until": null, "history": [{"at": "now", "what": "noticed"}],
        });
        match record {
            Value::Object(fields) => Self(fields),
            _ => Self(Map::new()),
        }
    }

    pub(crate) fn named(self, name: &str) -> Self {
        self.with("name", name)
    }

    pub(crate) fn app(self, app: &str) -> Self {
        self.with("app", app)
    }

    pub(crate) fn scopes(self, scopes: &[&str]) -> Self {
        self.with("scopes", scopes)
    }

    /// On the calendar day that many days from today.
    pub(crate) fn expires_in_days(self, days: u64) -> Self {
        self.with("expiry", json!({"kind": "on", "on": day_in(days)}))
    }

    pub(crate) fn never_expires(self) -> Self {
        self.with("expiry", json!({"kind": "never"}))
    }

    pub(crate) fn evidence(self, evidence: &[&str]) -> Self {
        self.with("evidence", evidence)
    }

    pub(crate) fn page(self, page: &str) -> Self {
        self.with("page", page)
    }

    fn with(mut self, field: &str, value: impl Into<Value>) -> Self {
        self.0.insert(field.into(), value.into());
        self
    }

    fn name(&self) -> &str {
        self.0.get("name").and_then(Value::as_str).unwrap_or_default()
    }
}

/// The day that many days from today, at the browser's place, as `2027-04-20`.
pub(crate) fn day_in(days: u64) -> String {
    (Local::now().date_naive() + Days::new(days)).to_string()
}

/// What is different between the list and what is expected, one field a line; nothing when all is the same.
pub(crate) fn differences(tokens: &[Value], expected: &[Record]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if tokens.len() != expected.len() {
        found.push(format!("{} records and not {}: {}", tokens.len(), expected.len(), Value::from(tokens)));
    }
    for record in expected {
        let named = |token: &&Value| token["name"] == record.name();
        match tokens.iter().find(named) {
            Some(token) => found.extend(fields(token, record)),
            None => found.push(format!("no record «{}»", record.name())),
        }
    }
    found
}

fn fields(token: &Value, expected: &Record) -> Vec<String> {
    let token = steady(token.clone(), "");
    let is = token.as_object().cloned().unwrap_or_default();
    let mut names: Vec<&String> = is.keys().chain(expected.0.keys()).collect();
    names.sort();
    names.dedup();
    let differs = names.into_iter().filter(|name| is.get(*name) != expected.0.get(*name));
    let text = |value: Option<&Value>| value.map_or("absent".into(), ToString::to_string);
    differs
        .map(|name| {
            let (is, should) = (text(is.get(name)), text(expected.0.get(name)));
            format!("«{}» has {name} {is} and not {should}", expected.name())
        })
        .collect()
}

/// Puts the fixed words in the place of what differs at every run.
fn steady(value: Value, field: &str) -> Value {
    match value {
        // Whether the row behind the dialog was seen before the story ended is a matter of milliseconds.
        Value::Array(items) if field == "evidence" => {
            items.into_iter().filter(|item| item != "list").collect()
        }
        Value::String(_) if field == "id" => "some id".into(),
        Value::String(text) => match DateTime::parse_from_rfc3339(&text) {
            Ok(instant) if (Utc::now() - instant.to_utc()).num_seconds().abs() < STORY => "now".into(),
            _ => text.into(),
        },
        Value::Array(items) => items.into_iter().map(|item| steady(item, "")).collect(),
        Value::Object(fields) => {
            fields.into_iter().map(|(name, value)| (name.clone(), steady(value, &name))).collect()
        }
        other => other,
    }
}
