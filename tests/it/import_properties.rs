//! What holds for every list and every file.

use proptest::prelude::*;
use proptest::{collection, option, sample};
use token_due::import::{apply, plan};
use token_due::ledger::{Evidence, Expiry, Kind, Ledger, Moment, Provider, State, Token};
use token_due::page::PageText;
use token_due::protocol::ExportFormat::{Csv, Ics, Json, Markdown};

use crate::export_fixtures::{NOW, exported};
use crate::remind_words::{at, day};

/// Anything, and more often than by chance what a table is made of.
fn texts() -> impl Strategy<Value = PageText> {
    let marks = "[ =+@;,\"'\\\\|<>&\\-\\n\\t\u{5d0}-\u{5ea}\u{1f600}\u{202e}a-c]{0,12}";
    prop_oneof![marks.boxed(), any::<String>().boxed()].prop_map(|raw| PageText::lines(&raw))
}

fn dates() -> impl Strategy<Value = Expiry> {
    let days = (0_u64..20_000).prop_map(|on| day("1990-01-01") + chrono::Days::new(on));
    let instants =
        (0_i64..2_000_000_000_000).prop_map(|at| chrono::DateTime::from_timestamp_millis(at).unwrap());
    prop_oneof![
        (days, any::<bool>()).prop_map(|(on, about)| Expiry::On { on, about }),
        (instants, any::<bool>()).prop_map(|(at, about)| Expiry::At { at, about }),
        Just(Expiry::Never),
        Just(Expiry::Unknown),
    ]
}

fn kinds() -> impl Strategy<Value = (Provider, Kind, State)> {
    let providers = [Provider::Figma, Provider::Atlassian, Provider::TokensStudio, Provider::Other];
    let kinds = [Kind::PersonalAccessToken, Kind::ApiToken, Kind::ApiKey, Kind::Other];
    let states = [State::Active, State::Unconfirmed, State::Expired, State::Revoked, State::Replaced];
    (sample::select(providers.to_vec()), sample::select(kinds.to_vec()), sample::select(states.to_vec()))
}

fn tokens() -> impl Strategy<Value = Token> {
    let lists =
        || collection::vec(texts().prop_filter("an item says something", |text| !text.is_empty()), 0..4);
    let evidence = sample::subsequence(vec![Evidence::Form, Evidence::List, Evidence::Import], 0..=3);
    let reminders = option::of(collection::vec(0_u32..400, 0..4));
    (kinds(), texts(), option::of(texts()), lists(), lists(), texts(), dates(), dates(), evidence, reminders)
        .prop_map(
            |(
                (provider, kind, state),
                name,
                app,
                scopes,
                used_in,
                note,
                created,
                expiry,
                evidence,
                reminders,
            )| Token {
                provider,
                kind,
                state,
                name,
                app: app.filter(|app| !app.is_empty()),
                scopes,
                used_in,
                note,
                created: match created {
                    Expiry::At { at, .. } => Moment::At { at },
                    Expiry::On { on, .. } => Moment::On { on },
                    Expiry::Never | Expiry::Unknown => Moment::Unknown,
                },
                expiry,
                evidence,
                reminders,
                last_seen: at(NOW),
                ..Token::default()
            },
        )
}

pub(crate) fn lists() -> impl Strategy<Value = Ledger> {
    collection::vec(tokens(), 0..6).prop_map(|mut tokens| {
        for (number, token) in tokens.iter_mut().enumerate() {
            token.id = format!("t-{number}");
        }
        Ledger { tokens, ..Ledger::default() }
    })
}

proptest! {
    // Lists of long texts are slow to make; more cases find no more.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn json_comes_back_as_it_went(ledger in lists()) {
        let mut empty = Ledger::default();
        let plan = plan(&empty, &exported(&ledger, Json).text).unwrap();
        apply(&mut empty, plan, at(NOW), &mut || unreachable!("every token has an id"));
        prop_assert_eq!(empty, ledger);
    }

    #[test]
    fn a_table_read_again_changes_nothing(ledger in lists()) {
        let again = plan(&ledger, &exported(&ledger, Csv).text).unwrap();
        prop_assert_eq!((again.added.len(), again.changed, again.unchanged), (0, vec![], ledger.tokens.len()));
    }

    #[test]
    fn a_table_is_as_its_readers_expect(ledger in lists()) {
        let text = exported(&ledger, Csv).text;
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
        prop_assert_eq!(rows.len(), ledger.tokens.len());
        for cell in rows.iter().flatten() {
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']));
        }
    }

    #[test]
    fn a_second_list_taken_twice_is_as_taken_once(ours in lists(), theirs in lists()) {
        for format in [Json, Csv] {
            let text = exported(&theirs, format).text;
            let mut once = ours.clone();
            let first = plan(&once, &text).unwrap();
            apply(&mut once, first, at(NOW), &mut || unreachable!("every token has an id"));
            let second = plan(&once, &text).unwrap();
            prop_assert_eq!((second.added.len(), second.changed), (0, vec![]));
            prop_assert!(once.tokens.len() >= ours.tokens.len());
        }
    }

    #[test]
    fn a_calendar_is_read_and_its_lines_are_short(ledger in lists()) {
        let text = exported(&ledger, Ics).text;
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        let unfolded = icalendar::parser::unfold(&text);
        prop_assert!(icalendar::parser::read_calendar(&unfolded).is_ok());
    }

    #[test]
    fn a_table_for_a_page_has_a_line_a_token(ledger in lists()) {
        prop_assert_eq!(exported(&ledger, Markdown).text.lines().count(), ledger.tokens.len() + 2);
    }

    #[test]
    fn any_text_is_read_or_refused_and_nothing_breaks(text in any::<String>(), rows in "[a-c,;\"\\r\\n\\t=']{0,60}") {
        let ledger = Ledger::default();
        let _ = plan(&ledger, &text);
        let _ = plan(&ledger, &rows);
        let _ = plan(&ledger, &format!("id,name\n{rows}"));
        let _ = plan(&ledger, &format!("{{\"format\":\"token-due/1\",\"tokens\":{text}"));
    }
}
