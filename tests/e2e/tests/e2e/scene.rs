//! What a story plays on: an empty list and a fresh window.

use serde_json::Value;
use token_due_e2e::{Error, Extension, Page, Result, Stage};

pub(crate) struct Scene {
    stage: Stage,
    page: Page,
    spoken: usize,
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
        Ok(Self { stage, page, spoken })
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
        Ok(lines.map(|line| format!("{}: {}\n", line.source, line.text)).collect())
    }
}
