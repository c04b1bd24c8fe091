//! What the body of a request says, and which day it is at the user's place.

use token_due::notice::expiry::Choice;
use token_due::notice::{Context, request};
use token_due::page::language::Unit;
use token_due::page::lifetime::Lifetime;
use token_due::page::{Address, Language};
use token_due::sites::site_of;

const FIGMA: &str = "https://www.figma.com/api/user/dev_tokens";
const OTHER: &str = "https://id.atlassian.com/gateway/api/tokens";

/// What a request asks for, on November 22 five hours east of UTC.
fn read(method: &str, url: &str, body: &str) -> Option<request::Claim> {
    let seen = request::Seen {
        request_id: "1".to_owned(),
        url: url.to_owned(),
        method: method.to_owned(),
        tab_id: 1,
        at: 1_795_338_000_000,
    };
    let site = site_of(Address::parse(url).unwrap()).unwrap();
    request::read(&seen, body.as_bytes(), site, "2026-11-22".parse().unwrap(), 300)
}

/// The name that a request holds.
fn name(method: &str, body: &str) -> Option<String> {
    read(method, OTHER, body).map(|claim| claim.name.as_str().to_owned())
}

/// The expiry of a token called `ci`, with these fields beside its name.
fn choice(url: &str, fields: &str) -> Option<Choice> {
    read("POST", url, &format!(r#"{{"desc":"ci",{fields}}}"#)).unwrap().choice
}

fn days(count: u32) -> Option<Choice> {
    Some(Choice::After(Lifetime::days(count)))
}

fn on(day: &str) -> Option<Choice> {
    Some(Choice::On(day.parse().unwrap()))
}

#[test]
fn only_what_is_sent_to_be_kept_is_read() {
    let body = r#"{"name":"ci"}"#;
    for method in ["POST", "PUT"] {
        assert_eq!(name(method, body).as_deref(), Some("ci"), "{method}");
    }
    for method in ["GET", "PATCH", "OPTIONS"] {
        assert_eq!(name(method, body), None, "{method}");
    }
}

/// Forms ask whether a name is free before they ask for the token.
#[test]
fn what_asks_about_a_name_asks_for_no_token() {
    let asks = |path: &str, operation: &str| {
        let body = format!(r#"{{"operationName":"{operation}","variables":{{"name":"ci"}}}}"#);
        read("POST", &format!("https://id.atlassian.com/gateway/api/{path}"), &body).is_none()
    };
    for path in ["tokens/check-name", "tokens/validate", "tokenNameExists", "name-availability"] {
        assert!(asks(path, "Create"), "{path}");
    }
    assert!(asks("graphql", "CheckTokenName"));
    assert!(!asks("graphql", "CreateToken") && !asks("checks/tokens", "Create"));
}

/// Whether a request ends something, and whether it may end all.
fn ends(method: &str, path: &str, body: &str) -> Option<(bool, bool)> {
    let claim = read(method, &format!("https://id.atlassian.com/gateway/api/{path}"), body)?;
    Some((claim.ends, claim.certain))
}

#[test]
fn what_ends_says_so_by_its_method_its_address_or_its_operation() {
    const ONE: Option<(bool, bool)> = Some((true, false));
    assert_eq!(ends("DELETE", "tokens/1", ""), ONE);
    assert_eq!(ends("DELETE", "tokens", ""), Some((true, true)));
    assert_eq!(ends("DELETE", "api-keys", ""), Some((true, true)));
    assert_eq!(ends("POST", "tokens/1/revoke", ""), ONE);
    assert_eq!(ends("PATCH", "tokens/1/revokeToken", ""), ONE);
    assert_eq!(ends("POST", "tokens/delete", r#"{"id":"1"}"#), ONE);
    assert_eq!(ends("POST", "graphql", r#"{"operationName":"DeleteAPIKey","variables":{"id":"1"}}"#), ONE);
    // A repository may be called so, and a token as well.
    assert_eq!(ends("POST", "revoke-bot/tokens", r#"{"name":"ci"}"#), Some((false, false)));
    assert_eq!(ends("POST", "tokens", r#"{"name":"delete old branches"}"#), Some((false, false)));
    assert_eq!(ends("POST", "graphql", r#"{"operationName":"Keys"}"#), None);
}

#[test]
fn a_body_is_read_up_to_its_bound() {
    let of_bytes = |count: usize| {
        let body = r#"{"name":"ci"}"#;
        name("POST", &format!("{body}{}", " ".repeat(count - body.len())))
    };
    assert_eq!(of_bytes(request::MAX_BODY).as_deref(), Some("ci"));
    assert_eq!(of_bytes(request::MAX_BODY + 1), None);
}

#[test]
fn a_name_is_found_six_levels_down_and_no_deeper() {
    let inside = |open: &str, close: &str, levels: usize| {
        name("POST", &format!(r#"{}{{"name":"ci"}}{}"#, open.repeat(levels), close.repeat(levels)))
    };
    for (open, close) in [(r#"{"a":"#, "}"), ("[", "]")] {
        assert_eq!(inside(open, close, 5).as_deref(), Some("ci"), "{open}");
        assert_eq!(inside(open, close, 6), None, "{open}");
    }
}

#[test]
fn only_a_field_for_the_expiry_says_that_there_is_none() {
    assert_eq!(choice(OTHER, r#""expiresAt":null"#), Some(Choice::Never));
    assert_eq!(choice(OTHER, r#""expiration_date":null"#), Some(Choice::Never));
    assert_eq!(choice(OTHER, r#""owner":null"#), None);
    assert_eq!(choice(OTHER, r#""description_of_the_owner":null"#), None);
    assert_eq!(choice(OTHER, r#""expiration_notification":null"#), None);
}

#[test]
fn only_a_number_for_the_expiry_is_a_length_of_life() {
    assert_eq!(choice(OTHER, r#""expirationDays":30"#), days(30));
    assert_eq!(choice(OTHER, r#""limit":30"#), None);
}

#[test]
fn a_day_is_the_one_at_the_users_place_and_has_not_passed() {
    assert_eq!(choice(OTHER, r#""expiresAt":"2027-02-20T20:30:00Z""#), on("2027-02-21"));
    assert_eq!(choice(OTHER, r#""expiresAt":"2026-11-22""#), on("2026-11-22"));
    assert_eq!(choice(OTHER, r#""expiresAt":"2026-11-21""#), None);
}

/// The body may hold a date of something else as well.
#[test]
fn figma_says_a_life_in_seconds() {
    let other = r#""valid_from":"2027-01-01""#;
    assert_eq!(choice(FIGMA, &format!(r#"{other},"expiration":2592000"#)), days(30));
    assert_eq!(choice(FIGMA, &format!(r#"{other},"expiration":86400"#)), days(1));
    assert_eq!(choice(FIGMA, &format!(r#"{other},"expiration":null"#)), Some(Choice::Never));
    // Not so many days, which it was taken for.
    let hour = Choice::After(Lifetime { count: 1, unit: Unit::Hour });
    assert_eq!(choice(FIGMA, r#""expiration":3600"#), Some(hour));
    // A day that was picked: 25 hours, some weeks, and ten hours from 14:00, which it is at the place of the test.
    assert_eq!(choice(FIGMA, r#""expiration":90000"#), on("2026-11-23"));
    assert_eq!(choice(FIGMA, r#""expiration":3882221"#), on("2027-01-06"));
    assert_eq!(choice(FIGMA, r#""expiration":36060"#), on("2026-11-23"));
    for no_days in ["0", "-86400", "4294967296"] {
        assert_eq!(choice(FIGMA, &format!(r#""expiration":{no_days}"#)), None, "{no_days}");
    }
}

#[test]
fn the_day_is_the_one_at_the_users_place() {
    let language = Language::default();
    let days = |now: &str, offset: i32| {
        let now = now.parse().unwrap();
        let cx = Context::outside("https://www.figma.com/settings", &language, now, offset, "new").unwrap();
        assert_eq!(cx.day(now), cx.today);
        cx.today.to_string()
    };
    assert_eq!(days("2026-11-22T23:00:00Z", 120), "2026-11-23");
    assert_eq!(days("2026-11-22T23:00:00Z", -120), "2026-11-22");
    assert_eq!(days("2026-11-22T01:00:00Z", -120), "2026-11-21");
}
