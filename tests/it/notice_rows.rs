//! What becomes of the rows of a list: another name, an end that is taken back, rows that open.

use token_due::ledger::{Evidence, Expiry, Ledger, State};
use token_due::notice::{Context, Watch, list};
use token_due::page::{Language, Outline};

use crate::seen;

const PAGE: &str = "https://bitbucket.org/acme/web/admin/access-tokens";

fn outline(cause: &str, seconds: i64, nodes: &str) -> Outline {
    seen::outline(PAGE, cause, seconds * 1000, nodes)
}

/// The list page, with rows as given.
fn page(cause: &str, seconds: i64, rows: &[String]) -> Outline {
    let nodes = format!(
        r#"{{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"Access tokens"}},{{"d":1,"role":"button","name":"Create access token"}},
        {{"d":1,"role":"table"}},{{"d":2,"role":"row"}},{{"d":3,"role":"columnheader","name":"Name"}},{{"d":3,"role":"columnheader","name":"Expires"}},
        {{"d":3,"role":"columnheader"}}{}"#,
        rows.concat()
    );
    outline(cause, seconds, &nodes)
}

/// A row with these nodes in its cell of the name; `pressed` is added to its last control.
fn cells(name: &str, expires: &str, pressed: &str) -> String {
    format!(
        r#",{{"d":2,"role":"row"}},{{"d":3,"role":"cell"}},{name},{{"d":3,"role":"cell","name":"{expires}"}},{{"d":3,"role":"cell"}},
        {{"d":4,"role":"button","name":"Revoke"{pressed}}}"#
    )
}

fn row(name: &str, expires: &str) -> String {
    cells(&named(name, ""), expires, "")
}

fn named(name: &str, pressed: &str) -> String {
    format!(
        r#"{{"d":4,"role":"text","name":"{name}"}},{{"d":4,"role":"button","name":"Rename","icon":true{pressed}}}"#
    )
}

/// The cell while the name is being changed.
fn edited(value: &str, save: &str, cancel: &str) -> String {
    format!(
        r#"{{"d":4,"role":"textbox","name":"Name","value":"{value}"}},{{"d":4,"role":"button","name":"Save"{save}}},
        {{"d":4,"role":"button","name":"Cancel"{cancel}}}"#
    )
}

/// The same on a page of keys, whose developers call the field by its name.
fn on_keys(mut outline: Outline) -> Outline {
    "https://app.prod.tokens.studio/settings/api-keys".clone_into(&mut outline.url);
    outline
        .nodes
        .iter_mut()
        .filter(|node| node.is_text_field())
        .for_each(|node| node.hint = "key-name".to_owned());
    outline
}

const PRESSED: &str = r#","pressed":true"#;

/// Names, expiry and state of the list after a sitting, and what is remembered of each.
fn after(sitting: &[Outline]) -> Vec<(String, String, State, String)> {
    let (mut watch, mut ledger, language) = (Watch::default(), Ledger::default(), Language::default());
    for (number, outline) in sitting.iter().enumerate() {
        let id = format!("{number:08}-0000-4000-8000-000000000000");
        let cx = Context::of(outline, &language, &id).unwrap();
        for event in watch.see(outline, 0, &cx) {
            ledger.apply(&event);
        }
    }
    let expiry = |expiry: Expiry| expiry.last_day(0).map_or_else(String::new, |day| day.to_string());
    let told = |token: &token_due::ledger::Token| {
        let history: Vec<String> = token
            .history
            .iter()
            .map(|entry| {
                let was = entry.was.as_ref().map_or_else(String::new, |was| format!(" {}", was.as_str()));
                format!("{:?}{was}", entry.what)
            })
            .collect();
        assert_eq!(token.evidence, [Evidence::List]);
        history.join(", ")
    };
    let line = |token: &token_due::ledger::Token| {
        (token.name.as_str().to_owned(), expiry(token.expiry), token.state, told(token))
    };
    ledger.tokens.iter().map(line).collect()
}

fn token(name: &str, expires: &str, state: State, history: &str) -> (String, String, State, String) {
    (name.to_owned(), expires.to_owned(), state, history.to_owned())
}

const DEPLOY: &str = "2027-02-20";
const BACKUP: &str = "2027-06-10";

fn backup() -> (String, String, State, String) {
    token("backup", BACKUP, State::Active, "Found")
}

/// A name that is changed in its row, by a field beside its own buttons.
#[test]
fn another_name_in_a_row_is_the_same_token() {
    let other = row("backup", BACKUP);
    let rows = |cell: String| vec![cells(&cell, DEPLOY, ""), other.clone()];
    let begin = [
        page("load", 0, &rows(named("deploy", ""))),
        page("press", 1, &rows(named("deploy", PRESSED))),
        page("change", 2, &rows(edited("deploy", "", ""))),
    ];
    let saved = [
        page("change", 5, &rows(edited("deploy pro", "", ""))),
        page("press", 9, &rows(edited("deploy prod", PRESSED, ""))),
        page("change", 10, &rows(named("deploy prod", ""))),
    ];
    let renaming = [&begin[..], &saved[..]].concat();
    let changed = [token("deploy prod", DEPLOY, State::Active, "Found, Renamed deploy"), backup()];
    assert_eq!(after(&renaming), changed);
    // On a page of keys a field with that name and two buttons would be a form.
    assert_eq!(after(&renaming.into_iter().map(on_keys).collect::<Vec<_>>()), changed);
    // The site refuses it, and the page shows the old name again.
    let refused = [&begin[..], &saved[..], &[page("change", 11, &rows(named("deploy", "")))]].concat();
    let back = "Found, Renamed deploy, Renamed deploy prod";
    assert_eq!(after(&refused), [token("deploy", DEPLOY, State::Active, back), backup()]);
    let given_up = [
        page("press", 9, &rows(edited("deploy prod", "", PRESSED))),
        page("change", 10, &rows(named("deploy", ""))),
    ];
    let unchanged = [token("deploy", DEPLOY, State::Active, "Found"), backup()];
    assert_eq!(after(&[&begin[..], &given_up[..]].concat()), unchanged);
    // Revoked after that, it is gone all the same.
    let revoked = [page("press", 20, &[cells(&named("deploy", ""), DEPLOY, PRESSED), other.clone()])];
    let gone = [page("change", 21, std::slice::from_ref(&other))];
    let ended = after(&[&begin[..], &given_up[..], &revoked[..], &gone[..]].concat());
    assert_eq!(ended, [token("deploy", DEPLOY, State::Revoked, "Found, Revoked"), backup()]);
}

/// A heading that becomes a field when it is pressed: what the field holds is not read.
#[test]
fn another_name_in_a_heading_is_the_same_token() {
    let card = |heading: &str, expires: &str| {
        format!(
            r#",{{"d":2,"role":"generic"}},{{"d":3,"role":"heading"{heading}}},{{"d":3,"role":"text","name":"Created Nov 2, 2026"}},
            {{"d":3,"role":"text","name":"Expires {expires}"}},{{"d":3,"role":"button","name":"Revoke"}}"#
        )
    };
    let cards = |cause: &str, seconds: i64, heading: &str| {
        let nodes = format!(
            r#"{{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"Access tokens"}},{{"d":1,"role":"generic"}}{}{}"#,
            card(heading, "Feb 20, 2027"),
            card(r#","name":"backup""#, "Jun 10, 2027"),
        );
        outline(cause, seconds, &nodes)
    };
    let told = after(&[
        cards("load", 0, r#","name":"deploy""#),
        cards("press", 1, r#","name":"deploy","pressed":true"#),
        cards("change", 2, ""),
        cards("press", 9, PRESSED),
        cards("change", 10, r#","name":"deploy prod""#),
    ]);
    assert_eq!(told, [token("deploy prod", DEPLOY, State::Active, "Found, Renamed deploy"), backup()]);
}

fn dialog(cause: &str, seconds: i64, title: &str, nodes: &str) -> Outline {
    outline(cause, seconds, &format!(r#"{{"d":0,"role":"dialog","name":"{title}"}},{nodes}"#))
}

/// A dialog that has the row's name in it before anything was typed.
#[test]
fn another_name_in_a_dialog_is_the_same_token() {
    let form = |cause, seconds, value: &str, pressed: &str| {
        let nodes = format!(
            r#"{{"d":1,"role":"textbox","name":"Name","value":"{value}"}},{{"d":1,"role":"button","name":"Cancel"}},
            {{"d":1,"role":"button","name":"Save","submit":true{pressed}}}"#
        );
        dialog(cause, seconds, "Edit access token", &nodes)
    };
    let rows =
        |name: &str, pressed: &str| vec![cells(&named(name, pressed), DEPLOY, ""), row("backup", BACKUP)];
    let told = after(&[
        page("load", 0, &rows("deploy", "")),
        page("press", 1, &rows("deploy", PRESSED)),
        form("change", 2, "deploy", ""),
        form("press", 9, "deploy prod", PRESSED),
        page("change", 10, &rows("deploy prod", "")),
    ]);
    assert_eq!(told, [token("deploy prod", DEPLOY, State::Active, "Found, Renamed deploy"), backup()]);
}

/// A name that is typed to confirm is not a change of it, even where the next page's first row moves up.
#[test]
fn a_name_typed_to_confirm_ends_the_token() {
    let confirm = |cause, seconds, value: &str, pressed: &str| {
        let nodes = format!(
            r#"{{"d":1,"role":"text","name":"Type the name to confirm"}},{{"d":1,"role":"textbox","name":"Token name","value":"{value}"}},
            {{"d":1,"role":"button","name":"Cancel"}},{{"d":1,"role":"button","name":"Revoke"{pressed}}}"#
        );
        dialog(cause, seconds, "Revoke access token?", &nodes)
    };
    let told = after(&[
        page("load", 0, &[row("backup", BACKUP), row("deploy", DEPLOY)]),
        page("press", 1, &[row("backup", BACKUP), cells(&named("deploy", ""), DEPLOY, PRESSED)]),
        confirm("change", 2, "", ""),
        confirm("change", 3, "deploy", ""),
        confirm("press", 4, "deploy", PRESSED),
        page("change", 5, &[row("backup", BACKUP), row("another", "2027-09-01")]),
    ]);
    assert_eq!(told[0], backup());
    assert_eq!(told[1], token("deploy", DEPLOY, State::Revoked, "Found, Revoked"));
    assert_eq!(told[2], token("another", "2027-09-01", State::Active, "Found"));
}

/// A row that comes back has not ended: it was taken back, or the site refused it.
#[test]
fn a_row_that_comes_back_is_active_again() {
    let pressed = || cells(&named("deploy", ""), DEPLOY, PRESSED);
    let (deploy, other) = (|| row("deploy", DEPLOY), || row("backup", BACKUP));
    let begin = [
        page("load", 0, &[deploy(), other()]),
        page("press", 1, &[pressed(), other()]),
        page("change", 2, &[other()]),
    ];
    let ended = token("deploy", DEPLOY, State::Revoked, "Found, Revoked");
    assert_eq!(after(&begin), [ended, backup()]);
    let back = [&begin[..], &[page("change", 4, &[deploy(), other()])]].concat();
    assert_eq!(after(&back), [token("deploy", DEPLOY, State::Active, "Found, Revoked, Confirmed"), backup()]);
    // And ended after all.
    let again = [
        &back[..],
        &[
            page("press", 8, &[pressed(), other()]),
            page("change", 9, &[other()]),
            page("change", 60, &[other()]),
        ],
    ];
    let history = "Found, Revoked, Confirmed, Revoked";
    assert_eq!(after(&again.concat()), [token("deploy", DEPLOY, State::Revoked, history), backup()]);
}

/// Rows that open and close are called by what opens them; a button that every row has does something.
#[test]
fn a_row_is_called_by_what_opens_it() {
    let rows = |heads: [&str; 2], names: [&str; 2]| {
        let row = |head: &str, name: &str| {
            format!(
                r#",{{"d":2,"role":"generic"}},{{"d":3,"role":"button","name":"{head}"}},{name}
                {{"d":3,"role":"text","name":"Expires: Feb 20, 2027"}},{{"d":3,"role":"button","name":"Revoke"}}"#
            )
        };
        let nodes = format!(
            r#"{{"d":0,"role":"main"}},{{"d":1,"role":"generic"}}{}{}"#,
            row(heads[0], names[0]),
            row(heads[1], names[1])
        );
        list::names(outline("load", 0, &nodes).page())
    };
    let created = r#"{"d":3,"role":"text","name":"Created: Nov 2, 2026"},"#;
    assert_eq!(rows(["deploy", "backup"], [created, created]), ["deploy", "backup"]);
    let names = [r#"{"d":3,"role":"text","name":"deploy"},"#, r#"{"d":3,"role":"text","name":"backup"},"#];
    assert_eq!(rows(["Edit", "Edit"], names), ["deploy", "backup"]);
}

/// Settings in a dialog hold the list and the button that makes a token, in words that are not known.
#[test]
fn a_row_in_a_dialog_is_ended_after_another_control_there() {
    let settings = |cause: &str, seconds: i64, pressed: [&str; 2], row: bool| {
        let row = format!(
            r#",{{"d":2,"role":"generic"}},{{"d":3,"role":"text","name":"deploy"}},{{"d":3,"role":"text","name":"Expires Feb 20, 2027"}},
            {{"d":3,"role":"button","name":"Malvalidigi"{}}}"#,
            pressed[1]
        )
        .repeat(usize::from(row));
        let nodes = format!(
            r#"{{"d":1,"role":"tablist"}},{{"d":2,"role":"tab","name":"Sekureco","checked":true}},{{"d":1,"role":"generic"}},
            {{"d":2,"role":"text","name":"Ĵetonoj"}},{{"d":2,"role":"text","name":"Neniam donu ilin."}},
            {{"d":2,"role":"button","name":"Fari novan"{}}}{row}"#,
            pressed[0]
        );
        dialog(cause, seconds, "Agordoj", &nodes)
    };
    let told = after(&[
        settings("load", 0, ["", ""], false),
        settings("press", 1, [PRESSED, ""], false),
        settings("change", 9, ["", ""], true),
        settings("press", 12, ["", PRESSED], true),
        settings("change", 13, ["", ""], false),
    ]);
    assert_eq!(told, [token("deploy", DEPLOY, State::Revoked, "Found, Revoked")]);
}

/// What is ended in a list of something else is no token, though a token has the same name; nor is the question that comes between.
#[test]
fn an_end_in_another_list_is_none_of_a_token() {
    let both = |cause, seconds, hook: Option<&str>| {
        let hook = hook.map(|pressed| {
            format!(
                r#",{{"d":2,"role":"row"}},{{"d":3,"role":"cell","name":"deploy"}},{{"d":3,"role":"cell"}},
                {{"d":4,"role":"button","name":"Remove"{pressed}}}"#
            )
        });
        let hooks = format!(
            r#",{{"d":1,"role":"heading","name":"Webhooks"}},{{"d":1,"role":"table"}},{{"d":2,"role":"row"}},
            {{"d":3,"role":"columnheader","name":"Name"}},{{"d":3,"role":"columnheader"}}{}"#,
            hook.unwrap_or_default()
        );
        page(cause, seconds, &[row("deploy", DEPLOY), row("backup", BACKUP), hooks])
    };
    let asked = |cause, pressed| {
        let nodes = format!(
            r#"{{"d":1,"role":"group"}},{{"d":2,"role":"text","name":"deploy"}},{{"d":2,"role":"button","name":"Remove"{pressed}}},
            {{"d":1,"role":"button","name":"Cancel"}}"#
        );
        dialog(cause, 2, "Are you sure?", &nodes)
    };
    let told = after(&[
        both("load", 0, Some("")),
        both("press", 1, Some(PRESSED)),
        asked("change", ""),
        asked("press", PRESSED),
        both("change", 3, None),
    ]);
    assert_eq!(told, [token("deploy", DEPLOY, State::Active, "Found"), backup()]);
}
