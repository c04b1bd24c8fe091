//! Chromium's own protocol, for where WebDriver cannot stand: the world of a content script, and the worker.

use std::{fs, path::Path, time::Duration};

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite::Message};

use crate::{Error, Result, error::About};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A connection beside that of the driver.
#[derive(Debug)]
pub(crate) struct DevTools {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    last: u64,
    events: Vec<Value>,
}

impl DevTools {
    /// Connects to the browser of a profile: it writes its port and its path into a file there.
    pub(crate) async fn connect(profile: &Path) -> Result<Self> {
        let file = profile.join("DevToolsActivePort");
        let text = fs::read_to_string(&file).about(&file)?;
        let (port, path) =
            text.trim().split_once('\n').ok_or_else(|| Error::answer("the browser's port", &text))?;
        let address = format!("ws://127.0.0.1:{port}{path}");
        let (socket, _) = connect_async(&address).await.map_err(|error| Error::answer(address, error))?;
        Ok(Self { socket, last: 0, events: Vec::new() })
    }

    /// Evaluates an expression in the world that an extension's content script has in a page; the promise it may
    /// give is waited for.
    pub(crate) async fn in_content_script(
        &mut self,
        page: &str,
        origin: &str,
        expression: &str,
    ) -> Result<Value> {
        let session = self.attach(page).await?;
        self.command(&session, "Runtime.enable", json!({})).await?;
        let world = self.events.iter().rev().find_map(|event| {
            let context = &event["params"]["context"];
            let here = event["method"] == "Runtime.executionContextCreated" && event["sessionId"] == *session;
            (here && context["origin"] == origin).then(|| context["id"].clone())
        });
        let world = world.ok_or_else(|| Error::answer("the content script's world", "this page has none"))?;
        let value = self.evaluate(&session, expression, Some(world)).await;
        self.detach(&session).await?;
        value
    }

    /// Evaluates an expression in a worker. Being looked at keeps it awake for that long.
    pub(crate) async fn in_worker(&mut self, target: &str, expression: &str) -> Result<Value> {
        let session = self.attach(target).await?;
        let value = self.evaluate(&session, expression, None).await;
        self.detach(&session).await?;
        value
    }

    async fn evaluate(&mut self, session: &str, expression: &str, world: Option<Value>) -> Result<Value> {
        let mut asked = json!({"expression": expression, "awaitPromise": true, "returnByValue": true});
        if let Some(world) = world {
            asked["contextId"] = world;
        }
        let mut answer = self.command(session, "Runtime.evaluate", asked).await?;
        match answer.get("exceptionDetails") {
            Some(problem) => Err(Error::answer(expression, problem)),
            None => Ok(answer["result"]["value"].take()),
        }
    }

    /// Begins a session with a target.
    pub(crate) async fn attach(&mut self, target: &str) -> Result<String> {
        let answer =
            self.command("", "Target.attachToTarget", json!({"targetId": target, "flatten": true})).await?;
        let session = answer["sessionId"].as_str();
        session.map(ToOwned::to_owned).ok_or_else(|| Error::answer("Target.attachToTarget", &answer))
    }

    /// Ends a session.
    pub(crate) async fn detach(&mut self, session: &str) -> Result<()> {
        self.command("", "Target.detachFromTarget", json!({"sessionId": session})).await.map(drop)
    }

    /// The parameters of all events of a kind that came to a session, in order; they are gone after that.
    pub(crate) fn take_events(&mut self, session: &str, method: &str) -> Vec<Value> {
        let fits = |event: &mut Value| event["method"] == method && event["sessionId"] == *session;
        self.events.extract_if(.., fits).map(|mut event| event["params"].take()).collect()
    }

    /// Sends a command to a session, or to the browser where the session is empty, and gives the answer.
    pub(crate) async fn command(&mut self, session: &str, method: &str, params: Value) -> Result<Value> {
        self.last += 1;
        let id = self.last;
        let mut message = json!({"id": id, "method": method, "params": params});
        if !session.is_empty() {
            message["sessionId"] = session.into();
        }
        let trouble = |error: &dyn std::fmt::Display| Error::answer(method, error);
        self.socket.send(Message::text(message.to_string())).await.map_err(|error| trouble(&error))?;
        let answered = async {
            loop {
                let message = self.socket.next().await.ok_or_else(|| trouble(&"the connection ended"))?;
                let Message::Text(text) = message.map_err(|error| trouble(&error))? else { continue };
                let mut message: Value = serde_json::from_str(&text).map_err(|error| trouble(&error))?;
                if message["id"] != id {
                    self.events.push(message);
                } else if message["error"].is_null() {
                    return Ok(message["result"].take());
                } else {
                    return Err(trouble(&message["error"]));
                }
            }
        };
        timeout(PATIENCE, answered).await.map_err(|error| trouble(&error))?
    }
}
