//! Token Due: notices when its user creates an API token, records name, scopes and expiry on this computer, reminds before it expires.
//!
//! # Map
//!
//! The sensor (`extension/sensor.js`) reads what a token page shows and sends it as an [`page::Outline`]. In the background
//! [`sites`] knows the pages, [`notice`] understands outlines and requests and comes to events, [`ledger`] keeps the list, [`remind`]
//! tells what is due, [`export`] and [`import`] carry the list out and in; [`background`] puts them together. The views read and
//! show. [`protocol`] is every message between these parts.
//!
//! `page`, `sites`, `notice`, `ledger`, `remind`, `export` and `import` are pure: now, the zone and the words of a language are passed
//! in. What calls the browser is in `browser` and `views`, and exists for `wasm32` only.
//!
//! Two modules ship, each a few entrances in `modules/`: `core`, which the background starts with, and `pages` for the popup, the options
//! and the welcome page. The background starts the second one too when a page asks something of the list, a change or a file: it is much code
//! and rarely asked.
//!
//! # Invariants, as absences
//!
//! - No token value in a message, a log, the storage, an export. The sensor takes secrets out; [`page::PageText`] does again, and a
//!   record holds no other text.
//! - No network: nothing here opens a connection.
//! - No decision in JS.
//! - No write to the storage but by the background, under one lock, in one piece; no rejected or unreadable list is taken for an
//!   empty one.
//! - No record from a timer or from a vanished form alone.
//! - No guess of a date: dated, never, or unknown.

#![no_std]

extern crate alloc;
// In tests, since their files are on a disk; in the pages, since `gloo` brings it.
#[cfg(any(test, feature = "views"))]
extern crate std;

pub mod background;
pub mod export;
pub mod import;
pub mod json;
pub mod ledger;
pub mod notice;
pub mod page;
mod prelude;
pub mod protocol;
pub mod remind;
pub mod sites;
pub mod stamp;
#[cfg(any(feature = "views", not(target_arch = "wasm32")))]
#[allow(clippy::disallowed_types, reason = "the pages of the extension draw documents")]
pub mod views;

#[cfg(target_arch = "wasm32")]
#[allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the one place that calls the browser and its clock"
)]
pub mod browser;
