//! Records by their fields, and variants by their names.

use alloc::borrow::Cow;

use super::{Decode, Encode, Map, Problem, Read, Reader, Value, Writer};
use crate::prelude::*;

/// Something that a field's value is taken into.
pub(crate) trait Place {
    /// Takes a value into it.
    fn fill(&mut self, value: Value<'_>) -> Result<(), Problem>;
}

impl<T: Decode> Place for T {
    fn fill(&mut self, value: Value<'_>) -> Result<(), Problem> {
        *self = T::decode(value)?;
        Ok(())
    }
}

/// Something that a field is read into as it comes.
pub(crate) trait Slot {
    /// Reads what comes next into it.
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Problem>;
}

impl<T: Read> Slot for T {
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Problem> {
        *self = T::read(reader)?;
        Ok(())
    }
}

/// A record that is read field by field as they come.
pub(crate) trait Slots {
    /// Where the field of that name is read into; none where it has no such field.
    fn slot(&mut self, name: &str) -> Option<&mut dyn Slot>;
}

/// The fields of an object, to be taken out one by one.
#[derive(Debug)]
pub struct Fields<'a> {
    /// The last first: they are taken in the order in which they were written, and from the end nothing moves up.
    left: Vec<(Cow<'a, str>, Value<'a>)>,
    problem: Option<Problem>,
}

/// The fields of an object in their order.
pub(crate) fn entries(value: Value<'_>) -> Result<Vec<(Cow<'_, str>, Value<'_>)>, Problem> {
    match value {
        Value::Object(object) => Ok(object.0),
        other => Err(Problem::unexpected(&other, "an object")),
    }
}

impl<'a> Fields<'a> {
    /// Of an object.
    pub fn of(value: Value<'a>) -> Result<Self, Problem> {
        let mut left = entries(value)?;
        left.reverse();
        Ok(Self { left, problem: None })
    }

    /// Takes a field; one that is not there is `null`, or missing where that will not do.
    pub fn take<T: Decode>(&mut self, name: &str) -> Result<T, Problem> {
        match self.find(name) {
            Some(value) => T::decode(value),
            None => T::decode(Value::Null).map_err(|_| missing(name)),
        }
    }

    /// Reads a field into its place, which stays as it is where there is none. What is wrong is told by [`Fields::done`]: asked at
    /// every field, it would be most of a record's code.
    pub(crate) fn read(&mut self, name: &str, place: &mut dyn Place) {
        if let Some(value) = self.find(name)
            && let Err(problem) = place.fill(value)
        {
            self.problem.get_or_insert(problem);
        }
    }

    /// Reads a field that must be there.
    pub(crate) fn need(&mut self, name: &str, place: &mut dyn Place) {
        if self.place(name).is_some() {
            self.read(name, place);
        } else {
            self.problem.get_or_insert_with(|| missing(name));
        }
    }

    /// The fields that were not taken.
    pub(crate) fn rest(&mut self) -> Map<'static> {
        let mut left = core::mem::take(&mut self.left);
        left.reverse();
        Map(left).into_owned()
    }

    /// Tells the first problem, if there was one.
    pub(crate) fn done(self) -> Result<(), Problem> {
        self.problem.map_or(Ok(()), Err)
    }

    fn find(&mut self, name: &str) -> Option<Value<'a>> {
        let place = self.place(name)?;
        Some(self.left.remove(place).1)
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.left.iter().rposition(|(known, _)| is(known, name))
    }
}

fn missing(name: &str) -> Problem {
    Problem::new(&["missing field `", name, "`"].concat())
}

/// An enum whose variants are names in JSON.
pub(crate) trait Named: Copy + 'static {
    /// The names.
    const NAMES: &'static [&'static str];
    /// The variants, in the same order.
    const ALL: &'static [Self];
    /// What stands for a name that is not known; none where such a name is a mistake.
    const OTHER: Option<Self>;

    /// Its name.
    fn name(self) -> &'static str;

    /// The variant of that name.
    fn named(name: &str) -> Result<Self, Problem> {
        let known = place(Self::NAMES, name).and_then(|place| Self::ALL.get(place)).copied();
        known.or(Self::OTHER).ok_or_else(|| unknown(Self::NAMES, name))
    }
}

/// Not in [`Named::named`], so that it is there once and not for every enum.
fn place(names: &[&str], name: &str) -> Option<usize> {
    names.iter().position(|known| is(name, known))
}

/// Whether a name is a known one. The lengths are compared in place: most differ, and where code is made small each comparison of
/// two texts is a call.
#[inline(always)]
pub(crate) fn is(name: &str, known: &str) -> bool {
    name.len() == known.len() && name.as_bytes().first() == known.as_bytes().first() && name == known
}

fn unknown(names: &[&str], name: &str) -> Problem {
    Problem::new(&["unknown variant `", name, "`, expected one of `", &names.join("`, `"), "`"].concat())
}

impl Encode for Map<'_> {
    fn encode(&self, out: &mut Writer) {
        out.open('{');
        for (name, value) in &self.0 {
            out.field(name, value);
        }
        out.close('}');
    }
}

/// `Encode` and `Decode` of a record by its fields, in the order in which they are written.
///
/// A field that is not there stays as in the record's `Default`, but for one that is `needed`. A `sparse` one is left out where it says
/// nothing, a `lean` one likewise but in files that people read. `extra` keeps the fields that are not known. What stands behind `=>`
/// has the last word on a record that was read.
///
/// `read` is for what is large, and for records that come by the thousand with few of their fields each: read as they come, with no
/// value in between, and no field of it has to be there.
macro_rules! record {
    (read $type:ident { $($field:ident $(: $rule:ident)?),* $(,)? } $(=> $check:path)?) => {
        impl $crate::json::Read for $type {
            fn read(reader: &mut $crate::json::Reader<'_>) -> Result<Self, $crate::json::Problem> {
                let mut record = Self::default();
                reader.fill(&mut record)?;
                $(let record = $check(record)?;)?
                Ok(record)
            }
        }

        impl $crate::json::Slots for $type {
            fn slot(&mut self, name: &str) -> Option<&mut dyn $crate::json::Slot> {
                Some($(if $crate::json::is(name, stringify!($field)) { &mut self.$field } else)* { return None })
            }
        }

        $crate::json::record!(@encode $type { $($field $(: $rule)?),* });
    };
    ($type:ident { $($field:ident $(: $rule:ident)?),* $(,)? } $($extra:ident)? $(=> $check:path)?) => {
        impl $crate::json::Decode for $type {
            fn decode(value: $crate::json::Value<'_>) -> Result<Self, $crate::json::Problem> {
                let mut fields = $crate::json::Fields::of(value)?;
                let mut record = Self::default();
                $($crate::json::record!(@read fields, record.$field $(, $rule)?);)*
                $(record.$extra = fields.rest();)?
                fields.done()?;
                $(let record = $check(record)?;)?
                Ok(record)
            }
        }

        $crate::json::record!(@encode $type { $($field $(: $rule)?),* } $($extra)?);
    };
    (@encode $type:ident { $($field:ident $(: $rule:ident)?),* } $($extra:ident)?) => {
        impl $crate::json::Encode for $type {
            fn encode(&self, out: &mut $crate::json::Writer) {
                // Taken apart whole, so that a field that was forgotten is an error and not a loss.
                let Self { $($field,)* $($extra)? } = self;
                out.open('{');
                $($crate::json::record!(@write out, $field $(, $rule)?);)*
                $($extra.0.iter().for_each(|(name, value)| out.field(name, value));)?
                out.close('}');
            }
        }
    };
    (@read $fields:ident, $record:ident.$field:ident, needed) => { $fields.need(stringify!($field), &mut $record.$field) };
    (@read $fields:ident, $record:ident.$field:ident, lean) => { $fields.read(stringify!($field), &mut $record.$field) };
    (@read $fields:ident, $record:ident.$field:ident $(, sparse)?) => { $fields.read(stringify!($field), &mut $record.$field) };
    (@write $out:ident, $field:ident, sparse) => { $out.sparse(stringify!($field), $field) };
    (@write $out:ident, $field:ident, lean) => { $out.lean(stringify!($field), $field) };
    (@write $out:ident, $field:ident $(, needed)?) => { $out.field(stringify!($field), $field) };
}

/// `Encode` and `Decode` of an enum without fields by the names of its variants; a name that is not known is `else`.
macro_rules! names {
    ($type:ident { $($variant:ident = $name:literal),* $(,)? }) => {
        $crate::json::names!(@ $type { $($variant = $name),* } None);
    };
    ($type:ident { $($variant:ident = $name:literal),* $(,)? } else $other:ident) => {
        $crate::json::names!(@ $type { $($variant = $name),* } Some(Self::$other));
    };
    (@ $type:ident { $($variant:ident = $name:literal),* } $other:expr) => {
        impl $crate::json::Named for $type {
            const NAMES: &'static [&'static str] = &[$($name),*];
            const ALL: &'static [Self] = &[$(Self::$variant),*];
            const OTHER: Option<Self> = $other;

            fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),*
                }
            }
        }

        impl $crate::json::Decode for $type {
            fn decode(value: $crate::json::Value<'_>) -> Result<Self, $crate::json::Problem> {
                let name = value.as_str().ok_or_else(|| $crate::json::Problem::unexpected(&value, "a string"))?;
                <Self as $crate::json::Named>::named(name)
            }

            fn next(reader: &mut $crate::json::Reader<'_>) -> Result<Self, $crate::json::Problem> {
                <Self as $crate::json::Named>::named(&*reader.text()?)
            }
        }

        impl $crate::json::Encode for $type {
            fn encode(&self, out: &mut $crate::json::Writer) {
                out.string($crate::json::Named::name(*self));
            }
        }
    };
}

pub(crate) use {names, record};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Evidence, Kind, Provider, Question, State, What};
    use crate::protocol::ExportFormat;
    use crate::remind::{Snooze, Stage};

    /// A formatter once broke two of them at their hyphen, and both ends of a message went on agreeing.
    #[test]
    fn every_name_is_letters_and_hyphens() {
        let names = [
            Evidence::NAMES,
            ExportFormat::NAMES,
            Kind::NAMES,
            Provider::NAMES,
            Question::NAMES,
            Snooze::NAMES,
            Stage::NAMES,
            State::NAMES,
            What::NAMES,
        ]
        .concat();
        for name in names {
            assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{name:?}");
        }
    }
}
