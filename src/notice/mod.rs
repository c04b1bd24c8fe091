//! From outlines and requests to events: forms, reviews, presses, proofs.
//!
//! Everything is a pure function of what was shown and of [`Watch`], the state of one tab.

mod above;
pub mod draft;
mod ending;
pub mod event;
pub mod expiry;
pub mod form;
pub mod list;
pub mod press;
pub mod request;
pub mod reveal;
pub mod review;
mod scopes;
pub mod watch;
mod words;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

pub use event::{Event, Listing, Sighting};
pub use watch::{Puzzle, Watch};

use crate::ledger::Token;
use crate::page::{Address, Language, Outline};
use crate::prelude::*;
use crate::sites::Site;

/// What a reading is made in: the page, its site and language, the day.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The site of the page.
    pub site: &'static Site,
    /// The page's address.
    pub address: Address<'a>,
    /// The words of the page's language.
    pub language: &'a Language,
    /// The calendar day at the user's place.
    pub today: NaiveDate,
    /// The user's offset from UTC, in minutes, east positive.
    pub offset: i32,
    /// The instant.
    pub now: DateTime<Utc>,
    /// A UUID that was never used: the id of a token that is met first in this reading.
    pub fresh_id: &'a str,
    /// What the expiry control of the form that is being filled in is called, see [`expiry::Control`]; empty where none is known.
    pub control: &'a str,
    /// The tokens that are known, of all sites: rows beside one of them are tokens, in whatever language and wherever they stand.
    pub known: &'a [Token],
    /// The name of what was just made; empty where nothing was.
    pub made: &'a str,
    /// Whether the list that is read tells of times from now, such as that of a use in words of its language, or did before: a length of
    /// time in other words is one to come.
    pub timed: bool,
}

impl<'a> Context<'a> {
    /// The context of an outline; none where its address is of no known site.
    pub fn of(outline: &'a Outline, language: &'a Language, fresh_id: &'a str) -> Option<Self> {
        Self::outside(&outline.url, language, outline.now(), outline.offset, fresh_id)
    }

    /// The context of something that is not told by a page, but about it.
    pub fn outside(
        url: &'a str,
        language: &'a Language,
        now: DateTime<Utc>,
        offset: i32,
        fresh_id: &'a str,
    ) -> Option<Self> {
        let address = Address::parse(url)?;
        let site = crate::sites::site_of(address)?;
        let today = (now + TimeDelta::minutes(offset.into())).date_naive();
        Some(Self {
            site,
            address,
            language,
            today,
            offset,
            now,
            fresh_id,
            control: "",
            known: &[],
            made: "",
            timed: false,
        })
    }

    /// Whether the address is of a page of tokens.
    fn is_addressed(&self) -> bool {
        crate::sites::holds(self.address, &["token", "api-key", "apikey", "service-account"])
    }

    /// Whether the address says that tokens are made or listed on the page.
    fn is_placed(&self) -> bool {
        self.is_addressed() || self.site.lists(self.address)
    }

    /// Whether a form on the page may make a token though nothing in it says so.
    fn may_make_tokens(&self) -> bool {
        self.is_placed() || (self.site.unmarked)(self.address)
    }

    /// Whether the page was opened by a link that fills its form in.
    fn is_linked(&self) -> bool {
        self.site.parameters.iter().any(|name| self.address.parameter(name).is_some())
    }

    /// The page that a token of this page is managed on: the site's own, or this one.
    fn page(&self) -> String {
        self.site.home.page.map_or_else(|| self.address.page(), str::to_owned)
    }

    /// The calendar day at the user's place at an instant.
    pub fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        (at + TimeDelta::minutes(self.offset.into())).date_naive()
    }
}
