//! Rows that are cards, as Tokens Studio has them: who made it, what is below a title of something else, what can no longer be used.

use token_due::ledger::Expiry;
use token_due::notice::list::{self, Row};
use token_due::notice::{Context, list::pressed_row};
use token_due::page::language::Unit;
use token_due::page::{Language, Outline};

use crate::seen::outline;
use crate::tab::PRESSED;

const URL: &str = "https://production.tokens.studio/projects/1/integrations";

/// A section with this heading and these cards.
fn section(heading: &str, cards: &[String]) -> Outline {
    let nodes = format!(
        r#"{{"d":0,"role":"main"}},{{"d":1,"role":"generic"}},{{"d":2,"role":"generic"}},{{"d":3,"role":"heading","name":"{heading}"}},
        {{"d":3,"role":"button","name":"Aldoni"}}{}"#,
        cards.concat()
    );
    outline(URL, "load", 0, &nodes)
}

/// A card that says these things, each as told, with a button to which something is added.
fn card(said: &[(&str, &str)], button: &str) -> String {
    let said = said.iter().map(|(role, name)| format!(r#",{{"d":4,"role":"{role}","name":"{name}"}}"#));
    let said: String = said.collect();
    format!(
        r#",{{"d":2,"role":"generic"}},{{"d":3,"role":"generic"}}{said},{{"d":3,"role":"button","name":"Agoj"{button}}}"#
    )
}

fn dated(role: &str, name: &str) -> String {
    card(&[(role, name), ("text", "Feb 20, 2027")], "")
}

fn read(outline: &Outline) -> Vec<Row> {
    let language = Language::default();
    list::read(outline.page(), &Context::of(outline, &language, "new").unwrap())
}

fn names(outline: &Outline) -> Vec<String> {
    read(outline).iter().map(|row| row.name.as_str().to_owned()).collect()
}

#[test]
fn below_an_acronym_is_something_else() {
    let cards = [dated("text", "deploy"), dated("text", "docs")];
    assert_eq!(names(&section("Ĵetonoj", &cards)), ["deploy", "docs"]);
    assert_eq!(names(&section("Ĵetonoj por ci", &cards)), ["deploy", "docs"]);
    for heading in ["CI", "Ekigiloj de CI (elirantaj)", "CI 触发器", "OIDC", "Konektoj al GitHub"] {
        assert!(names(&section(heading, &cards)).is_empty(), "{heading}");
    }
    // The heading of a card is its name, and not of the next.
    for button in ["", " ĝin"] {
        let first = card(&[("heading", "CI"), ("text", "Feb 20, 2027")], "")
            .replace("Agoj", &format!("Agoj{button}"));
        assert_eq!(names(&section("Ĵetonoj", &[first, dated("heading", "docs")])), ["CI", "docs"]);
    }
}

#[test]
fn initials_of_who_made_it_are_no_name() {
    let by = |initials: &str| {
        card(
            &[("text", initials), ("text", "deploy"), ("text", "Ana Sol Vidal"), ("text", "Feb 20, 2027")],
            "",
        )
    };
    assert_eq!(
        names(&section("Ĵetonoj", &[by("A"), by("AS"), by("CI"), by("ASV")])),
        ["deploy", "deploy", "CI", "ASV"]
    );
}

#[test]
fn what_can_no_longer_be_used_was_revoked() {
    let over = |button: &str| card(&[("text", "old"), ("text", "Nuligita")], button);
    let told = |button: &str| {
        let rows = read(&section("Ĵetonoj", &[dated("text", "deploy"), over(button)]));
        rows.last().map(|row| (row.name.as_str().to_owned(), row.expiry, row.revoked))
    };
    assert_eq!(told(""), Some(("old".to_owned(), Expiry::Never, false)));
    assert_eq!(told(r#","disabled":true"#).map(|(.., revoked)| revoked), Some(true));
}

#[test]
fn what_closes_the_card_of_a_value_is_of_no_row() {
    let pressed = |said: &[(&str, &str)]| {
        let page = section("Ĵetonoj", &[card(said, PRESSED)]);
        let language = Language::default();
        let row = pressed_row(page.page(), &Context::of(&page, &language, "new").unwrap());
        row.map(|(name, _)| name.as_str().to_owned())
    };
    assert_eq!(pressed(&[("text", "deploy"), ("secret", "")]), None);
    assert_eq!(pressed(&[("text", "deploy")]).as_deref(), Some("deploy"));
    // A row with a masked value says when it ends.
    assert_eq!(
        pressed(&[("text", "deploy"), ("secret", ""), ("text", "Feb 20, 2027")]).as_deref(),
        Some("deploy")
    );
}

#[test]
fn when_it_was_used_is_not_when_it_was_made() {
    let made = |said: &str| {
        let page =
            section("Ĵetonoj", &[card(&[("text", "deploy"), ("text", said), ("text", "Feb 20, 2027")], "")]);
        read(&page)[0].created.map(|day| day.to_string())
    };
    assert_eq!(made("Last used Nov 20, 2026"), None);
    assert_eq!(made("Nov 20, 2026").as_deref(), Some("2026-11-20"));
}

/// The same letters for all, and a control that is called as its row is.
#[test]
fn what_a_control_is_called_by_is_the_name_beside_letters() {
    let called = |first: &str, control: &str| {
        let card = format!(
            r#",{{"d":2,"role":"generic"}},{{"d":3,"role":"generic"}},{{"d":4,"role":"text","name":"{first}"}},
            {{"d":4,"role":"text","name":"deploy"}},{{"d":4,"role":"text","name":"Feb 20, 2027"}},{{"d":3,"role":"button","name":"{control}"}}"#
        );
        names(&section("Ĵetonoj", &[card])).concat()
    };
    assert_eq!(called("SA", "Agoj por deploy"), "deploy");
    assert_eq!(called("SA", "Agoj"), "SA");
    // It is called by letters as well.
    assert_eq!(called("SA", "Agoj por SA kaj deploy"), "deploy");
    assert_eq!(called("SAT", "Agoj por deploy"), "SAT");
}

/// Details that are folded out below a row have labels, days and controls of their own, and are no row.
#[test]
fn details_below_a_row_are_the_rest_of_it() {
    let row = |d: u32, name: &str| {
        format!(
            r#",{{"d":{d},"role":"generic"}},{{"d":{0},"role":"text","name":"{name}"}},{{"d":{0},"role":"text","name":"Feb 20, 2027"}},
            {{"d":{0},"role":"button","name":"Agoj"}}"#,
            d + 1
        )
    };
    let details = format!(
        r#",{{"d":4,"role":"generic"}},{{"d":5,"role":"text","name":"Rajtoj"}},{{"d":5,"role":"text","name":"Feb 20, 2027"}},
        {{"d":5,"role":"button","name":"Kopii"}},{{"d":5,"role":"button","name":"Nuligi"{PRESSED}}}"#
    );
    let folded = format!(r#",{{"d":3,"role":"generic"}}{}{details}"#, row(4, "ci"));
    let names = |rows: &[String]| {
        let nodes = format!(
            r#"{{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"Service account tokens"}},{{"d":1,"role":"generic"}}{}"#,
            rows.concat()
        );
        let outline = outline(URL, "press", 0, &nodes);
        let names: Vec<String> = read(&outline).into_iter().map(|row| row.name.as_str().to_owned()).collect();
        let language = Language::default();
        let cx = Context::of(&outline, &language, "new").unwrap();
        (names, pressed_row(outline.page(), &cx).map(|(name, _)| name.as_str().to_owned()))
    };
    let pressed = |name: &str| Some(name.to_owned());
    let (ci, docs) = (["ci", "docs"].map(str::to_owned), row(3, "docs"));
    assert_eq!(names(&[folded.clone(), docs.clone()]), (ci.to_vec(), pressed("ci")));
    assert_eq!(names(&[docs.clone(), folded.clone()]).0, ["docs", "ci"]);
    // Rows of a part of their own are rows.
    let group = format!(r#",{{"d":3,"role":"generic"}}{}{}"#, row(4, "ci"), row(4, "docs"));
    assert_eq!(names(&[group, docs]).0, ["ci", "docs", "docs"]);
    // All of them may be.
    assert_eq!(names(&[folded.clone(), folded.clone()]).0, ["ci", "ci"]);
    // Of two halves that stand alone neither is known to be the rest of the other.
    assert_eq!(names(&[folded]), (vec!["ci".to_owned(), "Rajtoj".to_owned()], pressed("Rajtoj")));
}

/// A title below another text, and what a control is for behind who made it.
#[test]
fn a_card_is_called_by_its_title_or_by_what_its_controls_are_for() {
    let by = |owner: &str, role: &str, name: &str, control: &str| {
        card(&[("text", owner), (role, name), ("text", "Feb 20, 2027")], "")
            .replace("Agoj", &format!("Agoj por {control}"))
    };
    let titled = [by("Ana Sol", "heading", "deploy", "tio"), by("Ana Sol", "heading", "docs", "tio")];
    assert_eq!(names(&section("Ĵetonoj", &titled)), ["deploy", "docs"]);
    let controlled = [by("Ana Sol", "text", "deploy", "deploy"), by("Bo Vidal", "text", "docs", "docs")];
    assert_eq!(names(&section("Ĵetonoj", &controlled)), ["deploy", "docs"]);
    // What all controls say is what they do: "Revoke API token".
    let alike =
        [by("deploy", "text", "API token", "API token"), by("docs", "text", "API token", "API token")];
    assert_eq!(names(&section("Ĵetonoj", &alike)), ["deploy", "docs"]);
    assert_eq!(names(&section("Ĵetonoj", &alike[..1])), ["deploy"]);
    // What is said behind it tells them apart as well.
    let ends = [by("Ana Sol", "text", "deploy", "deploy nun"), by("Bo Vidal", "text", "docs", "docs tuj")];
    assert_eq!(names(&section("Ĵetonoj", &ends)), ["Ana Sol", "Bo Vidal"]);
    // What is said first has controls of its own.
    let own =
        [by("deploy", "text", "docs", "deploy kaj docs"), by("docs", "text", "deploy", "docs kaj deploy")];
    assert_eq!(names(&section("Ĵetonoj", &own)), ["deploy", "docs"]);
}

/// The title of a card calls it something else, and not the next one.
#[test]
fn what_a_card_is_called_says_nothing_of_the_next() {
    let credential =
        |name: &str, kind: &str| card(&[("heading", name), ("text", kind), ("text", "Feb 20, 2027")], "");
    let cards =
        [credential("docs", "API"), credential("portal webhook", "Webhook"), credential("deploy", "API")];
    assert_eq!(names(&section("Ĵetonoj", &cards)), ["docs", "portal webhook", "deploy"]);
    assert!(names(&section("Webhooks", &cards)).is_empty());
}

/// What folds something out has a part of its own beside the control that ends the token; a dialog ends with two controls in one.
#[test]
fn a_control_may_have_a_part_that_says_nothing() {
    let card = |more: &str| {
        format!(
            r#",{{"d":2,"role":"generic"}},{{"d":3,"role":"heading","name":"deploy"}},{{"d":3,"role":"text","name":"Feb 20, 2027"}},
            {{"d":3,"role":"generic"}},{{"d":4,"role":"button","name":"Faldi"}}{more},{{"d":3,"role":"button","name":"Nuligi"}}"#
        )
    };
    let list = r#",{"d":4,"role":"list"},{"d":5,"role":"listitem","name":"Rajtoj"}"#;
    assert_eq!(names(&section("Ĵetonoj", &[card(list)])), ["deploy"]);
    // Controls may have a part that is all theirs.
    let both = card(r#",{"d":4,"role":"button","name":"Nuligi"}"#)
        .replace(r#",{"d":3,"role":"button","name":"Nuligi"}"#, "");
    assert_eq!(names(&section("Ĵetonoj", &[both])), ["deploy"]);
    let two = r#",{"d":4,"role":"button","name":"Krei"}"#;
    assert!(names(&section("Ĵetonoj", &[card(two)])).is_empty());
    let said = r#",{"d":4,"role":"text","name":"Rajtoj"}"#;
    assert!(names(&section("Ĵetonoj", &[card(said)])).is_empty());
    let value = r#",{"d":4,"role":"secret","key":"1"}"#;
    assert!(names(&section("Ĵetonoj", &[card(value)])).is_empty());
}

/// What is done with the rows that are ticked stands above them.
#[test]
fn a_row_without_a_day_beside_others_with_one_has_their_controls() {
    let bar = card(&[("text", "2 elektitaj")], "").replace("Agoj", "Revoke");
    assert_eq!(names(&section("API Keys", &[bar.clone(), dated("text", "docs")])), ["docs"]);
    assert_eq!(names(&section("API Keys", &[bar])), ["2 elektitaj"]);
    let never = card(&[("text", "deploy"), ("text", "Neniam")], "");
    assert_eq!(names(&section("API Keys", &[never, dated("text", "docs")])), ["deploy", "docs"]);
}

/// A list of definitions: what says never stands below the same word as the days of the others, whatever else a card says.
#[test]
fn what_stands_below_the_word_for_the_day_is_the_end() {
    let card = |role: &str, name: &str, word: &str, end: &str, scopes: &[&str]| {
        let said = [word, end].into_iter().chain(scopes.iter().copied()).map(|text| ("text", text));
        let said: Vec<(&str, &str)> = [(role, name)].into_iter().chain(said).collect();
        card(&said, "")
    };
    let told = |role: &str, word: &str| {
        let cards = [
            card(role, "docs", "Finiĝas", "Feb 20, 2027", &["Legi"]),
            card(role, "deploy", word, "Neniam", &["Legi", "Skribi"]),
        ];
        read(&section("Ĵetonoj", &cards)).pop().map(|row| row.expiry)
    };
    // Under the name itself it is no word for the day.
    let same = [
        card("text", "docs", "Feb 20, 2027", "Legi", &[]),
        card("text", "docs", "Neniam", "Legi", &["Skribi"]),
    ];
    assert_eq!(read(&section("Ĵetonoj", &same)).pop().map(|row| row.expiry), Some(Expiry::Unknown));
    for role in ["text", "heading"] {
        assert_eq!(told(role, "Finiĝas"), Some(Expiry::Never), "{role}");
        assert_eq!(told(role, "Uzita"), Some(Expiry::Unknown), "{role}");
    }
}

/// On a page that is called so by an acronym a table is of tokens, in whatever language; cards may be of anything.
#[test]
fn a_table_below_an_acronym_is_of_tokens_without_a_day() {
    const TOKENS: &str = "https://id.atlassian.com/manage-profile/security/api-tokens";
    let listed = |url: &str, heading: &str, row: &str| {
        let nodes = format!(
            r#"{{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"{heading}"}},{{"d":1,"role":"table"}},{{"d":2,"role":"{row}"}},
            {{"d":3,"role":"cell","name":"deploy"}},{{"d":3,"role":"cell","name":"Neniam"}},{{"d":3,"role":"cell"}},{{"d":4,"role":"button","name":"Agoj"}}"#
        );
        names(&outline(url, "load", 0, &nodes)).len()
    };
    assert_eq!(listed(TOKENS, "Ĵetonoj por API", "row"), 1);
    assert_eq!(listed(TOKENS, "Ĵetonoj por rapid", "row"), 0);
    assert_eq!(listed(TOKENS, "Ĵetonoj por API", "generic"), 0);
    assert_eq!(listed(URL, "Ĵetonoj por API", "row"), 0);
}

/// What translators write for a time to come is not what the browser does; what is past is.
#[test]
fn a_length_of_time_that_is_not_past_is_to_come() {
    let turkish = Language {
        units: vec![("gün".into(), Unit::Day), ("saat".into(), Unit::Hour)],
        relative: vec![
            ("# gün sonra".into(), Unit::Day, true),
            ("# gün önce".into(), Unit::Day, false),
            ("# saat önce".into(), Unit::Hour, false),
        ],
        ..Language::default()
    };
    let read = |said: &str, used: &str| {
        let outline = section("Ĵetonoj", &[card(&[("text", "ci"), ("text", said), ("text", used)], "")]);
        let rows = list::read(outline.page(), &Context::of(&outline, &turkish, "new").unwrap());
        rows.iter().map(|row| (row.expiry.last_day(0).map(|day| day.to_string()), row.expiry)).next()
    };
    let day = |said: &str, used: &str| {
        read(said, used).map(|(day, expiry)| (day.unwrap(), matches!(expiry, Expiry::On { about: true, .. })))
    };
    let used = "2 saat önce kullanıldı";
    assert_eq!(day("5 gün içinde sona eriyor", used), Some(("2026-11-27".to_owned(), true)));
    assert_eq!(day("5 gün sonra sona eriyor", used), Some(("2026-11-27".to_owned(), false)));
    // It may be any length of time, and English has no other words.
    assert_eq!(day("5 gün içinde sona eriyor", "Hiç kullanılmadı"), None);
    assert_eq!(day("Every 5 days", used), None);
    assert_eq!(day("5 gün önce", used), None);
}

/// What leads to the day is the other half of a row.
#[test]
fn a_word_for_the_expiry_is_no_name() {
    let named = |said: &str| {
        let nodes = format!(
            r#"{{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"Service account tokens"}},{{"d":1,"role":"generic"}},
            {{"d":2,"role":"text","name":"deploy"}},{{"d":2,"role":"generic"}},{{"d":3,"role":"text","name":"{said}"}},
            {{"d":3,"role":"text","name":"Feb 20, 2027"}},{{"d":3,"role":"button","name":"Revoke"}}"#
        );
        let rows = read(&outline(URL, "load", 0, &nodes));
        rows.iter().map(|row| (row.name.as_str().to_owned(), row.scopes.len())).collect::<Vec<_>>()
    };
    assert_eq!(named("Read, Write · Expires"), [("deploy".to_owned(), 2)]);
    assert_eq!(named("docs"), [("docs".to_owned(), 0)]);
}

/// A row with fewer badges says in its own words that it has no end; what other rows say as well is a badge.
#[test]
fn rows_with_fewer_badges_have_their_end_where_others_do() {
    let expiry = |said: &[&str]| {
        let texts = |said: &[&str]| card(&said.iter().map(|name| ("text", *name)).collect::<Vec<_>>(), "");
        let dated = texts(&["ci", "Legi", "Skribi", "Feb 20, 2027", "Uzita"]);
        read(&section("Ĵetonoj", &[dated, texts(said)])).last().map(|row| row.expiry)
    };
    assert_eq!(expiry(&["docs", "Legi", "Neniam", "Ne uzita"]), Some(Expiry::Never));
    assert_eq!(expiry(&["docs", "Legi", "Skribi", "Neniam", "Ne uzita"]), Some(Expiry::Never));
    assert_eq!(expiry(&["docs", "Neniam", "Ne uzita"]), Some(Expiry::Never));
    assert_eq!(expiry(&["docs", "Legi", "Neniam"]), Some(Expiry::Unknown));
    assert_eq!(expiry(&["docs", "Neniam"]), Some(Expiry::Unknown));
}
