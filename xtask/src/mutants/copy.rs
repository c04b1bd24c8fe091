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
    /// Makes a folder the same as the workspace. What did not change keeps its time, so that it is not compiled anew.
    pub(super) fn of_workspace(folder: PathBuf) -> Result<Self> {
        let root = workspace::root();
        let names: BTreeSet<PathBuf> =
            package::sources(root)?.into_iter().filter(|name| root.join(name).is_file()).collect();
        fs::create_dir_all(&folder).about(&folder)?;
        for gone in archive::files(&folder)?.into_iter().filter(|name| !names.contains(name)) {
            let path = folder.join(gone);
            fs::remove_file(&path).about(path)?;
        }
        let copy = Self { folder };
        for name in names {
            let path = root.join(&name);
            let bytes = fs::read(&path).about(&path)?;
            if name == Path::new(ROOT) {
                let text = String::from_utf8_lossy(&bytes);
                copy.write(&name, [QUIET, &text, switch::ASKED].concat().as_bytes())?;
            } else {
                copy.write(&name, &bytes)?;
            }
        }
        Ok(copy)
    }

    /// Where it is.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Puts the switches of these mutants, by their numbers, into the sources that they are in.
    pub(super) fn switch(
        &self,
        files: &BTreeMap<&str, Vec<(usize, &Mutant)>>,
    ) -> Result<BTreeMap<String, Switched>> {
        files
            .iter()
            .map(|(file, mutants)| {
                let path = workspace::root().join(file);
                let source = fs::read_to_string(&path).about(&path)?;
                let switched = switch::switch(&source, mutants)
                    .map_err(|error| Failure::Content { path, problem: error.to_string() })?;
                self.write(Path::new(file), switched.text.as_bytes())?;
                Ok(((*file).to_owned(), switched))
            })
            .collect()
    }

    fn write(&self, name: &Path, bytes: &[u8]) -> Result<()> {
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
