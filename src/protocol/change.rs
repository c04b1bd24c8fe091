//! What a person may change, from a page of the extension.

use crate::json::{Decode, Encode, Problem, Reader, Value, Writer, missing, record};
use crate::ledger::{Expiry, Kind, Provider, Question};
use crate::page::PageText;
use crate::prelude::*;
use crate::remind::Snooze;

/// One change; all of it is done, or nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Add a token by hand.
    Add {
        /// What is known of it; a name at least.
        fields: Fields,
    },
    /// Change what is recorded of a token.
    Edit {
        /// Of which.
        id: String,
        /// What to change.
        fields: Fields,
        /// Whether it says at once that the token exists, where that was a question.
        confirm: bool,
    },
    /// Say that an unconfirmed token exists.
    Confirm {
        /// Which.
        id: String,
    },
    /// Put a reminder off.
    Snooze {
        /// Of which token.
        id: String,
        /// For how long.
        until: Snooze,
    },
    /// Put a reminder off until the next stage.
    Acknowledge {
        /// Of which token.
        id: String,
    },
    /// Take the last two back.
    RemindAgain {
        /// For which token.
        id: String,
    },
    /// Say that a token was revoked.
    Revoke {
        /// Which.
        id: String,
    },
    /// Say that another token took its place.
    Replace {
        /// Which was replaced.
        id: String,
        /// By which of the list, if by one of it: it takes over where the old one is used, the note and the reminders.
        by: Option<String>,
    },
    /// Wave a question about a token away.
    Dismiss {
        /// About which.
        id: String,
        /// The question.
        question: Question,
    },
    /// Take a token out of the list.
    Delete {
        /// Which.
        id: String,
    },
    /// Undo: put records back as they were.
    Restore {
        /// The records, read when they are put back.
        tokens: Vec<Value<'static>>,
    },
    /// Other settings; fields that are not there stay as they are.
    Settings {
        /// Fields of [`crate::ledger::Settings`].
        settings: Value<'static>,
    },
}

impl Encode for Change {
    fn encode(&self, out: &mut Writer) {
        out.open('{');
        match self {
            Self::Add { fields } => {
                out.field("what", &"add");
                out.field("fields", fields);
            }
            Self::Edit { id, fields, confirm } => {
                begin(out, "edit", id);
                out.field("fields", fields);
                out.field("confirm", confirm);
            }
            Self::Confirm { id } => begin(out, "confirm", id),
            Self::Snooze { id, until } => {
                begin(out, "snooze", id);
                out.field("until", until);
            }
            Self::Acknowledge { id } => begin(out, "acknowledge", id),
            Self::RemindAgain { id } => begin(out, "remind-again", id),
            Self::Revoke { id } => begin(out, "revoke", id),
            Self::Replace { id, by } => {
                begin(out, "replace", id);
                out.field("by", by);
            }
            Self::Dismiss { id, question } => {
                begin(out, "dismiss", id);
                out.field("question", question);
            }
            Self::Delete { id } => begin(out, "delete", id),
            Self::Restore { tokens } => {
                out.field("what", &"restore");
                out.field("tokens", tokens);
            }
            Self::Settings { settings } => {
                out.field("what", &"settings");
                out.field("settings", settings);
            }
        }
        out.close('}');
    }
}

fn begin(out: &mut Writer, what: &str, id: &String) {
    out.field("what", &what);
    out.field("id", id);
}

/// All that a change may say.
#[derive(Default)]
struct Said {
    what: String,
    id: Option<String>,
    fields: Option<Fields>,
    confirm: Option<bool>,
    until: Option<Snooze>,
    by: Option<String>,
    question: Option<Question>,
    tokens: Option<Vec<Value<'static>>>,
    settings: Option<Value<'static>>,
}

record!(read Said { what: needed, id, fields, confirm, until, by, question, tokens, settings });

impl Decode for Change {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        let said = Said::read(reader)?;
        let id = said.id.ok_or_else(|| missing("id"));
        let fields = said.fields.ok_or_else(|| missing("fields"));
        Ok(match said.what.as_str() {
            "add" => Self::Add { fields: fields? },
            "edit" => Self::Edit { id: id?, fields: fields?, confirm: said.confirm.unwrap_or_default() },
            "confirm" => Self::Confirm { id: id? },
            "snooze" => Self::Snooze { id: id?, until: said.until.ok_or_else(|| missing("until"))? },
            "acknowledge" => Self::Acknowledge { id: id? },
            "remind-again" => Self::RemindAgain { id: id? },
            "revoke" => Self::Revoke { id: id? },
            "replace" => Self::Replace { id: id?, by: said.by },
            "dismiss" => {
                Self::Dismiss { id: id?, question: said.question.ok_or_else(|| missing("question"))? }
            }
            "delete" => Self::Delete { id: id? },
            "restore" => Self::Restore { tokens: said.tokens.ok_or_else(|| missing("tokens"))? },
            "settings" => Self::Settings { settings: said.settings.ok_or_else(|| missing("settings"))? },
            _ => return Err(Problem::new("unknown kind of change")),
        })
    }
}

/// What a person says of a token; what is not there stays as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields {
    /// Who issued it.
    pub provider: Option<Provider>,
    /// What kind it is.
    pub kind: Option<Kind>,
    /// Its name on the site.
    pub name: Option<PageText>,
    /// The product it is for; empty for none.
    pub app: Option<PageText>,
    /// Its scopes.
    pub scopes: Option<Vec<PageText>>,
    /// When it stops working.
    pub expiry: Option<Expiry>,
    /// Where it is used.
    pub used_in: Option<Vec<PageText>>,
    /// A note.
    pub note: Option<PageText>,
    /// The page it is managed on; empty for none.
    pub page: Option<String>,
    /// Days before expiry to remind at; empty for those of the site or of all.
    pub reminders: Option<Vec<u32>>,
}

record!(Fields { provider, kind, name, app, scopes, expiry, used_in, note, page, reminders });
