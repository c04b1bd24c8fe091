//! Where things are.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

static CHOSEN: OnceLock<PathBuf> = OnceLock::new();

/// The folder that holds the one `manifest.json`: that of this tool's own sources unless another was chosen.
pub(crate) fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    CHOSEN.get().map_or_else(|| package.parent().unwrap_or(package), PathBuf::as_path)
}

/// Works on another copy of the sources from here on; only the first choice counts.
pub(crate) fn choose(root: &str) {
    CHOSEN.get_or_init(|| root.into());
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
