//! What survived, beside what is known to.

use std::collections::BTreeMap;

/// The known survivors, by name, with how many there are of each.
#[derive(Debug)]
pub(super) struct Listed<'a>(BTreeMap<&'a str, usize>);

/// What becomes of a mutant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// A test fails.
    Caught,
    /// None does.
    Missed,
    /// A test runs for ever, which is noticed as well.
    Endless,
    /// It does not compile.
    Unviable,
}

/// What became of the mutants, one a line.
#[derive(Default)]
pub(super) struct Tried {
    caught: String,
    missed: String,
    endless: String,
    unviable: String,
}

impl<'a> Listed<'a> {
    /// Reads the list: reasons begin with `#`, and below each stand the mutants that it is for.
    pub(super) fn parse(text: &'a str) -> Result<Self, String> {
        let mut listed = BTreeMap::new();
        let mut reasoned = false;
        for line in text.lines().map(str::trim) {
            match line.strip_prefix('#') {
                Some(reason) => reasoned = !reason.trim().is_empty(),
                None if line.is_empty() => reasoned = false,
                None if !reasoned => return Err(format!("no reason above «{line}»")),
                None => *listed.entry(line).or_default() += 1,
            }
        }
        Ok(Self(listed))
    }

    /// What is listed and is no mutant, or is so less often.
    pub(super) fn unknown(&self, all: &str) -> Vec<String> {
        let all = counted(all);
        let more =
            self.0.iter().filter(|(name, count)| all.get(**name).copied().unwrap_or_default() < **count);
        more.map(|(name, _)| format!("listed, and no longer there: {name}")).collect()
    }

    /// What survived and is not listed, and what is listed and did not, among those that were tried.
    pub(super) fn differences(&self, tried: &Tried, all: &str) -> Vec<String> {
        let (missed, all) = (counted(&tried.missed), counted(all));
        let noticed = counted(&(tried.caught.clone() + &tried.endless + &tried.unviable));
        let of = |counts: &BTreeMap<String, usize>, name: &str| counts.get(name).copied().unwrap_or_default();
        let new = missed.iter().filter_map(|(name, count)| {
            let known = self.0.get(name.as_str()).copied().unwrap_or_default();
            (*count > known)
                .then(|| format!("survived, and not listed: {name} ({count} times, {known} known)"))
        });
        let gone = self.0.iter().filter_map(|(name, known)| {
            // Where a share held only some of those of one name, the others may be the known ones.
            let left = of(&all, name) - of(&noticed, name).min(of(&all, name));
            (left < *known)
                .then(|| format!("listed, and noticed by now: {name} ({known} known, {left} left)"))
        });
        new.chain(gone).collect()
    }
}

impl Tried {
    /// Takes note of one more.
    pub(super) fn record(&mut self, name: &str, fate: Fate) {
        let list = match fate {
            Fate::Caught => &mut self.caught,
            Fate::Missed => &mut self.missed,
            Fate::Endless => &mut self.endless,
            Fate::Unviable => &mut self.unviable,
        };
        list.extend([name, "\n"]);
    }

    /// The score in a sentence.
    pub(super) fn score(&self, all: &str) -> String {
        let [caught, missed, endless, unviable, all] =
            [&self.caught, &self.missed, &self.endless, &self.unviable, all].map(|list| list.lines().count());
        let noticed = caught + endless;
        format!(
            "noticed {noticed} of {} ({:.1} %; {endless} of them by never ending); {unviable} do not compile; {} of {all} mutants were tried",
            noticed + missed,
            share(noticed, noticed + missed),
            noticed + missed + unviable,
        )
    }
}

#[expect(clippy::cast_precision_loss, reason = "there are some thousands")]
fn share(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// How many mutants there are of each name.
fn counted(lines: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for line in lines.lines() {
        *counts.entry(name(line)).or_default() += 1;
    }
    counts
}

/// A mutant without its line and column, which change with everything above them.
fn name(mutant: &str) -> String {
    match mutant.splitn(4, ':').collect::<Vec<_>>().as_slice() {
        [file, _, _, what] => format!("{file}:{what}"),
        _ => mutant.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: &str = "src/a.rs:1:2: replace < with <= in f\nsrc/a.rs:3:2: replace < with <= in f\nsrc/b.rs:1:1: replace g -> u8 with 0\n";

    fn tried(caught: &str, missed: &str) -> Tried {
        Tried { caught: caught.to_owned(), missed: missed.to_owned(), ..Tried::default() }
    }

    #[test]
    fn a_mutant_needs_a_reason_of_its_own() {
        assert!(Listed::parse("# Both are the same day.\nsrc/a.rs: replace < with <= in f\n").is_ok());
        assert!(Listed::parse("src/a.rs: replace < with <= in f\n").is_err());
        assert!(Listed::parse("# Told.\n\nsrc/a.rs: replace < with <= in f\n").is_err());
    }

    #[test]
    fn only_what_is_listed_survives() {
        let [first, second, third] = ALL.lines().collect::<Vec<_>>().try_into().unwrap_or_default();
        let none = Listed::parse("").unwrap_or_else(|problem| unreachable!("{problem}"));
        assert_eq!(none.differences(&tried(ALL, ""), ALL), Vec::<String>::new());
        assert_eq!(none.differences(&tried(first, third), ALL).len(), 1);

        let one = Listed::parse("# Why.\nsrc/a.rs: replace < with <= in f")
            .unwrap_or_else(|problem| unreachable!("{problem}"));
        // One of the two of that name may survive, whichever it is, and has to.
        assert_eq!(one.differences(&tried(second, first), ALL), Vec::<String>::new());
        assert_eq!(one.differences(&tried(first, ""), ALL), Vec::<String>::new());
        assert_eq!(one.differences(&tried("", &format!("{first}\n{second}")), ALL).len(), 1);
        assert_eq!(one.differences(&tried(ALL, ""), ALL).len(), 1);
    }

    #[test]
    fn what_is_listed_is_there() {
        let one = Listed::parse("# Why.\nsrc/c.rs: replace < with <= in f")
            .unwrap_or_else(|problem| unreachable!("{problem}"));
        assert_eq!(one.unknown(ALL).len(), 1);
    }
}
