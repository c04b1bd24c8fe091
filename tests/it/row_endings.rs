//! What became of rows whose controls were pressed.

use token_due::ledger::{Ledger, State, What};
use token_due::notice::{Context, Event, Watch, request};
use token_due::page::{Language, Outline};

use crate::read_forms::{TOKENS, dialog, node, outline};

const PRESSED: &str = r#","pressed":true"#;

/// The list page with rows of these names, each with a date; the control of one is pressed.
fn page(cause: &str, seconds: i64, names: &[&str], pressed: Option<(&str, &str)>) -> Outline {
    let rows = names.iter().map(|&name| {
        let control = |word: &str| {
            let mark = if pressed == Some((name, word)) { PRESSED } else { "" };
            format!(r#"{{"d":4,"role":"button","name":"{word}"{mark}}}"#)
        };
        format!(
            r#",{{"d":2,"role":"row"}},{{"d":3,"role":"cell","name":"{name}"}},{{"d":3,"role":"cell","name":"Feb 20, 2027"}},
            {{"d":3,"role":"cell"}},{},{},{}"#,
            control("Edit"),
            control("Regenerate"),
            control("Revoke")
        )
    });
    let nodes = format!(
        r#"{{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"Access tokens"}},{{"d":1,"role":"table"}},{{"d":2,"role":"row"}},
        {{"d":3,"role":"columnheader","name":"Name"}},{{"d":3,"role":"columnheader","name":"Expires"}},{{"d":3,"role":"columnheader"}}{}"#,
        rows.collect::<String>()
    );
    outline(TOKENS, cause, seconds, &nodes)
}

/// A tab in which rows end.
#[derive(Default)]
struct Tab {
    watch: Watch,
    ledger: Ledger,
    seen: usize,
}

impl Tab {
    fn see(&mut self, outline: &Outline) {
        self.seen += 1;
        let id = format!("{:08}-0000-4000-8000-000000000000", self.seen);
        let language = Language::default();
        let events = self.watch.see(outline, 0, &Context::of(outline, &language, &id).unwrap());
        self.apply(&events);
    }

    /// What a request to delete comes to that was sent after so many seconds and is answered at once.
    fn deletes(&mut self, seconds: i64) {
        let page = page("change", seconds, &[], None);
        let language = Language::default();
        let cx = Context::of(&page, &language, "new").unwrap();
        let seen = request::Seen {
            request_id: "1".to_owned(),
            url: format!("{TOKENS}/1"),
            method: "DELETE".to_owned(),
            tab_id: 1,
            at: page.at,
        };
        let claim = request::read(&seen, b"", cx.site, cx.today, cx.offset).unwrap();
        self.watch.ask(claim, TOKENS);
        let events = Vec::from_iter(self.watch.answered("1", Some(204), &cx));
        self.apply(&events);
    }

    fn apply(&mut self, events: &[Event]) {
        // What was ended and is still shown has not come back.
        assert!(!events.iter().any(|event| matches!(event, Event::Changed { what: What::Confirmed, .. })));
        events.iter().for_each(|event| self.ledger.apply(event));
    }

    /// The names of the tokens that are revoked, and of those that are not.
    fn told(&self) -> [Vec<&str>; 2] {
        let of = |revoked: bool| {
            let tokens = self.ledger.tokens.iter();
            tokens
                .filter(|token| (token.state == State::Revoked) == revoked)
                .map(|token| token.name.as_str())
                .collect()
        };
        [of(true), of(false)]
    }
}

/// Loads the list of two and presses a control of a row of it after a second.
fn pressed(control: (&str, &str)) -> Tab {
    let mut tab = Tab::default();
    tab.see(&page("load", 0, &["deploy", "backup"], None));
    tab.see(&page("press", 1, &["deploy", "backup"], Some(control)));
    tab
}

#[test]
fn a_row_that_goes_within_three_minutes_was_ended_by_the_press() {
    for (seconds, ended) in [(2, true), (180, true), (181, false), (900, false)] {
        let mut tab = pressed(("deploy", "Revoke"));
        tab.see(&page("change", seconds, &["backup"], None));
        assert_eq!(tab.told()[0].contains(&"deploy"), ended, "{seconds}");
    }
}

#[test]
fn a_row_that_goes_for_a_new_value_has_not_ended() {
    let mut tab = pressed(("deploy", "Regenerate"));
    tab.see(&page("change", 2, &["backup"], None));
    assert!(tab.told()[0].is_empty());
}

#[test]
fn a_request_to_delete_ends_the_row_that_was_pressed_last_before_it() {
    let mut tab = pressed(("deploy", "Revoke"));
    tab.see(&page("press", 5, &["deploy", "backup"], Some(("backup", "Revoke"))));
    tab.deletes(5);
    assert_eq!(tab.told(), [vec!["backup"], vec!["deploy"]]);
    // A request that is told of late, sent soon after its press or long after.
    for sent in [1, 4] {
        let mut tab = pressed(("deploy", "Revoke"));
        tab.see(&page("press", 5, &["deploy", "backup"], Some(("backup", "Revoke"))));
        tab.deletes(sent);
        assert_eq!(tab.told(), [vec!["deploy"], vec!["backup"]], "{sent}");
    }
}

#[test]
fn a_request_to_delete_belongs_to_a_press_for_ten_seconds() {
    for (seconds, ended) in [(1, true), (10, true), (11, false), (20, false)] {
        let mut tab = pressed(("deploy", "Revoke"));
        tab.deletes(seconds);
        assert_eq!(tab.told()[0].contains(&"deploy"), ended, "{seconds}");
    }
}

/// "Revoke all" in a language that is not known: pressed outside of all rows, then something is deleted, then the list has none left.
#[test]
fn all_have_ended_where_something_was_deleted_and_none_is_left() {
    let sure = [node("button", r#""name":"Nali""#), node("button", r#""name":"Sen mirako","pressed":true"#)];
    let both = ["deploy", "backup"];
    for (deleted, left, ended) in [
        (Some(2), &[][..], 2),
        (Some(11), &[], 2),
        // Not by that press.
        (Some(12), &[], 0),
        (None, &[], 0),
        // One of the two is still there, so it was something else.
        (Some(2), &["backup"], 0),
    ] {
        let mut tab = Tab::default();
        tab.see(&page("load", 0, &both, None));
        tab.see(&outline(TOKENS, "press", 2, &dialog("Mirako", &sure)));
        deleted.into_iter().for_each(|seconds| tab.deletes(seconds));
        tab.see(&page("change", 15, left, None));
        assert_eq!(tab.told()[0].len(), ended, "{deleted:?} {left:?}");
    }
    // A control of a row was pressed: it is that row which ends.
    let mut tab = pressed(("deploy", "Revoke"));
    tab.deletes(1);
    tab.see(&page("change", 3, &[], None));
    assert_eq!(tab.told(), [vec!["deploy"], vec!["backup"]]);
}

/// The page may draw its list once more before the row goes.
#[test]
fn a_row_that_is_still_shown_after_its_end_has_not_come_back() {
    let mut tab = pressed(("deploy", "Revoke"));
    tab.deletes(1);
    assert_eq!(tab.told(), [vec!["deploy"], vec!["backup"]]);
    tab.see(&page("change", 2, &["deploy", "backup"], None));
}

/// The row below moves up into the place of the one that ended, and what was typed is no name of a new one.
#[test]
fn a_name_typed_to_confirm_in_a_dialog_of_few_words_renames_nothing() {
    let confirm = |cause: &str, seconds: i64, value: &str, mark: &str| {
        let nodes = [
            node("text", r#""name":"Type it once more""#),
            node("textbox", &format!(r#""name":"Name","value":"{value}""#)),
            node("button", r#""name":"Cancel""#),
            node("button", &format!(r#""name":"Revoke"{mark}"#)),
        ];
        outline(TOKENS, cause, seconds, &dialog("Sure?", &nodes))
    };
    // The control of the row may say nothing, as a menu's does.
    for control in ["Revoke", "Edit"] {
        let mut tab = pressed(("deploy", control));
        tab.see(&confirm("change", 2, "", ""));
        tab.see(&confirm("change", 3, "deploy", ""));
        tab.see(&confirm("press", 4, "deploy", PRESSED));
        tab.see(&page("change", 5, &["backup", "another"], None));
        assert_eq!(tab.told(), [vec!["deploy"], vec!["backup", "another"]], "{control}");
    }
}

/// Another name was typed than the one that came: the row has ended elsewhere.
#[test]
fn a_row_is_renamed_to_what_was_typed_and_to_nothing_else() {
    let edit = |cause: &str, seconds: i64, value: &str, mark: &str| {
        let nodes = [
            node("textbox", &format!(r#""name":"Name","value":"{value}""#)),
            node("button", r#""name":"Cancel""#),
            node("button", &format!(r#""name":"Save","submit":true{mark}"#)),
        ];
        outline(TOKENS, cause, seconds, &dialog("Edit access token", &nodes))
    };
    let told = |came: &str| {
        let mut tab = pressed(("deploy", "Edit"));
        tab.see(&edit("change", 2, "deploy", ""));
        tab.see(&edit("press", 9, "deploy prod", PRESSED));
        tab.see(&page("change", 10, &[came, "backup"], None));
        tab.told().map(|names| names.join(", "))
    };
    assert_eq!(told("deploy prod"), ["", "deploy prod, backup"].map(str::to_owned));
    assert_eq!(told("another"), ["deploy", "backup, another"].map(str::to_owned));
}

/// What stands in a row of something else is no token, and the next row that is pressed is asked about as any.
#[test]
fn a_press_in_another_list_of_a_dialog_leaves_the_next_row_its_own() {
    let settings = |cause: &str, seconds, names: &[&str], pressed: &str| {
        let row = |name: &str| {
            let mark = if pressed == name { PRESSED } else { "" };
            format!(
                r#",{{"d":1,"role":"generic"}},{{"d":2,"role":"text","name":"{name}"}},{{"d":2,"role":"text","name":"Feb 20, 2027"}},
                {{"d":2,"role":"button","name":"Nuligi"{mark}}}"#
            )
        };
        let rows: String = names.iter().map(|name| row(name)).collect();
        let nodes = format!(
            r#"{{"d":0,"role":"dialog","name":"Settings"}},{{"d":1,"role":"tab","name":"Security","checked":true}},
            {{"d":1,"role":"heading","name":"Connected apps"}}{},{{"d":1,"role":"heading","name":"Personal access tokens"}}{rows}"#,
            row("Jira")
        );
        outline("https://www.figma.com/files/recent", cause, seconds, &nodes)
    };
    let mut tab = Tab::default();
    tab.see(&settings("load", 0, &["deploy", "backup"], ""));
    tab.see(&settings("press", 1, &["deploy", "backup"], "Jira"));
    tab.see(&settings("press", 2, &["deploy", "backup"], "deploy"));
    tab.see(&settings("change", 3, &["backup"], ""));
    assert_eq!(tab.told(), [vec!["deploy"], vec!["backup"]]);
}

/// A row that stays without a control has ended where a question came first, in whatever words.
#[test]
fn what_was_asked_about_has_ended_where_its_control_goes() {
    let list = |cause: &str, seconds, ended: bool, pressed: bool| {
        let mark = if pressed { PRESSED } else { "" };
        let row = |name: &str, control: &str| {
            format!(
                r#",{{"d":1,"role":"listitem"}},{{"d":2,"role":"text","name":"{name}"}},{{"d":2,"role":"text","name":"Feb 20, 2027"}}{control}"#
            )
        };
        let control = format!(r#",{{"d":2,"role":"button","name":"Nuligi"{mark}}}"#);
        let nodes = format!(
            r#"{{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"Access tokens"}}{}{}"#,
            row("deploy", if ended { "" } else { &control }),
            row("backup", r#",{"d":2,"role":"button","name":"Nuligi"}"#)
        );
        outline(TOKENS, cause, seconds, &nodes)
    };
    let question = |cause: &str, seconds, mark: &str| {
        let sure = [
            node("text", r#""name":"Ĉu vere?""#),
            node("button", r#""name":"Ne""#),
            node("button", &format!(r#""name":"Jes"{mark}"#)),
        ];
        outline(TOKENS, cause, seconds, &dialog("Demando", &sure))
    };
    let ended = |asked: bool| {
        let mut tab = Tab::default();
        tab.see(&list("load", 0, false, false));
        tab.see(&list("press", 1, false, true));
        if asked {
            tab.see(&question("change", 2, ""));
            tab.see(&question("press", 3, PRESSED));
        }
        tab.see(&list("change", 4, true, false));
        tab.told()[0].contains(&"deploy")
    };
    assert_eq!([ended(true), ended(false)], [true, false]);
}

/// The press on the row's own control was not told of: the question that is answered says whose end it is.
#[test]
fn a_row_that_a_question_named_was_ended_by_its_answer() {
    let told = |question: &str, answer: &str, role: &str| {
        let mut tab = Tab::default();
        tab.see(&page("load", 0, &["deploy", "ci deploy", "ci"], None));
        let nodes = [
            node("text", &format!(r#""name":"{question}""#)),
            node("button", r#""name":"Keep it""#),
            node("button", &format!(r#""name":"{answer}","pressed":true"#)),
        ];
        let nodes = dialog("Sure?", &nodes).replace("dialog", role);
        tab.see(&outline(TOKENS, "press", 1, &nodes));
        let gone = ["ci deploy", "deploy", "ci"].into_iter().find(|name| question.ends_with(name));
        let left: Vec<&str> =
            ["deploy", "ci deploy", "ci"].into_iter().filter(|name| Some(*name) != gone).collect();
        tab.see(&page("change", 2, &left, None));
        tab.told()[0].join(",")
    };
    assert_eq!(told("This ends deploy", "Revoke", "dialog"), "deploy");
    assert_eq!(told("This ends ci deploy", "Delete", "dialog"), "ci deploy");
    assert_eq!(told("This ends \u{201c}deploy\u{201d}.\u{a0}ci", "Delete", "dialog"), "");
    assert_eq!(told("deploy", "Delete", "dialog"), "deploy");
    // Not as a part of a word, not by another answer, and not on the page itself.
    assert_eq!(told("Especially this: ci", "Delete", "dialog"), "ci");
    assert_eq!(told("This ends socialci", "Delete", "dialog"), "");
    assert_eq!(told("This ends socialci", "Delete", "dialog"), "");
    assert_eq!(told("This ends deploy", "Sen mirako", "dialog"), "");
    assert_eq!(told("This ends deploy", "Revoke", "main"), "");
}

/// A question was given up in a language that is not known, and then something else is searched for.
#[test]
fn a_row_that_is_not_searched_for_has_not_ended() {
    let searched = |cause: &str, seconds, value: &str, names: &[&str], pressed: Option<(&str, &str)>| {
        let mut page = page(cause, seconds, names, pressed);
        let field = node("textbox", &format!(r#""name":"Serĉi","value":"{value}""#));
        page.nodes.splice(1..1, outline(TOKENS, cause, 0, &field).nodes);
        page
    };
    let told = |value: &str, names: &[&str]| {
        let mut tab = Tab::default();
        tab.see(&page("load", 0, &["deploy", "backup", "Deploy to test"], None));
        tab.see(&searched("change", 1, "deploy", &["deploy"], None));
        tab.see(&searched("press", 2, "deploy", &["deploy"], Some(("deploy", "Revoke"))));
        tab.see(&searched("change", 3, value, names, None));
        tab.told()[0].join(", ")
    };
    assert_eq!(told("back", &["backup"]), "");
    assert_eq!(told("deploy", &["Deploy to test"]), "deploy");
    assert_eq!(told("Dep", &["Deploy to test"]), "deploy");
    assert_eq!(told("", &["backup"]), "deploy");
    assert_eq!(told("deploy", &[]), "deploy");
    assert_eq!(told("back", &[]), "");
    // What is searched for may be an owner: it stays the same.
    assert_eq!(told("deploy t", &["Deploy to test"]), "");
}
