//! What the facts say that pages may look like, where no look-alike page shows it: one form or one list, in many makes.

use token_due::ledger::{Expiry, Ledger, State, Token};
use token_due::notice::{Context, Watch, request};
use token_due::page::{Language, Outline};

use crate::seen::{self, BEGIN};

const FIGMA: &str = "https://www.figma.com/files/recents";
pub(crate) const ACCOUNT: &str = "https://id.atlassian.com/manage-profile/security/api-tokens";
pub(crate) const STUDIO: &str = "https://app.prod.tokens.studio/settings/api-keys";

pub(crate) fn outline(url: &str, cause: &str, seconds: i64, nodes: &str) -> Outline {
    seen::outline(url, cause, seconds * 1000, nodes)
}

/// A dialog with a button to give up, and one that acts.
pub(crate) fn dialog(url: &str, cause: &str, seconds: i64, title: &str, fields: &str, act: &str) -> Outline {
    let pressed = if cause == "press" { r#","pressed":true"# } else { "" };
    let nodes = format!(
        r#"{{"d":0,"role":"dialog","name":"{title}"}},{fields},{{"d":1,"role":"button","name":"Cancel"}},
        {{"d":1,"role":"button","name":"{act}"{pressed}}}"#
    );
    outline(url, cause, seconds, &nodes)
}

pub(crate) fn reveal(url: &str, seconds: i64) -> Outline {
    outline(
        url,
        "change",
        seconds,
        r#"{"d":0,"role":"dialog","name":"Copy it now"},{"d":1,"role":"secret","key":"1"}"#,
    )
}

pub(crate) fn after(sitting: &[Outline]) -> Vec<Token> {
    let (mut watch, mut ledger, language) = (Watch::default(), Ledger::default(), Language::default());
    for (number, outline) in sitting.iter().enumerate() {
        let id = format!("{number:08}-0000-4000-8000-000000000000");
        let cx = Context::of(outline, &language, &id).unwrap();
        watch.see(outline, 0, &cx).iter().for_each(|event| {
            ledger.apply(event);
        });
    }
    ledger.tokens
}

/// The one token that such a form makes, by its name, scopes and expiry.
pub(crate) fn made(url: &str, title: &str, fields: &str, act: &str) -> (String, Vec<String>, String) {
    let tokens = after(&[
        dialog(url, "change", 0, title, fields, act),
        dialog(url, "press", 5, title, fields, act),
        reveal(url, 6),
    ]);
    let [token] = &tokens[..] else { panic!("{} tokens of {fields}", tokens.len()) };
    let scopes = token.scopes.iter().map(|scope| scope.as_str().to_owned()).collect();
    (token.name.as_str().to_owned(), scopes, until(token.expiry))
}

pub(crate) fn until(expiry: Expiry) -> String {
    match expiry {
        Expiry::Never => "never".to_owned(),
        Expiry::Unknown => "unknown".to_owned(),
        dated => dated.last_day(0).map_or_else(String::new, |day| day.to_string()),
    }
}

pub(crate) const NAME: &str = r#"{"d":1,"role":"textbox","name":"Token name","value":"ci"}"#;
pub(crate) const MONTH: &str = r#",{"d":1,"role":"combobox","name":"Expiration","value":"30 days"}"#;

fn figma(fields: &str) -> (String, Vec<String>, String) {
    made(FIGMA, "Generate new token", fields, "Generate token")
}

/// The label may be a description alone, with the id in what developers call the tick, in its value or in its name.
#[test]
fn scopes_by_the_ids_of_their_ticks() {
    for tick in [
        r#""hint":"scope-file_content:read","name":"Read the contents of files""#,
        r#""key":"file_content:read","name":"Read the contents of files""#,
        r#""name":"Read the contents of files","tip":"file_content:read""#,
        r#""near":"Read the contents of files\nfile_content:read""#,
    ] {
        let fields = format!(
            r#"{NAME}{MONTH},{{"d":1,"role":"checkbox","checked":true,{tick}}},
            {{"d":1,"role":"checkbox","checked":false,"name":"file_comments:write"}}"#
        );
        assert_eq!(figma(&fields).1, ["file_content:read"], "{tick}");
    }
}

/// Scopes that nobody has heard of, and lives that were not offered before, are taken as they come.
#[test]
fn scopes_and_lives_that_are_new() {
    for (text, on) in [("180 days", "2027-05-21"), ("365 days", "2027-11-22"), ("1 year", "2027-11-22")] {
        let fields = format!(
            r#"{NAME},{{"d":1,"role":"combobox","name":"Expiration","value":"{text}"}},
            {{"d":1,"role":"checkbox","checked":true,"name":"file_hologram:shimmer"}}"#
        );
        assert_eq!(
            figma(&fields),
            ("ci".to_owned(), vec!["file_hologram:shimmer".to_owned()], on.to_owned())
        );
    }
}

/// The expiry may be chosen with any control.
#[test]
fn every_control_of_an_expiry() {
    let radios = |texts: [&str; 2]| {
        format!(
            r#"{{"d":1,"role":"radiogroup","name":"Expires"}},{{"d":2,"role":"radio","name":"{}","checked":false}},
            {{"d":2,"role":"radio","name":"{}","checked":true}}"#,
            texts[0], texts[1]
        )
    };
    let select = |text: &str| format!(r#"{{"d":1,"role":"combobox","name":"Expiration","value":"{text}"}}"#);
    let dated = r#"{"d":1,"role":"combobox","name":"Expiration","value":""},{"d":1,"role":"text","name":"This token will expire on Feb 20, 2027."}"#;
    for (control, on) in [
        (radios(["7 days", "90 days"]), "2027-02-20"),
        (radios(["30 days", "No expiration"]), "never"),
        (r#"{"d":1,"role":"date","name":"Expires on","key":"2027-02-20"}"#.to_owned(), "2027-02-20"),
        (
            r#"{"d":1,"role":"textbox","name":"Expiration date","value":"2027-02-20"}"#.to_owned(),
            "2027-02-20",
        ),
        (dated.to_owned(), "2027-02-20"),
        (select("2 weeks"), "2026-12-06"),
        // Of the two ways to count, the earlier end.
        (select("3 months"), "2027-02-20"),
        (select("1 year"), "2027-11-22"),
        (select("Never"), "never"),
        (select("No expiration"), "never"),
        (select("None"), "never"),
        (radios(["30 days", "None"]), "never"),
        (r#"{"d":1,"role":"button","name":"Expires on: Feb 20, 2027"}"#.to_owned(), "2027-02-20"),
    ] {
        let fields =
            format!(r#"{NAME},{control},{{"d":1,"role":"checkbox","checked":true,"name":"projects:read"}}"#);
        assert_eq!(made(STUDIO, "Create new key", &fields, "Save").2, on, "{control}");
    }
}

/// Names as people write them.
#[test]
fn names_of_every_kind() {
    let long = "Nightly export of everything that the design system holds, ".repeat(5);
    for name in ["🚀 ci", "מפתח לבנייה", "مفتاح البناء", "Robin’s \\\"test\\\" <b>", long.trim_end()]
    {
        let fields = format!(r#"{{"d":1,"role":"textbox","name":"Token name","value":"{name}"}}{MONTH}"#);
        let found = figma(&fields).0;
        let name = name.replace('\\', "");
        let start: String = found.trim_end_matches('…').chars().take(60).collect();
        assert!(name.starts_with(&start) && start.chars().count() > 3, "{name}: {found}");
    }
}

/// Labels have marks, other letters, and more words; a password manager puts its picture into the field.
#[test]
fn labels_of_the_name() {
    for label in
        ["Name", "NAME", "Name *", "Name\\n*", "Label", "Token name", "Name (required)", "Your token’s name"]
    {
        let fields = format!(
            r#"{{"d":1,"role":"generic"}},{{"d":2,"role":"textbox","name":"{label}","value":"ci"}},
            {{"d":2,"role":"button","name":"Open the password manager","icon":true}},{{"d":1,"role":"date","name":"Expires on *","key":"2027-02-20"}}"#
        );
        let made = made(ACCOUNT, "Create an API token", &fields, "Create");
        assert_eq!(made, ("ci".to_owned(), Vec::new(), "2027-02-20".to_owned()), "{label}");
    }
}

/// A double click asks twice; the site made one.
#[test]
fn a_double_click_makes_one() {
    let fields = format!("{NAME}{MONTH}");
    let press = |seconds| dialog(FIGMA, "press", seconds, "Generate new token", &fields, "Generate token");
    let (mut watch, mut ledger, language) = (Watch::default(), Ledger::default(), Language::default());
    let presses = [press(0), press(0)];
    for (number, press) in presses.iter().enumerate() {
        let id = format!("{number:08}");
        let cx = Context::of(press, &language, &id).unwrap();
        let events = watch.see(press, 0, &cx);
        assert_eq!(events, []);
        if number > 0 {
            continue;
        }
        let seen = request::Seen {
            request_id: "1".to_owned(),
            url: "https://www.figma.com/api/user/dev_tokens".to_owned(),
            method: "POST".to_owned(),
            tab_id: 1,
            at: BEGIN,
        };
        let body = br#"{"desc":"ci","scopes":["projects:read"],"expiration":2592000}"#;
        watch.ask(request::read(&seen, body, cx.site, cx.today, cx.offset).unwrap(), &cx.address.page());
    }
    let shown = reveal(FIGMA, 1);
    let cx = Context::of(&shown, &language, "last").unwrap();
    let events = watch.answered("1", Some(200), &cx).into_iter().chain(watch.see(&shown, 0, &cx));
    events.for_each(|event| {
        ledger.apply(&event);
    });
    assert_eq!(ledger.tokens.len(), 1);
}

/// A table of scopes in pages: what was ticked on one stays so on the next.
#[test]
fn scopes_on_several_pages() {
    let page = |cause, seconds, scopes: [&str; 2], act| {
        let ticks: Vec<String> = [(scopes[0], true), (scopes[1], false)]
            .iter()
            .map(|(id, on)| format!(r#"{{"d":1,"role":"checkbox","checked":{on},"name":"{id}"}}"#))
            .collect();
        dialog(ACCOUNT, cause, seconds, "Create API token with scopes", &ticks.join(","), act)
    };
    let name = format!(r#"{NAME},{{"d":1,"role":"date","name":"Expires on","key":"2027-02-20"}}"#);
    let (first, second) = (
        ["read:page:confluence", "write:page:confluence"],
        ["read:space:confluence", "write:space:confluence"],
    );
    let tokens = after(&[
        dialog(ACCOUNT, "change", 0, "Create API token with scopes", &name, "Next"),
        dialog(ACCOUNT, "press", 5, "Create API token with scopes", &name, "Next"),
        page("change", 6, first, "Next"),
        page("press", 9, first, "Next"),
        page("change", 10, second, "Create token"),
        page("press", 15, second, "Create token"),
        reveal(ACCOUNT, 16),
    ]);
    assert_eq!(tokens.len(), 1);
    let scopes: Vec<&str> = tokens[0].scopes.iter().map(token_due::page::PageText::as_str).collect();
    assert_eq!((tokens[0].name.as_str(), scopes), ("ci", vec![first[0], second[0]]));
}

/// A sign-in between the press and the list, in documents of their own.
#[test]
fn a_detour_to_sign_in() {
    let fields = format!("{NAME}{MONTH}");
    let list = |cause, seconds, row: &str| {
        let row = if row.is_empty() {
            String::new()
        } else {
            format!(
                r#",{{"d":2,"role":"generic"}},{{"d":3,"role":"text","name":"{row}"}},{{"d":3,"role":"text","name":"Expires in 30 days"}},
                {{"d":3,"role":"button","name":"Revoke access"}}"#
            )
        };
        let old = r#",{"d":2,"role":"generic"},{"d":3,"role":"text","name":"old"},{"d":3,"role":"text","name":"Expires in 5 days"},{"d":3,"role":"button","name":"Revoke access"}"#;
        outline(
            FIGMA,
            cause,
            seconds,
            &format!(
                r#"{{"d":0,"role":"dialog","name":"Settings"}},{{"d":1,"role":"tab","name":"Security"}},{{"d":1,"role":"generic"}}{old}{row}"#
            ),
        )
    };
    let mut signing = outline(
        FIGMA,
        "load",
        20,
        r#"{"d":0,"role":"main"},{"d":1,"role":"password","name":"Password"},{"d":1,"role":"button","name":"Log in"}"#,
    );
    signing.life = 2;
    let mut back = list("load", 60, "ci");
    back.life = 3;
    let tokens = after(&[
        list("change", 0, ""),
        dialog(FIGMA, "change", 1, "Generate new token", &fields, "Generate token"),
        dialog(FIGMA, "press", 5, "Generate new token", &fields, "Generate token"),
        signing,
        back,
    ]);
    let names: Vec<(&str, State)> = tokens.iter().map(|token| (token.name.as_str(), token.state)).collect();
    assert_eq!(names, [("old", State::Active), ("ci", State::Active)]);
}

/// Cells of a list that say it in another way, or nothing.
#[test]
fn cells_of_an_expiry() {
    for (cell, expected) in [
        ("Feb 20, 2027", ("2027-02-20", State::Active)),
        ("Expired Oct 3, 2026", ("2026-10-03", State::Expired)),
        ("Never", ("never", State::Active)),
        ("2027-02-20", ("2027-02-20", State::Active)),
    ] {
        let row = |name: &str, cell: &str| {
            format!(
                r#",{{"d":2,"role":"row"}},{{"d":3,"role":"cell","name":"{name}"}},{{"d":3,"role":"cell","name":"{cell}"}},{{"d":3,"role":"cell"}},
                {{"d":4,"role":"button","name":"Revoke"}}"#
            )
        };
        // A dash and an empty cell are of rows that tell nothing.
        let rows = [row("ci", cell), row("dash", "-"), row("empty", "")].concat();
        let nodes = format!(
            r#"{{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"API tokens"}},{{"d":1,"role":"table"}},{{"d":2,"role":"row"}},
            {{"d":3,"role":"columnheader","name":"Name"}},{{"d":3,"role":"columnheader","name":"Expires"}},{{"d":3,"role":"columnheader"}}{rows}"#
        );
        let tokens = after(&[outline(ACCOUNT, "load", 0, &nodes)]);
        let first = tokens.first().map(|token| (until(token.expiry), token.state));
        assert_eq!(first, Some((expected.0.to_owned(), expected.1)), "{cell}");
    }
}

/// A page that is put together after it was opened: the sensor's first look finds nothing, and the list comes later.
#[test]
fn a_list_that_comes_late() {
    let row = r#",{"d":1,"role":"listitem"},{"d":2,"role":"text","name":"ci"},{"d":2,"role":"text","name":"Expires Feb 20, 2027"},{"d":2,"role":"button","name":"","icon":true}"#;
    let tokens = after(&[
        outline(STUDIO, "load", 0, ""),
        outline(STUDIO, "change", 1, r#"{"d":0,"role":"main"},{"d":1,"role":"progressbar"}"#),
        outline(
            STUDIO,
            "change",
            4,
            &format!(r#"{{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"API Keys"}}{row}"#),
        ),
    ]);
    assert_eq!(tokens.len(), 1);
    assert_eq!((tokens[0].name.as_str(), until(tokens[0].expiry)), ("ci", "2027-02-20".to_owned()));
}
