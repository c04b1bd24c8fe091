//! What is no date although it has the numbers of one, and which of several readings counts.

use chrono::NaiveDate;
use token_due::json;
use token_due::page::language::{Order, Unit};
use token_due::page::lifetime::{self, Lifetime};
use token_due::page::{Language, date};

fn months(months: &[(&str, u32)]) -> Language {
    let months = months.iter().map(|(name, month)| ((*name).to_owned(), *month)).collect();
    Language { months, ..Language::default() }
}

/// As read on 22 November 2026, and a question mark after what is not sure.
fn read(text: &str, language: &Language) -> String {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let show = |it: date::Reading| format!("{}{}", it.day, if it.sure { "" } else { "?" });
    date::find(text, language, today).map_or_else(|| "none".to_owned(), show)
}

fn english(text: &str) -> String {
    read(text, Language::english())
}

#[test]
fn a_machine_day_has_four_two_and_two_digits_and_two_dashes() {
    assert_eq!(date::iso("until 2027-02-20").map(|day| day.to_string()).as_deref(), Some("2027-02-20"));
    for text in ["2027/02/20", "2027-02/20", "2027/02-20", "27-02-20", "2027-2-20", "2027-02-3", "20270220"] {
        assert_eq!(date::iso(text), None, "{text}");
    }
}

#[test]
fn a_number_far_from_the_month_is_not_its_day() {
    assert_eq!(english("12 tokens were made long before May 2027"), "none");
    assert_eq!(english("May 2027 is when something else is due, 12 of them"), "none");
    assert_eq!(english("7 items, 20 Apr 2027"), "2027-04-20");
    assert_eq!(english("5 Apr 10:00 2027"), "2027-04-05");
    assert_eq!(english("Item 99 April 20, 2027"), "2027-04-20");
    // The nearest is, on either side of it.
    assert_eq!(english("Item 5, April 20, 2027"), "2027-04-20");
    assert_eq!(english("Expires 20. April at 5 pm, 2027"), "2027-04-20");
}

#[test]
fn the_first_numbers_of_a_text_are_looked_at() {
    let after = |count| date::iso(&format!("{}2027-02-20", "1 ".repeat(count)));
    assert_eq!(after(21), NaiveDate::from_ymd_opt(2027, 2, 20));
    assert_eq!(after(22), None);
}

#[test]
fn a_year_of_two_digits_is_not_the_day_itself() {
    assert_eq!(english("May 08 '27"), "2027-05-08");
    let era = Language { order: Order::Ymd, ..Language::english().clone() };
    assert_eq!(read("20 Apr R9", &era), "2027-04-20");
    // The letter of an era begins a word.
    for text in ["27/4/20", "ver9: 27/4/20", "5r9: 27/4/20"] {
        assert_eq!(read(text, &era), "2027-04-20", "{text}");
    }
    assert_eq!(english("令和199年4月20日"), "2217-04-20");
    assert_eq!(english("令和200年4月20日"), "none", "no era is as long");
}

#[test]
fn a_day_beyond_belief_is_marked() {
    assert_eq!(english("May 8, 2290"), "2290-05-08?");
    assert_eq!(english("May 8, 2070"), "2070-05-08");
    // Fifty long years.
    assert_eq!(english("Dec 28, 2076"), "2076-12-28");
    assert_eq!(english("Dec 29, 2076"), "2076-12-29?");
}

#[test]
fn the_order_of_a_language_settles_what_can_be_read_in_two_ways() {
    assert_eq!(english("04/05/2027"), "2027-04-05");
    let samples = r#"{"months":[["mai",5]],"units":[["tage","day"]],"relative":[["in # tagen","day",true]],"near":[["morgen",1]],"order":"dmy"}"#;
    let german: Language = json::from_text(samples).unwrap();
    let expected = Language {
        months: vec![("mai".to_owned(), 5)],
        units: vec![("tage".to_owned(), Unit::Day)],
        relative: vec![("in # tagen".to_owned(), Unit::Day, true)],
        near: vec![("morgen".to_owned(), 1)],
        order: Order::Dmy,
        next: None,
    };
    assert_eq!(german, expected);
    assert_eq!(read("04/05/2027", &german), "2027-05-04");
}

#[test]
fn three_numbers_are_a_date_only_as_dates_are_written() {
    assert_eq!(english("20 / 4 / 2027"), "2027-04-20");
    for text in ["20 and 4/2027", "20/4 was 2027", "20/4,2027", "20;4/2027", "20:4/2027"] {
        assert_eq!(english(text), "none", "{text}");
    }
    assert_eq!(read("12/05/2026", &Language::default()), "2026-12-05", "the other one has gone by");
}

#[test]
fn the_name_of_a_month_is_a_word_of_its_own() {
    for text in ["marble 12, 2027", "tamar 12, 2027"] {
        assert_eq!(english(text), "none", "{text}");
    }
    assert_eq!(read("20 thg 12 2027", &months(&[("thg 1", 1)])), "none");
    // Thai is written without blanks.
    assert_eq!(read("วันที่20เมษายน2570", &months(&[("เมษายน", 4)])), "2027-04-20");
}

#[test]
fn of_several_names_the_longest_counts_and_then_the_one_by_the_year() {
    assert_eq!(read("20. marec 2027, avg", &months(&[("marec", 3), ("avg", 8)])), "2027-03-20");
    let slavic = months(&[("mar", 3), ("maj", 5)]);
    assert_eq!(read("mar 20 maj 2027", &slavic), "2027-05-20");
    // On either side of the year, and the first of the year where both are as near.
    assert_eq!(read("am mar, 2027 maj 20", &slavic), "2027-05-20");
    assert_eq!(read("am mar, 2027 / maj 20", &slavic), "2027-03-20");
    assert_eq!(read("am mar 2027 maj 20", &slavic), "2027-03-20");
}

#[test]
fn days_near_today_are_words_of_their_own() {
    let german = Language { near: vec![("morgen".to_owned(), 1)], ..Language::default() };
    for (text, days) in [
        ("Today", Some(0)),
        ("Expires tomorrow", Some(1)),
        ("yesterday", Some(-1)),
        ("Läuft morgen ab", Some(1)),
        ("tomorrowland", None),
        ("in 3 days", None),
    ] {
        assert_eq!(lifetime::near(text, &german), days, "{text}");
    }
}

#[test]
fn a_length_of_life_is_stored_and_read_again() {
    for life in [Lifetime::days(30), Lifetime { count: 6, unit: Unit::Month }] {
        assert_eq!(json::from_text::<Lifetime>(&json::to_text(&life)), Ok(life));
    }
}
