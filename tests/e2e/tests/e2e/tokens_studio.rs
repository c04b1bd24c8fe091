//! Tokens Studio: API keys of the first platform, service account tokens of the second.

use token_due_e2e::{
    Key, LIMIT, Seen, by,
    play::{Wish, tokens_studio},
    wait_until,
};

use crate::{
    Flow, Scene,
    expect::Record,
    failure::{Outcome, same},
};

/// All that the documentation names.
const SCOPES: &[&str] = &[
    "me:read",
    "organizations:read",
    "organizations:write",
    "organizations:admin",
    "organizations:user:read",
    "organizations:user:invite",
    "organizations:user:write",
    "projects:read",
    "projects:write",
    "projects:admin",
    "actor_tokens:create",
];

const KEY: Wish<'_> = Wish { name: "Plugin sync", expiry: Some("90 days"), scopes: SCOPES };

const TOKEN: Wish<'_> = Wish { name: "Release bot", expiry: Some("180 days"), scopes: &["Write"] };

/// The keys that the first platform lists where nothing else is asked for.
const KEYS: &[&str] = &["Figma plugin sync", "Local playground", "docs-site build"];

/// What the look-alike lists where nothing else is asked for.
const LISTED: &[&str] = &["Production API token", "legacy-importer_02"];

pub(crate) fn flows() -> Vec<Flow> {
    vec![
        Flow::new("tokens studio: API key with all scopes", key),
        Flow::new("tokens studio: API key that never expires", key_never),
        Flow::new("tokens studio: API key, a failed answer is no key", key_failure),
        Flow::new("tokens studio: API key, cancel", key_cancel),
        Flow::new("tokens studio: API key, Escape", key_escape),
        Flow::new("tokens studio: back and forward to the keys", key_forward),
        Flow::new("tokens studio: service account token", token),
        Flow::new("tokens studio: service account token, each expiry", token_each_expiry),
        Flow::new("tokens studio: service account token, Enter in the name field", token_by_enter),
        Flow::new("tokens studio: service account token, a failed answer is no token", token_failure),
        Flow::new("tokens studio: service account token, the cross", token_cross),
        Flow::new("tokens studio: service account token, leaving", token_leaving),
        Flow::new("tokens studio: a token revoked by a POST without a body", token_revoked),
        Flow::new("tokens studio: rows with their days in lines of their own", token_lines),
        Flow::new("tokens studio: what changes in a shadow", token_shadow),
    ]
}

fn key_record() -> Record {
    Record::new("tokens-studio", "api-key", KEY.name)
        .scopes(SCOPES)
        .expires_in_days(90)
        .evidence(&["form", "request", "reveal"])
        .page(tokens_studio::KEYS)
}

fn token_record() -> Record {
    Record::new("tokens-studio", "service-account-token", TOKEN.name)
        .scopes(&["tokens:read", "tokens:write"])
        .expires_in_days(180)
        .evidence(&["form", "request", "reveal"])
        .page(tokens_studio::INTEGRATIONS)
}

async fn key(scene: &Scene) -> Outcome {
    let page = scene.page();
    tokens_studio::open_keys(page, "list=empty").await?;
    tokens_studio::fill_key(page, &KEY).await?;
    page.click(&tokens_studio::submit_key()).await?;
    page.find(&tokens_studio::reveal()).await?;
    scene.expect(&[key_record()]).await
}

async fn key_never(scene: &Scene) -> Outcome {
    let page = scene.page();
    tokens_studio::open_keys(page, "list=empty").await?;
    let wish = Wish { expiry: Some("No expiration"), scopes: &["projects:read"], ..KEY };
    tokens_studio::fill_key(page, &wish).await?;
    page.click(&tokens_studio::submit_key()).await?;
    page.find(&tokens_studio::reveal()).await?;
    scene.expect(&[key_record().scopes(&["projects:read"]).never_expires()]).await
}

/// The list is read anew when the page comes back by the browser's own buttons, without a load and without a press in it.
async fn key_forward(scene: &Scene) -> Outcome {
    let page = scene.page();
    page.goto("https://app.prod.tokens.studio/org").await?;
    page.click(&by::button("Create an API Key")).await?;
    page.find(&by::button("Create New Token")).await?;
    scene.expect_names(KEYS).await?;
    page.run("history.back()", Vec::new()).await?;
    page.find(&by::button("Create an API Key")).await?;
    scene.extension().erase().await?;
    page.run("history.forward()", Vec::new()).await?;
    page.find(&by::button("Create New Token")).await?;
    Ok(scene.expect_names(KEYS).await?)
}

async fn key_failure(scene: &Scene) -> Outcome {
    let page = scene.page();
    tokens_studio::open_keys(page, "list=empty&variant=fail").await?;
    tokens_studio::fill_key(page, &KEY).await?;
    page.click(&tokens_studio::submit_key()).await?;
    page.find(&by::text("Could not create the key")).await?;
    scene.expect_nothing().await
}

async fn key_cancel(scene: &Scene) -> Outcome {
    let page = scene.page();
    tokens_studio::open_keys(page, "list=empty").await?;
    tokens_studio::fill_key(page, &KEY).await?;
    page.click(&by::button("Cancel").within(tokens_studio::dialog())).await?;
    page.gone(&tokens_studio::dialog()).await?;
    scene.expect_nothing().await
}

async fn key_escape(scene: &Scene) -> Outcome {
    let page = scene.page();
    tokens_studio::open_keys(page, "list=empty").await?;
    tokens_studio::fill_key(page, &KEY).await?;
    page.press(&[Key::Escape]).await?;
    page.gone(&tokens_studio::dialog()).await?;
    scene.expect_nothing().await
}

async fn token(scene: &Scene) -> Outcome {
    let page = scene.page();
    tokens_studio::open_integrations(page, "list=empty").await?;
    tokens_studio::fill_token(page, &TOKEN).await?;
    page.click(&tokens_studio::submit_token()).await?;
    page.find(&tokens_studio::reveal()).await?;
    scene.expect(&[token_record()]).await
}

async fn token_each_expiry(scene: &Scene) -> Outcome {
    let page = scene.page();
    tokens_studio::open_integrations(page, "list=empty").await?;
    let mut expected = Vec::new();
    for (text, days) in [
        ("7 days", Some(7)),
        ("30 days", Some(30)),
        ("90 days", Some(90)),
        ("1 year", Some(365)),
        ("Never", None),
    ] {
        let name = format!("for {text}");
        tokens_studio::fill_token(page, &Wish { name: &name, expiry: Some(text), ..TOKEN }).await?;
        page.click(&tokens_studio::submit_token()).await?;
        page.find(&tokens_studio::reveal()).await?;
        let record = token_record().named(&name);
        expected.push(days.map_or(record.clone().never_expires(), |days| record.expires_in_days(days)));
        scene.expect(&expected).await?;
        page.click(&by::button("Done")).await?;
    }
    Ok(())
}

async fn token_by_enter(scene: &Scene) -> Outcome {
    let page = scene.page();
    tokens_studio::open_integrations(page, "list=empty").await?;
    tokens_studio::fill_token(page, &TOKEN).await?;
    page.click(&by::label("Token Name")).await?;
    page.press(&[Key::Enter]).await?;
    page.find(&tokens_studio::reveal()).await?;
    scene.expect(&[token_record()]).await
}

async fn token_failure(scene: &Scene) -> Outcome {
    let page = scene.page();
    tokens_studio::open_integrations(page, "list=empty&variant=fail400").await?;
    tokens_studio::fill_token(page, &TOKEN).await?;
    page.click(&tokens_studio::submit_token()).await?;
    page.find(&by::text("Could not generate the token")).await?;
    scene.expect_nothing().await
}

async fn token_cross(scene: &Scene) -> Outcome {
    let page = scene.page();
    tokens_studio::open_integrations(page, "list=empty").await?;
    tokens_studio::fill_token(page, &TOKEN).await?;
    page.click(&by::button("Close").within(tokens_studio::dialog())).await?;
    page.gone(&tokens_studio::dialog()).await?;
    scene.expect_nothing().await
}

async fn token_leaving(scene: &Scene) -> Outcome {
    let page = scene.page();
    tokens_studio::open_integrations(page, "list=empty").await?;
    tokens_studio::fill_token(page, &TOKEN).await?;
    page.back().await?;
    scene.expect_nothing().await?;
    same("requests to make a token", &scene.creations(), &0)
}

/// The row stays, as on a page that asks for its list later, so that nothing but the request tells.
async fn token_revoked(scene: &Scene) -> Outcome {
    const BY_POST: &str = "const real = window.fetch; window.fetch = (url, options) => \
        options.method === 'DELETE' ? real(`${url}/revoke`, { method: 'POST' }).then(() => new Response('', { status: 500 })) : real(url, options)";
    let page = scene.page();
    tokens_studio::open_integrations(page, "").await?;
    let listed = scene.extension().tokens_when(LISTED.len()).await?;
    same("revoked at the start", &revoked(&listed), &Vec::new())?;
    page.run(BY_POST, Vec::new()).await?;
    page.click(&by::button("Revoke").nth(0)).await?;
    page.click(&by::button("Revoke").within(tokens_studio::dialog())).await?;
    page.find(&by::text("Could not revoke the token")).await?;
    wait_until("the token is revoked", LIMIT, async || {
        let revoked = revoked(&scene.extension().tokens().await?);
        Ok(if revoked == LISTED[..1] { Seen::Done(()) } else { Seen::NotYet(format!("{revoked:?}")) })
    })
    .await?;
    Ok(scene.expect_names(LISTED).await?)
}

/// The list of tokens once a script has rewritten the page and the sensor has told of what is new in it.
async fn rewritten(scene: &Scene, script: &str, new: &str) -> Outcome {
    let page = scene.page();
    tokens_studio::open_integrations(page, "").await?;
    scene.extension().tokens_when(LISTED.len()).await?;
    scene.extension().listen().await?;
    page.run(script, Vec::new()).await?;
    Ok(scene.hears(new).await?)
}

/// A line break, and no element of its own, is between the name of a token and its day.
async fn token_lines(scene: &Scene) -> Outcome {
    const LINES: &str = "for (const row of document.querySelectorAll('.key-text')) { \
        const [name, rest] = [row.querySelector('.key-name').firstChild, row.lastChild].map((part) => part.textContent); \
        row.replaceChildren(name, document.createElement('br'), rest.split(' · ').pop()) }";
    rewritten(scene, LINES, "Expires").await?;
    Ok(scene.expect_names(LISTED).await?)
}

/// The page in an open shadow root, as web components have it, in which something changes once it was read.
async fn token_shadow(scene: &Scene) -> Outcome {
    const SHADOW: &str = "const host = document.createElement('div'); document.body.append(host); \
        host.attachShadow({ mode: 'open' }).append(document.getElementById('app'), 'Within')";
    const CHANGE: &str = "document.body.lastElementChild.shadowRoot.lastChild.nodeValue = 'Changed within'";
    rewritten(scene, SHADOW, "Within").await?;
    scene.page().run(CHANGE, Vec::new()).await?;
    scene.hears("Changed within").await?;
    Ok(scene.expect_names(LISTED).await?)
}

/// The names of those that are revoked.
fn revoked(tokens: &[serde_json::Value]) -> Vec<String> {
    let revoked = tokens.iter().filter(|token| token["state"] == "revoked");
    revoked.filter_map(|token| Some(token["name"].as_str()?.to_owned())).collect()
}
