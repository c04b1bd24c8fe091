//! What a page may send to its own server: the address up to the first line break, the body after it.

use chrono::DateTime;
use token_due::background::{Instant, answered, asked};
use token_due::json;
use token_due::ledger::Ledger;
use token_due::notice::request::Seen;

use super::world;

/// Tells whether anything was recorded.
pub fn hold(bytes: &[u8]) -> bool {
    let at = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (path, body) = bytes.split_at(at);
    let path = String::from_utf8_lossy(path);
    let instant = DateTime::from_timestamp(1_795_338_000, 0).unwrap_or_default();
    let mut any = false;
    // The last says by its address alone that a token is made; behind the others it takes a form as well.
    let places = [
        ("www.figma.com", &*path),
        ("id.atlassian.com", &*path),
        ("production.tokens.studio", &*path),
        ("www.figma.com", "api/user/dev_tokens"),
    ];
    for (host, path) in places {
        let seen = Seen {
            request_id: "1".into(),
            url: format!("https://{host}/{path}"),
            method: "POST".into(),
            tab_id: 1,
            at: 1_795_338_000_000,
        };
        let list = world::after(|world| {
            let at = Instant { now: instant, offset: 60, fresh_id: "some id" };
            asked(&seen, body.get(1..).unwrap_or_default(), world, at);
            answered("1", Some(200), world, at);
        });
        any |= !list.tokens.is_empty();
        let stored = json::to_text(&list);
        assert_eq!(json::from_text::<Ledger>(&stored).as_ref(), Ok(&list), "{stored}");
    }
    any
}
