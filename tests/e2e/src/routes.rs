//! Which file stands for which address.

use std::{collections::BTreeSet, fs, path::Path};

use serde::Deserialize;

use crate::{Error, Result, error::About};

/// One line of `routes.json`.
#[derive(Debug, Deserialize)]
struct Route {
    host: String,
    path: String,
    file: String,
}

/// The lines of `routes.json`; the first that fits wins.
#[derive(Debug)]
pub(crate) struct Routes(Vec<Route>);

impl Routes {
    /// Reads `routes.json` of a folder of pages.
    pub(crate) fn read(pages: &Path) -> Result<Self> {
        let path = pages.join("routes.json");
        let text = fs::read(&path).about(&path)?;
        let routes = serde_json::from_slice(&text);
        routes.map(Self).map_err(|error| Error::Content { path, problem: error.to_string() })
    }

    /// The file, relative to the folder of pages, that stands for an address; the path is without a query.
    pub(crate) fn file(&self, host: &str, path: &str) -> Option<&str> {
        let route = self.0.iter().find(|route| route.host == host && fits(&route.path, path))?;
        Some(&route.file)
    }

    /// Whether a host has a page.
    pub(crate) fn has_host(&self, host: &str) -> bool {
        self.0.iter().any(|route| route.host == host)
    }

    /// Every host that has a page.
    pub(crate) fn hosts(&self) -> BTreeSet<String> {
        self.0.iter().map(|route| route.host.clone()).collect()
    }
}

fn fits(pattern: &str, path: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == path, |start| path.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn routes() -> Routes {
        let route = |host: &str, path: &str, file: &str| Route {
            host: host.into(),
            path: path.into(),
            file: file.into(),
        };
        Routes(vec![
            route("www.figma.com", "/login", "figma/login.html"),
            route("www.figma.com", "/*", "figma/index.html"),
            route("id.atlassian.com", "/manage/*", "atlassian/index.html"),
        ])
    }

    #[test]
    fn the_first_that_fits_wins() {
        let routes = routes();
        for (host, path, file) in [
            ("www.figma.com", "/login", Some("figma/login.html")),
            ("www.figma.com", "/login/", Some("figma/index.html")),
            ("id.atlassian.com", "/manage/api-tokens", Some("atlassian/index.html")),
            ("id.atlassian.com", "/", None),
            ("figma.com", "/login", None),
        ] {
            assert_eq!(routes.file(host, path), file, "{host}{path}");
        }
    }
}
