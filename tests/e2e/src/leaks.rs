//! The search for token values wherever the extension could have left one.

use std::{
    fs,
    path::{Path, PathBuf},
};

use memchr::memmem;

use crate::{Area, Format, Result, Stage, error::About};

/// Length of the piece that counts as a value: a part that is kept is a leak as well.
const PIECE: usize = 16;

/// A token value in a place where it must not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// Which storage area, export, log or file.
    pub place: String,
    /// The number of the value among [`Stage::secrets`], from 0; the value itself is not said again.
    pub secret: usize,
}

/// What is looked for: the piece as text and as the two bytes a letter of a JavaScript string on disk.
struct Needle {
    text: Vec<u8>,
    wide: Vec<u8>,
}

impl Needle {
    fn new(secret: &str) -> Self {
        // From the end, past the prefix that every value of a site begins with.
        let piece = secret.len().saturating_sub(PIECE + 10);
        let text: Vec<u8> = secret.bytes().skip(piece).take(PIECE).collect();
        let wide = text.iter().flat_map(|byte| [*byte, 0]).collect();
        Self { text, wide }
    }

    fn is_in(&self, bytes: &[u8]) -> bool {
        memmem::find(bytes, &self.text).is_some() || memmem::find(bytes, &self.wide).is_some()
    }
}

/// Looks through storage, exports, consoles, noted messages, and the extension's files in the profile.
pub(crate) async fn leaks(stage: &Stage) -> Result<Vec<Leak>> {
    let extension = stage.extension();
    let mut places = vec![
        ("storage.local".to_owned(), extension.storage(Area::Local).await?.to_string().into_bytes()),
        ("storage.session".to_owned(), extension.storage(Area::Session).await?.to_string().into_bytes()),
        ("the browser's log".to_owned(), stage.browser().log()?.into_bytes()),
        ("a message".to_owned(), extension.heard().await?.to_string().into_bytes()),
    ];
    for format in [Format::Json, Format::Csv, Format::Ics, Format::Markdown] {
        let exported = extension.export(format).await?;
        places.push((format!("the export as {format:?}"), exported.text.into_bytes()));
    }
    let profile = stage.browser().profile();
    for file in files(&profile)? {
        // The browser replaces files while it runs; what is gone holds nothing.
        if let Ok(bytes) = fs::read(&file) {
            let name = file.strip_prefix(&profile).unwrap_or(&file);
            places.push((format!("the profile's {}", name.display()), bytes));
        }
    }
    Ok(search(stage, &places))
}

/// Looks through what the background and the open pages hold in memory; in Chromium only.
pub(crate) async fn in_memory(stage: &Stage) -> Result<Vec<Leak>> {
    let mut places = Vec::new();
    for (address, held) in stage.extension().held().await? {
        places.push((format!("the heap of {address}"), held.heap));
        places.push((format!("the memories of {address}"), held.memories));
    }
    Ok(search(stage, &places))
}

fn search(stage: &Stage, places: &[(String, Vec<u8>)]) -> Vec<Leak> {
    let needles: Vec<Needle> = stage.secrets().iter().map(|secret| Needle::new(secret)).collect();
    let mut found = Vec::new();
    for (place, bytes) in places {
        let here = needles.iter().enumerate().filter(|(_, needle)| needle.is_in(bytes));
        found.extend(here.map(|(secret, _)| Leak { place: place.clone(), secret }));
    }
    found
}

/// The files of the profile that belong to extensions or their workers.
fn files(profile: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![profile.to_path_buf()];
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.about(&folder)?.path();
            if path.is_dir() {
                open.push(path);
            } else if is_of_extensions(path.strip_prefix(profile).unwrap_or(&path)) {
                found.push(path);
            }
        }
    }
    Ok(found)
}

fn is_of_extensions(name: &Path) -> bool {
    let name = name.to_string_lossy().to_ascii_lowercase();
    ["extension", "service worker"].iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_found_in_text_and_in_wide_text() {
        let needle = Needle::new("figd_abcdefghijklmnopqrstuvwxyz0123456789ABCD");
        assert!(needle.is_in(b"... opqrstuvwxyz0123456789ABCD"));
        let wide: Vec<u8> =
            b"figd_abcdefghijklmnopqrstuvwxyz0123456789ABCD".iter().flat_map(|b| [*b, 0]).collect();
        assert!(needle.is_in(&wide));
        assert!(!needle.is_in(b"figd_abcdefghijk and no more"));
    }

    #[test]
    fn files_of_pages_are_not_searched() {
        assert!(is_of_extensions(Path::new("Default/Local Extension Settings/abc/000003.log")));
        assert!(is_of_extensions(Path::new("Default/Service Worker/ScriptCache/index")));
        assert!(is_of_extensions(Path::new("Default/IndexedDB/chrome-extension_abc_0/LOG")));
        assert!(!is_of_extensions(Path::new("Default/Session Storage/000003.log")));
    }
}
