//! What a story plays on: an empty list and a fresh window.

use std::time::Duration;

use serde_json::Value;
use token_due_e2e::{Error, Extension, LIMIT, Page, Result, Seen, Stage, wait_until};
use tokio::time::sleep;

use crate::{
    expect::{Record, differences},
    failure::{Failure, Outcome},
};

/// How long the extension gets to record what it should not. Its own deadlines are far longer than a test can wait:
/// what is only due later is for the unit tests to show.
const QUIET: Duration = Duration::from_millis(400);

pub(crate) struct Scene {
    stage: Stage,
    page: Page,
    spoken: usize,
    asked: usize,
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
        Ok(Self { stage, page, spoken, asked })
    }

    pub(crate) async fn end(self) -> Result<Stage> {
        self.page.close().await?;
        Ok(self.stage)
    }

    /// The window of this story.
    pub(crate) const fn page(&self) -> &Page {
        &self.page
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
        sleep(QUIET).await;
        let found = differences(&self.extension().tokens().await?, &[]);
        if found.is_empty() { Ok(()) } else { Err(Failure::Story(found.join("\n"))) }
    }

    /// How many requests to make something the pages have sent during this story.
    pub(crate) fn creations(&self) -> usize {
        self.stage.requests().iter().skip(self.asked).filter(|request| request.method == "POST").count()
    }
}
