// How a success is shown; wording and form of the real reveal are unknown
// [tokens-studio.md 2, 6.8].
//   ?success=reveal   the value once, in a read-only field with Copy (default)
//   ?success=code     the value once, in a code element, in an inline box of the page
//   ?success=row      only the new row
//   ?success=toast    a toast and the new row

import { h, keep, params } from '../shared/dom.js';
import { variant } from '../shared/net.js';
import { button, message, textField, toast } from './radix.js';

const way = params.get('success') || 'reveal';

function copyButton(value) {
  const copy = button('Copy', {
    glyph: 'copy',
    onclick: () => {
      navigator.clipboard?.writeText(value).catch(() => {});
      copy.querySelector('span').replaceChildren(h('span', {}, 'Copied'));
    },
  });
  return copy;
}

/**
 * Shows that a token was made: turns `dialog` into the reveal, or closes it and leaves
 * the proof to the page. `redraw` brings the new row, `inline` is the page's place for a box.
 */
export function showSuccess({ dialog, made, title, note, noun, redraw, inline }) {
  if (variant === 'silent') {
    dialog?.close();
    return;
  }
  if (way === 'reveal' && dialog) {
    const field = textField({ name: 'value', label: noun, value: made.value, readonly: true });
    dialog.show({
      title,
      text: null,
      body: [message(note), h('div', { class: 'pair grow' }, field.node, copyButton(made.value))],
      footer: button('Done', { look: 'accent', onclick: dialog.close }),
    });
    redraw();
    return;
  }
  dialog?.close();
  redraw();
  if (way === 'toast') toast(`${noun} created`);
  if (way === 'code') {
    const box = h(
      'div',
      { class: 'inline-reveal' },
      message(note),
      h('div', { class: 'pair grow' }, h('code', {}, keep(made.value)), copyButton(made.value)),
      button('Done', { onclick: () => box.remove() }),
    );
    inline.prepend(box);
  }
}
