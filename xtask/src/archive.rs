//! Zip files that depend on nothing but names and bytes.

use std::{
    fs,
    io::{Cursor, Write},
    path::{Path, PathBuf},
};

use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

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

/// How hard to pack: zlib's best, and three rounds of Zopfli, which are slower and 5 % smaller.
pub(crate) const QUICK: i64 = 9;
pub(crate) const SMALL: i64 = 12;

/// A folder as a zip, as small as it gets.
pub(crate) fn zip(folder: &Path) -> Result<Vec<u8>> {
    pack(folder, &files(folder)?, SMALL)
}

/// Some files of a folder as a zip, in the order given: times and rights fixed, so that equal files give equal bytes.
pub(crate) fn pack(folder: &Path, names: &[PathBuf], level: i64) -> Result<Vec<u8>> {
    let trouble = |error: zip::result::ZipError| Failure::Content {
        path: folder.to_path_buf(),
        problem: format!("not packed: {error}"),
    };
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(level))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        let path = folder.join(name);
        writer.start_file(name.to_string_lossy(), options).map_err(trouble)?;
        writer.write_all(&fs::read(&path).about(&path)?).about(&path)?;
    }
    Ok(writer.finish().map_err(trouble)?.into_inner())
}

/// Unpacks a zip into a folder.
pub(crate) fn unzip(path: &Path, folder: &Path) -> Result<()> {
    let trouble = |error: zip::result::ZipError| Failure::Content {
        path: path.to_path_buf(),
        problem: format!("not unpacked: {error}"),
    };
    let file = fs::File::open(path).about(path)?;
    ZipArchive::new(file).and_then(|mut archive| archive.extract(folder)).map_err(trouble)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;

    /// Writes the files in the order given, as of an hour.
    fn folder(names: &[&str], hour: u64) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, format!("{name} ").repeat(100)).unwrap();
            let at = SystemTime::UNIX_EPOCH + Duration::from_secs(hour * 3600);
            fs::File::options().write(true).open(path).unwrap().set_modified(at).unwrap();
        }
        folder
    }

    #[test]
    fn equal_folders_give_equal_bytes() {
        let one = folder(&["b/c.js", "a.js", "d.html"], 1);
        let other = folder(&["d.html", "a.js", "b/c.js"], 2000);
        assert_eq!(zip(one.path()).unwrap(), zip(other.path()).unwrap());
        fs::write(other.path().join("a.js"), "changed").unwrap();
        assert_ne!(zip(one.path()).unwrap(), zip(other.path()).unwrap());
    }

    #[test]
    fn what_is_packed_can_be_unpacked() {
        let names = ["a.js", "b/c.js"];
        let (from, to) = (folder(&names, 1), tempfile::tempdir().unwrap());
        let packed = from.path().join("packed.zip");
        fs::write(&packed, zip(from.path()).unwrap()).unwrap();
        unzip(&packed, to.path()).unwrap();
        assert_eq!(files(to.path()).unwrap(), names.map(PathBuf::from));
        assert_eq!(fs::read(to.path().join("a.js")).unwrap(), fs::read(from.path().join("a.js")).unwrap());
    }
}
