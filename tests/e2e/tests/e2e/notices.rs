//! What the extension does by itself: the page after the installation, and notifications.

use serde_json::{Value, json};
use token_due_e2e::{Area, LIMIT, Page, Product, Seen, by, wait_until};

use crate::{
    Flow, Scene,
    failure::{Outcome, same},
    seed::{SETTINGS, seed, token},
};

pub(crate) fn flows() -> Vec<Flow> {
    vec![
        // The browser's word is said again in the background, where Firefox lets nobody stand.
        Flow::new("welcome: opens after the installation, and not after an update", welcome)
            .only_in(Product::Chromium),
        Flow::new("notices: asked for on a press, told once", told),
        Flow::new("notices: a press opens the token", opened),
        // Firefox shows no buttons.
        Flow::new("notices: renewed and put off", acted_on).only_in(Product::Chromium),
        Flow::new("notices: nothing is shown on a day with nothing due", nothing_due),
        Flow::new("notices: turned off, nothing is shown", turned_off),
    ]
}

/// Every stage waits for the page that the installation itself opens; here the browser's word is said again.
async fn welcome(scene: &Scene) -> Outcome {
    let extension = scene.extension();
    let address = extension.address("welcome.html");
    wake(scene).await?;
    extension.in_background("chrome.runtime.onInstalled.dispatch({ reason: 'update' })").await?;
    scene.settle().await;
    same("welcome pages after an update", &extension.tabs_at(&address).await?, &0)?;
    extension.in_background("chrome.runtime.onInstalled.dispatch({ reason: 'install' })").await?;
    Ok(extension.close_when_open(&address).await?)
}

async fn told(scene: &Scene) -> Outcome {
    let extension = scene.extension();
    let options = allow(scene).await?;
    seed(scene, &[token("a", "Deploy", 2), token("b", "Backup", 20), token("c", "Far", 300)]).await?;
    ring(scene).await?;
    let shown = notices_when(scene, 1).await?;
    same("notices", &shown, &vec!["a".to_owned()])?;
    let kept = extension.storage(Area::Local).await?["told"].clone();
    same("told about", &kept.as_array().map(Vec::len), &Some(2))?;

    // Taken away and the background stopped: neither makes it news again.
    options.run_async("await chrome.notifications.clear('a')", vec![]).await?;
    extension.stop_background().await?;
    ring(scene).await?;
    same("notices after a restart", &notices(scene).await?, &vec![])
}

/// Pressed beside its buttons it opens the token.
async fn opened(scene: &Scene) -> Outcome {
    let extension = scene.extension();
    tell_of_two(scene).await?;
    wake(scene).await?;
    extension.press_notification("a").await?;
    Ok(extension.close_when_open(&extension.address("popup.html#a")).await?)
}

/// With *Renew* it opens the site, with *Snooze* it puts off what it told of.
async fn acted_on(scene: &Scene) -> Outcome {
    let extension = scene.extension();
    tell_of_two(scene).await?;
    press(scene, "onButtonClicked.dispatch('a', 0)").await?;
    wait_until("the settings page in a tab", LIMIT, async || {
        let open = extension.tabs_at(SETTINGS).await?;
        Ok(Seen::when(open == 1, || open.to_string()))
    })
    .await?;
    extension
        .page()
        .run_async(
            "for (const tab of await chrome.tabs.query({ url: arguments[0] })) await chrome.tabs.remove(tab.id)",
            vec![SETTINGS.into()],
        )
        .await?;
    press(scene, "onButtonClicked.dispatch('a', 1)").await?;
    wait_until("both put off", LIMIT, async || {
        let tokens = extension.tokens().await?;
        let put_off = tokens.iter().filter(|token| token["snoozed_until"].is_string()).count();
        Ok(Seen::when(put_off == 2, || Value::from(tokens.clone()).to_string()))
    })
    .await?;
    same("the badge", &extension.badge().await?.text.as_str(), &"")
}

async fn nothing_due(scene: &Scene) -> Outcome {
    allow(scene).await?;
    seed(scene, &[token("c", "Far", 300)]).await?;
    ring(scene).await?;
    same("notices", &notices(scene).await?, &vec![])?;
    let alarms = scene.extension().page().run_async("return await chrome.alarms.getAll()", vec![]).await?;
    let periods: Vec<&Value> =
        alarms.as_array().into_iter().flatten().map(|alarm| &alarm["periodInMinutes"]).collect();
    same("alarms", &periods, &vec![&json!(60)])
}

async fn turned_off(scene: &Scene) -> Outcome {
    let options = allow(scene).await?;
    options.click(&tick()).await?;
    options.find(&by::css("#notify input:not(:checked)")).await?;
    options.find(&by::text("Saved.")).await?;
    seed(scene, &[token("a", "Deploy", 2)]).await?;
    ring(scene).await?;
    same("notices", &notices(scene).await?, &vec![])
}

fn tick() -> token_due_e2e::By {
    by::label("Show notifications").in_part()
}

/// Turns notifications on, as a person does, for every hour and every day.
async fn allow(scene: &Scene) -> Outcome<Page> {
    let extension = scene.extension();
    extension.show_notifications().await?;
    let settings = json!({"hour": 0, "days_off": [], "notifications": false});
    extension.send(json!({"kind": "change", "change": {"what": "settings", "settings": settings}})).await?;
    let options = scene.page().clone();
    options.goto(&extension.address("options.html")).await?;
    options.find(&by::css("main[aria-busy=false]")).await?;
    options.click(&tick()).await?;
    wait_until("the setting to be on", LIMIT, async || {
        let on = extension.storage(Area::Local).await?["ledger"]["settings"]["notifications"].clone();
        Ok(Seen::when(on == true, || on.to_string()))
    })
    .await?;
    Ok(options)
}

/// Lets one notification stand for two tokens.
async fn tell_of_two(scene: &Scene) -> Outcome {
    allow(scene).await?;
    seed(scene, &[token("a", "Deploy", 2), token("b", "Backup", 20)]).await?;
    ring(scene).await?;
    notices_when(scene, 1).await.map(drop)
}

/// Makes sure that the background runs.
async fn wake(scene: &Scene) -> Outcome {
    scene.extension().send(json!({"kind": "look"})).await?;
    Ok(())
}

/// Lets the periodic alarm ring and waits until it was answered: what is asked after it waits for the same lock.
async fn ring(scene: &Scene) -> Outcome {
    wake(scene).await?;
    scene.extension().ring().await?;
    scene.settle().await;
    Ok(())
}

async fn press(scene: &Scene, how: &str) -> Outcome {
    wake(scene).await?;
    scene.extension().in_background(&format!("chrome.notifications.{how}")).await?;
    Ok(())
}

/// The ids of the notifications that are shown.
async fn notices(scene: &Scene) -> Outcome<Vec<String>> {
    let shown =
        scene.extension().page().run_async("return await chrome.notifications.getAll()", vec![]).await?;
    Ok(shown.as_object().into_iter().flatten().map(|(id, _)| id.clone()).collect())
}

async fn notices_when(scene: &Scene, count: usize) -> Outcome<Vec<String>> {
    let shown = wait_until(format!("{count} notifications"), LIMIT, async || {
        let shown =
            scene.extension().page().run_async("return await chrome.notifications.getAll()", vec![]).await?;
        let ids: Vec<String> = shown.as_object().into_iter().flatten().map(|(id, _)| id.clone()).collect();
        Ok(if ids.len() == count { Seen::Done(ids) } else { Seen::NotYet(shown.to_string()) })
    });
    Ok(shown.await?)
}
