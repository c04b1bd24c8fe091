//! Plays a frozen story: what a sensor sent and what the browser told of requests, in order, into the core.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use chrono::DateTime;
use serde::Deserialize;
use serde_json::Value;
use token_due::background::{Instant, Origin, Sender, World, answer, answered, asked};
use token_due::json;
use token_due::ledger::Ledger;
use token_due::notice::{Watch, request};
use token_due::page::Language;
use token_due::page::language::{Order, Unit};
use token_due::protocol::Request;

use crate::remind_words::English;

/// A file of `tests/outlines/`, or a bare list of steps.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Frozen {
    Story { story: Head, steps: Vec<Step> },
    Steps(Vec<Step>),
}

/// What a story says of itself.
#[derive(Clone, Deserialize)]
pub(crate) struct Head {
    pub(crate) site: String,
    pub(crate) generation: String,
    pub(crate) expected: Vec<Value>,
}

/// One thing that a sensor or the browser told.
#[derive(Clone, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum Step {
    Hello {
        url: String,
        #[serde(default)]
        frame: i32,
    },
    Outline {
        outline: Value,
        #[serde(default)]
        frame: i32,
    },
    Request {
        url: String,
        body: Option<String>,
        #[serde(default)]
        id: u32,
        #[serde(default = "post")]
        method: String,
        /// When it was sent, in milliseconds since 1970 UTC; else with the outline before it.
        at: Option<i64>,
    },
    Answer {
        status: Option<u16>,
        #[serde(default)]
        id: u32,
    },
}

fn post() -> String {
    "POST".to_owned()
}

/// Reads a story.
pub(crate) fn read(path: &Path) -> Frozen {
    let text = std::fs::read_to_string(path).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// 2026-11-22T09:00:00Z in milliseconds: when every frozen story begins, in Paris.
const BEGIN: i64 = 1_795_338_000_000;

/// What a story comes to.
pub(crate) struct Played {
    /// The list after it.
    pub(crate) ledger: Ledger,
    /// Whether a page was not understood at any time.
    pub(crate) puzzled: bool,
}

/// The list after a story, told in order from an empty one.
pub(crate) fn replay(steps: Vec<Step>) -> Played {
    play(steps, |_, _| ())
}

/// The same; `after` is told of the watch after each step.
pub(crate) fn play(steps: Vec<Step>, mut after: impl FnMut(usize, &Watch)) -> Played {
    let (mut ledger, mut watch) = (Ledger::default(), Watch::default());
    let mut puzzled = false;
    let mut language = &Language::default();
    let mut now = DateTime::from_timestamp_millis(BEGIN).unwrap();
    let mut offset = 60;
    for (number, step) in steps.into_iter().enumerate() {
        let id = format!("token-{number}");
        // The time and the language of a story are those of its outlines.
        if let Step::Outline { outline, .. } = &step {
            now = DateTime::from_timestamp_millis(outline["at"].as_i64().unwrap()).unwrap();
            offset = i32::try_from(outline["offset"].as_i64().unwrap_or(0)).unwrap();
            language = LANGUAGES.get(outline["lang"].as_str().unwrap_or_default()).unwrap_or(language);
        }
        let at = Instant { now, offset, fresh_id: &id };
        let mut world = World { ledger: &mut ledger, watch: &mut watch, language, words: &English };
        match step {
            Step::Hello { url, frame } => {
                let sender = Sender::Sensor(Origin { tab: 1, frame, url: url.clone() });
                answer(Request::Hello { url }, &sender, &mut world, at);
            }
            Step::Outline { outline, frame } => {
                let url = outline["url"].as_str().unwrap().to_owned();
                let outline = Box::new(json::from_text(&outline.to_string()).unwrap());
                let sender = Sender::Sensor(Origin { tab: 1, frame, url });
                answer(Request::Outline { outline }, &sender, &mut world, at);
            }
            Step::Request { url, body, id, method, at: sent } => {
                let body = body.unwrap_or_default();
                let request_id = id.to_string();
                let sent = sent.unwrap_or(now.timestamp_millis());
                let seen = request::Seen { request_id, url, method, tab_id: 1, at: sent };
                asked(&seen, body.as_bytes(), &mut world, at);
            }
            Step::Answer { status, id } => answered(&id.to_string(), status, &mut world, at),
        }
        puzzled |= watch.puzzle().is_some();
        after(number, &watch);
    }
    Played { ledger, puzzled }
}

/// Where that is.
pub(crate) const LANGUAGES_FILE: &str = "tests/outlines/languages.json";

/// What `Intl` of the browser said of each language of the stories when they were frozen.
pub(crate) static LANGUAGES: LazyLock<BTreeMap<String, Language>> = LazyLock::new(|| {
    let text = std::fs::read_to_string(LANGUAGES_FILE).unwrap();
    let mut sampled: BTreeMap<String, Value> = serde_json::from_str(&text).unwrap();
    sampled.remove("days");
    let read = |sampled| serde_json::from_value::<Sampled>(sampled).unwrap();
    sampled.into_iter().map(|(tag, sampled)| (tag, read(sampled).into())).collect()
});

#[derive(Deserialize)]
struct Sampled {
    months: Vec<(String, u32)>,
    units: Vec<(String, String)>,
    relative: Vec<(String, String, bool)>,
    near: Vec<(String, i64)>,
    order: String,
}

impl From<Sampled> for Language {
    fn from(it: Sampled) -> Self {
        Self {
            months: it.months,
            units: it.units.into_iter().map(|(word, name)| (word, unit(&name))).collect(),
            relative: it
                .relative
                .into_iter()
                .map(|(pattern, name, future)| (pattern, unit(&name), future))
                .collect(),
            near: it.near,
            order: match it.order.as_str() {
                "dmy" => Order::Dmy,
                "mdy" => Order::Mdy,
                "ymd" => Order::Ymd,
                _ => Order::Unknown,
            },
            next: None,
        }
    }
}

pub(crate) fn unit(name: &str) -> Unit {
    match name {
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        _ => Unit::Year,
    }
}

/// For looking at a story that is not frozen yet: `STORY=file cargo test --test it story_of -- --nocapture`.
#[test]
fn story_of_the_environment() {
    if let Ok(path) = std::env::var("STORY") {
        let (Frozen::Story { steps, .. } | Frozen::Steps(steps)) = read(Path::new(&path));
        eprintln!("{}", json::to_lines(&replay(steps).ledger.tokens));
    }
}
