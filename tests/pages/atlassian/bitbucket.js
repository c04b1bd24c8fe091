// bitbucket.org: access tokens of a repository, a workspace or a project
// [documented, seen in code; atlassian.md 1 and 2.10]. The path of the project page and
// the look of the list are [unknown]; a row shows name, created, last accessed, scopes,
// expiry.
//   ?gen=old           "Repository Access Token" in the texts
//   ?require=expiry    no token without an expiry

import { h, keep, params, replace, setTitle } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { daysFromNow, isoDay, openStore } from '../shared/store.js';
import { send } from '../shared/net.js';
import { openAccessToken } from './bitbucket-dialog.js';
import { listDate } from './dates.js';
import { button, openModal, setLoading, table } from './kit.js';

const path = location.pathname;
const kind = path.includes('/workspace/projects/')
  ? 'Project'
  : path.includes('/workspace/')
    ? 'Workspace'
    : 'Repository';
const base = `/!api/internal${path}`;
const today = isoDay(new Date());
const tokens = openStore(`bitbucket.${kind}`, [
  {
    id: '3',
    name: 'Pipelines cache',
    created: isoDay(new Date(daysFromNow(-50))),
    expiry: isoDay(new Date(daysFromNow(40))),
    scopes: ['repository', 'pipeline:write'],
  },
  { id: '2', name: 'Mirror', created: isoDay(new Date(daysFromNow(-300))), expiry: null, scopes: ['repository'] },
]);

async function create({ name, expiry, scopes }) {
  const answer = await send('POST', base, { name, scopes, expires_on: expiry });
  if (!answer.ok) return null;
  tokens.add({ id: String(answer.meta.id), name, created: today, expiry, scopes });
  return { value: answer.meta.token };
}

const list = h('div', {});

function confirmRevoke(token) {
  const modal = openModal();
  const revoke = button('Revoke', {
    look: 'danger',
    onclick: async () => {
      setLoading(revoke, true);
      const answer = await send('DELETE', `${base}/${token.id}`);
      if (answer.ok) tokens.remove(token.id);
      modal.close();
      draw();
    },
  });
  modal.show({
    title: 'Revoke access token',
    danger: true,
    body: h('p', {}, 'Anything that uses ', h('strong', {}, keep(token.name)), ' will lose access.'),
    footer: [button('Cancel', { look: 'subtle', onclick: modal.close }), revoke],
  });
}

function draw() {
  replace(
    list,
    table(
      ['Name', 'Created', 'Last accessed', 'Scopes', 'Expiry', ''],
      tokens
        .all()
        .map((token) => [
          h('span', { class: 'token-label' }, keep(token.name)),
          keep(listDate(token.created)),
          'Never',
          h('span', { class: 'scope-name' }, keep(token.scopes.join(', '))),
          token.expiry ? keep(listDate(token.expiry)) : 'No expiry',
          button('Revoke', { look: 'subtle', onclick: () => confirmRevoke(token) }),
        ]),
      'No access tokens yet',
    ),
  );
}

const label = params.get('gen') === 'old' ? `Create ${kind} Access Token` : 'Create access token';
const side = [
  ['gear', 'Details'],
  ['user', 'Permissions'],
  ['key', 'Access tokens'],
  ['link', 'Webhooks'],
  ['play', 'Pipelines'],
];
document.querySelector('#root').append(
  h(
    'header',
    { class: 'top' },
    h(
      'div',
      { class: 'brand' },
      icon('grid'),
      h('span', { class: 'own-mark' }, keep('b')),
      h('strong', {}, keep('northlight / checkout')),
    ),
    h('span', { class: 'avatar' }, keep('MK')),
  ),
  h(
    'div',
    { class: 'with-side' },
    h(
      'nav',
      { class: 'admin-side', 'aria-label': 'Settings' },
      h('div', { class: 'side-title' }, `${kind} settings`),
      side.map(([glyph, text]) =>
        h(
          'a',
          { href: path, 'aria-current': text === 'Access tokens' ? 'page' : null },
          icon(glyph),
          h('span', {}, text),
        ),
      ),
    ),
    h(
      'main',
      { class: 'admin-main' },
      h('h1', {}, 'Access tokens'),
      h('p', {}, 'Let a script or a pipeline reach this place without a person’s account.'),
      h(
        'div',
        { class: 'page-actions' },
        button(label, {
          look: 'primary',
          onclick: () =>
            openAccessToken(kind, create, (changed) => {
              if (changed) draw();
            }),
        }),
      ),
      list,
    ),
  ),
);
setTitle(`${kind} access tokens | Bitbucket`);
draw();
