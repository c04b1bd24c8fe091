//! The mutants, as `cargo-mutants` lists them.

use std::{ops::Range, path::Path, process::Command};

use serde_json::Value;

use crate::{
    command,
    failure::{Failure, Result},
    workspace,
};

/// The number that no mutant has: they count from 1, in the order of the list that is tried.
pub(super) const NONE: usize = 0;

/// What kind of change a mutant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Genre {
    /// A function does nothing but return a value.
    Function,
    /// An operator is another one, or none.
    Operator,
    /// A field of a struct expression is left to what follows `..`.
    Field,
    /// An arm of a `match` is not there.
    Arm,
    /// The condition of an arm always or never holds.
    Guard,
}

/// One change of the sources.
#[derive(Clone, Debug)]
pub(super) struct Mutant {
    /// What `cargo-mutants` calls it, line and column included: no two are called the same.
    pub(super) name: String,
    pub(super) file: String,
    pub(super) genre: Genre,
    pub(super) replacement: String,
    /// What the function around it returns, with the arrow; empty for nothing, and outside of functions.
    pub(super) returns: String,
    /// What is replaced, in lines and columns that count from 1; the end is not part of it.
    pub(super) from: (usize, usize),
    pub(super) to: (usize, usize),
}

/// All mutants.
pub(super) fn all(tool: &Path) -> Result<Vec<Mutant>> {
    let mut list = Command::new(tool);
    list.args(["mutants", "--list", "--json"]).current_dir(workspace::root());
    parse(&command::output(&mut list)?)
        .ok_or_else(|| Failure::Steps(format!("`{}` lists what is not known here", command::line(&list))))
}

/// Those of some parts, or of all where none is named, and of these one of `n` shares (`k/n`, from 0). Not chosen by
/// `cargo-mutants`: whatever name it is asked for, it takes all the fields as well.
pub(super) fn chosen<'a>(all: &'a [Mutant], parts: &[&str], shard: Option<&str>) -> Option<Vec<&'a Mutant>> {
    let (number, of): (usize, usize) = match shard {
        Some(shard) => {
            let (number, of) = shard.split_once('/')?;
            (number.parse().ok()?, of.parse().ok()?)
        }
        None => (0, 1),
    };
    let of_part = |mutant: &&Mutant| {
        let folder = mutant.file.strip_prefix("src/").and_then(|file| file.split('/').next());
        parts.is_empty() || folder.is_some_and(|folder| parts.contains(&folder))
    };
    let mutants: Vec<&Mutant> = all.iter().filter(of_part).collect();
    let start = |share: usize| mutants.len() * share / of;
    (number < of).then(|| mutants.get(start(number)..start(number + 1)).unwrap_or_default().to_vec())
}

/// The names, one a line.
pub(super) fn names<'a>(mutants: impl IntoIterator<Item = &'a Mutant>) -> String {
    mutants.into_iter().fold(String::new(), |names, mutant| names + &mutant.name + "\n")
}

fn parse(json: &str) -> Option<Vec<Mutant>> {
    let list: Value = serde_json::from_str(json).ok()?;
    list.as_array()?.iter().map(mutant).collect()
}

fn mutant(value: &Value) -> Option<Mutant> {
    let text = |name: &str| value[name].as_str().map(ToOwned::to_owned);
    let place = |end: &str| {
        let number =
            |name: &str| value["span"][end][name].as_u64().and_then(|number| usize::try_from(number).ok());
        Some((number("line")?, number("column")?))
    };
    Some(Mutant {
        name: text("name")?,
        file: text("file")?,
        genre: match value["genre"].as_str()? {
            "FnValue" => Genre::Function,
            "BinaryOperator" | "UnaryOperator" => Genre::Operator,
            "StructField" => Genre::Field,
            "MatchArm" => Genre::Arm,
            "MatchArmGuard" => Genre::Guard,
            _ => return None,
        },
        replacement: text("replacement")?,
        returns: value["function"]["return_type"].as_str().unwrap_or_default().to_owned(),
        from: place("start")?,
        to: place("end")?,
    })
}

impl Mutant {
    /// Where in the bytes of its source it stands; none where the source is not the one that was listed.
    pub(super) fn bytes(&self, source: &str) -> Option<Range<usize>> {
        let at = |(line, column): (usize, usize)| {
            let before: usize = source.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
            let rest = source.get(before..)?;
            let mut letters = rest.char_indices().map(|(within, _)| within).chain([rest.len()]);
            Some(before + letters.nth(column.checked_sub(1)?)?)
        };
        Some(at(self.from)?..at(self.to)?).filter(|range| range.start <= range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = r#"[{
        "name": "src/a.rs:2:6: replace < with <= in f", "file": "src/a.rs", "genre": "BinaryOperator", "replacement": "<=",
        "function": { "return_type": "-> bool" },
        "span": { "start": { "line": 2, "column": 6 }, "end": { "line": 2, "column": 7 } }
    }]"#;

    #[test]
    fn a_place_is_counted_in_characters() {
        let list = parse(LIST).unwrap();
        assert_eq!(list[0].bytes("fn f() {\n  é∞ < 2\n}").map(|range| range.start), Some(17));
        assert_eq!(list[0].bytes("fn f() {}"), None);
    }

    #[test]
    fn the_shares_of_all_are_all() {
        let mutant = parse(LIST).unwrap().remove(0);
        let all = vec![mutant; 7];
        let share = |shard: &str| chosen(&all, &[], Some(shard)).map(|mutants| mutants.len());
        assert_eq!([share("0/3"), share("1/3"), share("2/3")], [Some(2), Some(2), Some(3)]);
        assert_eq!([share("3/3"), share("0/0"), share("1")], [None; 3]);
    }

    #[test]
    fn a_part_is_a_folder() {
        let page = Mutant { file: "src/page/date.rs".to_owned(), ..parse(LIST).unwrap().remove(0) };
        let all = [page.clone(), Mutant { file: "src/pages/a.rs".to_owned(), ..page }];
        assert_eq!(chosen(&all, &["page"], None).map(|mutants| mutants.len()), Some(1));
        assert_eq!(chosen(&all, &[], None).map(|mutants| mutants.len()), Some(2));
    }

    #[test]
    fn a_genre_that_is_new_is_told() {
        assert!(parse(&LIST.replace("BinaryOperator", "Lifetime")).is_none());
    }
}
