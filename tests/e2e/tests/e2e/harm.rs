//! Pages that mean harm: bounded work, no hang, and a clean record or none.

use serde_json::Value;
use token_due_e2e::{LIMIT, Seen, by, wait_until};

use crate::{
    Flow, Scene,
    failure::{Failure, Outcome, same},
};

pub(crate) fn flows() -> Vec<Flow> {
    vec![
        Flow::new("harm: 10 MB in a field", async |scene: &Scene| pressed(scene, "text").await),
        Flow::new("harm: 50,000 elements", async |scene: &Scene| pressed(scene, "nodes").await),
        Flow::new("harm: 200 dialogs", async |scene: &Scene| pressed(scene, "dialogs").await),
        Flow::new("harm: names of markup and control characters", names),
    ]
}

fn address(kind: &str) -> String {
    format!("https://www.figma.com/negative/hostile?kind={kind}")
}

/// The form asks for a token and nothing shows that there is one. Both the page and the background must answer after
/// that, and a list that was empty is.
async fn pressed(scene: &Scene, kind: &str) -> Outcome {
    let page = scene.page();
    page.goto(&address(kind)).await?;
    // 200 dialogs lie on each other: what is pressed is the last, by a script as no pointer would get through.
    page.find(&by::css("[role=dialog] button")).await?;
    let press = "document.querySelectorAll('[role=dialog] button')[document.querySelectorAll('[role=dialog] button').length - 1].click()";
    for _ in 0..3 {
        page.run(press, vec![]).await?;
        same("an answer of the page", &page.run("return 'here'", vec![]).await?, &Value::from("here"))?;
    }
    scene.expect_nothing().await
}

/// Revoke controls beside nasty names under the heading of tokens: the rows are tokens, and their names are inert. What the page
/// keeps folded away is not shown, so it is no row.
async fn names(scene: &Scene) -> Outcome {
    scene.page().goto(&address("names")).await?;
    scene.page().click(&by::button("Revoke access").nth(0)).await?;
    let looked = wait_until("records", LIMIT, async || {
        let tokens = scene.extension().tokens().await?;
        Ok(if tokens.is_empty() { Seen::NotYet("none".to_owned()) } else { Seen::Done(tokens) })
    });
    let tokens = looked.await?;
    for token in &tokens {
        let name = token["name"].as_str().unwrap_or_default();
        let wrong = |c: char| {
            c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c)
        };
        if name == "Folded away" {
            return Err(Failure::Story("a row that is not shown was taken for one".to_owned()));
        }
        if name.contains(wrong) || name.chars().count() > 501 {
            return Err(Failure::Story(format!("a name that is not inert: {name:?}")));
        }
    }
    Ok(())
}
