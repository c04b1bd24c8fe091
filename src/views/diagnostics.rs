//! What helps to find a fault, and tells nothing about the tokens but how many there are of what.

use super::snapshot::Snapshot;
use crate::json::{self, Named};
use crate::ledger::{Expiry, Token};
use crate::prelude::*;
use crate::stamp;

/// The report: in English, since it is read by those who mend.
pub fn report(snapshot: &Snapshot, version: &str, language: &str) -> String {
    let settings = &snapshot.settings;
    let ladder = if settings.ladder.is_some() { "fixed" } else { "scaled" };
    let notifications = if settings.notifications { "on" } else { "off" };
    let mut counts: Vec<(String, usize)> = Vec::new();
    for view in &snapshot.tokens {
        let kind = describe(&view.token);
        match counts.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((kind, 1)),
        }
    }
    let mut lines = vec![
        text!["Token Due ", version, ", language ", language],
        text!["at ", stamp::instant(snapshot.now), ", ", snapshot.offset, " minutes east of UTC"],
        text![
            "reminders ",
            ladder,
            ", ",
            settings.site_ladders.len(),
            " sites with their own, days off ",
            json::to_text(&settings.days_off),
            ", from ",
            settings.hour,
            " o'clock, notifications ",
            notifications,
        ],
        text![snapshot.tokens.len(), " tokens"],
    ];
    lines.extend(counts.into_iter().map(|(kind, count)| text![count, " × ", kind]));
    lines.join("\n") + "\n"
}

fn describe(token: &Token) -> String {
    let expiry = match token.expiry {
        Expiry::At { about: false, .. } => "instant",
        Expiry::On { about: false, .. } => "day",
        Expiry::At { .. } | Expiry::On { .. } => "about",
        Expiry::Never => "never",
        Expiry::Unknown => "unknown",
    };
    text![
        token.provider.name(),
        "/",
        token.kind.name(),
        ", ",
        token.state.name(),
        ", expiry ",
        expiry,
        if token.scopes.is_empty() { ", no" } else { ", with" },
        " scopes, seen by ",
        json::to_text(&token.evidence),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Settings;
    use crate::remind::Stage;
    use crate::views::snapshot::TokenView;

    #[test]
    fn the_report_counts_and_names_nothing() {
        let token = Token {
            id: "private".into(),
            name: "private".into(),
            app: Some("private".into()),
            scopes: vec!["private:read".into()],
            used_in: vec!["private".into()],
            note: "private".into(),
            page: "https://private.example/".into(),
            ..Token::default()
        };
        let view = TokenView { token, stage: Stage::Fine, days_left: None, put_off: false };
        let now = "2026-11-22T09:00:00Z".parse().unwrap();
        let snapshot =
            Snapshot { now, offset: 60, settings: Settings::default(), tokens: vec![view.clone(), view] };
        let report = report(&snapshot, "0.1.0", "de");
        assert!(report.contains("2 × other/other, active, expiry unknown, with scopes"), "{report}");
        assert!(!report.contains("private"), "{report}");
    }
}
