//! The modules of WebAssembly, and the glue beside them.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use wasm_bindgen_cli_support::Bindgen;

use crate::{
    command,
    failure::{About, Failure, Result},
    shrink, workspace,
};

/// The one target they are compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// The modules that ship: what the background starts with, and what the pages load. Each is a package of that name below `modules/`.
pub(crate) const MODULES: [&str; 2] = ["core", "pages"];

/// Compiles the modules and writes `NAME.js`, `NAME_bg.wasm` and their `.d.ts` of each into a folder.
pub(crate) fn generate(folder: &Path) -> Result<()> {
    let compiled = compile()?;
    fs::create_dir_all(folder).about(folder)?;
    MODULES.iter().try_for_each(|name| glue(&compiled.join(format!("token_due_{name}.wasm")), name, folder))
}

fn glue(module: &Path, name: &str, folder: &Path) -> Result<()> {
    let trouble = |error: &dyn std::fmt::Display| Failure::Content {
        path: module.to_path_buf(),
        problem: format!("no glue written: {error}"),
    };
    let mut output = Bindgen::new()
        .input_path(module)
        .out_name(name)
        .web(true)
        .map_err(|error| trouble(&error))?
        // The pages and the background call the initialiser without an address: it is the file beside the glue.
        .omit_default_module_path(false)
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .map_err(|error| trouble(&error))?;
    let mut names = Names::default();
    for import in output.wasm_mut().imports.iter_mut() {
        import.name = names.short(&import.name);
    }
    output.emit(folder).map_err(|error| trouble(&error))?;
    shrink::shrink(&folder.join(format!("{name}_bg.wasm")), name)?;
    let path = folder.join(format!("{name}.js"));
    let text = fs::read_to_string(&path).about(&path)?;
    let text = encoded(&names.shortened(text))
        .ok_or_else(|| trouble(&"it no longer copies texts as `COPY` says, and is to be looked at anew"))?;
    fs::write(&path, without_comments(&text)).about(&path)
}

/// How the glue hands over a text: character by character as long as they are ASCII, the rest by the browser's encoder.
const COPY: &str = "    for (; offset < len; offset++) {
        const code = arg.charCodeAt(offset);
        if (code > 0x7F) break;
        mem[ptr + offset] = code;
    }
";

/// What it does instead: all of a text by the encoder, into room for as many bytes as it has characters. Of a text that is not ASCII
/// that is too little, and what follows encodes it anew, into room for three times as many, which is twice a copy of the whole.
const ENCODE: &str =
    "    if (cachedTextEncoder.encodeInto(arg, mem.subarray(ptr, ptr + len)).read === len) offset = len;
";

/// The glue with texts handed over so: of an outline of 180 kB the loop is half a millisecond, a quarter of what it takes to be
/// understood; short texts are few. None where the glue is not as it was.
fn encoded(glue: &str) -> Option<String> {
    glue.contains(COPY).then(|| glue.replace(COPY, ENCODE))
}

/// The names of what a module imports, without what tells them from those of other modules: sixteen characters of chance at each, which
/// nothing packs, are a fortieth of the module and of its glue.
#[derive(Default)]
struct Names {
    /// Long and short ones.
    pairs: Vec<(String, String)>,
}

impl Names {
    /// The short name for a long one; another for each.
    fn short(&mut self, long: &str) -> String {
        let bare = long.strip_prefix("__wbg_").and_then(|rest| rest.rsplit_once('_'));
        let Some((bare, _)) = bare.filter(|(_, hash)| hash.len() == 16) else { return long.to_owned() };
        let taken = |name: &str| self.pairs.iter().any(|(_, short)| short == name);
        let numbered = (2..).map(|number| format!("{bare}{number}"));
        let short =
            std::iter::once(bare.to_owned()).chain(numbered).find(|name| !taken(name)).unwrap_or_default();
        self.pairs.push((long.to_owned(), short.clone()));
        short
    }

    /// Glue that offers them by their short names.
    fn shortened(&self, glue: String) -> String {
        self.pairs
            .iter()
            .fold(glue, |glue, (long, short)| glue.replace(&format!("{long}:"), &format!("{short}:")))
    }
}

/// The glue without the lines that are comments and nothing else: they repeat the documentation of the entrances, a sixth of the file.
fn without_comments(glue: &str) -> String {
    let mut within = false;
    let mut kept = String::with_capacity(glue.len());
    for line in glue.lines() {
        let text = line.trim();
        within |= text.starts_with("/*");
        let comment = within || text.starts_with("//") || text.is_empty();
        within &= !text.ends_with("*/");
        if !comment {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// The folder with both modules as the compiler leaves them.
fn compile() -> Result<PathBuf> {
    let target = workspace::target();
    let mut flags = remapped()?;
    // Loops with a variable for each address, and work done early or in every branch to save it in some, are quick and long; so
    // are a function in place of its call where it is but a little larger, and comparisons in place of a table that is not full.
    flags.extend(
        [
            "-disable-lsr",
            "-enable-pre=false",
            "-disable-machine-licm",
            "-opt-disable=licm",
            "-inline-call-penalty=15",
            "-optsize-jump-table-density=20",
        ]
        .map(|argument| format!("-Cllvm-args={argument}")),
    );
    // What follows the dashes is for the module as a whole and not for the crates in it: what branches have in common is once before or
    // after them, which in each crate comes too early and makes the module larger; and passes whose work is quick and long, or for nothing.
    let whole = [
        "-sink-common-insts=true",
        "-hoist-common-insts=true",
        "-opt-disable=indvars,float2int,loop-idiom,loop-deletion,div-rem-pairs,callsite-splitting,speculative-execution,vector-combine",
    ];
    let whole = whole.map(|argument| format!("-Cllvm-args={argument}"));
    // One after the other: asked for together, the background's module would get what only the pages' asks of the library.
    for name in MODULES {
        command::run(
            workspace::cargo()
                .args(["rustc", "--quiet", "--locked", "--release", "--target", TARGET, "--target-dir"])
                .arg(&target)
                .arg(format!("--package=token-due-{name}"))
                .arg("--")
                .args(&whole)
                .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"))
                .env_remove("RUSTFLAGS"),
        )?;
    }
    Ok(target.join(TARGET).join("release"))
}

/// Panic messages carry file names: mapped, they tell nothing of the builder's machine, and two folders give the
/// same bytes. The source of the standard library goes where it is when the component `rust-src` is absent.
fn remapped() -> Result<Vec<String>> {
    let sysroot =
        command::output(Command::new("rustc").args(["--print", "sysroot"]).current_dir(workspace::root()))?;
    let version = command::output(Command::new("rustc").arg("-vV").current_dir(workspace::root()))?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("unknown");
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .unwrap_or_default();
    // Of two that fit the compiler takes the last.
    let mut pairs = vec![
        (workspace::root().to_path_buf(), "/token-due".to_owned()),
        (PathBuf::from(&sysroot), "/sysroot".to_owned()),
        (Path::new(&sysroot).join("lib/rustlib/src/rust"), format!("/rustc/{commit}")),
        (cargo_home.clone(), "/cargo".to_owned()),
    ];
    // Each registry, mirrors included, has a folder of its own name for the same sources.
    let registries = fs::read_dir(cargo_home.join("registry/src")).into_iter().flatten().flatten();
    pairs.extend(registries.map(|folder| (folder.path(), "/cargo/crates".to_owned())));
    Ok(pairs.into_iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display())).collect())
}

#[cfg(test)]
mod tests {
    use super::{COPY, ENCODE, Names, encoded, without_comments};

    #[test]
    fn names_lose_their_chance_characters_and_stay_apart() {
        let mut names = Names::default();
        let long = ["__wbg_new_3e95cd7386bb9a6c", "__wbg_new_cd4348290afae586", "__wbindgen_start"];
        assert_eq!(long.map(|name| names.short(name)), ["new", "new2", "__wbindgen_start"]);
        let glue = "{ __wbg_new_cd4348290afae586: function() {}, __wbindgen_start: f }".to_owned();
        assert_eq!(names.shortened(glue), "{ new2: function() {}, __wbindgen_start: f }");
    }

    #[test]
    fn texts_go_by_the_encoder_alone() {
        let glue = format!("    let offset = 0;\n{COPY}    if (offset !== len) {{\n");
        let expected = format!("    let offset = 0;\n{ENCODE}    if (offset !== len) {{\n");
        assert_eq!(encoded(&glue), Some(expected));
        assert_eq!(encoded("    let offset = 0;\n"), None);
    }

    #[test]
    fn code_stays_and_comments_go() {
        let glue = "/* @ts-self-types=\"./core.d.ts\" */\n/**\n * Says so.\n */\nexport function f() {\n    // why\n    return \"/* no */\"; // stays\n}\n\n";
        assert_eq!(without_comments(glue), "export function f() {\n    return \"/* no */\"; // stays\n}\n");
    }
}
