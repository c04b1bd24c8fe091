//! JSON, as far as it is needed here: records are read from text as it comes and written straight as text. What is in no known form is
//! read into a [`Value`] that can be looked at.
//!
//! Own code for the sake of the package's size: what serde derives for these records was 200 kB of it, since it writes each type anew
//! for each source and each sink. Here a type says once which fields it has (`record!`) or what its variants are called (`names!`),
//! and what is done with them is not generic. The tests read and write the same with serde and compare.

mod basic;
mod read;
mod record;
mod write;

use alloc::borrow::Cow;
use core::fmt;

pub use read::Reader;
pub(crate) use record::{Named, Slot, Slots, bits, missing, names, record};
pub use write::Writer;

use crate::prelude::*;

/// A value that was read. Its texts are those of the text that it was read from, wherever they stand there as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value<'a> {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it was written: ours are whole, and those of others are kept to the digit.
    Number(Cow<'a, str>),
    /// A string.
    String(Cow<'a, str>),
    /// An array.
    Array(Vec<Value<'a>>),
    /// An object.
    Object(Map<'a>),
}

/// An object, its fields in the order in which they came, each name once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map<'a>(pub(crate) Vec<(Cow<'a, str>, Value<'a>)>);

/// Why a text is no JSON, or a value not what was expected. Boxed: it is handed on at every field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem(Box<(Option<usize>, String)>);

/// What can be written as JSON.
pub trait Encode {
    /// Writes it.
    fn encode(&self, out: &mut Writer);

    /// Whether it says nothing, so that a field of it may be left out: none, empty, false.
    fn is_blank(&self) -> bool {
        false
    }
}

/// What can be read from JSON.
pub trait Decode: Sized {
    /// Reads what comes next as one of these.
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem>;

    /// Reads what comes next as one more of a list of these.
    fn read_into(items: &mut Vec<Self>, reader: &mut Reader<'_>) -> Result<(), Problem> {
        items.push(Self::read(reader)?);
        Ok(())
    }

    /// Takes a value for one of these. By its text: values in hand are few and small, and so there is one way to read.
    fn decode(value: &Value<'_>) -> Result<Self, Problem> {
        Self::read(&mut Reader::new(&to_text(value)))
    }
}

/// Reads a text.
pub fn from_text<T: Decode>(text: &str) -> Result<T, Problem> {
    let mut reader = Reader::new(text);
    let read = T::read(&mut reader)?;
    reader.end()?;
    Ok(read)
}

/// Reads a text as a value that can be looked at.
pub fn read(text: &str) -> Result<Value<'_>, Problem> {
    let mut reader = Reader::new(text);
    let value = reader.value()?;
    reader.end()?;
    Ok(value)
}

/// Writes on one line.
pub fn to_text(value: &dyn Encode) -> String {
    let mut out = Writer::compact();
    value.encode(&mut out);
    out.text()
}

/// Writes on several lines, as people read it.
pub fn to_lines(value: &dyn Encode) -> String {
    let mut out = Writer::lines();
    value.encode(&mut out);
    out.text()
}

/// The value that is written, as one that can be looked at.
pub fn to_value(value: &dyn Encode) -> Value<'static> {
    // What was written here can be read here.
    read(&to_text(value)).map(Value::into_owned).unwrap_or_default()
}

impl Problem {
    /// A problem on no known line.
    pub fn new(reason: &str) -> Self {
        Self(Box::new((None, reason.to_owned())))
    }

    /// A problem on a line, from 1.
    pub fn on(line: usize, reason: &str) -> Self {
        Self(Box::new((Some(line), reason.to_owned())))
    }

    /// The line, from 1, where it is known.
    pub fn line(&self) -> Option<usize> {
        self.0.0
    }

    /// What is wrong, in a sentence without the end.
    pub fn reason(&self) -> &str {
        &self.0.1
    }

    /// A value is not what was expected. Texts are not repeated: they may be anything.
    pub(crate) fn unexpected(value: &Value<'_>, expected: &str) -> Self {
        let found = match value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(number) => {
                return Self::new(&["invalid type: number `", number, "`, expected ", expected].concat());
            }
            Value::String(_) => "string",
            Value::Array(_) => "list",
            Value::Object(_) => "object",
        };
        Self::new(&["invalid type: ", found, ", expected ", expected].concat())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason())
    }
}

impl core::error::Error for Problem {}

impl<'a> Value<'a> {
    /// Apart from the text that it was read from.
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(value),
            Self::Number(number) => Value::Number(owned_text(number)),
            Self::String(text) => Value::String(owned_text(text)),
            Self::Array(items) => Value::Array(items.into_iter().map(Value::into_owned).collect()),
            Self::Object(fields) => Value::Object(fields.into_owned()),
        }
    }

    /// The value of an object's field.
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        self.as_object()?.get(name)
    }

    /// The fields of an object.
    pub fn as_object(&self) -> Option<&Map<'a>> {
        match self {
            Self::Object(fields) => Some(fields),
            _ => None,
        }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// A number, any part of it behind the point dropped; none for one that does not fit.
    pub fn as_whole(&self) -> Option<i64> {
        match self {
            Self::Number(number) => number.split('.').next()?.parse().ok(),
            _ => None,
        }
    }
}

fn owned_text(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}

impl<'a> Map<'a> {
    /// Apart from the text that it was read from.
    pub fn into_owned(self) -> Map<'static> {
        let mut owned = Map::default();
        for (name, value) in self.0 {
            owned.0.push((owned_text(name), value.into_owned()));
        }
        owned
    }

    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Sets a field: in its place where it is there, else at the end.
    pub fn insert(&mut self, name: Cow<'a, str>, value: Value<'a>) {
        match self.0.iter_mut().find(|(known, _)| record::is(known, &name)) {
            Some((_, place)) => *place = value,
            None => self.0.push((name, value)),
        }
    }

    /// Takes a field out.
    pub fn remove(&mut self, name: &str) -> Option<Value<'a>> {
        let place = self.0.iter().position(|(known, _)| *known == name)?;
        Some(self.0.remove(place).1)
    }

    /// Sets those fields that are not there.
    pub fn add(&mut self, others: Self) {
        for (name, value) in others.0 {
            if self.get(&name).is_none() {
                self.0.push((name, value));
            }
        }
    }
}
