//! The busy page in Firefox, where Debian's packaged peers still load: without an extension, with one whose content script does
//! nothing, with this one, and with two that watch forms as well.

use std::{fs, path::Path};

use token_due_e2e::{Browser, Options, Product, Server};

use super::{Figure, busy, median};
use crate::{
    failure::{About, Result},
    manifest::Target,
    setup, workspace,
};

/// How often each is measured; a figure is the median.
const ROUNDS: usize = 5;

/// The time that the page's process works, with each, in turns.
pub(super) async fn measure(options: &Options, packages: &Path) -> Result<Vec<Figure>> {
    setup::firefox()?;
    let server = Server::start(&workspace::root().join("tests/pages")).await?;
    let idle = workspace::target().join("bench-peers");
    busy::write_empty(&idle)?;
    let mut with = vec![
        ("an extension that does nothing".to_owned(), idle.clone()),
        ("Token Due".to_owned(), packages.join(Target::Firefox.name())),
    ];
    with.extend(setup::peers()?);
    let (mut alone, mut times) = (Vec::new(), vec![Vec::new(); with.len()]);
    for _ in 0..ROUNDS {
        let extensions = std::iter::once(None).chain(with.iter().map(|(_, folder)| Some(folder.clone())));
        for (at, extension) in extensions.enumerate() {
            let options = Options { product: Product::Firefox, extension, ..options.clone() };
            let browser = Browser::start(&options, server.address()).await?;
            let page = browser.first_page().await?;
            page.goto("https://www.figma.com/files/recents?list=empty").await?;
            let worked = busy::worked(&page, "busy").await?;
            match at.checked_sub(1) {
                None => alone.push(worked),
                Some(at) => times[at].push(worked / alone.last().copied().unwrap_or(worked) * 100.0),
            }
        }
    }
    fs::remove_dir_all(&idle).about(&idle)?;
    let none = Figure::new("busy page in Firefox without an extension", median(alone), "ms", None);
    let others = with.into_iter().zip(times);
    let others = others
        .map(|((name, _), times)| Figure::new(format!("  with {name}, of that"), median(times), "%", None));
    Ok(std::iter::once(none).chain(others).collect())
}
