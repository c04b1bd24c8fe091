// The account pages under /manage-profile, a client-routed application
// [shot, atlassian.md 2.1; 1]. Variants: see tokens.js, wizard.js, step-up.js,
// datepicker.js, label-dialog.js, words.js (`lang`), ../shared/net.js (`variant`),
// ../shared/store.js (`list`, `user`).

import { h, keep, replace, setTitle, setWords, lang } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { connectedApps, plainPage, profilePage, securityPage } from './profile.js';
import { tokensPage } from './tokens.js';
import { WORDS } from './words.js';

setWords(WORDS[lang.slice(0, 2)] || {});

const NAV = [
  ['profile-and-visibility', 'Profile and visibility', profilePage],
  ['email', 'Email', plainPage('Email', 'Your current email address is mira.kolb@example.com.')],
  ['security', 'Security', securityPage],
  ['privacy', 'Privacy', plainPage('Privacy', 'Choose how your data is used and who sees it.')],
  [
    'account-preferences',
    'Account preferences',
    plainPage('Account preferences', 'Language, time zone and region of your account.'),
  ],
  ['apps', 'Connected apps', connectedApps],
  ['link-preferences', 'Link preferences', plainPage('Link preferences', 'Choose how pasted links appear.')],
  ['product-settings', 'Product settings', plainPage('Product settings', 'Settings of the products you use.')],
];

const nav = h('nav', { class: 'tabs', 'aria-label': 'Account' });
const main = h('main', {});

function link(path, text, current) {
  return h(
    'a',
    {
      href: `/manage-profile/${path}`,
      'aria-current': current ? 'page' : null,
      onclick(event) {
        event.preventDefault();
        navigate(path);
      },
    },
    text,
  );
}

export function navigate(path) {
  history.pushState(null, '', `/manage-profile/${path}${location.search}`);
  route();
}

function route() {
  const path = location.pathname.replace(/^\/manage-profile\/?/, '').replace(/\/$/, '') || 'profile-and-visibility';
  const at = NAV.find(([base]) => path === base || path.startsWith(`${base}/`)) || NAV[0];
  document.querySelector('.atlaskit-portal-container')?.remove();
  replace(
    nav,
    NAV.map(([base, text]) => link(base, text, base === at[0])),
  );
  setTitle(
    path === 'security/api-tokens'
      ? 'Atlassian account | security | api tokens'
      : `Atlassian account | ${at[1].toLowerCase()}`,
  );
  if (path === 'security/api-tokens') tokensPage(main);
  else at[2](main, navigate);
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
        h('strong', {}, 'Account'),
      ),
      h('div', { class: 'top-right' }, icon('question'), h('span', { class: 'avatar' }, keep('MK'))),
    ),
    nav,
    main,
  );
window.addEventListener('popstate', route);
route();
