//! The project's own tool. `cargo xtask COMMAND`, from any folder of the workspace:
//!
//! | Command | Does |
//! |---|---|
//! | `setup` | installs what the machine lacks: the wasm target, Chromium and Firefox with their drivers, what checks the scripts |
//! | `build` | makes `target/extension/chromium/` and `target/extension/firefox/`, and checks sizes against the budgets |
//! | `demo [--headless]` | makes a token on each of the three sites in a real browser and shows what was recorded |
//! | `freeze [--built] [NAME…]` | plays the look-alike pages and writes what the background was told to `tests/outlines/`; `--built`: with the package that is there |
//! | `test` | format, lints, unit, integration, doc and end-to-end tests; what `.ci/run` calls |
//! | `lint` | checks the types of the scripts, and what is built with the linter of Firefox's store |
//! | `package [--prove]` | makes both zips and the source archive in `target/package/`, and prints their SHA-256; `--prove`: twice, in two folders, and compares |
//! | `shots` | takes pictures of every view, in light and dark, in three languages, with lists of all kinds, into `target/shots/` |
//! | `fuzz [NAME…] [SECONDS]` | tries the targets of `fuzz/` with hostile input, a minute each unless told otherwise |
//! | `deny` | licences, duplicates, sources and, where their list can be had, known faults of what this is built on |
//! | `mutants [PART…] [--shard K/N]` | changes the core in some two thousand ways and sees that a test notices each; half an hour |
//! | `bench [PART…]` | sizes, time from proof to record and badge, cost of an outline by its nodes, and more, as one table |
//!
//! Whatever it cannot install itself it names, with the command that does, and ends with a status other than 0.
#![expect(clippy::print_stdout, reason = "telling is the work of a command line")]

mod archive;
mod bench;
mod budget;
mod build;
mod command;
mod demo;
mod deny;
mod failure;
mod freeze;
mod fuzz;
mod icons;
mod manifest;
mod mutants;
mod npm;
mod order;
mod package;
mod setup;
mod shots;
mod shrink;
mod test;
mod wasm;
mod workspace;

use std::{env, process::ExitCode};

use failure::Failure;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let words = match words.as_slice() {
        ["--root", root, rest @ ..] => {
            workspace::choose(root);
            rest
        }
        all => all,
    };
    let done = match words {
        ["setup"] => setup::everything(),
        ["build"] => build::build(),
        ["demo"] => demo::play(demo::Show::WhereThereIsADisplay),
        ["demo", "--headless"] => demo::play(demo::Show::Headless),
        ["freeze", names @ ..] => freeze::freeze(names),
        ["test"] => test::run(),
        ["lint"] => npm::check_types().and_then(|()| npm::lint()),
        ["package"] => package::package(),
        ["package", "--prove"] => package::prove(),
        // The half of `package --prove` that is done on the copy.
        ["pack"] => package::make().map(drop),
        ["fuzz", words @ ..] => fuzz::run(words),
        ["deny"] => deny::run(),
        ["mutants", words @ ..] => mutants::run(words),
        ["bench", parts @ ..] => bench::run(parts),
        ["shots"] => shots::take(),
        _ => Err(Failure::Usage(arguments.join(" "))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}
