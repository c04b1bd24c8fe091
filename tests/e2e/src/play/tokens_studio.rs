//! Tokens Studio: an API key on the first platform, a service account token on the second.

use super::Wish;
use crate::{By, Page, Result, by};

/// The page of the user's keys on the first platform.
pub const KEYS: &str = "https://app.prod.tokens.studio/user/api-keys";

/// The page of a project on the second platform that holds its service account tokens.
pub const INTEGRATIONS: &str =
    "https://production.tokens.studio/projects/0b9f6c1e-5d2a-4a77-9f0e-3c8d1e2f4a5b/integrations";

/// Goes to the keys of the first platform. The query steers the look-alike.
pub async fn open_keys(page: &Page, query: &str) -> Result<()> {
    page.goto(&format!("{KEYS}?{query}")).await?;
    page.find(&by::button("Create New Token")).await.map(drop)
}

/// Goes to the service account tokens of the second platform. The query steers the look-alike.
pub async fn open_integrations(page: &Page, query: &str) -> Result<()> {
    page.goto(&format!("{INTEGRATIONS}?{query}")).await?;
    page.find(&by::button("+ Add Token")).await.map(drop)
}

/// Opens the form of the first platform and fills it in.
pub async fn fill_key(page: &Page, wish: &Wish<'_>) -> Result<()> {
    page.click(&by::button("Create New Token")).await?;
    fill(page, &by::label("Name"), wish).await
}

/// Opens the form of the second platform and fills it in; scopes are `Read` (ticked at the start) and `Write`.
pub async fn fill_token(page: &Page, wish: &Wish<'_>) -> Result<()> {
    page.click(&by::button("+ Add Token")).await?;
    fill(page, &by::label("Token Name"), wish).await
}

/// The button that makes a key on the first platform.
pub fn submit_key() -> By {
    by::button("Create token").within(dialog())
}

/// The button that makes a token on the second platform.
pub fn submit_token() -> By {
    by::button("Generate Token").within(dialog())
}

/// The button beside the value that is shown once.
pub fn reveal() -> By {
    by::button("Copy").within(dialog())
}

/// The open dialog.
pub fn dialog() -> By {
    by::any("dialog")
}

async fn fill(page: &Page, name: &By, wish: &Wish<'_>) -> Result<()> {
    page.fill(&name.clone().within(dialog()), wish.name).await?;
    if let Some(expiry) = wish.expiry {
        page.click(&by::role("combobox", "Expiration").within(dialog())).await?;
        page.click(&by::role("option", expiry)).await?;
    }
    for scope in wish.scopes {
        page.click(&by::role("checkbox", scope).within(dialog())).await?;
    }
    Ok(())
}
