//! What steps of a wizard show: the review in any language, scopes that are ticked or chosen, what a press means.

use token_due::notice::expiry::Choice;
use token_due::notice::press::{self, Pressing};
use token_due::notice::review::{self, Step};
use token_due::notice::{Context, form};
use token_due::page::{Language, Outline};

use crate::seen;

/// A page that was opened by itself, and one opened by a link that fills its form in.
const PLAIN: &str = "https://id.atlassian.com/manage-profile/security/api-tokens";
const LINKED: &str = "https://id.atlassian.com/manage-profile/security/api-tokens?selectedScopes=all";

/// A dialog with these nodes.
fn dialog(url: &str, nodes: &[String]) -> Outline {
    seen::outline(url, "change", 0, &format!(r#"{{"d":0,"role":"dialog"}},{}"#, nodes.join(",")))
}

fn node(d: u32, role: &str, name: &str, rest: &str) -> String {
    format!(r#"{{"d":{d},"role":"{role}","name":"{name}"{rest}}}"#)
}

/// The step that a dialog with these nodes and a button is, where `named` was typed before.
fn step(url: &str, named: &str, nodes: &[String]) -> Option<Step> {
    let dialog = dialog(url, &[nodes, &[node(1, "button", "Krei", "")]].concat());
    let language = Language::default();
    review::read(dialog.page(), named, &Context::of(&dialog, &language, "new").unwrap())
}

/// The review of a dialog with these lines.
fn lines(url: &str, named: &str, lines: &[&str]) -> Option<Step> {
    let nodes: Vec<String> = lines.iter().map(|line| node(1, "text", line, "")).collect();
    step(url, named, &nodes).filter(|step| step.review)
}

fn on(step: &Step) -> Choice {
    step.expiry.unwrap().choice
}

fn day(text: &str) -> Choice {
    Choice::On(text.parse().unwrap())
}

const DATE: &str = "Feb 20, 2027";

#[test]
fn in_unknown_words_the_name_stands_before_the_date_and_the_app_behind_it() {
    let review = |app: &[&str]| {
        let cards = ["Kontrolu", "Bone?", "Nomo", "ci", "Ekzisto", DATE, "Ilo"];
        let step = lines(LINKED, "", &[&cards[..], app].concat()).unwrap();
        assert_eq!((step.name.as_str(), on(&step)), ("ci", day("2027-02-20")));
        assert!(!step.labelled);
        assert_eq!(step.on, ["read:jira-work"]);
        step.app
    };
    assert_eq!(review(&["Jira", "Rajtoj", "read:jira-work"]).as_deref(), Some("Jira"));
    // Scopes follow at once: what stands before them is their label.
    assert_eq!(review(&["Rajtoj", "read:jira-work"]), None);
    // A group of scopes is no app, and neither is a scope.
    assert_eq!(review(&["Read", "Rajtoj", "read:jira-work"]), None);
    assert_eq!(review(&["read:jira-work", "Rajtoj"]), None);
}

#[test]
fn a_short_line_that_calls_the_name_labels_what_is_below_it() {
    let step = lines(PLAIN, "", &["Expires", DATE, "Name", "ci", "Bone"]).unwrap();
    assert_eq!((step.name.as_str(), step.labelled), ("ci", true));
    // A line of twenty-four letters is no label; the name is known by its place.
    let sentence = ["Add a token description:", "ci", "Ekzisto", DATE, "read:jira-work"];
    let step = lines(LINKED, "", &sentence).unwrap();
    assert!(!step.labelled);
}

#[test]
fn a_review_has_both_of_its_labels_or_none_is_there() {
    let found = |label: &str| lines(PLAIN, "", &["Name", "ci", label, DATE]).is_some();
    assert!(found("Expires"));
    assert!(found("Expires at midnight UTC"));
    assert!(!found("Expires at midnight UTC:"));
    assert!(!found("Ekzisto"));
}

#[test]
fn groups_of_a_review_without_ids_are_its_scopes() {
    let review = ["Name", "ci", "Expires", DATE, "Scopes", "Read", "Issues", "Write", "Boards"];
    assert_eq!(lines(PLAIN, "", &review).unwrap().on, ["Issues", "Boards"]);
}

#[test]
fn a_sentence_with_a_date_and_a_day_gone_by_are_no_expiry() {
    let review = |other: &str| lines(PLAIN, "deploy", &["deploy", other]);
    let of_letters = |count: usize| format!("{DATE} {}", "a".repeat(count - DATE.len() - 1));
    assert_eq!(on(&review(&of_letters(39)).unwrap()), day("2027-02-20"));
    assert_eq!(review(&of_letters(40)), None);
    assert_eq!(review("Nov 1, 2026"), None);
    let both = lines(PLAIN, "deploy", &["deploy", "Nov 1, 2026", DATE]).unwrap();
    assert_eq!(on(&both), day("2027-02-20"));
}

/// Three letters and dots may be the beginning of anything.
#[test]
fn a_name_is_shown_in_full_or_with_four_letters_before_the_dots() {
    for (shown, same) in [
        ("deployment prod", true),
        ("deployment…", true),
        ("depl...", true),
        ("dep…", false),
        ("deployment", false),
        ("another…", false),
    ] {
        let step = lines(PLAIN, "deployment prod", &[shown, DATE]);
        assert_eq!(step.map(|step| step.name), same.then(|| "deployment prod".to_owned()), "{shown}");
    }
}

fn tick(d: u32, name: &str, checked: bool) -> String {
    node(d, "checkbox", name, &format!(r#","checked":{checked}"#))
}

/// The scopes of a step with these nodes, ticked and not.
fn scopes(nodes: &[String]) -> (Vec<String>, Vec<String>) {
    step(PLAIN, "", nodes).map(|step| (step.on, step.off)).unwrap_or_default()
}

#[test]
fn one_word_is_a_scope_beside_ids_and_not_elsewhere_in_the_form() {
    let nodes = [
        // It stands first, and elsewhere.
        tick(1, "notify", true),
        node(1, "generic", "", ""),
        tick(2, "repository", true),
        tick(2, "repository:write", true),
        node(2, "checkbox", "Administer all", r#","hint":"admin","checked":true"#),
        // What two of them are called by developers tells nothing of either.
        node(2, "checkbox", "Read all", r#","hint":"toggle","checked":true"#),
        node(2, "checkbox", "Write all", r#","hint":"toggle","checked":false"#),
    ];
    let (on, off) = scopes(&nodes);
    assert_eq!(on, ["repository", "repository:write", "admin"]);
    assert_eq!(off, [""; 0]);
}

#[test]
fn a_word_stands_for_the_ids_that_begin_with_it_where_all_are_set_as_it_is() {
    let (read, write) = ("projects:read", "projects:write");
    let set = |word: bool, ids: [bool; 2]| {
        scopes(&[tick(1, "projects", word), tick(1, read, ids[0]), tick(1, write, ids[1])])
    };
    let owned = |ids: &[&str]| ids.iter().map(|&id| id.to_owned()).collect::<Vec<_>>();
    assert_eq!(set(true, [true, true]), (owned(&[read, write]), vec![]));
    assert_eq!(set(false, [false, true]), (owned(&[write]), owned(&[read])));
    assert_eq!(set(true, [false, true]), (owned(&["projects", write]), owned(&[read])));
    // One alone is no group.
    assert_eq!(scopes(&[tick(1, "projects", true), tick(1, read, true)]).0, ["projects", read]);
}

#[test]
fn permissions_in_words_have_a_label_and_can_be_ticked() {
    let (on, off) = scopes(&[
        tick(1, "Read", true),
        tick(1, "Write", false),
        tick(1, "", true),
        node(1, "checkbox", "Delete", r#","checked":false,"disabled":true"#),
        tick(1, "Remind me before it expires", true),
    ]);
    assert_eq!((on, off), (vec!["Read".to_owned()], vec!["Write".to_owned()]));
}

#[test]
fn a_permission_that_is_always_granted_cannot_be_ticked() {
    let locked = node(1, "switch", "Read", r#","checked":true,"disabled":true"#);
    let (on, off) = scopes(&[locked, tick(1, "Write", false)]);
    assert_eq!((on, off), (vec!["Read".to_owned()], vec!["Write".to_owned()]));
}

#[test]
fn each_scope_counts_once_and_none_is_taken_for_another() {
    // The two are alike to a quick look.
    let (on, _) = scopes(&[tick(1, "read:ban", true), tick(1, "read:bc0", true), tick(1, "read:ban", true)]);
    assert_eq!(on, ["read:ban", "read:bc0"]);
}

#[test]
fn no_more_than_512_scopes_are_read() {
    let ticks = |count: usize| {
        let ticks: Vec<String> = (0..count).map(|at| tick(1, &format!("item{at}:read"), true)).collect();
        scopes(&ticks).0
    };
    assert_eq!(ticks(512).len(), 512);
    assert_eq!(ticks(513), ticks(512));
}

#[test]
fn a_chip_is_an_id_with_a_button_and_little_else() {
    let chip = |rest: &[String]| {
        let inner = [node(1, "generic", "", ""), node(2, "text", "read:jira-work", "")];
        scopes(&[&inner[..], rest].concat()).0
    };
    let away = node(2, "button", "×", "");
    let more = node(2, "text", "More", "");
    assert_eq!(chip(std::slice::from_ref(&away)), ["read:jira-work"]);
    assert_eq!(chip(&[more.clone(), away.clone()]), ["read:jira-work"]);
    // Help beside nothing to press, or a part of the page with much else in it.
    assert_eq!(chip(std::slice::from_ref(&more)), [""; 0]);
    assert_eq!(chip(&[more.clone(), more, away]), [""; 0]);
}

/// What pressing the last of these buttons means, each with what it has beside its name.
fn pressing(buttons: &[(&str, &str)]) -> Pressing {
    let nodes: Vec<String> = buttons.iter().map(|(name, rest)| node(1, "button", name, rest)).collect();
    let dialog = dialog(PLAIN, &nodes);
    let pressed = dialog.nodes.iter().rfind(|node| node.pressed).unwrap();
    press::meaning(dialog.page(), pressed)
}

#[test]
fn the_last_of_several_buttons_submits_where_no_other_does() {
    let pressed = ("Sendi", r#","pressed":true"#);
    assert_eq!(pressing(&[("Ne", ""), pressed]), Pressing::Submit);
    assert_eq!(pressing(&[("Ne", r#","submit":true"#), pressed]), Pressing::Maybe);
    assert_eq!(pressing(&[("Create token", ""), pressed]), Pressing::Maybe);
    // Alone it may as well close the dialog.
    assert_eq!(pressing(&[pressed]), Pressing::Maybe);
}

#[test]
fn in_japanese_and_korean_the_verb_of_a_button_comes_last() {
    for name in ["Create", "新しいキーを作成", "API 토큰 만들기"] {
        assert_eq!(pressing(&[(name, r#","pressed":true"#)]), Pressing::Submit, "{name}");
    }
    assert_eq!(pressing(&[("キーの作成を見る", r#","pressed":true"#)]), Pressing::Maybe);
}

#[test]
fn a_field_called_name_or_label_among_others_is_the_name() {
    let named = |label: &str| {
        let fields = [
            node(1, "textbox", "Purpose", r#","value":"builds""#),
            node(1, "textbox", label, r#","value":"ci""#),
            node(1, "date", "Expires on", r#","key":"2027-02-20""#),
            node(1, "button", "Create", ""),
        ];
        let dialog = dialog(PLAIN, &fields);
        let language = Language::default();
        let cx = Context::of(&dialog, &language, "new").unwrap();
        form::find(dialog.page(), &cx).unwrap().name
    };
    assert_eq!(named("Credential name"), "ci");
    assert_eq!(named("Key label"), "ci");
    assert_eq!(named("Team"), "builds");
    assert_eq!(named("Owner name"), "builds");
}

#[test]
fn an_id_in_several_colours_is_one_scope() {
    let review =
        ["Nomo", "ci", "Ekzisto", DATE, "Rajtoj", "read", ":page", ":confluence", "write", ":jira-work"];
    assert_eq!(lines(PLAIN, "ci", &review).unwrap().on, ["read:page:confluence", "write:jira-work"]);
    assert!(lines(PLAIN, "ci", &review[..6]).unwrap().on.is_empty());
    let label = |name: &str| scopes(&[tick(1, name, true)]).0;
    assert_eq!(label("read\\n:page\\n:confluence"), ["read:page:confluence"]);
    assert_eq!(label("projects\\n:\\nwrite\\nSkribi"), ["projects:write"]);
}

#[test]
fn several_choices_of_a_list_are_scopes() {
    let list = |chosen: [bool; 3]| {
        let of = |(name, on): (&str, bool)| node(2, "option", name, &format!(r#","checked":{on}"#));
        let options = ["Legi", "Skribi", "Forigi"].into_iter().zip(chosen).map(of);
        [node(1, "combobox", "Rajtoj", ""), options.collect::<Vec<_>>().join(",")]
    };
    let scopes = |chosen| scopes(&list(chosen));
    let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
    assert_eq!(scopes([true, false, true]), (words(&["Legi", "Forigi"]), words(&["Skribi"])));
    // One alone is a choice of anything.
    assert_eq!(scopes([false, true, false]), (words(&[]), words(&[])));
}

#[test]
fn badges_behind_the_button_of_a_list_are_what_was_chosen() {
    let group = |before: (u32, &str), badges: [&str; 2]| {
        let badge = |name: &str| node(2, "text", name, "");
        [
            node(before.0, before.1, "2 elektitaj", ""),
            node(1, "generic", "", ""),
            badge(badges[0]),
            badge(badges[1]),
        ]
    };
    let ids = ["me:read", "projects:read"];
    assert_eq!(scopes(&group((1, "button"), ids)).0, ids);
    // Another text is beside them, or no button before: what may be chosen, or help.
    assert!(scopes(&group((1, "button"), ["me:read", "Legi"])).0.is_empty());
    assert!(scopes(&group((1, "text"), ids)).0.is_empty());
    assert!(scopes(&group((2, "button"), ids)).0.is_empty());
}
