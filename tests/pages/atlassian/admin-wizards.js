// The two wizards of admin.atlassian.com: organization API key [shot A25; atlassian.md
// 2.8] and service-account credential [shot A26; 2.9]. Scopes of a key are human labels,
// those of a service account raw names. An OAuth credential has no expiry.

import { h, keep } from '../shared/dom.js';
import { datePicker } from './datepicker.js';
import { button, checkbox, setLoading, textField } from './kit.js';
import { APPS } from './scope-data.js';
import { scopeTable } from './scope-table.js';
import { createError, openTask, revealBody, reviewCards } from './overlay.js';
import { createCredential, createKey, ORG } from './admin-store.js';
import { dayFromNow } from './store.js';

const LABELS = {
  Read: ['Classification levels', 'Directory', 'Events', 'Policies', 'Users'],
  Write: ['Classification levels', 'Directory', 'Policies'],
  Delete: ['Directory', 'Policies'],
};

function choice(name, options, onchange) {
  return h(
    'div',
    { role: 'radiogroup' },
    options.map(([value, title, note, badge]) =>
      h(
        'label',
        { class: 'radio' },
        h('input', { type: 'radio', name, value, onchange: () => onchange(value) }),
        h(
          'span',
          {},
          h('strong', {}, title),
          badge && h('span', { class: 'lozenge' }, badge),
          h('p', { class: 'quiet' }, note),
        ),
      ),
    ),
  );
}

/** Name and expiry; calls `next(name, day)` when both are there. */
function nameStep({ title, nameHelp, expiryText, expiryHelp, draft, padded, back, next }) {
  const name = textField({ name: 'name', text: 'Name', value: draft.name, helper: nameHelp });
  const live = h('div', { class: 'helper good', hidden: true }, 'Name is available');
  name.input.addEventListener('input', () => {
    live.hidden = !name.input.value.trim();
  });
  const expiry = expiryText ? datePicker({ text: expiryText, value: draft.expiry, helper: expiryHelp, padded }) : null;
  const go = () => {
    const text = name.input.value.trim();
    name.complain(text ? null : 'Enter a name.');
    if (!text) return;
    if (expiry && !expiry.value()) {
      expiry.complain();
      return;
    }
    next(text, expiry ? expiry.value() : null);
  };
  return {
    title,
    body: [
      h('p', { class: 'quiet' }, 'Required fields are marked with an asterisk ', h('span', { class: 'asterisk' }, '*')),
      name.node,
      live,
      expiry?.node,
    ],
    footer: [back, button('Next', { look: 'primary', onclick: go })],
  };
}

export function openKeyWizard(main, onDone) {
  const draft = { name: '', expiry: dayFromNow(7), scoped: null, scopes: new Set() };
  let changed = false;
  const steps = () =>
    draft.scoped === 'no' ? ['Name API key', 'Create API key'] : ['Name API key', 'Select scopes', 'Create API key'];
  const task = openTask(main, steps, () => onDone(changed));
  const close = () => button('Cancel', { look: 'subtle', onclick: task.close });
  const back = (go) => button('Back', { look: 'subtle', onclick: go });

  function before() {
    const next = button('Next', { look: 'primary', onclick: name, disabled: !draft.scoped });
    const options = [
      ['yes', 'API key with scopes', 'The key can only do what you choose.', 'RECOMMENDED'],
      ['no', 'API key without scopes', 'The key can do everything an admin can.'],
    ];
    task.draw(
      {
        title: 'Before you begin',
        body: [
          h('p', {}, 'API keys allow you to automate tasks in your organization through Atlassian Admin APIs.'),
          choice('kind', options, (value) => {
            draft.scoped = value;
            next.disabled = false;
          }),
        ],
        footer: [close(), next],
      },
      null,
    );
  }

  function name() {
    task.draw(
      nameStep({
        title: 'Name API key',
        expiryText: 'Expires',
        expiryHelp: 'Keys can last no longer than a year',
        padded: true,
        draft,
        back: back(before),
        next: (text, day) => {
          draft.name = text;
          draft.expiry = day;
          if (draft.scoped === 'no') review();
          else scopes();
        },
      }),
      0,
    );
  }

  function scopes() {
    const next = button('Next', { look: 'primary', onclick: review, disabled: draft.scopes.size === 0 });
    const cards = Object.entries(LABELS).map(([action, labels]) =>
      h(
        'div',
        { class: 'review-card' },
        h('h3', {}, action),
        labels.map((label) => {
          const id = `${action}: ${label}`;
          const box = checkbox({
            name: 'scope',
            value: id,
            checked: draft.scopes.has(id),
            text: label,
            onchange: () => {
              if (box.input.checked) draft.scopes.add(id);
              else draft.scopes.delete(id);
              next.disabled = draft.scopes.size === 0;
            },
          });
          return h('div', {}, box.node);
        }),
      ),
    );
    task.draw({ title: 'Select scopes', body: h('div', { class: 'review' }, cards), footer: [back(name), next] }, 1);
  }

  function review(failed = false) {
    const groups =
      draft.scoped === 'no'
        ? null
        : Object.keys(LABELS)
            .map((action) => [
              action,
              [...draft.scopes]
                .filter((scope) => scope.startsWith(`${action}: `))
                .map((scope) => scope.slice(action.length + 2)),
            ])
            .filter(([, lines]) => lines.length);
    const create = button('Create API key', { look: 'primary', onclick: () => submit(create) });
    task.draw(
      {
        title: 'Review your API key',
        body: [failed === true && createError(), reviewCards(draft, groups, false)],
        footer: [back(draft.scoped === 'no' ? name : scopes), create],
      },
      steps().length - 1,
    );
  }

  async function submit(create) {
    setLoading(create, true);
    const made = await createKey({ name: draft.name, expiry: draft.expiry, scopes: [...draft.scopes] });
    if (!task.isOpen()) return;
    if (!made) {
      review(true);
      return;
    }
    changed = true;
    const org = textField({
      name: 'organization',
      text: 'Organization ID',
      value: ORG,
      required: false,
      disabled: true,
    });
    task.draw(
      {
        title: 'Your API key',
        body: revealBody({ label: 'API key', value: made.value, copyText: 'Copy', beside: org.node }),
        footer: button('Done', { look: 'primary', onclick: task.close }),
      },
      null,
    );
  }

  before();
}

export function openCredentialWizard(main, onDone) {
  const draft = { name: '', expiry: dayFromNow(7), type: null, scopes: new Set() };
  let changed = false;
  const steps = () =>
    draft.type === 'oauth' ? ['Name credential', 'Create credential'] : ['Name token', 'Select scopes', 'Create token'];
  const task = openTask(main, steps, () => onDone(changed));
  const back = (go) => button('Back', { look: 'subtle', onclick: go });
  const all = APPS.flatMap(([, app, scopes]) => scopes.map((scope) => [scope, app]));
  const appOf = new Map(all);

  function type() {
    const next = button('Next', { look: 'primary', onclick: name, disabled: !draft.type });
    const options = [
      ['oauth', 'OAuth 2.0', 'For apps that ask for access tokens by themselves.', 'Recommended'],
      ['token', 'API token', 'For scripts that hold a token.'],
    ];
    task.draw(
      {
        title: 'Choose authentication type',
        body: choice('type', options, (value) => {
          draft.type = value;
          next.disabled = false;
        }),
        footer: [button('Cancel', { look: 'subtle', onclick: task.close }), next],
      },
      null,
    );
  }

  function name() {
    const oauth = draft.type === 'oauth';
    task.draw(
      nameStep({
        title: oauth ? 'Name credential' : 'Name token',
        expiryText: oauth ? null : 'Expires on',
        expiryHelp: 'Tokens can last no longer than 365 days',
        draft,
        back: back(type),
        next: (text, day) => {
          draft.name = text;
          if (oauth) submit();
          else {
            draft.expiry = day;
            scopes();
          }
        },
      }),
      0,
    );
  }

  function scopes() {
    const next = button('Next', { look: 'primary', onclick: () => review(), disabled: draft.scopes.size === 0 });
    const table = scopeTable(
      [...appOf.keys()],
      draft.scopes,
      () => {
        next.disabled = draft.scopes.size === 0;
      },
      (scope) => keep(appOf.get(scope)),
    );
    task.draw(
      {
        title: 'Select scopes',
        wide: true,
        body: [h('p', {}, 'You can select up to 50 scopes.'), table],
        footer: [back(name), next],
      },
      1,
    );
  }

  function review(failed = false) {
    const chosen = [...draft.scopes].sort();
    const verbs = [...new Set(chosen.map((scope) => scope.split(':')[0]))];
    const groups = verbs.map((verb) => [
      verb[0].toUpperCase() + verb.slice(1),
      chosen.filter((scope) => scope.startsWith(`${verb}:`)),
    ]);
    const create = button('Create token', {
      look: 'primary',
      onclick: () => {
        setLoading(create, true);
        submit();
      },
    });
    task.draw(
      {
        title: 'Review your API token',
        body: [failed && createError(), reviewCards(draft, groups, true)],
        footer: [back(scopes), create],
      },
      2,
    );
  }

  async function submit() {
    const oauth = draft.type === 'oauth';
    const made = await createCredential({
      name: draft.name,
      expiry: oauth ? null : draft.expiry,
      scopes: [...draft.scopes].sort(),
    });
    if (!task.isOpen()) return;
    if (!made) {
      if (oauth) name();
      else review(true);
      return;
    }
    changed = true;
    const client =
      oauth &&
      textField({ name: 'client', text: 'Client ID', value: 'northlight-portal', required: false, disabled: true });
    task.draw(
      {
        title: oauth ? 'Copy your client secret' : 'Copy your API token',
        body: revealBody({
          label: oauth ? 'Client secret' : 'API token',
          value: made.value,
          copyText: 'Copy to clipboard',
          beside: client && client.node,
        }),
        footer: button('Done', { look: 'primary', onclick: task.close }),
      },
      null,
    );
  }

  type();
}
