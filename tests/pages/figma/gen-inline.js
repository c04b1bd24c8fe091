// The generation to mid-2023: no dialog, no scopes, no expiry. A text field in the
// section, Enter creates, and the value stands below [reported, figma.md 3.1]. The
// request of that time is [unknown]; only the description is sent.

import { h, keep, replace } from '../shared/dom.js';
import { bell } from './fpl.js';
import { createToken } from './store.js';

export function inlineCreate(list) {
  const answer = h('div', { class: 'inline-answer' });
  const field = h('input', {
    type: 'text',
    class: 'text-input',
    placeholder: 'Add a token description',
    autocomplete: 'off',
    async onkeydown(event) {
      if (event.key !== 'Enter' || !field.value.trim()) return;
      const made = await createToken({ name: field.value.trim(), scopes: [], days: null });
      if (!made) {
        bell({ keep: 'Could not add personal access token. Please try again.' });
        return;
      }
      field.value = '';
      list.redraw();
      replace(
        answer,
        h('button', { type: 'button', class: 'button link' }, 'Copy this token'),
        h('div', { class: 'token-value' }, keep(made.value)),
        h('p', { class: 'quiet' }, 'this is your only chance to do so!'),
      );
    },
  });
  return h(
    'div',
    { class: 'inline-create' },
    h('div', { class: 'quiet' }, 'Create a new personal access token:'),
    field,
    answer,
  );
}
