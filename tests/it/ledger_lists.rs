//! What a row of the site's list makes of a token that is known, and of one that is not.

use chrono::TimeDelta;
use token_due::ledger::{Evidence, Expiry, Ledger, Moment, Provider, State, What};
use token_due::notice::list::Row;
use token_due::notice::{Event, Listing};
use token_due::page::PageText;

use crate::ledger_merge::{brief, created, day, listed, now, row, told};

const EXPIRY: &str = "2027-02-20";
const PAGE: &str = "https://www.figma.com/settings";

fn plain() -> Row {
    row("ci", EXPIRY)
}

fn about(text: &str) -> Expiry {
    Expiry::On { on: day(text), about: true }
}

/// One token that was created with that expiry, and an hour later the list with that row.
fn after(expiry: Expiry, row: Row) -> Ledger {
    let mut ledger = told(&[created("first", &[Evidence::Form])]);
    ledger.tokens[0].expiry = expiry;
    ledger.apply(&listed(&[row], TimeDelta::hours(1)));
    ledger
}

fn history(ledger: &Ledger) -> Vec<What> {
    ledger.tokens[0].history.iter().map(|entry| entry.what).collect()
}

#[test]
fn a_token_that_was_found_is_as_its_row_says() {
    for (revoked, expired, state) in [
        (false, false, State::Active),
        (false, true, State::Expired),
        (true, false, State::Revoked),
        (true, true, State::Revoked),
    ] {
        let row = Row { created: Some(day("2026-11-02")), revoked, expired, ..plain() };
        let ledger = told(&[listed(&[row], TimeDelta::zero())]);
        let token = &ledger.tokens[0];
        assert_eq!(token.state, state, "revoked {revoked}, expired {expired}");
        assert_eq!(token.created, Moment::On { on: day("2026-11-02") });
        assert_eq!((token.page.as_str(), token.last_seen), (PAGE, now()));
        assert_eq!(token.evidence, [Evidence::List]);
    }
    let undated = told(&[listed(&[plain()], TimeDelta::zero())]);
    assert_eq!(undated.tokens[0].created, Moment::Unknown);
}

/// By its place in the list, since one reading has one number for all of its rows.
#[test]
fn each_row_that_was_found_has_an_id_of_its_own() {
    let rows: Vec<Row> = (0..17).map(|number| row(&format!("token {number}"), EXPIRY)).collect();
    let ledger = told(&[listed(&rows, TimeDelta::zero())]);
    for (place, end) in [(0, "0000"), (1, "0001"), (9, "0009"), (10, "000a"), (16, "0010")] {
        assert_eq!(ledger.tokens[place].id, format!("5a1e0000-0000-4000-8000-00000000{end}"));
    }
}

#[test]
fn a_row_that_says_so_ends_a_token_once() {
    let on = Expiry::on(day(EXPIRY));
    let revoked = Row { revoked: true, ..plain() };
    let mut ledger = after(on, revoked.clone());
    assert_eq!(
        (ledger.tokens[0].state, history(&ledger)),
        (State::Revoked, vec![What::Noticed, What::Revoked])
    );
    ledger.apply(&listed(&[revoked], TimeDelta::hours(2)));
    assert_eq!((ledger.tokens.len(), history(&ledger)), (1, vec![What::Noticed, What::Revoked]));
    let expired = after(on, Row { expired: true, ..plain() });
    assert_eq!(
        (expired.tokens[0].state, history(&expired)),
        (State::Expired, vec![What::Noticed, What::Expired])
    );
}

/// What the form said gives way only to a day that is surely the expiry; what was about right, to any.
#[test]
fn which_dates_a_row_corrects() {
    let (exact, later) = (Expiry::on(day(EXPIRY)), Expiry::on(day("2027-04-01")));
    for (known, sure, expected) in [
        (exact, true, later),
        (exact, false, exact),
        (about(EXPIRY), true, later),
        (about(EXPIRY), false, later),
        (Expiry::Unknown, false, later),
    ] {
        let ledger = after(known, Row { expiry: later, sure, ..plain() });
        assert_eq!(ledger.tokens[0].expiry, expected, "{known:?}, sure: {sure}");
        assert_eq!(
            history(&ledger).contains(&What::DateCorrected),
            known != expected,
            "{known:?}, sure: {sure}"
        );
    }
    let near = after(about(EXPIRY), Row { expiry: Expiry::on(day("2027-02-21")), ..plain() });
    assert_eq!(near.tokens[0].expiry, Expiry::on(day("2027-02-21")), "a day off what was only about right");
}

/// A new value has a new date, which the form did not say.
#[test]
fn after_a_refresh_any_date_of_the_row_counts() {
    let refreshed = Event::Changed {
        expiry: Expiry::Unknown,
        page: String::new(),
        provider: Provider::Figma,
        name: PageText::new("ci"),
        what: What::Refreshed,
        to: None,
        at: now(),
    };
    let unsure = Row { sure: false, ..row("ci", "2027-08-20") };
    let ledger = told(&[
        created("first", &[Evidence::Form]),
        refreshed.clone(),
        listed(&[unsure], TimeDelta::hours(1)),
    ]);
    assert_eq!(ledger.tokens[0].expiry, Expiry::on(day("2027-08-20")));
    assert_eq!(history(&ledger), [What::Noticed, What::Refreshed, What::DateCorrected]);
    // Where it is told of only about, it counts if it can't be the one before.
    let coarse = |on: &str| {
        let row = Row { expiry: Expiry::On { on: day(on), about: true }, ..row("ci", on) };
        let refreshed = refreshed.clone();
        let listed = listed(&[row], TimeDelta::hours(1));
        told(&[created("first", &[Evidence::Form]), refreshed, listed]).tokens[0].expiry
    };
    let before = created("first", &[Evidence::Form]);
    let before = told(&[before]).tokens[0].expiry;
    assert_eq!(coarse("2027-08-20"), Expiry::On { on: day("2027-08-20"), about: true });
    assert_eq!(coarse("2027-02-28"), before);
}

/// Where a row says "never", the token that never ends is nearer than the one of which nothing is known.
#[test]
fn a_row_is_of_the_token_that_is_surely_its_own() {
    let mut ledger = told(&[created("first", &[Evidence::Form]), created("second", &[Evidence::Form])]);
    ledger.tokens[0].expiry = Expiry::Unknown;
    ledger.tokens[1].expiry = Expiry::Never;
    ledger.apply(&listed(&[Row { expiry: Expiry::Never, ..plain() }], TimeDelta::hours(1)));
    let expiries: Vec<Expiry> = ledger.tokens.iter().map(|token| token.expiry).collect();
    assert_eq!(expiries, [Expiry::Unknown, Expiry::Never]);
}

/// A site may make a name its own: the row that is like it, of the same day, in the minutes after the creation.
#[test]
fn a_row_renames_the_token_that_was_just_made() {
    let made = |name: &str, row: Row, minutes: i64| {
        let mut ledger = told(&[created("first", &[Evidence::Form])]);
        ledger.tokens[0].name = PageText::new(name);
        ledger.tokens[0].expiry = Expiry::on(day(EXPIRY));
        ledger.apply(&listed(&[row], TimeDelta::minutes(minutes)));
        ledger.tokens.iter().map(|token| token.name.as_str().to_owned()).collect::<Vec<_>>()
    };
    for (name, shown, kept) in [
        ("ci", "ci (2)", "ci (2)"),
        ("Nightly Sync", "nightly-sync", "nightly-sync"),
        ("Token for the nightly export", "Token for the", "Token for the"),
        ("Token for the nightly export", "Token for the…", "Token for the nightly export"),
        ("監視", "監視-1", "監視-1"),
    ] {
        assert_eq!(made(name, row(shown, EXPIRY), 1), [kept], "{name} as {shown}");
    }
    for (name, row, minutes) in [
        ("docs", row("ci (2)", EXPIRY), 1),
        ("ci", row("ci (2)", "2027-03-01"), 1),
        ("ci", row("ci (2)", EXPIRY), 5),
        ("!", row("?", EXPIRY), 1),
    ] {
        assert_eq!(made(name, row.clone(), minutes), [name, row.name.as_str()]);
    }
}

#[test]
fn an_end_and_a_new_value_are_of_the_namesake_with_the_day_of_the_row() {
    let rows = [row("ci", EXPIRY), row("ci", "2027-06-16")];
    let found = told(&[listed(&rows, TimeDelta::zero())]);
    let change = |expiry: &str, what| Event::Changed {
        provider: Provider::Figma,
        name: PageText::new("ci"),
        expiry: Expiry::on(day(expiry)),
        page: PAGE.to_owned(),
        what,
        to: None,
        at: now(),
    };
    for (place, expiry) in [(0, EXPIRY), (1, "2027-06-16")] {
        let mut ledger = found.clone();
        ledger.apply(&change(expiry, What::Revoked));
        assert_eq!(ledger.tokens[place].state, State::Revoked, "{expiry}");
        assert_eq!(ledger.tokens[1 - place].state, State::Active, "{expiry}");
    }
    // In whichever order the list shows them.
    for rows in [["2027-08-20", EXPIRY], [EXPIRY, "2027-08-20"]] {
        let mut ledger = found.clone();
        ledger.apply(&change("2027-06-16", What::Refreshed));
        ledger.apply(&listed(&rows.map(|day| row("ci", day)), TimeDelta::minutes(1)));
        let days: Vec<Expiry> = ledger.tokens.iter().map(|token| token.expiry).collect();
        assert_eq!(days, [EXPIRY, "2027-08-20"].map(|text| Expiry::on(day(text))), "{rows:?}");
    }
}

#[test]
fn namesakes_of_two_places_are_two() {
    let bitbucket = |repository: &str| format!("https://bitbucket.org/acme/{repository}/admin/access-tokens");
    let account = |id: &str| format!("https://admin.atlassian.com/o/5f9c/service-accounts/{id}");
    let places = [bitbucket("site"), bitbucket("app"), account("712020:3a"), account("712020:4b")];
    let mut ledger = Ledger::default();
    let listing = |page: &str, minutes| match listed(&[plain()], TimeDelta::minutes(minutes)) {
        Event::Listed(listing) => Event::Listed(Listing { page: page.to_owned(), ..listing }),
        other => other,
    };
    for round in 0..2 {
        for page in &places {
            ledger.apply(&listing(page, round));
        }
    }
    let pages: Vec<&str> = ledger.tokens.iter().map(|token| token.page.as_str()).collect();
    assert_eq!(pages, places);
    // A page that does not say whose it is, and one below that of the owner, are of any.
    for page in
        ["https://admin.atlassian.com/api-keys", "https://bitbucket.org/acme/site/admin/access-tokens/new"]
    {
        let count = ledger.tokens.len();
        ledger.apply(&listing(page, 2));
        assert_eq!(ledger.tokens.len(), count, "{page}");
    }
}

/// Taken out in one repository, the token of that name and day in another is still found; the one that was taken out is not.
#[test]
fn a_deleted_token_does_not_hide_its_namesake_of_another_place() {
    let listing = |repository: &str| match listed(&[plain()], TimeDelta::zero()) {
        Event::Listed(listing) => {
            let page = format!("https://bitbucket.org/acme/{repository}/admin/access-tokens");
            Event::Listed(Listing { page, ..listing })
        }
        other => other,
    };
    let mut ledger = told(&[listing("site")]);
    let token = ledger.tokens[0].clone();
    ledger.delete(&token.id);
    ledger.apply(&listing("site"));
    assert_eq!(ledger.tokens, []);
    ledger.apply(&listing("app"));
    assert_eq!(ledger.tokens.len(), 1);
    // Put back, each is seen again and neither hides the other.
    ledger.delete(&ledger.tokens[0].id.clone());
    ledger.put_back(token);
    ledger.apply(&listing("app"));
    ledger.apply(&listing("site"));
    assert_eq!((ledger.tokens.len(), ledger.deleted.len()), (1, 1));
    // A deletion of a list before had no page, and is of any.
    ledger.tokens.clear();
    ledger.deleted[0].page.clear();
    ledger.apply(&listing("site"));
    assert_eq!(ledger.tokens, []);
}

/// Another account may have a token of the same name.
#[test]
fn namesakes_that_were_made_on_different_days_are_two() {
    let made = |on: &str, expires: &str| Row { created: Some(day(on)), ..row("ci", expires) };
    for (other, count) in
        [("2026-11-02", 1), ("2026-11-01", 1), ("2026-11-03", 1), ("2026-10-31", 2), ("2026-11-04", 2)]
    {
        let first = listed(&[made("2026-11-02", EXPIRY)], TimeDelta::zero());
        let ledger = told(&[first, listed(&[made(other, "2027-06-01")], TimeDelta::hours(1))]);
        assert_eq!(ledger.tokens.len(), count, "{other}");
    }
    let today = now().date_naive();
    for (before, count) in [(0, 1), (1, 1), (2, 2)] {
        let on = (today - TimeDelta::days(before)).to_string();
        let ledger = after(Expiry::on(day(EXPIRY)), made(&on, "2027-06-01"));
        assert_eq!(ledger.tokens.len(), count, "{before}");
    }
}

#[test]
fn rows_of_one_name_that_fit_no_token_are_of_others() {
    let rows = |expiries: &[&str], after| {
        listed(&expiries.iter().map(|expires| row("ci", expires)).collect::<Vec<_>>(), after)
    };
    let mut ledger = told(&[rows(&[EXPIRY, "2027-06-01"], TimeDelta::zero())]);
    ledger.apply(&rows(&[EXPIRY, "2027-09-01", "2027-10-01"], TimeDelta::hours(1)));
    let expiries: Vec<String> = brief(&ledger).into_iter().map(|(_, expires, _)| expires).collect();
    assert_eq!(expiries, [EXPIRY, "2027-06-01", "2027-09-01", "2027-10-01"]);
}

#[test]
fn of_two_tokens_that_are_as_near_the_first_is_meant() {
    let both = [row("ci", "2027-02-19"), row("ci", "2027-02-21")];
    let mut ledger = told(&[listed(&both, TimeDelta::zero())]);
    ledger.apply(&listed(&[plain()], TimeDelta::hours(1)));
    assert_eq!(
        (ledger.tokens[0].last_seen, ledger.tokens[1].last_seen),
        (now() + TimeDelta::hours(1), now())
    );
}
