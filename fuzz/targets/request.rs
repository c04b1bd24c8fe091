//! What a page may send to its own server: the address up to the first line break, the body after it.
#![no_main]

use chrono::DateTime;
use libfuzzer_sys::fuzz_target;
use token_due::background::{Instant, answered, asked};
use token_due::json;
use token_due::ledger::Ledger;
use token_due::notice::request::Seen;

#[path = "../world.rs"]
mod world;

fuzz_target!(|bytes: &[u8]| {
    let at = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (path, body) = bytes.split_at(at);
    let path = String::from_utf8_lossy(path);
    let instant = DateTime::from_timestamp(1_795_338_000, 0).unwrap_or_default();
    for host in ["www.figma.com", "id.atlassian.com", "production.tokens.studio"] {
        let seen = Seen {
            request_id: "1".into(),
            url: format!("https://{host}/{path}"),
            method: "POST".into(),
            tab_id: 1,
            time_stamp: 1_795_338_000_000.0,
        };
        let list = world::after(|world| {
            let at = Instant { now: instant, offset: 60, fresh_id: "some id" };
            asked(&seen, body.get(1..).unwrap_or_default(), world, at);
            answered("1", Some(200), world, at);
        });
        let stored = json::to_text(&list);
        assert_eq!(json::from_text::<Ledger>(&stored).as_ref(), Ok(&list), "{stored}");
    }
});
