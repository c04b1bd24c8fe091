//! Changes of the core that some test has to notice, as `cargo-mutants` lists them for what `.cargo/mutants.toml` names. What no test
//! notices stands with its reason in `tests/mutants.txt`, and nothing else may survive.
//!
//! To build each change takes a dozen seconds, to run the tests a fraction of one. So a copy of the sources gets all changes at once,
//! each behind a switch, and is built once. What cannot be switched `cargo-mutants` tries one by one.

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
use compile::Compiled;
use copy::SourceCopy;
use list::Mutant;
use run::{Fate, Tests};
use verdict::{Listed, Tried};

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
    println!(
        "{} of {} mutants are switched; {} do not compile",
        compiled.switched.len(),
        mutants.len(),
        compiled.unviable.len()
    );
    let mut tried = try_switched(&tests, &compiled, &mutants)?;

    let left: Vec<&Mutant> = (1..)
        .zip(&mutants)
        .filter(|(number, _)| !compiled.switched.contains(number) && !compiled.unviable.contains(number))
        .map(|(_, mutant)| *mutant)
        .collect();
    println!("{}; {} are left to be built one by one", tried.score(&all), left.len());
    if !left.is_empty() {
        let place = folder.join("left.txt");
        fs::write(&place, list::names(left.iter().copied())).about(&place)?;
        tried.add(&rest::try_all(&tool, &left, &folder, &build)?);
    }
    println!("{}", tried.score(&all));
    same(&listed.differences(&tried, &all))
}

/// Tries what was compiled, and counts what was not.
fn try_switched(tests: &Tests, compiled: &Compiled, mutants: &[&Mutant]) -> Result<Tried> {
    let mut tried = Tried::default();
    let name = |number: usize| mutants.get(number - 1).map_or("", |mutant| mutant.name.as_str());
    for number in &compiled.unviable {
        tried.unviable.extend([name(*number), "\n"]);
    }
    let switched: Vec<usize> = compiled.switched.iter().copied().collect();
    let mut done = 0;
    tests.try_all(&switched, |number, fate| {
        let (list, told) = match fate {
            Fate::Caught => (&mut tried.caught, ""),
            Fate::Missed => (&mut tried.missed, "survived"),
            Fate::Endless => (&mut tried.endless, "never ended"),
        };
        list.extend([name(number), "\n"]);
        if !told.is_empty() {
            println!("{told}: {}", name(number));
        }
        done += 1;
        if done % TOLD == 0 {
            println!("{done} of {}", switched.len());
        }
    })?;
    Ok(tried)
}

fn same(differences: &[String]) -> Result<()> {
    if differences.is_empty() { Ok(()) } else { Err(Failure::Steps(differences.join("\n"))) }
}
