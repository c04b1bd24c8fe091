//! What happens on a message, a request, an alarm: pure functions of the list, the watch of a tab and the instant.

mod edit;
mod files;
pub mod pages;
mod sensor;

use chrono::{DateTime, Utc};

use crate::ledger::Ledger;
use crate::notice::Watch;
use crate::page::Language;
use crate::prelude::*;
use crate::protocol::{Failure, Reply, Request};
use crate::remind::Words;

pub use sensor::{Origin, answered, asked, left, sense};

/// The instant and place that everything is done at.
#[derive(Clone, Copy)]
pub struct Instant<'a> {
    /// Now.
    pub now: DateTime<Utc>,
    /// The user's offset from UTC, in minutes, east positive.
    pub offset: i32,
    /// A UUID that was never used.
    pub fresh_id: &'a str,
}

/// Who sent a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sender {
    /// A page of the extension.
    Page,
    /// The sensor in a tab.
    Sensor(Origin),
    /// Anyone else.
    Foreign,
}

/// The state that a message may change.
pub struct World<'a> {
    /// The list.
    pub ledger: &'a mut Ledger,
    /// The watch of the sender's tab.
    pub watch: &'a mut Watch,
    /// The words of the sender's page.
    pub language: &'a Language,
    /// The words of the person.
    pub words: &'a dyn Words,
}

/// Answers a message, as far as its sender may ask.
///
/// Content scripts run beside a page that may be hostile: they may say what a page shows, and ask for nothing. What a page of the
/// extension asks of the list is answered by [`pages`].
pub fn answer(request: Request, sender: &Sender, world: &mut World<'_>, at: Instant<'_>) -> Reply {
    match (request, sender) {
        (Request::Hello { url }, Sender::Sensor(origin)) => sensor::hello(&url, origin, world, at),
        (Request::Outline { outline }, Sender::Sensor(origin)) => sense(&outline, origin, world, at),
        (Request::Look { .. }, Sender::Page) => Reply::Look { puzzle: sensor::puzzle(world.watch) },
        _ => Reply::Error { error: not_allowed() },
    }
}

/// What a sender hears that asks for what it may not.
fn not_allowed() -> Failure {
    refused("not-allowed", "This sender may not ask for that. Nothing was changed.")
}

fn refused(code: &str, message: &str) -> Failure {
    Failure { code: code.to_owned(), message: message.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::Instant;

    /// A morning an hour east of Greenwich.
    pub(super) fn at() -> Instant<'static> {
        let now = "2026-11-22T09:00:00Z".parse().unwrap();
        Instant { now, offset: 60, fresh_id: "00000000-0000-4000-8000-ffffffffffff" }
    }
}
