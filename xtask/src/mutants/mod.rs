//! Changes of the core that some test has to notice: `cargo-mutants` on what `.cargo/mutants.toml` names. What no test notices stands
//! with its reason in `tests/mutants.txt`, and nothing else may survive.

mod verdict;

use std::{fs, process::Command};

use crate::{
    command,
    failure::{About, Failure, Result},
    setup, workspace,
};
use verdict::{Listed, Tried};

/// What `.cargo/mutants.toml` names, by its folders in `src/`.
const PARTS: [&str; 4] = ["ledger", "remind", "page", "notice"];

/// What the tool ends with where it did its work: nothing survived, something did, something never ended.
const DONE: [i32; 3] = [0, 2, 3];

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
    let mut list = Command::new(&tool);
    let all = command::output(list.args(["mutants", "--list"]).current_dir(workspace::root()))?;
    // Told before hours have gone by.
    same(&listed.unknown(&all))?;

    let folder = workspace::target().join("mutants");
    let (build, scratch) = (folder.join("build"), folder.join("scratch"));
    fs::create_dir_all(&scratch).about(&scratch)?;
    let mut tried = Command::new(tool);
    tried.current_dir(workspace::root()).args(["mutants", "--jobs", "1", "--output"]).arg(&folder);
    for part in parts {
        tried.args(["--re", &format!("^src/{part}/")]);
    }
    tried.args(shard.into_iter().flat_map(|share| ["--shard", share]));
    // What the core is built on is compiled once for all runs; and what is drawn by lot is the same in each, and little.
    tried.env("CARGO_TARGET_DIR", build).env("TMPDIR", scratch).env("INSTA_UPDATE", "no");
    tried.envs([("PROPTEST_CASES", "32"), ("PROPTEST_RNG_SEED", "1"), ("PROPTEST_MAX_SHRINK_ITERS", "64")]);
    tried.env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "1");
    match command::run(&mut tried) {
        Err(Failure::Ended { status, .. }) if status.code().is_some_and(|code| DONE.contains(&code)) => {}
        other => other?,
    }
    let out = folder.join("mutants.out");
    let read = |name: &str| fs::read_to_string(out.join(name)).about(out.join(name));
    let tried = Tried {
        caught: read("caught.txt")?,
        missed: read("missed.txt")?,
        endless: read("timeout.txt")?,
        unviable: read("unviable.txt")?,
    };
    println!("{}", tried.score(&all));
    same(&listed.differences(&tried, &all))
}

fn same(differences: &[String]) -> Result<()> {
    if differences.is_empty() { Ok(()) } else { Err(Failure::Steps(differences.join("\n"))) }
}
