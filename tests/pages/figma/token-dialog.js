// The current token dialog (checkbox scopes, since late 2025). Behaviour [seen in
// code, figma.md 3.5; that the checkbox generation behaves alike is inferred]:
// 30 days at the start, the button disabled until a name and a scope are given, the
// dialog closed at once at the press, long before the answer.
// Variants: `?hidden=1` leaves a second, stale dialog in the DOM, hidden.

import { h, params } from '../shared/dom.js';
import { DAY } from '../shared/store.js';
import { bell, button, checkbox, openDialog, setDisabled } from './fpl.js';
import { fplSelect } from './select.js';
import { CATEGORIES, describe } from './scopes.js';
import { createToken } from './store.js';
import { dayCount, longDate, s, t } from './words.js';

const KEY = 'tokens.settings.dev_token_modal.';
const DAYS = [1, 7, 30, 90];

/** The combobox of lifetimes, with the date sentence below. */
export function expirationSelect(outlet, withNever = false) {
  const options = DAYS.map((days) => ({ value: String(days), text: dayCount(days) }));
  // In S1, 0 stood for "No expiration" [seen in code, 9 (b) and 3.3].
  if (withNever) options.push({ value: '0', text: 'No expiration' });
  return fplSelect({
    label: t(`${KEY}expiration_header`),
    options,
    value: '30',
    outlet,
    description: (days) =>
      days === '0'
        ? t(`${KEY}expiration_description_never`)
        : t(`${KEY}expiration_description`, { expiry: longDate(new Date(Date.now() + Number(days) * DAY)) }),
  });
}

/** Native text input without a label, its placeholder says what it is [seen in code, 3.2 and 7]. */
export function nameInput() {
  return h('input', {
    type: 'text',
    class: 'text-input',
    placeholder: s(`${KEY}name_placeholder`),
    autocomplete: 'off',
    dir: 'auto',
  });
}

function scopeSection(scopes, onchange) {
  return CATEGORIES.map(([category, entries]) =>
    h(
      'div',
      { class: 'scope-group' },
      h('div', { class: 'scope-category' }, category),
      entries.map(([id, english]) => {
        const box = checkbox({
          label: { keep: id },
          description: describe(id, english),
          labelClass: 'scope-id',
          onchange,
        });
        scopes.push({ id, input: box.input });
        return box.node;
      }),
    ),
  );
}

/** Sends the request and reports to the list; the failure text is hard-coded English [seen in code, fact 8]. */
export async function submitToken(draft, onCreated) {
  const made = await createToken(draft);
  if (made) onCreated(made);
  else bell({ keep: 'Could not add personal access token. Please try again.' });
}

function staleDialog() {
  return h(
    'div',
    { role: 'dialog', 'aria-modal': 'true', 'aria-hidden': 'true', tabindex: '-1', class: 'modal stale' },
    h(
      'section',
      {},
      h('h2', {}, s('tokens.settings.generate_new_token')),
      h('input', { type: 'text', placeholder: s(`${KEY}name_placeholder`), prop: { value: 'Stale draft' } }),
      h('input', { type: 'checkbox', id: 'stale-scope', prop: { checked: true } }),
      h('label', { for: 'stale-scope' }, { keep: 'webhooks:write' }),
      h('button', { type: 'submit' }, t(`${KEY}cta`)),
    ),
  );
}

export function openTokenDialog(onCreated) {
  const scopes = [];
  if (params.has('hidden') && !document.querySelector('.stale')) document.body.append(staleDialog());
  openDialog({
    title: s('tokens.settings.generate_new_token'),
    className: 'token-modal',
    fillBody(body, close, outlet) {
      const name = nameInput();
      const expiration = expirationSelect(outlet);
      const chosen = () => scopes.filter((scope) => scope.input.checked).map((scope) => scope.id);
      const refresh = () => setDisabled(cta, !name.value.trim() || chosen().length === 0);
      const submit = () => {
        if (cta.disabled) return;
        const draft = { name: name.value.trim(), scopes: chosen(), days: Number(expiration.value()) };
        close();
        submitToken(draft, onCreated);
      };
      const cta = button(t(`${KEY}cta`), { kind: 'primary', type: 'submit', onclick: submit });
      name.addEventListener('input', refresh);
      name.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' || event.isComposing) return;
        // Focus goes back to the opener at once, which must not take this Enter as its own.
        event.preventDefault();
        submit();
      });
      const boxes = scopeSection(scopes, refresh);
      body.append(
        h(
          'div',
          { class: 'modal-scroll' },
          h('p', { class: 'quiet' }, t(`${KEY}description`)),
          name,
          h('div', { class: 'field-title' }, t(`${KEY}expiration_header`)),
          expiration.node,
          h('div', { class: 'field-title' }, t(`${KEY}scopes_header`)),
          boxes,
        ),
        h('div', { class: 'modal-footer' }, button(t(`${KEY}cancel`), { onclick: close }), cta),
      );
      refresh();
    },
  });
}
