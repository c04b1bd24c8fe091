//! Pictures of every view, in light and dark, in three languages, with lists of all kinds; a page to go through them.

use std::{fmt::Write, fs, path::Path};

use token_due_e2e::{
    Options, Page, Stage,
    scenes::{List, View},
};
use tokio::runtime::Runtime;

use crate::{
    build,
    failure::{About, Failure, Result},
    manifest::Target,
    setup, workspace,
};

/// The languages as browsers call them, and as the pictures do: a short one, one with long words, one without blanks.
const LANGUAGES: [(&str, &str); 3] = [("en-US", "en"), ("de", "de"), ("ja", "ja")];

/// The most that is shown of a page that scrolls, in CSS pixels.
const HIGHEST: u64 = 6000;

/// Builds, takes them all, writes the page.
pub(crate) fn take() -> Result<()> {
    setup::chromium()?;
    setup::fonts()?;
    let extension = build::packages()?.join(Target::Chromium.name());
    let folder = workspace::target().join("shots");
    if folder.exists() {
        fs::remove_dir_all(&folder).about(&folder)?;
    }
    fs::create_dir_all(&folder).about(&folder)?;
    let names = Runtime::new().map_err(Failure::Runtime)?.block_on(async {
        let mut names = Vec::new();
        for (language, short) in LANGUAGES {
            let options = Options {
                extension: Some(extension.clone()),
                headless: true,
                language: Some(language.into()),
                ..Options::default()
            };
            let stage = Stage::open(&options).await?;
            for list in List::ALL {
                list.load(stage.extension()).await?;
                for view in View::ALL.into_iter().filter(|view| view.shows(list)) {
                    for dark in [false, true] {
                        let scheme = if dark { "dark" } else { "light" };
                        let name = format!("{}-{}-{short}-{scheme}", view.name(), list.name());
                        shoot(&stage, view, dark, &folder.join(format!("{name}.png"))).await?;
                        names.push(name);
                    }
                }
            }
        }
        Ok::<_, Failure>(names)
    })?;
    let index = folder.join("index.html");
    fs::write(&index, page(&names)).about(&index)?;
    println!("{} pictures, to go through at {}", names.len(), index.display());
    Ok(())
}

async fn shoot(stage: &Stage, view: View, dark: bool, picture: &Path) -> Result<()> {
    let page = stage.page();
    let (width, height, fixed) = view.size();
    page.dark(dark).await?;
    page.viewport(width, height, 2.0).await?;
    view.open(page, stage.extension()).await?;
    let whole = whole(page).await?;
    page.viewport(width, if fixed { whole.min(height) } else { whole }, 2.0).await?;
    Ok(page.picture(picture).await?)
}

/// The height of all there is, not less than a popup may be.
async fn whole(page: &Page) -> Result<u32> {
    let height = "const top = scrollY; scrollTo(0, 0); \
        const low = Math.max(...[...document.body.children].map((it) => it.getBoundingClientRect().bottom)); \
        scrollTo(0, top); return Math.ceil(low)";
    let height = page.run(height, vec![]).await?.as_u64().unwrap_or_default().clamp(140, HIGHEST);
    Ok(u32::try_from(height).unwrap_or(u32::MAX))
}

/// One picture at a time, forth and back by the arrow keys, and all of them as links.
fn page(names: &[String]) -> String {
    let mut links = String::new();
    for name in names {
        // Writing into a string cannot fail.
        let _ = writeln!(links, "<li><a href=\"#{name}\">{name}</a></li>");
    }
    format!(
        r#"<!doctype html>
<meta charset="utf-8"><title>Token Due: shots</title>
<style>
body {{ display: flex; gap: 24px; margin: 0; font: 14px system-ui; background: #888 }}
ol {{ height: 100vh; margin: 0; overflow: auto; background: #fff; flex: none }}
figure {{ margin: 16px 0; height: calc(100vh - 32px); overflow: auto; flex: 1 }}
img {{ zoom: 0.5 }} .on {{ font-weight: bold }}
</style>
<ol>
{links}</ol>
<figure><img alt=""></figure>
<script>
const links = [...document.querySelectorAll("a")];
let at = 0;
const go = (to) => {{
  at = (to + links.length) % links.length;
  links.forEach((link, place) => link.classList.toggle("on", place === at));
  links[at].scrollIntoView({{ block: "nearest" }});
  document.querySelector("img").src = `${{links[at].hash.slice(1)}}.png`;
}};
const from = () => go(Math.max(0, links.findIndex((link) => link.hash === location.hash)));
addEventListener("hashchange", from);
addEventListener("keydown", (event) => {{
  const step = {{ ArrowRight: 1, ArrowLeft: -1 }}[event.key];
  if (step) location.hash = links[(at + step + links.length) % links.length].hash;
}});
from();
</script>
"#
    )
}
