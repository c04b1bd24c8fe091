//! One token of the user's list, as stored and as exported (`token-due/1`).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::answer::Answer;
use super::extra::keeps_extra;
use super::history::{HistoryEntry, MAX_ENTRIES, What};
use super::question::Question;
use crate::page::PageText;

/// Who issued a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Provider {
    /// figma.com.
    Figma,
    /// Atlassian account, organisation and Bitbucket pages.
    Atlassian,
    /// The Tokens Studio platform.
    TokensStudio,
    /// Added by hand or read from a file.
    #[default]
    #[serde(other)]
    Other,
}

/// What kind of credential a token is, in its issuer's terms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    #[serde(other)]
    Other,
}

/// A point of time as precisely as it is known, and no more precisely.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Expiry {
    /// At an instant.
    At {
        /// The instant, UTC.
        at: DateTime<Utc>,
        /// The page only told about when (such as "in 3 months").
        #[serde(default, skip_serializing_if = "is_false")]
        about: bool,
    },
    /// At the end of a calendar day at the user's place.
    On {
        /// The day.
        on: NaiveDate,
        /// The page only told about when (such as "in 3 months"), or the day could be read in two ways and this is the earlier.
        #[serde(default, skip_serializing_if = "is_false")]
        about: bool,
    },
    /// Never.
    Never,
    /// Not known; the person is asked.
    #[default]
    Unknown,
}

/// Where a token stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

/// What shows that a token exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

/// A token: everything about it but its value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Token {
    /// UUID made when the record was.
    pub id: String,
    /// Who issued it.
    #[serde(default)]
    pub provider: Provider,
    /// What kind it is.
    #[serde(default)]
    pub kind: Kind,
    /// Its name on the site; empty where it has none or the name was a secret.
    #[serde(default)]
    pub name: PageText,
    /// The product it is for, where the site has several, e.g. `Bitbucket`.
    #[serde(default)]
    pub app: Option<PageText>,
    /// OAuth scopes as the page showed them.
    #[serde(default)]
    pub scopes: Vec<PageText>,
    /// When it was created.
    #[serde(default)]
    pub created: Moment,
    /// When it stops working.
    #[serde(default)]
    pub expiry: Expiry,
    /// Where it stands.
    #[serde(default)]
    pub state: State,
    /// What shows that it exists, in [`Evidence`]'s order, each once.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// When a page, a request or the person last showed it.
    #[serde(default)]
    pub last_seen: DateTime<Utc>,
    /// The settings page it is managed on.
    #[serde(default)]
    pub page: String,
    /// Where it is used, in the person's words.
    #[serde(default)]
    pub used_in: Vec<PageText>,
    /// The person's note.
    #[serde(default)]
    pub note: PageText,
    /// The id of the token that took its place.
    #[serde(default)]
    pub replaced_by: Option<String>,
    /// Days before expiry to remind at, longest first, instead of the site's or the general setting.
    #[serde(default)]
    pub reminders: Option<Vec<u32>>,
    /// No reminder before this instant, unless the stage gets worse.
    #[serde(default)]
    pub snoozed_until: Option<DateTime<Utc>>,
    /// What the person was answering when they last put it off; with no `snoozed_until`, they acknowledged it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Answer>,
    /// What the person was asked about it and waved away, in [`Question`]'s order, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dismissed: Vec<Question>,
    /// What happened to it, oldest first.
    #[serde(default)]
    pub history: Vec<HistoryEntry>,
    /// Fields of a newer version of the format, kept as they came.
    #[serde(flatten, skip_deserializing)]
    pub extra: Map<String, Value>,
}

keeps_extra!(
    Token,
    &[
        "id", "provider", "kind", "name", "app", "scopes", "created", "expiry", "state", "evidence", "last_seen", "page", "used_in", "note",
        "replaced_by", "reminders", "snoozed_until", "answered", "dismissed", "history",
    ]
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

impl Expiry {
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

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
