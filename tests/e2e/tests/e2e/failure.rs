//! Why a story failed.

use std::fmt;

use token_due_e2e::Error;

/// The stage failed, or the story went otherwise than told.
#[derive(Debug)]
pub(crate) enum Failure {
    Stage(Error),
    Story(String),
}

/// How a story ends.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// Fails unless both are the same.
pub(crate) fn same<T: PartialEq + fmt::Debug + ?Sized>(what: &str, is: &T, should_be: &T) -> Outcome {
    if is == should_be {
        return Ok(());
    }
    Err(Failure::Story(format!("{what}\n      is {is:?}\nnot just {should_be:?}")))
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Stage(error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stage(error) => error.fmt(to),
            Self::Story(text) => text.fmt(to),
        }
    }
}
