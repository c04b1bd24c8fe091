//! The user's list: no browser, no clock.

pub mod answer;
pub mod history;
pub mod ladders;
pub mod list;
pub mod merge;
pub mod migrate;
pub mod question;
mod reconcile;
pub mod token;

pub use answer::Answer;
pub use history::{HistoryEntry, What};
pub use list::{Ledger, Settings};
pub use question::Question;
pub use token::{Evidence, Expiry, Kind, Moment, Provider, State, Token};
