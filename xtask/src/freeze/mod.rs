//! Frozen stories: a look-alike page played in a real browser, and all that the background was told of it, in order.
//!
//! They are what the core's own tests replay, so a change of the sensor shows as a difference of text, and a change of
//! the core is judged in seconds. Nothing here is in the extension: its background is listened to from outside.

use std::{fs, path::Path};

use serde_json::Value;
use token_due_e2e::{Options, Page, Stage};
use tokio::runtime::Runtime;

use crate::{
    build,
    failure::{About, Failure, Result},
    setup, workspace,
};

mod admin;
mod atlassian;
mod figma;
mod negative;
mod script;
mod story;
mod tap;
mod text;
mod tokens_studio;
mod tokens_studio_none;

use story::Story;

/// A day's date in a story is that of its pages, so both have one clock, which stands still.
const CLOCK: &str = "{ const now = 1795338000000; globalThis.Date = class extends Date { \
    constructor(...given) { super(...(given.length ? given : [now])); } static now() { return now; } }; }";

/// A place with a summer time, so that a day and an instant are not the same.
const ZONE: &str = "Europe/Paris";

/// Builds, plays the stories whose file name holds one of the words (all when there is none), and writes them.
pub(crate) fn freeze(words: &[&str]) -> Result<()> {
    let (built, words): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| **word == "--built");
    setup::chromium()?;
    let packages = if built.is_empty() { build::packages()? } else { workspace::target().join("extension") };
    let wanted: Vec<Story> = stories()
        .into_iter()
        .filter(|story| words.is_empty() || words.iter().any(|word| story.file().contains(word)))
        .collect();
    let copy = workspace::target().join("freeze");
    token_due_e2e::widened(&packages.join("chromium"), &copy)?;
    let played = Runtime::new().map_err(Failure::Runtime)?.block_on(play(&copy, &wanted));
    fs::remove_dir_all(&copy).about(&copy)?;
    played
}

fn stories() -> Vec<Story> {
    [
        figma::stories(),
        atlassian::stories(),
        admin::stories(),
        tokens_studio::stories(),
        tokens_studio_none::stories(),
        negative::stories(),
    ]
    .concat()
}

async fn play(extension: &Path, stories: &[Story]) -> Result<()> {
    let options = Options {
        extension: Some(extension.to_path_buf()),
        headless: true,
        zone: Some(ZONE.into()),
        ..Options::default()
    };
    let stage = Stage::open(&options).await?;
    languages(&stage).await?;
    let mut failed = Vec::new();
    for story in stories {
        match one(&stage, story).await {
            Ok(steps) => println!("{} ({steps} steps)", story.file()),
            Err(failure) => {
                eprintln!("{}: {failure}", story.file());
                failed.push(story.file());
            }
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(Failure::Steps(failed.join(", "))) }
}

/// What `Intl` knows of the languages that pages of the stories are in, and of those that the sites' pages come in: what Figma's
/// settings offer, and the locales of the package that stands beside Atlassian's account pages. The last are of no site's own, but of
/// browsers that translate: they write days and numbers in other scripts and forms.
async fn languages(stage: &Stage) -> Result<()> {
    const TAGS: [&str; 48] = [
        "en", "de", "es-es", "fr", "ja", "ko", "pt-br", "th", "nl", "zh", "cs", "da", "en-GB", "en-US", "es",
        "es-419", "fi", "hr", "hu", "it", "nb", "pl", "ru", "sl", "sr", "sv", "tr", "uk", "vi", "zh-CN",
        "zh-TW", "id", "pt-PT", "ar", "ar-EG", "bg", "bn", "ca", "el", "et", "he", "hi", "lt", "lv", "mr",
        "ms", "ro", "sk",
    ];
    let days = days();
    let sampled = stage
        .extension()
        .page()
        .run(&[samples(), include_str!("languages.js")].concat(), vec![TAGS.into(), days.clone().into()])
        .await?;
    let text: Vec<String> = sampled
        .as_object()
        .into_iter()
        .flatten()
        .map(|(tag, words)| {
            let lists: Vec<String> = words
                .as_object()
                .into_iter()
                .flatten()
                .map(|(name, list)| format!("    {}: {list}", Value::from(name.as_str())))
                .collect();
            format!("  {}: {{\n{}\n  }}", Value::from(tag.as_str()), lists.join(",\n"))
        })
        .collect();
    let path = workspace::root().join("tests/outlines/languages.json");
    fs::write(&path, format!("{{\n  \"days\": {},\n{}\n}}\n", Value::from(days), text.join(",\n")))
        .about(path)
}

/// The function of the background's script that takes the words of a language from `Intl`: what ships is what the tests read with.
fn samples() -> &'static str {
    const BACKGROUND: &str = include_str!("../../../extension/background.js");
    let begin = BACKGROUND.find("\nfunction samples(").unwrap_or_default();
    let rest = &BACKGROUND[begin..];
    &rest[..rest.find("\n}\n").map_or(rest.len(), |end| end + 3)]
}

/// Days of every month: its first and last, and those on either side of what could be a month as well.
fn days() -> Vec<String> {
    let of_month = |month: u32| {
        let last =
            [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].get(month as usize - 1).copied().unwrap_or(28);
        [1, 12, 13, last].map(|day| format!("2027-{month:02}-{day:02}"))
    };
    (1..=12).flat_map(of_month).chain(["2028-02-29".to_owned()]).collect()
}

async fn one(stage: &Stage, story: &Story) -> Result<usize> {
    stage.extension().erase().await?;
    tap::begin(stage).await?;
    let page = stage.browser().new_page().await?;
    page.before_each(CLOCK).await?;
    let told = told(stage, &page, story).await;
    page.close().await?;
    let steps = told?;
    let text = text::story(story, &steps);
    text::without(&text, &stage.secrets(), &story.file())?;
    let path = workspace::root().join("tests/outlines").join(story.file());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).about(folder)?;
    }
    fs::write(&path, text).about(path)?;
    Ok(steps.len())
}

async fn told(stage: &Stage, page: &Page, story: &Story) -> Result<Vec<Value>> {
    script::perform(page, story).await?;
    tap::end(stage).await
}
