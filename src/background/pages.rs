//! What the pages of the extension ask of the list. Apart from the rest, since it is asked rarely and is much code: another module
//! answers it.

use super::{Instant, Sender, edit, files, not_allowed};
use crate::export::export;
use crate::ledger::Ledger;
use crate::protocol::{PageReply, PageRequest};
use crate::remind::Words;

/// Answers such a message, as far as its sender may ask: a page of the extension, and nobody else.
pub fn answer(
    request: PageRequest,
    sender: &Sender,
    ledger: &mut Ledger,
    at: Instant<'_>,
    words: &dyn Words,
) -> PageReply {
    if *sender != Sender::Page {
        return PageReply::Error { error: not_allowed() };
    }
    let done = match request {
        PageRequest::Change { change } => {
            edit::change(ledger, *change, at).map(|()| PageReply::Done { done: true })
        }
        PageRequest::Erase => {
            *ledger = Ledger::default();
            Ok(PageReply::Done { done: true })
        }
        PageRequest::Export { format, tokens } => {
            Ok(PageReply::File(export(ledger, format, tokens.as_deref(), at.now, at.offset, words)))
        }
        PageRequest::Import { text, apply } => {
            files::import(ledger, &text, apply, at, words).map(PageReply::Import)
        }
    };
    done.unwrap_or_else(|error| PageReply::Error { error })
}

#[cfg(test)]
mod tests {
    use super::super::tests::at;
    use super::*;
    use crate::background::Origin;
    use crate::prelude::*;
    use crate::protocol::{Change, ExportFormat};
    use crate::remind::Keys;

    #[test]
    fn a_sensor_changes_nothing_and_gets_no_file() {
        let mut ledger = Ledger::default();
        let text = "name,expiry\nCI,2027-01-01\n".to_owned();
        let export = PageRequest::Export { format: ExportFormat::Json, tokens: None };
        let change = PageRequest::Change { change: Box::new(Change::Delete { id: "1".to_owned() }) };
        for request in [export, PageRequest::Import { text, apply: true }, change, PageRequest::Erase] {
            for sender in [
                Sender::Foreign,
                Sender::Sensor(Origin { tab: 1, frame: 0, url: "https://www.figma.com/settings".into() }),
            ] {
                let reply = answer(request.clone(), &sender, &mut ledger, at(), &Keys);
                assert!(matches!(reply, PageReply::Error { error } if error.code == "not-allowed"));
            }
        }
        assert_eq!(ledger, Ledger::default());
    }
}
