//! Zip files that depend on nothing but names and bytes.

use std::{
    fs,
    io::{Cursor, Write},
    path::{Path, PathBuf},
};

use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use crate::failure::{About, Failure, Result};

/// The files below a folder, relative to it, sorted.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).about(&next)? {
            let path = entry.about(&next)?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.extend(path.strip_prefix(folder).map(Path::to_path_buf));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A folder as a zip: names sorted, times and rights fixed, so that equal folders give equal bytes.
pub(crate) fn zip(folder: &Path) -> Result<Vec<u8>> {
    let trouble = |error: zip::result::ZipError| Failure::Content {
        path: folder.to_path_buf(),
        problem: format!("not packed: {error}"),
    };
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for name in files(folder)? {
        let path = folder.join(&name);
        writer.start_file(name.to_string_lossy(), options).map_err(trouble)?;
        writer.write_all(&fs::read(&path).about(&path)?).about(&path)?;
    }
    Ok(writer.finish().map_err(trouble)?.into_inner())
}
