// The "API Keys" page. The third generation is the documented one: name, expiration,
// scopes, "Create token", shown once [documented, tokens-studio.md 2 and 3]; lists are
// stacks of divs with an icon to delete [screenshot G1; seen in code, 6].
//   ?gen=1   organization key: name, description, groups, no expiry, no scopes [screenshot]
//   ?gen=2   user key: name, description [documented]
//   ?heading=pat    the page calls itself "Personal Access Tokens" [inferred, 2 (G3)]
//   ?rows=relative|bare   what a row says of the expiry (unknown)
//   ?form=inline    the form stands in the page, not in a dialog

import { fill, h, keep, params, replace } from '../shared/dom.js';
import { DAY } from '../shared/store.js';
import { expiresAt, expiryField, scopeField, V1_LIFETIMES } from './fields.js';
import { createKey, deleteKey, keys } from './keys-store.js';
import { button, iconButton, openDialog, select, textField, toast } from './radix.js';
import { showSuccess } from './reveal.js';

const SCOPES = [
  ['me:read', 'Read your own profile'],
  ['organizations:read', 'See the organizations you belong to'],
  ['organizations:write', 'Change organization settings'],
  ['organizations:admin', 'Administer organizations'],
  ['organizations:user:read', 'See members'],
  ['organizations:user:invite', 'Invite members'],
  ['organizations:user:write', 'Change members'],
  ['projects:read', 'Read projects and their tokens'],
  ['projects:write', 'Change projects and their tokens'],
  ['projects:admin', 'Administer projects'],
  ['actor_tokens:create', 'Create short-lived tokens for an actor'],
];

const generation = params.get('gen') || '3';

// The wordings of each generation [screenshot, documented, 2].
const TEXT = {
  1: {
    heading: 'API keys',
    sub: 'Manage API keys for your organization',
    open: 'Create API Key',
    title: 'Create new API key',
    submit: 'Create',
    noun: 'API key',
  },
  2: {
    heading: 'API Keys',
    sub: 'Use API keys to connect plugins and scripts to the Studio.',
    open: 'Create New Key',
    title: 'Create New Key',
    submit: 'Create',
    noun: 'API key',
  },
  3: {
    heading: params.get('heading') === 'pat' ? 'Personal Access Tokens' : 'API Keys',
    sub: 'Manage personal access tokens for authentication and integration.',
    open: 'Create New Token',
    title: 'Create New Token',
    submit: 'Create token',
    noun: 'API key',
  },
}[generation];

/** The fields of the generation, and `draft()` to read them. */
function formFields() {
  const name = textField({
    name: 'name',
    label: 'Name',
    placeholder: generation === '3' ? 'Enter a name for your API key' : undefined,
  });
  if (generation === '3') {
    const expiry = expiryField('Expiration', V1_LIFETIMES);
    const scopes = scopeField('Scopes', SCOPES);
    return {
      nodes: [name.node, expiry.node, scopes.node],
      name,
      draft: () => ({ name: name.input.value.trim(), expires: expiresAt(expiry), scopes: scopes.chosen() }),
    };
  }
  const description = textField({
    name: 'description',
    label: 'Description (optional)',
    placeholder: 'Enter a description',
  });
  if (generation === '2')
    return {
      nodes: [name.node, description.node],
      name,
      draft: () => ({ name: name.input.value.trim(), description: description.input.value }),
    };
  const groups = select({
    label: 'Groups',
    options: ['Admin', 'Editors', 'Viewers'].map((text) => ({ value: text, text })),
    value: 'Admin',
  });
  return {
    nodes: [name.node, description.node, groups.node],
    name,
    draft: () => ({ name: name.input.value.trim(), description: description.input.value, groups: [groups.value()] }),
  };
}

function expiryText(key) {
  if (params.get('rows') === 'bare' || generation !== '3') return null;
  if (!key.expires) return 'Never expires';
  if (params.get('rows') === 'relative')
    return fill('Expires in {n} days', { n: Math.round((new Date(key.expires) - Date.now()) / DAY) });
  const date = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'short', day: 'numeric' }).format(
    new Date(key.expires),
  );
  return fill('Expires {date}', { date });
}

function confirmDelete(key, redraw) {
  const dialog = openDialog();
  dialog.show({
    title: `Delete ${TEXT.noun}`,
    text: fill('Anything that uses {name} will stop working.', { name: key.name }),
    footer: [
      button('Cancel', { onclick: dialog.close }),
      button('Delete', {
        look: 'danger',
        onclick: async () => {
          const gone = await deleteKey(key.id);
          dialog.close();
          if (gone) redraw();
          else toast('Something went wrong', 'error');
        },
      }),
    ],
  });
}

function row(key, redraw) {
  const text = expiryText(key);
  return h(
    'div',
    { class: 'key-row' },
    h(
      'div',
      { class: 'key-text' },
      h('div', { class: 'key-name' }, keep(key.name)),
      text && h('div', { class: 'quiet' }, text),
    ),
    generation === '3' &&
      h(
        'div',
        { class: 'quiet key-scopes' },
        key.scopes.length === 1 ? '1 scope' : fill('{n} scopes', { n: key.scopes.length }),
      ),
    iconButton('trash', generation === '1' ? undefined : 'Delete', () => confirmDelete(key, redraw)),
  );
}

export function apiKeysPage(main) {
  const list = h('div', { class: 'key-list' });
  const count = h('div', { class: 'list-head' });
  const redraw = () => {
    replace(count, fill('{n} API keys', { n: keys.all().length }));
    replace(
      list,
      keys.all().map((key) => row(key, redraw)),
    );
  };

  async function submit(form, dialog, done) {
    const draft = form.draft();
    if (!draft.name) {
      form.name.input.focus();
      return;
    }
    const made = await createKey(draft);
    if (dialog && !dialog.isOpen()) return;
    if (!made) {
      toast('Could not create the key', 'error');
      return;
    }
    showSuccess({
      dialog,
      made,
      title: 'Copy your API key',
      note: 'Make sure to copy your API key now. It will not be visible again.',
      noun: TEXT.noun,
      redraw,
      inline: main,
    });
    done?.();
  }

  function openForm() {
    const form = formFields();
    const dialog = openDialog();
    const send = () => submit(form, dialog);
    const create = button(TEXT.submit, {
      look: 'accent',
      type: params.get('form') === '1' ? 'submit' : 'button',
      onclick: params.get('form') === '1' ? undefined : send,
    });
    form.name.input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      send();
    });
    dialog.show({
      title: TEXT.title,
      body: form.nodes,
      footer: [button('Cancel', { onclick: dialog.close }), create],
      onsubmit: send,
    });
  }

  function inlineForm() {
    const place = h('div', { class: 'inline-form' });
    const show = () => {
      const form = formFields();
      replace(
        place,
        h('h2', {}, TEXT.title),
        form.nodes,
        h(
          'div',
          { class: 'dialog-foot' },
          button('Cancel', { onclick: () => place.replaceChildren() }),
          button(TEXT.submit, { look: 'accent', onclick: () => submit(form, null, () => place.replaceChildren()) }),
        ),
      );
      form.name.input.focus();
    };
    return { place, show };
  }

  const inline = params.get('form') === 'inline' ? inlineForm() : null;
  replace(
    main,
    h(
      'div',
      { class: 'page-head' },
      h('div', {}, h('h1', {}, TEXT.heading), h('p', { class: 'quiet' }, TEXT.sub)),
      button(TEXT.open, { look: 'accent', glyph: 'plus', onclick: inline ? inline.show : openForm }),
    ),
    inline && inline.place,
    h('section', { class: 'card' }, count, list),
  );
  redraw();
}
