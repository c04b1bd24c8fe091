//! A story: what is played, and what the list must hold after it.

use chrono::{Days, NaiveDate};
use serde_json::{Map, Value, json};

use super::script::Do;

/// The day of every story.
const TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 22) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// One story. What is not said is: documented, in English, nothing to be recorded.
#[derive(Clone, Debug)]
pub(super) struct Story {
    pub(super) site: &'static str,
    name: String,
    pub(super) kind: &'static str,
    pub(super) generation: &'static str,
    pub(super) facts: &'static str,
    pub(super) language: &'static str,
    pub(super) what: String,
    pub(super) expected: Vec<Expected>,
    pub(super) steps: Vec<Do>,
}

/// A record that the list must hold.
#[derive(Clone, Debug)]
pub(super) struct Expected(pub(super) Map<String, Value>);

impl Story {
    pub(super) fn new(site: &'static str, name: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            site,
            name: name.into(),
            kind: "none",
            generation: "2026",
            facts: "documented",
            language: "en",
            what: what.into(),
            expected: Vec::new(),
            steps: Vec::new(),
        }
    }

    /// The file below `tests/outlines/`.
    pub(super) fn file(&self) -> String {
        format!("{}/{}.json", self.site, self.name)
    }

    pub(super) fn generation(self, generation: &'static str) -> Self {
        Self { generation, ..self }
    }

    pub(super) fn facts(self, facts: &'static str) -> Self {
        Self { facts, ..self }
    }

    pub(super) fn language(self, language: &'static str) -> Self {
        Self { language, ..self }
    }

    pub(super) fn kind(self, kind: &'static str) -> Self {
        Self { kind, ..self }
    }

    pub(super) fn expect(mut self, expected: Expected) -> Self {
        if let Some(kind) = expected.kind() {
            self.kind = kind;
        }
        self.expected.push(expected);
        self
    }

    pub(super) fn play(mut self, steps: impl IntoIterator<Item = Do>) -> Self {
        self.steps.extend(steps);
        self
    }
}

const KINDS: [&str; 8] = [
    "personal-access-token",
    "plan-access-token",
    "api-token",
    "api-token-with-scopes",
    "org-api-key",
    "service-account-token",
    "repository-access-token",
    "api-key",
];

impl Expected {
    /// A record of which nothing but kind and name is known.
    pub(super) fn new(kind: &str, name: &str) -> Self {
        let record = json!({"name": name, "kind": kind, "app": null, "scopes": [], "expiry": {"kind": "unknown"}, "state": "active"});
        match record {
            Value::Object(fields) => Self(fields),
            _ => Self(Map::new()),
        }
    }

    fn kind(&self) -> Option<&'static str> {
        let kind = self.0.get("kind")?.as_str()?;
        KINDS.into_iter().find(|it| *it == kind)
    }

    pub(super) fn app(self, app: &str) -> Self {
        self.with("app", app)
    }

    pub(super) fn scopes(self, scopes: &[&str]) -> Self {
        self.with("scopes", scopes)
    }

    /// On the day that many days from the story's.
    pub(super) fn days(self, days: i64) -> Self {
        self.with("expiry", json!({"kind": "on", "on": day_in(days)}))
    }

    /// About then: the page only said roughly when.
    pub(super) fn about(self, days: i64) -> Self {
        self.with("expiry", json!({"kind": "on", "on": day_in(days), "about": true}))
    }

    pub(super) fn never(self) -> Self {
        self.with("expiry", json!({"kind": "never"}))
    }

    pub(super) fn state(self, state: &str) -> Self {
        self.with("state", state)
    }

    fn with(mut self, field: &str, value: impl Into<Value>) -> Self {
        self.0.insert(field.into(), value.into());
        self
    }
}

/// The day that many days from the story's, as `2027-02-20`.
pub(super) fn day_in(days: i64) -> String {
    let far = Days::new(days.unsigned_abs());
    let day = if days < 0 { TODAY.checked_sub_days(far) } else { TODAY.checked_add_days(far) };
    day.unwrap_or(TODAY).to_string()
}
