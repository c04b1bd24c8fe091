//! What the pages of the extension ask of the list: to change it, to empty it, to give it as a file or take one in.

use super::{Change, Failure, Refused};
use crate::json::{Decode, Encode, Problem, Reader, Writer, missing, names, record};
use crate::prelude::*;

/// What a page of the extension asks of the list.
#[derive(Clone, Debug)]
pub enum PageRequest {
    /// Change the list or the settings.
    Change {
        /// What.
        change: Box<Change>,
    },
    /// Empty the list.
    Erase,
    /// The list as a file.
    Export {
        /// In which format.
        format: ExportFormat,
        /// The ids of the tokens to take; all where it is left out.
        tokens: Option<Vec<String>>,
    },
    /// Read a file, JSON or CSV.
    Import {
        /// Its content.
        text: String,
        /// Whether to change the list; else only what would change is told.
        apply: bool,
    },
}

impl Encode for PageRequest {
    fn encode(&self, out: &mut Writer) {
        out.open('{');
        match self {
            Self::Change { change } => {
                out.field("kind", &"change");
                out.field("change", &**change);
            }
            Self::Erase => out.field("kind", &"erase"),
            Self::Export { format, tokens } => {
                out.field("kind", &"export");
                out.field("format", format);
                out.field("tokens", tokens);
            }
            Self::Import { text, apply } => {
                out.field("kind", &"import");
                out.field("text", text);
                out.field("apply", apply);
            }
        }
        out.close('}');
    }
}

/// All that such a message may say.
#[derive(Default)]
struct Said {
    kind: String,
    change: Option<Box<Change>>,
    format: Option<ExportFormat>,
    tokens: Option<Vec<String>>,
    text: Option<String>,
    apply: Option<bool>,
}

record!(read Said { kind: needed, change, format, tokens, text, apply });

impl Decode for PageRequest {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        let Said { kind, change, format, tokens, text, apply } = Said::read(reader)?;
        Ok(match kind.as_str() {
            "change" => Self::Change { change: change.ok_or_else(|| missing("change"))? },
            "erase" => Self::Erase,
            "export" => Self::Export { format: format.ok_or_else(|| missing("format"))?, tokens },
            "import" => Self::Import {
                text: text.ok_or_else(|| missing("text"))?,
                apply: apply.ok_or_else(|| missing("apply"))?,
            },
            _ => return Err(Problem::new("unknown kind of message")),
        })
    }
}

/// The formats a list can be exported in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// Lossless, `token-due/1`.
    Json,
    /// A table for a spreadsheet (RFC 4180).
    Csv,
    /// Events for a calendar (RFC 5545).
    Ics,
    /// A table to paste into a page or an issue.
    Markdown,
}

names!(ExportFormat { Json = "json", Csv = "csv", Ics = "ics", Markdown = "markdown" });

/// What the background answers to it.
#[derive(Clone, Debug)]
pub enum PageReply {
    /// To what has nothing to tell.
    Done {
        /// Always true.
        done: bool,
    },
    /// To an export.
    File(ExportedFile),
    /// To an import.
    Import(ImportView),
    /// Something went wrong.
    Error {
        /// What, and what to do.
        error: Failure,
    },
}

impl Encode for PageReply {
    fn encode(&self, out: &mut Writer) {
        match self {
            Self::Done { done } => {
                out.open('{');
                out.field("done", done);
                out.close('}');
            }
            Self::File(file) => file.encode(out),
            Self::Import(view) => view.encode(out),
            Self::Error { error } => Refused(error).encode(out),
        }
    }
}

/// A list as a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportedFile {
    /// Its content.
    pub text: String,
    /// The name to save it under.
    pub file_name: String,
    /// Its media type (RFC 6838).
    pub media_type: String,
}

record!(ExportedFile { text: needed, file_name: needed, media_type: needed });

/// What an import changes, or would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportView {
    /// The names of the tokens that the list does not have.
    pub added: Vec<String>,
    /// The tokens that it has otherwise.
    pub changed: Vec<ImportedChange>,
    /// How many it has just so.
    pub unchanged: usize,
    /// Columns of a table that are not read.
    pub ignored_columns: Vec<String>,
}

record!(ImportView { added: needed, changed: needed, unchanged: needed, ignored_columns: needed });

/// A token that an import changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportedChange {
    /// Its name.
    pub name: String,
    /// The fields that change: name in the record, before and after; both empty where the field is not a line of text.
    pub fields: Vec<(String, String, String)>,
}

record!(ImportedChange { name: needed, fields: needed });
