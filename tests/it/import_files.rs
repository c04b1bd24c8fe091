//! Files read into the list.

use token_due::import::{ImportError, MAX_BYTES, Plan, apply, plan};
use token_due::json::{self, Map};
use token_due::ledger::{Evidence, Expiry, Kind, Ledger, Moment, Provider, State, Token, What};
use token_due::page::PageText;
use token_due::protocol::ExportFormat::{Csv, Json};

use crate::export_fixtures::{NOW, complete, exported, hostile, list, pipeline, text, varied};
use crate::remind_words::{at, day};

const ID: &str = "00000000-0000-4000-8000-0000000000aa";

fn everything() -> Vec<Token> {
    [pipeline(), complete()].into_iter().chain(varied()).chain(hostile()).collect()
}

fn import(ledger: &mut Ledger, plan: Plan) {
    let mut number = 0;
    let mut new_id = || {
        number += 1;
        format!("new-{number}")
    };
    apply(ledger, plan, at(NOW), &mut new_id);
}

fn error(text: &str) -> ImportError {
    let ledger = list([pipeline()]);
    plan(&ledger, text).unwrap_err()
}

fn said(text: &str) -> (String, String) {
    let error = error(text);
    (error.code.clone(), error.to_string())
}

/// A JSON file with one token, whose fields beside the id are those.
fn file(fields: &str) -> String {
    format!("{{\"format\":\"token-due/1\",\"tokens\":[\n{{\"id\":\"{ID}\"{fields}}}]}}")
}

#[test]
fn json_comes_back_as_it_went() {
    let mut ledger = list(everything());
    ledger.extra.insert("team".into(), json::read(r#"{"name":"Design","seats":3}"#).unwrap());
    let file = exported(&ledger, Json);
    let mut empty = Ledger::default();
    let plan = plan(&empty, &file.text).unwrap();
    assert_eq!((plan.added.len(), plan.changed.len(), plan.unchanged), (ledger.tokens.len(), 0, 0));
    import(&mut empty, plan);
    assert_eq!(empty, ledger);
    assert_eq!(exported(&empty, Json), file);
}

#[test]
fn a_file_read_twice_changes_nothing_more() {
    for format in [Json, Csv] {
        let mut ledger = list(everything());
        let text = exported(&ledger, format).text;
        let again = plan(&ledger, &text).unwrap();
        assert_eq!((again.added.len(), &again.changed, again.unchanged), (0, &vec![], ledger.tokens.len()));
        import(&mut ledger, again);
        assert_eq!(ledger, list(everything()));
    }
}

#[test]
fn a_table_brings_back_all_that_it_has_room_for() {
    let text = text(everything(), Csv);
    let mut empty = Ledger::default();
    let plan = plan(&empty, &text).unwrap();
    assert_eq!(plan.ignored_columns, Vec::<String>::new());
    import(&mut empty, plan);
    for (mut was, mut is) in everything().into_iter().zip(empty.tokens) {
        assert_eq!(is.history.pop().map(|entry| entry.what), Some(What::Imported));
        assert!(is.evidence.contains(&Evidence::Import));
        is.evidence.retain(|evidence| *evidence != Evidence::Import);
        // History, answers and fields of newer versions are in the JSON only.
        was.history.clear();
        was.answered = None;
        was.extra = Map::default();
        assert_eq!(is, was);
    }
}

#[test]
fn a_table_as_a_spreadsheet_saves_it_is_read() {
    let csv = "name;provider;expiry;note\r\n\"CI; nightly\";figma;2027-02-20;\"say \"\"when\"\"\"\r\n;;;\r\n";
    for text in
        [csv.to_owned(), csv.replace("\r\n", "\n"), csv.replace("\r\n", "\r"), format!("\u{FEFF}{csv}")]
    {
        let plan = plan(&Ledger::default(), &text).unwrap();
        let [token] = plan.added.as_slice() else { panic!("{plan:?}") };
        assert_eq!(token.name.as_str(), "CI; nightly");
        assert_eq!(token.note.as_str(), "say \"when\"");
        assert_eq!(token.expiry, Expiry::on(day("2027-02-20")));
    }
    let tabs = "name\tused_in\nCI\ta, b; c\n";
    let plan = plan(&Ledger::default(), tabs).unwrap();
    assert_eq!(plan.added[0].used_in, [PageText::new("a, b"), PageText::new("c")]);
}

#[test]
fn a_table_without_ids_is_given_some() {
    let mut ledger = list([pipeline()]);
    let text = "Name,Expiry,Colour\nCI,never,red\nDeploy,about 2027-02-20,blue\n";
    let plan = plan(&ledger, text).unwrap();
    assert_eq!(plan.ignored_columns, ["Colour"]);
    import(&mut ledger, plan);
    let new: Vec<(&str, Expiry)> =
        ledger.tokens[1..].iter().map(|token| (token.id.as_str(), token.expiry)).collect();
    assert_eq!(new, [("new-1", Expiry::Never), ("new-2", Expiry::On { on: day("2027-02-20"), about: true })]);
    assert_eq!(ledger.tokens[1].last_seen, at(NOW));
}

#[test]
fn what_a_table_says_changes_and_what_it_leaves_out_stays() {
    let mut ledger = list([complete()]);
    let text = format!("id,note,state,app\n{},moved,,Jira\n", complete().id);
    let plan = plan(&ledger, &text).unwrap();
    let [change] = plan.changed.as_slice() else { panic!("{plan:?}") };
    let fields: Vec<(&str, &str, &str)> = change
        .fields
        .iter()
        .map(|change| (change.field, change.before.as_str(), change.after.as_str()))
        .collect();
    assert_eq!(fields, [("app", "Bitbucket", "Jira"), ("note", "first line\nsecond line", "moved")]);
    import(&mut ledger, plan);
    let token = &ledger.tokens[0];
    assert_eq!(
        (token.provider, token.kind, token.expiry),
        (complete().provider, complete().kind, complete().expiry)
    );
    assert_eq!(token.history.last().map(|entry| entry.what), Some(What::Imported));
    assert_eq!(token.history.len(), complete().history.len() + 1);
}

#[test]
fn an_older_file_does_not_undo_what_a_page_showed_since() {
    let old = text([Token { note: PageText::new("from the backup"), ..pipeline() }], Json);
    let mut ledger = list([Token {
        state: State::Revoked,
        expiry: Expiry::on(day("2027-05-20")),
        last_seen: at("2026-12-24T12:00:00Z"),
        ..pipeline()
    }]);
    let plan = plan(&ledger, &old).unwrap();
    assert_eq!(plan.changed[0].fields.len(), 1);
    import(&mut ledger, plan);
    let token = &ledger.tokens[0];
    assert_eq!((token.state, token.expiry), (State::Revoked, Expiry::on(day("2027-05-20"))));
    assert_eq!(token.note.as_str(), "from the backup");
}

#[test]
fn the_same_token_under_another_id_is_found_by_what_it_is() {
    let mine = Token { id: "mine".into(), ..pipeline() };
    let mut ledger = list([mine.clone()]);
    let theirs = [
        Token { note: PageText::new("theirs"), ..pipeline() },
        Token { replaced_by: Some(pipeline().id), ..complete() },
        // Of the same name, but another token.
        Token { id: "third".into(), expiry: Expiry::Never, ..pipeline() },
    ];
    let plan = plan(&ledger, &text(theirs, Json)).unwrap();
    assert_eq!((plan.added.len(), plan.changed.len()), (2, 1));
    import(&mut ledger, plan);
    assert_eq!((ledger.tokens[0].id.as_str(), ledger.tokens[0].note.as_str()), ("mine", "theirs"));
    assert_eq!(ledger.tokens[1].replaced_by.as_deref(), Some("mine"));
}

#[test]
fn the_later_answer_to_a_reminder_counts() {
    let answered = |when: &str, until: Option<&str>| {
        let text = format!(r#"{{"at":"{when}","stage":"soon","expiry":{{"kind":"on","on":"2027-02-20"}}}}"#);
        let answered = json::from_text(&text).unwrap();
        Token { answered, snoozed_until: until.map(at), ..pipeline() }
    };
    let early = answered("2027-02-01T09:00:00Z", Some("2027-02-02T09:00:00Z"));
    let late = answered("2027-02-03T09:00:00Z", None);
    for (ours, theirs) in [(&early, &late), (&late, &early), (&pipeline(), &late)] {
        let mut ledger = list([ours.clone()]);
        let plan = plan(&ledger, &text([theirs.clone()], Json)).unwrap();
        import(&mut ledger, plan);
        assert_eq!((ledger.tokens[0].answered, ledger.tokens[0].snoozed_until), (late.answered, None));
    }
}

#[test]
fn fields_of_a_newer_version_survive_and_take_no_place_of_ours() {
    let text = format!(
        r#"{{"format":"token-due/1","exported_at":"2099-01-01T00:00:00Z","schema":9,"settings":{{"hour":3}},"mood":"calm",
        "tokens":[{{"id":"{ID}","name":"n","flavour":{{"deep":[1,"x"]}}}}]}}"#
    );
    let mut ledger = Ledger::default();
    let plan = plan(&ledger, &text).unwrap();
    import(&mut ledger, plan);
    assert_eq!(ledger.settings, Ledger::default().settings);
    let stored = json::to_text(&ledger);
    assert_eq!(json::from_text::<Ledger>(&stored).unwrap(), ledger);
    let again = exported(&ledger, Json).text;
    let value: serde_json::Value = serde_json::from_str(&again).unwrap();
    assert_eq!(value["mood"], "calm");
    assert_eq!(value["tokens"][0]["flavour"], serde_json::json!({"deep": [1, "x"]}));
    assert!(value.get("schema").is_none());
}

#[test]
fn a_newer_format_is_refused_for_what_it_is() {
    let (code, message) = said(r#"{"format":"token-due/2","tokens":{"by":"name"}}"#);
    assert_eq!(code, "newer-format");
    assert_eq!(
        message,
        "the file was written by a newer version of Token Due; update the extension, then import it again"
    );
}

#[test]
fn what_is_no_export_of_ours_is_refused() {
    for text in [
        "",
        "   \n",
        "{}",
        "[]",
        "[7]",
        r#"{"format":7}"#,
        r#"{"format":"bitwarden"}"#,
        r#"{"format":"token-due/one"}"#,
        r#"{"format":"token-due/1","tokens":{}}"#,
        "a,b\n1,2\n",
    ] {
        assert_eq!(error(text).code, "not-ours", "{text:?}");
    }
    assert_eq!(error(&" ".repeat(MAX_BYTES + 1)).code, "too-long");
}

#[test]
fn a_mistake_in_json_is_told_by_line() {
    for (text, expected) in [
        ("{\n\"format\": \"token-due/1\",\n\"tokens\": [,]}".to_owned(), "line 3: expected value"),
        (file("").replace("\"id\"", "\"di\""), "line 2: missing field `id`"),
        (file(",\"name\":3"), "line 2: name: invalid type: number `3`, expected a string"),
        (file(",\"state\":\"dead\""), "line 2: state: unknown variant `dead`, expected one of `active`"),
        (file(",\"expiry\":{\"kind\":\"on\",\"on\":\"2027-02-30\"}"), "line 2: expiry: "),
        (file(",\"expiry\":{\"kind\":\"on\",\"on\":\"9999999-02-01\"}"), "line 2: expiry: "),
        (file(",\"last_seen\":\"+12026-11-22T09:00:00Z\""), "line 2: the year 12026 is not one to remind in"),
        (file(",\n\"note\":\"\",\n\"kind\":{}"), "line 4: kind: "),
        (file("},{\"id\":\"b\"\n,\"kind\":[]"), "line 3: kind: "),
        (file("},\n7,{\"id\":\"b\""), "line 3: invalid type: number `7`"),
        (
            file("},{\"id\":\"00000000-0000-4000-8000-0000000000aa\""),
            "line 2: the id of this token is the one",
        ),
        (file("").replace(ID, ""), "line 2: the id is empty"),
        (file("").replace(ID, "../../etc"), "line 2: an id may have letters"),
    ] {
        let error = error(&text).to_string();
        assert!(error.starts_with(expected), "{error:?} is not {expected:?}");
        assert!(!error.contains("column"), "{error}");
    }
}

#[test]
fn a_mistake_in_a_table_is_told_by_line() {
    for (text, expected) in [
        (
            "name,expiry\na,never\nb,20.02.2027\n",
            "line 3: expiry: not a date such as 2027-02-20 or 2027-02-20T09:00:00Z, or never",
        ),
        ("name,note\na,\"two\nlines\"\nb\n", "line 4: there are 1 cells, but 2 columns"),
        ("name\na,b\n", "line 2: there are 2 cells, but 1 columns"),
        ("name,note\na,\"never closed\n\n", "line 2: a quotation mark is opened here and never closed"),
        ("name\na\"b\n", "line 2: a quotation mark stands in the middle of a cell"),
        ("name\n\"a\"b\n", "line 2: a quotation mark stands in the middle of a cell"),
        ("name,name\na,b\n", "line 1: the column name is there twice"),
        ("id,name\nx,a\nx,b\n", "line 3: the id of this row is the one of another row before it"),
        ("name,state\na,dead\n", "line 2: state: unknown variant `dead`"),
        ("name,reminders\na,30 days\n", "line 2: reminders: not a list of days such as 30; 7; 1"),
        (
            "name,snoozed_until\na,2027-02-20\n",
            "line 2: snoozed_until: not a date and time such as 2027-02-20T09:00:00Z",
        ),
        ("id,note\n,x\n", "line 2: there is neither an id nor a name"),
    ] {
        let error = error(text).to_string();
        assert!(error.starts_with(expected), "{error:?} is not {expected:?}");
    }
}

/// In the shape of the real ones, made up of the alphabet.
const PLANTED: [&str; 3] = [
    "figd_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN",
    "ATATT3xFfGF0abcdefghijklmnopqrstuvwxyz0123456789=0A1B2C3D",
    "api_key_01234567-89ab-cdef-0123-456789abcdef",
];

#[test]
fn a_secret_in_a_file_comes_into_no_field_and_no_error() {
    for secret in PLANTED {
        let fields = format!(
            r#","name":"n {secret}","app":"{secret}","scopes":["{secret}"],"used_in":["{secret}"],"note":"{secret}\nx",
            "page":"https://www.figma.com/settings?token={secret}","history":[{{"at":"{NOW}","what":"noticed","was":"{secret}"}}],
            "flavour":{{"a":["{secret}"],"{secret}":1}},"{secret}":true"#
        );
        let mut ledger = Ledger::default();
        let json = file(&fields).replacen('{', &format!("{{\"mood\":\"{secret}\","), 1);
        let from_json = plan(&ledger, &json).unwrap();
        assert_eq!(from_json.added[0].page, "https://www.figma.com/");
        import(&mut ledger, from_json);
        let csv = format!("name,note,page,{secret}\n{secret},{secret},https://{secret}.example/,x\n");
        let from_csv = plan(&ledger, &csv).unwrap();
        assert!(!format!("{from_csv:?}").contains(secret));
        import(&mut ledger, from_csv);
        assert!(!json::to_text(&ledger).contains(secret));

        for text in [
            file(&format!(",\"state\":\"{secret}\"")),
            file("").replace(ID, secret),
            file(&format!(",\"replaced_by\":\"{secret}\"")),
            file(&format!(",\"scopes\":\"{secret}\"")),
            format!("{{\"format\":\"{secret}\"}}"),
            format!("name,state\na,{secret}\n"),
            format!("id\n{secret}\n"),
            format!("name,{secret},note\na\n"),
        ] {
            let error = error(&text);
            assert!(!error.to_string().contains(secret) && !format!("{error:?}").contains(secret), "{error}");
        }
    }
}

#[test]
fn an_id_in_a_newer_field_is_no_secret() {
    let text = file(&format!(",\"family\":[\"{ID}\",\"11111111-2222-4333-8444-555555555555\"]"));
    let plan = plan(&Ledger::default(), &text).unwrap();
    assert_eq!(json::to_text(&plan.added[0].extra), format!(r#"{{"family":["{ID}","[removed]"]}}"#));
}

#[test]
fn an_address_that_may_not_be_opened_is_dropped() {
    for page in [
        "javascript:alert(1)",
        "http://www.figma.com/",
        "https://a b/",
        "https://u@evil.example/",
        "file:///etc/passwd",
    ] {
        let plan = plan(&Ledger::default(), &file(&format!(",\"page\":\"{page}\""))).unwrap();
        assert!(
            plan.added[0].page.is_empty() || plan.added[0].page == "https://a/",
            "{}",
            plan.added[0].page
        );
    }
}

#[test]
fn a_file_with_the_least_that_is_needed_is_read() {
    let plan = plan(&Ledger::default(), &file("")).unwrap();
    let expected = Token {
        id: ID.into(),
        provider: Provider::Other,
        kind: Kind::Other,
        created: Moment::Unknown,
        expiry: Expiry::Unknown,
        ..Token::default()
    };
    assert_eq!(plan.added, [expected]);
}
