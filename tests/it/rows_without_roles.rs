//! Rows on pages whose markup says little: titles that are texts, controls without names, forms that look like rows.

use token_due::notice::list::{self, Row};
use token_due::notice::{Context, Event};
use token_due::page::Language;

use crate::seen::outline;
use crate::tab::{KEYS, Tab};

pub(crate) const SETTINGS: &str = "https://www.figma.com/settings";
pub(crate) const INTEGRATIONS: &str = "https://production.tokens.studio/projects/1/integrations";

pub(crate) fn read(url: &str, nodes: &str) -> Vec<Row> {
    let (outline, language) = (outline(url, "load", 0, nodes), Language::default());
    list::read(outline.page(), &Context::of(&outline, &language, "new").unwrap())
}

pub(crate) fn names(url: &str, nodes: &str) -> Vec<String> {
    read(url, nodes).iter().map(|row| row.name.as_str().to_owned()).collect()
}

/// Texts at the top of a page without any landmark, and rows behind them.
pub(crate) fn page(titles: &[&str], rows: &[String]) -> String {
    let titles = titles.iter().map(|title| format!(r#",{{"d":1,"role":"text","name":"{title}"}}"#));
    format!(r#"{{"d":0,"role":"generic"}}{}{}"#, titles.collect::<String>(), rows.concat())
}

/// A row that says these things and has a control of this name.
pub(crate) fn row(said: &[&str], control: &str) -> String {
    let said = said.iter().map(|text| format!(r#",{{"d":2,"role":"text","name":"{text}"}}"#));
    let icon = if control.is_empty() { r#","icon":true"# } else { "" };
    format!(
        r#",{{"d":1,"role":"generic"}}{},{{"d":2,"role":"button","name":"{control}"{icon}}}"#,
        said.collect::<String>()
    )
}

/// A row whose name is a heading, and which says one thing more.
pub(crate) fn titled(name: &str, said: &str, control: &str) -> String {
    let heading = format!(r#"{{"d":2,"role":"heading","name":"{name}"}},{{"d":2,"role":"text""#);
    row(&[said], control).replacen(r#"{"d":2,"role":"text""#, &heading, 1)
}

#[test]
fn a_page_without_landmarks_has_rows_and_a_banner_is_none_where_there_are_some() {
    let dated = row(&["deploy", "Feb 20, 2027"], "Nuligi");
    assert_eq!(names(SETTINGS, &page(&["Ĵetonoj"], std::slice::from_ref(&dated))), ["deploy"]);
    let landmark = r#",{"d":1,"role":"main"}"#.to_owned();
    assert!(names(SETTINGS, &page(&["Ĵetonoj"], &[dated.clone(), landmark.clone()])).is_empty());
    let inner = dated.replace(r#""d":2"#, r#""d":3"#).replace(r#""d":1"#, r#""d":2"#);
    assert_eq!(names(SETTINGS, &page(&["Ĵetonoj"], &[landmark, inner])), ["deploy"]);
}

/// The last short text that stands as far out as a row is its title where there is no heading.
#[test]
fn a_text_is_a_title_where_no_heading_is() {
    let undated = || row(&["deploy", "Uzita"], "Revoke");
    assert_eq!(names(KEYS, &page(&["API keys"], &[undated()])), ["deploy"]);
    assert_eq!(names(KEYS, &page(&["API keys", &"x".repeat(40)], &[undated()])), ["deploy"]);
    assert!(names(KEYS, &page(&["API keys", "Membroj"], &[undated()])).is_empty());
    assert!(names(KEYS, &page(&[], &[undated()])).is_empty());
    // A heading speaks before a text does.
    let heading = r#",{"d":1,"role":"heading","name":"Membroj"}"#.to_owned();
    let text = r#",{"d":1,"role":"text","name":"API keys"}"#.to_owned();
    assert!(names(KEYS, &page(&[], &[heading, text, undated()])).is_empty());
    // What it calls something else is none, with a day as well.
    let dated = || row(&["deploy", "Feb 20, 2027"], "Nuligi");
    for title in ["Webhooks", "Ekigiloj (CI)"] {
        assert!(names(INTEGRATIONS, &page(&[title], &[dated()])).is_empty(), "{title}");
    }
    assert_eq!(names(INTEGRATIONS, &page(&["Ĵetonoj"], &[dated()])), ["deploy"]);
}

#[test]
fn a_title_of_several_tokens_is_no_name_of_one() {
    let section = |name: &str| names(KEYS, &page(&["API keys"], &[row(&[name, "Never expires"], "Aldoni")]));
    assert!(section("API keys").is_empty());
    assert_eq!(section("API key"), ["API key"]);
}

/// A picture that copies a value is no control that ends a token.
#[test]
fn what_shows_a_value_is_no_row() {
    let card = |more: &str| {
        let row = row(&["Copy it now"], "")
            .replace(r#",{"d":2,"role":"button""#, &format!(r#"{more},{{"d":2,"role":"button""#));
        names(KEYS, &page(&["API keys"], &[row]))
    };
    assert_eq!(card(""), ["Copy it now"]);
    assert!(card(r#",{"d":2,"role":"secret","key":"1"}"#).is_empty());
}

/// Halves of a row, the second of which has a number as well.
#[test]
fn two_halves_are_one_row_where_other_rows_have_two_as_well() {
    let halves = |name: &str, day: &str| {
        format!(
            r#",{{"d":1,"role":"generic"}},{{"d":2,"role":"generic"}},{{"d":3,"role":"text","name":"{name}"}},
            {{"d":3,"role":"text","name":"{day}"}},{{"d":2,"role":"generic"}},{{"d":3,"role":"text","name":"Uzita"}},
            {{"d":3,"role":"text","name":"antaŭ 4 tagoj"}},{{"d":3,"role":"button","name":"Nuligi"}}"#
        )
    };
    let both = [halves("deploy", "Feb 20, 2027"), halves("docs", "Feb 21, 2027")];
    assert_eq!(names(SETTINGS, &page(&["Ĵetonoj"], &both)), ["deploy", "docs"]);
    let endless = [halves("deploy", "Feb 20, 2027"), halves("docs", "Never expires")];
    assert_eq!(names(SETTINGS, &page(&["Ĵetonoj"], &endless)), ["deploy", "docs"]);
    // Beside rows of another kind the first half is a title.
    let other = row(&["docs", "Feb 21, 2027"], "Renomi");
    assert_eq!(names(SETTINGS, &page(&["Ĵetonoj"], &[halves("deploy", "Feb 20, 2027"), other])), ["docs"]);
}

/// The cell of a name that holds a value as well is told as that; what the row is called is left.
#[test]
fn a_row_is_called_as_it_says_where_its_name_stands_beside_a_value() {
    let named = |row: &str| {
        let nodes = format!(
            r#"{{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"Ĵetonoj"}},{{"d":1,"role":"row",{row}}},{{"d":2,"role":"secret"}},
            {{"d":2,"role":"gridcell","name":"Jo Malik"}},{{"d":2,"role":"gridcell","name":"Feb 20, 2027"}},
            {{"d":2,"role":"gridcell"}},{{"d":3,"role":"button","name":"Nuligi"}}"#
        );
        names(INTEGRATIONS, &nodes)
    };
    assert_eq!(named(r#""name":"deploy\n[removed]","redacted":true"#), ["deploy"]);
    assert_eq!(named(r#""name":"deploy""#), ["Jo Malik"]);
    assert_eq!(named(r#""redacted":true"#), ["Jo Malik"]);
}

/// What is left of a value is no number of a row that is all there.
#[test]
fn a_masked_value_completes_no_row() {
    let card = |value: &str| {
        format!(
            r#",{{"d":1,"role":"generic"}},{{"d":2,"role":"generic"}},{{"d":3,"role":"text","name":"deploy"}},
            {{"d":3,"role":"text","name":"{value}"}},{{"d":3,"role":"button","name":"Nuligi"}},
            {{"d":2,"role":"text","name":"Feb 20, 2027"}}"#
        )
    };
    for value in ["abc••••34", "abc****34"] {
        assert_eq!(names(SETTINGS, &page(&["Ĵetonoj"], &[card(value)])), ["deploy"], "{value}");
    }
    assert!(names(SETTINGS, &page(&["Ĵetonoj"], &[card("abc 34")])).is_empty());
}

/// A row of a table that has run out may have no control; others without one are no rows.
#[test]
fn what_has_run_out_may_have_no_control() {
    let row = |name: &str, day: &str, last: &str| {
        format!(
            r#",{{"d":2,"role":"row"}},{{"d":3,"role":"cell","name":"{name}"}},{{"d":3,"role":"cell","name":"{day}"}},{{"d":3,"role":"cell"}}{last}"#
        )
    };
    let button = r#",{"d":4,"role":"button","name":"Revoke"}"#;
    let table = |rows: &[String]| {
        let heads = ["Name", "Expires", ""]
            .map(|head| format!(r#",{{"d":3,"role":"columnheader","name":"{head}"}}"#))
            .concat();
        let nodes = format!(
            r#"{{"d":0,"role":"main"}},{{"d":1,"role":"table"}},{{"d":2,"role":"row"}}{heads}{}"#,
            rows.concat()
        );
        read(INTEGRATIONS, &nodes)
            .iter()
            .map(|row| format!("{} {}", row.name.as_str(), row.expired))
            .collect::<Vec<_>>()
    };
    let live = || row("ci", "Feb 20, 2027", button);
    assert_eq!(table(&[live(), row("old", "Nov 11, 2026", "")]), ["ci false", "old true"]);
    assert_eq!(table(&[live(), row("old", "Nov 25, 2026", "")]), ["ci false"]);
    assert_eq!(table(&[live(), row("old", "Revoked", "")]), ["ci false"]);
    let narrow = row("old", "Nov 11, 2026", "").replace(r#",{"d":3,"role":"cell"}"#, "");
    assert_eq!(table(&[live(), narrow]), ["ci false"]);
    assert!(table(&[row("old", "Nov 11, 2026", "")]).is_empty());
    // Not where the rows beside it are of something else.
    let hooks = |rows: &[String]| {
        let head =
            r#"{"d":0,"role":"main"},{"d":1,"role":"heading","name":"Webhooks"},{"d":1,"role":"table"}"#;
        read(INTEGRATIONS, &[head, &rows.concat()].concat()).len()
    };
    assert_eq!(hooks(&[live(), row("old", "Nov 11, 2026", "")]), 0);
}

/// What has run out says so beside its name, and then its day where the others have theirs.
#[test]
fn a_mark_beside_the_name_moves_the_day_by_one() {
    let told = |said: &[&str]| {
        let rows = [row(&["deploy", "Nov 9, 2026 · Feb 20, 2027"], "Nuligi"), row(said, "Nuligi")];
        let read = read(SETTINGS, &page(&["Ĵetonoj"], &rows));
        let last = read.last().unwrap();
        (last.expiry.last_day(0).map(|day| day.to_string()), last.expired)
    };
    let over = (Some("2026-11-11".to_owned()), true);
    assert_eq!(told(&["old", "Malvalida", "Aug 1, 2026 · Nov 11, 2026"]), over);
    assert_eq!(told(&["old", "Aug 1, 2026 · Nov 11, 2026", "Malvalida"]), over);
    assert_eq!(told(&["old", "Malvalida", "Malnova", "Aug 1, 2026 · Nov 11, 2026"]), (None, false));
}

/// Choices of an empty form, each with a control, stand beside the list and are no rows of it.
#[test]
fn what_is_chosen_in_an_open_form_is_no_row() {
    let listed = |control: &str| {
        let nodes = format!(
            r#"{{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"API keys"}},{{"d":1,"role":"form"}},{{"d":2,"role":"textbox","name":"Name"}},
            {{"d":2,"role":"generic"}},{{"d":3,"role":"text","name":"Expiration"}},{{"d":3,"role":"button","name":"Elekti"{control}}},
            {{"d":3,"role":"text","name":"Feb 20, 2027"}},{{"d":2,"role":"button","name":"Create key","submit":true}}{}"#,
            row(&["deploy", "Feb 21, 2027"], "Delete")
        );
        let events = Tab::default().see(&outline(KEYS, "load", 0, &nodes));
        let listing = events.iter().find_map(|event| match event {
            Event::Listed(listing) => Some(listing.rows.iter().map(|row| row.name.as_str().to_owned())),
            _ => None,
        });
        listing.into_iter().flatten().collect::<Vec<_>>()
    };
    for chosen in [
        r#","value":"30 days""#,
        r#","checked":true"#,
        r#"},{"d":4,"role":"option","name":"7 days""#,
        r#"},{"d":3,"role":"combobox","name":"Kiam""#,
    ] {
        assert_eq!(listed(chosen), ["deploy"], "{chosen}");
    }
}

/// On a page of keys, below a title that says so in every language, cards that are alike or that their controls are called by.
#[test]
fn cards_without_a_day_are_keys_where_their_controls_are_alike() {
    let card = |name: &str, control: &str| titled(name, "Uzita hieraŭ", control);
    let read = |url: &str, title: &str, controls: [&str; 2]| {
        let heading = format!(r#",{{"d":1,"role":"heading","name":"{title}"}}"#);
        names(url, &page(&[], &[heading, card("deploy", controls[0]), card("docs", controls[1])]))
    };
    let called = ["Agoj por deploy", "Agoj por docs"];
    assert_eq!(read(KEYS, "API-Ŝlosiloj", called), ["deploy", "docs"]);
    assert!(read(KEYS, "Ŝlosiloj", called).is_empty());
    assert_eq!(read(KEYS, "API-Ŝlosiloj", ["Agoj", "Agoj"]), ["deploy", "docs"]);
    assert!(read(KEYS, "API-Ŝlosiloj", ["Agoj", "Renomi"]).is_empty());
    assert!(read("https://app.prod.tokens.studio/settings/profile", "API-Ŝlosiloj", called).is_empty());
    let other = ["Agoj por deploy", "Renomi docs"];
    assert!(read(KEYS, "API-Ŝlosiloj", other).is_empty());
}

/// Below a title that names an API a row without a day is a key where its control is a picture, in whatever words it is called.
#[test]
fn below_a_title_of_an_api_rows_have_pictures_for_controls() {
    let read = |title: &str, control: &str| {
        let heading = format!(r#",{{"d":1,"role":"heading","name":"{title}"}}"#);
        let row = row(&["deploy", "Uzita"], "Forigi").replacen(r#""name":"Forigi""#, control, 1);
        names("https://app.prod.tokens.studio/user/keys", &page(&[], &[heading, row]))
    };
    assert_eq!(read("API-Ŝlosiloj", r#""name":"Forigi","value":"×""#), ["deploy"]);
    assert_eq!(read("API-Ŝlosiloj", r#""name":"Forigi","icon":true"#), ["deploy"]);
    assert!(read("API-Ŝlosiloj", r#""name":"Forigi","value":"Forigi""#).is_empty());
    assert!(read("API-Ŝlosiloj", r#""name":"Forigi""#).is_empty());
    assert!(read("Membroj", r#""name":"Forigi","icon":true"#).is_empty());
    // A picture beside a value copies it.
    let secret = r#""name":"Kopii","icon":true},{"d":2,"role":"secret","key":"1""#;
    assert!(read("API-Ŝlosiloj", secret).is_empty());
}

/// What else has an end is called by its acronym where the day is told.
#[test]
fn the_end_of_something_else_is_none_of_the_row() {
    let listed = |said: &str| names(INTEGRATIONS, &page(&["Ĵetonoj"], &[row(&["deploy", said], "Nuligi")]));
    assert_eq!(listed("Validas ĝis Feb 20, 2027"), ["deploy"]);
    assert!(listed("La ĵetono de GitHub validas ĝis Feb 20, 2027").is_empty());
    assert_eq!(listed("Por GitHub · Feb 20, 2027"), ["deploy"]);
}

/// A sentence that goes on behind a value is no name.
#[test]
fn the_rest_of_a_sentence_is_no_name() {
    let named =
        |rest: &str| names(KEYS, &page(&["API keys"], &[row(&[rest, "deploy", "Feb 20, 2027"], "Delete")]));
    for rest in [". Ĝi validas ĝis", ", kaj", "; do"] {
        assert_eq!(named(rest), ["deploy"], "{rest}");
    }
    assert_eq!(named(".env"), [".env"]);
}

/// Controls that end a dialog stand in parts of their own, and what is said beside them is no row.
#[test]
fn controls_apart_from_each_other_are_of_no_row() {
    let said = r#",{"d":1,"role":"generic"},{"d":2,"role":"text","name":"deploy"},{"d":2,"role":"text","name":"Feb 20, 2027"}"#;
    let apart = r#",{"d":2,"role":"generic"},{"d":3,"role":"generic"},{"d":4,"role":"button","name":"Ne"},{"d":3,"role":"generic"},{"d":4,"role":"button","name":"Jes"}"#;
    assert!(names(SETTINGS, &page(&["Ĵetonoj"], &[said.to_owned(), apart.to_owned()])).is_empty());
    let together = r#",{"d":2,"role":"generic"},{"d":3,"role":"button","name":"Ne"},{"d":3,"role":"button","name":"Jes"}"#;
    assert_eq!(names(SETTINGS, &page(&["Ĵetonoj"], &[said.to_owned(), together.to_owned()])), ["deploy"]);
}

/// The last row of a list is the rest of no other, though its control is another one and a row beside the list is as the first.
#[test]
fn the_last_row_of_a_list_is_a_row() {
    let list = |rows: &[(&str, &str)]| {
        let rows =
            rows.iter().map(|(name, control)| row(&[name, "Feb 20, 2027"], control)).collect::<String>();
        let inner = rows.replace(r#""d":2"#, r#""d":3"#).replace(r#""d":1"#, r#""d":2"#);
        format!(r#",{{"d":1,"role":"generic"}}{inner}"#)
    };
    let first = list(&[("deploy", "Nuligi"), ("docs", "Renovigi"), ("ci", "Renomi")]);
    let beside = row(&["other", "Feb 20, 2027"], "Nuligi");
    assert_eq!(names(SETTINGS, &page(&["Ĵetonoj"], &[first, beside])), ["deploy", "docs", "ci", "other"]);
}

/// Beside a table that has heads and no rows yet stands what will be made.
#[test]
fn beside_an_empty_table_there_is_no_row() {
    let table = |rows: &str| {
        format!(
            r#",{{"d":1,"role":"table"}},{{"d":2,"role":"row"}},{{"d":3,"role":"columnheader","name":"Nomo"}}{rows}"#
        )
    };
    let card = || row(&["deploy", "Feb 20, 2027"], "Krei");
    assert!(names(KEYS, &page(&["API keys"], &[table(""), card()])).is_empty());
    let plain = r#",{"d":2,"role":"row"},{"d":3,"role":"cell","name":"Nova"}"#;
    assert_eq!(names(KEYS, &page(&["API keys"], &[table(plain), card()])), ["deploy"]);
    assert_eq!(names(KEYS, &page(&["API keys"], &[plain.to_owned(), card()])), ["deploy"]);
}

/// What has run out has no control left, in a list without roles as well.
#[test]
fn what_has_run_out_and_has_no_control_is_read_beside_others() {
    let bare = |said: &[&str]| {
        let said = said.iter().map(|text| format!(r#",{{"d":2,"role":"text","name":"{text}"}}"#));
        format!(r#",{{"d":1,"role":"generic"}}{}"#, said.collect::<String>())
    };
    let read = |bare: String| {
        let rows = [row(&["deploy", "Active", "Feb 20, 2027"], "Revoke"), bare];
        let rows = read(KEYS, &page(&["API keys"], &rows));
        rows.into_iter().map(|row| (row.name.as_str().to_owned(), row.expired)).collect::<Vec<_>>()
    };
    let first = || ("deploy".to_owned(), false);
    assert_eq!(read(bare(&["docs", "Expired", "Oct 3, 2026"])), [first(), ("docs".to_owned(), true)]);
    // It does not say so, or it is no row as the others are.
    assert_eq!(read(bare(&["docs", "Active", "Oct 3, 2026"])), [first()]);
    assert_eq!(read(bare(&["docs", "Expired"])), [first()]);
    assert_eq!(read(bare(&["docs", "Expired", "Oct 3, 2026"]).replace("generic", "region")), [first()]);
}
