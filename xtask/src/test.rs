//! Everything that must hold, in one command, with a summary at the end.

use std::{
    process::Command,
    time::{Duration, Instant},
};

use crate::{
    build, command, deny,
    failure::{Failure, Result},
    npm, package, setup, wasm, workspace,
};

/// The test that prints how well each generation of each site is noticed.
const STORIES: &str = "stories::every_story_ends_as_it_should";

/// All that needs no browser, but for doc tests. Always asked for together and of the whole workspace: for a part of it, what it is built
/// on may have other features, and would be compiled anew.
const QUICK: [&str; 3] = ["--lib", "--bins", "--test=it"];

/// One line of the summary.
struct Step {
    what: &'static str,
    took: Duration,
    failure: Option<Failure>,
}

/// Runs all steps, also after one failed, and fails if any did.
pub(crate) fn run() -> Result<()> {
    let mut steps = Vec::new();
    let mut step = |what, work: &dyn Fn() -> Result<()>| {
        println!("\n== {what}");
        let start = Instant::now();
        let failure = work().err();
        if let Some(failure) = &failure {
            eprintln!("{failure}");
        }
        steps.push(Step { what, took: start.elapsed(), failure });
    };

    step("set-up", &setup::everything);
    step("format", &|| cargo(&["fmt", "--all", "--check"]));
    step("lints", &|| {
        cargo(&["clippy", "--locked", "--workspace", "--all-targets", "--", "--deny=warnings"])
    });
    // One after the other, as they are built: asked for together, both have what only the pages' asks of the library.
    step("lints of the modules", &|| {
        wasm::MODULES.iter().try_for_each(|name| {
            let package = format!("--package=token-due-{name}");
            cargo(&["clippy", "--locked", &package, "--target", wasm::TARGET, "--", "--deny=warnings"])
        })
    });
    step("what this is built on", &deny::run);
    step("unit and integration tests", &|| tests(&QUICK));
    step("doc tests", &|| tests(&["--doc"]));
    // Its table goes to a console that shows what passes as well.
    step("recall and precision on the frozen stories", &|| {
        tests(&[&QUICK[..], &["--quiet", "--", STORIES, "--exact", "--nocapture"]].concat())
    });
    step("packages within budget", &build::build);
    step("types of the scripts", &npm::check_types);
    step("the store's linter", &npm::lint);
    step("the same packages from another folder", &package::prove);
    step("end to end in Chromium and Firefox", &|| tests(&["--test=e2e"]));
    summarise(&steps)
}

fn cargo(arguments: &[&str]) -> Result<()> {
    let mut cargo: Command = workspace::cargo();
    command::run(cargo.args(arguments))
}

fn tests(which: &[&str]) -> Result<()> {
    cargo(&[&["test", "--locked", "--workspace"], which].concat())
}

fn summarise(steps: &[Step]) -> Result<()> {
    println!();
    for step in steps {
        let mark = if step.failure.is_some() { "FAILED" } else { "ok" };
        println!("{:<40} {:>6.1} s  {mark}", step.what, step.took.as_secs_f32());
    }
    let total: Duration = steps.iter().map(|step| step.took).sum();
    println!("{:<40} {:>6.1} s", "in all", total.as_secs_f32());
    let failed: Vec<&str> =
        steps.iter().filter(|step| step.failure.is_some()).map(|step| step.what).collect();
    if failed.is_empty() { Ok(()) } else { Err(Failure::Steps(failed.join(", "))) }
}
