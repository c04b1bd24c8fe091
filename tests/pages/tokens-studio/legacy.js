// The v1 application (app.tokens.studio, app.prod.tokens.studio), client-routed: the
// API Keys page appears without a document load, from the user panel at the bottom left,
// from the dashboard button, or from Ctrl/Cmd + K [documented, tokens-studio.md 1]. Paths
// `/org` and `/organization/apikeys` are facts; the path of the page in G2 and G3 is
// [unknown], `/user/api-keys` is ours.
// Variants: see api-keys.js, fields.js, reveal.js, radix.js, ../shared/net.js.

import { h, keep, params, replace, setTitle } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { apiKeysPage } from './api-keys.js';
import { button, iconButton, openDialog, textField, toast } from './radix.js';
import { projectPage } from './design-tokens.js';

const KEYS_PATH = params.get('gen') === '1' ? '/organization/apikeys' : '/user/api-keys';
const main = h('main', {});

const PROJECTS = [
  ['Core design system', '214 tokens', 'mint'],
  ['Marketing brand', '96 tokens', 'peach'],
  ['Mobile theme', '141 tokens', 'sky'],
];

function dashboard() {
  replace(
    main,
    h(
      'div',
      { class: 'page-head' },
      h('div', {}, h('h1', {}, 'Projects'), h('p', { class: 'quiet' }, 'Everything your organization designs with.')),
      button('Create an API Key', { glyph: 'key', onclick: () => navigate(KEYS_PATH) }),
    ),
    h(
      'div',
      { class: 'project-grid' },
      PROJECTS.map(([name, size, tone]) =>
        h(
          'button',
          { type: 'button', class: 'project', onclick: () => navigate('/org/northlight/project/core') },
          h('div', { class: `swatches ${tone}` }, h('i', {}), h('i', {}), h('i', {}), h('i', {})),
          h('strong', {}, keep(name)),
          h('span', { class: 'quiet' }, size),
        ),
      ),
    ),
  );
}

/** Edit Profile: a dialog with a name, which makes no key. */
export function editProfile() {
  const dialog = openDialog();
  const name = textField({ name: 'name', label: 'Name', value: 'Mira Kolb' });
  const save = () => {
    dialog.close();
    toast('Profile saved');
  };
  dialog.show({
    title: 'Edit Profile',
    body: [name.node, textField({ name: 'email', label: 'Email', value: 'mira.kolb@example.com' }).node],
    footer: [button('Cancel', { onclick: dialog.close }), button('Save', { look: 'accent', onclick: save })],
    onsubmit: save,
  });
}

function userPanel() {
  const holder = h('div', { class: 'user-panel' });
  const opener = h(
    'button',
    { type: 'button', class: 'user', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-label': 'User menu' },
    h('span', { class: 'avatar' }, keep('MK')),
    h('span', {}, keep('Mira Kolb')),
    icon('down'),
  );
  const entries = [
    ['user', 'Edit Profile', editProfile],
    ['key', 'API Keys', () => navigate(KEYS_PATH)],
    ['comment', 'Share Feedback'],
    ['sun', 'Switch to Dark Mode'],
    ['out', 'Sign Out'],
  ];
  const close = () => {
    holder.querySelector('[role=menu]')?.remove();
    opener.setAttribute('aria-expanded', 'false');
  };
  opener.addEventListener('click', () => {
    if (opener.getAttribute('aria-expanded') === 'true') {
      close();
      return;
    }
    const items = entries.map(([glyph, text, action]) =>
      h(
        'div',
        {
          role: 'menuitem',
          tabindex: '-1',
          onclick: () => {
            close();
            action?.();
          },
        },
        icon(glyph),
        h('span', {}, text),
      ),
    );
    const menu = h('div', { role: 'menu', class: 'menu' }, items);
    menu.addEventListener('keydown', (event) => {
      const at = items.indexOf(document.activeElement);
      if (event.key === 'ArrowDown') items[(at + 1) % items.length].focus();
      else if (event.key === 'ArrowUp') items[(at + items.length - 1) % items.length].focus();
      else if (event.key === 'Enter') items[at].click();
      else if (event.key === 'Escape') {
        close();
        opener.focus();
      } else return;
      event.preventDefault();
    });
    holder.prepend(menu);
    opener.setAttribute('aria-expanded', 'true');
    items[0].focus();
  });
  document.addEventListener('mousedown', (event) => {
    if (!holder.contains(event.target)) close();
  });
  holder.append(opener);
  return holder;
}

function quickMenu() {
  const dialog = openDialog();
  const field = textField({ name: 'command', label: 'Search', placeholder: 'Type a command' });
  const go = () => {
    dialog.close();
    navigate(KEYS_PATH);
  };
  dialog.show({
    title: 'Quick menu',
    body: [
      field.node,
      h(
        'div',
        { role: 'listbox', 'aria-label': 'Commands', class: 'commands' },
        h(
          'div',
          {
            role: 'option',
            tabindex: '0',
            onclick: go,
            onkeydown: (event) => {
              if (event.key === 'Enter') go();
            },
          },
          icon('key'),
          h('span', {}, 'Manage API Keys'),
        ),
      ),
    ],
    footer: null,
  });
}

export function navigate(path) {
  history.pushState(null, '', path + location.search);
  route();
}

function route() {
  const path = location.pathname;
  if (path === '/user/api-keys' || path === '/organization/apikeys') {
    setTitle('API Keys | Tokens Studio');
    apiKeysPage(main);
  } else if (path.includes('/project/')) {
    setTitle('Core design system | Tokens Studio');
    projectPage(main);
  } else {
    setTitle('Projects | Tokens Studio');
    dashboard();
  }
}

document.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  quickMenu();
});
window.addEventListener('popstate', route);

function navItem(glyph, text, path) {
  return h(
    'a',
    {
      href: path,
      class: 'nav-item',
      onclick: (event) => {
        event.preventDefault();
        navigate(path);
      },
    },
    icon(glyph),
    h('span', {}, text),
  );
}

document
  .querySelector('#app')
  .append(
    h(
      'div',
      { class: 'shell' },
      h(
        'aside',
        {},
        h(
          'div',
          { class: 'brand' },
          h('span', { class: 'own-mark' }, keep('t')),
          h('strong', {}, keep('Northlight Studio')),
          iconButton('down', 'Switch organization'),
        ),
        navItem('grid', 'Projects', '/org'),
        navItem('layers', 'Core design system', '/org/northlight/project/core'),
        navItem('user', 'Members', '/org'),
        h('div', { class: 'spacer' }),
        userPanel(),
      ),
      main,
    ),
  );
route();
