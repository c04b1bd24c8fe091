// Dates as the token page shows them.

import { fill, lang } from '../shared/dom.js';
import { isoDay } from '../shared/store.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A calendar day as a local date, so that no time zone moves it. */
export function fromDay(day) {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  return new Date(year, month - 1, date);
}

/** `Apr 20, 2027`: the picker's format, English in every language [rendered, atlassian.md 6]. */
export function pickerDate(day, padded = false) {
  const date = fromDay(day);
  const number = padded ? String(date.getDate()).padStart(2, '0') : date.getDate();
  return `${MONTHS[date.getMonth()]} ${number}, ${date.getFullYear()}`;
}

/** The list's date: year, short month, day in the page's language [inferred, 7]. */
export function listDate(day) {
  return new Intl.DateTimeFormat(lang, { year: 'numeric', month: 'short', day: 'numeric' }).format(fromDay(day));
}

/** `5/15/2023` in the page's language [shot S23]. */
export function numericDate(day) {
  return new Intl.DateTimeFormat(lang).format(fromDay(day));
}

/** Reads what a user types: `Apr 20, 2027`, `4/20/2027` or `2027-04-20`; null if none. */
export function parseTyped(text) {
  const trimmed = text.trim();
  let parts = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed);
  if (parts) return check(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(trimmed);
  if (parts) return check(Number(parts[3]), Number(parts[1]), Number(parts[2]));
  parts = /^([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})$/.exec(trimmed);
  const month = parts ? MONTHS.findIndex((name) => name.toLowerCase() === parts[1].toLowerCase()) : -1;
  return month < 0 ? null : check(Number(parts[3]), month + 1, Number(parts[2]));
}

function check(year, month, day) {
  const date = new Date(year, month - 1, day);
  return date.getMonth() === month - 1 && date.getDate() === day ? isoDay(date) : null;
}

export function monthTitle(date) {
  return new Intl.DateTimeFormat(lang, { month: 'long', year: 'numeric' }).format(date);
}

export function weekdays() {
  const format = new Intl.DateTimeFormat(lang, { weekday: 'narrow' });
  return Array.from({ length: 7 }, (_, index) => format.format(new Date(2026, 10, 22 + index)));
}

/** "2 hours ago", "175 days ago" [shot S26b]. */
export function ago(iso) {
  const hours = Math.max(1, Math.round((Date.now() - new Date(iso).getTime()) / 3_600_000));
  const format = new Intl.RelativeTimeFormat(lang, { style: 'long' });
  return fill('{ago}', {
    ago: hours < 48 ? format.format(-hours, 'hour') : format.format(-Math.round(hours / 24), 'day'),
  });
}
