//! The types that records are made of.

use alloc::borrow::Cow;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Decode, Encode, Map, Problem, Reader, Value, Writer, to_text};
use crate::prelude::*;
use crate::stamp;

impl Encode for Value<'_> {
    fn encode(&self, out: &mut Writer) {
        match self {
            Self::Null => out.bare("null"),
            Self::Bool(value) => value.encode(out),
            Self::Number(number) => out.bare(number),
            Self::String(text) => out.string(text),
            Self::Array(items) => items.encode(out),
            Self::Object(object) => object.encode(out),
        }
    }
}

impl Decode for Value<'static> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        reader.value().map(Value::into_owned)
    }
}

/// Whatever it is, nobody asks.
impl Decode for () {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        reader.value().map(drop)
    }
}

impl Decode for Map<'static> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        match reader.value()? {
            Value::Object(object) => Ok(object.into_owned()),
            other => Err(Problem::unexpected(&other, "an object")),
        }
    }
}

impl Encode for bool {
    fn encode(&self, out: &mut Writer) {
        out.bare(if *self { "true" } else { "false" });
    }

    fn is_blank(&self) -> bool {
        !self
    }
}

impl Decode for bool {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        match reader.value()? {
            Value::Bool(value) => Ok(value),
            other => Err(Problem::unexpected(&other, "a boolean")),
        }
    }
}

impl Encode for String {
    fn encode(&self, out: &mut Writer) {
        out.string(self);
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl Encode for &str {
    fn encode(&self, out: &mut Writer) {
        out.string(self);
    }
}

impl Decode for String {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        reader.text().map(Cow::into_owned)
    }
}

macro_rules! whole {
    ($($type:ty),*) => {$(
        impl Encode for $type {
            fn encode(&self, out: &mut Writer) {
                // No number of ours is beyond 63 bits.
                out.number(i64::try_from(*self).unwrap_or(i64::MAX));
            }
        }

        impl Decode for $type {
            fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
                let number = whole(reader)?;
                number.try_into().map_err(|_| beyond(number, stringify!($type)))
            }
        }
    )*};
}

whole!(u8, i32, u32, i64, usize);

fn whole(reader: &mut Reader<'_>) -> Result<i64, Problem> {
    if let Some(digit) = reader.digit() {
        return Ok(digit.into());
    }
    let value = reader.value()?;
    let number = match &value {
        Value::Number(number) => number.parse().ok(),
        _ => None,
    };
    number.ok_or_else(|| Problem::unexpected(&value, "a whole number"))
}

/// A whole number that its type can't hold.
fn beyond(number: i64, expected: &str) -> Problem {
    Problem::unexpected(&Value::Number(to_text(&number).into()), expected)
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, out: &mut Writer) {
        match self {
            Some(value) => value.encode(out),
            None => out.bare("null"),
        }
    }

    fn is_blank(&self) -> bool {
        self.is_none()
    }
}

impl<T: Decode> Decode for Option<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        if reader.null() { Ok(None) } else { T::read(reader).map(Some) }
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, out: &mut Writer) {
        self.as_slice().encode(out);
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Encode> Encode for [T] {
    fn encode(&self, out: &mut Writer) {
        out.open('[');
        self.iter().for_each(|item| out.item(item));
        out.close(']');
    }
}

impl<T: Encode + ?Sized> Encode for &T {
    fn encode(&self, out: &mut Writer) {
        (**self).encode(out);
    }

    fn is_blank(&self) -> bool {
        (**self).is_blank()
    }
}

impl<T: Encode> Encode for Box<T> {
    fn encode(&self, out: &mut Writer) {
        (**self).encode(out);
    }
}

impl<T: Decode> Decode for Box<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        T::read(reader).map(Self::new)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        let mut items = Self::new();
        reader.list(&mut |reader| T::read_into(&mut items, reader))?;
        Ok(items)
    }
}

impl<A: Encode, B: Encode> Encode for (A, B) {
    fn encode(&self, out: &mut Writer) {
        out.open('[');
        out.item(&self.0);
        out.item(&self.1);
        out.close(']');
    }
}

impl<A: Decode, B: Decode> Decode for (A, B) {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        reader.begin()?;
        let both = (reader.item()?, reader.item()?);
        reader.finish()?;
        Ok(both)
    }
}

impl<A: Encode, B: Encode, C: Encode> Encode for (A, B, C) {
    fn encode(&self, out: &mut Writer) {
        out.open('[');
        out.item(&self.0);
        out.item(&self.1);
        out.item(&self.2);
        out.close(']');
    }
}

impl<A: Decode, B: Decode, C: Decode> Decode for (A, B, C) {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        reader.begin()?;
        let all = (reader.item()?, reader.item()?, reader.item()?);
        reader.finish()?;
        Ok(all)
    }
}

impl Encode for DateTime<Utc> {
    fn encode(&self, out: &mut Writer) {
        out.string(&stamp::instant(*self));
    }
}

impl Decode for DateTime<Utc> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        let at = stamp::read_instant(&reader.text()?);
        at.ok_or_else(|| Problem::new("not a date and time such as 2027-02-20T09:00:00Z"))
    }
}

impl Encode for NaiveDate {
    fn encode(&self, out: &mut Writer) {
        out.string(&stamp::day(*self));
    }
}

impl Decode for NaiveDate {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        stamp::read_day(&reader.text()?).ok_or_else(|| Problem::new("not a date such as 2027-02-20"))
    }
}
