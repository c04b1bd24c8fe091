//! A module of WebAssembly made smaller by Binaryen's `wasm-opt`.

use std::{fs, path::Path, process::Command};

use crate::{
    budget, command,
    failure::{About, Failure, Result},
    npm, order, workspace,
};

/// Three times, with flat code before the first and the second, is a sixtieth smaller than once. Two things that make a module shorter make
/// what is packed longer and are not done: that a function of any size moves into its only caller, and that what is worked out twice
/// is kept in a variable. Nothing of ours lies in the first kilobyte of memory: it is the far end of the stack.
const PASSES: [&str; 11] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--skip-pass=local-cse",
    "--one-caller-inline-max-function-size=25",
    "--low-memory-unused",
    "--strip-debug",
];

/// What puts the functions into the order of `order::named`, and takes away what shipped code does not need. A module that was written and
/// is read again has locals and blocks that it did not have, and the levels, which ask for no pass of their own, have the writer optimise
/// its stack again: without, it writes what the passes before had it leave out.
const LAST: [&str; 8] = [
    "--coalesce-locals",
    "--reorder-locals",
    "--vacuum",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-target-features",
    "--optimize-level=2",
    "--shrink-level=2",
];

/// Replaces a module by a smaller one that does the same.
///
/// It takes fifteen seconds and more, so the last result is kept beside what it was made of, and with what, for a build in which neither
/// has changed.
pub(crate) fn shrink(module: &Path, name: &str) -> Result<()> {
    let folder = workspace::target().join("wasm-opt");
    fs::create_dir_all(&folder).about(&folder)?;
    let (before, after) =
        (folder.join(name).with_extension("before"), folder.join(name).with_extension("after"));
    let mut asked = fs::read(module).about(module)?;
    asked.extend(
        [npm::BINARYEN, " ", &PASSES.join(" "), " ", &LAST.join(" "), include_str!("order.rs")]
            .concat()
            .bytes(),
    );
    if !after.exists() || fs::read(&before).ok() != Some(asked.clone()) {
        npm::install()?;
        // First of all, so that a build that is cut off leaves no result that is taken for the new one's.
        fs::write(&before, []).about(&before)?;
        optimise(module, &PASSES, &after)?;
        fs::write(&after, ordered(&after)?).about(&after)?;
        fs::write(&before, &asked).about(&before)?;
    }
    fs::copy(&after, module).about(module).map(drop)
}

/// The module with its functions in the order that packs best.
fn ordered(module: &Path) -> Result<Vec<u8>> {
    let all = fs::read(module).about(module)?;
    let mut best: Option<(usize, Vec<u8>)> = None;
    for way in order::WAYS {
        let named = order::named(&all, way)
            .map_err(|error| Failure::Content { path: module.to_owned(), problem: error.to_string() })?;
        fs::write(module, named).about(module)?;
        optimise(module, &LAST, module)?;
        let ordered = fs::read(module).about(module)?;
        let size = budget::gzip(&ordered);
        if best.as_ref().is_none_or(|(least, _)| size < *least) {
            best = Some((size, ordered));
        }
    }
    Ok(best.map_or(all, |(_, ordered)| ordered))
}

fn optimise(module: &Path, passes: &[&str], to: &Path) -> Result<()> {
    command::run(Command::new(npm::program("wasm-opt")).arg(module).args(passes).arg("--output").arg(to))
}
