// The file browser, from which the settings modal opens. `/settings` moves to
// `/files/user/<id>/settings`, opens the modal by itself and then changes the URL away
// while the modal stays [reported S3; seen in code, figma.md 1]. The look of the browser
// is our own; only the account menu's names are facts [seen in code, 3.2].
// Variants: see security.js, token-dialog.js, select.js, list.js, words.js (`i18n`, `lang`),
// ../shared/net.js (`variant`), ../shared/store.js (`list`, `user`).

import { h, keep, setTitle } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { openMenu } from './fpl.js';
import { openSettings } from './settings.js';
import { prepareTranslator } from './translator.js';

const SIDE = [
  ['clock', 'Recents'],
  ['file', 'Drafts'],
  ['user', 'All projects'],
  ['star', 'Starred'],
  ['trash', 'Trash'],
];

const FILES = [
  ['Checkout redesign', 'Edited 2 hours ago', 'a'],
  ['Design tokens: core', 'Edited yesterday', 'b'],
  ['Icons and glyphs', 'Edited 3 days ago', 'c'],
  ['Access token onboarding', 'Edited 5 days ago', 'd'],
  ['Marketing site', 'Edited last week', 'e'],
  ['Mobile app 4.0', 'Edited last month', 'f'],
];

function account() {
  const opener = h(
    'button',
    {
      type: 'button',
      class: 'account',
      'aria-label': 'Open account dropdown',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
    },
    h('span', { class: 'avatar' }, keep('MK')),
    h('span', { class: 'account-name' }, keep('Mira Kolb')),
    icon('down'),
  );
  opener.addEventListener('click', () =>
    openMenu(opener, [
      [keep('mira.kolb@example.com')],
      null,
      ['Settings', openSettings],
      ['Internal profile'],
      ['Add account'],
      null,
      ['Log out'],
    ]),
  );
  return opener;
}

function browser() {
  return h(
    'div',
    { class: 'browser' },
    h(
      'nav',
      { class: 'side' },
      account(),
      h(
        'div',
        { class: 'side-search' },
        icon('search'),
        h('input', { type: 'text', placeholder: 'Search', 'aria-label': 'Search' }),
      ),
      h(
        'ul',
        {},
        SIDE.map(([name, text], index) =>
          h('li', { class: index === 0 ? 'current' : null }, icon(name), h('span', {}, text)),
        ),
      ),
      h('div', { class: 'side-team' }, h('span', { class: 'team-mark' }, keep('N')), keep('Northlight Studio')),
    ),
    h(
      'main',
      {},
      h(
        'header',
        { class: 'files-head' },
        h('h1', {}, 'Recents'),
        h('button', { type: 'button', class: 'button primary' }, 'Create new'),
      ),
      h(
        'div',
        { class: 'file-grid' },
        FILES.map(([name, edited, tone]) =>
          h(
            'a',
            { class: 'file-card', href: `/design/${tone}91Kf/x` },
            h('div', { class: `thumb tone-${tone}` }, h('i', {}), h('i', {}), h('i', {}), h('i', {})),
            h('div', { class: 'file-name' }, keep(name)),
            h('div', { class: 'quiet' }, edited),
          ),
        ),
      ),
    ),
  );
}

document.querySelector('#react-page').append(browser());
setTitle('Recents – Figma');
prepareTranslator();

if (/^\/settings\b|\/settings$/.test(location.pathname)) {
  history.replaceState(null, '', `/files/user/1302244871/settings${location.search}`);
  openSettings();
  setTimeout(() => history.replaceState(null, '', `/files/team/118702/recents-and-sharing${location.search}`), 60);
}
