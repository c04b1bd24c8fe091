// The tokens a page lists. They live in the session storage of the tab, so that a
// reload or a detour shows them again and a new tab starts clean. Values of tokens
// are never kept here.
//   ?list=empty   start without sample tokens
//   ?user=<any>   another account, with a list of its own

import { params } from './dom.js';

export const DAY = 86_400_000;

/** The list named `name`, filled with `samples` on the first visit. */
export function openStore(name, samples) {
  const key = `stage.${name}.${params.get('user') || 'me'}`;
  const saved = sessionStorage.getItem(key);
  let rows = saved ? JSON.parse(saved) : params.get('list') === 'empty' ? [] : samples;
  const save = () => sessionStorage.setItem(key, JSON.stringify(rows));
  save();
  return {
    all: () => rows,
    add(row) {
      rows = [row, ...rows];
      save();
    },
    change(id, patch) {
      rows = rows.map((row) => (row.id === id ? { ...row, ...patch } : row));
      save();
    },
    remove(id) {
      rows = rows.filter((row) => row.id !== id);
      save();
    },
    clear() {
      rows = [];
      save();
    },
  };
}

/** An instant so many days from now, as ISO text; negative days lie in the past. */
export function daysFromNow(days) {
  return new Date(Date.now() + days * DAY).toISOString();
}

/** The calendar day of an instant at the user's place, as YYYY-MM-DD. */
export function isoDay(date) {
  const pad = (number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}
