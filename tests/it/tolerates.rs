//! What `docs/tolerates.md` names is there.

use std::path::Path;

/// All Rust files below a folder, as one text.
fn sources(folder: &Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, text);
        } else if path.extension().is_some_and(|end| end == "rs") {
            text.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn what_is_said_to_show_a_row_is_there() {
    let mut code = String::new();
    ["src", "tests/it", "tests/e2e"].iter().for_each(|folder| sources(Path::new(folder), &mut code));
    let doc = std::fs::read_to_string("docs/tolerates.md").unwrap();
    let rows = doc.lines().filter(|line| line.starts_with('|'));
    // Behind the row itself, which quotes the words of pages.
    let shown = rows.filter_map(|line| line.rsplit(" | ").next());
    let named: Vec<&str> = shown.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    let is_there = |name: &str| {
        if name.contains(": ") {
            // The flows that every kind of token has are put together, with its site before a colon.
            let what = name.split_once(": ").map_or(name, |(_, what)| what);
            what.split(", ").all(|part| code.contains(part))
        } else if name.contains('.') {
            Path::new(name).exists()
        } else {
            code.contains(&format!("fn {name}("))
        }
    };
    let missing: Vec<&&str> = named.iter().filter(|name| !is_there(name)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(named.len() > 200, "only {}", named.len());
}
