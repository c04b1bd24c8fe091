//! The extension, seen from one of its own pages.

use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::{Value, json};

use crate::{Error, LIMIT, Page, Product, Result, Seen, devtools::DevTools, firefox, heap::Held, wait_until};

/// How long a worker may take to stop before it is told again.
const STOPPING: Duration = Duration::from_secs(1);

/// A file of the package that runs nothing: the page that asks must not be one that answers.
const QUIET_PAGE: &str = "manifest.json";

/// A page of the extension in a window of its own, kept open.
#[derive(Clone, Debug)]
pub struct Extension {
    page: Page,
    origin: String,
}

/// The forms the list can be had in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `token-due/1`.
    Json,
    /// A table.
    Csv,
    /// A calendar.
    Ics,
    /// A table for people.
    Markdown,
}

/// An export as the extension hands it out.
#[derive(Clone, Debug, Deserialize)]
pub struct Exported {
    /// The content.
    pub text: String,
    /// The name it would be saved under.
    pub file_name: String,
    /// Its media type.
    pub media_type: String,
}

/// What the toolbar button shows.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Badge {
    /// The few letters on it.
    pub text: String,
    /// The words behind it.
    pub title: String,
    /// Red, green, blue and opacity, 0 to 255 each.
    pub color: [u8; 4],
}

/// The storage areas of an extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// Kept on disk.
    Local,
    /// Kept while the browser runs.
    Session,
}

impl Extension {
    /// Opens the page in a window.
    pub(crate) async fn open(page: Page) -> Result<Self> {
        let origin = page.browser().extension_origin()?;
        page.goto(&format!("{origin}/{QUIET_PAGE}")).await?;
        if page.run("return typeof chrome === 'object' && !!chrome.runtime?.id", vec![]).await? != true {
            return Err(Error::answer("the extension's page", "the extension is not loaded"));
        }
        Ok(Self { page, origin })
    }

    /// The window it stands in.
    pub const fn page(&self) -> &Page {
        &self.page
    }

    /// The address of one of its files, such as `popup.html`.
    pub fn address(&self, path: &str) -> String {
        format!("{}/{path}", self.origin)
    }

    /// Sends a message as a page of the extension does, and gives the answer; `null` when there is none.
    pub async fn send(&self, message: Value) -> Result<Value> {
        self.page
            .run_async("return (await chrome.runtime.sendMessage(arguments[0])) ?? null", vec![message])
            .await
    }

    /// The list in one of its forms.
    pub async fn export(&self, format: Format) -> Result<Exported> {
        let format = match format {
            Format::Json => "json",
            Format::Csv => "csv",
            Format::Ics => "ics",
            Format::Markdown => "markdown",
        };
        let answer = self.send(json!({"kind": "export", "format": format})).await?;
        let text = answer.to_string();
        serde_json::from_value(answer).map_err(|error| Error::answer(format!("export ({error})"), text))
    }

    /// The whole list, as in its JSON export.
    pub async fn list(&self) -> Result<Value> {
        let exported = self.export(Format::Json).await?;
        serde_json::from_str(&exported.text)
            .map_err(|error| Error::answer(format!("export ({error})"), exported.text))
    }

    /// The records of the list.
    pub async fn tokens(&self) -> Result<Vec<Value>> {
        let mut list = self.list().await?;
        match list["tokens"].take() {
            Value::Array(tokens) => Ok(tokens),
            _ => Err(Error::answer("export", list)),
        }
    }

    /// Waits until the list has as many records, and gives them.
    pub async fn tokens_when(&self, count: usize) -> Result<Vec<Value>> {
        wait_until(format!("{count} records"), LIMIT, async || {
            let tokens = self.tokens().await?;
            let enough = tokens.len() == count;
            Ok(if enough { Seen::Done(tokens) } else { Seen::NotYet(Value::from(tokens).to_string()) })
        })
        .await
    }

    /// Reads records in as a file.
    pub async fn import(&self, tokens: &[Value]) -> Result<()> {
        let file = json!({"format": "token-due/1", "exported_at": "2026-01-01T00:00:00Z", "tokens": tokens});
        let answer = self.send(json!({"kind": "import", "text": file.to_string(), "apply": true})).await?;
        if answer.get("error").is_some() { Err(Error::answer("import", answer)) } else { Ok(()) }
    }

    /// Empties the list.
    pub async fn erase(&self) -> Result<()> {
        self.send(json!({"kind": "erase"})).await.map(drop)
    }

    /// What the toolbar button shows now.
    pub async fn badge(&self) -> Result<Badge> {
        const READ: &str = "const [text, title, color] = await Promise.all([chrome.action.getBadgeText({}), \
            chrome.action.getTitle({}), chrome.action.getBadgeBackgroundColor({})]); return { text, title, color };";
        let answer = self.page.run_async(READ, vec![]).await?;
        let text = answer.to_string();
        serde_json::from_value(answer).map_err(|error| Error::answer(format!("badge ({error})"), text))
    }

    /// Waits until a tab is at an address that the extension may see, and closes it.
    pub async fn close_when_open(&self, address: &str) -> Result<()> {
        const CLOSE: &str = "const tabs = await chrome.tabs.query({}); \
            const it = tabs.find((tab) => (tab.url || tab.pendingUrl) === arguments[0]); \
            if (it) await chrome.tabs.remove(it.id); \
            return [!!it, tabs.map((tab) => tab.url || tab.pendingUrl)];";
        wait_until(format!("{address} in a tab"), LIMIT, async || {
            let answer = self.page.run_async(CLOSE, vec![address.into()]).await?;
            Ok(Seen::when(answer[0] == true, || answer[1].to_string()))
        })
        .await
    }

    /// How many tabs show that address.
    pub async fn tabs_at(&self, address: &str) -> Result<usize> {
        const COUNT: &str = "const tabs = await chrome.tabs.query({}); \
            return tabs.filter((tab) => (tab.url || tab.pendingUrl) === arguments[0]).length;";
        let answer = self.page.run_async(COUNT, vec![address.into()]).await?;
        answer
            .as_u64()
            .and_then(|count| usize::try_from(count).ok())
            .ok_or_else(|| Error::answer("tabs", answer))
    }

    /// Everything in a storage area, past the background; a list that is stored as text as what the text says.
    pub async fn storage(&self, area: Area) -> Result<Value> {
        const READ: &str = "const stored = await chrome.storage[arguments[0]].get(null); \
            for (const [key, value] of Object.entries(stored)) \
                if (typeof value === 'string') { try { stored[key] = JSON.parse(value); } catch {} } \
            return stored";
        let area = match area {
            Area::Local => "local",
            Area::Session => "session",
        };
        self.page.run_async(READ, vec![area.into()]).await
    }

    /// Starts to note every message that reaches the pages of the extension, such as those of its content scripts.
    pub async fn listen(&self) -> Result<()> {
        const LISTEN: &str = "if (!window.heard) { \
            window.heard = []; chrome.runtime.onMessage.addListener((message) => void window.heard.push(message)); }";
        self.page.run(LISTEN, vec![]).await.map(drop)
    }

    /// The messages noted since [`Extension::listen`].
    pub async fn heard(&self) -> Result<Value> {
        self.page.run("return window.heard ?? []", vec![]).await
    }

    /// Evaluates an expression in the background, which must run.
    pub async fn in_background(&self, expression: &str) -> Result<Value> {
        if self.page.browser().product() == Product::Firefox {
            let asked =
                vec![self.page.browser().extension_id()?.into(), "background".into(), expression.into()];
            return self.page.at().await?.privileged(firefox::EVALUATE, asked).await;
        }
        let asleep = || Error::answer("the background", "it does not run");
        let target = self.workers().await?.into_iter().next().ok_or_else(asleep)?;
        DevTools::connect(&self.page.browser().profile()).await?.in_worker(&target, expression).await
    }

    /// Lets an alarm of the extension ring, whatever it is called.
    pub async fn ring(&self) -> Result<()> {
        if self.page.browser().product() == Product::Firefox {
            const RING: &str = "await chrome.alarms.create('ring', { when: Date.now() }); \
                while (await chrome.alarms.get('ring')) await new Promise((again) => setTimeout(again, 20));";
            return self.page.run_async(RING, vec![]).await.map(drop);
        }
        self.in_background("chrome.alarms.onAlarm.dispatch({ name: 'ring' })").await.map(drop)
    }

    /// Lets notifications stay until they are pressed or taken away, as on a desktop that has a place for them.
    pub async fn show_notifications(&self) -> Result<()> {
        match self.page.browser().product() {
            Product::Firefox => {
                self.page.at().await?.privileged(firefox::SHOW_NOTICES, vec![]).await.map(drop)
            }
            Product::Chromium => Ok(()),
        }
    }

    /// Presses a notification beside its buttons.
    pub async fn press_notification(&self, id: &str) -> Result<()> {
        if self.page.browser().product() == Product::Firefox {
            let pressed = vec![self.page.browser().extension_id()?.into(), id.into()];
            return self.page.at().await?.privileged(firefox::PRESS_NOTICE, pressed).await.map(drop);
        }
        let press = format!("chrome.notifications.onClicked.dispatch({})", Value::from(id));
        self.in_background(&press).await.map(drop)
    }

    /// What the background and every open page of the extension hold, by their addresses; in Chromium only.
    pub(crate) async fn held(&self) -> Result<Vec<(String, Held)>> {
        let mut devtools = DevTools::connect(&self.page.browser().profile()).await?;
        let mut all = Vec::new();
        for (target, url) in self.targets().await? {
            let held = devtools.held(&target).await?;
            all.push((url, held));
        }
        Ok(all)
    }

    /// How many bytes the background holds, which must run: what scripts made, and the memories of WebAssembly; in Chromium only.
    pub async fn memory(&self) -> Result<(f64, f64)> {
        let asleep = || Error::answer("the background", "it does not run");
        let target = self.workers().await?.into_iter().next().ok_or_else(asleep)?;
        DevTools::connect(&self.page.browser().profile()).await?.usage(&target).await
    }

    /// Leaves a text in the memory of WebAssembly of the background or of a page, for a test of the search.
    pub async fn plant_in_memory(&self, path: &str, text: &str) -> Result<()> {
        let wanted = self.address(path);
        let targets = self.targets().await?;
        let target = targets.into_iter().find(|(_, url)| *url == wanted);
        let (target, _) = target.ok_or_else(|| Error::answer(wanted, "it does not run"))?;
        DevTools::connect(&self.page.browser().profile()).await?.plant_in_memory(&target, text).await
    }

    /// The worker and the open pages of the extension: target and address.
    async fn targets(&self) -> Result<Vec<(String, String)>> {
        let targets = self.page.at().await?.devtools("Target.getTargets", json!({})).await?;
        let text = |target: &Value, field: &str| target[field].as_str().unwrap_or_default().to_owned();
        let all = targets["targetInfos"].as_array().map(Vec::as_slice).unwrap_or_default();
        let known = all.iter().map(|target| (text(target, "targetId"), text(target, "url")));
        Ok(known.filter(|(_, url)| url.starts_with(&self.origin)).collect())
    }

    /// Whether the background runs now.
    pub async fn is_awake(&self) -> Result<bool> {
        let at = self.page.at().await?;
        if self.page.browser().product() == Product::Firefox {
            let id = self.page.browser().extension_id()?;
            return Ok(at.privileged(firefox::BACKGROUND, vec![id.into()]).await? == "running");
        }
        drop(at);
        Ok(!self.workers().await?.is_empty())
    }

    /// Stops the background as the browser does when it has been idle, and waits until it is. An event may have woken
    /// another one meanwhile.
    pub async fn stop_background(&self) -> Result<()> {
        if self.page.browser().product() == Product::Firefox {
            let id = self.page.browser().extension_id()?;
            // Done when the background has ended.
            return self
                .page
                .at()
                .await?
                .privileged(firefox::STOP_BACKGROUND, vec![id.into()])
                .await
                .map(drop);
        }
        let stopped = self.running().await?;
        let mut asked: Option<Instant> = None;
        wait_until("the background to stop", LIMIT, async || {
            // By what the browser's extensions know of it: its target goes earlier, and events that come in between are sent to the
            // worker that is gone.
            let gone = !self.running().await?.iter().any(|id| stopped.contains(id));
            // Not asked again at once: by then it may be the next one that is stopped, which no browser does while an event is
            // on its way to it, and the event would be lost.
            if !gone && asked.is_none_or(|at| at.elapsed() > STOPPING) {
                asked = Some(Instant::now());
                let at = self.page.at().await?;
                at.devtools("ServiceWorker.enable", json!({})).await?;
                at.devtools("ServiceWorker.stopAllWorkers", json!({})).await?;
            }
            Ok(Seen::when(gone, || "it runs".into()))
        })
        .await
    }

    /// The ids of the workers that run, in Chromium: one or none.
    async fn running(&self) -> Result<Vec<Value>> {
        const RUNNING: &str = "const contexts = await chrome.runtime.getContexts({ contextTypes: ['BACKGROUND'] }); \
            return contexts.map(({ contextId }) => contextId);";
        let ids = self.page.run_async(RUNNING, vec![]).await?;
        Ok(ids.as_array().cloned().unwrap_or_default())
    }

    /// The targets of the worker: one when it runs, else none.
    async fn workers(&self) -> Result<Vec<String>> {
        let file = self.address("background.js");
        Ok(self
            .targets()
            .await?
            .into_iter()
            .filter(|(_, url)| *url == file)
            .map(|(target, _)| target)
            .collect())
    }
}
