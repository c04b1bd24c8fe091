// `/negative/<name>`: one dialog of negative-specs.js, opened at once and again by its
// button. `/negative/docs` is an article full of the right words.

import { h, keep, setTitle } from '../shared/dom.js';
import { docsPage } from '../shared/docs.js';
import { send } from '../shared/net.js';
import { openDesignToken } from './design-tokens.js';
import { button, checkbox, openDialog, select, textField, toast } from './radix.js';
import { SPECS } from './negative-specs.js';

const name = location.pathname.split('/').pop();
const root = document.querySelector('#app');

function build(field, index) {
  if (field.kind === 'select') {
    const control = select({
      label: field.label,
      options: field.options.map((text) => ({ value: text, text })),
      value: field.options[0],
    });
    return { node: control.node, value: control.value };
  }
  if (field.kind === 'checkbox') {
    const box = checkbox({ id: `box-${index}`, label: field.label });
    return { node: box.node, value: box.checked };
  }
  const text = textField({
    name: `field-${index}`,
    label: field.label,
    value: field.value || '',
    type: field.kind === 'password' ? 'password' : 'text',
  });
  // What a user types as a foreign secret is sent nowhere.
  return { node: text.node, value: () => (field.kind === 'password' ? '' : text.input.value) };
}

function show(spec) {
  const rows = h('div', { class: 'key-list' });
  const addRow = (label) =>
    rows.prepend(
      h(
        'div',
        { class: 'key-row' },
        h('div', { class: 'key-text key-name' }, keep(label)),
        h('div', { class: 'quiet' }, 'Just now'),
      ),
    );

  function open() {
    if (spec.own === 'design-token') {
      openDesignToken(([label]) => addRow(label));
      return;
    }
    const dialog = openDialog();
    const fields = spec.fields.map(build);
    const submit = async () => {
      const label = fields[0].value();
      const answer = await send('POST', spec.path, { name: label, options: fields.map((field) => field.value()) });
      dialog.close();
      if (!answer.ok) toast('Something went wrong', 'error');
      else if (spec.after === 'toast') toast(spec.note);
      else addRow(label);
    };
    dialog.show({
      title: spec.title,
      text: spec.text,
      body: fields.map((field) => field.node),
      footer: [button('Cancel', { onclick: dialog.close }), button(spec.submit, { look: 'accent', onclick: submit })],
    });
  }

  root.append(
    h(
      'main',
      {},
      h(
        'div',
        { class: 'page-head' },
        h('h1', {}, spec.page),
        button(spec.title || 'Create new token', { onclick: open }),
      ),
      h('section', { class: 'card' }, rows),
    ),
  );
  open();
}

setTitle(`${SPECS[name]?.page || 'Help'} | Tokens Studio`);
if (SPECS[name]) show(SPECS[name]);
else docsPage(root, 'tokens-studio');
