//! What can go wrong on the stage.

use std::{fmt, io, path::PathBuf, time::Duration};

/// Every way the stage fails. The text says what was wanted and what was there instead.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file of the stage, of the extension or of the profile could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A file is there and is not what it should be.
    #[error("{}: {problem}", path.display())]
    Content {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
    /// The server of the look-alike pages could not start.
    #[error("the server of the look-alike pages did not start: {0}")]
    Server(String),
    /// The driver of the browser could not start.
    #[error("`{program}` did not start: {problem}")]
    Driver {
        /// The driver's program.
        program: String,
        /// Why not.
        problem: String,
    },
    /// The driver refused to make a session.
    #[error("no browser session: {0}")]
    Session(#[from] fantoccini::error::NewSessionError),
    /// A command to the browser failed.
    #[error("the browser refused: {0}")]
    Command(#[from] fantoccini::error::CmdError),
    /// What was waited for did not happen.
    #[error("waited {limit:?} for {what}; last seen: {seen}")]
    Timeout {
        /// What was waited for.
        what: String,
        /// How long.
        limit: Duration,
        /// What was there at the last look.
        seen: String,
    },
    /// The browser or the extension answered with something else than the stage understands.
    #[error("unexpected answer to {what}: {answer}")]
    Answer {
        /// What was asked.
        what: String,
        /// What came.
        answer: String,
    },
}

/// Shorthand of this package.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Says which file an I/O error is about.
pub(crate) trait About<T> {
    fn about(self, path: impl Into<PathBuf>) -> Result<T>;
}

impl<T> About<T> for io::Result<T> {
    fn about(self, path: impl Into<PathBuf>) -> Result<T> {
        self.map_err(|source| Error::File { path: path.into(), source })
    }
}

impl Error {
    /// An answer that does not fit the question.
    pub fn answer(what: impl Into<String>, answer: impl fmt::Display) -> Self {
        Self::Answer { what: what.into(), answer: answer.to_string() }
    }
}
