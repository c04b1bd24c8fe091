// The date picker [rendered, atlassian.md 6]: the label points at a combobox whose own
// value is empty; a hidden sibling input holds the ISO day; the day the user sees is a
// div in English format. The name of the hidden input on the real page is unknown.
// While the user types, the hidden value lags until Enter or blur.
//   ?machine=none   no hidden input: only the visible text tells the date

import { h, keep, newId, params, replace } from '../shared/dom.js';
import { isoDay } from '../shared/store.js';
import { label } from './kit.js';
import { fromDay, monthTitle, parseTyped, pickerDate, weekdays } from './dates.js';
import { icon } from '../shared/icons.js';

/** A required day between tomorrow and `max` days ahead. */
export function datePicker({ text, value, helper, max = 365, padded = false, required = true }) {
  const id = newId('expiry-_r');
  const hidden = h('input', { type: 'hidden', name: 'expiry', value });
  const shown = h('div', { id: newId('_r'), lang: 'en-US', class: 'date-shown' });
  const combobox = h('input', {
    role: 'combobox',
    type: 'text',
    id,
    'aria-autocomplete': 'both',
    'aria-haspopup': 'listbox',
    'aria-expanded': 'false',
    autocomplete: 'off',
    'aria-describedby': `${id}-helper`,
  });
  const clear = h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Clear', tabindex: '-1' }, icon('x'));
  const opener = h(
    'button',
    { type: 'button', class: 'icon-button', id: `open-calendar-label--${id}` },
    icon('calendar'),
    h('span', { class: 'unseen' }, 'Date picker, Open calendar'),
  );
  const popup = h('div', { class: 'calendar', hidden: true });
  const error = h('div', { class: 'field-error', hidden: true }, 'Choose a date within the next 365 days.');
  const first = new Date();
  const last = new Date(first.getFullYear(), first.getMonth(), first.getDate() + max);
  let day = value;
  let month = fromDay(value || isoDay(first));

  const allowed = (candidate) => candidate > isoDay(first) && candidate <= isoDay(last);

  function set(next) {
    day = next;
    hidden.value = next;
    shown.replaceChildren(next ? pickerDate(next, padded) : '');
    clear.hidden = !next;
    combobox.value = '';
    shown.hidden = false;
    error.hidden = !next || allowed(next);
    if (next) month = fromDay(next);
  }

  function openCalendar(open) {
    popup.hidden = !open;
    combobox.setAttribute('aria-expanded', String(open));
    if (open) drawCalendar();
  }

  function move(step) {
    month = new Date(month.getFullYear(), month.getMonth() + step, 1);
    drawCalendar();
  }

  function cell(date) {
    const candidate = isoDay(date);
    return h(
      'button',
      {
        type: 'button',
        role: 'gridcell',
        tabindex: '-1',
        class: candidate === day ? 'chosen' : null,
        disabled: !allowed(candidate),
        'aria-selected': String(candidate === day),
        'aria-label': keep(date.toDateString()),
        onclick: () => {
          set(candidate);
          openCalendar(false);
          combobox.focus();
        },
      },
      keep(date.getDate()),
    );
  }

  function drawCalendar() {
    const start = new Date(month.getFullYear(), month.getMonth(), 1);
    const count = new Date(month.getFullYear(), month.getMonth() + 1, 0).getDate();
    const cells = Array.from({ length: start.getDay() }, () => h('span', {}));
    for (let date = 1; date <= count; date += 1)
      cells.push(cell(new Date(month.getFullYear(), month.getMonth(), date)));
    const weeks = [];
    while (cells.length) weeks.push(h('div', { role: 'row', class: 'week' }, cells.splice(0, 7)));
    replace(
      popup,
      h(
        'div',
        { class: 'calendar-head' },
        h(
          'button',
          { type: 'button', class: 'icon-button', 'aria-label': 'Previous month', onclick: () => move(-1) },
          icon('left'),
        ),
        h('strong', { 'aria-live': 'polite' }, keep(monthTitle(month))),
        h(
          'button',
          { type: 'button', class: 'icon-button', 'aria-label': 'Next month', onclick: () => move(1) },
          icon('right'),
        ),
      ),
      h(
        'div',
        { class: 'week names', 'aria-hidden': 'true' },
        weekdays().map((name) => h('span', {}, keep(name))),
      ),
      h('div', { role: 'grid', 'aria-label': 'calendar' }, weeks),
    );
  }

  function takeTyped() {
    if (!combobox.value.trim()) return;
    const parsed = parseTyped(combobox.value);
    set(parsed || day);
    if (!parsed) error.hidden = false;
  }

  combobox.addEventListener('input', () => {
    shown.hidden = combobox.value !== '';
    openCalendar(false);
  });
  combobox.addEventListener('click', () => openCalendar(true));
  combobox.addEventListener('blur', takeTyped);
  combobox.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && combobox.value) takeTyped();
    else if (event.key === 'ArrowDown') {
      openCalendar(true);
      (popup.querySelector('.chosen') || popup.querySelector('[role=gridcell]:not([disabled])'))?.focus();
    } else if (event.key === 'Escape' && !popup.hidden) openCalendar(false);
    else return;
    event.preventDefault();
  });
  popup.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    if (event.key === 'Escape') {
      openCalendar(false);
      combobox.focus();
      event.preventDefault();
      return;
    }
    if (!step) return;
    event.preventDefault();
    const days = [...popup.querySelectorAll('[role=gridcell]')];
    days[days.indexOf(document.activeElement) + step]?.focus();
  });
  opener.addEventListener('click', () => openCalendar(popup.hidden));
  clear.addEventListener('click', () => set(''));
  document.addEventListener('mousedown', (event) => {
    if (!box.contains(event.target)) openCalendar(false);
  });

  const box = h(
    'div',
    { role: 'presentation', class: 'date-box' },
    params.get('machine') === 'none' ? null : hidden,
    h('div', { class: 'input-box' }, h('div', { class: 'date-value' }, shown, combobox), clear, opener),
    popup,
  );
  set(value);
  return {
    node: h(
      'div',
      { class: 'field' },
      label(text, id, required),
      box,
      helper && h('div', { id: `${id}-helper`, class: 'helper' }, helper),
      error,
    ),
    value: () => {
      takeTyped();
      return day && allowed(day) ? day : '';
    },
    complain: () => {
      error.hidden = false;
    },
  };
}
