//! Pages and browser together.

use std::path::{Path, PathBuf};

use crate::{Browser, Extension, Leak, Options, Page, Product, Request, Result, Server, leaks};

/// A browser with the extension, and the look-alike pages it can go to.
#[derive(Debug)]
pub struct Stage {
    browser: Browser,
    server: Server,
    page: Page,
    extension: Extension,
}

impl Stage {
    /// Starts both; the page that tests use is in the first window, the extension's in a second.
    pub async fn open(options: &Options) -> Result<Self> {
        let server = Server::start(&pages()).await?;
        let fresh = options.profile.as_deref().is_none_or(|folder| !folder.exists());
        let browser = Browser::start(options, server.address()).await?;
        // A fresh profile is a first installation; what it opens would lie over the window of the user.
        // Firefox loses a page that opens while the driver opens another.
        if fresh && options.product == Product::Firefox {
            browser.close_when_open("/welcome.html").await?;
        }
        let page = browser.first_page().await?;
        let extension = Extension::open(browser.new_page().await?).await?;
        // Chromium's driver does not count a tab that an extension opened among its windows.
        if fresh && options.product == Product::Chromium {
            extension.close_when_open(&extension.address("welcome.html")).await?;
        }
        Ok(Self { browser, server, page, extension })
    }

    /// The window of the user.
    pub const fn page(&self) -> &Page {
        &self.page
    }

    /// The extension, seen from within.
    pub const fn extension(&self) -> &Extension {
        &self.extension
    }

    /// The browser.
    pub const fn browser(&self) -> &Browser {
        &self.browser
    }

    /// Goes to an address in the user's window.
    pub async fn goto(&self, address: &str) -> Result<&Page> {
        self.page.goto(address).await?;
        Ok(&self.page)
    }

    /// Opens a file of the extension, such as `popup.html`, in another window.
    pub async fn extension_page(&self, path: &str) -> Result<Page> {
        let page = self.browser.new_page().await?;
        page.goto(&self.extension.address(path)).await?;
        Ok(page)
    }

    /// Every token value the pages were ever given.
    pub fn secrets(&self) -> Vec<String> {
        self.server.secrets()
    }

    /// Token values in the extension's storage, exports, consoles, noted messages and files; there must be none.
    pub async fn leaks(&self) -> Result<Vec<Leak>> {
        leaks::leaks(self).await
    }

    /// Token values in the memory of the background and of the extension's open pages; in Chromium only.
    pub async fn leaks_in_memory(&self) -> Result<Vec<Leak>> {
        leaks::in_memory(self).await
    }

    /// Every request so far to a host that has a page.
    pub fn requests(&self) -> Vec<Request> {
        self.server.requests()
    }

    /// Every request so far to any other host.
    pub fn strays(&self) -> Vec<Request> {
        self.server.strays()
    }
}

/// The folder of the look-alike pages.
fn pages() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).join("pages")
}
