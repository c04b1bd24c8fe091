// "Service Account Tokens" on the Integrations page of v2: fields, options and buttons
// [documented, tokens-studio.md 2 (G4)]; rows, dates and the reveal's wording [unknown].
// The masked prefix in a row is part of the secret and must not be kept by anyone.
//   ?regen=keep   Regenerate leaves the expiry as it is (default: starts anew)

import { fill, h, keep, params, replace } from '../shared/dom.js';
import { expiresAt, expiryField, scopeField, V2_LIFETIMES } from './fields.js';
import { button, openDialog, select, textField, toast } from './radix.js';
import { showSuccess } from './reveal.js';
import { createToken, regenerateToken, revokeToken, tokens } from './service-store.js';

const OWNERS = ['Mira Kolb', 'Jonas Weil', 'Ana Duarte'];

function expiryText(token) {
  if (!token.expires) return 'Never expires';
  const date = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'short', day: 'numeric' }).format(
    new Date(token.expires),
  );
  return fill('Expires {date}', { date });
}

const LEVELS = { 'tokens:read': 'Read', 'tokens:write': 'Write' };
const NOTE = 'Copy the token immediately. It won’t be shown again.';

export function serviceTokens() {
  const list = h('div', { class: 'key-list' });
  const section = h('section', { class: 'card' });
  const redraw = () => replace(list, tokens.all().map(row));

  function row(token) {
    return h(
      'div',
      { class: 'key-row' },
      h(
        'div',
        { class: 'key-text' },
        // Beside each other without a blank, as two parts of a stack are.
        h(
          'div',
          { class: 'key-head' },
          // A badge in the line of the name, set apart by its shape alone: its own, since a shadow has no sheet of the page's.
          h(
            'div',
            { class: 'key-name' },
            keep(token.name),
            ' ',
            h('span', { class: 'badge', prop: { style: 'padding: 1px 8px; border-radius: 20px' } }, 'Active'),
          ),
          h('code', { class: 'masked' }, keep(`${token.prefix}••••••••`)),
        ),
        h(
          'div',
          { class: 'quiet' },
          keep(token.owner),
          ' · ',
          expiryText(token),
        ),
      ),
      h(
        'div',
        { class: 'badges' },
        token.scopes.map((scope) => h('span', { class: 'badge' }, LEVELS[scope])),
      ),
      h('div', { class: 'quiet key-used' }, token.used ? fill('Last used {ago}', { ago: token.used }) : 'Never used'),
      button('Regenerate', { onclick: () => confirmRegenerate(token) }),
      button('Revoke', { look: 'danger-quiet', onclick: () => confirmRevoke(token) }),
    );
  }

  function confirmRevoke(token) {
    const dialog = openDialog();
    const revoke = async () => {
      const gone = await revokeToken(token.id);
      dialog.close();
      if (gone) redraw();
      else toast('Could not revoke the token', 'error');
    };
    dialog.show({
      title: 'Revoke token',
      text: fill('{name} will stop working at once.', { name: token.name }),
      footer: [button('Cancel', { onclick: dialog.close }), button('Revoke', { look: 'danger', onclick: revoke })],
    });
  }

  function confirmRegenerate(token) {
    const dialog = openDialog();
    const regenerate = async () => {
      const made = await regenerateToken(token, params.get('regen') !== 'keep');
      if (!dialog.isOpen()) return;
      if (!made) {
        toast('Could not regenerate the token', 'error');
        return;
      }
      showSuccess({
        dialog,
        made,
        title: 'Copy your new token',
        note: NOTE,
        noun: 'Service account token',
        redraw,
        inline: section,
      });
    };
    dialog.show({
      title: 'Regenerate token',
      text: fill('Create a new token value for {name}. The old one stops working.', { name: token.name }),
      footer: [
        button('Cancel', { onclick: dialog.close }),
        button('Regenerate', { look: 'accent', onclick: regenerate }),
      ],
    });
  }

  function openForm() {
    const name = textField({ name: 'name', label: 'Token Name', placeholder: 'Production API Token' });
    const description = textField({ name: 'description', label: 'Description', placeholder: 'Optional' });
    const owner = select({
      label: 'Token Owner',
      options: OWNERS.map((text) => ({ value: text, text: keep(text) })),
      value: OWNERS[0],
    });
    const expiry = expiryField('Expiration', V2_LIFETIMES);
    const scopes = scopeField('Permissions', [
      ['tokens:read', null, true, 'Read', 'permission-read'],
      ['tokens:write', null, false, 'Write', 'permission-write'],
    ]);
    const dialog = openDialog();
    const submit = async () => {
      const draft = {
        name: name.input.value.trim(),
        description: description.input.value,
        owner: owner.value(),
        days: expiry.days() ?? 0,
        expires: expiresAt(expiry),
        scopes: scopes.chosen(),
      };
      if (!draft.name) {
        name.input.focus();
        return;
      }
      const made = await createToken(draft);
      if (!dialog.isOpen()) return;
      if (!made) {
        toast('Could not generate the token', 'error');
        return;
      }
      showSuccess({
        dialog,
        made,
        title: 'Token generated',
        note: NOTE,
        noun: 'Service account token',
        redraw,
        inline: section,
      });
    };
    name.input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      submit();
    });
    const asForm = params.get('form') === '1';
    dialog.show({
      title: 'Add service account token',
      body: [name.node, description.node, owner.node, expiry.node, scopes.node],
      footer: [
        button('Cancel', { onclick: dialog.close }),
        button('Generate Token', {
          look: 'accent',
          type: asForm ? 'submit' : 'button',
          onclick: asForm ? undefined : submit,
        }),
      ],
      onsubmit: submit,
    });
  }

  redraw();
  replace(
    section,
    h(
      'div',
      { class: 'card-head' },
      h(
        'div',
        {},
        h('h2', {}, 'Service Account Tokens'),
        h('p', { class: 'quiet' }, 'Let scripts and pipelines read or write this project.'),
      ),
      button('+ Add Token', { look: 'accent', onclick: openForm }),
    ),
    list,
  );
  return section;
}
