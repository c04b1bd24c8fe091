// The settings modal: hidden title, tabs Account, Community, Notifications, Security;
// each tab holds its label twice, one copy hidden from the accessibility tree; Account
// is the default tab and there is no deep link to Security [seen in code, figma.md 1, 7].

import { h, keep, newId, replace } from '../shared/dom.js';
import { button, checkbox, openDialog } from './fpl.js';
import { securityTab } from './security.js';
import { s, t } from './words.js';

function line(label, value, action) {
  return h(
    'div',
    { class: 'settings-line' },
    h('div', {}, h('div', { class: 'section-title' }, label), h('div', { class: 'quiet' }, value)),
    action && button(action),
  );
}

function accountTab() {
  return [
    h(
      'div',
      { class: 'settings-person' },
      h('span', { class: 'avatar large' }, keep('MK')),
      h(
        'div',
        {},
        h('div', { class: 'person-name' }, keep('Mira Kolb')),
        h('div', { class: 'quiet' }, keep('mira.kolb@example.com')),
      ),
    ),
    h(
      'div',
      { class: 'settings-section' },
      line('Name', keep('Mira Kolb'), 'Change name'),
      line('Email', keep('mira.kolb@example.com'), 'Change email'),
      line('Language', 'English', 'Change language'),
    ),
    h(
      'div',
      { class: 'settings-section' },
      line('Plan', 'Organization, full seat'),
      line('Delete account', 'This cannot be undone.', 'Delete account'),
    ),
  ];
}

function communityTab() {
  return [
    h(
      'div',
      { class: 'settings-section' },
      line('Community profile', keep('@mira-kolb'), 'Edit profile'),
      line('Blocked people', 'Nobody yet'),
    ),
    h('div', { class: 'settings-section' }, checkbox({ label: 'Show my profile in search', checked: true }).node),
  ];
}

function notificationsTab() {
  return [
    h(
      'div',
      { class: 'settings-section' },
      h('div', { class: 'section-title' }, 'Email me about'),
      checkbox({ label: 'Comments and mentions', checked: true }).node,
      checkbox({ label: 'Invitations to files and projects', checked: true }).node,
      checkbox({ label: 'Product news' }).node,
    ),
  ];
}

const TABS = [
  ['settings.tab.account', accountTab],
  ['settings.tab.community', communityTab],
  ['settings.tab.notifications', notificationsTab],
  ['settings.tab.security', securityTab],
];

/** Opens the modal; `onLeft` runs when it is dismissed. */
export function openSettings(onLeft) {
  openDialog({
    title: s('settings.title'),
    hiddenTitle: true,
    className: 'settings-modal',
    onDismiss: () => {
      if (typeof onLeft === 'function') onLeft();
    },
    fillBody(body) {
      const panel = h('div', { role: 'tabpanel', id: newId('panel-'), class: 'modal-scroll', tabindex: '0' });
      const tabs = TABS.map(([key], index) =>
        h(
          'button',
          {
            type: 'button',
            role: 'tab',
            id: newId('tab-'),
            'aria-controls': panel.id,
            onclick: () => select(index),
            onkeydown(event) {
              const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
              if (!step) return;
              select((index + step + TABS.length) % TABS.length);
              tabs[(index + step + TABS.length) % TABS.length].focus();
            },
          },
          h('span', {}, t(key)),
          h('span', { 'aria-hidden': 'true', class: 'tab-ghost' }, s(key)),
        ),
      );
      const select = (chosen) => {
        tabs.forEach((tab, index) => {
          tab.setAttribute('aria-selected', String(index === chosen));
          tab.tabIndex = index === chosen ? 0 : -1;
        });
        panel.setAttribute('aria-labelledby', tabs[chosen].id);
        replace(panel, TABS[chosen][1]());
        panel.scrollTop = 0;
      };
      body.append(h('div', { role: 'tablist', class: 'settings-tabs' }, tabs), panel);
      select(0);
    },
  });
}
