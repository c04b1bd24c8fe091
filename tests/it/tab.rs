//! One tab of a browser: a page of keys on which one is made, requests and their answers, what was told.

use token_due::notice::{Context, Event, Watch, request};
use token_due::page::{Language, Outline};

use crate::seen::{at, outline};

pub(crate) const KEYS: &str = "https://app.prod.tokens.studio/settings/api-keys";
/// Where everything is sent, so that the address tells nothing.
pub(crate) const GRAPHQL: &str = "https://app.prod.tokens.studio/graphql";
pub(crate) const FIGMA: &str = "https://www.figma.com/settings";
pub(crate) const PRESSED: &str = r#","pressed":true"#;
pub(crate) const CREATES: &str = "https://www.figma.com/api/user/dev_tokens";
/// A body with a name alone.
pub(crate) const CI: &str = r#"{"variables":{"name":"ci"}}"#;

/// A form with a name in it; what is added to its name field and to its button.
pub(crate) fn filled(cause: &str, ms: i64, name: &str, field: &str, button: &str) -> Outline {
    let nodes = format!(
        r#"{{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"API Keys"}},{{"d":1,"role":"form","name":"Create new key"}},
        {{"d":2,"role":"textbox","name":"Name","value":"{name}"{field}}},{{"d":2,"role":"combobox","name":"Expiration","value":"30 days"}},
        {{"d":2,"role":"button","name":"Create key"{button}}}"#
    );
    outline(KEYS, cause, ms, &nodes)
}

pub(crate) fn form(ms: i64) -> Outline {
    filled("change", ms, "ci", "", "")
}

pub(crate) fn press(ms: i64) -> Outline {
    filled("press", ms, "ci", "", PRESSED)
}

/// Enter in the name field, which may ask for the token.
pub(crate) fn enter(ms: i64) -> Outline {
    filled("press", ms, "ci", PRESSED, "")
}

/// The page without the form, with more on it.
fn page(cause: &str, ms: i64, more: &str) -> Outline {
    let nodes = format!(r#"{{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"API Keys"}}{more}"#);
    outline(KEYS, cause, ms, &nodes)
}

pub(crate) fn gone(ms: i64) -> Outline {
    page("change", ms, "")
}

pub(crate) fn secret(ms: i64) -> Outline {
    page("change", ms, r#",{"d":1,"role":"secret","key":"1"}"#)
}

pub(crate) fn escape(ms: i64) -> Outline {
    page("escape", ms, "")
}

pub(crate) fn figma(cause: &str, ms: i64, more: &str, pressed: &str) -> Outline {
    let nodes = format!(
        r#"{{"d":0,"role":"dialog","name":"Generate new token"}},{{"d":1,"role":"textbox","name":"Token name","value":"ci"}},
        {{"d":1,"role":"combobox","name":"Expiration","value":"30 days"}},{{"d":1,"role":"button","name":"Generate token"{pressed}}}{more}"#
    );
    outline(FIGMA, cause, ms, &nodes)
}

/// A list of rows; what is added to the last control of the first, and what stands above them.
pub(crate) fn list(cause: &str, ms: i64, names: &[&str], pressed: &str, above: &str) -> Outline {
    let rows = names.iter().enumerate().map(|(place, name)| {
        let pressed = if place == 0 { pressed } else { "" };
        format!(
            r#",{{"d":2,"role":"row"}},{{"d":3,"role":"cell","name":"{name}"}},{{"d":3,"role":"cell","name":"Feb 20, 2027"}},{{"d":3,"role":"cell"}},
            {{"d":4,"role":"button","name":"Revoke"{pressed}}}"#
        )
    });
    let rows: String = rows.collect();
    page(cause, ms, &format!(r#"{above},{{"d":1,"role":"table"}}{rows}"#))
}

#[derive(Default)]
pub(crate) struct Tab {
    pub(crate) watch: Watch,
    language: Language,
    told: usize,
}

impl Tab {
    /// A tab in which these were seen.
    pub(crate) fn after(outlines: &[Outline]) -> Self {
        let mut tab = Self::default();
        for outline in outlines {
            tab.see(outline);
        }
        tab
    }

    pub(crate) fn see(&mut self, outline: &Outline) -> Vec<Event> {
        self.told += 1;
        let id = format!("token-{}", self.told);
        self.watch.see(outline, 0, &Context::of(outline, &self.language, &id).unwrap())
    }

    /// A request is sent.
    pub(crate) fn ask(&mut self, id: &str, url: &str, ms: i64, body: &str) {
        let seen = request::Seen {
            request_id: id.to_owned(),
            url: url.to_owned(),
            method: "POST".to_owned(),
            tab_id: 1,
            at: at(ms).timestamp_millis(),
        };
        let cx = Context::outside(url, &self.language, at(ms), 0, "new").unwrap();
        let claim = request::read(&seen, body.as_bytes(), cx.site, cx.today, cx.offset).unwrap();
        self.watch.ask(claim, &cx.address.page());
    }

    /// It is answered.
    pub(crate) fn answer(&mut self, id: &str, url: &str, ms: i64, status: u16) -> Option<Event> {
        self.told += 1;
        let fresh = format!("token-{}", self.told);
        let cx = Context::outside(url, &self.language, at(ms), 0, &fresh).unwrap();
        self.watch.answered(id, Some(status), &cx)
    }

    /// A request of the form's site, answered with success a little later.
    pub(crate) fn asked(&mut self, ms: i64, body: &str) -> Option<Event> {
        self.ask("1", KEYS, ms, body);
        self.answer("1", KEYS, ms + 100, 200)
    }

    pub(crate) fn leave(&mut self, ms: i64) -> Option<Event> {
        self.watch.leave(&Context::outside(KEYS, &self.language, at(ms), 0, "left").unwrap())
    }
}

/// What happened, in short: the kind of event and the id of the token.
fn short(events: impl IntoIterator<Item = Event>) -> Vec<String> {
    let short = |event| match event {
        Event::Created(it) => format!("created {}", it.id),
        Event::Unconfirmed(it) => format!("unconfirmed {}", it.id),
        Event::Listed(it) => format!("{} rows", it.rows.len()),
        Event::Changed { name, what, .. } => format!("{what:?} {}", name.as_str()),
        Event::Refused { id } => format!("refused {id}"),
    };
    events.into_iter().map(short).collect()
}

pub(crate) fn said(events: impl IntoIterator<Item = Event>) -> String {
    short(events).join(", ")
}
