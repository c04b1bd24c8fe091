//! What the standard library's prelude would bring of `alloc`: the library is `no_std`, see `docs/decisions.md`.

pub(crate) use alloc::borrow::ToOwned;
pub(crate) use alloc::boxed::Box;
pub(crate) use alloc::string::String;
pub(crate) use alloc::vec;
pub(crate) use alloc::vec::Vec;
// What ships puts texts together with `text!`.
#[cfg(test)]
pub(crate) use alloc::{format, string::ToString};

pub(crate) use crate::page::piece::text;
