//! Lists of tokens that nothing but a token of the user's own list tells from others.

use token_due::ledger::{Expiry, Provider, Token};
use token_due::notice::{Context, list};
use token_due::page::{Language, PageText};

use crate::rows_without_roles::{SETTINGS, page, row};
use crate::seen::outline;

/// A page of people and their access, in a language that nothing is known of.
const PEOPLE: &str = "https://production.tokens.studio/projects/e1/people";

fn token(provider: Provider, name: &str, day: &str) -> Token {
    Token {
        provider,
        name: PageText::new(name),
        expiry: Expiry::on(day.parse().unwrap()),
        ..Token::default()
    }
}

/// The names of the rows that are read on a page by someone who has these tokens.
fn read(url: &str, nodes: &str, known: &[Token]) -> Vec<String> {
    let (outline, language) = (outline(url, "load", 0, nodes), Language::default());
    let context = Context { known, ..Context::of(&outline, &language, "new").unwrap() };
    list::read(outline.page(), &context).iter().map(|row| row.name.as_str().to_owned()).collect()
}

#[test]
fn what_stands_beside_a_known_token_is_one() {
    let rows = [
        row(&["Gasto", "Feb 2, 2027"], "Forigi"),
        r#",{"d":1,"role":"text","name":"Ŝlosiloj"}"#.to_owned(),
        row(&["deploy", "Feb 20, 2027"], "Nuligi"),
        row(&["nightly", "Mar 4, 2027"], "Nuligi"),
        row(&["Kit", "Mar 5, 2027"], "Redakti"),
    ];
    let nodes = page(&["Homoj"], &rows);
    let known = |provider, name: &str, day: &str| read(PEOPLE, &nodes, &[token(provider, name, day)]);
    assert_eq!(known(Provider::TokensStudio, "deploy", "2027-02-20"), ["deploy", "nightly"]);
    assert!(known(Provider::TokensStudio, "deploy", "2027-02-21").is_empty());
    assert!(known(Provider::TokensStudio, "build", "2027-02-20").is_empty());
    assert!(known(Provider::Figma, "deploy", "2027-02-20").is_empty());
    assert!(read(PEOPLE, &nodes, &[]).is_empty());
    // A row without a day is of anything that has the name.
    let undated = page(&["Homoj"], &[row(&["deploy", "Uzita"], "Nuligi")]);
    let endless = Token { expiry: Expiry::Unknown, ..token(Provider::TokensStudio, "deploy", "2027-02-20") };
    assert!(read(PEOPLE, &undated, &[endless]).is_empty());
}

/// In settings, which list tokens in every language, of several sections of which no word says what they are.
#[test]
fn of_several_sections_the_one_with_a_known_token_counts() {
    let section = |title: &str, name: &str| {
        let row = row(&[name, "Feb 20, 2027"], "Nuligi").replace(r#""d":2"#, r#""d":3"#);
        let row = row.replace(r#""d":1"#, r#""d":2"#);
        format!(r#",{{"d":1,"role":"generic"}},{{"d":2,"role":"heading","name":"{title}"}}{row}"#)
    };
    let nodes = page(&[], &[section("Seancoj", "here"), section("Ĵetonoj", "deploy")]);
    let known = |name: &str| read(SETTINGS, &nodes, &[token(Provider::Figma, name, "2027-02-20")]);
    assert_eq!(known("deploy"), ["deploy"]);
    assert_eq!(known("here"), ["here"]);
    assert!(known("build").is_empty());
    // Without the other section there is nothing to choose.
    assert_eq!(read(SETTINGS, &page(&[], &[section("Ĵetonoj", "deploy")]), &[]), ["deploy"]);
}

#[test]
fn a_page_or_tab_of_something_else_stays_one() {
    let rows = [row(&["deploy", "Feb 20, 2027"], "Nuligi")];
    let known = [token(Provider::Atlassian, "deploy", "2027-02-20")];
    let at = |path: &str| format!("https://bitbucket.org/kit/web/admin/{path}");
    assert_eq!(read(&at("kit"), &page(&["Kit"], &rows), &known), ["deploy"]);
    assert!(read(&at("ssh-keys"), &page(&["Kit"], &rows), &known).is_empty());
    let tab = |name: &str| format!(r#",{{"d":1,"role":"tab","name":"{name}","checked":true}}"#);
    let tabbed = |name: &str| page(&["Kit"], &[tab(name), rows[0].clone()]);
    assert_eq!(read(&at("kit"), &tabbed("Kit"), &known), ["deploy"]);
    assert!(read(&at("kit"), &tabbed("Webhooks"), &known).is_empty());
}

/// The oldest generation of Figma's page: beside the card that shows the new value stand tokens without a day, in any language.
#[test]
fn what_stands_beside_the_card_of_a_new_value_is_a_token() {
    let card = |name: &str, depth: u32| {
        format!(
            r#",{{"d":1,"role":"generic"}},{{"d":{depth},"role":"text","name":"{name}"}},{{"d":{depth},"role":"secret","key":"1"}}"#
        )
    };
    let title = || r#",{"d":1,"role":"text","name":"Aliaj"}"#.to_owned();
    let undated = || row(&["deploy", "Uzita"], "Forigi");
    let names = |made: &str, rows: &[String]| {
        let nodes = page(&["Ĵetonoj"], rows);
        let (outline, language) = (outline(SETTINGS, "load", 0, &nodes), Language::default());
        let context = Context { made, ..Context::of(&outline, &language, "new").unwrap() };
        list::read(outline.page(), &context)
            .iter()
            .map(|row| row.name.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names("ci", &[card("ci", 2), undated()]), ["deploy"]);
    assert_eq!(names("ci", &[undated(), card("ci", 2)]), ["deploy"]);
    assert!(names("", &[card("ci", 2), undated()]).is_empty());
    assert!(names("", &[card("", 2), undated()]).is_empty());
    assert!(names("nightly", &[card("ci", 2), undated()]).is_empty());
    assert!(names("ci", &[undated()]).is_empty());
    // A title stands between, or it is a section that shows the value.
    assert!(names("ci", &[card("ci", 2), title(), undated()]).is_empty());
    assert!(names("ci", &[undated(), title(), card("ci", 2)]).is_empty());
    let section = card("ci", 3).replacen("}", r#"},{"d":2,"role":"generic"}"#, 1);
    assert!(names("ci", &[section, undated()]).is_empty());
}
