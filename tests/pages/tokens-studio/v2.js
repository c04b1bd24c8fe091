// The v2 application (production.tokens.studio). `/projects/<uuid>/integrations` is
// [inferred], the rest of the paths [seen in code, documented; tokens-studio.md 1].
// Variants: see service-tokens.js, fields.js, reveal.js, radix.js, ../shared/net.js.

import { h, keep, replace, setTitle } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { projectPage } from './design-tokens.js';
import { otherSections } from './integrations.js';
import { serviceTokens } from './service-tokens.js';

const BASE = '/projects/0b9f6c1e-5d2a-4a77-9f0e-3c8d1e2f4a5b';
const main = h('main', {});
const side = h('aside', {});

function plain(title, text) {
  return () =>
    replace(main, h('div', { class: 'page-head' }, h('div', {}, h('h1', {}, title), h('p', { class: 'quiet' }, text))));
}

function integrations() {
  replace(
    main,
    h(
      'div',
      { class: 'page-head' },
      h(
        'div',
        {},
        h('h1', {}, 'Integrations'),
        h('p', { class: 'quiet' }, 'Connect this project with your code and your tools.'),
      ),
    ),
    serviceTokens(),
    otherSections(),
  );
}

const PAGES = [
  ['tokens', 'layers', 'Tokens', () => projectPage(main)],
  ['themes', 'sun', 'Themes', plain('Themes', 'Light, dark and high contrast.')],
  ['releases', 'star', 'Releases', plain('Releases', 'Version 2.4.0 was released yesterday.')],
  ['integrations', 'plug', 'Integrations', integrations],
  ['settings', 'gear', 'Settings', plain('Settings', 'Name, members and roles of the project.')],
];

function navigate(path) {
  history.pushState(null, '', path + location.search);
  route();
}

function route() {
  const here = PAGES.find(([name]) => location.pathname.includes(`/${name}`)) || PAGES[0];
  replace(
    side,
    h(
      'div',
      { class: 'brand' },
      h('span', { class: 'own-mark' }, keep('t')),
      h('strong', {}, keep('Core design system')),
    ),
    PAGES.map(([name, glyph, text]) =>
      h(
        'a',
        {
          href: `${BASE}/${name}`,
          class: 'nav-item',
          'aria-current': name === here[0] ? 'page' : null,
          onclick: (event) => {
            event.preventDefault();
            navigate(`${BASE}/${name}`);
          },
        },
        icon(glyph),
        h('span', {}, text),
      ),
    ),
    h('div', { class: 'spacer' }),
    h('div', { class: 'user' }, h('span', { class: 'avatar' }, keep('MK')), h('span', {}, keep('Mira Kolb'))),
  );
  setTitle(`${here[2]} | Tokens Studio`);
  here[3]();
}

document.querySelector('#app').append(h('div', { class: 'shell' }, side, main));
window.addEventListener('popstate', route);
route();
