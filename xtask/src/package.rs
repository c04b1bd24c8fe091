//! What goes to the stores: one zip a browser, and the sources that both are made of.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use ring::digest;

use crate::{
    archive, build, command,
    failure::{About, Failure, Result},
    manifest::Target,
    npm, workspace,
};

/// Builds, lints, packs, and prints the SHA-256 of each.
pub(crate) fn package() -> Result<()> {
    let made = make()?;
    npm::lint()?;
    println!();
    for path in made {
        println!("{}  {}", sum(&path)?, path.display());
    }
    Ok(())
}

/// Packs what is built, unpacks the sources in another folder, packs there, and fails unless all bytes are the same.
pub(crate) fn prove() -> Result<()> {
    let here = make()?;
    let elsewhere = tempfile::tempdir().about(env::temp_dir())?;
    let source = here.last().ok_or_else(|| Failure::Steps("no source archive".into()))?;
    archive::unzip(source, elsewhere.path())?;
    // The tools of npm are fixed to the letter: to install them once more proves nothing, and takes a minute.
    #[cfg(unix)]
    {
        let target = elsewhere.path().join("target");
        fs::create_dir_all(&target).about(&target)?;
        let tools = target.join("tools");
        std::os::unix::fs::symlink(workspace::target().join("tools"), &tools).about(&tools)?;
    }
    let tool = env::current_exe().about("the running program")?;
    command::run(Command::new(tool).arg("--root").arg(elsewhere.path()).arg("pack"))?;
    let mut differ = Vec::new();
    for path in here {
        let name = path.file_name().unwrap_or_default();
        let (one, other) = (sum(&path)?, sum(&folder(elsewhere.path()).join(name))?);
        println!("{one}  {}", name.display());
        if one != other {
            differ.push(format!("{} ({other} elsewhere)", name.display()));
        }
    }
    if differ.is_empty() {
        Ok(())
    } else {
        Err(Failure::Steps(format!("not the same twice: {}", differ.join(", "))))
    }
}

/// Builds and packs; gives the paths, that of the sources last.
pub(crate) fn make() -> Result<Vec<PathBuf>> {
    build::build()?;
    let folder = folder(workspace::root());
    if folder.exists() {
        fs::remove_dir_all(&folder).about(&folder)?;
    }
    fs::create_dir_all(&folder).about(&folder)?;
    let named = |end: &str| folder.join(format!("token-due-{}-{end}.zip", env!("CARGO_PKG_VERSION")));
    let mut made = Vec::new();
    for browser in Target::ALL {
        let package = workspace::target().join("extension").join(browser.name());
        tells_nothing(&package)?;
        made.push((named(browser.name()), archive::zip(&package)?));
    }
    let root = workspace::root();
    made.push((named("source"), archive::pack(root, &sources(root)?, archive::QUICK)?));
    made.into_iter().map(|(path, bytes)| fs::write(&path, bytes).about(&path).map(|()| path)).collect()
}

/// The files under version control; in an unpacked source archive all but what was made there.
pub(crate) fn sources(root: &Path) -> Result<Vec<PathBuf>> {
    if !root.join(".git").exists() {
        let made = |name: &PathBuf| name.starts_with("target");
        return Ok(archive::files(root)?.into_iter().filter(|name| !made(name)).collect());
    }
    let listed = command::output(Command::new("git").args(["ls-files", "-z"]).current_dir(root))?;
    let mut files: Vec<PathBuf> =
        listed.split('\0').filter(|name| !name.is_empty()).map(PathBuf::from).collect();
    files.sort();
    Ok(files)
}

/// Fails when a file of the package names a folder of the machine it was built on.
fn tells_nothing(package: &Path) -> Result<()> {
    let home = env::home_dir().unwrap_or_default();
    let places = [workspace::root(), &home].map(|path| path.to_string_lossy().into_owned());
    for name in archive::files(package)? {
        let path = package.join(name);
        let bytes = fs::read(&path).about(&path)?;
        // A home of `/` would be found everywhere.
        let told = places.iter().filter(|place| place.len() > 1);
        if let Some(place) = told.into_iter().find(|place| holds(&bytes, place.as_bytes())) {
            return Err(Failure::Content { path, problem: format!("tells where it was built: {place}") });
        }
    }
    Ok(())
}

fn holds(bytes: &[u8], piece: &[u8]) -> bool {
    bytes.windows(piece.len()).any(|window| window == piece)
}

fn folder(root: &Path) -> PathBuf {
    root.join("target/package")
}

fn sum(path: &Path) -> Result<String> {
    let bytes = fs::read(path).about(path)?;
    let hash = digest::digest(&digest::SHA256, &bytes);
    Ok(hash.as_ref().iter().fold(String::new(), |sum, byte| format!("{sum}{byte:02x}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_the_builder_is_found() {
        let package = tempfile::tempdir().unwrap();
        fs::write(package.path().join("core.js"), "nothing to see").unwrap();
        assert!(tells_nothing(package.path()).is_ok());
        let told = format!("at {}/src/lib.rs", workspace::root().display());
        fs::write(package.path().join("core.js"), told).unwrap();
        assert!(tells_nothing(package.path()).is_err());
    }

    #[test]
    fn what_was_made_is_no_source() {
        let root = tempfile::tempdir().unwrap();
        for name in ["Cargo.toml", "src/lib.rs", "target/package/old.zip"] {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, name).unwrap();
        }
        assert_eq!(sources(root.path()).unwrap(), [PathBuf::from("Cargo.toml"), PathBuf::from("src/lib.rs")]);
    }
}
