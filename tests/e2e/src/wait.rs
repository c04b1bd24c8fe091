//! Waiting for something to become true, and saying what was there when it did not.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use crate::{Error, Result};

/// How long the stage waits for a thing to happen unless told otherwise.
pub const LIMIT: Duration = Duration::from_secs(5);

const PAUSE: Duration = Duration::from_millis(20);

/// What one look found.
#[derive(Debug)]
pub enum Seen<T> {
    /// What was waited for.
    Done(T),
    /// Something else, in words for the error.
    NotYet(String),
}

impl Seen<()> {
    /// `Done` when true, else `NotYet` with what is there instead.
    pub fn when(done: bool, seen: impl FnOnce() -> String) -> Self {
        if done { Self::Done(()) } else { Self::NotYet(seen()) }
    }
}

/// Looks every 20 ms until the look is [`Seen::Done`], fails, or the limit is over.
pub async fn wait_until<T>(
    what: impl Into<String>,
    limit: Duration,
    mut look: impl AsyncFnMut() -> Result<Seen<T>>,
) -> Result<T> {
    let end = Instant::now() + limit;
    loop {
        match look().await? {
            Seen::Done(value) => return Ok(value),
            Seen::NotYet(seen) if Instant::now() >= end => {
                return Err(Error::Timeout { what: what.into(), limit, seen });
            }
            Seen::NotYet(_) => sleep(PAUSE).await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_error_says_what_was_there_instead() {
        let look = async || Ok(Seen::<()>::NotYet("two buttons".into()));
        let error = wait_until("a dialog", Duration::ZERO, look).await.unwrap_err();
        assert_eq!(error.to_string(), "waited 0ns for a dialog; last seen: two buttons");
    }
}
