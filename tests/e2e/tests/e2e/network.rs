//! No request leaves the extension, as the browser's own log of its network tells.

use token_due_e2e::{
    Extension, Format, Product, Stage, by,
    play::{Wish, atlassian, figma},
};

use crate::{
    Flow,
    failure::{Failure, Outcome, same},
    pool,
};

pub(crate) fn flows() -> Vec<Flow> {
    vec![Flow::apart("network: nothing is asked for", nothing)]
}

async fn nothing(product: Product) -> Outcome {
    let stage = Stage::open(&pool::options(product)).await?;
    stage.browser().note_requests().await?;
    let (own, other) = (stage.browser().extension_origin()?, stage.browser().origin_of(&pool::neighbour())?);
    live(&stage).await?;
    neighbour_asks(&stage, &other).await?;
    let asked = stage.browser().clone().asked().await?;

    let by = |origin: &str| asked.iter().filter(|asked| asked.origin == origin).collect::<Vec<_>>();
    // That these two are there shows that the third would be.
    for origin in ["https://www.figma.com", &other] {
        if by(origin).is_empty() {
            return Err(Failure::Story(format!("{origin} asked for nothing, by a log of {}", asked.len())));
        }
    }
    same("what the extension asked for", &by(&own), &vec![])
}

/// All that the extension does.
async fn live(stage: &Stage) -> Outcome {
    let page = stage.page();
    figma::open(page, "list=empty").await?;
    figma::create(page, &Wish { name: "One", expiry: None, scopes: &["file_content:read"] }).await?;
    atlassian::open(page, "list=empty").await?;
    atlassian::fill_classic(page, &Wish { name: "Two", ..Wish::default() }).await?;
    page.click(&atlassian::submit_classic()).await?;
    page.find(&atlassian::reveal()).await?;
    let extension: &Extension = stage.extension();
    extension.tokens_when(2).await?;
    for path in ["popup.html", "options.html", "welcome.html"] {
        let own = stage.extension_page(path).await?;
        own.find(&by::css("main:not([aria-busy=true])")).await?;
        own.close().await?;
    }
    for format in [Format::Json, Format::Csv, Format::Ics, Format::Markdown] {
        extension.export(format).await?;
    }
    extension.stop_background().await?;
    extension.tokens_when(2).await?;
    Ok(())
}

async fn neighbour_asks(stage: &Stage, origin: &str) -> Outcome {
    let page = stage.browser().new_page().await?;
    page.goto(&format!("{origin}/manifest.json")).await?;
    let ask = "await fetch('https://www.figma.com/asked-by-a-neighbour', { mode: 'no-cors' })";
    page.run_async(ask, vec![]).await?;
    Ok(page.close().await?)
}
