// Parts in the shape of the public component packages, as rendered from npm
// [rendered, atlassian.md 6]: portals at the end of body, label and input wiring with
// the asterisk inside the label, buttons with nested spans, plain tables.
// Classes and test ids of the real page are unknown, so there are none to rely on.

import { h, newId, params, trapFocus } from '../shared/dom.js';
import { icon } from '../shared/icons.js';

function portal() {
  const holder = h('div', { class: 'atlaskit-portal' });
  let container = document.querySelector('body > .atlaskit-portal-container');
  if (!container) {
    container = h('div', { class: 'atlaskit-portal-container' });
    document.body.append(container);
  }
  container.append(holder);
  return holder;
}

const open = [];
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.defaultPrevented) open[open.length - 1]?.close();
});

/**
 * A modal dialog. `show(title, body, footer)` replaces its content, so that a form
 * can turn into the reveal inside the same dialog. `danger` puts a mark by the title.
 */
export function openModal({ onClose, wide = false } = {}) {
  const opener = document.activeElement;
  const titleId = newId('modal-dialog-title-');
  const section = h('section', {
    role: 'dialog',
    'aria-modal': 'true',
    'aria-labelledby': titleId,
    'data-modal-stack': '0',
    tabindex: '-1',
    class: wide ? 'modal wide' : 'modal',
  });
  const holder = portal();
  const blanket = h('div', { role: 'presentation', class: 'blanket' }, section);
  holder.append(h('div', {}, h('div', { 'data-focus-lock-disabled': 'false' }, blanket)));
  blanket.addEventListener('mousedown', (event) => {
    if (event.target === blanket) close();
  });
  function close() {
    const at = open.indexOf(entry);
    if (at < 0) return;
    open.splice(at, 1);
    holder.remove();
    if (opener?.isConnected) opener.focus();
    onClose?.();
  }
  const entry = { close };
  open.push(entry);
  trapFocus(section);
  return {
    section,
    close,
    show({ title, danger, body, footer }) {
      section.replaceChildren(
        h(
          'div',
          { class: 'modal-head' },
          h('h1', {}, danger && icon('warning', 'danger'), h('span', { id: titleId }, title)),
          iconButton('x', 'Close Modal', close),
        ),
        h('div', { class: 'modal-content' }, body),
        h('div', { class: 'modal-foot' }, footer),
      );
      (section.querySelector('input:not([type=hidden]):not([disabled])') || section).focus();
    },
  };
}

/**
 * The full-screen frame of a wizard. Whether it is a dialog in the role sense is
 * [unknown]; `?inline=1` leaves role and portal away and draws it in the main column.
 */
export function openOverlay(main, onClose) {
  const inline = params.has('inline');
  const opener = document.activeElement;
  const titleId = newId('modal-dialog-title-');
  const section = inline
    ? h('div', { class: 'focused-task inline' })
    : h('section', {
        role: 'dialog',
        'aria-modal': 'true',
        'aria-labelledby': titleId,
        'data-modal-stack': '0',
        tabindex: '-1',
        class: 'focused-task',
      });
  const holder = inline ? main : portal();
  const before = inline ? [...main.childNodes] : [];
  if (inline) main.replaceChildren(section);
  else {
    holder.append(h('div', {}, h('div', { 'data-focus-lock-disabled': 'false' }, section)));
    trapFocus(section);
  }
  function close() {
    const at = open.indexOf(entry);
    if (at < 0) return;
    open.splice(at, 1);
    if (inline) main.replaceChildren(...before);
    else holder.remove();
    if (opener?.isConnected) opener.focus();
    onClose?.();
  }
  const entry = { close };
  open.push(entry);
  return { section, titleId, close };
}

export function button(label, { look = 'default', onclick, type = 'button', disabled, describedby } = {}) {
  return h(
    'button',
    // Its label is a live region, which tells of a spinner [rendered: the kit's button of 2025].
    { type, class: `button ${look}`, onclick, disabled, 'aria-describedby': describedby, 'aria-live': 'polite' },
    h('span', {}, label),
  );
}

/** Icon-only buttons carry visually hidden text [rendered]. */
export function iconButton(name, label, onclick) {
  return h(
    'button',
    { type: 'button', class: 'icon-button', onclick },
    icon(name),
    h('span', { class: 'unseen' }, label),
  );
}

/** Marks a button as working: a spinner instead of the label, presses ignored. */
export function setLoading(node, loading) {
  node.classList.toggle('loading', loading);
  node.disabled = loading;
}

export function label(text, id, required) {
  return h(
    'label',
    { id: `${id}-label`, for: id, class: 'field-label' },
    text,
    required && h('span', { 'aria-hidden': 'true', title: 'required', class: 'asterisk' }, '*'),
  );
}

/** A labelled text field; the value is a live property, as React leaves it [rendered]. */
export function textField({
  name,
  text,
  value = '',
  required = true,
  helper,
  placeholder,
  readonly,
  disabled,
  type = 'text',
}) {
  const id = newId('label-_r');
  const input = h('input', {
    id,
    name,
    type,
    'aria-labelledby': `${id}-label`,
    required,
    'aria-required': required ? 'true' : null,
    'data-ds--text-field--input': 'true',
    autocomplete: 'off',
    placeholder,
    readonly,
    disabled,
    prop: { value },
  });
  const error = h('div', { class: 'field-error', hidden: true });
  const node = h(
    'div',
    { class: 'field' },
    label(text, id, required),
    h('div', { role: 'presentation', 'data-ds--text-field--container': 'true', class: 'input-box' }, input),
    helper && h('div', { id: `${id}-helper`, class: 'helper' }, helper),
    error,
  );
  return {
    node,
    input,
    complain(text) {
      error.hidden = !text;
      error.replaceChildren(text ? h('span', {}, text) : '');
      input.toggleAttribute('aria-invalid', Boolean(text));
    },
  };
}

export function checkbox({ name, value, checked, text, onchange, hiddenText = false }) {
  const input = h('input', { type: 'checkbox', name, value, onchange, prop: { checked: Boolean(checked) } });
  return {
    input,
    node: h('label', { class: 'check' }, input, h('span', { class: hiddenText ? 'unseen' : null }, text)),
  };
}

/** A plain table; an empty one keeps its head and has no body [rendered; shot S21]. */
export function table(heads, rows, empty) {
  return h(
    'div',
    { class: 'table-box' },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          heads.map((text) => h('th', { scope: 'col' }, h('span', {}, text))),
        ),
      ),
      rows.length > 0 &&
        h(
          'tbody',
          {},
          rows.map((cells) =>
            h(
              'tr',
              {},
              cells.map((cell) => h('td', {}, cell)),
            ),
          ),
        ),
    ),
    rows.length === 0 && h('div', { class: 'table-empty' }, h('h2', {}, empty)),
  );
}

export function message(kind, text) {
  return h(
    'div',
    { class: `message ${kind}`, role: kind === 'error' ? 'alert' : null },
    icon(kind === 'error' ? 'warning' : 'info'),
    h('div', {}, text),
  );
}

/** A flag at the lower left, with the role of its live region. */
export function flag(text) {
  const node = h(
    'div',
    { class: 'flag', role: 'alert' },
    icon('check'),
    h('span', {}, text),
    iconButton('x', 'Dismiss', () => node.remove()),
  );
  document.body.append(node);
  setTimeout(() => node.remove(), 6000);
}
