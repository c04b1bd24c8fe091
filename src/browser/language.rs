//! The words of a page's language, taken from samples that `Intl` writes.

use alloc::sync::Arc;

use js_sys::Function;
use spin::Mutex;
use wasm_bindgen::prelude::*;

use super::i18n;
use crate::json::from_text;
use crate::page::Language;
use crate::page::language::Order;
use crate::prelude::*;

/// The most languages kept in memory.
const MOST: usize = 4;

/// One thread only ever asks.
static KNOWN: Mutex<Vec<(String, Arc<Language>)>> = Mutex::new(Vec::new());

/// The words of a language; empty for a tag that `Intl` does not know. `samples` makes them, by the tag, as JSON: to ask `Intl` from
/// here, word by word, is slower, and 5 kB of the module.
pub(crate) fn of(tag: &str, samples: &Function) -> Arc<Language> {
    let mut known = KNOWN.lock();
    if let Some((_, language)) = known.iter().find(|(name, _)| name == tag) {
        return language.clone();
    }
    let browser = i18n::ui_language();
    let same = i18n::primary(tag) == i18n::primary(&browser);
    // A page says "en" where its dates are those of British English.
    let mut language = sample(if same && i18n::primary(tag) == tag { &browser } else { tag }, samples);
    if !same && i18n::primary(&browser) != "en" {
        language.next = Some(Box::new(sample(&browser, samples)));
    }
    if known.len() >= MOST {
        known.remove(0);
    }
    let language = Arc::new(language);
    known.push((tag.to_owned(), language.clone()));
    language
}

fn sample(tag: &str, samples: &Function) -> Language {
    // English is known without samples, which cost a hundred milliseconds at the first outline; only the order of numbers differs.
    if i18n::primary(tag) == "en" {
        let american = matches!(tag, "en" | "en-US");
        return Language { order: if american { Order::Mdy } else { Order::Dmy }, ..Language::default() };
    }
    // The tag is the page's word: one that is no tag throws, which ends here.
    let text = samples.call1(&JsValue::NULL, &tag.into()).ok().and_then(|text| text.as_string());
    text.and_then(|text| from_text(&text).ok()).unwrap_or_default()
}
