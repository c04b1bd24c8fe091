//! Bad input: refused with a clear word in the log, nothing recorded, nothing lost.

use serde_json::{Value, json};
use token_due_e2e::{
    Product,
    play::{Wish, figma},
};

use crate::{
    Flow, Scene,
    expect::Record,
    failure::{Failure, Outcome, same},
    pool,
};

pub(crate) fn flows() -> Vec<Flow> {
    vec![
        Flow::new("hostile: malformed messages", malformed),
        Flow::new("hostile: an outline of 100,000 nodes", too_large),
        Flow::new("hostile: a content script asks for the list", content_script),
        Flow::new("hostile: a content script looks into the storage", storage),
        Flow::new("hostile: another extension asks for the list", neighbour),
        Flow::new("hostile: a page asks for the list", page),
    ]
}

/// One token in the list, which must be there in the end.
async fn with_a_token(scene: &Scene) -> Outcome {
    figma::open(scene.page(), "list=empty").await?;
    figma::create(scene.page(), &Wish { name: "Kept", expiry: None, scopes: &["file_content:read"] }).await?;
    // All of its evidence first: the list must not change by itself while it is compared.
    let kept = Record::new("figma", "personal-access-token", "Kept")
        .scopes(&["file_content:read"])
        .expires_in_days(30)
        .evidence(&["form", "request", "reveal"])
        .page(figma::SETTINGS);
    scene.expect(&[kept]).await
}

async fn malformed(scene: &Scene) -> Outcome {
    with_a_token(scene).await?;
    let before = scene.extension().tokens().await?;
    let messages = [
        json!(null),
        json!(7),
        json!("export"),
        json!(""),
        json!("{\"kind\":\"outline\",\"outline\":{\"nodes\":["),
        json!("\"{\\\"kind\\\":\\\"erase\\\"}\""),
        json!([]),
        json!({}),
        json!({"kind": null}),
        json!({"kind": "no-such-kind"}),
        json!({"kind": "export"}),
        json!({"kind": "export", "format": "exe"}),
        json!({"kind": "outline"}),
        json!({"kind": "outline", "outline": {"nodes": "none"}}),
        json!({"kind": "change", "change": {"kind": "drop-everything"}}),
        json!({"kind": "import", "text": "{\"format\":\"token-due/1\",\"tokens\":[{}]}", "apply": true}),
    ];
    for message in messages {
        refused(&message, &scene.extension().send(message.clone()).await?)?;
    }
    same("the list", &scene.extension().tokens().await?, &before)
}

async fn too_large(scene: &Scene) -> Outcome {
    with_a_token(scene).await?;
    let before = scene.extension().tokens().await?;
    let answer = scene
        .page()
        .in_content_script(
            "(async () => { \
                const nodes = Array.from({ length: 100000 }, (_, at) => ({ d: at % 7, role: 'button', name: 'x' + at })); \
                const outline = { url: location.href, lang: 'en', cause: 'press', at: Date.now(), zone: 'UTC', nodes }; \
                return (await chrome.runtime.sendMessage(JSON.stringify({ kind: 'outline', outline }))) ?? null; \
            })()",
        )
        .await?;
    refused(&json!("an outline of 100,000 nodes"), &answer)?;
    same("the list", &scene.extension().tokens().await?, &before)
}

async fn content_script(scene: &Scene) -> Outcome {
    with_a_token(scene).await?;
    let before = scene.extension().tokens().await?;
    let requests = [
        json!({"kind": "export", "format": "json"}),
        json!({"kind": "look"}),
        json!({"kind": "change", "change": {"what": "add", "fields": {"name": "from a page"}}}),
        json!({"kind": "erase"}),
        json!({"kind": "import", "text": "{\"format\":\"token-due/1\",\"tokens\":[]}", "apply": true}),
    ];
    for request in requests {
        // The sensor sends text.
        for message in [request.to_string(), json!(request.to_string()).to_string()] {
            let ask = format!("chrome.runtime.sendMessage({message}).then((answer) => answer ?? null)");
            refused(&request, &scene.page().in_content_script(&ask).await?)?;
        }
    }
    same("the list", &scene.extension().tokens().await?, &before)
}

/// Session storage is shut to content scripts by itself; what is on disk only where the browser has a lock for it.
async fn storage(scene: &Scene) -> Outcome {
    with_a_token(scene).await?;
    let locks = "typeof chrome.storage.local.setAccessLevel === 'function'";
    let locks = scene.extension().page().run(&format!("return {locks}"), vec![]).await?;
    same("a lock for what is on disk", &locks, &json!(scene.product() == Product::Chromium))?;
    let areas = if locks == true { &["local", "session"][..] } else { &["session"] };
    for area in areas {
        let look = format!(
            "(async () => {{ try {{ return await chrome.storage.{area}.get(null); }} catch {{ return 'shut'; }} }})()"
        );
        same(area, &scene.page().in_content_script(&look).await?, &json!("shut"))?;
    }
    Ok(())
}

async fn neighbour(scene: &Scene) -> Outcome {
    with_a_token(scene).await?;
    let before = scene.extension().tokens().await?;
    let id = scene.browser().extension_id()?;
    let page = scene.browser().new_page().await?;
    page.goto(&format!("{}/manifest.json", scene.browser().origin_of(&pool::neighbour())?)).await?;
    for request in [json!({"kind": "export", "format": "json"}), json!({"kind": "erase"})] {
        let send = "try { return (await chrome.runtime.sendMessage(arguments[0], arguments[1])) ?? 'nothing'; } \
            catch (error) { return String(error); }";
        let answer = page.run_async(send, vec![json!(id), request]).await?;
        // There is no one to hear it: no listener for other extensions is registered.
        same(
            "the answer",
            &answer.as_str().is_some_and(|text| text.contains("Receiving end does not exist")),
            &true,
        )?;
    }
    page.close().await?;
    same("the list", &scene.extension().tokens().await?, &before)
}

async fn page(scene: &Scene) -> Outcome {
    with_a_token(scene).await?;
    let before = scene.extension().tokens().await?;
    let id = scene.browser().extension_id()?;
    // What the page itself has, not its content script: it may have no way to speak at all, or one without an answer.
    let send = "try { return (await chrome.runtime.sendMessage(arguments[0], { kind: 'export', format: 'json' })) ?? 'nothing'; } \
        catch (error) { return 'refused'; }";
    same("the answer", &scene.page().run_async(send, vec![json!(id)]).await?, &json!("refused"))?;
    same("the list", &scene.extension().tokens().await?, &before)
}

fn refused(request: &Value, answer: &Value) -> Outcome {
    if answer["error"]["message"].as_str().is_some_and(|text| !text.is_empty()) {
        return Ok(());
    }
    Err(Failure::Story(format!("{request} was not refused; the answer: {answer}")))
}
