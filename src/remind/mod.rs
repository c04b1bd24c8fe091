//! When to remind of what: pure functions of list, settings, now and the user's offset from UTC.
//!
//! Nothing here is scheduled. Every wake computes it all anew, so sleep, missed alarms, restarts and changed clocks need no repair.

mod badge;
mod day;
mod notice;
mod plan;
mod preview;
mod snooze;
mod stage;
mod words;
mod workday;

pub use badge::{Badge, Counts, badge, count};
pub(crate) use day::local_day;
pub use notice::{Notice, NoticeText, Told, due, notice_text};
pub use plan::plan;
pub use preview::{Preview, preview};
pub use snooze::{Snooze, acknowledge, put_off, remind_again, snooze, snooze_all, until};
pub use stage::{Stage, days_left, stage};
#[cfg(test)]
pub(crate) use words::Keys;
pub use words::Words;
pub(crate) use words::{days_left_text, expiry_day, kind_key, label, list, site_key};
pub use workday::{is_day_off, next_working_day, working_day_on_or_before};
