//! Changes of the core that some test has to notice, as `cargo-mutants` lists them for what `.cargo/mutants.toml` names. What no test
//! notices stands with its reason in `tests/mutants.txt`, and nothing else may survive.
//!
//! To build each change takes a dozen seconds, to run the tests a fraction of one. So a copy of the sources gets all changes at once,
//! each behind a switch, and is built once. The few that cannot be switched are built one by one.

mod compile;
mod copy;
mod list;
mod places;
mod rest;
mod run;
mod switch;
mod verdict;

use std::fs;

use crate::{
    failure::{About, Failure, Result},
    setup, workspace,
};
use copy::SourceCopy;
use list::Mutant;
use run::Tests;
use verdict::{Fate, Listed, Tried};

/// What `.cargo/mutants.toml` names, by its folders in `src/`.
const PARTS: [&str; 4] = ["ledger", "remind", "page", "notice"];

/// After how many mutants each it is told how many there were.
const TOLD: usize = 250;

/// Tries the mutants of all parts or of some, all of them or one of `n` shares (`--shard k/n`, from 0).
pub(crate) fn run(words: &[&str]) -> Result<()> {
    let (parts, shard) = match words {
        [parts @ .., "--shard", share] => (parts, Some(*share)),
        parts => (parts, None),
    };
    if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(part)) {
        return Err(Failure::Usage(format!("mutants {unknown}")));
    }
    let tool = setup::cargo_tool("cargo-mutants", "27.1.0")?;
    let place = workspace::root().join("tests/mutants.txt");
    let text = fs::read_to_string(&place).about(&place)?;
    let listed = Listed::parse(&text).map_err(|problem| Failure::Content { path: place.clone(), problem })?;
    let mutants = list::all(&tool)?;
    let all = list::names(&mutants);
    // Told before anything is built.
    same(&listed.unknown(&all))?;
    let mutants = list::chosen(&mutants, parts, shard)
        .ok_or_else(|| Failure::Usage(format!("mutants {}", words.join(" "))))?;

    let folder = workspace::target().join("mutants");
    // What the core is built on is compiled once for all runs.
    let build = folder.join("build");
    let copy = SourceCopy::of_workspace(folder.join("copy"))?;
    let compiled = compile::compile(&copy, &mutants, &build)?;
    let tests = Tests::measured(&compiled.tests, copy.folder())?;
    let numbered = (1..).zip(&mutants).map(|(number, mutant)| (number, *mutant));
    let (switched, other): (Vec<_>, Vec<_>) =
        numbered.partition(|(number, _)| compiled.switched.contains(number));
    let (unviable, left): (Vec<_>, Vec<_>) =
        other.into_iter().partition(|(number, _)| compiled.unviable.contains(number));
    println!("switched: {}; do not compile: {}; built alone: {}", switched.len(), unviable.len(), left.len());

    let (mut tried, mut done) = (Tried::default(), 0);
    let mut tell = |name: &str, fate: Fate| {
        tried.record(name, fate);
        if fate == Fate::Missed {
            println!("survived: {name}");
        }
        done += 1;
        if done % TOLD == 0 {
            println!("{done} of {}", mutants.len());
        }
    };
    for (_, mutant) in unviable {
        tell(&mutant.name, Fate::Unviable);
    }
    tests.try_all(&switched, &mut tell)?;
    let left: Vec<&Mutant> = left.into_iter().map(|(_, mutant)| mutant).collect();
    rest::try_all(&copy, &build, &tests, &left, &mut tell)?;
    println!("{}", tried.score(&all));
    same(&listed.differences(&tried, &all))
}

fn same(differences: &[String]) -> Result<()> {
    if differences.is_empty() { Ok(()) } else { Err(Failure::Steps(differences.join("\n"))) }
}
