// A community page whose settings run inside a same-origin frame, route
// `/community/iframe_modal/settings` [seen in code, figma.md 1].

import { h, keep, setTitle } from '../shared/dom.js';
import { openMenu } from './fpl.js';

function openFrame() {
  const frame = h('iframe', {
    class: 'settings-frame',
    title: 'Settings',
    src: `/community/iframe_modal/settings${location.search}`,
  });
  document.body.append(frame);
  window.addEventListener('message', (event) => {
    if (event.origin === location.origin && event.data === 'close-settings') frame.remove();
  });
}

const account = h(
  'button',
  {
    type: 'button',
    class: 'account',
    'aria-label': 'Open account dropdown',
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
  },
  h('span', { class: 'avatar' }, keep('MK')),
);
account.addEventListener('click', () =>
  openMenu(account, [[keep('mira.kolb@example.com')], null, ['Settings', openFrame], ['Log out']]),
);

const KITS = [
  ['Wireframe kit', 'a'],
  ['Token starter', 'b'],
  ['Icon grid', 'c'],
  ['Form patterns', 'd'],
  ['Slide deck', 'e'],
  ['Charts', 'f'],
];

document.querySelector('#react-page').append(
  h(
    'header',
    { class: 'community-head' },
    h('strong', {}, 'Community'),
    h('input', { type: 'text', class: 'text-input', placeholder: 'Search templates, plugins and people' }),
    account,
  ),
  h(
    'main',
    { class: 'community-main' },
    h('h1', {}, 'Made by people like you'),
    h(
      'div',
      { class: 'kit-grid' },
      KITS.map(([name, tone]) =>
        h(
          'div',
          {},
          h('div', { class: `kit tone-${tone}` }),
          h('div', { class: 'file-name' }, keep(name)),
          h('div', { class: 'quiet' }, '1,204 people use this'),
        ),
      ),
    ),
  ),
);
setTitle('Community – Figma');
