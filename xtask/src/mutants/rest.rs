//! The mutants for which there is no switch: `cargo-mutants` itself, which builds each anew.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use super::{list::Mutant, run::SAME, verdict::Tried};
use crate::{
    failure::{About, Failure, Result},
    workspace,
};

/// What the tool ends with where it did its work: nothing survived, something did, something never ended.
const DONE: [i32; 3] = [0, 2, 3];

/// Tries them in turn; `build` is where is compiled what the core is built on.
pub(super) fn try_all(tool: &Path, mutants: &[&Mutant], folder: &Path, build: &Path) -> Result<Tried> {
    let scratch = folder.join("scratch");
    fs::create_dir_all(&scratch).about(&scratch)?;
    let mut tried = Command::new(tool);
    tried.current_dir(workspace::root()).args(["mutants", "--jobs", "1", "--output"]).arg(folder);
    // Its fields it does not choose by name, but by file at least.
    let files: BTreeSet<&str> = mutants.iter().map(|mutant| mutant.file.as_str()).collect();
    tried.args(files.into_iter().flat_map(|file| ["--file", file]));
    tried.args(mutants.iter().flat_map(|mutant| ["--re".to_owned(), exactly(&mutant.name)]));
    tried.env("CARGO_TARGET_DIR", build).env("TMPDIR", scratch).envs(SAME);
    let status =
        tried.status().map_err(|source| Failure::NotStarted { command: "cargo-mutants".into(), source })?;
    if !status.code().is_some_and(|code| DONE.contains(&code)) {
        return Err(Failure::Ended { command: "cargo-mutants".into(), status });
    }
    let out = folder.join("mutants.out");
    let asked: BTreeSet<&str> = mutants.iter().map(|mutant| mutant.name.as_str()).collect();
    let read = |name: &str| -> Result<String> {
        let lines = fs::read_to_string(out.join(name)).about(out.join(name))?;
        let of_ours = lines.lines().filter(|line| asked.contains(line));
        Ok(of_ours.fold(String::new(), |names, name| names + name + "\n"))
    };
    Ok(Tried {
        caught: read("caught.txt")?,
        missed: read("missed.txt")?,
        endless: read("timeout.txt")?,
        unviable: read("unviable.txt")?,
    })
}

/// A pattern that a name matches, and no other.
fn exactly(name: &str) -> String {
    let mut pattern = String::from("^");
    for letter in name.chars() {
        if r"\.+*?()|[]{}^$".contains(letter) {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern + "$"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_pattern_means_is_meant_by_the_letter() {
        let name = "src/a.rs:1:2: replace f -> Option<&[u8]> with Some(Box::leak(Box::new(vec![0])))";
        assert_eq!(
            exactly(name),
            r"^src/a\.rs:1:2: replace f -> Option<&\[u8\]> with Some\(Box::leak\(Box::new\(vec!\[0\]\)\)\)$"
        );
    }
}
