//! What a person changes: pure, on the list, at one instant. Every change is done whole or refused whole.

use super::{Instant, refused};
use crate::json::{self, Decode, Value};
use crate::ledger::ladders::SiteLadders;
use crate::ledger::merge::whole_seconds;
use crate::ledger::{Evidence, Ledger, Moment, Question, Settings, State, Token, What};
use crate::page::{Address, PageText};
use crate::prelude::*;
use crate::protocol::{Change, Failure, Fields};
use crate::remind::{self, Snooze};
use crate::stamp;

/// The most scopes or places that are kept of one token; the sites have fewer than a hundred scopes.
const MAX_ITEMS: usize = 500;
/// The most steps of a ladder, and the earliest of them in days.
const MAX_RUNGS: usize = 12;
const EARLIEST: u32 = 730;

/// Does a change.
pub fn change(ledger: &mut Ledger, change: Change, at: Instant<'_>) -> Result<(), Failure> {
    match change {
        Change::Add { fields } => add(ledger, fields, at),
        Change::Edit { id, fields, confirm } => edit(ledger, &id, fields, confirm, at),
        Change::Confirm { id } => {
            confirm(token(ledger, &id)?, at);
            Ok(())
        }
        Change::Snooze { id, until } => snooze(ledger, &id, Some(until), at),
        Change::Acknowledge { id } => snooze(ledger, &id, None, at),
        Change::RemindAgain { id } => {
            remind::remind_again(token(ledger, &id)?);
            Ok(())
        }
        Change::Revoke { id } => {
            settle(token(ledger, &id)?, State::Revoked, What::Revoked, at);
            Ok(())
        }
        Change::Replace { id, by } => replace(ledger, &id, by, at),
        Change::Dismiss { id, question } => {
            dismiss(token(ledger, &id)?, question);
            Ok(())
        }
        Change::Delete { id } => {
            token(ledger, &id)?;
            ledger.delete(&id);
            Ok(())
        }
        Change::Restore { tokens } => restore(ledger, tokens),
        Change::Settings { settings } => set(ledger, settings),
    }
}

fn token<'a>(ledger: &'a mut Ledger, id: &str) -> Result<&'a mut Token, Failure> {
    ledger.find_mut(id).ok_or_else(|| {
        refused("no-such-token", "This token is no longer in the list; it may have been deleted in another window. Nothing was changed.")
    })
}

fn add(ledger: &mut Ledger, fields: Fields, at: Instant<'_>) -> Result<(), Failure> {
    let now = whole_seconds(at.now);
    let mut token =
        Token { id: at.fresh_id.to_owned(), created: Moment::Unknown, last_seen: now, ..Token::default() };
    fill(&mut token, fields)?;
    if token.name.is_empty() {
        return Err(refused("no-name", "A token that is added by hand needs a name. Nothing was changed."));
    }
    token.witness(Evidence::User);
    token.record(now, What::Added, None);
    ledger.tokens.push(token);
    Ok(())
}

fn edit(
    ledger: &mut Ledger,
    id: &str,
    fields: Fields,
    confirms: bool,
    at: Instant<'_>,
) -> Result<(), Failure> {
    let now = whole_seconds(at.now);
    let token = token(ledger, id)?;
    let mut edited = token.clone();
    fill(&mut edited, fields)?;
    if edited != *token {
        let was = (edited.expiry != token.expiry).then(|| token.expiry.last_day(at.offset)).flatten();
        let today = remind::local_day(at.now, at.offset);
        // The site called it expired, and the person knows better.
        if edited.state == State::Expired && edited.expiry.last_day(at.offset).is_some_and(|day| day >= today)
        {
            edited.state = State::Active;
        }
        edited.witness(Evidence::User);
        edited.record(now, What::Edited, was.map(|day| PageText::new(&stamp::day(day))));
        *token = edited;
    }
    if confirms {
        confirm(token, at);
    }
    Ok(())
}

/// Writes what is said into a token; an error leaves it half done, so it is given a copy.
fn fill(token: &mut Token, fields: Fields) -> Result<(), Failure> {
    if let Some(page) = &fields.page {
        let page = page.trim();
        // With a secret in it, an address is not kept, and neither is a part of it.
        let safe =
            page.is_empty() || (Address::parse(page).is_some() && PageText::new(page).as_str() == page);
        if !safe {
            return Err(refused(
                "bad-address",
                "The address of a page begins with https:// and holds no blanks and no token. Nothing was changed.",
            ));
        }
        page.clone_into(&mut token.page);
    }
    if let Some(rungs) = fields.reminders {
        token.reminders = Some(ladder(rungs)?).filter(|rungs| !rungs.is_empty());
    }
    if let Some(app) = fields.app {
        token.app = Some(app).filter(|app| !app.is_empty());
    }
    if let Some(scopes) = fields.scopes {
        token.scopes = items(scopes);
    }
    if let Some(used_in) = fields.used_in {
        token.used_in = items(used_in);
    }
    token.provider = fields.provider.unwrap_or(token.provider);
    token.kind = fields.kind.unwrap_or(token.kind);
    token.expiry = fields.expiry.unwrap_or(token.expiry);
    for (place, said) in [(&mut token.name, fields.name), (&mut token.note, fields.note)] {
        if let Some(said) = said {
            *place = said;
        }
    }
    Ok(())
}

fn items(mut said: Vec<PageText>) -> Vec<PageText> {
    said.retain(|item| !item.is_empty());
    said.truncate(MAX_ITEMS);
    said
}

/// Days before expiry, the longest first and each once.
fn ladder(said: Vec<u32>) -> Result<Vec<u32>, Failure> {
    let mut rungs: Vec<u32> = Vec::new();
    // Not sorted by the library: that is 3 kB of the package for twelve numbers.
    for days in said {
        if let Err(place) = rungs.binary_search_by(|rung| days.cmp(rung)) {
            rungs.insert(place, days);
        }
    }
    if rungs.len() > MAX_RUNGS || rungs.first().is_some_and(|&days| days > EARLIEST) {
        return Err(refused(
            "bad-ladder",
            "Reminders are at most twelve numbers of days, each at most 730. Nothing was changed.",
        ));
    }
    Ok(rungs)
}

fn confirm(token: &mut Token, at: Instant<'_>) {
    if token.state == State::Unconfirmed {
        let now = whole_seconds(at.now);
        token.state = State::Active;
        token.witness(Evidence::User);
        token.record(now, What::Confirmed, None);
    }
}

fn snooze(ledger: &mut Ledger, id: &str, choice: Option<Snooze>, at: Instant<'_>) -> Result<(), Failure> {
    token(ledger, id)?;
    let settings = ledger.settings.clone();
    let token = token(ledger, id)?;
    let now = whole_seconds(at.now);
    let done = match choice {
        Some(choice) => remind::snooze(token, &settings, choice, now, at.offset),
        None => remind::acknowledge(token, &settings, now, at.offset),
    };
    if done {
        Ok(())
    } else {
        Err(refused(
            "nothing-to-put-off",
            "There is no reminder to put off for this token, or none to put it off to. Nothing was changed.",
        ))
    }
}

/// Ends the life of a token, and whatever was asked or reminded about it.
fn settle(token: &mut Token, state: State, what: What, at: Instant<'_>) {
    if token.state != state {
        token.state = state;
        remind::remind_again(token);
        token.witness(Evidence::User);
        token.record(whole_seconds(at.now), what, None);
    }
}

fn replace(ledger: &mut Ledger, id: &str, by: Option<String>, at: Instant<'_>) -> Result<(), Failure> {
    if by.as_deref() == Some(id) {
        return Err(refused("own-successor", "A token cannot take its own place. Nothing was changed."));
    }
    let old = token(ledger, id)?.clone();
    if let Some(successor) = &by {
        let successor = token(ledger, successor)?;
        for place in old.used_in {
            if !successor.used_in.contains(&place) {
                successor.used_in.push(place);
            }
        }
        if successor.note.is_empty() {
            successor.note = old.note;
        }
        if successor.reminders.is_none() {
            successor.reminders = old.reminders;
        }
        successor.record(whole_seconds(at.now), What::Edited, None);
    }
    let old = token(ledger, id)?;
    settle(old, State::Replaced, What::Replaced, at);
    old.replaced_by = by;
    Ok(())
}

fn dismiss(token: &mut Token, question: Question) {
    if let Err(place) = token.dismissed.binary_search(&question) {
        token.dismissed.insert(place, question);
    }
}

/// Puts records back: in their place where they are still there, else at the end.
fn restore(ledger: &mut Ledger, tokens: Vec<Value<'static>>) -> Result<(), Failure> {
    let malformed =
        |_| refused("malformed-message", "The records are in no known form. Nothing was changed.");
    let tokens = tokens.iter().map(Token::decode).collect::<Result<Vec<Token>, _>>().map_err(malformed)?;
    for token in tokens {
        match ledger.find_mut(&token.id) {
            Some(place) => *place = token,
            None => ledger.put_back(token),
        }
    }
    Ok(())
}

fn set(ledger: &mut Ledger, changed: Value<'static>) -> Result<(), Failure> {
    let malformed =
        |_| refused("malformed-message", "The settings are in no known form. Nothing was changed.");
    let mut settings = json::to_value(&ledger.settings);
    if let (Value::Object(settings), Value::Object(changed)) = (&mut settings, changed) {
        changed.0.into_iter().for_each(|(name, value)| settings.insert(name, value));
    }
    let mut settings = Settings::decode(&settings).map_err(malformed)?;
    settings.ladder = settings.ladder.map(ladder).transpose()?.filter(|rungs| !rungs.is_empty());
    let mut site_ladders = SiteLadders::default();
    for (site, rungs) in settings.site_ladders.iter() {
        let rungs = ladder(rungs.to_vec())?;
        if !rungs.is_empty() {
            site_ladders.insert(site, rungs);
        }
    }
    settings.site_ladders = site_ladders;
    settings.days_off = (1..=7).filter(|day| settings.days_off.contains(day)).collect();
    settings.hour = settings.hour.min(23);
    ledger.settings = settings;
    Ok(())
}

#[cfg(test)]
mod tests;
