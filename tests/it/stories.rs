//! Every frozen story, replayed: the list must be what the story says, field by field, and nothing else.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use insta::assert_snapshot;
use serde_json::Value;
use token_due::json;
use token_due::notice::Watch;

use crate::replay::{Frozen, Head, Played, Step, play, read};

/// The fields that a story expects; the rest is in the snapshot.
pub(crate) const FIELDS: [&str; 6] = ["name", "kind", "app", "scopes", "expiry", "state"];

/// Stories that the core gets wrong, and why. One that it gets right has to go from here.
const KNOWN: &[(&str, &str)] = &[];

/// One story and what became of it.
struct Told {
    file: String,
    head: Head,
    outlines: usize,
    tokens: Vec<Value>,
    puzzled: bool,
    journal: Journal,
}

/// What was thought after each step.
#[derive(Default)]
struct Journal {
    before: serde_json::Map<String, Value>,
    lines: Vec<String>,
}

impl Journal {
    /// Writes down what is not as it was: how it begins, and a sum of all of it.
    fn note(&mut self, number: usize, watch: &Watch) {
        let parts = |watch: &Watch| serde_json::from_str(&json::to_text(watch)).unwrap();
        let now: serde_json::Map<String, Value> = parts(watch);
        if self.before.is_empty() {
            self.before = parts(&Watch::default());
        }
        for (part, value) in now.iter().filter(|(part, value)| self.before.get(*part) != Some(value)) {
            let text = value.to_string();
            // FNV-1a of 32 bits, the same on every machine.
            let sum = text
                .bytes()
                .fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
            let start: String = text.chars().take(90).collect();
            self.lines.push(format!("  {number} {part} {sum:08x} {start}"));
        }
        self.before = now;
    }
}

/// How well a site's generation is noticed.
#[derive(Default)]
struct Score {
    stories: usize,
    outlines: usize,
    expected: usize,
    found: usize,
    exact: usize,
    wrong: usize,
}

#[test]
fn every_story_ends_as_it_should() {
    let mut scores: BTreeMap<(String, String), Score> = BTreeMap::new();
    let mut failures = Vec::new();
    for story in TOLD.iter() {
        let of_none = story.head.expected.is_empty();
        let generation = if of_none { "nothing to record".to_owned() } else { story.head.generation.clone() };
        let score = scores.entry((story.head.site.clone(), generation)).or_default();
        let differences = compare(story, score);
        let known = KNOWN.iter().find(|(file, _)| *file == story.file);
        match (known, differences.is_empty()) {
            (None, false) => failures.push(format!("{}:\n  {}", story.file, differences.join("\n  "))),
            (Some((_, reason)), true) => {
                failures.push(format!(
                    "{}: right now, so it is to be taken from the known ones ({reason})",
                    story.file
                ));
            }
            (Some(_), false) => eprintln!("known: {}:\n  {}", story.file, differences.join("\n  ")),
            (None, true) => {}
        }
    }
    for (file, _) in KNOWN {
        if !TOLD.iter().any(|story| story.file == *file) {
            failures.push(format!("{file}: known, but there is no such story"));
        }
    }
    eprintln!("{}", table(&scores));
    assert!(failures.is_empty(), "{} of {} stories:\n{}", failures.len(), TOLD.len(), failures.join("\n"));
}

/// What shows that each token exists, and what is remembered of it: a change here is one to look at.
#[test]
fn evidence_and_history_of_every_story() {
    let mut text = String::new();
    for told in TOLD.iter() {
        for token in &told.tokens {
            let words = |list: &Value, of: &dyn Fn(&Value) -> Value| -> String {
                let words: Vec<String> = list
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(|it| of(it).as_str().unwrap_or_default().to_owned())
                    .collect();
                words.join(" ")
            };
            let evidence = words(&token["evidence"], &Value::clone);
            let history = words(&token["history"], &|entry| entry["what"].clone());
            writeln!(
                text,
                "{} «{}»: {evidence}; {history}",
                told.file,
                token["name"].as_str().unwrap_or("?")
            )
            .unwrap();
        }
    }
    assert_snapshot!("stories", text);
}

/// A page that was understood must not be said to be a puzzle; of those that hold nothing, as few as can be.
#[test]
fn puzzled_stories() {
    let puzzled = |expected: bool| {
        let of_kind =
            TOLD.iter().filter(move |told| told.puzzled && told.head.expected.is_empty() != expected);
        of_kind.map(|told| told.file.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(puzzled(true), Vec::<&str>::new());
    insta::assert_snapshot!("puzzled", puzzled(false).join("\n"));
}

/// What is thought on the way as well: a rule that is wrong there is wrong in the end of some other story.
#[test]
fn every_step_of_every_story() {
    for site in ["atlassian", "figma", "tokens-studio"] {
        let stories = TOLD.iter().filter(|told| told.head.site == site);
        let journals = stories.map(|told| format!("{}\n{}", told.file, told.journal.lines.join("\n")));
        assert_snapshot!(format!("steps-{site}"), journals.collect::<Vec<_>>().join("\n"));
    }
}

/// Enough of both: an empty folder would pass as well.
#[test]
fn there_are_enough_stories() {
    assert!(TOLD.len() >= 250, "{} stories", TOLD.len());
    let nothing = TOLD.iter().filter(|it| it.head.expected.is_empty());
    let outlines: usize = nothing.map(|it| it.outlines).sum();
    assert!(outlines >= 60, "{outlines} outlines must yield nothing");
}

/// Replayed once for all tests.
static TOLD: LazyLock<Vec<Told>> = LazyLock::new(|| files().iter().map(|path| tell(path)).collect());

/// The files of all stories.
pub(crate) fn files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = Path::new("tests/outlines")
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .flat_map(|site| site.read_dir().unwrap().map(|entry| entry.unwrap().path()))
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    files.sort();
    files
}

fn tell(path: &Path) -> Told {
    let file = path.strip_prefix("tests/outlines").unwrap().to_str().unwrap().replace('\\', "/");
    let Frozen::Story { story: head, steps } = read(path) else {
        panic!("{file} has no head that says what it is")
    };
    let outlines = steps.iter().filter(|step| matches!(step, Step::Outline { .. })).count();
    let mut journal = Journal::default();
    let Played { ledger, puzzled } = play(steps, |number, watch| journal.note(number, watch));
    let tokens = serde_json::from_str(&json::to_lines(&ledger.tokens)).unwrap();
    Told { file, head, outlines, tokens, puzzled, journal }
}

/// Pairs what is there with what should be, the nearest first, and says what differs.
fn compare(story: &Told, score: &mut Score) -> Vec<String> {
    let mut left: Vec<&Value> = story.tokens.iter().collect();
    let mut differences = Vec::new();
    let mut missed = Vec::new();
    for expected in &story.head.expected {
        match left.iter().position(|token| differing(token, expected).is_empty()) {
            Some(place) => {
                left.remove(place);
                score.found += 1;
                score.exact += 1;
            }
            None => missed.push(expected),
        }
    }
    for expected in missed {
        let name = &expected["name"];
        if let Some(place) = left.iter().position(|token| token["name"] == *name) {
            score.found += 1;
            differences.extend(differing(left.remove(place), expected));
        } else {
            differences.push(format!("no record {name}"));
        }
    }
    differences.extend(left.iter().map(|token| format!("a record that should not be: {}", brief(token))));
    score.stories += 1;
    score.outlines += story.outlines;
    score.expected += story.head.expected.len();
    score.wrong += left.len();
    differences
}

fn differing(token: &Value, expected: &Value) -> Vec<String> {
    FIELDS
        .into_iter()
        .filter(|field| token[field] != expected[field])
        .map(|field| format!("{} has {field} {} and not {}", expected["name"], token[field], expected[field]))
        .collect()
}

fn brief(token: &Value) -> String {
    let fields: Vec<String> = FIELDS.iter().map(|field| format!("{field} {}", token[field])).collect();
    fields.join(", ")
}

fn table(scores: &BTreeMap<(String, String), Score>) -> String {
    let mut text = format!(
        "\n{:<14} {:<26} {:>7} {:>8} {:>8} {:>5} {:>5} {:>5}\n",
        "site", "generation", "stories", "outlines", "expected", "found", "exact", "false"
    );
    let mut all = Score::default();
    for ((site, generation), it) in scores {
        line(&mut text, site, generation, it);
        all.stories += it.stories;
        all.outlines += it.outlines;
        all.expected += it.expected;
        all.found += it.found;
        all.exact += it.exact;
        all.wrong += it.wrong;
    }
    line(&mut text, "all", "", &all);
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    writeln!(
        text,
        "recall {:.1} %, every field right {:.1} %, precision {:.1} %",
        share(all.found, all.expected),
        share(all.exact, all.expected),
        share(all.found, all.found + all.wrong)
    )
    .unwrap();
    text
}

fn line(text: &mut String, site: &str, generation: &str, it: &Score) {
    writeln!(
        text,
        "{site:<14} {generation:<26} {:>7} {:>8} {:>8} {:>5} {:>5} {:>5}",
        it.stories, it.outlines, it.expected, it.found, it.exact, it.wrong
    )
    .unwrap();
}
