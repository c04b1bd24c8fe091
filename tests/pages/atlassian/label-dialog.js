// The dialogs of 2021 to 2024 [shots S21, S23; atlassian.md 2.5]: one field "Label",
// no expiry, and a masked value with an eye. The two buttons of the reveal swap places
// between 2021 and 2023: `?copy=last`.

import { h, params } from '../shared/dom.js';
import { button, iconButton, message, openModal, setLoading, textField } from './kit.js';
import { showReveal } from './classic.js';
import { createLabelled } from './store.js';

export function openLabelDialog(onDone) {
  let changed = false;
  const modal = openModal({ onClose: () => onDone(changed) });
  const name = textField({ name: 'label', text: 'Label' });
  const trouble = h('div', {});
  const create = button('Create', { look: 'primary', onclick: submit });

  async function submit() {
    const label = name.input.value.trim();
    name.complain(label ? null : 'Enter a label.');
    if (!label) return;
    setLoading(create, true);
    const made = await createLabelled(label);
    setLoading(create, false);
    if (!modal.section.isConnected) return;
    if (!made) {
      trouble.replaceChildren(message('error', 'Something went wrong. Try again.'));
      return;
    }
    if (made.silent) {
      modal.close();
      return;
    }
    changed = true;
    showReveal(modal, {
      title: 'Your new API token',
      note: 'Make sure you copy your new API token. You won’t be able to see this token again.',
      value: made.value,
      masked: true,
      copyFirst: params.get('copy') !== 'last',
    });
    const input = modal.section.querySelector('input[type=password]');
    input.parentElement.append(
      iconButton('eye', 'Show', () => {
        input.type = input.type === 'password' ? 'text' : 'password';
      }),
    );
  }

  name.input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  modal.show({
    title: 'Create an API token',
    body: [
      h('p', {}, 'Choose a label that is short, memorable, and easy for you to remember.'),
      trouble,
      name.node,
      h(
        'p',
        { class: 'quiet' },
        'By creating an API token, you agree to the Atlassian Developer Terms and acknowledge the Privacy Policy.',
      ),
    ],
    footer: [button('Cancel', { look: 'subtle', onclick: modal.close }), create],
  });
}
