// The developer hub with plan access tokens, `/developers/tokens` [documented,
// figma.md 2.1]: tabs, a three-page wizard, the value once in a new box, a row menu with
// Edit, Refresh and Revoke. Its DOM, its requests and its list of lifetimes are
// [unknown]; they are ours. A refresh gives a new value and expiry = today + the
// original lifetime.

import { fill, h, keep, params, replace, setTitle } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { daysFromNow, openStore } from '../shared/store.js';
import { sendXhr } from '../shared/net.js';
import { bell, button, openDialog, openMenu } from './fpl.js';
import { openPlanWizard } from './plan-wizard.js';
import { longDate } from './words.js';

const PATH = '/api/plan_access_tokens';
const plan = openStore('figma.plan', [
  {
    id: '7101',
    name: 'Design system CI',
    days: 365,
    scopes: ['file_content:read', 'library_content:read'],
    expires: daysFromNow(211),
  },
  { id: '7088', name: 'Audit export', days: 90, scopes: ['org:activity_log_read'], expires: daysFromNow(9) },
]);

const box = h('div', {});
const table = h('div', { class: 'plan-table' });

function showValue(name, value) {
  replace(
    box,
    h(
      'div',
      { class: 'token-card' },
      h('span', { class: 'token-icon' }, icon('key')),
      h(
        'div',
        { class: 'token-text' },
        h('div', { class: 'token-card-name' }, keep(name)),
        h('div', { class: 'token-value' }, keep(value)),
        h('div', { class: 'token-card-note' }, 'Copy this plan access token and store it securely.'),
      ),
      button('Copy', { onclick: () => navigator.clipboard?.writeText(value).catch(() => {}) }),
      h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': 'Close', onclick: () => box.replaceChildren() },
        icon('x'),
      ),
    ),
  );
}

async function create(draft) {
  const answer = await sendXhr('POST', PATH, {
    name: draft.name,
    description: draft.description,
    scopes: draft.scopes,
    resources: draft.resources,
    expiration: draft.days * 86_400,
  });
  if (!answer.ok) {
    bell('Could not create plan access token.');
    return;
  }
  plan.add({
    id: String(answer.meta.id),
    name: draft.name,
    days: draft.days,
    scopes: draft.scopes,
    expires: daysFromNow(draft.days),
  });
  if (params.get('variant') === 'silent') return;
  showValue(draft.name, answer.meta.token);
  draw();
}

function confirm({ title, text, action, kind = 'primary', run }) {
  openDialog({
    title,
    fillBody(body, close) {
      body.append(
        h('div', { class: 'modal-scroll' }, h('p', {}, text)),
        h(
          'div',
          { class: 'modal-footer' },
          button('Cancel', { onclick: close }),
          button(action, {
            kind,
            onclick: () => {
              close();
              run();
            },
          }),
        ),
      );
    },
  });
}

async function refresh(token) {
  const answer = await sendXhr('POST', `${PATH}/${token.id}/refresh`, {});
  if (!answer.ok) return;
  plan.change(token.id, { expires: daysFromNow(token.days) });
  showValue(token.name, answer.meta.token);
  draw();
}

async function revoke(token) {
  const answer = await sendXhr('DELETE', `${PATH}/${token.id}`);
  if (!answer.ok) return;
  plan.remove(token.id);
  draw();
}

function edit(token) {
  openDialog({
    title: 'Edit token',
    fillBody(body, close) {
      const name = h('input', { type: 'text', class: 'text-input', 'aria-label': 'Name', prop: { value: token.name } });
      const save = async () => {
        close();
        const answer = await sendXhr('PUT', `${PATH}/${token.id}`, { name: name.value });
        if (answer.ok) plan.change(token.id, { name: name.value });
        draw();
      };
      body.append(
        h('div', { class: 'modal-scroll' }, name),
        h(
          'div',
          { class: 'modal-footer' },
          button('Cancel', { onclick: close }),
          button('Save', { kind: 'primary', onclick: save }),
        ),
      );
    },
  });
}

function row(token) {
  const menu = h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': 'More actions',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
    },
    icon('dots'),
  );
  menu.addEventListener('click', () =>
    openMenu(menu, [
      ['Edit token', () => edit(token)],
      [
        'Refresh token',
        () =>
          confirm({
            title: 'Refresh token',
            text: 'You get a new value and a new expiration date. The old value works for another 24 hours.',
            action: 'Refresh token',
            run: () => refresh(token),
          }),
      ],
      [
        'Revoke token',
        () =>
          confirm({
            title: 'Revoke token',
            text: fill('{name} stops working at once.', { name: token.name }),
            action: 'Revoke token',
            kind: 'danger',
            run: () => revoke(token),
          }),
      ],
    ]),
  );
  return h(
    'tr',
    {},
    h('td', {}, h('span', { class: 'token-name' }, keep(token.name))),
    h('td', {}, token.scopes.length === 1 ? '1 scope' : fill('{n} scopes', { n: token.scopes.length })),
    h('td', {}, keep(longDate(new Date(token.expires)))),
    h('td', { class: 'row-menu' }, menu),
  );
}

function draw() {
  replace(
    table,
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ['Name', 'Scopes', 'Expires'].map((text) => h('th', {}, text)),
          h('th', {}),
        ),
      ),
      h('tbody', {}, plan.all().map(row)),
    ),
  );
}

function tabs() {
  const names = ['REST API', 'npm registry'];
  const list = names.map((name, index) =>
    h('button', { type: 'button', role: 'tab', 'aria-selected': String(index === 0) }, name),
  );
  return h('div', { role: 'tablist', class: 'settings-tabs' }, list);
}

document.querySelector('#react-page').append(
  h(
    'header',
    { class: 'hub-head' },
    h('span', { class: 'own-mark' }, keep('f')),
    h('strong', {}, 'Developers'),
    h(
      'nav',
      {},
      ['My apps', 'Tokens', 'Log'].map((text, index) =>
        h(
          'a',
          { href: '#', 'aria-current': index === 1 ? 'page' : null, onclick: (event) => event.preventDefault() },
          text,
        ),
      ),
    ),
    h('button', { type: 'button', class: 'button secondary' }, keep('Northlight Studio'), icon('down')),
  ),
  h(
    'main',
    { class: 'hub-main' },
    h(
      'div',
      { class: 'hub-title' },
      h(
        'div',
        {},
        h('h1', {}, 'Plan access tokens'),
        h('p', { class: 'quiet' }, 'Tokens that belong to your organization and not to one person.'),
      ),
      button('Generate REST API token', { kind: 'primary', onclick: () => openPlanWizard(create) }),
    ),
    tabs(),
    box,
    table,
  ),
);
setTitle('Plan access tokens – Figma');
draw();
