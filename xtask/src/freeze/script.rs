//! What a person does in a story, as data: one story is many pages when only the address differs.

use std::time::Duration;

use serde_json::json;
use token_due_e2e::{By, Key, Page, by};
use tokio::time::sleep;

use super::story::Story;
use crate::failure::Result;

const REST: Duration = Duration::from_millis(900);

/// One thing done or awaited.
#[derive(Clone, Debug)]
pub(super) enum Do {
    Go(String),
    Click(At),
    Fill(At, String),
    Choose(At, String),
    Write(String),
    Press(Key),
    See(At),
    Gone(At),
    /// From here on inside a frame.
    Frame(&'static str),
    /// As long as a person looks at a page before the next press; a program is quicker than the sensor.
    Rest,
    Reload,
    Back,
}

/// An element, in the English words of its page.
#[derive(Clone, Debug)]
pub(super) struct At {
    what: What,
    nth: usize,
    within: Option<Box<At>>,
}

#[derive(Clone, Debug)]
enum What {
    Role(&'static str, String),
    Any(&'static str),
    Label(String),
    Text(String),
    Css(String),
}

impl At {
    const fn new(what: What) -> Self {
        Self { what, nth: 0, within: None }
    }

    pub(super) fn within(self, outer: Self) -> Self {
        Self { within: Some(Box::new(outer)), ..self }
    }

    pub(super) fn nth(self, nth: usize) -> Self {
        Self { nth, ..self }
    }
}

pub(super) fn role(role: &'static str, name: &str) -> At {
    At::new(What::Role(role, name.into()))
}

pub(super) fn button(name: &str) -> At {
    role("button", name)
}

pub(super) const fn any(role: &'static str) -> At {
    At::new(What::Any(role))
}

pub(super) fn label(name: &str) -> At {
    At::new(What::Label(name.into()))
}

pub(super) fn text(text: &str) -> At {
    At::new(What::Text(text.into()))
}

pub(super) fn css(selector: &str) -> At {
    At::new(What::Css(selector.into()))
}

pub(super) fn click(at: At) -> Do {
    Do::Click(at)
}

pub(super) fn fill(at: At, text: &str) -> Do {
    Do::Fill(at, text.into())
}

pub(super) fn see(at: At) -> Do {
    Do::See(at)
}

/// Does it all.
pub(super) async fn perform(page: &Page, story: &Story) -> Result<()> {
    let mut page = page.clone();
    for step in &story.steps {
        match step {
            Do::Go(address) => page.goto(address).await?,
            Do::Click(at) => page.click(&here(&page, at).await?).await?,
            Do::Fill(at, text) => page.fill(&here(&page, at).await?, text).await?,
            Do::Choose(at, option) => {
                let option = said(&page, option).await?;
                page.choose(&here(&page, at).await?, &option).await?;
            }
            Do::Write(text) => page.write(text).await?,
            Do::Press(key) => page.press(&[*key]).await?,
            Do::See(at) => page.find(&here(&page, at).await?).await.map(drop)?,
            Do::Gone(at) => page.gone(&here(&page, at).await?).await?,
            Do::Frame(selector) => {
                page.find(&by::css(selector)).await?;
                page = page.frame(selector);
            }
            Do::Rest => sleep(REST).await,
            Do::Reload => page.reload().await?,
            Do::Back => page.back().await?,
        }
    }
    Ok(())
}

/// The element in the words that the page has for it.
async fn here(page: &Page, at: &At) -> Result<By> {
    let mut by = match &at.what {
        What::Role(role, name) => by::role(role, &said(page, name).await?),
        What::Any(role) => by::any(role),
        What::Label(name) => by::label(&said(page, name).await?),
        What::Text(text) => by::text(&said(page, text).await?),
        What::Css(selector) => by::css(selector),
    };
    by = by.nth(at.nth);
    if let Some(outer) = &at.within {
        by = by.within(Box::pin(here(page, outer)).await?);
    }
    Ok(by)
}

/// What a page says for an English text: its own words, or nonsense, by the very function that drew it.
async fn said(page: &Page, text: &str) -> Result<String> {
    const SAY: &str = "if (!/[?&](lorem|lang)=/.test(location.search)) return arguments[0]; \
        return (await import(location.origin + '/_pages/shared/dom.js')).say(arguments[0]);";
    let said = page.run_async(SAY, vec![json!(text)]).await?;
    Ok(said.as_str().unwrap_or(text).to_owned())
}
