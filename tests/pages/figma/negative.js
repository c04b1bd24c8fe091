// `/negative/<name>`: one dialog of negative-specs.js, opened at once and again by its
// button. `/negative/docs` is an article full of the right words,
// `/negative/hostile` a page that means harm (hostile.js).

import { h, keep, replace, setTitle } from '../shared/dom.js';
import { docsPage } from '../shared/docs.js';
import { sendXhr } from '../shared/net.js';
import { bell, button, checkbox, openDialog } from './fpl.js';
import { fplSelect } from './select.js';
import { hostilePage } from './hostile.js';
import { SPECS } from './negative-specs.js';

const name = location.pathname.split('/').pop();
const root = document.querySelector('#react-page');

function build(field, outlet) {
  if (field.kind === 'select') {
    const select = fplSelect({
      label: field.label,
      options: field.options.map((text) => ({ value: text, text })),
      value: field.value,
      outlet,
    });
    return { node: h('div', {}, h('div', { class: 'field-title' }, field.label), select.node), value: select.value };
  }
  if (field.kind === 'checkbox') {
    const box = checkbox({ label: field.data ? keep(field.label) : field.label });
    return { node: box.node, value: () => box.input.checked };
  }
  const input = h('input', {
    type: 'text',
    class: 'text-input',
    placeholder: field.placeholder,
    autocomplete: 'off',
    prop: { value: field.value || '' },
  });
  return { node: input, value: () => input.value, isName: true };
}

function show(spec) {
  const rows = h('div', { class: 'negative-rows' });

  async function submit(fields, close, body) {
    const label = fields.find((field) => field.isName)?.value() || '';
    const answer = await sendXhr('POST', spec.path, { name: label, options: fields.map((field) => field.value()) });
    if (!answer.ok) {
      bell('Something went wrong.');
      return;
    }
    if (spec.after === 'secret') {
      replace(
        body,
        h(
          'div',
          { class: 'modal-scroll' },
          h('div', { class: 'field-title' }, spec.note),
          h('div', { class: 'token-value' }, keep(answer.meta.token)),
        ),
        h('div', { class: 'modal-footer' }, button('Done', { kind: 'primary', onclick: close })),
      );
      return;
    }
    close();
    if (spec.after === 'toast') bell(spec.note);
    if (spec.after === 'row')
      rows.prepend(
        h(
          'div',
          { class: 'token-row' },
          h('div', { class: 'token-text token-name' }, keep(label)),
          h('div', { class: 'quiet' }, 'Just now'),
        ),
      );
  }

  async function open() {
    const secret = spec.secretFirst ? (await sendXhr('POST', spec.path, {})).meta.token : null;
    openDialog({
      title: spec.title,
      className: 'token-modal',
      fillBody(body, close, outlet) {
        const fields = spec.fields.map((field) => build(field, outlet));
        body.append(
          h(
            'div',
            { class: 'modal-scroll' },
            spec.text && h('p', { class: 'quiet' }, spec.text),
            secret && h('div', { class: 'token-value' }, keep(secret)),
            fields.map((field) => field.node),
          ),
          h(
            'div',
            { class: 'modal-footer' },
            button('Cancel', { onclick: close }),
            button(spec.submit, {
              kind: 'primary',
              onclick: () => (spec.secretFirst ? close() : submit(fields, close, body)),
            }),
          ),
        );
      },
    });
  }

  root.append(h('main', { class: 'negative' }, h('h1', {}, spec.page), button(spec.title, { onclick: open }), rows));
  open();
}

setTitle(`${SPECS[name]?.page || 'Help'} – Figma`);
if (SPECS[name]) show(SPECS[name]);
else if (name === 'hostile') hostilePage(root);
else docsPage(root, 'figma');
