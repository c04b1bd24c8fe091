//! Atlassian: an API token without scopes in a dialog, and one with scopes by way of four steps.

use super::Wish;
use crate::{By, Key, Page, Result, by};

/// The page of the account's tokens.
pub const TOKENS: &str = "https://id.atlassian.com/manage-profile/security/api-tokens";

/// Goes to the list of tokens. The query steers the look-alike.
pub async fn open(page: &Page, query: &str) -> Result<()> {
    page.goto(&format!("{TOKENS}?{query}")).await?;
    page.find(&by::button("Create API token")).await.map(drop)
}

/// Opens the dialog for a token without scopes and fills it in; the expiry is a day such as `2027-04-20`.
pub async fn fill_classic(page: &Page, wish: &Wish<'_>) -> Result<()> {
    page.click(&by::button("Create API token")).await?;
    fill_name_and_expiry(page, wish).await
}

/// The button of the dialog.
pub fn submit_classic() -> By {
    by::button("Create").within(by::any("dialog"))
}

/// Opens the wizard and walks to its review; the expiry is a day such as `2027-04-20`.
pub async fn walk(page: &Page, app: &str, wish: &Wish<'_>) -> Result<()> {
    page.click(&by::button("Create API token with scopes")).await?;
    fill_name_and_expiry(page, wish).await?;
    page.click(&next()).await?;
    page.click(&by::role("radio", app).in_part()).await?;
    page.click(&next()).await?;
    let search = by::label("Search by scope name");
    for scope in wish.scopes {
        page.fill(&search, scope).await?;
        page.click(&by::css(&format!("input[value='{scope}']"))).await?;
    }
    page.click(&next()).await
}

/// The last button of the wizard.
pub fn submit_wizard() -> By {
    by::button("Create token")
}

/// The button beside the value that is shown once.
pub fn reveal() -> By {
    by::button("Copy")
}

async fn fill_name_and_expiry(page: &Page, wish: &Wish<'_>) -> Result<()> {
    page.fill(&by::label("Name"), wish.name).await?;
    if let Some(expiry) = wish.expiry {
        page.click(&by::role("combobox", "Expires on")).await?;
        page.write(expiry).await?;
        page.press(&[Key::Enter]).await?;
    }
    Ok(())
}

/// The button of the foot: the step of the scopes has a second one of that name, to turn the pages of its table.
fn next() -> By {
    by::button("Next").within(by::css(".task-foot"))
}
