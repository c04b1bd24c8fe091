//! The popup without a mouse.

use serde_json::{Value, json};
use token_due_e2e::{Key, Page, by};

use crate::{
    Flow, Scene,
    failure::{Outcome, same},
    popup::focused,
    seed::{SETTINGS, becomes, open, seed, token},
};

pub(crate) fn flows() -> Vec<Flow> {
    vec![
        Flow::new("keyboard: from line to line, and what a line opens to", lines),
        Flow::new("keyboard: months, search and a form", around),
        Flow::new("keyboard: every control can be reached, and shows that it has the focus", reached),
    ]
}

/// The id of the line that has the focus.
async fn line(page: &Page) -> Outcome<Value> {
    Ok(page.run("return document.activeElement?.closest('[data-id]')?.dataset.id ?? null", vec![]).await?)
}

async fn press_on(page: &Page, name: &str) -> Outcome {
    page.tab_to(&by::button(name)).await?;
    page.press(&[Key::Enter]).await?;
    Ok(())
}

async fn lines(scene: &Scene) -> Outcome {
    seed(scene, &[token("a", "Deploy", 2), token("b", "Backup", 20), token("c", "Far", 300)]).await?;
    let page = open(scene, "popup.html").await?;
    page.tab_to(&by::css("li[data-id=a] summary")).await?;
    for (key, id) in [(Key::Down, "b"), (Key::Down, "c"), (Key::Down, "c"), (Key::Up, "b"), (Key::Up, "a")] {
        page.press(&[key]).await?;
        same("the line that has the focus", &line(page).await?, &json!(id))?;
    }
    page.press(&[Key::Enter]).await?;
    page.tab_to(&by::role("link", "Renew")).await?;
    page.press(&[Key::Enter]).await?;
    scene.extension().close_when_open(SETTINGS).await?;
    press_on(page, "Snooze").await?;
    page.tab_to(&by::button("Tomorrow").in_part()).await?;
    page.press(&[Key::Enter]).await?;
    page.find(&by::text("The reminder was put off.")).await?;
    same("the line that has the focus", &line(page).await?, &json!("a"))?;
    press_on(page, "Remind again").await?;
    becomes(scene, "a", json!({"snoozed_until": null})).await?;
    page.find(&by::text("You will be reminded again.")).await?;
    press_on(page, "Got it").await?;
    page.find(&by::text("Put off").in_part()).await?;
    press_on(page, "More").await?;
    press_on(page, "Mark as revoked").await?;
    becomes(scene, "a", json!({"state": "revoked"})).await?;
    press_on(page, "Undo").await?;
    becomes(scene, "a", json!({"state": "active"})).await
}

async fn around(scene: &Scene) -> Outcome {
    let mut tokens: Vec<Value> =
        (0..8).map(|number| token(&format!("t{number}"), &format!("Token {number}"), 40 + number)).collect();
    tokens.push(token("far", "Far", 300));
    seed(scene, &tokens).await?;
    let page = open(scene, "popup.html").await?;
    // A month goes to its first token, and a slash to the search.
    page.tab_to(&by::button("Far").in_part().within(by::css("svg.strip"))).await?;
    page.press(&[Key::Enter]).await?;
    same("the line that has the focus", &line(page).await?, &json!("far"))?;
    page.write("/").await?;
    page.write("token 3").await?;
    page.find(&by::text("1 token found")).await?;
    page.press(&[Key::Escape]).await?;
    page.gone(&by::text("1 token found")).await?;
    // What Escape closes gives the focus back.
    press_on(page, "Add a token by hand").await?;
    page.write("By hand").await?;
    page.press(&[Key::Escape]).await?;
    page.gone(&by::css("form")).await?;
    let label = page.run("return document.activeElement?.id", vec![]).await?;
    same("what has the focus", &label, &json!("add"))?;
    page.press(&[Key::Enter]).await?;
    page.write("By hand").await?;
    page.tab_to(&by::css("[name=expiry]:checked")).await?;
    page.press(&[Key::Down]).await?;
    page.press(&[Key::Enter]).await?;
    page.find(&by::text("Added to the list.")).await?;
    let tokens = scene.extension().tokens().await?;
    let added = tokens.iter().find(|token| token["name"] == "By hand").map(|token| &token["expiry"]["kind"]);
    same("the token that was added", &added, &Some(&json!("never")))
}

/// The tabulator comes by everything that can be pressed, in the order in which it is seen, and nothing has the focus unseen.
async fn reached(scene: &Scene) -> Outcome {
    seed(scene, &[token("a", "Deploy", 2), token("b", "Backup", 300)]).await?;
    let page = open(scene, "popup.html").await?;
    page.tab_to(&by::css("li[data-id=a] summary")).await?;
    page.press(&[Key::Enter]).await?;
    page.find(&by::button("More")).await?;
    let count = "return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')] \
        .filter((it) => it.checkVisibility({ visibilityProperty: true })).length";
    let count = page.run(count, vec![]).await?.as_u64().unwrap_or_default();
    page.run("document.activeElement.blur()", vec![]).await?;
    page.run(
        "document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')",
        vec![],
    )
    .await?;
    let mut seen: Vec<String> = Vec::new();
    for _ in 0..count {
        page.press(&[Key::Tab]).await?;
        let look = "const it = document.activeElement; const style = getComputedStyle(it); \
            const line = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2; \
            const inner = it.querySelector('.area'); const area = inner && getComputedStyle(inner); \
            const other = area && area.stroke !== 'none'; \
            return [it.localName + ' ' + (it.getAttribute('aria-label') ?? it.innerText), it.matches(':focus-visible') && (line || !!other)]";
        let told = page.run(look, vec![]).await?;
        same(&format!("a mark on {} that it has the focus", told[0]), &told[1], &json!(true))?;
        seen.push(told[0].to_string());
    }
    let all = seen.len();
    seen.sort();
    seen.dedup();
    same("controls that the tabulator comes by", &seen.len(), &all)?;
    same("the words on the last", &focused(page).await?.is_empty(), &false)
}
