//! What the background does: let the core decide, under the lock.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

use super::list::{self, Keep};
use super::words::BrowserWords;
use super::{action, i18n, js, language, lock, log, scripting, sender, storage, telling};
use crate::background::{self, Instant, Sender, World};
use crate::notice::{Watch, request};
use crate::page::Language;
use crate::page::outline::MAX_NODES;
use crate::protocol::{Failure, Reply, Request};

/// Answers a message; what a page asks about a file is left to [`super::files`], with `undefined`.
pub async fn message(message: JsValue, sender: JsValue) -> JsValue {
    let from = sender::of(&sender);
    let reply = match decode(message) {
        Err(error) => logged(Reply::Error { error }),
        Ok(Request::File) if from == Sender::Page => return JsValue::UNDEFINED,
        Ok(request) => ask(request, from).await,
    };
    js::encode(&reply).unwrap_or(JsValue::NULL)
}

/// Answers a question that is in its form.
pub(super) async fn ask(request: Request, from: Sender) -> Reply {
    logged(answer(request, from).await)
}

fn logged(reply: Reply) -> Reply {
    if let Reply::Error { error } = &reply {
        log::warn(&error.code, &error.message);
    }
    reply
}

async fn answer(request: Request, from: Sender) -> Reply {
    if let (Request::Rescue, Sender::Page) = (&request, &from) {
        return storage::raw().await.map_or_else(|error| Reply::Error { error }, Reply::File);
    }
    let language = match &request {
        Request::Outline { outline } => language::of(&outline.lang),
        _ => Language::default(),
    };
    let tab = match (&from, &request) {
        (Sender::Sensor(origin), _) => Some(origin.tab),
        (Sender::Page, Request::Snapshot { tab }) => *tab,
        (Sender::Page | Sender::Foreign, _) => None,
    };
    let erases = matches!((&request, &from), (Request::Erase, Sender::Page));
    let keep = if erases { Keep::Nothing } else { Keep::Previous };
    act(tab, language, keep, Box::new(move |world, at| background::answer(request, &from, world, at)))
        .await
        .unwrap_or_else(|error| Reply::Error { error })
}

/// A request that may create a token was sent.
pub async fn request_sent(details: JsValue, body: Vec<u8>) {
    let Ok(seen) = js::decode::<request::Seen>(&details) else { return };
    let tab = seen.tab_id;
    report(
        act(
            Some(tab),
            Language::default(),
            Keep::Previous,
            silent(move |world, at| background::asked(&seen, &body, world, at)),
        )
        .await,
    );
}

/// Such a request was answered.
pub async fn request_done(request: String, tab: i32, status: Option<u16>) {
    report(
        act(
            Some(tab),
            Language::default(),
            Keep::Previous,
            silent(move |world, at| background::answered(&request, status, world, at)),
        )
        .await,
    );
}

/// A tab was closed.
pub async fn tab_gone(tab: i32) {
    report(act(Some(tab), Language::default(), Keep::Previous, silent(background::left)).await);
    report(
        storage::write_watch(tab, &Watch::default())
            .await
            .map_err(|error| Failure { code: "session".to_owned(), message: lock::reason(&error) }),
    );
}

/// Makes sure of the alarm and the sensors, and shows the badge anew. `fresh` tells that tabs may be open without a sensor.
pub async fn wake(fresh: bool) {
    if let Err(error) = action::ensure_alarm().await {
        log::warn("alarm", &lock::reason(&error));
    }
    // Alone, since an installation and a start of the browser may both ask for the same registration.
    let sensors = lock::alone(async move {
        let done = scripting::ensure(fresh).await;
        done.map(|()| Reply::Done { done: true })
            .map_err(|error| Failure { code: "sensors".to_owned(), message: lock::reason(&error) })
    });
    if let Ok(done) = sensors.await {
        report(done);
    }
    report(act(None, Language::default(), Keep::Previous, silent(|_, _| ())).await);
    telling::tell().await;
}

/// What is done with the list and the watch of a tab.
type Work = Box<dyn FnOnce(&mut World<'_>, Instant<'_>) -> Reply>;

/// Work that has nothing to answer.
fn silent(work: impl FnOnce(&mut World<'_>, Instant<'_>) + 'static) -> Work {
    Box::new(move |world, at| {
        work(world, at);
        Reply::Done { done: true }
    })
}

/// Reads, lets `work` change, writes what changed, shows the badge; alone.
///
/// Of one type for all kinds of work, since everything it does would else be there once for each.
async fn act(tab: Option<i32>, language: Language, keep: Keep, work: Work) -> Result<Reply, Failure> {
    let done = lock::alone(async move {
        let mut list = list::open(keep).await?;
        let was = match tab {
            Some(tab) => storage::read_watch(tab).await,
            None => Watch::default(),
        };
        let mut watch = was.clone();
        let (ledger, at) = list.parts();
        let mut world = World { ledger, watch: &mut watch, language: &language, words: &BrowserWords };
        let result = work(&mut world, at);
        list.close().await?;
        if let Some(tab) = tab.filter(|_| watch != was)
            && let Err(error) = storage::write_watch(tab, &watch).await
        {
            log::warn("session", &lock::reason(&error));
        }
        if let Some(tab) = tab.filter(|_| watch.puzzle().is_some() != was.puzzle().is_some()) {
            show_puzzle(tab, watch.puzzle().is_some()).await;
        }
        Ok(result)
    });
    done.await.unwrap_or_else(|error| Err(lock::busy(&error)))
}

/// A tab may have been closed meanwhile, and with it what was shown for it.
async fn show_puzzle(tab: i32, puzzled: bool) {
    let title = i18n::text("badge_puzzled");
    let _ = action::show_in_tab(tab, puzzled.then_some(("?", &title))).await;
}

/// A message as one of ours. An outline's length is looked at before anything is built of it.
fn decode(message: JsValue) -> Result<Request, Failure> {
    let nodes =
        Reflect::get(&message, &"outline".into()).and_then(|outline| Reflect::get(&outline, &"nodes".into()));
    if let Ok(nodes) = nodes {
        let length = nodes.dyn_ref::<Array>().map_or(0, Array::length);
        if usize::try_from(length).is_ok_and(|length| length > MAX_NODES) {
            return Err(Failure {
                code: "outline-too-large".to_owned(),
                message: format!(
                    "An outline of {length} nodes is not read; at most {MAX_NODES} are. Nothing was recorded."
                ),
            });
        }
    }
    js::decode(&message).map_err(|error| js::malformed(&error))
}

fn report<T>(result: Result<T, Failure>) {
    if let Err(error) = result {
        log::warn(&error.code, &error.message);
    }
}
