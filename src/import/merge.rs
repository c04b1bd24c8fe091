//! What a file changes in a list.
//!
//! What a page showed is believed in the order of time: the record that was seen last has it right. What a person wrote is taken from
//! the file, where it says anything. Nothing is emptied, no evidence and no history is lost, and reading a file twice changes nothing more.

use super::check::insert_once;
use super::{Change, FieldChange, Incoming, Plan, Record};
use crate::export::column::Column;
use crate::ledger::history::MAX_ENTRIES;
use crate::ledger::{Expiry, HistoryEntry, Ledger, Token};
use crate::prelude::*;

/// What pages show.
const SHOWN: [Column; 9] = [
    Column::Provider,
    Column::Kind,
    Column::Name,
    Column::App,
    Column::Scopes,
    Column::Created,
    Column::Expiry,
    Column::State,
    Column::Page,
];

/// What the person writes.
const WRITTEN: [Column; 4] = [Column::UsedIn, Column::Note, Column::ReplacedBy, Column::Reminders];

pub(super) fn plan(ledger: &Ledger, incoming: Incoming) -> Plan {
    let Incoming { records, whole, extra, ignored_columns } = incoming;
    let places = matches(ledger, &records);
    // Where the file has a token under another id, what it says of its successors changes with it.
    let our_id = |id: &String| {
        let place = records.iter().position(|record| record.token.id == *id)?;
        Some(ledger.tokens.get((*places.get(place)?)?)?.id.clone())
    };
    let successors: Vec<Option<String>> = records
        .iter()
        .map(|record| record.token.replaced_by.as_ref().map(|id| our_id(id).unwrap_or_else(|| id.clone())))
        .collect();
    let mut plan = Plan { ignored_columns, whole, extra, ..Plan::default() };
    for ((mut record, place), successor) in records.into_iter().zip(places).zip(successors) {
        record.token.replaced_by = successor;
        let Some(ours) = place.and_then(|place| ledger.tokens.get(place)) else {
            plan.added.push(record.token);
            continue;
        };
        let token = merge(ours, record);
        if token == *ours {
            plan.unchanged += 1;
        } else {
            plan.changed.push(Change { fields: differences(ours, &token), token });
        }
    }
    plan
}

/// The place in the list of each token of the file: by id, else by site, kind, name and expiry, each of the list once.
fn matches(ledger: &Ledger, records: &[Record]) -> Vec<Option<usize>> {
    let by_id = |record: &Record| ledger.tokens.iter().position(|ours| ours.id == record.token.id);
    let mut places: Vec<Option<usize>> = records.iter().map(by_id).collect();
    for (number, record) in records.iter().enumerate() {
        if places[number].is_none() && !record.token.name.is_empty() {
            let mut same = ledger.tokens.iter().enumerate().filter(|(_, ours)| is_same(ours, &record.token));
            places[number] = same.find(|(at, _)| !places.contains(&Some(*at))).map(|(at, _)| at);
        }
    }
    places
}

fn is_same(ours: &Token, theirs: &Token) -> bool {
    (ours.provider, ours.kind, &ours.name, exact(ours.expiry))
        == (theirs.provider, theirs.kind, &theirs.name, exact(theirs.expiry))
}

/// The expiry, however sure it is.
fn exact(expiry: Expiry) -> Expiry {
    match expiry {
        Expiry::At { at, .. } => Expiry::At { at, about: false },
        Expiry::On { on, .. } => Expiry::On { on, about: false },
        other => other,
    }
}

fn merge(ours: &Token, record: Record) -> Token {
    let Record { token: theirs, says } = record;
    let mut token = ours.clone();
    let said =
        |column: Column| Some(column.cell(&theirs)).filter(|cell| says.contains(&column) && !cell.is_empty());
    let newer = said(Column::LastSeen).is_none() || theirs.last_seen >= ours.last_seen;
    let shown = SHOWN.into_iter().filter(|column| newer || column.cell(ours).is_empty());
    // The two parts of an answer to a reminder go together, and the later answer counts.
    let answered_later = theirs.answered.map(|answer| answer.at) > ours.answered.map(|answer| answer.at);
    let snoozed = (theirs.answered.is_none() && newer).then_some(Column::SnoozedUntil);
    for column in shown.chain(WRITTEN).chain(snoozed) {
        if let Some(cell) = said(column) {
            // A record can always be told what a record says.
            let _ = column.set(&mut token, &cell);
        }
    }
    if answered_later {
        token.answered = theirs.answered;
        token.snoozed_until = theirs.snoozed_until;
    }
    token.last_seen = token.last_seen.max(theirs.last_seen);
    for evidence in theirs.evidence {
        token.witness(evidence);
    }
    for question in theirs.dismissed {
        insert_once(&mut token.dismissed, question);
    }
    token.extra.add(theirs.extra);
    remember(&mut token.history, theirs.history);
    token
}

/// Adds what the history does not have, in the order of time.
fn remember(history: &mut Vec<HistoryEntry>, theirs: Vec<HistoryEntry>) {
    for entry in theirs {
        if !history.contains(&entry) {
            history.insert(history.partition_point(|known| known.at <= entry.at), entry);
        }
    }
    while history.len() > MAX_ENTRIES {
        history.remove(1);
    }
}

fn differences(ours: &Token, token: &Token) -> Vec<FieldChange> {
    let cells = Column::ALL.map(|column| (column.name(), column.cell(ours), column.cell(token)));
    let mut fields: Vec<FieldChange> = cells
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(field, before, after)| FieldChange { field, before, after })
        .collect();
    let others = [
        ("answered", ours.answered != token.answered),
        ("dismissed", ours.dismissed != token.dismissed),
        ("history", ours.history != token.history),
        ("other", ours.extra != token.extra),
    ];
    for (field, _) in others.into_iter().filter(|(_, differs)| *differs) {
        fields.push(FieldChange { field, before: String::new(), after: String::new() });
    }
    fields
}
