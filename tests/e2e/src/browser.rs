//! One browser, driven through WebDriver.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use fantoccini::{
    Client, ClientBuilder,
    wd::{TimeoutConfiguration, WebDriverCompatibleCommand, WindowHandle},
};
use hyper::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::{Mutex, MutexGuard};
use url::{ParseError, Url};

use crate::{
    ConsoleLine, Error, LIMIT, Page, Result, Seen, chromium, console, driver::Driver, error::About, firefox,
    network, wait_until,
};

/// The browsers the stage can drive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Product {
    /// Chromium, by ChromeDriver.
    #[default]
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
}

impl Product {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// Its name, which is also that of its package's folder.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}

/// How a browser is started.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Which browser.
    pub product: Product,
    /// The folder of the assembled extension; none for a browser without.
    pub extension: Option<PathBuf>,
    /// The folder of another extension that is loaded beside it.
    pub neighbour: Option<PathBuf>,
    /// Without a window.
    pub headless: bool,
    /// The language of the browser and of its requests, such as `de`. The browser's own words, and with them those of
    /// the extension, follow where its languages are installed (Debian's `chromium-l10n`).
    pub language: Option<String>,
    /// The time zone of the browser, such as `Europe/Paris`; else the machine's.
    pub zone: Option<String>,
    /// A folder to keep the profile in, for runs that go on after a restart; else one that is deleted at the end.
    pub profile: Option<PathBuf>,
}

impl Options {
    /// The folders of all extensions.
    pub(crate) fn extensions(&self) -> impl Iterator<Item = &Path> {
        self.extension.iter().chain(&self.neighbour).map(PathBuf::as_path)
    }
}

/// A running browser. Clones are the same browser; it ends with the last of them.
#[derive(Clone, Debug)]
pub struct Browser(Arc<Running>);

// The order of the fields is the order they end in: the browser before the folder it writes to.
#[derive(Debug)]
struct Running {
    client: Client,
    current: Mutex<Option<WindowHandle>>,
    #[expect(dead_code, reason = "held so that the browser lives")]
    driver: Driver,
    product: Product,
    extension: Option<PathBuf>,
    scratch: Scratch,
}

#[derive(Debug)]
enum Scratch {
    Temporary(TempDir),
    Kept(PathBuf),
}

impl Browser {
    /// Starts a driver and by it a browser for which every host is at one address.
    pub async fn start(options: &Options, address: SocketAddr) -> Result<Self> {
        let scratch = Scratch::new(options)?;
        // The browser takes both from its environment; the switch for the language is for pages alone.
        let zone = options.zone.as_deref().map(|zone| ("TZ", zone));
        let language = options.language.as_deref().map(|language| ("LANGUAGE", language));
        let environment: Vec<_> = zone.into_iter().chain(language).collect();
        let (mut driver, asked) = match options.product {
            Product::Chromium => {
                let asked = chromium::capabilities(options, address, scratch.path())?;
                let program = Path::new(chromium::DRIVER);
                (Driver::start(program, &["--port=0"], &environment, None).await?, asked)
            }
            Product::Firefox => {
                let asked = firefox::capabilities(options, address, scratch.path())?;
                let log = firefox::log(scratch.path());
                let program = firefox::driver();
                (Driver::start(&program, firefox::ARGUMENTS, &environment, Some(&log)).await?, asked)
            }
        };
        let mut capabilities = fantoccini::wd::Capabilities::new();
        if let Value::Object(asked) = asked {
            capabilities.extend(asked);
        }
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.address())
            .await?;
        if options.product == Product::Firefox {
            let session = client.session_id().await?.unwrap_or_default();
            driver.says_farewell(format!("DELETE /session/{session}"));
        }
        let script = Some(Duration::from_secs(30));
        client.update_timeouts(TimeoutConfiguration::new(script, script, None)).await?;
        let browser = Self(Arc::new(Running {
            client,
            current: Mutex::default(),
            driver,
            product: options.product,
            extension: options.extension.clone(),
            scratch,
        }));
        if options.product == Product::Firefox {
            let turn = browser.0.current.lock().await;
            let at = At { client: &browser.0.client, turn };
            for package in options.extensions() {
                at.install(package).await?;
            }
        }
        Ok(browser)
    }

    /// Which browser it is.
    pub fn product(&self) -> Product {
        self.0.product
    }

    /// Waits until a window shows an address with that end, and closes it.
    pub(crate) async fn close_when_open(&self, end: &str) -> Result<()> {
        wait_until(format!("a window at {end}"), LIMIT, async || {
            let mut current = self.0.current.lock().await;
            *current = None;
            let client = &self.0.client;
            let mut seen = Vec::new();
            for window in client.windows().await? {
                client.switch_to_window(window).await?;
                let address = client.current_url().await?;
                if address.as_str().ends_with(end) {
                    client.close_window().await?;
                    return Ok(Seen::Done(()));
                }
                seen.push(address.to_string());
            }
            Ok(Seen::NotYet(seen.join(", ")))
        })
        .await
    }

    /// The window that was there at the start.
    pub async fn first_page(&self) -> Result<Page> {
        let windows = self.0.client.windows().await?;
        let first = windows.into_iter().next().ok_or_else(|| Error::answer("windows", "none"))?;
        Ok(Page::new(self.clone(), first))
    }

    /// Another window. A window and not a tab, since a tab behind another is hidden to its page.
    pub async fn new_page(&self) -> Result<Page> {
        let mut current = self.0.current.lock().await;
        if current.is_none() {
            // The command goes by way of a window, and the one that was used last may be closed.
            let windows = self.0.client.windows().await?;
            let any = windows.into_iter().next().ok_or_else(|| Error::answer("windows", "none"))?;
            self.0.client.switch_to_window(any.clone()).await?;
            *current = Some(any);
        }
        let made = self.0.client.new_window(false).await?;
        Ok(Page::new(self.clone(), made.handle))
    }

    /// The origin of the extension's pages, without a slash at the end.
    pub fn extension_origin(&self) -> Result<String> {
        let none = || Error::answer("the extension's origin", "the browser was started without an extension");
        let folder = self.0.extension.as_deref().ok_or_else(none)?;
        self.origin_of(folder)
    }

    /// The origin of the pages of an extension that was loaded from a folder.
    pub fn origin_of(&self, folder: &Path) -> Result<String> {
        match self.0.product {
            Product::Chromium => chromium::origin(folder),
            Product::Firefox => firefox::origin(folder),
        }
    }

    /// The name that the browser knows the extension by.
    pub fn extension_id(&self) -> Result<String> {
        let none = || Error::answer("the extension's id", "the browser was started without an extension");
        match self.0.product {
            Product::Chromium => {
                Ok(self.extension_origin()?.trim_start_matches("chrome-extension://").into())
            }
            Product::Firefox => firefox::id(self.0.extension.as_deref().ok_or_else(none)?),
        }
    }

    /// Everything said so far on any console, also on the worker's.
    pub fn console(&self) -> Result<Vec<ConsoleLine>> {
        let log = self.log()?;
        Ok(match self.0.product {
            Product::Chromium => console::messages(&log),
            Product::Firefox => firefox::messages(&log),
        })
    }

    /// The browser's own log as it is.
    pub fn log(&self) -> Result<String> {
        let scratch = self.0.scratch.path();
        let path = match self.0.product {
            Product::Chromium => chromium::log(scratch),
            Product::Firefox => firefox::log(scratch),
        };
        let bytes = fs::read(&path).about(path)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The folder the browser keeps its state in.
    pub fn profile(&self) -> PathBuf {
        let scratch = self.0.scratch.path();
        match self.0.product {
            Product::Chromium => chromium::profile(scratch),
            Product::Firefox => firefox::profile(scratch),
        }
    }

    /// The file that Chromium notes its requests in.
    pub(crate) fn net_log(&self) -> PathBuf {
        network::chromium_log(self.0.scratch.path())
    }

    /// Ends the browser in good order, while its files stay.
    pub async fn close(&self) -> Result<()> {
        Ok(self.0.client.clone().close().await?)
    }

    /// The number of the browser's process.
    pub fn process(&self) -> Option<u64> {
        let capabilities = self.0.client.capabilities()?;
        ["goog:processID", "moz:processID"].into_iter().find_map(|name| capabilities.get(name)?.as_u64())
    }

    /// A client that stands in a window; others wait until it is dropped. Frames are named by CSS selectors, from the
    /// outermost.
    pub(crate) async fn at(&self, window: &WindowHandle, frames: &[String]) -> Result<At<'_>> {
        let mut current = self.0.current.lock().await;
        let client = &self.0.client;
        if current.as_ref() != Some(window) || !frames.is_empty() {
            // Taken as unknown until done: an error half way must not be remembered as having arrived.
            *current = None;
            client.switch_to_window(window.clone()).await?;
            for frame in frames {
                client.find(fantoccini::Locator::Css(frame)).await?.enter_frame().await?;
            }
            *current = frames.is_empty().then(|| window.clone());
        }
        Ok(At { client, turn: current })
    }
}

/// The turn to speak to the browser, standing in one window.
pub(crate) struct At<'a> {
    client: &'a Client,
    turn: MutexGuard<'a, Option<WindowHandle>>,
}

impl At<'_> {
    /// Closes the window.
    pub(crate) async fn close(mut self) -> Result<()> {
        *self.turn = None;
        Ok(self.client.close_window().await?)
    }

    /// Goes to a window that this stands in already, and so shows it: Firefox says so of every window that it is sent to.
    pub(crate) async fn to_front(&self, window: &WindowHandle) -> Result<()> {
        Ok(self.client.switch_to_window(window.clone()).await?)
    }

    /// A command of the Chrome DevTools protocol, to the target of this window.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        self.post("goog/cdp/execute", json!({"cmd": command, "params": parameters})).await
    }

    /// Runs the body of an async function with the rights of Firefox itself; what it throws is an error here.
    pub(crate) async fn privileged(&self, body: &str, arguments: Vec<Value>) -> Result<Value> {
        self.post("moz/context", json!({"context": "chrome"})).await?;
        let done = self.run_async(body, arguments).await;
        self.post("moz/context", json!({"context": "content"})).await?;
        done
    }

    /// Runs the body of an async function where this stands, and waits for what it returns. What it throws is an error
    /// here.
    pub(crate) async fn run_async(&self, body: &str, arguments: Vec<Value>) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];\n\
            (async (...arguments) => {{ {body} }})(...arguments).then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"
        );
        let mut answer = self.execute_async(&script, arguments).await?;
        match answer.get("error") {
            Some(error) => Err(Error::answer(body, error)),
            None => Ok(answer["value"].take()),
        }
    }

    /// Loads an extension into Firefox until it ends.
    async fn install(&self, package: &Path) -> Result<()> {
        let package = fs::canonicalize(package).about(package)?;
        self.post("moz/addon/install", json!({"path": package, "temporary": true})).await.map(drop)
    }

    async fn post(&self, path: &'static str, body: Value) -> Result<Value> {
        Ok(self.client.issue_cmd(Post { path, body }).await?)
    }
}

impl std::ops::Deref for At<'_> {
    type Target = Client;

    fn deref(&self) -> &Client {
        self.client
    }
}

/// A command of one driver only.
#[derive(Debug)]
struct Post {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

impl Scratch {
    fn new(options: &Options) -> Result<Self> {
        if let Some(folder) = &options.profile {
            fs::create_dir_all(folder).about(folder)?;
            return Ok(Self::Kept(folder.clone()));
        }
        let made = tempfile::Builder::new().prefix("token-due-").tempdir();
        made.map(Self::Temporary).about(std::env::temp_dir())
    }

    fn path(&self) -> &Path {
        match self {
            Self::Temporary(folder) => folder.path(),
            Self::Kept(folder) => folder,
        }
    }
}
