//! The stage of the end-to-end tests, of the demo and of the bench.
//!
//! A [`Server`] serves the look-alike pages of `tests/pages/` under the real host names, a [`Browser`] with the
//! packed extension is told that every host lives there, and [`Stage`] is both together. A [`Page`] is one window
//! of that browser; [`Extension`] is a page of the extension in a window of its own, by which the list, the badge
//! and the storage are read without a hand in the background.
//!
//! Nothing here knows what the extension makes of a page: that is for the tests to say.
//!
//! What a browser has for itself alone is in `chromium.rs` and `firefox/`.

mod browser;
pub mod by;
mod chromium;
mod console;
mod devtools;
mod driver;
mod error;
mod extension;
mod firefox;
mod heap;
mod leaks;
mod network;
mod page;
pub mod play;
mod routes;
pub mod scenes;
mod secret;
mod server;
mod stage;
mod wait;
mod widened;

pub use browser::{Browser, Options, Product};
pub use by::By;
pub use console::ConsoleLine;
pub use error::{Error, Result};
pub use extension::{Area, Badge, Exported, Extension, Format};
pub use fantoccini::key::Key;
pub use leaks::Leak;
pub use network::Asked;
pub use page::{Element, Page};
pub use server::{Request, Server};
pub use stage::Stage;
pub use wait::{LIMIT, Seen, wait_until};
pub use widened::widened;
