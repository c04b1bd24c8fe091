//! One token of the user's list, as stored and as exported (`token-due/1`).

use chrono::{DateTime, NaiveDate, Utc};

use super::answer::Answer;
use super::history::{HistoryEntry, MAX_ENTRIES, What};
use super::question::Question;
use crate::json::{Decode, Encode, Map, Problem, Reader, Writer, missing, names, record};
use crate::page::PageText;
use crate::prelude::*;

/// Who issued a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Provider {
    /// figma.com.
    Figma,
    /// Atlassian account, organisation and Bitbucket pages.
    Atlassian,
    /// The Tokens Studio platform.
    TokensStudio,
    /// Added by hand or read from a file.
    #[default]
    Other,
}

names!(
    Provider {
        Figma = "figma", Atlassian = "atlassian", TokensStudio = "tokens-studio", Other = "other",
    } else Other
);

/// What kind of credential a token is, in its issuer's terms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Figma: Settings, Security, Personal access tokens.
    PersonalAccessToken,
    /// Figma: developer hub, REST API plan access tokens.
    PlanAccessToken,
    /// Atlassian account: API token without scopes.
    ApiToken,
    /// Atlassian account: API token with scopes.
    ApiTokenWithScopes,
    /// Atlassian organisation: API key.
    OrgApiKey,
    /// Atlassian organisation or Tokens Studio: token of a service account.
    ServiceAccountToken,
    /// Bitbucket: access token of a repository, project or workspace.
    RepositoryAccessToken,
    /// Tokens Studio, first platform: API key.
    ApiKey,
    /// Anything else.
    #[default]
    Other,
}

names!(
    Kind {
        PersonalAccessToken = "personal-access-token", PlanAccessToken = "plan-access-token",
        ApiToken = "api-token", ApiTokenWithScopes = "api-token-with-scopes", OrgApiKey = "org-api-key",
        ServiceAccountToken = "service-account-token", RepositoryAccessToken = "repository-access-token",
        ApiKey = "api-key", Other = "other",
    } else Other
);

/// A point of time as precisely as it is known, and no more precisely.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Moment {
    /// An instant.
    At {
        /// The instant, UTC.
        at: DateTime<Utc>,
    },
    /// A calendar day at the user's place.
    On {
        /// The day.
        on: NaiveDate,
    },
    /// Not known.
    #[default]
    Unknown,
}

/// When a token stops working: dated, never, or unknown; never guessed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Expiry {
    /// At an instant.
    At {
        /// The instant, UTC.
        at: DateTime<Utc>,
        /// The page only told about when (such as "in 3 months").
        about: bool,
    },
    /// At the end of a calendar day at the user's place.
    On {
        /// The day.
        on: NaiveDate,
        /// The page only told about when (such as "in 3 months"), or the day could be read in two ways and this is the earlier.
        about: bool,
    },
    /// Never.
    Never,
    /// Not known; the person is asked.
    #[default]
    Unknown,
}

/// Where a token stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// It exists and works, as far as is known.
    #[default]
    Active,
    /// Its creation was asked for, and nothing has shown yet that it happened.
    Unconfirmed,
    /// It has run out.
    Expired,
    /// It was revoked.
    Revoked,
    /// A successor took its place.
    Replaced,
}

names!(
    State {
        Active = "active", Unconfirmed = "unconfirmed", Expired = "expired", Revoked = "revoked",
        Replaced = "replaced",
    }
);

/// What shows that a token exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// The form it was made with.
    Form,
    /// The create request, answered with success.
    Request,
    /// The page showed its value once.
    Reveal,
    /// The site's list.
    List,
    /// The person.
    User,
    /// A file.
    Import,
}

names!(
    Evidence {
        Form = "form", Request = "request", Reveal = "reveal", List = "list", User = "user",
        Import = "import",
    }
);

impl Evidence {
    /// Whether all of it may be there before the site has agreed: some pages show the row of what they have only asked for.
    pub fn is_early(shown: &[Self]) -> bool {
        shown.iter().all(|evidence| matches!(evidence, Self::Form | Self::List))
    }
}

/// A token: everything about it but its value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Token {
    /// UUID made when the record was.
    pub id: String,
    /// Who issued it.
    pub provider: Provider,
    /// What kind it is.
    pub kind: Kind,
    /// Its name on the site; empty where it has none or the name was a secret.
    pub name: PageText,
    /// The product it is for, where the site has several, e.g. `Bitbucket`.
    pub app: Option<PageText>,
    /// OAuth scopes as the page showed them.
    pub scopes: Vec<PageText>,
    /// When it was created.
    pub created: Moment,
    /// When it stops working.
    pub expiry: Expiry,
    /// Where it stands.
    pub state: State,
    /// What shows that it exists, in [`Evidence`]'s order, each once.
    pub evidence: Vec<Evidence>,
    /// When a page, a request or the person last showed it.
    pub last_seen: DateTime<Utc>,
    /// The settings page it is managed on.
    pub page: String,
    /// Where it is used, in the person's words.
    pub used_in: Vec<PageText>,
    /// The person's note.
    pub note: PageText,
    /// The id of the token that took its place.
    pub replaced_by: Option<String>,
    /// Days before expiry to remind at, longest first, instead of the site's or the general setting.
    pub reminders: Option<Vec<u32>>,
    /// No reminder before this instant, unless the stage gets worse.
    pub snoozed_until: Option<DateTime<Utc>>,
    /// What the person was answering when they last put it off; with no `snoozed_until`, they acknowledged it.
    pub answered: Option<Answer>,
    /// What the person was asked about it and waved away, in [`Question`]'s order, each once.
    pub dismissed: Vec<Question>,
    /// What happened to it, oldest first.
    pub history: Vec<HistoryEntry>,
    /// Fields of a newer version of the format, kept as they came.
    pub extra: Map<'static>,
}

record!(
    Token {
        id: needed, provider, kind, name, app: lean, scopes: lean, created, expiry, state, evidence,
        last_seen, page, used_in: lean, note: lean, replaced_by: lean, reminders: lean,
        snoozed_until: lean, answered: sparse, dismissed: sparse, history,
    } extra
);

impl Token {
    /// Adds a line to the history, with what the value was before.
    pub fn record(&mut self, at: DateTime<Utc>, what: What, was: Option<PageText>) {
        if self.history.len() >= MAX_ENTRIES {
            self.history.remove(1);
        }
        self.history.push(HistoryEntry { at, what, was });
    }

    /// Adds a piece of evidence, each once and in order.
    pub fn witness(&mut self, evidence: Evidence) {
        if let Err(place) = self.evidence.binary_search(&evidence) {
            self.evidence.insert(place, evidence);
        }
    }
}

/// How a moment and an expiry are written.
#[derive(Default)]
struct Written {
    kind: Form,
    at: Option<DateTime<Utc>>,
    on: Option<NaiveDate>,
    about: Option<bool>,
}

record!(Written { kind: needed, at: sparse, on: sparse, about: sparse });

/// Which of its fields says when.
#[derive(Clone, Copy, Default)]
enum Form {
    At,
    On,
    Never,
    #[default]
    Unknown,
}

names!(Form { At = "at", On = "on", Never = "never", Unknown = "unknown" });

impl Encode for Moment {
    fn encode(&self, out: &mut Writer) {
        let expiry = match *self {
            Self::At { at } => Expiry::At { at, about: false },
            Self::On { on } => Expiry::on(on),
            Self::Unknown => Expiry::Unknown,
        };
        expiry.encode(out);
    }
}

impl Moment {
    fn of(expiry: Expiry) -> Result<Self, Problem> {
        match expiry {
            Expiry::At { at, .. } => Ok(Self::At { at }),
            Expiry::On { on, .. } => Ok(Self::On { on }),
            Expiry::Unknown => Ok(Self::Unknown),
            Expiry::Never => {
                Err(Problem::new("unknown variant `never`, expected one of `at`, `on`, `unknown`"))
            }
        }
    }
}

impl Decode for Moment {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        Self::of(Expiry::read(reader)?)
    }
}

impl Encode for Expiry {
    fn encode(&self, out: &mut Writer) {
        let written = match *self {
            Self::At { at, about } => {
                Written { kind: Form::At, at: Some(at), about: about.then_some(true), ..Written::default() }
            }
            Self::On { on, about } => {
                Written { kind: Form::On, on: Some(on), about: about.then_some(true), ..Written::default() }
            }
            Self::Never => Written { kind: Form::Never, ..Written::default() },
            Self::Unknown => Written::default(),
        };
        written.encode(out);
    }
}

impl Decode for Expiry {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        Self::of(&Written::read(reader)?)
    }
}

impl Expiry {
    fn of(written: &Written) -> Result<Self, Problem> {
        let about = written.about.unwrap_or_default();
        Ok(match written.kind {
            Form::At => Self::At { at: written.at.ok_or_else(|| missing("at"))?, about },
            Form::On => Self::On { on: written.on.ok_or_else(|| missing("on"))?, about },
            Form::Never => Self::Never,
            Form::Unknown => Self::Unknown,
        })
    }

    /// A day, known exactly.
    pub fn on(on: NaiveDate) -> Self {
        Self::On { on, about: false }
    }

    /// The last calendar day on which the token works, at a place `offset` minutes east of UTC; none for never and unknown.
    pub fn last_day(self, offset: i32) -> Option<NaiveDate> {
        match self {
            // A date at the far end of the calendar has no later one to move to.
            Self::At { at, .. } => {
                let there = at.naive_utc().checked_add_signed(chrono::TimeDelta::minutes(offset.into()));
                Some(there.unwrap_or(at.naive_utc()).date())
            }
            Self::On { on, .. } => Some(on),
            Self::Never | Self::Unknown => None,
        }
    }
}
