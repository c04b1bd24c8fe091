//! One window of the browser, used as a person uses it.

use std::{fs, path::Path, time::Duration};

use fantoccini::{
    actions::{InputSource as _, KeyAction, KeyActions},
    elements::ElementRef,
    error::CmdError,
    key::Key,
    wd::WindowHandle,
};
use serde_json::{Value, json};

use crate::{
    Browser, By, Error, LIMIT, Product, Result, Seen, browser::At, devtools::DevTools, error::About, firefox,
    wait_until,
};

const LOCATE: &str = include_str!("locate.js");

/// How often the tabulator is pressed in search of an element.
const TABS: usize = 80;

/// A window, or a frame in one. Clones are the same window.
#[derive(Clone, Debug)]
pub struct Page {
    browser: Browser,
    window: WindowHandle,
    frames: Vec<String>,
}

/// An element as it was when found.
#[derive(Debug)]
pub struct Element {
    reference: Value,
    id: String,
}

impl Page {
    pub(crate) const fn new(browser: Browser, window: WindowHandle) -> Self {
        Self { browser, window, frames: Vec::new() }
    }

    pub(crate) async fn at(&self) -> Result<At<'_>> {
        self.browser.at(&self.window, &self.frames).await
    }

    /// The browser the window is of.
    pub const fn browser(&self) -> &Browser {
        &self.browser
    }

    /// A frame in this page, found by a CSS selector each time it is used.
    #[must_use]
    pub fn frame(&self, selector: &str) -> Self {
        let mut frame = self.clone();
        frame.frames.push(selector.into());
        frame
    }

    /// Goes to an address and waits until it is loaded.
    pub async fn goto(&self, address: &str) -> Result<()> {
        Ok(self.at().await?.goto(address).await?)
    }

    /// Where it is.
    pub async fn address(&self) -> Result<String> {
        Ok(self.at().await?.current_url().await?.into())
    }

    /// Loads the page again.
    pub async fn reload(&self) -> Result<()> {
        Ok(self.at().await?.refresh().await?)
    }

    /// One step back in the history of the window.
    pub async fn back(&self) -> Result<()> {
        Ok(self.at().await?.back().await?)
    }

    /// Closes the window.
    pub async fn close(self) -> Result<()> {
        self.at().await?.close().await
    }

    /// Waits for an element.
    pub async fn find(&self, by: &By) -> Result<Element> {
        wait_until(by.to_string(), LIMIT, async || {
            let (mut found, seen) = self.look(by).await?;
            Ok(if found.is_empty() { Seen::NotYet(seen) } else { Seen::Done(found.swap_remove(0)) })
        })
        .await
    }

    /// Whether an element is there now.
    pub async fn has(&self, by: &By) -> Result<bool> {
        Ok(!self.look(by).await?.0.is_empty())
    }

    /// Waits until an element is there no more.
    pub async fn gone(&self, by: &By) -> Result<()> {
        wait_until(format!("no {by}"), LIMIT, async || {
            Ok(Seen::when(!self.has(by).await?, || "it is still there".into()))
        })
        .await
    }

    /// The visible text of an element.
    pub async fn text(&self, by: &By) -> Result<String> {
        self.on(by, async |at, element| at.element(element).text().await).await
    }

    /// Clicks an element, as soon as it is there and nothing covers it.
    pub async fn click(&self, by: &By) -> Result<()> {
        self.on(by, async |at, element| at.element(element).click().await).await
    }

    /// Replaces what is in a field by typing.
    pub async fn fill(&self, by: &By, text: &str) -> Result<()> {
        self.on(by, async |at, element| {
            let field = at.element(element);
            field.click().await?;
            field
                .send_keys(&format!(
                    "{}a{}{}",
                    char::from(Key::Control),
                    char::from(Key::Null),
                    char::from(Key::Backspace)
                ))
                .await?;
            field.send_keys(text).await
        })
        .await
    }

    /// Chooses an option of a native list by its text.
    pub async fn choose(&self, by: &By, option: &str) -> Result<()> {
        self.on(by, async |at, element| at.element(element).select_by_label(option).await).await
    }

    /// Presses keys together, the first held down until the last is released; whatever has the focus gets them.
    pub async fn press(&self, keys: &[Key]) -> Result<()> {
        let down = keys.iter().map(|key| KeyAction::Down { value: (*key).into() });
        let up = keys.iter().rev().map(|key| KeyAction::Up { value: (*key).into() });
        let actions = down.chain(up).fold(KeyActions::new("keys".into()), KeyActions::then);
        Ok(self.at().await?.perform_actions(actions).await?)
    }

    /// Puts what was copied where the focus is.
    pub async fn paste(&self) -> Result<()> {
        let actions = KeyActions::new("keys".into())
            .then(KeyAction::Down { value: Key::Control.into() })
            .then(KeyAction::Down { value: 'v' })
            .then(KeyAction::Up { value: 'v' })
            .then(KeyAction::Up { value: Key::Control.into() });
        Ok(self.at().await?.perform_actions(actions).await?)
    }

    /// Chooses a file in a field for files.
    pub async fn choose_file(&self, by: &By, file: &Path) -> Result<()> {
        self.on(by, async |at, element| at.element(element).send_keys(&file.to_string_lossy()).await).await
    }

    /// Types into whatever has the focus.
    pub async fn write(&self, text: &str) -> Result<()> {
        let keys = text.chars().flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]);
        let actions = keys.fold(KeyActions::new("keys".into()), KeyActions::then);
        Ok(self.at().await?.perform_actions(actions).await?)
    }

    /// Presses the tabulator until an element has the focus.
    pub async fn tab_to(&self, by: &By) -> Result<()> {
        const FOCUSED: &str = "let it = document.activeElement; \
            while (it?.shadowRoot?.activeElement) it = it.shadowRoot.activeElement; return it === arguments[0];";
        let element = self.find(by).await?;
        for _ in 0..TABS {
            if self.run(FOCUSED, vec![element.reference.clone()]).await? == true {
                return Ok(());
            }
            self.press(&[Key::Tab]).await?;
        }
        let seen = self.run("return document.activeElement?.outerHTML?.slice(0, 200)", vec![]).await?;
        Err(Error::Timeout { what: format!("focus on {by}"), limit: Duration::ZERO, seen: seen.to_string() })
    }

    /// Runs a script in the page; `arguments` holds what is given.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.at().await?.execute(script, arguments).await?)
    }

    /// Runs the body of an async function in the page and waits for what it returns. What it throws is an error here.
    pub async fn run_async(&self, body: &str, arguments: Vec<Value>) -> Result<Value> {
        self.at().await?.run_async(body, arguments).await
    }

    /// Evaluates an expression where the extension's content script stands in this page.
    pub async fn in_content_script(&self, expression: &str) -> Result<Value> {
        if self.browser.product() == Product::Firefox {
            let asked = vec![self.browser.extension_id()?.into(), "content script".into(), expression.into()];
            return self.at().await?.privileged(firefox::EVALUATE, asked).await;
        }
        let origin = self.browser.extension_origin()?;
        let mut devtools = DevTools::connect(&self.browser.profile()).await?;
        // The driver calls a window by the name of its target.
        devtools.in_content_script(&String::from(self.window.clone()), &origin, expression).await
    }

    /// Saves a picture of what the window shows.
    pub async fn picture(&self, path: &Path) -> Result<()> {
        let png = self.at().await?.screenshot().await?;
        fs::write(path, png).about(path)
    }

    /// Sets the size of the viewport in CSS pixels, and how many device pixels each is; in Chromium only.
    pub async fn viewport(&self, width: u32, height: u32, scale: f32) -> Result<()> {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": scale, "mobile": false});
        self.at().await?.devtools("Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
    }

    /// Runs a script in every document that this window loads from now on, before its own; in Chromium only.
    pub async fn before_each(&self, script: &str) -> Result<()> {
        let source = json!({"source": script});
        self.at().await?.devtools("Page.addScriptToEvaluateOnNewDocument", source).await.map(drop)
    }

    /// Puts the page before all others of its window.
    pub async fn to_front(&self) -> Result<()> {
        let at = self.at().await?;
        if self.browser.product() == Product::Firefox {
            return at.to_front(&self.window).await;
        }
        at.devtools("Page.bringToFront", json!({})).await.map(drop)
    }

    /// For how long the page's main thread has worked so far, in milliseconds: its own scripts, those of extensions, layout and all.
    /// Of Firefox it is the page's process.
    pub async fn worked(&self) -> Result<f64> {
        let at = self.at().await?;
        if self.browser.product() == Product::Firefox {
            let worked = at.privileged(firefox::WORKED, vec![]).await?;
            return worked.as_f64().ok_or_else(|| Error::answer("the time of the page's process", worked));
        }
        // The time of the thread and not of the clock: what else the machine does is none of the page's work.
        at.devtools("Performance.enable", json!({"timeDomain": "threadTicks"})).await?;
        let answer = at.devtools("Performance.getMetrics", json!({})).await?;
        let metrics = answer["metrics"].as_array().map(Vec::as_slice).unwrap_or_default();
        let seconds = metrics
            .iter()
            .find(|metric| metric["name"] == "TaskDuration")
            .and_then(|it| it["value"].as_f64());
        seconds.map(|seconds| seconds * 1000.0).ok_or_else(|| Error::answer("Performance.getMetrics", answer))
    }

    /// How many bytes scripts hold in the page, those of extensions among them, after its garbage was collected. Chromium alone
    /// tells it.
    pub async fn memory(&self) -> Result<f64> {
        let at = self.at().await?;
        at.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        let usage = at.devtools("Runtime.getHeapUsage", json!({})).await?;
        usage["usedSize"].as_f64().ok_or_else(|| Error::answer("Runtime.getHeapUsage", usage))
    }

    /// Tells the page that the user prefers dark colours, or light ones.
    pub async fn dark(&self, dark: bool) -> Result<()> {
        let value = if dark { "dark" } else { "light" };
        if self.browser.product() == Product::Firefox {
            return self.at().await?.privileged(firefox::PREFER_COLORS, vec![value.into()]).await.map(drop);
        }
        let media = json!({"features": [{"name": "prefers-color-scheme", "value": value}]});
        self.at().await?.devtools("Emulation.setEmulatedMedia", media).await.map(drop)
    }

    async fn look(&self, by: &By) -> Result<(Vec<Element>, String)> {
        let question = serde_json::to_value(by).map_err(|error| Error::answer(by.to_string(), error))?;
        let mut answer = match self.at().await?.execute(LOCATE, vec![question]).await {
            Ok(answer) => answer,
            // The page is about to be another one; the next look sees it.
            Err(error) if is_passing(&error) => return Ok((Vec::new(), error.to_string())),
            Err(error) => return Err(error.into()),
        };
        let found = answer["found"].as_array_mut().map(std::mem::take).unwrap_or_default();
        let seen = answer["seen"].as_str().unwrap_or_default().to_owned();
        Ok((found.into_iter().filter_map(Element::read).collect(), seen))
    }

    /// Does something with an element as soon as the browser lets it be done.
    async fn on<T>(&self, by: &By, act: impl AsyncFn(&At<'_>, &Element) -> Result<T, CmdError>) -> Result<T> {
        wait_until(by.to_string(), LIMIT, async || {
            let (found, seen) = self.look(by).await?;
            let Some(element) = found.first() else {
                return Ok(Seen::NotYet(seen));
            };
            let at = self.at().await?;
            match act(&at, element).await {
                Ok(value) => Ok(Seen::Done(value)),
                Err(error) if is_passing(&error) => Ok(Seen::NotYet(error.to_string())),
                Err(error) => Err(error.into()),
            }
        })
        .await
    }
}

impl Element {
    fn read(reference: Value) -> Option<Self> {
        let id = reference.as_object()?.values().next()?.as_str()?.to_owned();
        Some(Self { reference, id })
    }
}

impl At<'_> {
    fn element(&self, element: &Element) -> fantoccini::elements::Element {
        fantoccini::elements::Element::from_element_id((**self).clone(), ElementRef::from(element.id.clone()))
    }
}

/// Errors that say «not now»: the element moves, is covered, or was taken from the page meanwhile.
fn is_passing(error: &CmdError) -> bool {
    let text = error.to_string();
    error.is_stale_element_reference()
        || error.is_element_not_interactable()
        || error.is_detached_shadow_root()
        || ["click intercepted", "execution context"].iter().any(|words| text.contains(words))
}
