//! The fuzz targets' own functions, on any compiler: what is checked in as seeds, and seeds torn apart and put together by lot. For
//! longer, and led by what the code does with it, there is `cargo xtask fuzz`.

use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;

#[path = "../../fuzz/tries/dates.rs"]
mod dates;
#[path = "../../fuzz/tries/import.rs"]
mod import;
#[path = "../../fuzz/tries/outline.rs"]
mod outline;
#[path = "../../fuzz/tries/request.rs"]
mod request;
#[path = "../../fuzz/world.rs"]
mod world;

/// What readers of text, numbers, dates and tables stumble on.
const PIECES: [&str; 28] = [
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\n",
    "\r",
    "\0",
    "null",
    "-1",
    "1e999",
    "99999999999999999999",
    "0000-00-00",
    "2027-02-30",
    "9999-12-31T23:59:59Z",
    "٣",
    "１２",
    "İ",
    "ß",
    "\u{202e}",
    "\u{feff}",
    "=1+1",
    "figd_",
];

/// One thing done to a text.
#[derive(Clone, Debug)]
enum Edit {
    /// From here, so many bytes go.
    Cut(Index, usize),
    /// One byte is another.
    Set(Index, u8),
    /// Something that is stumbled on, many times over.
    Piece(Index, usize, usize),
    /// A part of another seed.
    Graft(Index, Index, Index, usize),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = prop_oneof![
        (any::<Index>(), 1_usize..64).prop_map(|(at, count)| Edit::Cut(at, count)),
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Edit::Set(at, byte)),
        (any::<Index>(), 0..PIECES.len(), prop_oneof![9 => 1_usize..3, 1 => Just(300)])
            .prop_map(|(at, piece, times)| Edit::Piece(at, piece, times)),
        (any::<Index>(), any::<Index>(), any::<Index>(), 1_usize..256)
            .prop_map(|(at, seed, from, count)| Edit::Graft(at, seed, from, count)),
    ];
    proptest::collection::vec(edit, 1..8)
}

fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read(file).unwrap()).collect()
}

fn changed(seeds: &[Vec<u8>], which: &Index, edits: &[Edit]) -> Vec<u8> {
    let mut bytes = which.get(seeds).clone();
    for edit in edits {
        let length = bytes.len();
        match edit {
            Edit::Cut(at, count) => {
                drop(bytes.drain(at.index(length + 1)..).take(*count).collect::<Vec<_>>())
            }
            Edit::Set(at, byte) if length > 0 => bytes[at.index(length)] = *byte,
            Edit::Set(..) => {}
            Edit::Piece(at, piece, times) => {
                let at = at.index(length + 1);
                bytes.splice(at..at, PIECES[*piece].repeat(*times).bytes());
            }
            Edit::Graft(at, seed, from, count) => {
                let other = seed.get(seeds);
                let from = from.index(other.len());
                let at = at.index(length + 1);
                bytes.splice(at..at, other[from..].iter().take(*count).copied());
            }
        }
    }
    bytes
}

/// Tries a target with many texts made from its seeds.
fn torn(target: &str, hold: impl Fn(&[u8]) -> bool) {
    let seeds = seeds(target);
    proptest!(|(which in any::<Index>(), edits in edits())| {
        hold(&changed(&seeds, &which, &edits));
    });
}

/// The fuzzer's own reading of its bytes as a text.
fn text(hold: impl Fn(&str) -> bool) -> impl Fn(&[u8]) -> bool {
    move |bytes| hold(&String::from_utf8_lossy(bytes))
}

/// Seeds that are refused at the door would try the door only.
#[test]
fn seeds_come_in() {
    let refused = |target: &str, hold: &dyn Fn(&[u8]) -> bool| -> Vec<String> {
        let refused = seeds(target).into_iter().filter(|seed| !hold(seed));
        refused.map(|seed| String::from_utf8_lossy(&seed).into_owned()).collect()
    };
    let none: [String; 0] = [];
    assert_eq!(refused("dates", &text(dates::hold)), none);
    assert_eq!(refused("import", &text(import::hold)), none);
    assert_eq!(refused("outline", &text(outline::hold)), none);
    assert_eq!(refused("request", &request::hold), none);
}

#[test]
fn torn_dates() {
    torn("dates", text(dates::hold));
}

#[test]
fn torn_files() {
    torn("import", text(import::hold));
}

#[test]
fn torn_outlines() {
    torn("outline", text(outline::hold));
}

#[test]
fn torn_requests() {
    torn("request", request::hold);
}
