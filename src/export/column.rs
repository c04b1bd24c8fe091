//! The fields of a record that a table has room for, each as text and back.

use chrono::{DateTime, NaiveDate, Utc};

use crate::json::Named;
use crate::ledger::{Expiry, Moment, Token};
use crate::page::PageText;
use crate::page::text::{Search, mark};
use crate::prelude::*;
use crate::stamp;

/// What a table says of an expiry that there is none.
const NEVER: &str = "never";

/// What a table says before a date that is known only roughly.
const ABOUT: &str = "about ";

/// What a table says where a list was set and is empty.
const NONE: &str = "none";

/// One field of a record; an empty cell says nothing about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Id,
    Provider,
    Kind,
    Name,
    App,
    Scopes,
    Created,
    Expiry,
    State,
    Evidence,
    LastSeen,
    Page,
    UsedIn,
    Note,
    ReplacedBy,
    Reminders,
    SnoozedUntil,
}

impl Column {
    /// All of them, in the order of the record.
    pub(crate) const ALL: [Self; 17] = [
        Self::Id,
        Self::Provider,
        Self::Kind,
        Self::Name,
        Self::App,
        Self::Scopes,
        Self::Created,
        Self::Expiry,
        Self::State,
        Self::Evidence,
        Self::LastSeen,
        Self::Page,
        Self::UsedIn,
        Self::Note,
        Self::ReplacedBy,
        Self::Reminders,
        Self::SnoozedUntil,
    ];

    /// The name of the field in the record.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Provider => "provider",
            Self::Kind => "kind",
            Self::Name => "name",
            Self::App => "app",
            Self::Scopes => "scopes",
            Self::Created => "created",
            Self::Expiry => "expiry",
            Self::State => "state",
            Self::Evidence => "evidence",
            Self::LastSeen => "last_seen",
            Self::Page => "page",
            Self::UsedIn => "used_in",
            Self::Note => "note",
            Self::ReplacedBy => "replaced_by",
            Self::Reminders => "reminders",
            Self::SnoozedUntil => "snoozed_until",
        }
    }

    /// The field as text; empty where it says nothing.
    pub(crate) fn cell(self, token: &Token) -> String {
        let texts = |texts: &[PageText]| join(texts.iter().map(PageText::to_owned_text));
        match self {
            Self::Id => token.id.clone(),
            Self::Provider => token.provider.name().to_owned(),
            Self::Kind => token.kind.name().to_owned(),
            Self::Name => token.name.to_owned_text(),
            Self::App => token.app.as_ref().map(PageText::to_owned_text).unwrap_or_default(),
            Self::Scopes => texts(&token.scopes),
            Self::Created => match token.created {
                Moment::At { at } => stamp::instant(at),
                Moment::On { on } => stamp::day(on),
                Moment::Unknown => String::new(),
            },
            Self::Expiry => match token.expiry {
                Expiry::At { at, about } => roughly(about, &stamp::instant(at)),
                Expiry::On { on, about } => roughly(about, &stamp::day(on)),
                Expiry::Never => NEVER.into(),
                Expiry::Unknown => String::new(),
            },
            Self::State => token.state.name().to_owned(),
            Self::Evidence => join(token.evidence.iter().map(|evidence| evidence.name().to_owned())),
            Self::LastSeen => {
                if token.last_seen == DateTime::UNIX_EPOCH {
                    String::new()
                } else {
                    stamp::instant(token.last_seen)
                }
            }
            Self::Page => token.page.clone(),
            Self::UsedIn => texts(&token.used_in),
            Self::Note => token.note.to_owned_text(),
            Self::ReplacedBy => token.replaced_by.clone().unwrap_or_default(),
            Self::Reminders => match token.reminders.as_deref() {
                None => String::new(),
                Some([]) => NONE.into(),
                Some(days) => join(days.iter().map(|day| text![day])),
            },
            Self::SnoozedUntil => token.snoozed_until.map(stamp::instant).unwrap_or_default(),
        }
    }

    /// Sets the field from its text; an empty cell changes nothing. The error is a sentence about what was expected.
    pub(crate) fn set(self, token: &mut Token, cell: &str) -> Result<(), String> {
        if cell.is_empty() {
            return Ok(());
        }
        let texts = |cell| split(cell).iter().map(|item| text(item)).collect();
        match self {
            Self::Id => token.id = cell.into(),
            Self::Provider => token.provider = self.known(cell)?,
            Self::Kind => token.kind = self.known(cell)?,
            Self::Name => token.name = text(cell),
            Self::App => token.app = Some(text(cell)),
            Self::Scopes => token.scopes = texts(cell),
            Self::Created => {
                token.created = match when(cell).ok_or_else(|| self.no_date())? {
                    When::At(at) => Moment::At { at },
                    When::On(on) => Moment::On { on },
                }
            }
            Self::Expiry => token.expiry = self.expiry(cell)?,
            Self::State => token.state = self.known(cell)?,
            Self::Evidence => {
                token.evidence = split(cell).iter().map(|item| self.known(item)).collect::<Result<_, _>>()?;
            }
            Self::LastSeen => token.last_seen = self.instant(cell)?,
            Self::Page => token.page = cell.into(),
            Self::UsedIn => token.used_in = texts(cell),
            Self::Note => token.note = text(cell),
            Self::ReplacedBy => token.replaced_by = Some(cell.into()),
            Self::Reminders => token.reminders = Some(self.days(cell)?),
            Self::SnoozedUntil => token.snoozed_until = Some(self.instant(cell)?),
        }
        Ok(())
    }

    fn known<T: Named>(self, cell: &str) -> Result<T, String> {
        T::named(cell.trim()).map_err(|problem| text![self.name(), ": ", problem.reason()])
    }

    fn expiry(self, cell: &str) -> Result<Expiry, String> {
        if cell == NEVER {
            return Ok(Expiry::Never);
        }
        let (about, cell) = cell.strip_prefix(ABOUT).map_or((false, cell), |rest| (true, rest));
        match when(cell) {
            Some(When::At(at)) => Ok(Expiry::At { at, about }),
            Some(When::On(on)) => Ok(Expiry::On { on, about }),
            None => Err(text![self.no_date(), ", or ", NEVER]),
        }
    }

    fn instant(self, cell: &str) -> Result<DateTime<Utc>, String> {
        match when(cell) {
            Some(When::At(at)) => Ok(at),
            _ => Err(text![self.name(), ": not a date and time such as 2027-02-20T09:00:00Z"]),
        }
    }

    fn days(self, cell: &str) -> Result<Vec<u32>, String> {
        if cell == NONE {
            return Ok(Vec::new());
        }
        let day = |item: String| item.trim().parse();
        let days: Result<_, _> = split(cell).into_iter().map(day).collect();
        days.map_err(|_| text![self.name(), ": not a list of days such as 30; 7; 1"])
    }

    fn no_date(self) -> String {
        text![self.name(), ": not a date such as 2027-02-20 or 2027-02-20T09:00:00Z"]
    }
}

enum When {
    At(DateTime<Utc>),
    On(NaiveDate),
}

fn when(cell: &str) -> Option<When> {
    let cell = cell.trim();
    stamp::read_instant(cell).map(When::At).or_else(|| stamp::read_day(cell).map(When::On))
}

fn roughly(about: bool, date: &str) -> String {
    text![if about { ABOUT } else { "" }, date]
}

fn text(cell: &str) -> PageText {
    if cell.holds("\n") { PageText::lines(cell) } else { PageText::new(cell) }
}

fn join(items: impl Iterator<Item = String>) -> String {
    items.map(|item| mark(&item, &['\\', ';'], '\\')).collect::<Vec<_>>().join("; ")
}

fn split(cell: &str) -> Vec<String> {
    let mut items = Vec::new();
    let mut item = String::new();
    let mut chars = cell.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => items.push(core::mem::take(&mut item)),
            '\\' => item.extend(chars.next()),
            _ => item.push(c),
        }
    }
    items.push(item);
    items.into_iter().map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect()
}
