// admin.atlassian.com: `/o/<orgId>/…` is a fact, the rest of the paths is [unknown]
// (atlassian.md 1). Here `/o/<id>/api-keys` lists organization keys and
// `/o/<id>/service-accounts/bot-7` the credentials of one service account.

import { h, keep, replace, setTitle } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { credentials, keys, ORG, remove } from './admin-store.js';
import { openCredentialWizard, openKeyWizard } from './admin-wizards.js';
import { listDate } from './dates.js';
import { button, checkbox, openModal, setLoading, table } from './kit.js';

const main = h('main', { class: 'admin-main' });

function confirmRevoke(name, noun, run) {
  const modal = openModal();
  const revoke = button('Revoke', {
    look: 'danger',
    onclick: async () => {
      setLoading(revoke, true);
      await run();
      modal.close();
    },
  });
  modal.show({
    title: `Revoke ${noun}`,
    danger: true,
    body: h('p', {}, 'Are you sure you want to revoke ', h('strong', {}, keep(name)), '?'),
    footer: [button('Cancel', { look: 'subtle', onclick: modal.close }), revoke],
  });
}

function pick(name) {
  return checkbox({ name: 'row', value: name, text: 'Select row', hiddenText: true }).node;
}

function keysPage() {
  const list = h('div', {});
  const draw = () =>
    replace(
      list,
      table(
        ['', 'Key name', 'Created by', 'Scopes', 'Last used', 'Expires', ''],
        keys.all().map((key) => [
          pick(key.id),
          h('span', { class: 'token-label' }, keep(key.name)),
          keep(key.by),
          keep(key.scopes),
          key.used,
          keep(listDate(key.expiry)),
          button('Revoke', {
            look: 'subtle',
            onclick: () =>
              confirmRevoke(key.name, 'API key', async () => {
                if (await remove(keys, 'api-keys', key.id)) draw();
              }),
          }),
        ]),
        'You don’t have any API keys',
      ),
    );
  replace(
    main,
    h('h1', {}, 'API keys'),
    h('p', {}, 'API keys allow you to automate tasks in your organization through Atlassian Admin APIs.'),
    h(
      'div',
      { class: 'page-actions' },
      button('Create API key', { look: 'primary', onclick: () => openKeyWizard(main, draw) }),
      button('Export API keys'),
    ),
    list,
  );
  draw();
}

function accountPage() {
  const list = h('div', {});
  const draw = () =>
    replace(
      list,
      table(
        ['', 'Name', 'Authentication type', 'Created by', 'Last used', 'Expires', ''],
        credentials.all().map((one) => [
          pick(one.id),
          h('span', { class: 'token-label' }, keep(one.name)),
          one.type,
          keep(one.by),
          one.used,
          keep(one.expiry ? listDate(one.expiry) : '-'),
          button('Revoke', {
            look: 'subtle',
            onclick: () =>
              confirmRevoke(one.name, 'credential', async () => {
                if (await remove(credentials, 'service-accounts/bot-7/api-tokens', one.id)) draw();
              }),
          }),
        ]),
        'No credentials created',
      ),
    );
  replace(
    main,
    h('h1', {}, keep('build-bot')),
    h('p', {}, 'A service account signs in for a machine and not for a person.'),
    h(
      'div',
      { role: 'tablist', class: 'tabs sub' },
      ['Credentials', 'Apps', 'Groups'].map((text, index) =>
        h('button', { type: 'button', role: 'tab', 'aria-selected': String(index === 0) }, text),
      ),
    ),
    h(
      'div',
      { class: 'page-actions' },
      button('Create credentials', { look: 'primary', onclick: () => openCredentialWizard(main, draw) }),
    ),
    list,
  );
  draw();
}

const PAGES = [
  ['api-keys', 'key', 'API keys', keysPage],
  ['service-accounts/bot-7', 'user', 'Service accounts', accountPage],
];
const side = h('nav', { class: 'admin-side', 'aria-label': 'Organization' });

function route() {
  const here = PAGES.find(([path]) => location.pathname.includes(path)) || PAGES[0];
  replace(
    side,
    h('div', { class: 'side-title' }, 'Organization settings'),
    PAGES.map(([path, glyph, text]) =>
      h(
        'a',
        {
          href: `/o/${ORG}/${path}`,
          'aria-current': path === here[0] ? 'page' : null,
          onclick: (event) => {
            event.preventDefault();
            history.pushState(null, '', `/o/${ORG}/${path}${location.search}`);
            route();
          },
        },
        icon(glyph),
        h('span', {}, text),
      ),
    ),
  );
  setTitle(`${here[2]} | Administration`);
  here[3]();
}

document
  .querySelector('#root')
  .append(
    h(
      'header',
      { class: 'top' },
      h(
        'div',
        { class: 'brand' },
        icon('grid'),
        h('span', { class: 'own-mark' }, keep('A')),
        h('strong', {}, 'Administration'),
      ),
      h('div', { class: 'top-right' }, keep('Northlight Studio'), h('span', { class: 'avatar' }, keep('MK'))),
    ),
    h('div', { class: 'with-side' }, side, main),
  );
window.addEventListener('popstate', route);
route();
