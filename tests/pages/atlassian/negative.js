// `/negative/<name>`: one dialog of negative-specs.js, opened at once and again by its
// button. `/negative/docs` is an article full of the right words.

import { h, keep, replace, setTitle } from '../shared/dom.js';
import { docsPage } from '../shared/docs.js';
import { send } from '../shared/net.js';
import { datePicker } from './datepicker.js';
import { button, checkbox, flag, message, openModal, setLoading, textField } from './kit.js';
import { dayFromNow } from './store.js';
import { SPECS } from './negative-specs.js';

const name = location.pathname.split('/').pop();
const root = document.querySelector('#root');

function build(field, index) {
  if (field.kind === 'date') {
    const picker = datePicker({ text: field.label, value: dayFromNow(30), required: false });
    return { node: picker.node, value: picker.value };
  }
  if (field.kind === 'select') {
    const select = h(
      'select',
      { 'aria-label': field.label },
      field.options.map((text) => h('option', {}, text)),
    );
    return {
      node: h(
        'div',
        { class: 'field' },
        h('div', { class: 'field-label' }, field.label),
        h('div', { class: 'input-box' }, select),
      ),
      value: () => select.value,
    };
  }
  if (field.kind === 'checkbox') {
    const box = checkbox({ name: `box-${index}`, value: 'on', text: field.data ? keep(field.label) : field.label });
    return { node: h('div', { class: 'field' }, box.node), value: () => box.input.checked };
  }
  const text = textField({
    name: `field-${index}`,
    text: field.label,
    value: field.value || '',
    required: index === 0,
  });
  return { node: text.node, value: () => text.input.value };
}

function show(spec) {
  const rows = h('div', { class: 'negative-rows' });

  function open() {
    const modal = openModal();
    const fields = spec.fields.map(build);
    const trouble = h('div', {});
    const submit = button(spec.submit, {
      look: 'primary',
      onclick: async () => {
        setLoading(submit, true);
        const label = fields[0]?.value() || '';
        const answer = await send('POST', spec.path, { name: label, options: fields.map((field) => field.value()) });
        setLoading(submit, false);
        if (!answer.ok) {
          replace(trouble, message('error', 'Something went wrong.'));
          return;
        }
        if (spec.after === 'secret') {
          const secret = textField({
            name: 'secret',
            text: spec.note,
            value: answer.meta.token,
            required: false,
            readonly: true,
          });
          modal.show({
            title: 'Your app is ready',
            body: secret.node,
            footer: [button('Copy', {}), button('Close', { look: 'primary', onclick: modal.close })],
          });
          return;
        }
        modal.close();
        if (spec.after === 'flag') flag(spec.note);
        if (spec.after === 'row')
          rows.prepend(
            h('div', { class: 'app-row' }, h('span', {}, keep(label)), h('span', { class: 'quiet' }, 'Just now')),
          );
      },
    });
    modal.show({
      title: spec.title,
      body: [trouble, spec.text && h('p', {}, spec.text), fields.map((field) => field.node)],
      footer: [button('Cancel', { look: 'subtle', onclick: modal.close }), submit],
    });
  }

  root.append(h('main', {}, h('h1', {}, spec.page), button(spec.title, { onclick: open }), rows));
  open();
}

setTitle(`${SPECS[name]?.page || 'Help'} | Atlassian`);
if (SPECS[name]) show(SPECS[name]);
else docsPage(root, 'atlassian');
