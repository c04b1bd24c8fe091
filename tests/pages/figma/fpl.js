// Dialogs, buttons and other parts in the shape of figma.md 7 [seen in code]:
// a11y-dialog markup, `data-fpl-*` attributes, a cached stack of modals in which the
// lower one stays mounted but hidden.

import { h, newId, trapFocus } from '../shared/dom.js';
import { icon } from '../shared/icons.js';

const stack = [];

function settle() {
  stack.forEach((entry, index) => {
    if (index === stack.length - 1) entry.root.removeAttribute('aria-hidden');
    else entry.root.setAttribute('aria-hidden', 'true');
  });
  if (stack.length > 0) document.body.setAttribute('data-modals-open', stack.length);
  else document.body.removeAttribute('data-modals-open');
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && stack.length > 0) stack[stack.length - 1].dismiss();
});

/** Opens a modal. `fillBody(body, close, outlet)` fills it; `onDismiss` runs on X, Escape and backdrop. */
export function openDialog({ title, hiddenTitle = false, className = '', fillBody, onDismiss }) {
  const titleId = newId('dialog-title-');
  const opener = document.activeElement;
  const outlet = h('div', { 'data-popover-outlet': '' });
  const body = h('div', { class: 'modal-body' });
  const entry = { root: null, dismiss, close };

  function close() {
    const at = stack.indexOf(entry);
    if (at < 0) return;
    stack.splice(at, 1);
    entry.root.remove();
    settle();
    if (opener?.isConnected) opener.focus();
  }

  function dismiss() {
    close();
    onDismiss?.();
  }

  entry.root = h(
    'div',
    { role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': titleId, tabindex: '-1', class: `modal ${className}` },
    h('div', { 'data-backdrop': '', onclick: dismiss }),
    h(
      'section',
      {},
      h(
        'div',
        { 'data-fpl-header': '', class: hiddenTitle ? 'modal-header bare' : 'modal-header' },
        h('h2', { id: titleId, class: hiddenTitle ? 'unseen' : null }, title),
        h(
          'div',
          { 'data-fpl-close': '' },
          h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close', onclick: dismiss }, icon('x')),
        ),
      ),
      body,
    ),
    outlet,
  );
  stack.push(entry);
  document.body.append(entry.root);
  trapFocus(entry.root);
  fillBody(body, close, outlet);
  settle();
  (body.querySelector('[autofocus], input[type=text]') || entry.root).focus();
  return entry;
}

/** A button with its label in nested spans. `kind`: primary, secondary, link, danger. */
export function button(label, { kind = 'secondary', type = 'button', onclick } = {}) {
  return h('button', { type, class: `button ${kind}`, onclick }, h('span', {}, h('span', {}, label)));
}

/** Both marks of a disabled button [seen in code, 7]. */
export function setDisabled(node, disabled) {
  node.disabled = disabled;
  if (disabled) node.setAttribute('aria-disabled', 'true');
  else node.removeAttribute('aria-disabled');
}

/** A native checkbox with label and description; the wrapper around a scope is [inferred, 7]. */
export function checkbox({ label, description, labelClass, onchange, checked }) {
  const id = newId('checkbox-');
  const input = h('input', {
    type: 'checkbox',
    id: `${id}-input`,
    'aria-describedby': description ? `${id}-desc` : null,
    onchange,
    prop: { checked: Boolean(checked) },
  });
  const node = h(
    'div',
    { class: 'checkbox-row' },
    h('span', { class: 'checkbox-box' }, input),
    h(
      'div',
      { class: 'checkbox-text' },
      h('label', { for: `${id}-input`, class: labelClass }, label),
      description && h('p', { id: `${id}-desc` }, description),
    ),
  );
  return { node, input };
}

/** The "visual bell"; its role is [unknown, 7], so it has none here. */
export function bell(text) {
  document.querySelector('.visual-bell')?.remove();
  const node = h('div', { class: 'visual-bell' }, h('span', {}, text));
  document.body.append(node);
  setTimeout(() => node.remove(), 6000);
}

/** A drop-down menu under `anchor`; items are [label, action] or null for a line. */
export function openMenu(anchor, items, className = '') {
  const close = () => {
    menu.remove();
    anchor.setAttribute('aria-expanded', 'false');
    document.removeEventListener('mousedown', outside, true);
  };
  const outside = (event) => {
    if (!menu.contains(event.target) && !anchor.contains(event.target)) close();
  };
  const menu = h(
    'ul',
    { role: 'menu', class: `menu ${className}` },
    items.map((item) =>
      item
        ? h(
            'li',
            {
              role: 'menuitem',
              tabindex: '-1',
              onclick: () => {
                close();
                item[1]?.();
              },
            },
            item[0],
          )
        : h('li', { role: 'separator' }),
    ),
  );
  menu.addEventListener('keydown', (event) => {
    const entries = [...menu.querySelectorAll('[role=menuitem]')];
    const at = entries.indexOf(document.activeElement);
    if (event.key === 'ArrowDown') entries[(at + 1) % entries.length].focus();
    else if (event.key === 'ArrowUp') entries[(at + entries.length - 1) % entries.length].focus();
    else if (event.key === 'Enter' || event.key === ' ') entries[at]?.click();
    else if (event.key === 'Escape') {
      close();
      anchor.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const place = anchor.getBoundingClientRect();
  document.body.append(menu);
  menu.style.left = `${Math.min(place.left, innerWidth - menu.offsetWidth - 12)}px`;
  menu.style.top = `${place.bottom + 4}px`;
  anchor.setAttribute('aria-expanded', 'true');
  document.addEventListener('mousedown', outside, true);
  menu.querySelector('[role=menuitem]').focus();
}
