//! Figma: a personal access token, in the dialog over the settings.

use super::Wish;
use crate::{By, Key, Page, Result, by};

/// The page that opens the settings by itself.
pub const SETTINGS: &str = "https://www.figma.com/settings";

/// Goes to the list of tokens. The query steers the look-alike, such as `list=empty&variant=fail`.
pub async fn open(page: &Page, query: &str) -> Result<()> {
    page.goto(&format!("{SETTINGS}?{query}")).await?;
    page.click(&by::role("tab", "Security")).await?;
    page.find(&opener()).await.map(drop)
}

/// Opens the dialog and fills it in, by mouse.
pub async fn fill(page: &Page, wish: &Wish<'_>) -> Result<()> {
    page.click(&opener()).await?;
    page.fill(&by::label("Token name").within(dialog()), wish.name).await?;
    if let Some(expiry) = wish.expiry {
        page.click(&by::role("combobox", "Expiration").within(dialog())).await?;
        page.click(&by::role("option", expiry)).await?;
    }
    for scope in wish.scopes {
        page.click(&by::role("checkbox", scope).within(dialog())).await?;
    }
    Ok(())
}

/// Opens the dialog and fills it in, by keyboard alone.
pub async fn fill_by_keyboard(page: &Page, wish: &Wish<'_>) -> Result<()> {
    page.tab_to(&opener()).await?;
    page.press(&[Key::Enter]).await?;
    page.tab_to(&by::label("Token name").within(dialog())).await?;
    page.write(wish.name).await?;
    if let Some(expiry) = wish.expiry {
        page.tab_to(&by::role("combobox", "Expiration").within(dialog())).await?;
        page.press(&[Key::Enter]).await?;
        page.press(&[Key::Home]).await?;
        let chosen = by::css("[role=option].active");
        while page.text(&chosen).await? != expiry {
            page.press(&[Key::Down]).await?;
        }
        page.press(&[Key::Enter]).await?;
    }
    for scope in wish.scopes {
        page.tab_to(&by::role("checkbox", scope).within(dialog())).await?;
        page.press(&[Key::Space]).await?;
    }
    Ok(())
}

/// The button that makes the token.
pub fn submit() -> By {
    by::button("Generate token").within(dialog())
}

/// The open dialog.
pub fn dialog() -> By {
    by::role("dialog", "Generate new token")
}

/// The button of the card that shows the value once.
pub fn reveal() -> By {
    by::button("Copy this token.")
}

/// Makes a token and waits until its value is shown.
pub async fn create(page: &Page, wish: &Wish<'_>) -> Result<()> {
    fill(page, wish).await?;
    page.click(&submit()).await?;
    page.find(&reveal()).await.map(drop)
}

fn opener() -> By {
    by::button("Generate new token")
}
