//! Every message between the parts, one tagged enum each way. The sensor sends its own as JSON text, the pages send objects.

mod change;
mod page;

use crate::json::{Decode, Encode, Problem, Reader, Writer, missing, record};
use crate::ledger::Provider;
use crate::page::Outline;
use crate::prelude::*;

pub use change::{Change, Fields};
pub use page::{ExportFormat, ExportedFile, ImportView, ImportedChange, PageReply, PageRequest};

/// What the sensor and the pages of the extension say to the background.
#[derive(Clone, Debug)]
pub enum Request {
    /// Sensor: a document of a known site was opened or its route changed.
    Hello {
        /// Its address, with no query string but the parameters its site declares.
        url: String,
    },
    /// Sensor: what a page shows.
    Outline {
        /// The outline.
        outline: Box<Outline>,
    },
    /// Pages: a view was opened; the badge is shown anew. The list itself they read where it is stored.
    Look {
        /// The tab whose page the person looks at, by the browser's number, to hear whether it was understood.
        tab: Option<i32>,
    },
    /// Pages: anything else, see [`PageRequest`].
    Page,
}

/// All that a message may say.
#[derive(Default)]
struct Said {
    kind: String,
    url: Option<String>,
    outline: Option<Box<Outline>>,
    tab: Option<i32>,
}

record!(read Said { kind: needed, url, outline, tab });

impl Decode for Request {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        let said = Said::read(reader)?;
        Ok(match said.kind.as_str() {
            "hello" => Self::Hello { url: said.url.ok_or_else(|| missing("url"))? },
            "outline" => Self::Outline { outline: said.outline.ok_or_else(|| missing("outline"))? },
            "look" => Self::Look { tab: said.tab },
            _ => Self::Page,
        })
    }
}

/// What the background answers.
#[derive(Clone, Debug)]
pub enum Reply {
    /// To the sensor: how long to look on.
    Watch(Watching),
    /// To a view.
    Look {
        /// The page of the tab that was asked about, where it was not understood.
        puzzle: Option<PuzzleView>,
    },
    /// To what has nothing to tell.
    Done {
        /// Always true.
        done: bool,
    },
    /// Something went wrong.
    Error {
        /// What, and what to do.
        error: Failure,
    },
}

impl Encode for Reply {
    fn encode(&self, out: &mut Writer) {
        match self {
            Self::Watch(watching) => watching.encode(out),
            Self::Look { puzzle } => {
                out.open('{');
                out.field("puzzle", puzzle);
                out.close('}');
            }
            Self::Done { done } => {
                out.open('{');
                out.field("done", done);
                out.close('}');
            }
            Self::Error { error } => Refused(error).encode(out),
        }
    }
}

/// How long the sensor is to look on by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watching {
    /// Patterns of addresses: a page whose address has one of them is observed for as long as it is open, since its site declares it; none
    /// leaves that as it is.
    pub pages: Vec<&'static str>,
    /// Observe for so many milliseconds from now.
    pub for_ms: u32,
    /// Query parameters that may travel with the page's address; none leaves that as it is.
    pub parameters: Vec<&'static str>,
}

impl Encode for Watching {
    fn encode(&self, out: &mut Writer) {
        out.open('{');
        out.sparse("pages", &self.pages);
        out.field("for_ms", &self.for_ms);
        out.sparse("parameters", &self.parameters);
        out.close('}');
    }
}

/// Why something could not be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Failure {
    /// A stable name for the reason, e.g. `storage-unreadable`.
    pub code: String,
    /// A sentence for a person: what happened and what to do.
    pub message: String,
}

record!(Failure { code: needed, message: needed });

/// The answer to what was not done, whatever was asked.
#[derive(Debug)]
pub struct Refused<'a>(pub &'a Failure);

impl Encode for Refused<'_> {
    fn encode(&self, out: &mut Writer) {
        out.open('{');
        out.field("error", self.0);
        out.close('}');
    }
}

/// A page that looks like one of tokens and was not understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PuzzleView {
    /// Whose page it is.
    pub provider: Provider,
    /// Its address, without query string.
    pub page: String,
    /// What it showed, as JSON, for the person to read and to attach to a report; empty where that is too long.
    pub outline: String,
}

record!(PuzzleView { provider: needed, page: needed, outline: needed });
