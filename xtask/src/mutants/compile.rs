//! The tests, compiled with all mutants that can be compiled together.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    path::{Path, PathBuf},
};

use serde_json::Value;

use super::{
    copy::SourceCopy,
    list::{Genre, Mutant},
};
use crate::{
    command,
    failure::{Failure, Result},
    workspace,
};

/// Faults of an operator that does not know its operands: whatever is around it, it compiles nowhere.
const OF_OPERATORS: [&str; 4] = ["E0277", "E0368", "E0369", "E0600"];

/// What was compiled, and what could not be.
#[derive(Default)]
pub(super) struct Compiled {
    /// The programs with the tests.
    pub(super) tests: Vec<PathBuf>,
    /// The mutants with a switch. Mutants are numbered from 1, in the order of their list.
    pub(super) switched: BTreeSet<usize>,
    /// Those that compile nowhere.
    pub(super) unviable: BTreeSet<usize>,
}

/// A fault that the compiler found, where it is in the copy.
struct Fault {
    code: String,
    file: String,
    bytes: Range<usize>,
    text: String,
}

/// Compiles the tests with switches, without those of which the compiler complains, until it no longer does.
pub(super) fn compile(copy: &SourceCopy, mutants: &[&Mutant], target: &Path) -> Result<Compiled> {
    let mut compiled = Compiled::default();
    let mut left_out = BTreeSet::<usize>::new();
    loop {
        let mut files = BTreeMap::<&str, Vec<(usize, &Mutant)>>::new();
        for (number, &mutant) in (1..).zip(mutants) {
            let in_file = files.entry(&mutant.file).or_default();
            if !left_out.contains(&number) {
                in_file.push((number, mutant));
            }
        }
        let sources = copy.switch(&files)?;
        println!("compiling all but {} mutants", left_out.len());
        let (messages, complaint) = messages(copy, target)?;
        let faults: Vec<Fault> = messages.iter().filter_map(fault).collect();
        if faults.is_empty() && complaint.is_empty() {
            let origins = sources.values().flat_map(|source| &source.origins);
            compiled.switched = origins.flat_map(|origin| origin.numbers.iter().copied()).collect();
            compiled.tests = messages.iter().filter_map(program).collect();
            return Ok(compiled);
        }
        let known = left_out.len();
        for fault in &faults {
            let source = sources.get(&fault.file);
            let Some(origin) = source.and_then(|source| source.behind(&fault.bytes)) else { continue };
            left_out.extend(&origin.numbers);
            compiled.unviable.extend(origin.numbers.iter().filter(|number| {
                let mutant = mutants.get(**number - 1);
                origin.numbers.len() == 1 && mutant.is_some_and(|mutant| is_its_own(fault, mutant))
            }));
        }
        // Nothing is left to leave out, so it is something else that does not compile.
        if left_out.len() == known {
            let told = faults.into_iter().map(|fault| fault.text).chain([complaint]);
            return Err(Failure::Steps(told.collect::<Vec<_>>().join("\n")));
        }
    }
}

/// Whether the copy compiles as it is.
pub(super) fn compiles(copy: &SourceCopy, target: &Path) -> Result<bool> {
    let (messages, complaint) = messages(copy, target)?;
    let faulty = messages.iter().any(|message| fault(message).is_some());
    if complaint.is_empty() || faulty { Ok(!faulty) } else { Err(Failure::Steps(complaint)) }
}

/// Whether a fault is there without the switch as well.
fn is_its_own(fault: &Fault, mutant: &Mutant) -> bool {
    match mutant.genre {
        // To return a value at once is all that is left of the function in either case.
        Genre::Function => true,
        Genre::Operator => OF_OPERATORS.contains(&fault.code.as_str()),
        Genre::Field | Genre::Arm | Genre::Guard => false,
    }
}

/// What cargo says while it compiles, a message a line, and how it complains where it fails.
fn messages(copy: &SourceCopy, target: &Path) -> Result<(Vec<Value>, String)> {
    let mut cargo = workspace::cargo();
    cargo.args(["test", "--locked", "--no-run", "--lib", "--test=it", "--profile=mutants"]);
    cargo.args(["--quiet", "--message-format=json"]);
    cargo.current_dir(copy.folder()).env("CARGO_TARGET_DIR", target);
    let output =
        cargo.output().map_err(|source| Failure::NotStarted { command: command::line(&cargo), source })?;
    let [text, complaint] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    let messages = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let complaint = if output.status.success() {
        String::new()
    } else {
        format!("`{}` ended with {}\n{complaint}", command::line(&cargo), output.status)
    };
    Ok((messages, complaint))
}

fn fault(message: &Value) -> Option<Fault> {
    let told = message.get("message").filter(|told| told["level"] == "error")?;
    let spans = told["spans"].as_array()?;
    let mut span = spans.iter().find(|span| span["is_primary"] == true)?;
    // What a macro wrote is the fault of who called it.
    while !span["expansion"].is_null() {
        span = &span["expansion"]["span"];
    }
    let byte = |name: &str| span[name].as_u64().and_then(|byte| usize::try_from(byte).ok());
    Some(Fault {
        code: told["code"]["code"].as_str().unwrap_or_default().to_owned(),
        file: span["file_name"].as_str()?.to_owned(),
        bytes: byte("byte_start")?..byte("byte_end")?,
        text: told["rendered"].as_str().unwrap_or_default().to_owned(),
    })
}

fn program(message: &Value) -> Option<PathBuf> {
    let tests = message["profile"]["test"] == true;
    message["executable"].as_str().filter(|_| tests).map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_fault_in_a_macro_is_where_it_was_called() {
        let place = |file: &str, start: usize| json!({ "file_name": file, "byte_start": start, "byte_end": start + 2 });
        let mut within = place("src/macros.rs", 5);
        within["is_primary"] = true.into();
        within["expansion"] = json!({ "span": place("src/a.rs", 7) });
        let told =
            json!({ "level": "error", "code": { "code": "E0308" }, "spans": [place("src/b.rs", 1), within] });
        let found = fault(&json!({ "reason": "compiler-message", "message": told })).unwrap();
        assert_eq!((found.file.as_str(), found.bytes, found.code.as_str()), ("src/a.rs", 7..9, "E0308"));
    }

    #[test]
    fn a_warning_is_no_fault() {
        assert!(fault(&json!({ "message": { "level": "warning", "spans": [] } })).is_none());
        assert!(fault(&json!({ "reason": "compiler-artifact" })).is_none());
    }
}
