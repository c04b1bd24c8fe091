// The editor, busy as a real one: other people's cursors move and layers change while
// the settings modal is open above it, without a change of URL [seen in code, figma.md 1, 7].
//   ?churn=<n>   changes a second (20 without it)

import { h, keep, params, setTitle } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { bell, openMenu } from './fpl.js';
import { createToken } from './store.js';
import { openSettings } from './settings.js';
import { prepareTranslator } from './translator.js';

const TOOLS = ['cursor', 'frame', 'square', 'pen', 'text', 'comment'];
const LAYERS = [
  'Checkout / Desktop',
  'Header',
  'Search field',
  'Create token button',
  'Card / Delivery',
  'Card / Payment',
  'Summary',
  'Expires badge',
  'Footer',
];
const CURSORS = [
  ['Ana', 'rose'],
  ['Jonas', 'green'],
  ['Wei', 'violet'],
];

// One press makes a token, without any dialog [seen in code, figma.md 2].
async function connectCode() {
  const made = await createToken({ name: 'Code Connect', scopes: ['file_code_connect:write'], days: 90 });
  bell(made ? 'Components are connected to code' : { keep: 'Could not add personal access token. Please try again.' });
}

function leftPanel() {
  const menu = h(
    'button',
    {
      type: 'button',
      class: 'mark-button',
      'aria-label': 'Main menu',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
    },
    h('span', { class: 'own-mark' }, keep('f')),
    icon('down'),
  );
  menu.addEventListener('click', () =>
    openMenu(menu, [
      ['Back to files', () => location.assign('/files/recents')],
      null,
      ['File'],
      ['Edit'],
      ['View'],
      ['Plugins'],
      ['Connect components to code', connectCode],
      null,
      ['Account settings', openSettings],
    ]),
  );
  return h(
    'aside',
    { class: 'panel left' },
    h('div', { class: 'panel-head' }, menu),
    h(
      'div',
      { class: 'panel-file' },
      h('strong', {}, keep('Checkout redesign')),
      h('span', { class: 'quiet' }, keep('Northlight Studio')),
    ),
    h('div', { class: 'panel-title' }, 'Layers'),
    h(
      'ul',
      { class: 'layers' },
      LAYERS.map((name, index) =>
        h(
          'li',
          { class: index === 4 ? 'current' : null },
          icon(index === 0 ? 'frame' : 'square'),
          h('span', {}, keep(name)),
        ),
      ),
    ),
  );
}

function field(label, value) {
  return h('label', { class: 'mini-field' }, h('span', {}, keep(label)), h('input', { type: 'text', prop: { value } }));
}

function rightPanel() {
  return h(
    'aside',
    { class: 'panel right' },
    h(
      'div',
      { class: 'panel-head' },
      h('span', { class: 'avatar rose' }, keep('A')),
      h('span', { class: 'avatar green' }, keep('J')),
      h('span', { class: 'avatar' }, keep('MK')),
      h('button', { type: 'button', class: 'button primary share' }, 'Share'),
    ),
    h('div', { class: 'panel-title' }, 'Position'),
    h('div', { class: 'mini-grid' }, field('X', '412'), field('Y', '96')),
    h('div', { class: 'panel-title' }, 'Layout'),
    h('div', { class: 'mini-grid' }, field('W', '320'), field('H', '188')),
    h('div', { class: 'panel-title' }, 'Appearance'),
    h('div', { class: 'mini-grid' }, field('%', '100'), field('R', '12')),
  );
}

function canvas() {
  return h(
    'div',
    { class: 'canvas' },
    h(
      'div',
      { class: 'artboard' },
      h('div', { class: 'art-head' }, h('b', {}), h('i', {}), h('i', {}), h('i', {})),
      h(
        'div',
        { class: 'art-body' },
        h('div', { class: 'art-card tall' }, h('b', {}), h('i', {}), h('i', {}), h('u', {})),
        h('div', { class: 'art-card chosen' }, h('b', {}), h('i', {}), h('i', {})),
        h('div', { class: 'art-card' }, h('b', {}), h('i', {}), h('u', {})),
      ),
    ),
    CURSORS.map(([name, tone]) => h('div', { class: `cursor ${tone}` }, icon('cursor'), h('span', {}, keep(name)))),
    h(
      'div',
      { class: 'toolbar', role: 'toolbar', 'aria-label': 'Tools' },
      TOOLS.map((name, index) =>
        h('button', { type: 'button', class: index === 0 ? 'tool current' : 'tool', 'aria-label': name }, icon(name)),
      ),
    ),
  );
}

function churn(root) {
  const cursors = [...root.querySelectorAll('.cursor')];
  const layers = [...root.querySelectorAll('.layers span')];
  const perSecond = Number(params.get('churn')) || 20;
  const started = performance.now();
  let made = 0;
  setInterval(() => {
    const due = Math.floor(((performance.now() - started) / 1000) * perSecond);
    for (; made < due; made += 1) {
      const cursor = cursors[made % cursors.length];
      const angle = made / 25 + (made % cursors.length) * 2;
      cursor.style.transform = `translate(${320 + 260 * Math.cos(angle)}px, ${260 + 150 * Math.sin(angle * 1.3)}px)`;
      if (made % 10 === 0) layers[7].textContent = `Expires badge ${(made / 10) % 9}`;
    }
  }, 20);
}

const page = h('div', { class: 'editor' }, leftPanel(), canvas(), rightPanel());
document.querySelector('#react-page').append(page);
setTitle('Checkout redesign – Figma');
churn(page);
prepareTranslator();
