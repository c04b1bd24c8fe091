//! Who may ask for what: every kind of message from every kind of sender, on a list that holds something.

use chrono::DateTime;
use serde_json::{Value, json};
use token_due::background::{Instant, Origin, Sender, World, answer};
use token_due::json;
use token_due::ledger::Ledger;
use token_due::notice::Watch;
use token_due::page::Language;
use token_due::protocol::Request;

use crate::remind_words::English;

const SETTINGS: &str = "https://www.figma.com/settings";

fn sensor(url: &str) -> Sender {
    Sender::Sensor(Origin { tab: 1, frame: 0, url: url.to_owned() })
}

/// Says something to a list with one token; gives the answer, and whether the list changed.
fn say(message: &Value, sender: &Sender) -> (Value, bool) {
    let (mut ledger, mut watch) = (Ledger::default(), Watch::default());
    let at = Instant {
        now: DateTime::from_timestamp_millis(1_795_338_000_000).unwrap(),
        offset: 60,
        fresh_id: "some id",
    };
    let mut world =
        World { ledger: &mut ledger, watch: &mut watch, language: &Language::default(), words: &English };
    let read = |message: &Value| json::from_text::<Request>(&message.to_string()).unwrap();
    let add = json!({"kind": "change", "change": {"what": "add", "fields": {"name": "kept"}}});
    answer(read(&add), &Sender::Page, &mut world, at);
    let before = world.ledger.clone();
    let reply = answer(read(message), sender, &mut world, at);
    let changed = *world.ledger != before;
    (serde_json::from_str(&json::to_text(&reply)).unwrap(), changed)
}

fn refused(reply: &Value) -> bool {
    reply["error"]["code"] == "not-allowed"
}

/// What pages of the extension ask.
fn of_pages() -> Vec<Value> {
    let change = |change: Value| json!({"kind": "change", "change": change});
    vec![
        json!({"kind": "look"}),
        json!({"kind": "erase"}),
        change(json!({"what": "add", "fields": {"name": "another"}})),
        change(json!({"what": "delete", "id": "some id"})),
        change(json!({"what": "settings", "settings": {"hour": 12}})),
        change(json!({"what": "restore", "tokens": []})),
    ]
}

/// What sensors say.
fn of_sensors() -> Vec<Value> {
    let outline = json!({"url": SETTINGS, "lang": "en", "cause": "load", "at": 1_795_338_000_000_u64, "zone": "Europe/Paris",
        "offset": 60, "nodes": []});
    vec![json!({"kind": "hello", "url": SETTINGS}), json!({"kind": "outline", "outline": outline})]
}

#[test]
fn a_sensor_may_say_what_it_sees_and_ask_for_nothing() {
    let sensor = sensor(SETTINGS);
    for message in of_sensors() {
        let (reply, changed) = say(&message, &sensor);
        assert_eq!(reply.get("error"), None, "{message}");
        assert!(!changed, "{message}");
    }
    for message in of_pages() {
        let (reply, changed) = say(&message, &sensor);
        assert!(refused(&reply) && !changed, "{message}: {reply}");
    }
}

#[test]
fn a_sensor_speaks_for_its_own_page_only() {
    for message in of_sensors() {
        for elsewhere in ["https://id.atlassian.com/manage-profile", "https://www.figma.com.example.org/", ""]
        {
            let (reply, changed) = say(&message, &sensor(elsewhere));
            assert_eq!(reply["error"]["code"], "foreign-page", "{message} from «{elsewhere}»");
            assert!(!changed, "{message}");
        }
    }
}

#[test]
fn a_page_of_the_extension_is_no_sensor() {
    for message in of_sensors() {
        let (reply, changed) = say(&message, &Sender::Page);
        assert!(refused(&reply) && !changed, "{message}: {reply}");
    }
}

#[test]
fn anyone_else_may_say_nothing() {
    for message in [of_pages(), of_sensors()].concat() {
        let (reply, changed) = say(&message, &Sender::Foreign);
        assert!(refused(&reply) && !changed, "{message}: {reply}");
    }
}
