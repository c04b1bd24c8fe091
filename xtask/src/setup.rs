//! What the machine must have. Done here where it may be, else the command is named.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    command,
    failure::{About, Failure, Result},
    npm, wasm, workspace,
};

/// What drives Firefox. Debian has none, and the crate is Mozilla's own.
const GECKODRIVER: &str = "0.37.1";

/// Everything any command needs.
pub(crate) fn everything() -> Result<()> {
    wasm_target()?;
    chromium()?;
    firefox()?;
    npm::install()
}

/// The standard library of the wasm target.
pub(crate) fn wasm_target() -> Result<()> {
    let sysroot =
        command::output(Command::new("rustc").args(["--print", "sysroot"]).current_dir(workspace::root()))?;
    if Path::new(&sysroot).join("lib/rustlib").join(wasm::TARGET).exists() {
        return Ok(());
    }
    let mut add = Command::new("rustup");
    add.args(["target", "add", wasm::TARGET]).current_dir(workspace::root());
    if !found("rustup") {
        return Err(Failure::Missing { what: "the wasm target", command: command::line(&add) });
    }
    println!("installing: {}", command::line(&add));
    command::run(&mut add)
}

/// Chromium and the driver of the same version.
pub(crate) fn chromium() -> Result<()> {
    if found("chromium") && found("chromedriver") {
        return Ok(());
    }
    debian("Chromium with its driver", &["chromium", "chromium-driver", "chromium-l10n"])
}

/// Firefox and its driver.
pub(crate) fn firefox() -> Result<()> {
    if !found("firefox-esr") && !found("firefox") {
        debian("Firefox", &["firefox-esr"])?;
    }
    cargo_tool("geckodriver", GECKODRIVER).map(drop)
}

/// A program that cargo builds: the machine's own where it has one, else one below `target/tools/`, so that nothing
/// outside changes.
pub(crate) fn cargo_tool(name: &str, version: &str) -> Result<PathBuf> {
    let tools = workspace::target().join("tools");
    let own = tools.join("bin").join(name);
    if own.is_file() {
        return Ok(own);
    }
    if found(name) {
        return Ok(name.into());
    }
    let mut install = workspace::cargo();
    install.args(["install", name, "--locked", "--version", version, "--root"]).arg(&tools);
    // Built once and little to do: optimised, each takes minutes longer to build than it ever saves.
    install.arg("--debug").env("CARGO_PROFILE_DEV_DEBUG", "none");
    println!("installing: {}", command::line(&install));
    command::run(&mut install)?;
    Ok(own)
}

/// Letters of all languages that are shown: without them a picture in Japanese is one of empty boxes.
pub(crate) fn fonts() -> Result<()> {
    let of_japanese = command::output(Command::new("fc-list").args([":lang=ja", "family"]));
    if of_japanese.is_ok_and(|fonts| !fonts.is_empty()) {
        return Ok(());
    }
    debian(
        "letters of all languages",
        &["fontconfig", "fonts-noto-core", "fonts-noto-cjk", "fonts-noto-color-emoji"],
    )
}

/// Extensions that watch forms as well, as Debian packs them: unpacked below `target/tools/`, since one that is installed is loaded
/// by every browser of the machine.
pub(crate) fn peers() -> Result<Vec<(String, PathBuf)>> {
    let tools = workspace::target().join("tools/peers");
    fs::create_dir_all(&tools).about(&tools)?;
    ["keepassxc-browser", "form-history-control"]
        .into_iter()
        .map(|name| Ok((name.to_owned(), peer(&tools, name)?)))
        .collect()
}

fn peer(tools: &Path, name: &str) -> Result<PathBuf> {
    let folder = tools.join("usr/share/webext").join(name);
    if folder.join("manifest.json").is_file() {
        return Ok(folder);
    }
    let command = format!("apt-get download webext-{name} && dpkg-deb --extract webext-{name}_*.deb .");
    if !found("apt-get") {
        return Err(Failure::Missing { what: "a peer to compare with", command });
    }
    println!("fetching: {command}");
    command::run(Command::new("sh").args(["-c", &command]).current_dir(tools))?;
    Ok(folder)
}

/// The package manager of Node, for tools that are to be had in no other way.
pub(crate) fn npm() -> Result<()> {
    if found("npm") { Ok(()) } else { debian("npm", &["npm"]) }
}

fn debian(what: &'static str, packages: &[&str]) -> Result<()> {
    let install = format!("apt-get install --yes --no-install-recommends {}", packages.join(" "));
    let command = format!("apt-get update && {install}");
    if !(is_root() && Path::new("/etc/debian_version").exists() && found("apt-get")) {
        return Err(Failure::Missing { what, command });
    }
    println!("installing: {command}");
    command::run(Command::new("sh").args(["-c", &command]).env("DEBIAN_FRONTEND", "noninteractive"))
}

fn is_root() -> bool {
    command::output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

fn found(program: &str) -> bool {
    env::var_os("PATH")
        .is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}
