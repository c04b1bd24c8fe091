//! Hostile input, tried by the thousand: `cargo-fuzz` on the targets of `fuzz/`.

use std::process::Command;

use crate::{
    command,
    failure::{Failure, Result},
    setup, workspace,
};

/// The targets, each a file in `fuzz/targets/`.
const TARGETS: [&str; 4] = ["outline", "request", "dates", "import"];

/// How long each is tried unless told otherwise.
const SECONDS: &str = "60";

/// Tries one target, or all, for so many seconds each.
pub(crate) fn run(words: &[&str]) -> Result<()> {
    let (numbers, names): (Vec<&str>, Vec<&str>) =
        words.iter().partition(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    if let Some(unknown) = names.iter().find(|name| !TARGETS.contains(name)) {
        return Err(Failure::Usage(format!("fuzz {unknown}")));
    }
    let seconds = numbers.first().unwrap_or(&SECONDS);
    let names = if names.is_empty() { TARGETS.to_vec() } else { names };
    let tool = setup::cargo_tool("cargo-fuzz", "0.13.2")?;
    let host = host()?;
    for name in names {
        println!("\n== {name}, {seconds} s");
        let root = workspace::root();
        // What it finds to be worth keeping, and what it breaks, stays under `target/`; the seeds are what was frozen.
        let kept = workspace::target().join("fuzz/corpus").join(name);
        std::fs::create_dir_all(&kept).map_err(|source| Failure::File { path: kept.clone(), source })?;
        let mut fuzz = Command::new(&tool);
        fuzz.args(["fuzz", "run", "--fuzz-dir"]).arg(root.join("fuzz"));
        fuzz.arg("--target-dir").arg(workspace::target().join("fuzz/build"));
        // There is nothing for a sanitizer to look at, and without one the stable compiler will do, but for a few
        // options of this one command.
        fuzz.args(["--sanitizer", "none", "--target", &host, name]);
        fuzz.env("RUSTC_BOOTSTRAP", "1").current_dir(root);
        fuzz.arg(&kept).arg(root.join("fuzz/seeds").join(name));
        fuzz.arg("--").arg(format!("-max_total_time={seconds}")).args(["-timeout=5", "-max_len=8192"]);
        command::run(&mut fuzz)?;
    }
    Ok(())
}

/// Unless it is told, the tool asks for a target whose C library is linked statically.
fn host() -> Result<String> {
    let version = command::output(Command::new("rustc").arg("-vV").current_dir(workspace::root()))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(ToOwned::to_owned).ok_or_else(|| Failure::Steps("rustc does not name its host".into()))
}
