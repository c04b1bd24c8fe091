//! One creation seen in several ways is one record; the site's list and the person's own agree in the end.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;
use token_due::ledger::{Evidence, Expiry, Kind, Ledger, Provider, State, What};
use token_due::notice::list::Row;
use token_due::notice::{Event, Listing, Sighting};
use token_due::page::PageText;

const SCOPE: &str = "file_content:read";

pub(crate) fn now() -> DateTime<Utc> {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A creation, as one more witness tells of it.
pub(crate) fn created(id: &str, evidence: &[Evidence]) -> Event {
    Event::Created(Sighting {
        id: id.to_owned(),
        provider: Provider::Figma,
        kind: Kind::PersonalAccessToken,
        name: PageText::new("ci"),
        app: None,
        scopes: vec![PageText::new(SCOPE)],
        created: now(),
        expiry: Expiry::on(day("2027-02-20")),
        evidence: evidence.to_vec(),
        page: "https://www.figma.com/settings".to_owned(),
        seen: now(),
    })
}

pub(crate) fn row(name: &str, expires: &str) -> Row {
    Row {
        start: 0,
        name: PageText::new(name),
        expiry: Expiry::on(day(expires)),
        sure: true,
        scoped: false,
        created: None,
        expired: false,
        revoked: false,
        scopes: Vec::new(),
    }
}

pub(crate) fn listed(rows: &[Row], after: TimeDelta) -> Event {
    Event::Listed(Listing {
        id: "5a1e0000-0000-4000-8000-000000000000".to_owned(),
        provider: Provider::Figma,
        kind: Kind::PersonalAccessToken,
        scoped_kind: Kind::PersonalAccessToken,
        rows: rows.to_vec(),
        page: "https://www.figma.com/settings".to_owned(),
        seen: now() + after,
    })
}

/// Takes in an event; whether that changed the list.
pub(crate) fn changes(ledger: &mut Ledger, event: &Event) -> bool {
    let before = ledger.clone();
    ledger.apply(event);
    *ledger != before
}

fn revoked() -> Event {
    Event::Changed {
        expiry: Expiry::Unknown,
        page: String::new(),
        provider: Provider::Figma,
        name: PageText::new("ci"),
        what: What::Revoked,
        to: None,
        at: now(),
    }
}

pub(crate) fn told(events: &[Event]) -> Ledger {
    let mut ledger = Ledger::default();
    events.iter().for_each(|event| {
        ledger.apply(event);
    });
    ledger
}

/// Name, expiry and state of each token.
pub(crate) fn brief(ledger: &Ledger) -> Vec<(String, String, State)> {
    let line = |expiry: Expiry| expiry.last_day(0).map_or_else(String::new, |day| day.to_string());
    ledger
        .tokens
        .iter()
        .map(|token| (token.name.as_str().to_owned(), line(token.expiry), token.state))
        .collect()
}

const WITNESSES: [Evidence; 3] = [Evidence::Form, Evidence::Request, Evidence::Reveal];

proptest! {
    /// Form, request, reveal and list tell of one creation, in whatever order and however often.
    #[test]
    fn one_creation_is_one_record(order in Just(vec![0, 1, 2, 3, 0, 1, 2, 3]).prop_shuffle(), off in -1_i64..=1) {
        let on = (day("2027-02-20") + TimeDelta::days(off)).to_string();
        let events: Vec<Event> = order
            .into_iter()
            .map(|at| match WITNESSES.get(at) {
                Some(&witness) => created("first", &[witness]),
                None => listed(&[row("ci", &on)], TimeDelta::zero()),
            })
            .collect();
        let ledger = told(&events);
        prop_assert_eq!(ledger.tokens.len(), 1, "{:?}", brief(&ledger));
        let token = &ledger.tokens[0];
        prop_assert_eq!(&token.evidence, &[Evidence::Form, Evidence::Request, Evidence::Reveal, Evidence::List]);
        prop_assert_eq!(&token.scopes, &[PageText::new(SCOPE)]);
        prop_assert!((token.expiry.last_day(0).unwrap() - day("2027-02-20")).num_days().abs() <= 1);
    }

    /// What was taken in changes nothing when it is told again.
    #[test]
    fn again_is_nothing_new(at in proptest::collection::vec(0_usize..5, 1..6)) {
        let pool = [
            created("first", &[Evidence::Form, Evidence::Reveal]),
            created("second", &[Evidence::Request]),
            listed(&[row("ci", "2027-02-20"), row("docs", "2026-12-01")], TimeDelta::zero()),
            listed(&[row("docs", "2026-12-01")], TimeDelta::minutes(1)),
            revoked(),
        ];
        let mut ledger = told(&at.iter().map(|&at| pool[at].clone()).collect::<Vec<_>>());
        let Some(last) = at.last().filter(|&&at| at != 4) else { return Ok(()) };
        let before = ledger.clone();
        prop_assert!(!changes(&mut ledger, &pool[*last]));
        prop_assert_eq!(before, ledger);
    }

    /// A list read again and again, with rows in any order, adds each of its tokens once.
    #[test]
    fn a_list_is_taken_once(order in Just(vec![0, 1, 2]).prop_shuffle(), times in 1_usize..4) {
        let rows = [row("ci", "2027-02-20"), row("ci", "2027-08-20"), row("docs", "2026-12-01")];
        let shuffled: Vec<Row> = order.into_iter().map(|at| rows[at].clone()).collect();
        let mut events = vec![listed(&rows, TimeDelta::zero())];
        events.extend(std::iter::repeat_n(listed(&shuffled, TimeDelta::hours(1)), times));
        let ledger = told(&events);
        prop_assert_eq!(ledger.tokens.len(), 3, "{:?}", brief(&ledger));
    }
}

#[test]
fn two_tokens_of_one_name_are_two() {
    let ledger = told(&[created("first", &[Evidence::Reveal]), created("second", &[Evidence::Reveal])]);
    assert_eq!(ledger.tokens.len(), 2);
}

/// A page goes on showing a row until it has asked for its list again.
#[test]
fn a_row_that_is_still_shown_is_not_found_anew() {
    let shown = |after| listed(&[row("ci", "2027-02-20")], after);
    let begin = [shown(TimeDelta::zero()), revoked(), shown(TimeDelta::seconds(1))];
    let mut ledger = told(&begin);
    assert_eq!(brief(&ledger), [("ci".to_owned(), "2027-02-20".to_owned(), State::Revoked)]);
    // There a day later, it is another one of the same name.
    ledger.apply(&shown(TimeDelta::days(1)));
    assert_eq!(ledger.tokens.len(), 2);
}

/// What the person took out stays out, until they put it back.
#[test]
fn a_deleted_token_is_not_found_again() {
    let list = listed(&[row("ci", "2027-02-20")], TimeDelta::zero());
    let mut ledger = told(std::slice::from_ref(&list));
    let token = ledger.tokens[0].clone();
    ledger.delete(&token.id);
    ledger.apply(&list);
    assert_eq!(brief(&ledger), []);
    ledger.apply(&listed(&[row("ci", "2027-08-20")], TimeDelta::days(1)));
    assert_eq!(brief(&ledger), [("ci".to_owned(), "2027-08-20".to_owned(), State::Active)], "another one");
    ledger.put_back(token);
    assert!(ledger.deleted.is_empty());
    assert_eq!(ledger.tokens.len(), 2);
}
