// The API tokens page: heading, buttons, table, revoke dialogs
// [shots S21 to S26d; atlassian.md 2.1, 2.6, 2.7]. Expired tokens stay in the list;
// "View scopes" and the text of "Revoke all" are unknown beyond their buttons.
//   ?gen=label   the dialogs of 2021 to 2024

import { fill, h, keep, params, replace } from '../shared/dom.js';
import { openClassic } from './classic.js';
import { ago, listDate, numericDate } from './dates.js';
import { button, flag, openModal, setLoading, table } from './kit.js';
import { openLabelDialog } from './label-dialog.js';
import { detour, parkedDraft } from './step-up.js';
import { dayFromNow, revokeAll, revokeToken, tokens } from './store.js';
import { emptyDraft, linkedDraft, openWizard } from './wizard.js';

// The table of 2023 has no expiry and numeric dates [shot S23].
const labelled = params.get('gen') === 'label';
const HEADS = labelled
  ? ['Label', 'Created', 'Last accessed', 'Action']
  : ['Token name', 'Created', 'Expires', 'Last accessed', 'Action'];

function confirmRevoke(token, redraw) {
  const modal = openModal();
  const revoke = button('Revoke', {
    look: 'danger',
    onclick: async () => {
      setLoading(revoke, true);
      const gone = await revokeToken(token.id);
      modal.close();
      if (gone) redraw();
      else flag('We couldn’t revoke your API token.');
    },
  });
  modal.show({
    title: 'Revoke API token',
    danger: true,
    body: h(
      'p',
      {},
      'Are you sure you want to permanently revoke your API token ',
      h('strong', {}, keep(token.label)),
      '? Revoking an API token is not reversible.',
    ),
    footer: [button('Cancel', { look: 'subtle', onclick: modal.close }), revoke],
  });
}

function confirmRevokeAll(redraw) {
  const modal = openModal();
  const revoke = button('Revoke all', {
    look: 'danger',
    onclick: async () => {
      setLoading(revoke, true);
      const gone = await revokeAll();
      modal.close();
      if (gone) redraw();
    },
  });
  modal.show({
    title: 'Revoke all API tokens',
    danger: true,
    body: h(
      'p',
      {},
      'Are you sure you want to permanently revoke all your API tokens? Revoking API tokens is not reversible.',
    ),
    footer: [button('Cancel', { look: 'subtle', onclick: modal.close }), revoke],
  });
}

function showScopes(token) {
  const modal = openModal();
  modal.show({
    title: fill('Scopes of {name}', { name: token.label }),
    body: h(
      'ul',
      { class: 'scope-list' },
      token.scopes.map((scope) => h('li', {}, keep(scope))),
    ),
    footer: button('Close', { look: 'primary', onclick: modal.close }),
  });
}

function cells(token, redraw) {
  if (labelled) {
    return [
      h('span', { class: 'token-label' }, keep(token.label)),
      keep(numericDate(token.created)),
      token.used ? ago(token.used) : 'Never Accessed',
      h('div', { class: 'row-actions' }, button('Revoke', { onclick: () => confirmRevoke(token, redraw) })),
    ];
  }
  const date = listDate(token.expiry);
  return [
    h('span', { class: 'token-label' }, keep(token.label)),
    keep(listDate(token.created)),
    token.expiry < dayFromNow(0) ? fill('Expired {date}', { date }) : keep(date),
    token.used ? ago(token.used) : 'Never Accessed',
    h(
      'div',
      { class: 'row-actions' },
      token.scopes && button('View scopes', { look: 'subtle', onclick: () => showScopes(token) }),
      button('Revoke', { onclick: () => confirmRevoke(token, redraw) }),
    ),
  ];
}

/** Fills `main` with the page and opens what the address asks for. */
export function tokensPage(main) {
  if (detour('list')) return;
  const list = h('div', { class: 'token-table' });
  const revokeAllButton = button('Revoke all API tokens', { onclick: () => confirmRevokeAll(load) });

  function load() {
    replace(list, h('div', { class: 'spinner', role: 'status', 'aria-label': 'Loading' }));
    setTimeout(() => {
      const rows = tokens.all();
      revokeAllButton.hidden = rows.length === 0;
      replace(
        list,
        table(
          HEADS,
          rows.map((token) => cells(token, load)),
          'You don’t have any API tokens',
        ),
      );
    }, 250);
  }

  const done = (changed) => {
    if (changed) load();
  };
  const classic = () => {
    if (detour('create')) return;
    if (labelled) openLabelDialog(done);
    else openClassic(done);
  };
  const scoped = () => {
    if (!detour('create')) openWizard(main, emptyDraft(), 0, done);
  };

  replace(
    main,
    h('h1', {}, 'API Tokens'),
    h(
      'p',
      {},
      'Your API tokens need to be treated as securely as any other password. You can only create a maximum of 25 tokens at a time.',
    ),
    h('p', {}, 'New tokens may take up to a minute to work after they’ve been created.'),
    h(
      'div',
      { class: 'page-actions' },
      button('Create API token', { look: 'primary', onclick: classic }),
      labelled ? null : button('Create API token with scopes', { onclick: scoped }),
      revokeAllButton,
    ),
    list,
  );
  load();
  const parked = parkedDraft();
  const linked = parked || linkedDraft();
  if (linked) openWizard(main, linked, 3, done);
}
