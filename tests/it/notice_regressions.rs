//! What pages that nobody had seen were misread by, one test each.

use token_due::ledger::{Provider, What};
use token_due::notice::{Context, Event, Watch, form, list, request, review};
use token_due::page::{Language, Outline};

use crate::seen;
use crate::tab::{FIGMA, KEYS, Tab, form, gone, press, said, secret};

fn outline(url: &str, nodes: &str) -> Outline {
    Outline { lang: "de".to_owned(), ..seen::outline(url, "change", 0, nodes) }
}

/// What comes of a request that is sent and answered with success.
fn answered(watch: &mut Watch, url: &str, body: &str, cx: &Context<'_>) -> Vec<Event> {
    let seen = request::Seen {
        request_id: "1".to_owned(),
        url: url.to_owned(),
        method: "POST".to_owned(),
        tab_id: 1,
        at: 1_795_338_000_000,
    };
    let claim = request::read(&seen, body.as_bytes(), cx.site, cx.today, cx.offset).unwrap();
    watch.ask(claim, &cx.address.page());
    Vec::from_iter(watch.answered("1", Some(200), cx))
}

/// The fields of a dialog share a part that begins below its heading.
#[test]
fn the_heading_above_a_form_says_that_it_is_of_something_else() {
    let dialog = |heading: &str| {
        outline(
            "https://bitbucket.org/acme/web/admin/access-tokens",
            &format!(
                r#"{{"d":0,"role":"dialog","name":""}},{{"d":1,"role":"heading","name":"{heading}"}},{{"d":1,"role":"generic"}},
                {{"d":2,"role":"textbox","name":"Label","value":"laptop"}},{{"d":2,"role":"hidden","key":"2027-02-20","hint":"expiry"}},
                {{"d":2,"role":"combobox","name":"Expires on"}},{{"d":2,"role":"button","name":"Clear","icon":true}},
                {{"d":1,"role":"button","name":"Save"}}"#
            ),
        )
    };
    let language = Language::default();
    let found = |outline: &Outline| {
        form::find(outline.page(), &Context::of(outline, &language, "new").unwrap()).is_some()
    };
    assert!(!found(&dialog("Add SSH key")));
    assert!(found(&dialog("Create access token")));
}

/// A prefilled link opens its review on the page itself, beside the list with its columns.
#[test]
fn a_review_beside_a_list() {
    let page = outline(
        "https://id.atlassian.com/manage-profile/security/api-tokens?selectedScopes=all",
        r#"{"d":0,"role":"main"},{"d":1,"role":"table"},{"d":2,"role":"row"},{"d":3,"role":"columnheader","name":"Ablauf"},
        {"d":1,"role":"form"},{"d":2,"role":"generic"},{"d":3,"role":"heading","name":"NAME"},{"d":3,"role":"text","name":"Rovo MCP token"},
        {"d":3,"role":"heading","name":"ABLAUF"},{"d":3,"role":"text","name":"Nov 22, 2027"},{"d":3,"role":"heading","name":"APPS"},
        {"d":3,"role":"text","name":"Rovo MCP"},{"d":3,"role":"heading","name":"BEREICHE"},{"d":3,"role":"listitem","name":"read:jira:agent-interface"},
        {"d":2,"role":"button","name":"Token erstellen"}"#,
    );
    let language = Language::default();
    let step = review::read(page.page(), "", &Context::of(&page, &language, "new").unwrap()).unwrap();
    assert_eq!((step.name.as_str(), step.app.as_deref()), ("Rovo MCP token", Some("Rovo MCP")));
    assert_eq!(step.on, ["read:jira:agent-interface"]);
}

fn is_revoked(event: &Event) -> bool {
    matches!(event, Event::Changed { what: What::Revoked, .. })
}

/// While a menu is open in a row, the row looks like none; the token has not ended.
#[test]
fn a_row_with_an_open_menu_has_not_gone() {
    let page = |cause: &str, pressed: &str, menu: &str| {
        let text = outline(
            "https://www.figma.com/developers/tokens",
            &format!(
                r#"{{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"Access tokens"}},{{"d":1,"role":"table"}},{{"d":2,"role":"row"}},
                {{"d":3,"role":"cell","name":"ci"}},{{"d":3,"role":"cell","name":"Feb 20, 2027"}},{{"d":3,"role":"cell"}},
                {{"d":4,"role":"button","name":"More options","icon":true{pressed}}}{menu}"#
            ),
        );
        Outline { cause: token_due::json::from_text(&format!("\"{cause}\"")).unwrap(), ..text }
    };
    let menu = r#",{"d":4,"role":"menu"},{"d":5,"role":"menuitem","name":"Refresh token"},{"d":5,"role":"menuitem","name":"Revoke token"}"#;
    let (mut watch, language) = (Watch::default(), Language::default());
    let mut see = |outline: &Outline| watch.see(outline, 0, &Context::of(outline, &language, "new").unwrap());
    see(&page("load", "", ""));
    see(&page("press", r#","pressed":true"#, ""));
    let events = see(&page("change", "", menu));
    assert!(!events.iter().any(is_revoked), "{events:?}");
    // Its row is really gone after that.
    let empty = outline(
        "https://www.figma.com/developers/tokens",
        r#"{"d":0,"role":"main"},{"d":1,"role":"heading","name":"Access tokens"}"#,
    );
    assert!(see(&empty).iter().any(is_revoked));
}

/// GraphQL answers "this name is taken" with 200: the form stays as it is, and no token is recorded. Where it goes, one is.
#[test]
fn an_answer_of_success_under_a_form_that_stays_is_no_proof() {
    let page = |cause: &str, seconds: i64, form: bool, pressed: &str| {
        let nodes = format!(
            r#"{{"d":0,"role":"main"}},{{"d":1,"role":"heading","name":"API Keys"}}{}"#,
            if form {
                format!(
                    r#",{{"d":1,"role":"form","name":"Create new key"}},{{"d":2,"role":"textbox","name":"Name","value":"ci"}},
                    {{"d":2,"role":"combobox","name":"Expiration","value":"30 days"}},
                    {{"d":2,"role":"button","name":"Create key"{pressed}}}"#
                )
            } else {
                String::new()
            }
        );
        let mut page = outline("https://app.prod.tokens.studio/settings/api-keys", &nodes);
        page.cause = token_due::json::from_text(&format!("\"{cause}\"")).unwrap();
        page.at += seconds * 1000;
        page
    };
    let language = Language::default();
    let told = |after: &[Outline]| {
        let mut watch = Watch::default();
        let press = page("press", 0, true, r#","pressed":true"#);
        let cx = Context::of(&press, &language, "new").unwrap();
        watch.see(&press, 0, &cx);
        let url = "https://app.prod.tokens.studio/api/graphql";
        let mut events = answered(&mut watch, url, r#"{"variables":{"name":"ci"}}"#, &cx);
        for outline in after {
            events.extend(watch.see(outline, 0, &Context::of(outline, &language, "new").unwrap()));
        }
        events
    };
    assert_eq!(told(&[page("change", 1, true, "")]), []);
    let later = told(&[page("change", 1, true, ""), page("change", 25, true, "")]);
    assert!(matches!(later[..], [Event::Unconfirmed(_)]), "{later:?}");
    let gone = told(&[page("change", 1, false, "")]);
    assert!(matches!(gone[..], [Event::Created(_)]), "{gone:?}");
}

/// A list of definitions says "Name" before each name; a token may still be called so.
#[test]
fn the_word_for_a_name_is_no_name() {
    let row = |texts: &[&str]| {
        let texts: Vec<String> =
            texts.iter().map(|text| format!(r#"{{"d":2,"role":"text","name":"{text}"}}"#)).collect();
        outline(
            "https://id.atlassian.com/manage-profile/security/api-tokens",
            &format!(
                r#"{{"d":0,"role":"main"}},{{"d":1,"role":"listitem"}},{},{{"d":2,"role":"button","name":"Revoke"}}"#,
                texts.join(",")
            ),
        )
    };
    let names = |texts: &[&str]| list::names(row(texts).page());
    assert_eq!(names(&["Name", "deploy", "Expires", "Feb 20, 2027"]), ["deploy"]);
    assert_eq!(names(&["label-sync", "Expires Feb 20, 2027"]), ["label-sync"]);
}

/// Escape while the answer is on its way: the site makes the token all the same, and shows it.
#[test]
fn giving_up_after_the_request_is_too_late() {
    let address = "https://id.atlassian.com/manage-profile/security/api-tokens";
    let dialog = |cause: &str, inside: &str| {
        let mut page =
            outline(address, &format!(r#"{{"d":0,"role":"dialog","name":"Create an API token"}},{inside}"#));
        page.cause = token_due::json::from_text(&format!("\"{cause}\"")).unwrap();
        page
    };
    let form = |pressed: &str| {
        format!(
            r#"{{"d":1,"role":"textbox","name":"Name","value":"ci"}},{{"d":1,"role":"hidden","key":"2027-02-20"}},
            {{"d":1,"role":"button","name":"Create"{pressed}}}"#
        )
    };
    let told = |asked: bool| {
        let (mut watch, language) = (Watch::default(), Language::default());
        let see = |outline: &Outline, watch: &mut Watch| {
            watch.see(outline, 0, &Context::of(outline, &language, "new").unwrap())
        };
        let press = dialog("press", &form(r#","pressed":true"#));
        see(&press, &mut watch);
        let cx = Context::of(&press, &language, "new").unwrap();
        let seen = request::Seen {
            request_id: "1".to_owned(),
            url: "https://id.atlassian.com/gateway/api/tokens".to_owned(),
            method: "POST".to_owned(),
            tab_id: 1,
            at: 1_795_338_000_000,
        };
        let claim = request::read(&seen, br#"{"label":"ci"}"#, cx.site, cx.today, cx.offset).unwrap();
        if asked {
            watch.ask(claim, address);
        }
        see(&dialog("escape", &form("")), &mut watch);
        see(&dialog("change", r#"{"d":1,"role":"secret","key":"1"}"#), &mut watch)
    };
    assert!(matches!(told(true)[..], [Event::Created(_)]));
    assert_eq!(told(false), []);
}

/// A name may be asked for in a field of several lines; a description beside the name is none.
#[test]
fn a_name_in_a_field_of_several_lines() {
    let named = |fields: &str| {
        let dialog = outline(
            "https://app.prod.tokens.studio/settings/api-keys",
            &format!(
                r#"{{"d":0,"role":"dialog","name":"Mirako"}},{fields},{{"d":1,"role":"combobox","name":"Fino","value":"30 days"}},
                {{"d":1,"role":"button","name":"Sendi"}}"#
            ),
        );
        let language = Language::default();
        form::find(dialog.page(), &Context::of(&dialog, &language, "new").unwrap()).map(|form| form.name)
    };
    let several = r#"{"d":1,"role":"textarea","name":"Kial","value":"nightly job"}"#;
    assert_eq!(named(several).as_deref(), Some("nightly job"));
    let both = format!(r#"{several},{{"d":1,"role":"textbox","name":"Titolo","value":"ci"}}"#);
    assert_eq!(named(&both).as_deref(), Some("ci"));
}

/// A link to share has a name and expires as well, and may be made on the page of the tokens.
#[test]
fn a_link_to_share_is_no_token() {
    let found = |title: &str| {
        let dialog = outline(
            "https://bitbucket.org/acme/web/admin/access-tokens",
            &format!(
                r#"{{"d":0,"role":"dialog","name":"{title}"}},{{"d":1,"role":"textbox","name":"Name","value":"review"}},
                {{"d":1,"role":"date","name":"Expires on","key":"2027-02-20"}},{{"d":1,"role":"button","name":"Create"}}"#
            ),
        );
        let language = Language::default();
        form::find(dialog.page(), &Context::of(&dialog, &language, "new").unwrap()).is_some()
    };
    assert!(!found("Create share link"));
    assert!(found("Create access token"));
}

/// In unknown words a dialog with a name alone may name a device, on a page of tokens too: what it asked for is a token if a value is shown.
#[test]
fn a_name_alone_needs_a_value() {
    const PAGE: &str = "https://id.atlassian.com/manage-profile/security/api-tokens";
    let dialog = |cause: &str, expiry: &str, rest: &str| {
        let nodes = format!(
            r#"{{"d":0,"role":"dialog","name":"Mirako"}},{{"d":1,"role":"textbox","name":"Nomo","value":"laptop"}}{expiry}{rest}"#
        );
        let outline = outline(PAGE, &nodes);
        Outline { cause: token_due::json::from_text(&format!("\"{cause}\"")).unwrap(), ..outline }
    };
    let button =
        r#",{"d":1,"role":"button","name":"Ne"},{"d":1,"role":"button","name":"Sendi","pressed":true}"#;
    let told = |expiry: &str, after: &str| {
        let (mut watch, language) = (Watch::default(), Language::default());
        let press = dialog("press", expiry, button);
        let cx = Context::of(&press, &language, "new").unwrap();
        watch.see(&press, 0, &cx);
        let mut events = answered(&mut watch, "https://id.atlassian.com/api/x", r#"{"name":"laptop"}"#, &cx);
        let after = outline(PAGE, &format!(r#"{{"d":0,"role":"main"}}{after}"#));
        events.extend(watch.see(&after, 0, &cx));
        events.len()
    };
    let date = r#",{"d":1,"role":"date","name":"Dato","key":"2027-02-20"}"#;
    let value = r#",{"d":1,"role":"secret","key":"1"}"#;
    assert_eq!((told("", ""), told("", value), told(date, "")), (0, 1, 1));
}

/// One tab goes from one site to another soon after a token was made, and the other page shows values that are masked.
#[test]
fn what_was_made_on_one_site_is_not_made_again_on_the_next() {
    let next = seen::outline(
        FIGMA,
        "load",
        3_000,
        r#"{"d":0,"role":"dialog","name":"Settings"},{"d":1,"role":"heading","name":"Personal access tokens"},{"d":1,"role":"secret","key":"1"}"#,
    );
    let body = r#"{"name":"ci","expires_at":"2027-02-20"}"#;
    // Shown and answered.
    let mut tab = Tab::after(&[press(0), gone(500)]);
    assert_eq!(said(tab.asked(100, body)), "created token-1");
    assert_eq!(said(tab.see(&secret(1_000))), "created token-1");
    assert_eq!(said(tab.see(&Outline { life: 2, ..next.clone() })), "");
    // Sent, and the page left before anything came of it: it is kept as what it is, on its own site.
    let mut tab = Tab::after(&[press(0), gone(500)]);
    tab.ask("1", KEYS, 100, body);
    let events = tab.see(&Outline { life: 2, ..next.clone() });
    let [Event::Unconfirmed(kept)] = &events[..] else { panic!("{events:?}") };
    assert_eq!((kept.provider, kept.name.as_str()), (Provider::TokensStudio, "ci"));
    assert_eq!(said(tab.answer("1", KEYS, 4_000, 200)), "");
    // Not pressed at all.
    let mut tab = Tab::after(&[form(0)]);
    assert_eq!(said(tab.see(&Outline { life: 2, ..next })), "");
    assert!(!tab.watch.is_waiting(seen::at(3_000)));
}

/// The same page is drawn anew, with the values masked.
#[test]
fn what_was_made_is_not_made_again_when_the_page_is_loaded_anew() {
    let mut tab = Tab::after(&[press(0), gone(500)]);
    let body = r#"{"name":"ci","expires_at":"2027-02-20"}"#;
    assert_eq!(said(tab.asked(100, body)), "created token-1");
    assert_eq!(said(tab.see(&secret(1_000))), "created token-1");
    assert_eq!(said(tab.see(&Outline { life: 2, ..secret(3_000) })), "");
}
