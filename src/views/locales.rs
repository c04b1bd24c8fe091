//! The words of `_locales` against each other and against what uses them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use crate::prelude::*;

/// Plural forms of `Intl.PluralRules`.
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The plural forms of whole numbers below a million that a language has.
fn forms(language: &str) -> &'static [&'static str] {
    match language {
        "ja" | "ko" | "zh_CN" => &["other"],
        _ => &["one", "other"],
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn languages() -> BTreeMap<String, Map<String, Value>> {
    let places = fs::read_dir(root().join("extension/_locales")).unwrap();
    places
        .map(|place| {
            let place = place.unwrap();
            let text = fs::read_to_string(place.path().join("messages.json")).unwrap();
            (place.file_name().into_string().unwrap(), serde_json::from_str(&text).unwrap())
        })
        .collect()
}

/// The key without its plural form.
fn stem(key: &str) -> &str {
    match key.rsplit_once('_') {
        Some((stem, form)) if FORMS.contains(&form) => stem,
        _ => key,
    }
}

fn is_plural(english: &Map<String, Value>, key: &str) -> bool {
    stem(key) != key
        && ["one", "other"].iter().all(|form| english.contains_key(&format!("{}_{form}", stem(key))))
}

/// The names between dollar signs in a message, and the places that they stand for.
fn placeholders(message: &Value) -> BTreeSet<(String, String)> {
    let declared = message.get("placeholders").and_then(Value::as_object).cloned().unwrap_or_default();
    declared
        .iter()
        .map(|(name, place)| (name.clone(), place["content"].as_str().unwrap().to_owned()))
        .collect()
}

fn used_in_text(message: &Value) -> BTreeSet<String> {
    let text = message["message"].as_str().unwrap();
    text.split('$').skip(1).step_by(2).map(str::to_lowercase).collect()
}

#[test]
fn every_language_has_every_key_with_the_same_placeholders() {
    let languages = languages();
    let english = &languages["en"];
    for (language, messages) in &languages {
        for (key, message) in english {
            if is_plural(english, key) {
                continue;
            }
            let other = messages.get(key).unwrap_or_else(|| panic!("{language}: {key} is missing"));
            assert_eq!(placeholders(other), placeholders(message), "{language}: {key}");
        }
        for key in english.keys().filter(|key| is_plural(english, key)) {
            for form in forms(language) {
                let key = format!("{}_{form}", stem(key));
                let other = messages.get(&key).unwrap_or_else(|| panic!("{language}: {key} is missing"));
                assert_eq!(
                    placeholders(other),
                    placeholders(&english[&format!("{}_other", stem(&key))]),
                    "{language}: {key}"
                );
            }
        }
        for (key, message) in messages {
            let known = english.contains_key(key) || english.contains_key(&format!("{}_other", stem(key)));
            assert!(known, "{language}: {key} is not in English");
            assert!(!message["message"].as_str().unwrap().trim().is_empty(), "{language}: {key} is empty");
            let declared: BTreeSet<String> =
                placeholders(message).into_iter().map(|(name, _)| name).collect();
            assert_eq!(
                used_in_text(message).difference(&declared).count(),
                0,
                "{language}: {key} uses what it does not declare"
            );
            // A form that is used for one number only may leave the number out.
            if !is_plural(english, key) && language != "en" {
                assert_eq!(used_in_text(message), used_in_text(&english[key]), "{language}: {key}");
            }
        }
    }
}

#[test]
fn every_key_says_what_it_is_for() {
    for (key, message) in &languages()["en"] {
        assert!(
            message["description"].as_str().is_some_and(|text| text.len() > 5),
            "{key} has no description"
        );
    }
}

#[test]
fn the_description_for_the_stores_is_short_enough() {
    for (language, messages) in languages() {
        let length = messages["extension_description"]["message"].as_str().unwrap().chars().count();
        assert!(length <= 132, "{language}: {length}");
    }
}

/// Everything that can name a key: the sources without this file, the pages, the manifest.
fn sources() -> String {
    fn read(folder: &Path, all: &mut String) {
        for place in fs::read_dir(folder).unwrap() {
            let place = place.unwrap().path();
            if place.is_dir() {
                if place.file_name().is_some_and(|name| name != "_locales") {
                    read(&place, all);
                }
            } else if place
                .extension()
                .is_some_and(|end| ["rs", "html", "js", "json", "css"].iter().any(|known| end == *known))
            {
                all.push_str(&fs::read_to_string(&place).unwrap_or_default());
            }
        }
    }
    let mut all = fs::read_to_string(root().join("manifest.json")).unwrap();
    read(&root().join("src"), &mut all);
    read(&root().join("extension"), &mut all);
    all
}

#[test]
fn no_key_is_unused() {
    let sources = sources();
    let languages = languages();
    let english = &languages["en"];
    for key in english.keys() {
        let key = if is_plural(english, key) { stem(key) } else { key };
        // The sentence for a failure is found by the failure's code.
        let code = key.strip_prefix("failure_").map(|code| code.replace('_', "-")).unwrap_or_default();
        let import = code.strip_prefix("import-").unwrap_or("-");
        let used =
            [format!("\"{key}\""), format!("__MSG_{key}__"), format!("\"{code}\""), format!("\"{import}\"")];
        assert!(used.iter().any(|name| sources.contains(name)), "{key} is not used");
    }
}

#[test]
fn every_key_that_a_page_names_is_there() {
    let languages = languages();
    let english = &languages["en"];
    for page in ["popup.html", "options.html", "welcome.html"] {
        let html = fs::read_to_string(root().join("extension").join(page)).unwrap();
        for attribute in ["data-say=\"", "data-label=\"", "data-placeholder=\""] {
            for rest in html.split(attribute).skip(1) {
                let key = rest.split('"').next().unwrap_or_default();
                assert!(english.contains_key(key), "{page}: {key}");
            }
        }
    }
}
