//! Records by their fields, and variants by their names.

use alloc::borrow::Cow;

use super::read::MAX_FIELDS;
use super::{Decode, Encode, Map, Problem, Reader, Writer};
use crate::prelude::*;

/// Something that a field is read into as it comes.
pub(crate) trait Slot {
    /// Reads what comes next into it.
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Problem>;
}

impl<T: Decode> Slot for T {
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Problem> {
        *self = T::read(reader)?;
        Ok(())
    }
}

/// A record that is read field by field as they come.
pub(crate) trait Slots {
    /// The names of its fields, in the order in which they are written; no more than 32.
    fn names(&self) -> &'static [&'static str];

    /// Which of them must be there, a bit each from the lowest.
    fn needed(&self) -> u32;

    /// Where the field of that number is read into.
    fn slot(&mut self, number: usize) -> Option<&mut dyn Slot>;

    /// Where fields that are not known are kept; none where they are dropped.
    fn extra(&mut self) -> Option<&mut Map<'static>> {
        None
    }
}

impl Reader<'_> {
    /// An object into a record, where it lies: to hand it on costs more than to read it.
    pub(crate) fn fill(&mut self, record: &mut dyn Slots) -> Result<(), Problem> {
        self.open(b'{', "an object")?;
        let names = record.names();
        let (mut next, mut seen, mut first) = (0, 0_u32, true);
        loop {
            let unplain;
            let name = match self.plain_name(first) {
                Some(name) => name,
                None => {
                    unplain = self.name()?;
                    let Some(name) = &unplain else { break };
                    name
                }
            };
            first = false;
            if let Some(number) = place(names, next, name) {
                if let Some(slot) = record.slot(number) {
                    slot.read(self)?;
                }
                seen |= 1 << number;
                next = number + 1;
            } else {
                let (name, value) = (name.to_owned(), self.value()?);
                if let Some(extra) = record.extra() {
                    extra.insert(Cow::Owned(name), value.into_owned());
                    if extra.0.len() > MAX_FIELDS {
                        return Err(self.problem("too many fields"));
                    }
                }
            }
        }
        let lacking = record.needed() & !seen;
        match names.get(lacking.trailing_zeros() as usize) {
            Some(name) => Err(missing(name)),
            None => Ok(()),
        }
    }
}

/// The place of a name. Looked for from where it is expected: records are written in the order of their fields.
fn place(names: &[&str], expected: usize, name: &str) -> Option<usize> {
    let mut place = expected;
    for _ in names {
        place = if place < names.len() { place } else { 0 };
        if names.get(place).is_some_and(|known| is(name, known)) {
            return Some(place);
        }
        place += 1;
    }
    None
}

/// A field that must be there is not.
pub(crate) fn missing(name: &str) -> Problem {
    Problem::new(&["missing field `", name, "`"].concat())
}

/// A bit for each, from the lowest.
pub(crate) const fn bits(all: &[bool]) -> u32 {
    assert!(all.len() <= 32, "more fields than there are bits");
    let (mut bits, mut left) = (0, all);
    while let [rest @ .., last] = left {
        bits = bits << 1 | *last as u32;
        left = rest;
    }
    bits
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
        let known = place(Self::NAMES, 0, name).and_then(|place| Self::ALL.get(place)).copied();
        known.or(Self::OTHER).ok_or_else(|| unknown(Self::NAMES, name))
    }
}

/// Whether a name is a known one. The lengths are compared in place: most differ, and where code is made small each comparison of
/// two texts is a call.
#[inline(always)]
pub(super) fn is(name: &str, known: &str) -> bool {
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
/// nothing, a `lean` one likewise but in files that people read. `extra` keeps the fields that are not known.
///
/// What stands behind `=>` has the last word on a record that was read. A `read` record is not written; the `fields` alone are for one
/// with its own `Decode`.
macro_rules! record {
    (read $type:ident { $($field:ident $(: $rule:ident)?),* $(,)? } $($extra:ident)? $(=> $check:path)?) => {
        impl $crate::json::Decode for $type {
            fn read(reader: &mut $crate::json::Reader<'_>) -> Result<Self, $crate::json::Problem> {
                let mut record = Self::default();
                reader.fill(&mut record)?;
                $(let record = $check(record)?;)?
                Ok(record)
            }
        }

        $crate::json::record!(@slots $type { $($field $(: $rule)?),* } $($extra)?);
    };
    ($type:ident { $($field:ident $(: $rule:ident)?),* $(,)? } $($extra:ident)? $(=> $check:path)?) => {
        $crate::json::record!(read $type { $($field $(: $rule)?),* } $($extra)? $(=> $check)?);
        $crate::json::record!(@encode $type { $($field $(: $rule)?),* } $($extra)?);
    };
    (fields $type:ident { $($field:ident $(: $rule:ident)?),* $(,)? }) => {
        $crate::json::record!(@slots $type { $($field $(: $rule)?),* });
        $crate::json::record!(@encode $type { $($field $(: $rule)?),* });
    };
    (@slots $type:ident { $($field:ident $(: $rule:ident)?),* } $($extra:ident)?) => {
        impl $crate::json::Slots for $type {
            fn names(&self) -> &'static [&'static str] {
                &[$(stringify!($field)),*]
            }

            fn needed(&self) -> u32 {
                const { $crate::json::bits(&[$($crate::json::record!(@needed $($rule)?)),*]) }
            }

            fn slot(&mut self, number: usize) -> Option<&mut dyn $crate::json::Slot> {
                // Counted down field by field, which the compiler makes one jump.
                let left = number;
                $(if left == 0 { return Some(&mut self.$field) } let left = left.wrapping_sub(1);)*
                let _ = left;
                None
            }

            $(fn extra(&mut self) -> Option<&mut $crate::json::Map<'static>> {
                Some(&mut self.$extra)
            })?
        }
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
    (@needed needed) => { true };
    (@needed $($rule:ident)?) => { false };
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
            fn read(reader: &mut $crate::json::Reader<'_>) -> Result<Self, $crate::json::Problem> {
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
