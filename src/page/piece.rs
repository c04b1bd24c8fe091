//! Texts put together from texts and whole numbers.

use super::text::figures;
use crate::prelude::*;

/// What a text is put together from by `text!`.
pub(crate) trait Piece {
    /// Appends it.
    fn put(&self, text: &mut String);
}

impl Piece for str {
    fn put(&self, text: &mut String) {
        text.push_str(self);
    }
}

impl Piece for String {
    fn put(&self, text: &mut String) {
        text.push_str(self);
    }
}

impl<T: Piece + ?Sized> Piece for &T {
    fn put(&self, text: &mut String) {
        (**self).put(text);
    }
}

macro_rules! whole_pieces {
    ($($type:ty),*) => {$(
        impl Piece for $type {
            fn put(&self, text: &mut String) {
                // No number that is told is beyond 63 bits.
                put_number(i64::try_from(*self).unwrap_or(i64::MAX), text);
            }
        }
    )*};
}

whole_pieces!(u8, i32, u32, i64, u64, usize);

/// Appends a whole number.
pub(crate) fn put_number(number: i64, text: &mut String) {
    if number < 0 {
        text.push('-');
    }
    text.push_str(&figures(number.unsigned_abs(), 10, 1));
}

/// A text of several pieces, each a text or a whole number.
///
/// Not `format!`: that it can write anything in any way is 5 kB of the module, and each use of it is larger.
macro_rules! text {
    ($($piece:expr),* $(,)?) => {{
        let mut text = $crate::prelude::String::new();
        $($crate::page::piece::Piece::put(&$piece, &mut text);)*
        text
    }};
}

pub(crate) use text;
