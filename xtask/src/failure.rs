//! What can go wrong in the tool, said so that the reader knows what to do.

use std::{io, path::PathBuf};

/// Every way a command of the tool fails.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("no such command: `{0}`; the commands are listed at the head of xtask/src/main.rs")]
    Usage(String),
    #[error("{}: {source}", path.display())]
    File { path: PathBuf, source: io::Error },
    #[error("`{command}` did not start: {source}")]
    NotStarted { command: String, source: io::Error },
    #[error("`{command}` ended with {status}")]
    Ended { command: String, status: std::process::ExitStatus },
    #[error("{what} is missing; install it with `{command}`")]
    Missing { what: &'static str, command: String },
    #[error("{}: {problem}", path.display())]
    Content { path: PathBuf, problem: String },
    #[error("over budget: {0}")]
    OverBudget(String),
    #[error("failed: {0}")]
    Steps(String),
    #[error(transparent)]
    Stage(#[from] token_due_e2e::Error),
    #[error("no runtime: {0}")]
    Runtime(io::Error),
}

/// Shorthand of this package.
pub(crate) type Result<T, E = Failure> = std::result::Result<T, E>;

/// Says which file an I/O error is about.
pub(crate) trait About<T> {
    fn about(self, path: impl Into<PathBuf>) -> Result<T>;
}

impl<T> About<T> for io::Result<T> {
    fn about(self, path: impl Into<PathBuf>) -> Result<T> {
        self.map_err(|source| Failure::File { path: path.into(), source })
    }
}
