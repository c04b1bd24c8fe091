//! Bad input: refused with a clear word in the log, nothing recorded, nothing lost.

use serde_json::{Value, json};
use token_due_e2e::play::{Wish, figma};

use crate::{
    Flow, Scene,
    expect::Record,
    failure::{Failure, Outcome, same},
};

pub(crate) fn flows() -> Vec<Flow> {
    vec![
        Flow::new("hostile: malformed messages", malformed),
        Flow::new("hostile: an outline of 100,000 nodes", too_large),
        Flow::new("hostile: a content script asks for the list", content_script),
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
                return (await chrome.runtime.sendMessage({ kind: 'outline', outline })) ?? null; \
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
        json!({"kind": "snapshot"}),
        json!({"kind": "erase"}),
        json!({"kind": "import", "text": "{\"format\":\"token-due/1\",\"tokens\":[]}", "apply": true}),
    ];
    for request in requests {
        let ask = format!("chrome.runtime.sendMessage({request}).then((answer) => answer ?? null)");
        refused(&request, &scene.page().in_content_script(&ask).await?)?;
    }
    same("the list", &scene.extension().tokens().await?, &before)
}

fn refused(request: &Value, answer: &Value) -> Outcome {
    if answer["error"]["message"].as_str().is_some_and(|text| !text.is_empty()) {
        return Ok(());
    }
    Err(Failure::Story(format!("{request} was not refused; the answer: {answer}")))
}
