//! What a person typed into a field, as data and back.

use crate::ledger::Expiry;
use crate::page::PageText;
use crate::prelude::*;
use crate::stamp;

/// The items of a field with one on each line.
pub fn lines(typed: &str) -> Vec<PageText> {
    typed.lines().map(PageText::new).filter(|item| !item.is_empty()).collect()
}

/// The items of a field with commas between them.
pub fn listed(typed: &str) -> Vec<PageText> {
    typed.split([',', ';', '、', '，']).map(PageText::new).filter(|item| !item.is_empty()).collect()
}

/// Items as a field with one on each line.
pub fn unlines(items: &[PageText]) -> String {
    let mut text = String::new();
    for item in items {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(item.as_str());
    }
    text
}

/// The days of a ladder such as "30, 14, 7, 1"; none where something else stands there.
pub fn ladder(typed: &str) -> Option<Vec<u32>> {
    typed
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()
        .filter(|_| {
            typed.chars().all(|c| {
                c.is_ascii_digit() || c.is_whitespace() || matches!(c, ',' | ';' | '、' | '，' | '/')
            })
        })
}

/// A ladder as it is typed.
pub fn unladder(rungs: &[u32]) -> String {
    let mut text = String::new();
    for days in rungs {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(&text![days]);
    }
    text
}

/// An expiry chosen by its kind, with the date as date fields write it; none for a date that is none.
pub fn expiry(kind: &str, date: &str) -> Option<Expiry> {
    match kind {
        "never" => Some(Expiry::Never),
        "unknown" => Some(Expiry::Unknown),
        _ => stamp::read_day(date).map(Expiry::on),
    }
}

/// The kind of an expiry and its date, as [`expiry`] reads them, at a place `offset` minutes east of UTC.
pub fn unexpiry(expiry: Expiry, offset: i32) -> (&'static str, String) {
    match expiry {
        Expiry::Never => ("never", String::new()),
        Expiry::Unknown => ("unknown", String::new()),
        Expiry::At { .. } | Expiry::On { .. } => {
            ("on", expiry.last_day(offset).map(stamp::day).unwrap_or_default())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_go_into_fields_and_come_back() {
        let items: Vec<PageText> = vec!["GitHub Actions".into(), "laptop".into()];
        assert_eq!(lines(" GitHub  Actions \n\n laptop\n"), items);
        assert_eq!(lines(&unlines(&items)), items);
        assert_eq!(listed("GitHub Actions, laptop,"), items);
        assert_eq!(listed(" "), []);
    }

    #[test]
    fn a_ladder_is_numbers_and_nothing_else() {
        assert_eq!(ladder("30, 14 7;1"), Some(vec![30, 14, 7, 1]));
        assert_eq!(ladder(""), Some(vec![]));
        assert_eq!(unladder(&[30, 7]), "30, 7");
        for typed in ["a week", "-3", "7.5", "99999999999"] {
            assert_eq!(ladder(typed), None, "{typed}");
        }
    }

    #[test]
    fn an_expiry_is_dated_never_or_unknown() {
        let on = Expiry::on("2027-02-20".parse().unwrap());
        assert_eq!(expiry("on", "2027-02-20"), Some(on));
        assert_eq!(expiry("on", ""), None);
        assert_eq!(expiry("on", "2027-02-30"), None);
        for one in [on, Expiry::Never, Expiry::Unknown] {
            let (kind, date) = unexpiry(one, 0);
            assert_eq!(expiry(kind, &date), Some(one));
        }
        let at = Expiry::At { at: "2026-12-31T23:30:00Z".parse().unwrap(), about: false };
        assert_eq!(unexpiry(at, 60), ("on", "2027-01-01".to_owned()));
    }
}
