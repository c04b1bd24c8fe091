//! The only code that calls `chrome.*`, JS and the clock. What only the pages ask for is left out of the background's module.

#[cfg(feature = "views")]
pub(crate) mod clipboard;
pub(crate) mod clock;
#[cfg(feature = "views")]
pub(crate) mod dates;
pub mod duty;
pub(crate) mod i18n;
pub(crate) mod js;
pub(crate) mod language;
pub mod list;
pub(crate) mod log;
#[cfg(feature = "views")]
pub(crate) mod manifest;
#[cfg(feature = "views")]
pub(crate) mod message;
#[cfg(feature = "views")]
pub mod pages;
#[cfg(feature = "views")]
pub(crate) mod permissions;
#[cfg(feature = "views")]
pub mod pressed;
pub(crate) mod sender;
pub(crate) mod storage;
#[cfg(feature = "views")]
pub mod telling;
pub(crate) mod words;
