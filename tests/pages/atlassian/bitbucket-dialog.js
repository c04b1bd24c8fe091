// The dialogs of Bitbucket's access tokens: name, expiry by two radios, permissions,
// then the value once [documented, atlassian.md 2.10]. Labels of the permissions and the
// values behind them are [inferred] from the permission names of old guides.

import { h, newId, params } from '../shared/dom.js';
import { datePicker } from './datepicker.js';
import { button, checkbox, message, openModal, setLoading, textField } from './kit.js';
import { showReveal } from './classic.js';
import { dayFromNow } from './store.js';

const PERMISSIONS = [
  [
    'Repositories',
    [
      ['Read', 'repository'],
      ['Write', 'repository:write'],
      ['Admin', 'repository:admin'],
      ['Delete', 'repository:delete'],
    ],
  ],
  [
    'Pull requests',
    [
      ['Read', 'pullrequest'],
      ['Write', 'pullrequest:write'],
    ],
  ],
  ['Webhooks', [['Read and write', 'webhook']]],
  [
    'Pipelines',
    [
      ['Read', 'pipeline'],
      ['Write', 'pipeline:write'],
      ['Edit variables', 'pipeline:variable'],
    ],
  ],
  [
    'Runners',
    [
      ['Read', 'runner'],
      ['Write', 'runner:write'],
    ],
  ],
];

/** The two radios and the date that belongs to the second; `value()` is a day, '' or null for none. */
function expiryChoice() {
  const id = newId('expiry-');
  const picker = datePicker({ text: 'Expiry date', value: dayFromNow(90) });
  picker.node.hidden = true;
  let mode = 'never';
  const radio = (value, text) =>
    h(
      'label',
      { class: 'radio' },
      h('input', {
        type: 'radio',
        name: 'expiry-mode',
        value,
        prop: { checked: mode === value },
        onchange: () => {
          mode = value;
          picker.node.hidden = value === 'never';
        },
      }),
      h('span', {}, text),
    );
  // A workspace admin may require an expiry [documented]: `?require=expiry`.
  const required = params.get('require') === 'expiry';
  if (required) mode = 'on';
  picker.node.hidden = !required;
  return {
    node: h(
      'div',
      { class: 'field' },
      h('div', { id, class: 'field-label' }, 'Expiry'),
      h(
        'div',
        { role: 'radiogroup', 'aria-labelledby': id },
        required ? null : radio('never', 'No expiry'),
        radio('on', 'Expires on'),
      ),
      picker.node,
    ),
    value: () => (mode === 'never' ? null : picker.value()),
  };
}

/** Opens the create dialog; `create` sends it and answers {value} or null. */
export function openAccessToken(kind, create, onDone) {
  let changed = false;
  const modal = openModal({ wide: true, onClose: () => onDone(changed) });
  const old = params.get('gen') === 'old';
  const noun = old ? `${kind} Access Token` : 'access token';
  const name = textField({ name: 'name', text: 'Name' });
  const expiry = expiryChoice();
  const trouble = h('div', {});
  const boxes = PERMISSIONS.flatMap(([group, entries]) =>
    entries.map(([text, value]) => ({ group, value, ...checkbox({ name: 'scopes', value, text }) })),
  );
  const groups = PERMISSIONS.map(([group]) =>
    h(
      'fieldset',
      { class: 'permissions' },
      h('legend', {}, group),
      boxes.filter((box) => box.group === group).map((box) => box.node),
    ),
  );
  const submitButton = button('Create', { look: 'primary', onclick: submit });

  async function submit() {
    const draft = {
      name: name.input.value.trim(),
      expiry: expiry.value(),
      scopes: boxes.filter((box) => box.input.checked).map((box) => box.value),
    };
    name.complain(draft.name ? null : 'Enter a name.');
    if (!draft.name || draft.expiry === '') return;
    setLoading(submitButton, true);
    const made = await create(draft);
    setLoading(submitButton, false);
    if (!modal.section.isConnected) return;
    if (!made) {
      trouble.replaceChildren(message('error', 'The token was not created. Try again.'));
      return;
    }
    changed = true;
    showReveal(modal, {
      title: old ? `${noun} created` : 'Access token created',
      note: 'Copy this token now. It’s only shown once.',
      value: made.value,
      text: 'Access token',
    });
  }

  name.input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  modal.show({
    title: `Create ${noun}`,
    body: [
      trouble,
      name.node,
      expiry.node,
      h('div', { class: 'field-label' }, 'Permissions'),
      h('div', { class: 'permission-grid' }, groups),
    ],
    footer: [button('Cancel', { look: 'subtle', onclick: modal.close }), submitButton],
  });
}
