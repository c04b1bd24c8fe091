//! The pages of the extension: popup, options, welcome.
//!
//! They read the list where it is stored, show it, and ask the background for every change; they never write. [`snapshot`] holds the
//! instant that all of a view is shown at. Everything that came from outside reaches the document as a text node, so nothing of it can become markup.
//!
//! What is decided about a view is pure and tested natively: [`groups`], [`question`], [`search`], [`snapshot`], [`strip`], [`typed`], [`wording`],
//! [`checklist`], [`foresee`] and [`diagnostics`]. The rest puts it on the screen.

pub mod checklist;
pub mod diagnostics;
pub mod foresee;
pub mod groups;
pub mod question;
pub mod search;
pub mod snapshot;
pub mod strip;
pub mod typed;
pub mod wording;

#[cfg(test)]
mod locales;

#[cfg(target_arch = "wasm32")]
mod actions;
#[cfg(target_arch = "wasm32")]
mod ask;
#[cfg(target_arch = "wasm32")]
mod asking;
#[cfg(target_arch = "wasm32")]
mod data;
#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(target_arch = "wasm32")]
mod download;
#[cfg(target_arch = "wasm32")]
mod empty;
#[cfg(target_arch = "wasm32")]
mod failure;
#[cfg(target_arch = "wasm32")]
mod form;
#[cfg(target_arch = "wasm32")]
mod icon;
#[cfg(target_arch = "wasm32")]
mod import;
#[cfg(target_arch = "wasm32")]
mod listing;
#[cfg(target_arch = "wasm32")]
pub mod options;
#[cfg(target_arch = "wasm32")]
pub mod popup;
#[cfg(target_arch = "wasm32")]
mod puzzle;
#[cfg(target_arch = "wasm32")]
mod reminders;
#[cfg(target_arch = "wasm32")]
mod row;
#[cfg(target_arch = "wasm32")]
mod shown;
#[cfg(target_arch = "wasm32")]
mod sites;
#[cfg(target_arch = "wasm32")]
mod stored;
#[cfg(target_arch = "wasm32")]
mod timeline;
#[cfg(target_arch = "wasm32")]
pub mod welcome;
