//! The only code that calls `chrome.*`, JS and the clock.

pub(crate) mod action;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub mod duty;
pub mod files;
pub(crate) mod i18n;
pub(crate) mod js;
pub(crate) mod language;
pub(crate) mod list;
pub(crate) mod lock;
pub(crate) mod log;
pub(crate) mod message;
pub(crate) mod notifications;
pub(crate) mod permissions;
pub(crate) mod scripting;
pub(crate) mod sender;
pub(crate) mod storage;
pub(crate) mod tab;
pub mod task;
pub mod telling;
pub(crate) mod words;
