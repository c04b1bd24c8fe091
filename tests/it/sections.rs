//! Several sections and lists on one page: which of them is of tokens, and what each says by its own columns.

use token_due::ledger::Expiry;
use token_due::notice::list;

use crate::rows_without_roles::{INTEGRATIONS, SETTINGS, names, page, read, row, titled};
use crate::seen::outline;
use crate::tab::KEYS;

/// Sections beside each other, of which one says that it is of tokens.
#[test]
fn rows_of_a_section_beside_that_of_tokens_are_none() {
    const ORGANISATION: &str = "https://admin.atlassian.com/o/1/security";
    let section = |title: &str, name: &str| {
        let row = row(&[name, "Feb 20, 2027"], "Nuligi")
            .replace(r#""d":2"#, r#""d":3"#)
            .replace(r#""d":1"#, r#""d":2"#);
        format!(r#",{{"d":1,"role":"generic"}},{{"d":2,"role":"heading","name":"{title}"}}{row}"#)
    };
    let beside = |titles: [&str; 2]| {
        let sections = [section(titles[0], "first"), section(titles[1], "second")];
        names(ORGANISATION, &page(&[], &sections))
    };
    assert_eq!(beside(["API keys", "Listoj"]), ["first"]);
    assert_eq!(beside(["Listoj", "API keys"]), ["second"]);
    assert_eq!(beside(["API keys", "Expired API keys"]), ["first", "second"]);
    // One behind the other the second may be a group of the first, unless that has rows with other controls or stands behind.
    let flat = |titles: &[(&str, bool)], last: &str| {
        let control = |number| if number == titles.len() - 1 { last } else { "Nuligi" };
        let parts = titles.iter().enumerate().map(|(number, (title, listed))| {
            let row = row(&[&format!("row {number}"), "Feb 20, 2027"], control(number));
            format!(r#",{{"d":1,"role":"heading","name":"{title}"}}{}"#, if *listed { &row } else { "" })
        });
        names(ORGANISATION, &page(&[], &parts.collect::<Vec<_>>()))
    };
    assert_eq!(flat(&[("API keys", false), ("Validaj", true)], "Nuligi"), ["row 1"]);
    assert_eq!(flat(&[("API keys", true), ("Eksvalidaj", true)], "Nuligi"), ["row 0", "row 1"]);
    assert_eq!(flat(&[("API keys", true), ("Listoj", true)], "Forigi"), ["row 0"]);
    assert!(flat(&[("Listoj", true), ("API keys", false)], "Nuligi").is_empty());
    // Titles that are texts, as in Figma's settings, below the heading of a dialog.
    let settings = |title: &str| {
        let nodes = format!(
            r#"{{"d":0,"role":"dialog","name":"Settings"}},{{"d":1,"role":"heading","name":"Settings"}},{{"d":1,"role":"tab","name":"Security"}},
            {{"d":1,"role":"text","name":"{title}"}}{},{{"d":1,"role":"text","name":"Personal access tokens"}}{}"#,
            row(&["first", "Feb 20, 2027"], "Nuligi"),
            row(&["second", "Feb 20, 2027"], "Revoke")
        );
        names(SETTINGS, &nodes)
    };
    assert_eq!(settings("Personal access tokens"), ["first", "second"]);
    assert_eq!(settings("Where you are"), ["second"]);
    assert_eq!(settings(&"x".repeat(39)), ["second"]);
    assert_eq!(settings(&"x".repeat(40)), ["first", "second"]);
    assert_eq!(settings("Connected apps"), ["second"]);
}

/// A list below a heading, and a later section with a text for its title.
#[test]
fn a_section_is_beside_that_of_tokens_in_whatever_markup() {
    let read = |title: &str, later: &str| {
        let nested = |nodes: String| nodes.replace(r#""d":2"#, r#""d":4"#).replace(r#""d":1"#, r#""d":3"#);
        let (first, second) = (
            nested(row(&["first", "Feb 20, 2027"], "Log out")),
            nested(row(&["second", "Feb 20, 2027"], "Revoke")),
        );
        let nodes = format!(
            r#"{{"d":0,"role":"main"}},{{"d":1,"role":"generic"}},{{"d":2,"role":"generic"}},{{"d":3,"role":"heading","name":"{title}"}}{first},
            {{"d":1,"role":"generic"}},{{"d":2,"role":"text","name":"{later}"}}{second}"#
        );
        names(SETTINGS, &nodes)
    };
    assert_eq!(read("Where you are", "Personal access tokens"), ["second"]);
    assert_eq!(read("Personal access tokens", "Where you are"), ["first"]);
    assert!(read("Where you are", "Who you are").is_empty());
    // A message that says what was made is no section.
    let message = r#",{"d":1,"role":"generic"},{"d":2,"role":"generic"},{"d":3,"role":"text","name":"Personal access token made"}"#;
    let row = row(&["deploy", "Feb 20, 2027"], "Nuligi").replace(r#""d":2"#, r#""d":3"#);
    let section = format!(
        r#",{{"d":1,"role":"generic"}},{{"d":2,"role":"text","name":"Ĵetonoj"}}{}"#,
        row.replace(r#""d":1"#, r#""d":2"#)
    );
    assert_eq!(names(SETTINGS, &page(&[], &[section, message.to_owned()])), ["deploy"]);
}

/// A part may be called by what is its title on the screen.
#[test]
fn a_region_of_something_else_has_no_tokens() {
    let read = |region: &str| {
        let row = row(&["deploy", "Feb 20, 2027"], "Nuligi");
        let row = row.replace(r#""d":2"#, r#""d":3"#).replace(r#""d":1"#, r#""d":2"#);
        names(
            SETTINGS,
            &page(&["Ĵetonoj"], &[format!(r#",{{"d":1,"role":"region","name":"{region}"}}{row}"#)]),
        )
    };
    assert!(read("Active sessions").is_empty());
    assert_eq!(read("Listo"), ["deploy"]);
    // So may what folds it out.
    let folded = |button: &str| {
        let row = row(&["deploy", "Feb 20, 2027"], "Nuligi");
        let row = row.replace(r#""d":2"#, r#""d":3"#).replace(r#""d":1"#, r#""d":2"#);
        let details = r#",{"d":1,"role":"generic"},{"d":2,"role":"button""#;
        names(SETTINGS, &page(&["Ĵetonoj"], &[format!(r#"{details},"name":"{button}"}}{row}"#)]))
    };
    assert!(folded("Active sessions").is_empty());
    assert_eq!(folded("Listo"), ["deploy"]);
}

/// A table has heads of its own, and cards beside it an order of their own.
#[test]
fn each_list_has_columns_of_its_own() {
    let table = |heads: &[&str], cells: &[&str]| {
        let of = |d: u32, role: &str, texts: &[&str]| {
            let cells = texts.iter().map(|text| format!(r#",{{"d":{d},"role":"{role}","name":"{text}"}}"#));
            cells.collect::<String>()
        };
        format!(
            r#",{{"d":1,"role":"table"}},{{"d":2,"role":"row"}}{},{{"d":2,"role":"generic"}},{{"d":3,"role":"row"}}{},
            {{"d":4,"role":"cell"}},{{"d":5,"role":"button","name":"Nuligi"}}"#,
            of(3, "columnheader", heads),
            of(4, "cell", cells)
        )
    };
    let both = [
        table(&["Uzanto", "Name", "Expires", ""], &["Ana", "deploy", "Feb 20, 2027"]),
        table(&["Name", "Used", "Expires", ""], &["docs", "Feb 1, 2027", "Never"]),
    ];
    let rows = read(KEYS, &page(&["API keys"], &both));
    let told: Vec<_> = rows.iter().map(|row| (row.name.as_str(), row.expiry.last_day(0).is_some())).collect();
    assert_eq!(told, [("deploy", true), ("docs", false)]);
    let outline = outline(KEYS, "load", 0, &page(&["API keys"], &both));
    assert_eq!(list::names(outline.page()), ["deploy", "docs"]);
    let list = |rows: &[String]| {
        format!(
            r#",{{"d":1,"role":"list"}}{}"#,
            rows.concat().replace(r#""d":2"#, r#""d":3"#).replace(r#""d":1"#, r#""d":2"#)
        )
    };
    let cards = [
        list(&[row(&["ci", "Feb 20, 2027"], "Agi"), row(&["old", "Neniam"], "Agi")]),
        list(&[
            row(&["deploy", "Aktiva", "Feb 20, 2027"], "Nuligi"),
            row(&["docs", "Aktiva", "Neniam"], "Nuligi"),
        ]),
    ];
    let rows = read(INTEGRATIONS, &page(&["Ĵetonoj"], &cards));
    let told: Vec<_> = rows.iter().map(|row| (row.name.as_str(), row.expiry == Expiry::Never)).collect();
    assert_eq!(told, [("ci", false), ("old", true), ("deploy", false), ("docs", true)]);
}

/// A card of a section, whose own row has lost its control, is no row.
#[test]
fn what_has_two_headings_is_a_section() {
    let card = |headings: &[&str]| {
        let headings =
            headings.iter().map(|title| format!(r#",{{"d":2,"role":"heading","name":"{title}"}}"#));
        let nodes = format!(
            r#",{{"d":1,"role":"generic"}}{},{{"d":2,"role":"text","name":"Feb 20, 2027"}},{{"d":2,"role":"button","name":"Aldoni"}}"#,
            headings.collect::<String>()
        );
        names(INTEGRATIONS, &page(&["Ĵetonoj"], &[r#",{"d":1,"role":"main"}"#.to_owned(), nodes]))
    };
    assert_eq!(card(&["deploy"]), ["deploy"]);
    assert!(card(&["Ĵetonoj", "deploy"]).is_empty());
}

/// Where titles have words below them, and where a loanword tells the sections apart.
#[test]
fn a_title_is_the_first_of_the_texts_above_rows() {
    let section = |texts: &[&str], name: &str| {
        let texts = texts.iter().map(|text| format!(r#",{{"d":2,"role":"text","name":"{text}"}}"#));
        let row = row(&[name, "Feb 20, 2027"], "Nuligi").replace(r#""d":2"#, r#""d":3"#);
        let row = row.replace(r#""d":1"#, r#""d":2"#);
        format!(r#",{{"d":1,"role":"generic"}}{}{row}"#, texts.collect::<String>())
    };
    let read = |first: &[&str], second: &[&str]| {
        names(SETTINGS, &page(&[], &[section(first, "first"), section(second, "second")]))
    };
    let sessions = ["Seancoj", "Kie vi estas."];
    assert_eq!(read(&sessions, &["Persönliche Zugriffstoken", "Vi uzas ilin."]), ["second"]);
    assert_eq!(read(&["Tokens de acesso"], &sessions), ["first"]);
    // No word tells which it is.
    assert!(read(&sessions, &["Ĵetonoj", "Vi uzas ilin."]).is_empty());
    // What describes something else says nothing of tokens of its own.
    assert!(read(&sessions, &["Gastoj", "Sen token."]).is_empty());
}

/// A row may be titled as its page is, and its neighbours are no sections for that.
#[test]
fn the_name_of_a_row_is_no_title_of_a_section() {
    let card = |name: &str, control: &str| titled(name, "Feb 20, 2027", control);
    let landmark = r#",{"d":1,"role":"main"}"#.to_owned();
    let cards = [
        landmark,
        card("Production API Token", "Nuligi"),
        card("deploy", "Renovigi"),
        card("docs", "Nuligi"),
    ];
    assert_eq!(names(INTEGRATIONS, &page(&[], &cards)), ["Production API Token", "deploy", "docs"]);
}

/// A banner of something else may stand between the title and the table; what makes a token stands behind it.
#[test]
fn a_heading_of_a_banner_titles_no_rows() {
    let banner =
        r#",{"d":1,"role":"generic"},{"d":2,"role":"heading","name":"Webhooks have moved"}"#.to_owned();
    let make = |name: &str| format!(r#",{{"d":1,"role":"button","name":"{name}"}}"#);
    let read = |between: &[String]| {
        let row = row(&["deploy", "Feb 20, 2027"], "Delete");
        names(KEYS, &page(&["API keys"], &[between, &[row]].concat()))
    };
    assert_eq!(read(&[banner.clone(), make("Create API key")]), ["deploy"]);
    assert!(read(&[banner.clone(), make("Learn more")]).is_empty());
    let inner = make("Create API key").replace(r#""d":1"#, r#""d":2"#);
    assert!(read(&[banner.clone(), inner]).is_empty());
    assert!(read(&[make("Create API key"), banner]).is_empty());
}
