// The neighbouring pages of the account: a profile form, the security overview,
// connected apps. None of them makes a token.

import { h, keep, replace } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { button, flag, textField } from './kit.js';

function panel(title, ...kids) {
  return h('section', { class: 'panel' }, h('h2', {}, title), kids);
}

export function profilePage(main) {
  const fields = [
    ['Full name', 'Mira Kolb'],
    ['Public name', 'Mira'],
    ['Job title', 'Design engineer'],
    ['Department', ''],
    ['Organization', 'Northlight Studio'],
  ];
  replace(
    main,
    h('h1', {}, 'Profile and visibility'),
    h('p', {}, 'Manage your personal information, and control which information other people see and apps may access.'),
    panel(
      'About you',
      fields.map(
        ([text, value]) =>
          textField({ name: text.toLowerCase().replace(' ', '-'), text, value, required: text === 'Full name' }).node,
      ),
      button('Save changes', { look: 'primary', onclick: () => flag('Your profile was saved') }),
    ),
  );
}

export function securityPage(main, navigate) {
  const open = (event) => {
    event.preventDefault();
    navigate('security/api-tokens');
  };
  replace(
    main,
    h('h1', {}, 'Security'),
    panel(
      'Change your password',
      h('p', {}, 'When you change your password, you stay signed in on this device.'),
      button('Change password'),
    ),
    panel(
      'Two-step verification',
      h('p', { class: 'good' }, icon('check'), h('span', {}, 'On, with an authenticator app')),
      button('Manage two-step verification'),
    ),
    panel(
      'API tokens',
      h('p', {}, 'A script or other process can use an API token to perform basic authentication.'),
      h(
        'a',
        { class: 'link', href: '/manage-profile/security/api-tokens', onclick: open },
        'Create and manage API tokens',
      ),
    ),
    panel('Recent devices', h('p', {}, 'Chromium on Linux, 2 hours ago'), button('Log out from all devices')),
  );
}

const APPS = [
  ['Git viewer for desktop', 'read:repository:bitbucket', 'Granted Mar 3, 2026'],
  ['Draft whiteboard', 'read:me', 'Granted Jan 19, 2026'],
];

export function connectedApps(main) {
  const rows = APPS.map(([name, scope, since]) => {
    const row = h(
      'div',
      { class: 'app-row' },
      h('span', { class: 'app-mark' }, keep(name[0])),
      h(
        'div',
        {},
        h('strong', {}, keep(name)),
        h('div', { class: 'quiet' }, since),
        h('div', { class: 'quiet scope-name' }, keep(scope)),
      ),
      button('Remove access', { onclick: () => row.remove() }),
    );
    return row;
  });
  replace(main, h('h1', {}, 'Connected apps'), h('p', {}, 'These apps can use your account on your behalf.'), rows);
}

/** A page of one sentence. */
export function plainPage(title, text) {
  return (main) => replace(main, h('h1', {}, title), h('p', {}, text));
}
