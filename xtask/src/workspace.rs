//! Where things are.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// The folder that holds the one `manifest.json`.
pub(crate) fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// Where everything made goes.
pub(crate) fn target() -> PathBuf {
    root().join("target")
}

/// The cargo that started us, so that both work with the same toolchain.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}
