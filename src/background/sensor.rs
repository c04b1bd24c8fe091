//! What the sensor and the requests of a page tell.

use super::{Instant, World, refused};
use crate::notice::{Context, Event, Watch, request};
use crate::page::{Address, Outline};
use crate::prelude::*;
use crate::protocol::{PuzzleView, Reply, Watching};
use crate::sites::site_of;

/// Where a sensor's message came from, as the browser says and not as the message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The tab.
    pub tab: i32,
    /// The frame in it; 0 for the page itself.
    pub frame: i32,
    /// The address of the document.
    pub url: String,
}

/// A document was opened, or its route changed.
pub(super) fn hello(url: &str, origin: &Origin, world: &World<'_>, at: Instant<'_>) -> Reply {
    let Some(site) = Address::parse(url).filter(|address| is_from(*address, origin)).and_then(site_of) else {
        return foreign("The address is not of a page that is watched. Nothing was recorded.");
    };
    let waits = world.watch.is_waiting(at.now);
    Reply::Watch(Watching {
        pages: site.declared.to_vec(),
        for_ms: if waits { LOOK_AT_NEW_DOCUMENT } else { 0 },
        parameters: site.parameters.to_vec(),
    })
}

/// How long the sensor looks at a new document of a tab in which a form waits, in milliseconds.
const LOOK_AT_NEW_DOCUMENT: u32 = 30_000;

/// An outline of a page.
pub fn sense(outline: &Outline, origin: &Origin, world: &mut World<'_>, at: Instant<'_>) -> Reply {
    let context =
        Context::of(outline, world.language, at.fresh_id).filter(|context| is_from(context.address, origin));
    // The page's clock may be wrong or played with by the page; the background's is the one that reminders go by.
    let Some(context) =
        context.map(|context| Context { now: at.now, known: &world.ledger.tokens, ..context })
    else {
        return foreign("The outline is not of the page that sent it. Nothing was recorded.");
    };
    let events = world.watch.see(outline, origin.frame, &context);
    for event in &events {
        world.ledger.apply(event);
    }
    Reply::Watch(Watching { for_ms: world.watch.attention(at.now), ..Watching::default() })
}

/// A request that may create a token.
pub fn asked(seen: &request::Seen, body: &[u8], world: &mut World<'_>, at: Instant<'_>) {
    let Some(site) = Address::parse(&seen.url).and_then(site_of) else { return };
    let today = (at.now + chrono::TimeDelta::minutes(at.offset.into())).date_naive();
    if let Some((claim, address)) =
        request::read(seen, body, site, today, at.offset).zip(Address::parse(&seen.url))
    {
        world.watch.ask(claim, &address.page());
    }
}

/// How a request was answered.
pub fn answered(request: &str, status: Option<u16>, world: &mut World<'_>, at: Instant<'_>) {
    outside(world, at, |world, context| world.watch.answered(request, status, context));
}

/// What was not understood in a tab, for a view.
pub(super) fn puzzle(watch: &Watch) -> Option<PuzzleView> {
    let puzzle = watch.puzzle()?;
    let site = Address::parse(&puzzle.page).and_then(site_of)?;
    Some(PuzzleView {
        provider: site.home.provider,
        page: site.home.page.map_or_else(|| puzzle.page.clone(), str::to_owned),
        outline: puzzle.outline.clone(),
    })
}

/// A tab was closed.
pub fn left(world: &mut World<'_>, at: Instant<'_>) {
    outside(world, at, |world, context| world.watch.leave(context));
}

/// Does what the browser tells of a tab, in the context of the page that was seen last in it.
fn outside(
    world: &mut World<'_>,
    at: Instant<'_>,
    act: impl FnOnce(&mut World<'_>, &Context<'_>) -> Option<Event>,
) {
    let page = world.watch.page().to_owned();
    let language = world.language;
    let context = Context::outside(&page, language, at.now, at.offset, at.fresh_id);
    if let Some(event) = context.and_then(|context| act(world, &context)) {
        world.ledger.apply(&event);
    }
}

fn is_from(address: Address<'_>, origin: &Origin) -> bool {
    Address::parse(&origin.url).is_some_and(|sender| sender.host == address.host)
}

fn foreign(message: &str) -> Reply {
    Reply::Error { error: refused("foreign-page", message) }
}
