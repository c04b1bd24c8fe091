//! One tab over time: how long what was filled in, pressed and asked for is waited for, and what still belongs to it.

use chrono::{DateTime, Utc};
use token_due::notice::{Context, Event, Watch, request};
use token_due::page::{Language, Outline};

pub(crate) const KEYS: &str = "https://app.prod.tokens.studio/settings/api-keys";
pub(crate) const FIGMA: &str = "https://www.figma.com/settings";
pub(crate) const PRESSED: &str = r#","pressed":true"#;
/// A body with a name alone.
pub(crate) const CI: &str = r#"{"variables":{"name":"ci"}}"#;

/// An instant of the tests: milliseconds after their beginning.
pub(crate) fn at(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(1_795_338_000_000 + ms).unwrap()
}

pub(crate) fn outline(url: &str, cause: &str, ms: i64, nodes: &str) -> Outline {
    let at = 1_795_338_000_000 + ms;
    let text = format!(
        r#"{{"url":"{url}","lang":"en","cause":"{cause}","at":{at},"zone":"UTC","offset":0,"life":1,"whole":true,"nodes":[{nodes}]}}"#
    );
    token_due::json::from_text(&text).unwrap()
}

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
fn enter(ms: i64) -> Outline {
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

fn escape(ms: i64) -> Outline {
    page("escape", ms, "")
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
            time_stamp: at(ms).timestamp_millis() as f64,
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

    fn leave(&mut self, ms: i64) -> Option<Event> {
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

#[test]
fn the_sensor_looks_on_while_something_may_come() {
    let looks = |outlines: &[Outline], ms| Tab::after(outlines).watch.attention(at(ms));
    assert_eq!(looks(&[], 0), 0);
    assert_eq!(looks(&[gone(0)], 0), 0);
    assert_eq!(looks(&[form(0)], 0), 10_000);
    // A press is kept after twenty seconds: one more look then.
    assert_eq!(looks(&[press(0)], 0), 21_000);
    assert_eq!(looks(&[press(0)], 5_000), 16_000);
    assert_eq!(looks(&[press(0)], 20_000), 25_000);
    assert_eq!(looks(&[press(0)], 20_500), 25_000);
    assert_eq!(looks(&[press(0), gone(1_000), gone(21_000)], 21_000), 25_000);
    // A row that may go, and one that may come back.
    let rows = ["deploy", "backup"];
    let revoke = [list("load", 0, &rows, "", ""), list("press", 1_000, &rows, PRESSED, "")];
    assert_eq!(looks(&revoke[..1], 0), 0);
    assert_eq!(looks(&revoke, 1_000), 25_000);
    let over = [&revoke[..], &[list("change", 2_000, &rows[1..], "", "")]].concat();
    assert_eq!(looks(&over, 2_000), 10_000);
}

#[test]
fn a_new_document_is_looked_at_while_a_form_or_a_press_waits() {
    let waits = |outlines: &[Outline], ms| Tab::after(outlines).watch.is_waiting(at(ms));
    assert!(!waits(&[], 0));
    assert!(!waits(&[gone(0)], 0));
    let hour = 3_600_000;
    assert!(waits(&[form(0)], 0));
    assert!(waits(&[form(0)], hour - 1));
    assert!(!waits(&[form(0)], hour));
    assert!(!waits(&[form(0)], hour + 1));
    // The form was given up after it had been sent: the press alone waits.
    let sent = [press(0), gone(1_000), escape(2_000)];
    assert!(waits(&sent, 599_999));
    assert!(!waits(&sent, 600_000));
    assert!(!waits(&sent, 600_001));
}

#[test]
fn a_tab_that_saw_something_is_not_idle() {
    assert!(Watch::default().is_idle());
    assert!(!Tab::after(&[form(0)]).watch.is_idle());
}

#[test]
fn no_more_than_sixteen_documents_of_a_tab_are_remembered() {
    let (mut watch, language) = (Watch::default(), Language::default());
    for frame in 0..40 {
        let page = gone(frame.into());
        watch.see(&page, frame, &Context::of(&page, &language, "new").unwrap());
    }
    let kept: serde_json::Value = serde_json::from_str(&token_due::json::to_text(&watch)).unwrap();
    assert_eq!(kept["frames"].as_array().unwrap().len(), 16);
}

#[test]
fn what_is_too_old_is_forgotten() {
    let looks = |outlines: &[Outline]| Tab::after(outlines).watch.attention(at(100_000_000));
    let hour = 3_600_000;
    assert_eq!(looks(&[form(0), gone(hour)]), 10_000);
    assert_eq!(looks(&[form(0), gone(hour + 1)]), 0);
    let sent = [press(0), gone(1_000), escape(2_000)];
    let later = |ms| [&sent[..], &[gone(ms)]].concat();
    assert_eq!(looks(&later(600_000)), 25_000);
    assert_eq!(looks(&later(600_001)), 0);
    // More evidence of the same token comes within two minutes.
    let shown = |ms: i64| {
        let mut tab = Tab::after(&[press(0), gone(1_000)]);
        assert_eq!(said(tab.asked(1_900, CI)), "created token-1");
        said(tab.see(&secret(2_000 + ms)))
    };
    assert_eq!(shown(120_000), "created token-1");
    assert_eq!(shown(120_001), "");
}

/// GraphQL answers "this name is taken" with success; then something is changed in the form, and it is given up.
#[test]
fn what_stayed_after_its_answer_was_not_taken_once_its_form_is_changed() {
    let tick = r#"},{"d":2,"role":"checkbox","name":"Read","checked":true"#;
    let mut tab = Tab::after(&[filled("press", 0, "ci", tick, PRESSED)]);
    assert_eq!(said(tab.asked(100, CI)), "");
    tab.see(&filled("change", 1_000, "ci", tick, ""));
    tab.see(&filled("press", 2_000, "ci", &format!("{tick}{PRESSED}"), ""));
    assert_eq!(said(tab.see(&gone(3_000))), "");
}

#[test]
fn enter_after_the_button_asks_for_the_same_token() {
    let mut tab = Tab::after(&[press(0), enter(1_000), gone(2_000)]);
    assert_eq!(said(tab.see(&gone(22_000))), "unconfirmed token-1");
}

#[test]
fn a_press_on_another_page_takes_nothing_back() {
    let other = outline(
        "https://app.prod.tokens.studio/settings/profile",
        "press",
        2_000,
        r#"{"d":0,"role":"main"},{"d":1,"role":"heading","name":"Profile"},{"d":1,"role":"button","name":"Log"},
        {"d":1,"role":"button","name":"Photo","pressed":true},{"d":1,"role":"button","name":"Help"}"#,
    );
    let mut tab = Tab::after(&[press(0), gone(1_000), other]);
    assert_eq!(said(tab.see(&gone(22_000))), "unconfirmed token-1");
}

pub(crate) fn figma(cause: &str, ms: i64, more: &str, pressed: &str) -> Outline {
    let nodes = format!(
        r#"{{"d":0,"role":"dialog","name":"Generate new token"}},{{"d":1,"role":"textbox","name":"Token name","value":"ci"}},
        {{"d":1,"role":"combobox","name":"Expiration","value":"30 days"}},{{"d":1,"role":"button","name":"Generate token"{pressed}}}{more}"#
    );
    outline(FIGMA, cause, ms, &nodes)
}

pub(crate) const CREATES: &str = "https://www.figma.com/api/user/dev_tokens";

#[test]
fn a_request_that_is_told_of_before_its_press_makes_one_token() {
    let shown = |name: &str, ms| {
        let mut tab = Tab::default();
        tab.ask("1", CREATES, 0, &format!(r#"{{"desc":"{name}"}}"#));
        let mut events = Vec::from_iter(tab.answer("1", CREATES, 100, 200));
        events.extend(tab.see(&figma("press", ms, "", PRESSED)));
        events.extend(tab.see(&figma("change", ms + 100, r#",{"d":1,"role":"secret","key":"1"}"#, "")));
        said(events)
    };
    assert_eq!(shown("ci", 200), "created token-1, created token-1");
    assert_eq!(shown("ci", 9_999), "created token-1, created token-1");
    assert_eq!(shown("ci", 10_000), "created token-1, created token-2");
    assert_eq!(shown("docs", 200), "created token-1, created token-2");
}

#[test]
fn an_answer_that_is_told_of_before_its_press_proves_it_by_its_name() {
    let told = |name: &str| {
        let mut tab = Tab::default();
        tab.asked(500, &format!(r#"{{"name":"{name}"}}"#));
        tab.see(&press(500));
        said(tab.see(&gone(1_000)))
    };
    assert_eq!(told("ci"), "created token-2");
    assert_eq!(told("docs"), "");
}

#[test]
fn giving_up_counts_unless_its_own_request_is_on_its_way() {
    let told = |body: &str, answered: bool| {
        let mut tab = Tab::after(&[press(0)]);
        tab.ask("1", KEYS, 0, body);
        if answered {
            tab.answer("1", KEYS, 100, 200);
        }
        tab.see(&filled("escape", 200, "ci", "", ""));
        said(tab.see(&secret(1_000)))
    };
    assert_eq!(told(CI, false), "created token-1");
    assert_eq!(told(CI, true), "");
    assert_eq!(told(r#"{"name":"docs"}"#, false), "");
}

#[test]
fn a_press_that_was_no_clear_request_is_dropped_after_twenty_seconds() {
    let looks = |ms| Tab::after(&[enter(0), gone(1_000), gone(ms)]).watch.attention(at(ms));
    assert_eq!((looks(20_000), looks(20_001)), (25_000, 0));
}

#[test]
fn a_request_that_was_pressed_and_not_proven_is_kept_after_twenty_seconds_or_when_the_tab_goes() {
    let kept = |ms| said(Tab::after(&[press(0), gone(1_000)]).see(&gone(ms)));
    assert_eq!(kept(20_000), "");
    assert_eq!(kept(20_001), "unconfirmed token-1");
    let left = |outlines: &[Outline]| said(Tab::after(outlines).leave(30_000));
    assert_eq!(left(&[press(0)]), "unconfirmed token-1");
    assert_eq!(left(&[enter(0)]), "");
    assert_eq!(left(&[form(0)]), "");
    // It is kept already.
    assert_eq!(left(&[press(0), gone(1_000), gone(21_000)]), "");
}

#[test]
fn a_list_tells_nothing_while_something_is_being_made() {
    let rows = |ms| list("change", ms, &["deploy", "backup"], "", "");
    assert_eq!(said(Tab::default().see(&rows(0))), "2 rows");
    assert_eq!(said(Tab::after(&[press(0)]).see(&rows(1_000))), "");
}

/// A filter or a field to search in that holds something is no name that is being changed.
#[test]
fn a_list_with_a_filter_is_read_as_any_other() {
    let rows = ["deploy", "backup"];
    let owner = r#",{"d":1,"role":"combobox","name":"Owner","value":"deploy"}"#;
    let mut tab = Tab::after(&[list("load", 0, &rows, "", owner)]);
    assert_eq!(said(tab.see(&list("change", 1_000, &rows[1..], "", owner))), "1 rows");
    let search = r#",{"d":1,"role":"searchbox","name":"Search","value":"a"}"#;
    let mut tab =
        Tab::after(&[list("load", 0, &rows, "", search), list("press", 1_000, &rows, PRESSED, search)]);
    let events = said(tab.see(&list("change", 2_000, &rows[1..], "", search)));
    assert_eq!(events, "Revoked deploy, 1 rows");
}
