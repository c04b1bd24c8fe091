//! Tools that only npm has: pinned to the letter, kept under `target/`, never part of what ships.

use std::{fs, path::PathBuf, process::Command};

use crate::{
    archive, command,
    failure::{About, Result},
    setup, workspace,
};

/// What makes the modules smaller.
pub(crate) const BINARYEN: &str = "binaryen@132.0.0";

/// Mozilla's linter, which the store runs too, and the compiler that checks the types of the hand-written scripts.
const PACKAGES: [&str; 5] =
    [BINARYEN, "web-ext@10.6.0", "typescript@7.0.2", "@types/chrome@0.3.7", "axe-core@4.14.1"];

/// What is asked of the scripts. What has no type says so in a comment of its own, so an implied `any` is no error.
const TYPES: &str = r#"{
  "compilerOptions": {
    "allowJs": true, "checkJs": true, "noEmit": true, "strict": true, "noImplicitAny": false, "skipLibCheck": true,
    "target": "es2024", "lib": ["es2024", "dom", "dom.iterable"], "module": "esnext", "moduleResolution": "bundler",
    "moduleDetection": "force", "typeRoots": ["../tools/npm/node_modules/@types"], "types": ["chrome"]
  },
  "include": ["*.js", "*.d.ts"]
}
"#;

/// Installs them where they are not there in just these versions.
pub(crate) fn install() -> Result<()> {
    let folder = folder();
    let wanted = PACKAGES.join("\n");
    let note = folder.join("installed");
    if fs::read_to_string(&note).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    setup::npm()?;
    fs::create_dir_all(&folder).about(&folder)?;
    let mut npm = Command::new("npm");
    npm.args([
        "install",
        "--no-save",
        "--no-package-lock",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--prefix",
    ])
    .arg(&folder)
    .args(PACKAGES);
    println!("installing: {}", command::line(&npm));
    command::run(&mut npm)?;
    fs::write(&note, wanted).about(note)
}

/// The linter of Firefox's store on the assembled package: no error, no warning.
pub(crate) fn lint() -> Result<()> {
    install()?;
    let package = workspace::target().join("extension/firefox");
    command::run(
        Command::new(program("web-ext"))
            .args(["lint", "--no-config-discovery", "--warnings-as-errors", "--source-dir"])
            .arg(package),
    )
}

/// The types of the hand-written scripts, against the browser's and against those of the glue.
pub(crate) fn check_types() -> Result<()> {
    install()?;
    let folder = workspace::target().join("typecheck");
    if folder.exists() {
        fs::remove_dir_all(&folder).about(&folder)?;
    }
    fs::create_dir_all(&folder).about(&folder)?;
    for from in [workspace::root().join("extension"), workspace::target().join("types")] {
        for name in archive::files(&from)? {
            let text = name.to_string_lossy();
            if !text.contains('/') && (text.ends_with(".js") || text.ends_with(".d.ts")) {
                fs::copy(from.join(&name), folder.join(&name)).about(from.join(&name))?;
            }
        }
    }
    let settings = folder.join("tsconfig.json");
    fs::write(&settings, TYPES).about(&settings)?;
    command::run(Command::new(program("tsc")).arg("--project").arg(&settings))
}

fn folder() -> PathBuf {
    workspace::target().join("tools/npm")
}

/// A program of one of them.
pub(crate) fn program(name: &str) -> PathBuf {
    folder().join("node_modules/.bin").join(name)
}
