//! The copy of the sources that the switches are put into.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use super::{
    list::Mutant,
    switch::{self, Switched},
};
use crate::{
    archive,
    failure::{About, Failure, Result},
    package, workspace,
};

/// Before everything else in the copy: what switches look like is nobody's concern.
const QUIET: &str = "#![allow(warnings)]\n";

/// The root of the library.
const ROOT: &str = "src/lib.rs";

/// A copy of the workspace.
pub(super) struct SourceCopy {
    folder: PathBuf,
}

impl SourceCopy {
    /// Makes a folder the same as the workspace, but for what switches ask.
    pub(super) fn of_workspace(folder: PathBuf) -> Result<Self> {
        fs::create_dir_all(&folder).about(&folder)?;
        let copy = Self { folder };
        copy.restore()?;
        Ok(copy)
    }

    /// Makes it the same once more, without switches. What is as it was keeps its time, so that it is not compiled anew.
    pub(super) fn restore(&self) -> Result<()> {
        let root = workspace::root();
        let names: BTreeSet<PathBuf> =
            package::sources(root)?.into_iter().filter(|name| root.join(name).is_file()).collect();
        for gone in archive::files(&self.folder)?.into_iter().filter(|name| !names.contains(name)) {
            let path = self.folder.join(gone);
            fs::remove_file(&path).about(path)?;
        }
        for name in names {
            let path = root.join(&name);
            let bytes = fs::read(&path).about(&path)?;
            if name == Path::new(ROOT) {
                self.put(&name, &[QUIET.as_bytes(), &bytes, switch::ASKED.as_bytes()].concat())?;
            } else {
                self.put(&name, &bytes)?;
            }
        }
        Ok(())
    }

    /// Where it is.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a source of the copy.
    pub(super) fn write(&self, file: &str, text: &str) -> Result<()> {
        self.put(Path::new(file), text.as_bytes())
    }

    /// Puts the switches of these mutants, by their numbers, into the sources that they are in.
    pub(super) fn switch(
        &self,
        files: &BTreeMap<&str, Vec<(usize, &Mutant)>>,
    ) -> Result<BTreeMap<String, Switched>> {
        let switched = files.iter().map(|(file, mutants)| {
            let switched = switch::switch(&source(file)?, mutants)
                .map_err(|error| Failure::Content { path: file.into(), problem: error.to_string() })?;
            self.write(file, &switched.text)?;
            Ok(((*file).to_owned(), switched))
        });
        switched.collect()
    }

    fn put(&self, name: &Path, bytes: &[u8]) -> Result<()> {
        let path = self.folder.join(name);
        if fs::read(&path).is_ok_and(|there| there == bytes) {
            return Ok(());
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).about(folder)?;
        }
        fs::write(&path, bytes).about(path)
    }
}

/// A source as it is in the workspace.
pub(super) fn source(file: &str) -> Result<String> {
    let path = workspace::root().join(file);
    fs::read_to_string(&path).about(path)
}
