use crate::replay::{Frozen, play, read};
#[test]
fn zz() {
    let Ok(path) = std::env::var("ZZ") else { return };
    let Frozen::Story { steps, .. } = read(std::path::Path::new(&path)) else { return };
    let mut before = String::new();
    let played = play(steps, |n, watch| {
        let now = format!("{watch:#?}");
        let diff: Vec<&str> = now.lines().filter(|l| !before.contains(l)).collect();
        if std::env::var("ZZV").is_ok() {
            println!("== {n}\n{now}");
        } else {
            println!("== {n}: {}", diff.join("\n      "));
        }
        before = now;
    });
    println!("{:#?}", played.ledger.tokens);
}
