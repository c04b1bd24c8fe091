//! A copy of the extension that may see from the start what it else asks for: no one is there to answer the browser's question.

use std::{fs, path::Path};

use serde_json::Value;

use crate::{Error, Result, error::About};

/// Copies an unpacked extension; the hosts that it may ask for by their names are given to the copy, and nothing else is changed.
pub fn widened(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to).about(to)?;
    }
    copy(from, to)?;
    let path = to.join("manifest.json");
    let trouble = |error: serde_json::Error| Error::answer(format!("the manifest ({error})"), Value::Null);
    let mut manifest: Value = serde_json::from_slice(&fs::read(&path).about(&path)?).map_err(trouble)?;
    let optional = manifest.as_object_mut().and_then(|fields| fields.remove("optional_host_permissions"));
    if let (Some(given), Some(Value::Array(optional))) =
        (manifest["host_permissions"].as_array_mut(), optional)
    {
        given.extend(optional.into_iter().filter(|pattern| pattern != "https://*/*"));
    }
    fs::write(&path, manifest.to_string()).about(&path)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).about(to)?;
    for entry in fs::read_dir(from).about(from)? {
        let entry = entry.about(from)?;
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &place)?;
        } else {
            fs::copy(entry.path(), &place).about(&place)?;
        }
    }
    Ok(())
}
