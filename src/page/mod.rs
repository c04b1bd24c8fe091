//! What a page showed, as data: no browser, no clock, no site.

pub mod address;
pub mod date;
pub mod language;
pub mod lifetime;
pub mod outline;
pub(crate) mod piece;
pub mod relative;
pub mod role;
pub mod scope;
pub mod secret;
pub mod text;

pub use address::Address;
pub use language::Language;
pub use outline::{Cause, Node, Outline, Part};
pub use role::Role;
pub use text::PageText;
