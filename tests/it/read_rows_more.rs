//! What forms and steps hold, and what became of rows whose controls were pressed.

use token_due::ledger::{Ledger, State, What};
use token_due::notice::draft::Draft;
use token_due::notice::form::Form;
use token_due::notice::review::Step;
use token_due::notice::{Context, Event, Watch, form, request};
use token_due::page::{Language, Outline};

use crate::seen;

pub(crate) const TOKENS: &str = "https://bitbucket.org/acme/web/admin/access-tokens";
pub(crate) const KEYS: &str = "https://app.prod.tokens.studio/settings/api-keys";

pub(crate) fn outline(url: &str, cause: &str, seconds: i64, nodes: &str) -> Outline {
    seen::outline(url, cause, seconds * 1000, nodes)
}

pub(crate) fn form_at(url: &str, nodes: &str) -> Option<Form> {
    let (outline, language) = (outline(url, "press", 0, nodes), Language::default());
    form::find(outline.page(), &Context::of(&outline, &language, "new").unwrap())
}

/// A node in a dialog, by the fields of an outline.
pub(crate) fn node(role: &str, rest: &str) -> String {
    format!(r#"{{"d":1,"role":"{role}",{rest}}}"#)
}

pub(crate) fn dialog(title: &str, nodes: &[String]) -> String {
    format!(r#"{{"d":0,"role":"dialog","name":"{title}"}},{}"#, nodes.join(","))
}

#[test]
fn the_name_is_in_the_field_that_is_called_so_by_the_page_or_its_developers() {
    let named = |second: &str| {
        let fields = [
            node("textbox", r#""name":"Kial","value":"other""#),
            node("textbox", second),
            node("date", r#""name":"Dato","key":"2027-02-20""#),
            node("button", r#""name":"Sendi""#),
        ];
        form_at(TOKENS, &dialog("Mirako", &fields)).unwrap().name
    };
    assert_eq!(named(r#""name":"Name","value":"deploy""#), "deploy");
    assert_eq!(named(r#""name":"Nomo","value":"deploy","hint":"token-name""#), "deploy");
    assert_eq!(named(r#""name":"Nomo","value":"deploy","hint":"token-titolo""#), "other");
}

#[test]
fn a_form_without_expiry_is_of_a_token_where_its_field_its_button_or_a_short_text_says_so() {
    let found = |text: &str, label: &str, button: &str| {
        let fields = [
            node("text", &format!(r#""name":"{text}""#)),
            node("textbox", &format!(r#""name":"{label}","value":"deploy""#)),
            node("button", &format!(r#""name":"{button}""#)),
        ];
        form_at(TOKENS, &dialog("Mirako", &fields)).is_some()
    };
    assert!(found("Saluton", "API key name", "Sendi"));
    assert!(found("Saluton", "Name", "Create access token"));
    assert!(!found("Saluton", "Name", "Sendi"));
    let long = |length: usize| format!("access token {}", "x".repeat(length - 13));
    assert!(found(&long(59), "Name", "Sendi"));
    assert!(!found(&long(60), "Name", "Sendi"));
}

/// Buttons of a form may stand behind the part that its fields share, beside others or alone.
#[test]
fn a_form_reaches_to_the_buttons_beside_the_pressed_one() {
    let ends = |footer: &str| {
        let nodes = format!(
            r#"{{"d":0,"role":"dialog","name":"Create access token"}},{{"d":1,"role":"generic"}},
            {{"d":2,"role":"textbox","name":"Name","value":"deploy"}},{{"d":2,"role":"date","name":"Expires on","key":"2027-02-20"}},
            {{"d":2,"role":"button","name":"Clear","icon":true}},{footer}"#
        );
        let form = form_at(TOKENS, &nodes).unwrap();
        (form.start, form.end)
    };
    let pressed = r#""name":"Create","pressed":true"#;
    assert_eq!(ends(&node("button", pressed)), (1, 6));
    let (text, button) = (node("text", r#""name":"Ready?""#), node("button", pressed));
    assert_eq!(ends(&format!("{text},{button}")), (1, 7));
    let footer = format!(
        r#"{{"d":1,"role":"generic"}},{{"d":2,"role":"button",{pressed}}},{{"d":2,"role":"button","name":"Cancel"}}"#
    );
    assert_eq!(ends(&footer), (1, 8));
}

/// What a form with these fields says of its expiry.
fn control(url: &str, fields: &[String]) -> String {
    let name = [node("textbox", r#""name":"Name","value":"ci""#)];
    let button = [node("button", r#""name":"Create""#)];
    let nodes = dialog("Create API key or access token", &[&name, fields, &button].concat());
    let found = form_at(url, &nodes).unwrap().expiry;
    match found.claim {
        Some(claim) => token_due::json::to_text(&claim.choice),
        None if found.there => "not understood".to_owned(),
        None => "none".to_owned(),
    }
}

fn days(count: u32) -> String {
    format!(r#"{{"after":{{"count":{count},"unit":"day"}}}}"#)
}

/// Options by what they say and their machine values.
fn select(url: &str, name: &str, chosen: (&str, &str), options: &[(&str, &str)]) -> String {
    let (value, key) = chosen;
    let mut nodes = vec![node("combobox", &format!(r#""name":"{name}","value":"{value}","key":"{key}""#))];
    for (name, key) in options {
        nodes.push(format!(r#"{{"d":2,"role":"option","name":"{name}","key":"{key}"}}"#));
    }
    control(url, &nodes)
}

#[test]
fn three_lives_of_six_choices_are_enough() {
    let options = [("30 days", ""), ("60 days", ""), ("90 days", ""), ("a", ""), ("b", ""), ("c", "")];
    assert_eq!(select(KEYS, "Laufzeit", ("30 days", ""), &options), days(30));
}

#[test]
fn a_bare_number_is_no_life_whatever_its_machine_value_says() {
    assert_eq!(select(KEYS, "Rows", ("30", "30"), &[("30", "30"), ("60", "60")]), "none");
    let shifted = [("Level 7", "30"), ("Level 8", "60")];
    assert_eq!(select(KEYS, "Level", ("Level 7", "30"), &shifted), "none");
}

/// One of something may be a day as well as a year.
#[test]
fn a_one_without_its_unit_stays_open() {
    let chosen = |text: &str| select(TOKENS, "Expiration", (text, ""), &[("30 days", ""), (text, "")]);
    assert_eq!(chosen("Custom 1"), "not understood");
    assert_eq!(chosen("Custom 7"), days(7));
}

#[test]
fn a_unit_is_looked_for_in_the_six_nodes_behind_its_number() {
    let said = |between: usize| {
        let mut nodes = vec![node("spinbutton", r#""name":"Lifetime","value":"3""#)];
        nodes.extend(vec![node("button", r#""name":"i""#); between]);
        nodes.push(node("text", r#""name":"weeks""#));
        control(KEYS, &nodes)
    };
    assert_eq!(said(5), r#"{"after":{"count":3,"unit":"week"}}"#);
    assert_eq!(said(6), "not understood");
}

/// A draft after a step of a wizard; its name is as typed before.
fn followed(mut draft: Draft, step: &Step) -> Draft {
    let (outline, language) = (outline(TOKENS, "change", 0, ""), Language::default());
    draft.follow(step, &Context::of(&outline, &language, "new").unwrap());
    draft
}

fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

#[test]
fn a_step_gives_the_name_where_none_was_typed_or_a_label_says_that_it_is_the_name() {
    let name = |typed: &str, shown: &str, labelled: bool| {
        let draft = Draft { name: typed.into(), ..Draft::default() };
        let step = Step { name: shown.to_owned(), labelled, ..Step::default() };
        followed(draft, &step).name.as_str().to_owned()
    };
    assert_eq!(name("", "deploy", false), "deploy");
    assert_eq!(name("ci", "deploy", false), "ci");
    assert_eq!(name("ci", "deploy", true), "deploy");
    assert_eq!(name("ci", "", true), "ci");
}

#[test]
fn beside_ids_of_scopes_words_that_were_ticked_before_do_not_count() {
    let scopes = |before: &[&str], on: Vec<String>| {
        let first = Step { on: before.iter().map(|&text| text.to_owned()).collect(), ..Step::default() };
        let draft = followed(followed(Draft::default(), &first), &Step { on, ..Step::default() });
        draft.scopes.iter().map(|scope| scope.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(scopes(&["Everything"], texts(["read:jira-work"])), ["read:jira-work"]);
    let both = texts(["read:jira-work", "offline"]);
    assert_eq!(scopes(&["offline"], both), ["offline", "read:jira-work"]);
}

#[test]
fn a_draft_remembers_so_many_scopes_and_titles_and_no_more() {
    let many = Step { on: (0..600).map(|number| format!("read:page{number}")).collect(), ..Step::default() };
    assert_eq!(followed(Draft::default(), &many).scopes.len(), 512);
    let titled = |length: usize| {
        let title = format!("{}\nreview", "x".repeat(length));
        followed(Draft::default(), &Step { title, ..Step::default() }).title.ends_with("review")
    };
    assert_eq!([titled(399), titled(400)], [true, false]);
}

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
    let mut tab = pressed(("deploy", "Revoke"));
    tab.see(&confirm("change", 2, "", ""));
    tab.see(&confirm("change", 3, "deploy", ""));
    tab.see(&confirm("press", 4, "deploy", PRESSED));
    tab.see(&page("change", 5, &["backup", "another"], None));
    assert_eq!(tab.told(), [vec!["deploy"], vec!["backup", "another"]]);
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
