//! The rules of merging one by one: what counts as the same token, and what each witness may change.

use chrono::{DateTime, TimeDelta, Utc};
use token_due::json;
use token_due::ledger::history::What;
use token_due::ledger::ladders::SiteLadders;
use token_due::ledger::list::SCHEMA;
use token_due::ledger::migrate::{self, Unreadable};
use token_due::ledger::{Evidence, Expiry, Ledger, Moment, Provider, State};
use token_due::notice::{Event, Sighting};
use token_due::page::PageText;

use crate::ledger_merge::{brief, changes, created, day, listed, now, row, told};

fn sighting() -> Sighting {
    let Event::Created(sighting) = created("first", &[Evidence::Form]) else { unreachable!() };
    sighting
}

/// With an expiry and nothing else that differs.
fn expiring(expiry: Expiry) -> Sighting {
    Sighting { expiry, ..sighting() }
}

fn about(text: &str) -> Expiry {
    Expiry::On { on: day(text), about: true }
}

fn history(ledger: &Ledger) -> Vec<What> {
    ledger.tokens[0].history.iter().map(|entry| entry.what).collect()
}

fn at(minutes: i64) -> DateTime<Utc> {
    now() + TimeDelta::minutes(minutes)
}

#[test]
fn a_creation_is_kept_as_it_was_told() {
    let ledger = told(&[Event::Unconfirmed(Sighting {
        app: Some(PageText::new("Jira")),
        created: now() + TimeDelta::milliseconds(250),
        seen: at(1),
        ..sighting()
    })]);
    let token = &ledger.tokens[0];
    assert_eq!(token.app, Some(PageText::new("Jira")));
    assert_eq!(token.created, Moment::At { at: now() }, "to the second");
    assert_eq!((token.state, token.last_seen), (State::Unconfirmed, at(1)));
    assert_eq!(token.page, "https://www.figma.com/settings");
    assert_eq!(history(&ledger), [What::Unconfirmed]);
}

#[test]
fn a_proof_confirms_what_was_unconfirmed_and_not_the_other_way_round() {
    let mut ledger = told(&[Event::Unconfirmed(sighting())]);
    ledger.apply(&Event::Unconfirmed(sighting()));
    assert_eq!(history(&ledger), [What::Unconfirmed]);
    ledger.apply(&Event::Created(sighting()));
    assert_eq!(
        (ledger.tokens[0].state, history(&ledger)),
        (State::Active, vec![What::Unconfirmed, What::Confirmed])
    );
    ledger.apply(&Event::Unconfirmed(sighting()));
    assert_eq!(
        (ledger.tokens[0].state, history(&ledger)),
        (State::Active, vec![What::Unconfirmed, What::Confirmed])
    );
}

#[test]
fn a_refusal_takes_out_what_waited_for_its_proof_and_nothing_else() {
    let named = |id: &str| Sighting { id: id.to_owned(), ..sighting() };
    let mut ledger = told(&[
        Event::Unconfirmed(named("refused")),
        Event::Unconfirmed(named("another")),
        Event::Created(Sighting { evidence: vec![Evidence::Form, Evidence::Reveal], ..named("proven") }),
        Event::Created(Sighting { evidence: vec![Evidence::Form, Evidence::List], ..named("shown early") }),
    ]);
    for refused in ["refused", "shown early"] {
        assert!(changes(&mut ledger, &Event::Refused { id: refused.into() }));
    }
    assert!(!changes(&mut ledger, &Event::Refused { id: "proven".into() }));
    let left: Vec<&str> = ledger.tokens.iter().map(|token| token.id.as_str()).collect();
    assert_eq!(left, ["another", "proven"]);
}

/// The date that the form gave stands; one that was only about right, or not known, gives way to a better one.
#[test]
fn a_vague_expiry_gives_way_once() {
    for (first, second, expected, corrected) in [
        (about("2027-02-20"), Expiry::on(day("2027-02-22")), Expiry::on(day("2027-02-22")), true),
        (Expiry::Unknown, Expiry::on(day("2027-02-22")), Expiry::on(day("2027-02-22")), true),
        (Expiry::on(day("2027-02-20")), Expiry::on(day("2027-02-22")), Expiry::on(day("2027-02-20")), false),
        (about("2027-02-20"), about("2027-02-20"), about("2027-02-20"), false),
        (about("2027-02-20"), Expiry::Unknown, about("2027-02-20"), false),
        (Expiry::Unknown, Expiry::Unknown, Expiry::Unknown, false),
    ] {
        let ledger = told(&[Event::Created(expiring(first)), Event::Created(expiring(second))]);
        assert_eq!(ledger.tokens[0].expiry, expected, "{first:?}, then {second:?}");
        assert_eq!(history(&ledger).contains(&What::DateCorrected), corrected, "{first:?}, then {second:?}");
    }
}

/// What the request asked for is what the site goes by, where it says; another witness only fills in.
#[test]
fn what_was_asked_for_stands() {
    let read = |text: &str| vec![PageText::new(text)];
    let (form, none) = (sighting().scopes, Vec::new());
    let (first, other) = (sighting().expiry, Expiry::on(day("2027-05-20")));
    for (evidence, scopes, expiry, expected) in [
        (Evidence::Request, read("files:read"), other, (read("files:read"), other)),
        (Evidence::Request, none, Expiry::Unknown, (form.clone(), first)),
        (Evidence::Reveal, read("files:read"), other, (form, first)),
    ] {
        let witness = Sighting { evidence: vec![evidence], scopes, expiry, ..sighting() };
        let ledger = told(&[Event::Created(sighting()), Event::Created(witness)]);
        let token = &ledger.tokens[0];
        assert_eq!((token.scopes.clone(), token.expiry), expected, "{evidence:?}");
        assert_eq!(history(&ledger), [What::Noticed], "nothing was corrected");
    }
}

/// A list may show a token before its creation is told of in another tab; later, or of one that was there before, it is another.
#[test]
fn a_row_found_a_moment_ago_is_the_creation() {
    for (created, seen, same) in [
        (0, 0, true),
        (0, 299, true),
        (0, 300, false),
        (2, 10, true),
        (3, 10, false),
        (-600, 299, true),
        (-600, 300, false),
    ] {
        let second = |seconds| now() + TimeDelta::seconds(seconds);
        let sighting = Sighting { created: second(created), seen: second(seen), ..sighting() };
        let ledger = told(&[listed(&[row("ci", "2027-02-20")], TimeDelta::zero()), Event::Created(sighting)]);
        assert_eq!(ledger.tokens.len() == 1, same, "created after {created} s, seen after {seen} s");
    }
}

/// The one row and the one token of a name belong together whatever their dates; of two, each keeps to its own.
#[test]
fn a_single_row_of_a_name_is_the_single_token_of_it() {
    let token = || created("first", &[Evidence::Form]);
    let one =
        told(&[token(), listed(&[row("ci", "2027-08-20"), row("docs", "2027-01-01")], TimeDelta::hours(1))]);
    assert_eq!(one.tokens.len(), 2, "{:?}", brief(&one));
    let alone = told(&[token(), listed(&[row("ci", "2027-08-20")], TimeDelta::hours(1))]);
    assert_eq!(alone.tokens.len(), 1, "{:?}", brief(&alone));
    let two_rows =
        told(&[token(), listed(&[row("ci", "2027-08-20"), row("ci", "2028-08-20")], TimeDelta::hours(1))]);
    assert_eq!(two_rows.tokens.len(), 3, "{:?}", brief(&two_rows));
    let two_tokens = told(&[
        token(),
        created("second", &[Evidence::Form]),
        listed(&[row("ci", "2027-08-20")], TimeDelta::hours(1)),
    ]);
    assert_eq!(two_tokens.tokens.len(), 3, "{:?}", brief(&two_tokens));
}

/// How a row and a token without dates, or with one on one side only, can be of one token.
#[test]
fn dates_that_fit() {
    let of = |ours: Expiry, theirs: Expiry| {
        let row = |expiry| token_due::notice::list::Row { expiry, ..row("ci", "2027-01-01") };
        // Two rows, so that being the only one of its name settles nothing.
        let rows = [row(theirs), row(Expiry::on(day("2035-01-01")))];
        told(&[Event::Created(expiring(ours)), listed(&rows, TimeDelta::hours(1))]).tokens.len() == 2
    };
    let (date, far) = (Expiry::on(day("2027-02-20")), Expiry::on(day("2027-05-20")));
    assert!(of(date, Expiry::on(day("2027-02-21"))));
    assert!(!of(date, Expiry::on(day("2027-02-22"))));
    assert!(of(date, about("2027-04-07")) && of(about("2027-04-07"), date));
    assert!(!of(date, about("2027-04-08")) && !of(about("2027-02-20"), far));
    assert!(of(Expiry::Never, Expiry::Never));
    assert!(!of(Expiry::Never, date) && !of(date, Expiry::Never));
    assert!(of(Expiry::Unknown, date) && of(date, Expiry::Unknown) && of(Expiry::Unknown, Expiry::Unknown));
    assert!(of(Expiry::Never, Expiry::Unknown) && of(Expiry::Unknown, Expiry::Never));
}

#[test]
fn an_end_is_of_its_provider_its_name_and_what_still_works() {
    let of = |provider, name: &str| Event::Changed {
        expiry: Expiry::Unknown,
        page: String::new(),
        provider,
        name: PageText::new(name),
        what: What::Revoked,
        to: None,
        at: at(1),
    };
    let mut ledger = told(&[created("first", &[Evidence::Form]), created("second", &[Evidence::Form])]);
    assert!(!changes(&mut ledger, &of(Provider::Atlassian, "ci")));
    assert!(!changes(&mut ledger, &of(Provider::Figma, "docs")));
    assert!(changes(&mut ledger, &of(Provider::Figma, "ci")));
    let states = |ledger: &Ledger| ledger.tokens.iter().map(|token| token.state).collect::<Vec<_>>();
    assert_eq!(states(&ledger), [State::Revoked, State::Active]);
    assert!(changes(&mut ledger, &of(Provider::Figma, "ci")));
    assert!(!changes(&mut ledger, &of(Provider::Figma, "ci")), "there is none left");
    // A token that was replaced stays so, and its end is told once.
    let mut ledger = told(&[created("first", &[Evidence::Form])]);
    ledger.tokens[0].state = State::Replaced;
    assert!(changes(&mut ledger, &of(Provider::Figma, "ci")));
    assert!(!changes(&mut ledger, &of(Provider::Figma, "ci")));
    assert_eq!(states(&ledger), [State::Replaced]);
}

#[test]
fn a_token_that_was_replaced_is_not_renamed_or_refreshed() {
    for (what, to) in [(What::Renamed, Some(PageText::new("docs"))), (What::Refreshed, None)] {
        let mut ledger = told(&[created("first", &[Evidence::Form])]);
        ledger.tokens[0].state = State::Replaced;
        let event = Event::Changed {
            expiry: Expiry::Unknown,
            page: String::new(),
            provider: Provider::Figma,
            name: PageText::new("ci"),
            what,
            to,
            at: at(1),
        };
        assert!(!changes(&mut ledger, &event), "{what:?}");
    }
}

/// For two minutes a page may go on showing what has ended, or take the end back.
#[test]
fn an_end_can_be_taken_back_for_a_while() {
    let change = |what, seconds| Event::Changed {
        expiry: Expiry::Unknown,
        page: String::new(),
        provider: Provider::Figma,
        name: PageText::new("ci"),
        what,
        to: None,
        at: now() + TimeDelta::seconds(seconds),
    };
    for (seconds, fresh) in [(119, true), (120, false), (3_600, false)] {
        let mut ledger = told(&[created("first", &[Evidence::Form]), change(What::Revoked, 0)]);
        let mut shown = ledger.clone();
        assert_eq!(changes(&mut ledger, &change(What::Confirmed, seconds)), fresh, "{seconds} s");
        shown.apply(&listed(&[row("ci", "2027-02-20")], TimeDelta::seconds(seconds)));
        assert_eq!(shown.tokens.len() == 1, fresh, "{seconds} s");
    }
}

#[test]
fn a_refresh_is_of_its_provider_its_name_and_what_can_be_refreshed() {
    let of = |provider, name: &str| Event::Changed {
        expiry: Expiry::Unknown,
        page: String::new(),
        provider,
        name: PageText::new(name),
        what: What::Refreshed,
        to: None,
        at: at(1),
    };
    let mut ledger = told(&[created("first", &[Evidence::Form])]);
    assert!(!changes(&mut ledger, &of(Provider::Atlassian, "ci")));
    assert!(!changes(&mut ledger, &of(Provider::Figma, "docs")));
    ledger.tokens[0].state = State::Revoked;
    assert!(!changes(&mut ledger, &of(Provider::Figma, "ci")));
    ledger.tokens[0].state = State::Expired;
    assert!(changes(&mut ledger, &of(Provider::Figma, "ci")));
    assert_eq!((ledger.tokens[0].state, ledger.tokens[0].last_seen), (State::Active, at(1)));
}

/// A page that is redrawn all the time does not change the list all the time.
#[test]
fn seen_again_is_written_down_after_a_while() {
    let rows = [row("ci", "2027-02-20")];
    let mut ledger = told(&[listed(&rows, TimeDelta::zero())]);
    for (minutes, changed) in [(29, false), (30, false), (31, true)] {
        assert_eq!(
            changes(&mut ledger, &listed(&rows, TimeDelta::minutes(minutes))),
            changed,
            "{minutes} minutes"
        );
    }
    assert_eq!(ledger.tokens[0].last_seen, at(31));
}

#[test]
fn the_last_five_hundred_deletions_are_remembered() {
    let mut ledger = Ledger::default();
    for number in 0..=500 {
        ledger.apply(&Event::Created(Sighting {
            id: format!("id-{number}"),
            name: PageText::new(&format!("token {number}")),
            ..sighting()
        }));
        ledger.delete(&format!("id-{number}"));
        assert_eq!(ledger.deleted.len(), (number + 1).min(500));
    }
    assert_eq!(ledger.deleted[0].name.as_str(), "token 1");
}

#[test]
fn a_site_has_one_ladder_and_each_keeps_its_own() {
    let mut ladders = SiteLadders::default();
    for (site, rungs) in
        [(Provider::TokensStudio, 3), (Provider::Figma, 1), (Provider::Atlassian, 2), (Provider::Figma, 4)]
    {
        ladders.insert(site, vec![rungs]);
    }
    assert_eq!(ladders.len(), 3);
    let all: Vec<(Provider, u32)> = ladders.iter().map(|(site, rungs)| (site, rungs[0])).collect();
    // In the order of the sites, whatever the order in which they were set: two equal lists are stored alike.
    let mut sorted = all.clone();
    sorted.sort_unstable();
    assert_eq!(all, sorted);
    assert_eq!(ladders.get(Provider::Figma), Some(&vec![4]));
}

#[test]
fn what_cannot_be_read_says_why_and_that_nothing_was_changed() {
    let read = |text: &str| migrate::read(Some(text)).unwrap_err();
    let newer = read(r#"{"schema": 7}"#);
    assert_eq!(newer, Unreadable::Newer(7));
    assert!(
        newer.sentence().contains("schema 7") && newer.sentence().contains("nothing was changed"),
        "{newer:?}"
    );
    for (text, why) in [(r#"{"schema": "one"}"#, "expected a whole number"), ("{}", "missing field `schema`")]
    {
        let damaged = read(text).sentence();
        assert!(damaged.contains(why) && damaged.contains("Nothing was changed"), "{damaged}");
    }
}

/// A list in the form of the first days, as it was stored: all of it is there, and is today's from here on.
#[test]
fn an_older_list_is_brought_up_to_date_and_nothing_is_lost() {
    let stored = include_str!("../stored/schema-0.json");
    let ledger = migrate::read(Some(stored)).unwrap();
    assert_eq!(ledger.schema, SCHEMA);
    let written: serde_json::Value = serde_json::from_str(&json::to_lines(&ledger)).unwrap();
    let mut expected: serde_json::Value = serde_json::from_str(stored).unwrap();
    expected["schema"] = SCHEMA.into();
    assert_eq!(written, expected);
}
