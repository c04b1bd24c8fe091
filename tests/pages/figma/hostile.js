// `/negative/hostile?kind=`: a page that tries to make a reader hang or choke.
//   text      a dialog whose name field holds 10 MB
//   nodes     a dialog of 50,000 elements
//   dialogs   200 open dialogs
//   names     a list whose names are markup, control characters and direction overrides, and one that is folded away

import { h, keep, params } from '../shared/dom.js';
import { button } from './fpl.js';

const NAMES = [
  '<img src=x onerror="alert(1)">',
  '\u202Enekot terces\u202C',
  'tab\tand\u0000nul\u0007bell',
  '"; DROP TABLE tokens; --',
  '=HYPERLINK("https://example.com")',
  '👩‍🎨'.repeat(40),
  'x'.repeat(5000),
];

const row = (name) => [
  h('div', { class: 'token-name' }, keep(name)),
  h('div', { class: 'quiet' }, keep('Expires in 3 months')),
  h('button', { type: 'button', class: 'button link-plain' }, 'Revoke access'),
];

function form(value, ...kids) {
  return h(
    'div',
    { role: 'dialog', 'aria-modal': 'true', 'aria-label': 'Generate new token', class: 'hostile' },
    h('input', { type: 'text', class: 'text-input', placeholder: 'Token name', prop: { value } }),
    h('label', {}, h('input', { type: 'checkbox', prop: { checked: true } }), keep('file_content:read')),
    kids,
    button('Generate token', { kind: 'primary', type: 'submit' }),
  );
}

const KINDS = {
  text: () => [form('a'.repeat(10_000_000))],
  nodes: () => [
    form(
      'big',
      Array.from({ length: 50_000 }, (_, index) => h('i', {}, keep(index))),
    ),
  ],
  dialogs: () => Array.from({ length: 200 }, (_, index) => form(`dialog ${index}`)),
  names: () =>
    h(
      'div',
      { role: 'dialog', 'aria-modal': 'true', 'aria-label': 'Settings', class: 'hostile' },
      h('h2', {}, 'Personal access tokens'),
      NAMES.map((name) => h('div', { class: 'token-row' }, row(name))),
      // Drawn only once somebody searches the page for it.
      h('div', { hidden: 'until-found' }, row('Folded away')),
    ),
};

export function hostilePage(root) {
  root.append(
    h(
      'main',
      { class: 'negative' },
      h('h1', {}, 'Personal access tokens'),
      (KINDS[params.get('kind')] || KINDS.names)(),
    ),
  );
}
