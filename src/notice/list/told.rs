//! What a text in a row tells of an expiry.

use chrono::{NaiveDate, TimeDelta};

use crate::ledger::Expiry;
use crate::notice::{Context, words};
use crate::page::language::{Language, Unit};
use crate::page::lifetime::{self, Lifetime};
use crate::page::text::{Search, plain};
use crate::page::{Node, date, relative};

/// What a text tells of an expiry.
pub(super) struct Told {
    pub expiry: Expiry,
    /// Whether it says that the day is over.
    pub expired: bool,
    /// Whether the day is to come.
    pub ahead: bool,
}

/// What a node says, or a part of it, with the node.
pub(super) type Said<'a> = (&'a Node, &'a str);

/// All that a node says.
pub(super) fn whole(node: &Node) -> Said<'_> {
    (node, &node.name)
}

/// What a node says in several parts, "Expires 18 Dec · Created 9 Nov", but for the line that is the name.
pub(super) fn parts<'a>(node: &'a Node, name: &str) -> impl Iterator<Item = Said<'a>> {
    let lines = node.name.split('\n').filter(move |line| line.trim() != name);
    lines.flat_map(move |line| line.split(['·', '•', '|']).map(move |part| (node, part)))
}

pub(super) fn told(said: Said<'_>, cx: &Context<'_>) -> Told {
    let name = said.1;
    let text = plain(name);
    let expired = text.starts_with("expired");
    if words::is_never(name) && !text.holds("used") && !text.holds("access") {
        return Told { expiry: Expiry::Never, expired: false, ahead: true };
    }
    if let Some(day) = day(said, cx) {
        return Told { expiry: Expiry::on(day), expired, ahead: day >= cx.today };
    }
    let found = relative::find(name, cx.language);
    let relative = found.filter(|relative| relative.future || expired);
    let near = lifetime::near(name, cx.language).filter(|days| *days > 0);
    if let Some(on) = near.and_then(|days| cx.today.checked_add_signed(TimeDelta::days(days))) {
        return Told { expiry: Expiry::On { on, about: true }, expired: false, ahead: true };
    }
    let days = relative.and_then(|relative| {
        let (day, _) = relative.length.ends(cx.today)?;
        let length = day - cx.today;
        let on = if relative.future {
            day
        } else {
            cx.today.checked_sub_signed(TimeDelta::days(length.num_days()))?
        };
        Some(Expiry::On { on, about: !matches!(relative.length.unit, Unit::Day) })
    });
    // Translators have other words than the browser: "5 gün içinde" and "5 gün sonra", "en 5 días" and "dentro de 5 días". English has none.
    let translated = |length: &Lifetime| {
        cx.timed && found.is_none() && lifetime::find(name, Language::english()) != Some(*length)
    };
    if days.is_none()
        && let Some(length) = lifetime::find(name, cx.language).filter(translated)
        && let Some((on, _)) = length.ends(cx.today)
    {
        return Told { expiry: Expiry::On { on, about: true }, expired: false, ahead: true };
    }
    Told {
        expiry: days.unwrap_or(Expiry::Unknown),
        expired,
        ahead: relative.is_some_and(|relative| relative.future),
    }
}

/// Whether a node tells of a time that is past.
pub(super) fn is_past(node: &Node, cx: &Context<'_>) -> bool {
    relative::find(&node.name, cx.language).is_some_and(|relative| !relative.future)
}

/// The day that a text or its machine value says.
pub(super) fn day((node, text): Said<'_>, cx: &Context<'_>) -> Option<NaiveDate> {
    let read = |text: &str| date::find(text, cx.language, cx.today).map(|reading| reading.day);
    let shown = read(text);
    if text.len() != node.name.len() {
        return shown;
    }
    let machine = date::local(&node.key, cx.offset);
    // An instant is a day in some zone, and the page says in which: by the day that it shows beside it.
    let near = machine.zip(shown).filter(|(machine, shown)| (*machine - *shown).num_days().abs() <= 1);
    near.map(|(_, shown)| shown).or(machine).or(shown).or_else(|| read(&node.tip))
}
