//! What a person answers to a reminder.

use chrono::{DateTime, Utc};

use super::token::Expiry;
use crate::json::record;
use crate::remind::Stage;

/// A reminder put off, with all that is needed to see when that ends by itself.
///
/// The answer holds while the stage is no worse and the expiry is the one it was given for; see [`crate::remind::put_off`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// When.
    pub at: DateTime<Utc>,
    /// The stage at that time.
    pub stage: Stage,
    /// The expiry at that time.
    pub expiry: Expiry,
}

record!(Answer { at: needed, stage: needed, expiry: needed });
