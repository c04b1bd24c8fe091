// The Security tab: password, two-factor, personal access tokens, connected apps.
// Section titles are plain divs, the opener is a link-styled real button
// [seen in code, figma.md 7]; neighbouring section "Connected apps" [seen in code, 3.2].
//   ?gen=selects   permission levels per resource (2025)
//   ?gen=inline    inline field (2022)

import { h, keep, params } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { button } from './fpl.js';
import { inlineCreate } from './gen-inline.js';
import { openSelectsDialog } from './gen-selects.js';
import { tokenList } from './list.js';
import { openTokenDialog } from './token-dialog.js';
import { t } from './words.js';

const APPS = [
  ['Slide exporter', 'S', '8 months ago'],
  ['Team calendar', 'T', '2 years ago'],
];

function section(title, ...kids) {
  return h('div', { class: 'settings-section' }, h('div', { class: 'section-title' }, title), kids);
}

function connectedApps() {
  return APPS.map(([name, letter, since]) => {
    const line = h(
      'div',
      { class: 'token-row' },
      h('span', { class: 'app-icon' }, keep(letter)),
      h(
        'div',
        { class: 'token-text' },
        h('div', { class: 'token-name' }, keep(name)),
        h('div', { class: 'quiet' }, `Connected ${since}`),
      ),
      h(
        'button',
        { type: 'button', class: 'button link-plain', onclick: () => line.remove() },
        t('tokens.settings.revoke_access'),
      ),
    );
    return line;
  });
}

function tokenSection() {
  const list = tokenList();
  const generation = params.get('gen');
  const open = generation === 'selects' ? openSelectsDialog : openTokenDialog;
  const create =
    generation === 'inline'
      ? inlineCreate(list)
      : h(
          'button',
          { type: 'button', class: 'button link', onclick: () => open(list.created) },
          t('tokens.settings.generate_new_token'),
        );
  return section(
    t('tokens.settings.developer_tokens_title'),
    h('div', { class: 'quiet section-note' }, t('tokens.settings.developer_tokens_description')),
    create,
    list.node,
  );
}

export function securityTab() {
  return [
    section(
      'Password',
      h(
        'div',
        { class: 'settings-line' },
        h('span', { class: 'quiet' }, 'Last changed 5 months ago'),
        button('Change password'),
      ),
    ),
    section(
      'Two-factor authentication',
      h(
        'div',
        { class: 'settings-line' },
        h('span', { class: 'good' }, icon('check'), 'Enabled with an authenticator app'),
        button('Manage'),
      ),
    ),
    tokenSection(),
    section(
      'Connected apps',
      h('div', { class: 'quiet section-note' }, 'These apps can see and change your files on your behalf.'),
      connectedApps(),
    ),
  ];
}
