//! What a person was asked about a token and did not want to answer.

use crate::json::names;

/// A question that a view asks about a token. One that was waved away is not asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// Where is it used?
    UsedIn,
    /// When does it expire?
    Expiry,
    /// Is it the successor of a token that is due?
    Successor,
    /// Was it revoked, now that another one took its place?
    Revoked,
    /// Something that a newer version asks.
    Other,
}

names!(
    Question {
        UsedIn = "used-in", Expiry = "expiry", Successor = "successor", Revoked = "revoked",
        Other = "other",
    } else Other
);
