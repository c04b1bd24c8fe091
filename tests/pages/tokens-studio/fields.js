// The controls whose kind the facts leave open [unknown; tokens-studio.md 2, 6]:
//   ?expiry=select|native|radios|date|number|choose|none   how the lifetime is chosen
//   ?scopes=checkboxes|switches|chips|native                how scopes are chosen

import { h, keep, newId, params } from '../shared/dom.js';
import { daysFromNow, isoDay } from '../shared/store.js';
import { checkbox, select } from './radix.js';

/** Day counts, 0 for never. The list of v1 is unknown, that of v2 [documented]. */
export const V1_LIFETIMES = [
  [7, '7 days'],
  [30, '30 days'],
  [60, '60 days'],
  [90, '90 days'],
  [365, '1 year'],
  [0, 'No expiration'],
];
export const V2_LIFETIMES = [
  [7, '7 days'],
  [30, '30 days'],
  [90, '90 days'],
  [180, '180 days'],
  [365, '1 year'],
  [0, 'Never'],
];

function radios(label, lifetimes) {
  const id = newId('radios-');
  let chosen = 30;
  const items = lifetimes.map(([days, text]) => {
    const box = h('button', {
      type: 'button',
      role: 'radio',
      class: 'radio',
      id: `${id}-${days}`,
      value: days,
      onclick: () => {
        chosen = days;
        draw();
      },
    });
    return { days, box, node: h('div', { class: 'check-row' }, box, h('label', { for: `${id}-${days}` }, text)) };
  });
  function draw() {
    for (const { days, box } of items) {
      box.setAttribute('aria-checked', String(days === chosen));
      box.setAttribute('data-state', days === chosen ? 'checked' : 'unchecked');
      box.tabIndex = days === chosen ? 0 : -1;
    }
  }
  const group = h(
    'div',
    { role: 'radiogroup', 'aria-labelledby': id, class: 'radio-group' },
    items.map((item) => item.node),
  );
  group.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = items.findIndex((item) => item.days === chosen);
    const next = items[(at + step + items.length) % items.length];
    chosen = next.days;
    draw();
    next.box.focus();
  });
  draw();
  return { node: h('div', { class: 'field' }, h('label', { id }, label), group), days: () => chosen };
}

function native(label, lifetimes) {
  const id = newId('expiry-');
  const control = h(
    'select',
    { id, name: 'expiry', class: 'native' },
    lifetimes.map(([days, text]) => h('option', { value: days, selected: days === 30 }, text)),
  );
  return {
    node: h('div', { class: 'field' }, h('label', { for: id }, label), control),
    days: () => Number(control.value),
  };
}

function dateField(label) {
  const id = newId('expiry-');
  const control = h('input', {
    id,
    type: 'date',
    name: 'expiresAt',
    min: isoDay(new Date(daysFromNow(1))),
    class: 'native',
    prop: { value: isoDay(new Date(daysFromNow(30))) },
  });
  return {
    node: h('div', { class: 'field' }, h('label', { for: id }, label), control),
    days: () => null,
    day: () => control.value,
  };
}

function numberAndUnit(label) {
  const id = newId('expiry-');
  const amount = h('input', { id, type: 'number', min: '1', max: '365', class: 'native', prop: { value: '30' } });
  const unit = h(
    'select',
    { 'aria-label': 'Unit', class: 'native' },
    [
      ['1', 'days'],
      ['7', 'weeks'],
      ['30', 'months'],
    ].map(([value, text]) => h('option', { value }, text)),
  );
  return {
    node: h('div', { class: 'field' }, h('label', { for: id }, label), h('div', { class: 'pair' }, amount, unit)),
    days: () => Number(amount.value) * Number(unit.value),
  };
}

function picker(label, lifetimes, value) {
  const control = select({ label, options: lifetimes.map(([days, text]) => ({ value: String(days), text })), value });
  return { node: control.node, days: () => (control.value() === null ? 0 : Number(control.value())) };
}

/** The control for the lifetime; `days()` counts days (0 never, null: see `day()`). */
export function expiryField(label, lifetimes) {
  switch (params.get('expiry')) {
    case 'native':
      return native(label, lifetimes);
    case 'radios':
      return radios(label, lifetimes);
    case 'date':
      return dateField(label);
    case 'number':
      return numberAndUnit(label);
    case 'choose':
      return picker(label, lifetimes, null);
    case 'none':
      return { node: null, days: () => 0 };
    default:
      return picker(label, lifetimes, '30');
  }
}

/** The instant at which a token made now would expire, or null for never. */
export function expiresAt(field) {
  const days = field.days();
  if (days === null) return new Date(`${field.day()}T12:00:00`).toISOString();
  return days === 0 ? null : daysFromNow(days);
}

function chips(scopes) {
  const chosen = new Set();
  const items = scopes.map(([id, , , shown]) => {
    const chip = h(
      'button',
      {
        type: 'button',
        class: 'chip',
        'aria-pressed': 'false',
        onclick: () => {
          if (!chosen.delete(id)) chosen.add(id);
          chip.setAttribute('aria-pressed', String(chosen.has(id)));
        },
      },
      shown || keep(id),
    );
    return chip;
  });
  return { node: h('div', { class: 'chips' }, items), chosen: () => [...chosen] };
}

function nativeBoxes(scopes) {
  const boxes = scopes.map(([id]) => h('input', { type: 'checkbox', name: 'scopes', value: id }));
  return {
    node: h(
      'div',
      {},
      boxes.map((box, index) => h('label', { class: 'native-check' }, box, ' ', scopes[index][3] || keep(box.value))),
    ),
    chosen: () => boxes.filter((box) => box.checked).map((box) => box.value),
  };
}

/** The control for scopes, each [id, description, checked?, shown text?, id of the element?]. */
export function scopeField(label, scopes) {
  const kind = params.get('scopes');
  let inner;
  if (kind === 'chips') inner = chips(scopes);
  else if (kind === 'native') inner = nativeBoxes(scopes);
  else {
    const boxes = scopes.map(([id, description, checked, shown, element]) => [
      id,
      checkbox({
        id: element || id,
        label: shown || keep(id),
        description,
        checked,
        role: kind === 'switches' ? 'switch' : 'checkbox',
      }),
    ]);
    inner = {
      node: h(
        'div',
        { class: 'scope-list' },
        boxes.map(([, box]) => box.node),
      ),
      chosen: () => boxes.filter(([, box]) => box.checked()).map(([id]) => id),
    };
  }
  const id = newId('scopes-');
  inner.node.setAttribute('role', 'group');
  inner.node.setAttribute('aria-labelledby', id);
  return {
    node: h('div', { class: 'field' }, h('div', { id, class: 'field-title' }, label), inner.node),
    chosen: inner.chosen,
  };
}
