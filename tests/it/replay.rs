//! Plays a frozen story: what a sensor sent and what the browser told of requests, in order, into the core.

use std::path::Path;

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::Value;
use token_due::background::{Instant, Origin, Sender, World, answer, answered, asked};
use token_due::json;
use token_due::ledger::Ledger;
use token_due::notice::{Watch, request};
use token_due::page::Language;
use token_due::protocol::Request;

use crate::remind_words::English;

/// One thing that a sensor or the browser told.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Step {
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
    },
    Answer {
        status: Option<u16>,
    },
}

/// The list after a story, told in order from an empty one.
pub(crate) fn replay(path: &Path) -> Ledger {
    let text = std::fs::read_to_string(path).unwrap();
    let steps: Vec<Step> = serde_json::from_str(&text).unwrap();
    let (mut ledger, mut watch) = (Ledger::default(), Watch::default());
    let language = Language::default();
    let mut now = DateTime::<Utc>::default();
    let mut offset = 0;
    for (number, step) in steps.into_iter().enumerate() {
        let id = format!("token-{number}");
        // The time of a story is that of its outlines.
        if let Step::Outline { outline, .. } = &step {
            now = DateTime::from_timestamp_millis(outline["at"].as_i64().unwrap()).unwrap();
            offset = i32::try_from(outline["offset"].as_i64().unwrap_or(0)).unwrap();
        }
        let at = Instant { now, offset, fresh_id: &id };
        let mut world =
            World { ledger: &mut ledger, watch: &mut watch, language: &language, words: &English };
        match step {
            Step::Hello { url, frame } => {
                answer(
                    Request::Hello { url: url.clone() },
                    &Sender::Sensor(Origin { tab: 1, frame, url }),
                    &mut world,
                    at,
                );
            }
            Step::Outline { outline, frame } => {
                let url = outline["url"].as_str().unwrap().to_owned();
                let outline = Box::new(json::from_text(&outline.to_string()).unwrap());
                answer(
                    Request::Outline { outline },
                    &Sender::Sensor(Origin { tab: 1, frame, url }),
                    &mut world,
                    at,
                );
            }
            Step::Request { url, body } => {
                let seen = request::Seen {
                    request_id: "1".to_owned(),
                    url,
                    method: "POST".to_owned(),
                    tab_id: 1,
                    time_stamp: now.timestamp_millis() as f64,
                };
                asked(&seen, body.unwrap_or_default().as_bytes(), &mut world, at);
            }
            Step::Answer { status } => answered("1", status, &mut world, at),
        }
    }
    ledger
}

/// For looking at a story that is not frozen yet: `STORY=file cargo test --test it story_of -- --nocapture`.
#[test]
fn story_of_the_environment() {
    if let Ok(path) = std::env::var("STORY") {
        let ledger = replay(Path::new(&path));
        eprintln!("{}", json::to_lines(&ledger.tokens));
    }
}
