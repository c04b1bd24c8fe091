//! A module of WebAssembly made smaller by Binaryen's `wasm-opt`.

use std::{fs, path::Path, process::Command};

use crate::{
    command,
    failure::{About, Result},
    npm, workspace,
};

/// Twice, with flat code before the first time, is a sixtieth smaller than once; that a function of any size moves into its only caller
/// makes what is packed longer. Nothing of ours lies in the first kilobyte of memory: it is the far end of the stack.
const PASSES: [&str; 8] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--one-caller-inline-max-function-size=25",
    "--low-memory-unused",
    "--strip-debug",
    "--strip-target-features",
];

/// Replaces a module by a smaller one that does the same.
///
/// It takes ten seconds and more, so the last result is kept beside what it was made of, and with what, for a build in which neither
/// has changed.
pub(crate) fn shrink(module: &Path, name: &str) -> Result<()> {
    let folder = workspace::target().join("wasm-opt");
    fs::create_dir_all(&folder).about(&folder)?;
    let (before, after) =
        (folder.join(name).with_extension("before"), folder.join(name).with_extension("after"));
    let mut asked = fs::read(module).about(module)?;
    asked.extend([npm::BINARYEN, " ", &PASSES.join(" ")].concat().bytes());
    if !after.exists() || fs::read(&before).ok() != Some(asked.clone()) {
        npm::install()?;
        // First of all, so that a build that is cut off leaves no result that is taken for the new one's.
        fs::write(&before, []).about(&before)?;
        command::run(
            Command::new(npm::program("wasm-opt")).arg(module).args(PASSES).arg("--output").arg(&after),
        )?;
        fs::write(&before, &asked).about(&before)?;
    }
    fs::copy(&after, module).about(module).map(drop)
}
