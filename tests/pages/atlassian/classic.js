// The classic dialog, "Create API token" [third-party doc, documented; atlassian.md 2.5]:
// Name, Expires on, Create; then the same modal shows the value once. No screenshot of
// it is known. Default expiry one year [documented]; a read-only field for the value
// [inferred].

import { h } from '../shared/dom.js';
import { datePicker } from './datepicker.js';
import { button, flag, message, openModal, setLoading, textField } from './kit.js';
import { createToken, dayFromNow } from './store.js';

/** Shows the value once; used by every form of this page that lives in a modal. */
export function showReveal(modal, { title, note, value, text = 'API token', masked = false, copyFirst = true }) {
  const field = textField({
    name: 'token',
    text,
    value,
    required: false,
    readonly: true,
    type: masked ? 'password' : 'text',
  });
  const copy = button('Copy', {
    look: 'primary',
    onclick: () => {
      navigator.clipboard?.writeText(value).catch(() => {});
      flag(`${text} copied to clipboard`);
    },
  });
  const close = button('Close', { look: 'subtle', onclick: modal.close });
  modal.show({ title, body: [h('p', {}, note), field.node], footer: copyFirst ? [copy, close] : [close, copy] });
}

export function openClassic(onDone) {
  let changed = false;
  const modal = openModal({ onClose: () => onDone(changed) });
  const name = textField({ name: 'label', text: 'Name' });
  const expiry = datePicker({
    text: 'Expires on',
    value: dayFromNow(365),
    helper: 'Tokens can last no longer than 365 days',
  });
  const trouble = h('div', {});
  const create = button('Create', { look: 'primary', onclick: submit });

  async function submit() {
    const label = name.input.value.trim();
    name.complain(label ? null : 'Enter a name for your API token.');
    if (!label) return;
    if (!expiry.value()) {
      expiry.complain();
      return;
    }
    setLoading(create, true);
    const made = await createToken({ name: label, expiry: expiry.value() });
    setLoading(create, false);
    if (!modal.section.isConnected) return;
    if (!made) {
      trouble.replaceChildren(message('error', 'We couldn’t create your API token. Wait a moment and try again.'));
      return;
    }
    if (made.silent) {
      modal.close();
      return;
    }
    changed = true;
    showReveal(modal, {
      title: 'Copy your API token',
      note: 'Copy your API token and save it somewhere safe. You can’t recover the API token after this step.',
      value: made.value,
    });
  }

  name.input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      submit();
    }
  });
  modal.show({
    title: 'Create an API token',
    body: [
      h(
        'p',
        { class: 'quiet' },
        'Give your API token a name that describes its purpose and select an expiration date.',
      ),
      trouble,
      name.node,
      expiry.node,
    ],
    footer: [button('Cancel', { look: 'subtle', onclick: modal.close }), create],
  });
}
