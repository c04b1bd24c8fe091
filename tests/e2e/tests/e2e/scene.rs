//! What a story plays on: an empty list and a fresh window.

use std::{cell::Cell, time::Duration};

use serde_json::Value;
use token_due_e2e::{
    Browser, ConsoleLine, Error, Extension, LIMIT, Leak, Page, Product, Result, Seen, Stage, wait_until,
};
use tokio::time::sleep;

use crate::{
    expect::{Record, differences},
    failure::{Failure, Outcome, same},
};

/// How long the extension gets to record what it should not. Its own deadlines are far longer than a test can wait:
/// what is only due later is for the unit tests to show.
const QUIET: Duration = Duration::from_millis(400);

pub(crate) struct Scene {
    stage: Stage,
    page: Page,
    spoken: usize,
    asked: usize,
    retired: Cell<bool>,
}

impl Scene {
    pub(crate) async fn begin(stage: Stage) -> Result<Self> {
        stage.extension().erase().await?;
        let left = stage.extension().tokens().await?;
        if !left.is_empty() {
            return Err(Error::answer("erase", Value::from(left)));
        }
        let page = stage.browser().new_page().await?;
        let spoken = stage.browser().console()?.len();
        let asked = stage.requests().len();
        Ok(Self { stage, page, spoken, asked, retired: Cell::new(false) })
    }

    /// Whatever the story was: no token value anywhere, and no error in the extension.
    pub(crate) async fn check(&self) -> Outcome {
        if self.retired.get() {
            return Ok(());
        }
        same("token values where none may be", &self.stage.leaks().await?, &vec![])?;
        same("errors in the extension", &self.faults()?, &vec![])
    }

    /// What the extension said in this story that no one should have to read.
    pub(crate) fn faults(&self) -> Result<Vec<ConsoleLine>> {
        let origin = self.stage.browser().extension_origin()?;
        let spoken = self.stage.browser().console()?.into_iter().skip(self.spoken);
        Ok(spoken.filter(|line| line.source.starts_with(&origin) && is_fault(&line.text)).collect())
    }

    /// Closes the window; the stage can be used again unless it was retired.
    pub(crate) async fn end(self) -> Result<Option<Stage>> {
        if self.retired.get() {
            return Ok(None);
        }
        self.page.close().await?;
        Ok(Some(self.stage))
    }

    /// The window of this story.
    pub(crate) const fn page(&self) -> &Page {
        &self.page
    }

    pub(crate) const fn browser(&self) -> &Browser {
        self.stage.browser()
    }

    pub(crate) fn product(&self) -> Product {
        self.browser().product()
    }

    pub(crate) const fn extension(&self) -> &Extension {
        self.stage.extension()
    }

    /// What was said on any console during this story.
    pub(crate) fn console(&self) -> Result<String> {
        let lines = self.stage.browser().console()?.into_iter().skip(self.spoken);
        Ok(lines.map(|line| format!("{}: {}", line.source, line.text)).collect::<Vec<_>>().join("\n"))
    }

    /// Waits until the list is exactly these records, field by field.
    pub(crate) async fn expect(&self, records: &[Record]) -> Outcome {
        let looked = wait_until("the expected list", LIMIT, async || {
            let found = differences(&self.extension().tokens().await?, records);
            Ok(Seen::when(found.is_empty(), || found.join("\n")))
        });
        Ok(looked.await?)
    }

    /// Gives the extension time, and then there must be no record.
    pub(crate) async fn expect_nothing(&self) -> Outcome {
        self.settle().await;
        let found = differences(&self.extension().tokens().await?, &[]);
        if found.is_empty() { Ok(()) } else { Err(Failure::Story(found.join("\n"))) }
    }

    /// Waits until the list has records of just these names.
    pub(crate) async fn expect_names(&self, names: &[&str]) -> Result<()> {
        let mut expected = names.to_vec();
        expected.sort_unstable();
        wait_until(format!("records named {names:?}"), LIMIT, async || {
            let tokens = self.extension().tokens().await?;
            let mut is: Vec<&str> = tokens.iter().filter_map(|token| token["name"].as_str()).collect();
            is.sort_unstable();
            Ok(Seen::when(is == expected, || Value::from(tokens.clone()).to_string()))
        })
        .await
    }

    /// Waits until a sensor has told something with this text in it, since the extension began to listen.
    pub(crate) async fn hears(&self, text: &str) -> Result<()> {
        wait_until(format!("{text:?} is told"), LIMIT, async || {
            let heard = self.extension().heard().await?.to_string();
            Ok(if heard.contains(text) { Seen::Done(()) } else { Seen::NotYet(heard) })
        })
        .await
    }

    /// Gives the extension time to do what it should not.
    pub(crate) async fn settle(&self) {
        sleep(QUIET).await;
    }

    /// The token value that was shown last.
    pub(crate) fn last_secret(&self) -> Result<String> {
        self.stage.secrets().pop().ok_or_else(|| Error::answer("the last token value", "none was made"))
    }

    pub(crate) async fn leaks(&self) -> Result<Vec<Leak>> {
        self.stage.leaks().await
    }

    /// Once all is quiet: V8's search for objects at times ends its process while messages come in (three of 22 times).
    pub(crate) async fn leaks_in_memory(&self) -> Result<Vec<Leak>> {
        self.settle().await;
        self.stage.leaks_in_memory().await
    }

    /// Another window with a page of the extension.
    pub(crate) async fn extension_page(&self, path: &str) -> Result<Page> {
        self.stage.extension_page(path).await
    }

    /// Says that this browser is not to be used again, nor searched: the story left a trace on purpose.
    pub(crate) fn retire(&self) {
        self.retired.set(true);
    }

    /// How many requests to make something the pages have sent during this story.
    pub(crate) fn creations(&self) -> usize {
        self.stage.requests().iter().skip(self.asked).filter(|request| request.method == "POST").count()
    }
}

fn is_fault(text: &str) -> bool {
    ["Uncaught", "panicked", "unreachable"].iter().any(|word| text.contains(word))
}
