// A project of the Studio: *design* tokens, colours and sizes. "Create new token" here
// makes a colour and no key of any kind; the words are the same, the thing is not.

import { h, keep, newId, replace } from '../shared/dom.js';
import { button, openDialog, select, textField, toast } from './radix.js';

const COLOURS = [
  ['color.brand.primary', '#1f8f6d'],
  ['color.brand.accent', '#ff8a5c'],
  ['color.text.default', '#1d2433'],
  ['space.md', '16px'],
  ['radius.card', '12px'],
];

/** Opens the dialog for a new design token. */
export function openDesignToken(onCreated) {
  const dialog = openDialog();
  const name = textField({ name: 'name', label: 'Token name', placeholder: 'color.brand.secondary' });
  const type = select({
    label: 'Type',
    options: ['Color', 'Dimension', 'Opacity', 'Duration'].map((text) => ({ value: text, text })),
    value: 'Color',
  });
  const value = textField({ name: 'value', label: 'Value', placeholder: '#000000' });
  const description = textField({ name: 'description', label: 'Description (optional)' });
  const create = () => {
    if (!name.input.value.trim()) return;
    dialog.close();
    onCreated([name.input.value.trim(), value.input.value]);
    toast('Token created');
  };
  dialog.show({
    title: 'Create new token',
    body: [name.node, type.node, value.node, description.node],
    footer: [button('Cancel', { onclick: dialog.close }), button('Create token', { look: 'accent', onclick: create })],
    onsubmit: create,
  });
}

export function projectPage(main) {
  const rows = [...COLOURS];
  const list = h('div', { class: 'key-list' });
  const draw = () =>
    replace(
      list,
      rows.map(([name, value]) => {
        const swatch = h('span', { class: 'swatch' });
        if (value.startsWith('#')) swatch.style.background = value;
        return h(
          'div',
          { class: 'key-row', id: newId('token-') },
          swatch,
          h('div', { class: 'key-text key-name' }, keep(name)),
          h('div', { class: 'quiet' }, keep(value)),
        );
      }),
    );
  replace(
    main,
    h(
      'div',
      { class: 'page-head' },
      h('div', {}, h('h1', {}, 'Core design system'), h('p', { class: 'quiet' }, 'Token set: global')),
      button('Create new token', {
        look: 'accent',
        glyph: 'plus',
        onclick: () =>
          openDesignToken((row) => {
            rows.unshift(row);
            draw();
          }),
      }),
    ),
    h('section', { class: 'card' }, list),
  );
  draw();
}
