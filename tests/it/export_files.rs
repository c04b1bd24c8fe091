//! The exports as they are written.

use insta::assert_snapshot;
use token_due::export::export;
use token_due::protocol::ExportFormat::{Csv, Ics, Json, Markdown};

use crate::export_fixtures::{NOW, complete, exported, hostile, list, pipeline, text, varied};
use crate::remind_words::{English, at};

/// Ends of lines that a snapshot would not show.
fn visible(text: &str) -> String {
    text.replace('\u{FEFF}', "<bom>").replace('\r', "<cr>")
}

#[test]
fn json() {
    assert_snapshot!(text([pipeline(), complete()], Json));
}

#[test]
fn csv() {
    assert_snapshot!(visible(&text([pipeline(), complete()].into_iter().chain(varied()), Csv)));
}

#[test]
fn markdown() {
    assert_snapshot!(text([pipeline(), complete()].into_iter().chain(varied()), Markdown));
}

#[test]
fn calendar() {
    assert_snapshot!(visible(&text([pipeline(), complete()].into_iter().chain(varied()), Ics)));
}

#[test]
fn hostile_csv() {
    assert_snapshot!(visible(&text(hostile(), Csv)));
}

#[test]
fn hostile_markdown() {
    assert_snapshot!(text(hostile(), Markdown));
}

#[test]
fn a_record_has_the_fields_of_the_design_in_their_order() {
    let expected = concat!(
        r#"{"format":"token-due/1","exported_at":"2026-11-22T09:00:00Z","tokens":[{"#,
        r#""id":"00000000-0000-4000-8000-000000000001","provider":"figma","kind":"personal-access-token","#,
        r#""name":"CI pipeline","app":null,"scopes":["file_content:read","file_comments:write"],"#,
        r#""created":{"kind":"at","at":"2026-11-22T09:00:00Z"},"expiry":{"kind":"on","on":"2027-02-20"},"#,
        r#""state":"active","evidence":["form","request","reveal","list"],"#,
        r#""last_seen":"2026-11-22T09:00:00Z","page":"https://www.figma.com/settings","#,
        r#""used_in":["GitHub Actions: design-sync"],"note":"","replaced_by":null,"#,
        r#""reminders":null,"snoozed_until":null,"#,
        r#""history":[{"at":"2026-11-22T09:00:00Z","what":"noticed"}]}]}"#,
    );
    // Outside of texts, white space is the only thing that was added to be read by people.
    let text = text([pipeline()], Json);
    let compact: String = text.lines().map(str::trim_start).collect();
    assert_eq!(compact.replace("\": ", "\":"), expected);
}

#[test]
fn files_are_named_by_the_day_at_the_persons_place() {
    let name = |format, offset| {
        let file = export(&list([]), format, None, at("2026-11-22T23:30:00Z"), offset, &English);
        (file.file_name, file.media_type)
    };
    assert_eq!(name(Json, 0), ("token-due-2026-11-22.json".into(), "application/json".into()));
    assert_eq!(name(Csv, 60), ("token-due-2026-11-23.csv".into(), "text/csv;charset=utf-8".into()));
    assert_eq!(name(Ics, -60), ("token-due-2026-11-22.ics".into(), "text/calendar;charset=utf-8".into()));
    assert_eq!(name(Markdown, 0), ("token-due-2026-11-22.md".into(), "text/markdown;charset=utf-8".into()));
}

#[test]
fn a_selection_is_taken_and_what_is_not_there_passed_over() {
    let ledger = list([pipeline(), complete()]);
    let chosen = [complete().id, "no such id".to_owned()];
    let file = export(&ledger, Json, Some(&chosen), at(NOW), 0, &English);
    assert!(file.text.contains("\"Deploy\"") && !file.text.contains("CI pipeline"));
    let none = export(&ledger, Json, Some(&[]), at(NOW), 0, &English);
    assert!(none.text.contains("\"tokens\": []"));
}

#[test]
fn an_empty_list_is_a_file_of_each_kind() {
    let texts = [Json, Csv, Ics, Markdown].map(|format| exported(&list([]), format).text);
    assert!(texts[0].ends_with("}\n"));
    assert_eq!(texts[1].matches("\r\n").count(), 1);
    assert!(texts[2].starts_with("BEGIN:VCALENDAR\r\n") && texts[2].ends_with("END:VCALENDAR\r\n"));
    assert_eq!(texts[3].lines().count(), 2);
}
