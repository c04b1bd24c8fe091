//! Lists of all kinds and the pages of the extension that show them: for pictures, for accessibility, for the bench.

use chrono::{Days, Local, NaiveDate, SecondsFormat, Utc};
use serde_json::{Value, json};

use crate::{Extension, Page, Result, by};

/// A list to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Before the first token.
    Empty,
    /// One token, with nothing to do.
    One,
    /// What a team has after some years: every site, stage and state.
    Forty,
    /// Names that are long, written from right to left, made of pictures, or not there.
    Long,
}

/// A page of the extension in one of its states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The popup as it opens.
    Popup,
    /// The popup with its first line opened, and what can be put off.
    Line,
    /// The popup with the form for a new token.
    Form,
    /// The options, with the choice of tokens and the record opened.
    Options,
    /// The page after the installation.
    Welcome,
}

impl List {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Empty, Self::One, Self::Forty, Self::Long];

    /// Its name in that of a picture.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::One => "one",
            Self::Forty => "forty",
            Self::Long => "long",
        }
    }

    /// Makes it the list of the extension.
    pub async fn load(self, extension: &Extension) -> Result<()> {
        extension.erase().await?;
        match self {
            Self::Empty => Ok(()),
            Self::One => extension.import(&[one()]).await,
            Self::Forty => extension.import(&forty()).await,
            Self::Long => extension.import(&long()).await,
        }
    }
}

impl View {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Popup, Self::Line, Self::Form, Self::Options, Self::Welcome];

    /// Its name in that of a picture.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Popup => "popup",
            Self::Line => "line",
            Self::Form => "form",
            Self::Options => "options",
            Self::Welcome => "welcome",
        }
    }

    /// Whether it looks otherwise with another list, or is there at all.
    pub fn shows(self, list: List) -> bool {
        match self {
            Self::Popup | Self::Options => true,
            Self::Line => list != List::Empty,
            Self::Form | Self::Welcome => list == List::Empty,
        }
    }

    /// The size of its window in CSS pixels, and whether the window shows no more than that.
    pub const fn size(self) -> (u32, u32, bool) {
        match self {
            // What browsers give a popup at most.
            Self::Popup | Self::Line | Self::Form => (360, 600, true),
            Self::Options | Self::Welcome => (1000, 700, false),
        }
    }

    /// Goes to it.
    pub async fn open(self, page: &Page, extension: &Extension) -> Result<()> {
        let file = match self {
            Self::Popup | Self::Line | Self::Form => "popup.html",
            Self::Options => "options.html",
            Self::Welcome => "welcome.html",
        };
        page.goto(&extension.address(file)).await?;
        page.find(&by::css("main[aria-busy=false]")).await?;
        match self {
            Self::Line => {
                page.click(&by::css("li.token summary")).await?;
                page.find(&by::css("details[open] .actions")).await?;
                if page.has(&by::css("[data-panel=panel-snooze]")).await? {
                    page.click(&by::css("[data-panel=panel-snooze]")).await?;
                }
            }
            Self::Form => {
                page.click(&by::css("#add")).await?;
                page.click(&by::css(".rest summary")).await?;
            }
            Self::Options => {
                page.run("for (const it of document.querySelectorAll('details')) it.open = true", vec![])
                    .await?;
                page.find(&by::css("#record-text:not(:empty)")).await?;
                page.find(&by::css("#told > *")).await?;
            }
            Self::Popup | Self::Welcome => {}
        }
        Ok(())
    }
}

/// A list of that many tokens, about half of which have a date.
pub fn many(count: usize) -> Vec<Value> {
    let days = |number: usize| i64::try_from(number % 700).unwrap_or_default() - 10;
    let named = |number| record(&format!("Token {number} of the pipeline"), days(number));
    (0..count)
        .map(|number| {
            let places = json!([format!("project {}", number % 37), "GitHub Actions"]);
            let token = with(
                named(number),
                json!({"id": format!("t{number}"), "used_in": places, "scopes": ["file_content:read", "webhooks:write"]}),
            );
            if number % 2 == 0 { token } else { with(token, json!({"expiry": {"kind": "never"}})) }
        })
        .collect()
}

/// The day that many days from today, which may be over.
fn day(days: i64) -> NaiveDate {
    let (today, by) = (Local::now().date_naive(), Days::new(days.unsigned_abs()));
    if days < 0 { today - by } else { today + by }
}

fn record(name: &str, days: i64) -> Value {
    let id = format!("t{}.{days}", name.len());
    json!({
        "id": id, "provider": "figma", "kind": "personal-access-token", "name": name, "app": null,
        "scopes": ["file_content:read"], "created": {"kind": "on", "on": day(days - 90).to_string()},
        "expiry": {"kind": "on", "on": day(days).to_string()}, "state": "active", "evidence": ["form", "reveal"],
        "last_seen": Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true), "page": "https://www.figma.com/settings",
        "used_in": [], "note": "", "replaced_by": null, "reminders": null, "snoozed_until": null,
        "history": [{"at": "2026-01-15T09:00:00Z", "what": "noticed"}],
    })
}

fn with(mut token: Value, fields: Value) -> Value {
    if let (Value::Object(token), Value::Object(fields)) = (&mut token, fields) {
        token.extend(fields);
    }
    token
}

fn atlassian(name: &str, days: i64, app: &str) -> Value {
    let fields = json!({
        "provider": "atlassian", "kind": "api-token-with-scopes", "app": app,
        "scopes": ["read:repository:bitbucket", "write:pullrequest:bitbucket"],
        "page": "https://id.atlassian.com/manage-profile/security/api-tokens",
    });
    with(record(name, days), fields)
}

fn studio(name: &str, days: i64) -> Value {
    let fields = json!({
        "provider": "tokens-studio", "kind": "service-account-token", "scopes": ["tokens:read"],
        "page": "https://app.prod.tokens.studio/",
    });
    with(record(name, days), fields)
}

fn used(token: Value, places: &[&str]) -> Value {
    with(token, json!({"used_in": places}))
}

fn one() -> Value {
    used(record("Design sync in CI", 79), &["GitHub Actions: design-sync"])
}

fn forty() -> Vec<Value> {
    let mut tokens = vec![
        used(record("Icon export", -2), &["laptop", "GitHub Actions: icons"]),
        used(
            atlassian("Release notes bot", 3, "Bitbucket"),
            &["Jenkins: nightly", "Confluence page «Releases»"],
        ),
        used(record("Design sync in CI", 12), &["GitHub Actions: design-sync"]),
        with(studio("Theme export", 18), json!({"note": "Ask Ana before it is changed."})),
        with(atlassian("Status page", 24, "Jira"), json!({"snoozed_until": format!("{}T09:00:00Z", day(3))})),
        with(record("Plugin review", 60), json!({"state": "unconfirmed", "evidence": ["form"]})),
        with(atlassian("Backup of the wiki", 1, "Confluence"), json!({"expiry": {"kind": "never"}})),
        with(record("Old plugin", 1), json!({"expiry": {"kind": "unknown"}})),
        with(record("Design sync", -30), json!({"state": "revoked"})),
        with(studio("Theme export, first", -60), json!({"state": "replaced"})),
        with(record("Mirror", 200), json!({"provider": "other", "kind": "other", "page": ""})),
    ];
    let jobs = ["Nightly build", "Storybook", "Changelog", "Screenshots", "Metrics"];
    for number in 0..29_i64 {
        let job = jobs.get(usize::try_from(number % 5).unwrap_or_default()).copied().unwrap_or_default();
        let (name, days) = (format!("{job} {}", number / 5 + 1), 36 + number * 11);
        let token = match number % 3 {
            0 => record(&name, days),
            1 => atlassian(&name, days, "Jira"),
            _ => studio(&name, days),
        };
        tokens.push(if number % 4 == 0 { used(token, &["GitLab CI"]) } else { token });
    }
    tokens
}

fn long() -> Vec<Value> {
    let scopes: Vec<String> =
        (0..24).map(|number| format!("read:something-with-a-long-name-{number}:jira")).collect();
    let place = "a place whose description goes on and on because someone pasted a sentence into the field";
    let first =
        used(record(&"Deployment of everything to everywhere ".repeat(13), 2), &[place, place, "laptop"]);
    vec![
        with(first, json!({"scopes": scopes, "note": "n".repeat(300)})),
        record(&"x".repeat(500), 9),
        used(atlassian("מפתח לפריסה של האתר (גיבוי)", 14, "Jira"), &["שרת הבנייה"]),
        record("مفتاح النشر 2026 — CI", 20),
        record("👩‍👩‍👧‍👦🔑🚀 日本語のトークン名・設計同期", 40),
        with(record("", 50), json!({"scopes": []})),
        record("<b>not bold</b> &amp; \"quoted\"", 60),
    ]
}
