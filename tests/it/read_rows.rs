//! What a row of a list tells, one by one.

use chrono::NaiveDate;
use token_due::ledger::Expiry;
use token_due::notice::list::Row;
use token_due::notice::{Context, list};
use token_due::page::{Language, Outline};

use crate::seen;

const TOKENS: &str = "https://bitbucket.org/acme/web/admin/access-tokens";
/// A page of the same site whose address says nothing of tokens.
const ACCOUNT: &str = "https://id.atlassian.com/manage-profile/security";

/// A page on 2026-11-22.
fn outline(url: &str, nodes: &str) -> Outline {
    seen::outline(url, "load", 0, nodes)
}

fn rows_at(url: &str, nodes: &str) -> Vec<Row> {
    let outline = outline(url, nodes);
    let language = Language::default();
    list::read(outline.page(), &Context::of(&outline, &language, "new").unwrap())
}

fn names(nodes: &str) -> Vec<String> {
    list::names(outline(TOKENS, nodes).page())
}

const HEAD: &str = r#"{"d":0,"role":"main"},{"d":1,"role":"heading","name":"Access tokens"}"#;

/// The one row of a list of cards with these texts, the first of which is its name.
fn card(texts: &[&str]) -> Row {
    let texts: Vec<String> =
        texts.iter().map(|text| format!(r#"{{"d":2,"role":"text","name":"{text}"}}"#)).collect();
    let button = r#"{"d":2,"role":"button","name":"Revoke"}"#;
    one(&format!(r#"{HEAD},{{"d":1,"role":"listitem"}},{},{button}"#, texts.join(",")))
}

/// The one row of a table with these heads, where there are some, and cells.
fn tabled(heads: &[&str], cells: &[&str]) -> Row {
    let cells_of = |role: &str, texts: &[&str]| -> String {
        let cells = texts.iter().map(|text| format!(r#",{{"d":3,"role":"{role}","name":"{text}"}}"#));
        format!(r#",{{"d":2,"role":"row"}}{}"#, cells.collect::<String>())
    };
    let heads = if heads.is_empty() { String::new() } else { cells_of("columnheader", heads) };
    let row = cells_of("cell", cells);
    one(&format!(
        r#"{HEAD},{{"d":1,"role":"table"}}{heads}{row},{{"d":3,"role":"cell"}},{{"d":4,"role":"button","name":"Revoke"}}"#
    ))
}

fn one(nodes: &str) -> Row {
    let mut rows = rows_at(TOKENS, nodes);
    assert_eq!(rows.len(), 1, "{rows:?}");
    rows.remove(0)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn on(text: &str) -> Expiry {
    Expiry::on(day(text))
}

#[test]
fn a_day_in_the_name_or_on_a_button_is_not_the_expiry() {
    let named = card(&["nightly 2027-12-31", "Expires Feb 20, 2027"]);
    assert_eq!((named.expiry, named.sure), (on("2027-02-20"), true));
    let extend = one(&format!(
        r#"{HEAD},{{"d":1,"role":"listitem"}},{{"d":2,"role":"text","name":"deploy"}},
        {{"d":2,"role":"text","name":"Expires Feb 20, 2027"}},{{"d":2,"role":"button","name":"Extend to Mar 1, 2027"}}"#
    ));
    assert_eq!((extend.expiry, extend.sure), (on("2027-02-20"), true));
}

#[test]
fn today_is_the_expiry_where_another_day_is_the_creation() {
    let row = card(&["deploy", "Created Nov 2, 2026", "Expires Nov 22, 2026"]);
    assert_eq!((row.expiry, row.created), (on("2026-11-22"), Some(day("2026-11-02"))));
}

#[test]
fn today_alone_is_no_expiry() {
    assert_eq!(card(&["deploy", "Created Nov 22, 2026"]).expiry, Expiry::Unknown);
    let rows: [&[&str]; 2] = [&["ci", "Created Nov 22, 2026"], &["docs", "Created Nov 2, 2026"]];
    assert!(cards(&rows, |_| "Revoke".to_owned()).iter().all(|row| row.expiry == Expiry::Unknown));
}

#[test]
fn a_token_works_on_its_last_day() {
    for (expires, expired) in [("Nov 21, 2026", true), ("Nov 22, 2026", false), ("Nov 23, 2026", false)] {
        assert_eq!(tabled(&["Name", "Expires", ""], &["deploy", expires]).expired, expired, "{expires}");
    }
}

#[test]
fn the_one_day_to_come_is_the_expiry_for_sure() {
    let sure = |texts: &[&str]| {
        let row = card(texts);
        (row.expiry, row.sure, row.created)
    };
    let (end, today) = (on("2027-02-20"), Some(day("2026-11-22")));
    assert_eq!(sure(&["deploy", "Created Nov 22, 2026", "Expires Feb 20, 2027"]), (end, true, today));
    assert_eq!(sure(&["deploy", "2027-02-20", "Expires Feb 20, 2027"]), (end, true, None));
    // Of two days to come none was the creation.
    let row = tabled(&[], &["deploy", "Mar 1, 2027", "Feb 20, 2027"]);
    assert_eq!((row.sure, row.created), (false, None));
}

#[test]
fn a_number_in_the_column_of_scopes_counts_them() {
    let scopes = |said: &str| {
        let row = tabled(&["Name", "Permissions", "Expires", ""], &["deploy", said, "Feb 20, 2027"]);
        row.scopes.iter().map(|scope| scope.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(scopes("12"), Vec::<String>::new());
    assert_eq!(scopes("all, repository"), ["all", "repository"]);
    for none in ["-", "–", "—", "no", "None", "100"] {
        assert_eq!(scopes(none), Vec::<String>::new(), "{none}");
    }
}

/// An instant late in the day is the next day east of it, and the page says which day it means.
#[test]
fn the_day_that_is_shown_goes_before_the_instant_behind_it() {
    let row = one(&format!(
        r#"{HEAD},{{"d":1,"role":"listitem"}},{{"d":2,"role":"text","name":"deploy"}},
        {{"d":2,"role":"time","name":"Feb 21, 2027","key":"2027-02-20T23:30:00Z"}},{{"d":2,"role":"button","name":"Revoke"}}"#
    ));
    assert_eq!(row.expiry, on("2027-02-21"));
}

#[test]
fn a_token_that_was_used_today_does_not_end_today() {
    assert_eq!(card(&["deploy", "Created Nov 2, 2026", "Last used today"]).expiry, Expiry::Unknown);
    let tomorrow = Expiry::On { on: day("2026-11-23"), about: true };
    assert_eq!(card(&["deploy", "Created Nov 2, 2026", "Expires tomorrow"]).expiry, tomorrow);
}

#[test]
fn a_past_day_in_the_name_does_not_end_a_token_without_expiry() {
    let row = tabled(&[], &["release 2026-05-01", "admin"]);
    assert_eq!((row.expiry, row.expired), (Expiry::Unknown, false));
}

#[test]
fn a_button_at_the_head_of_a_row_that_acts_or_is_a_picture_is_not_its_name() {
    let name = |head: &str, icon: bool| {
        names(&format!(
            r#"{HEAD},{{"d":1,"role":"listitem"}},{{"d":2,"role":"button","name":"{head}","icon":{icon}}},
            {{"d":2,"role":"text","name":"deploy"}},{{"d":2,"role":"text","name":"Expires Feb 20, 2027"}},
            {{"d":2,"role":"button","name":"Edit"}}"#
        ))
    };
    for head in ["Revoke deploy", "Rotate deploy", "Copy deploy"] {
        assert_eq!(name(head, false), ["deploy"], "{head}");
    }
    assert_eq!(name("Star deploy", true), ["deploy"]);
    assert_eq!(name("Deploy key", false), ["Deploy key"]);
}

#[test]
fn a_row_without_a_date_can_be_ended_or_made_anew_under_a_heading_of_tokens() {
    let rows = |control: &str| {
        rows_at(
            TOKENS,
            &format!(
                r#"{HEAD},{{"d":1,"role":"listitem"}},{{"d":2,"role":"text","name":"deploy"}},{control}"#
            ),
        )
        .len()
    };
    let button = |name: &str| rows(&format!(r#"{{"d":2,"role":"button","name":"{name}"}}"#));
    let counts = [button("Revoke"), button("Regenerate"), rows(r#"{"d":2,"role":"button","icon":true}"#)];
    assert_eq!(counts, [1, 1, 1]);
    assert_eq!(button("Details"), 0);
}

/// Where the cell of the name is empty, the day of a row does not take its place.
#[test]
fn a_row_that_says_no_name_is_not_called_by_its_day() {
    let read = |cells: &[&str]| {
        let cells = cells.iter().map(|text| format!(r#",{{"d":3,"role":"cell","name":"{text}"}}"#));
        let row = format!(
            r#"{HEAD},{{"d":1,"role":"table"}},{{"d":2,"role":"row"}}{},{{"d":3,"role":"cell"}},{{"d":4,"role":"button","name":"Revoke"}}"#,
            cells.collect::<String>()
        );
        rows_at(TOKENS, &row).iter().map(|row| row.name.as_str().to_owned()).collect::<Vec<_>>()
    };
    for day in ["11/30/2026", "Nov 30, 2026", "2026-11-30"] {
        assert!(read(&["", day, "Never used"]).is_empty(), "{day}");
        assert_eq!(read(&[day, "Never used"]), [day]);
    }
    assert_eq!(read(&["", "build 2026-11-30", "Never used"]), ["build 2026-11-30"]);
}

/// What is alike under such a heading, and a titled item of a list: one alone may be a setting, and so may what has a text above it.
#[test]
fn what_is_alike_on_a_page_of_tokens_are_rows_without_a_date() {
    let count = |url: &str, above: &str, role: &str, kind: &str, items: usize| {
        let item = format!(
            r#",{{"d":1,"role":"{role}"}},{{"d":2,"role":"{kind}","name":"deploy"}},{{"d":2,"role":"button","name":"Forigu"}}"#
        );
        rows_at(url, &format!("{HEAD}{above}{}", item.repeat(items))).len()
    };
    let counts = |url: &str, above: &str, role: &str, kind: &str| {
        [1, 2].map(|items| count(url, above, role, kind, items))
    };
    assert_eq!(counts(TOKENS, "", "listitem", "text"), [0, 2]);
    assert_eq!(counts(TOKENS, "", "listitem", "heading"), [1, 2]);
    assert_eq!(counts(TOKENS, "", "generic", "text"), [0, 2]);
    assert_eq!(counts(ACCOUNT, "", "listitem", "heading"), [0, 0]);
    let text = r#",{"d":1,"role":"button","name":"Krei"},{"d":1,"role":"text","name":"Permesitaj retejoj"}"#;
    assert_eq!(counts(TOKENS, text, "generic", "text"), [0, 0]);
}

#[test]
fn a_name_with_an_at_sign_is_an_address_only_with_a_host() {
    let listed = |name: &str| {
        names(&format!(
            r#"{HEAD},{{"d":1,"role":"listitem"}},{{"d":2,"role":"text","name":"{name}"}},{{"d":2,"role":"button","name":"Revoke"}}"#
        ))
    };
    assert_eq!(listed("ci@nightly"), ["ci@nightly"]);
    assert_eq!(listed("@acme/web.js"), ["@acme/web.js"]);
    assert!(listed("ada@example.org").is_empty());
}

/// What holds more is a page and not a row.
#[test]
fn a_row_has_forty_nodes_at_most() {
    let listed = |size: usize| {
        let texts = r#"{"d":3,"role":"text","name":"more"},"#.repeat(size - 3);
        names(&format!(
            r#"{HEAD},{{"d":1,"role":"table"}},{{"d":2,"role":"row"}},{{"d":3,"role":"text","name":"deploy"}},{texts}
            {{"d":3,"role":"button","name":"Revoke"}}"#
        ))
        .len()
    };
    assert_eq!([listed(39), listed(40), listed(41), listed(60)], [1, 1, 0, 0]);
}

#[test]
fn a_link_behind_the_name_is_a_control_and_the_name_itself_is_none() {
    let table = |cells: &str| {
        names(&format!(
            r#"{HEAD},{{"d":1,"role":"table","name":"Tokens"}},{{"d":2,"role":"row","name":"deploy admin"}},{cells}"#
        ))
    };
    let behind = r#"{"d":3,"role":"cell","name":"deploy"},{"d":3,"role":"link","name":"Revoke"}"#;
    assert_eq!(table(behind), ["deploy"]);
    assert_eq!(table(&behind.replace("Revoke", "Nuligi")), ["deploy"]);
    let first =
        r#"{"d":3,"role":"cell"},{"d":4,"role":"link","name":"deploy"},{"d":3,"role":"cell","name":"admin"}"#;
    assert!(table(first).is_empty());
}

/// Figma's oldest list has links for what ends a token.
#[test]
fn a_link_that_is_called_by_what_it_ends_is_a_control_anywhere() {
    let list = |control: &str| {
        let row = |name: &str| {
            format!(
                r#",{{"d":1,"role":"generic"}},{{"d":2,"role":"text","name":"{name}"}},{{"d":2,"role":"link","name":"{control}"}}"#
            )
        };
        names(&format!("{HEAD}{}{}", row("deploy"), row("docs")))
    };
    assert_eq!(list("Revoke access"), ["deploy", "docs"]);
    assert!(list("Open").is_empty());
}

/// A heading and a sentence over the only row are of the list.
#[test]
fn a_heading_above_a_row_is_not_part_of_it() {
    let section = r#"{"d":0,"role":"main"},{"d":1,"role":"generic"},{"d":2,"role":"heading","name":"Access tokens"},
        {"d":2,"role":"text","name":"Keep them safe."},{"d":2,"role":"generic"},{"d":3,"role":"text","name":"deploy"},
        {"d":3,"role":"button","name":"Revoke"}"#;
    assert_eq!(names(section), ["deploy"]);
}

/// Where the address says nothing, the words of the page do.
#[test]
fn a_list_is_of_tokens_where_short_words_say_so() {
    let listed = |root: &str, said: &str| {
        let nodes = format!(
            r#"{{"d":0,"role":"{root}"}},{said},{{"d":1,"role":"listitem"}},{{"d":2,"role":"text","name":"deploy"}},
            {{"d":2,"role":"text","name":"Expires Feb 20, 2027"}},{{"d":2,"role":"button","name":"Remove"}}"#
        );
        rows_at(ACCOUNT, &nodes).len() == 1
    };
    let text = |role: &str, name: &str| format!(r#"{{"d":1,"role":"{role}","name":"{name}"}}"#);
    assert!(listed("main", &text("heading", "Access tokens")));
    for (role, longest) in [("heading", 59), ("button", 59), ("text", 39)] {
        let said = |length: usize| text(role, &format!("access token {}", "x".repeat(length - 13)));
        assert!(listed("main", &said(longest)), "{role}");
        assert!(!listed("main", &said(longest + 1)), "{role}");
    }
    // As comments say it.
    assert!(!listed("main", &text("text", "Done: new access token created, expires in 90 days")));
    assert!(!listed("main", &text("heading", "Guests")));
    assert!(listed("main", &text("heading", "Clés d'API")));
    // Settings with tabs are a dialog and have tabs.
    assert!(!listed("dialog", &text("heading", "Guests")));
    assert!(!listed("main", &text("tab", "Guests")));
    assert!(listed("dialog", &text("tab", "Sekureco")));
}

/// The rows of a list of cards with these texts each, the first of which is the name; `button` is what a card's button says.
fn cards(texts: &[&[&str]], button: fn(&str) -> String) -> Vec<Row> {
    let card = |texts: &&[&str]| {
        let said = texts.iter().map(|text| format!(r#",{{"d":2,"role":"text","name":"{text}"}}"#));
        let button = button(texts[0]);
        format!(
            r#",{{"d":1,"role":"listitem"}}{},{{"d":2,"role":"button","name":"{button}"}}"#,
            said.collect::<String>()
        )
    };
    rows_at(TOKENS, &format!("{HEAD}{}", texts.iter().map(card).collect::<String>()))
}

#[test]
fn what_stands_where_others_have_the_day_is_the_end_in_any_language() {
    let ends = |said: &str| {
        let rows: [&[&str]; 2] = [&["ci 2027-03-01", "Vence 2027-02-20"], &["docs", said]];
        cards(&rows, |_| "Mirako".to_owned())
            .into_iter()
            .find(|row| row.name.as_str() == "docs")
            .map(|row| (row.expiry, row.expired))
    };
    assert_eq!(ends("Nunca vence"), Some((Expiry::Never, false)));
    assert_eq!(ends("Venció 2026-11-21"), Some((on("2026-11-21"), true)));
    assert_eq!(ends("Vence 2026-11-22"), Some((on("2026-11-22"), false)));
    assert_eq!(ends("Expired"), Some((Expiry::Unknown, true)));
    assert_eq!(ends("-"), Some((Expiry::Unknown, false)));
}

#[test]
fn a_button_may_say_of_which_row_it_is() {
    let rows: [&[&str]; 2] = [&["ci", "Expires 2027-02-20"], &["docs", "Used 3 times"]];
    let named = |button: fn(&str) -> String| cards(&rows, button).len();
    assert_eq!(named(|name| format!("{name} löschen")), 2);
    assert_eq!(named(|name| format!("Löschen von {name}")), 2);
    assert_eq!(named(|name| format!("{} löschen", name.len())), 1);
}
