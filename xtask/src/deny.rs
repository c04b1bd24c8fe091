//! What this is built on: licences, duplicates and sources of the whole workspace (`deny.toml`), the names of all that ships
//! (`modules/deny.toml`), and faults that are known of any of it.

use std::{path::Path, process::Command};

use crate::{
    command,
    failure::{Failure, Result},
    setup, wasm, workspace,
};

/// Exceptions that nothing needs any more go, too.
const STALE: [&str; 6] = ["-D", "unmatched-skip", "-D", "unnecessary-skip", "-D", "unmatched-skip-root"];

/// What can be looked at without asking anybody.
const CHECKS: [&str; 3] = ["licenses", "bans", "sources"];

/// All of it; known faults where their list can be fetched.
pub(crate) fn run() -> Result<()> {
    let tool = setup::cargo_tool("cargo-deny", "0.20.2")?;
    let deny = |words: &[&str]| {
        let mut deny = Command::new(&tool);
        deny.current_dir(workspace::root()).args(["--locked", "--all-features"]).args(words);
        deny
    };
    command::run(deny(&["--workspace", "check"]).args(STALE).args(CHECKS))?;
    for module in wasm::MODULES {
        let manifest = Path::new("modules").join(module).join("Cargo.toml");
        let mut ships = deny(&["--config", "modules/deny.toml", "--manifest-path"]);
        command::run(ships.arg(manifest).arg("check").args(CHECKS))?;
    }
    match command::run(&mut deny(&["--workspace", "fetch", "db"])) {
        Ok(()) => command::run(&mut deny(&["--workspace", "check", "--disable-fetch", "advisories"])),
        Err(Failure::Ended { .. }) => {
            println!(
                "Known faults were not looked for: their list, github.com/RustSec/advisory-db, cannot be fetched from here."
            );
            Ok(())
        }
        Err(other) => Err(other),
    }
}
