//! What a form says of the expiry, and how far that can be trusted.

use chrono::NaiveDate;

use crate::json::{Decode, Encode, Problem, Reader, Writer, names, record};
use crate::ledger::Expiry;
use crate::page::lifetime::Lifetime;

/// What a form says of the expiry, with how far that can be trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// What was chosen.
    pub choice: Choice,
    /// Where it was read.
    pub trust: Trust,
}

/// An expiry as chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// A length of life from the creation on.
    After(Lifetime),
    /// A calendar day.
    On(NaiveDate),
    /// A calendar day that could be read in two ways; the earlier one.
    About(NaiveDate),
    /// No expiry.
    #[default]
    Never,
}

/// Where a claim was read: the later in this list, the more it is trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// A sentence of the page.
    #[default]
    Sentence,
    /// The text of a choice.
    Words,
    /// A machine value.
    Machine,
    /// The create request itself.
    Request,
}

names!(Trust { Sentence = "sentence", Words = "words", Machine = "machine", Request = "request" });

record!(Claim { choice: needed, trust: needed });

/// How a choice is written: by the one field that it has.
#[derive(Default)]
struct Written {
    after: Option<Lifetime>,
    on: Option<NaiveDate>,
    about: Option<NaiveDate>,
    never: bool,
}

record!(Written { after: sparse, on: sparse, about: sparse, never: sparse });

impl Encode for Choice {
    fn encode(&self, out: &mut Writer) {
        let mut written = Written::default();
        match *self {
            Self::After(life) => written.after = Some(life),
            Self::On(day) => written.on = Some(day),
            Self::About(day) => written.about = Some(day),
            Self::Never => written.never = true,
        }
        written.encode(out);
    }
}

impl Decode for Choice {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Problem> {
        let Written { after, on, about, never: _ } = Written::read(reader)?;
        let (after, on, about) = (after.map(Self::After), on.map(Self::On), about.map(Self::About));
        Ok(after.or(on).or(about).unwrap_or_default())
    }
}

impl Choice {
    /// The expiry of a token that is created on `today`.
    pub fn expiry(self, today: NaiveDate) -> Expiry {
        match self {
            Self::After(life) => {
                life.ends(today).map_or(Expiry::Unknown, |(on, exact)| Expiry::On { on, about: !exact })
            }
            Self::On(on) => Expiry::on(on),
            Self::About(on) => Expiry::On { on, about: true },
            Self::Never => Expiry::Never,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{from_text, to_text};

    #[test]
    fn a_choice_reads_back_as_it_was() {
        let day = NaiveDate::from_ymd_opt(2027, 2, 20).unwrap();
        for choice in [Choice::After(Lifetime::days(90)), Choice::On(day), Choice::About(day), Choice::Never]
        {
            assert_eq!(from_text::<Choice>(&to_text(&choice)), Ok(choice));
        }
    }
}
