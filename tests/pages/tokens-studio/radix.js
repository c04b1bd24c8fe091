// Parts in the shape of the vendor's UI kit on Radix [seen in code, tokens-studio.md 6]:
// dialog in a portal, removed on close, siblings hidden meanwhile; select whose options
// exist only while open; checkbox as a button; labels as native labels. That these pages
// use exactly these parts is [inferred] for v1 and [unknown] for v2.
//   ?label=aria   text fields are called by `aria-label` and have no label
//   ?form=1   forms are real <form> elements, with the hidden native twins Radix then adds

import { h, newId, params, trapFocus } from '../shared/dom.js';
import { icon } from '../shared/icons.js';

export const inForm = params.has('form');

/** Hides everything beside `shown`, as the kit does for open layers; returns the undo. */
function hideOthers(shown) {
  const others = [...document.body.children].filter(
    (node) => node !== shown && !node.hasAttribute('aria-hidden') && node.tagName !== 'SCRIPT',
  );
  others.forEach((node) => {
    node.setAttribute('aria-hidden', 'true');
    node.setAttribute('data-aria-hidden', 'true');
  });
  return () =>
    others.forEach((node) => {
      node.removeAttribute('aria-hidden');
      node.removeAttribute('data-aria-hidden');
    });
}

/** A button; the kit's `type` defaults to "button", the text sits in div and span. */
export function button(label, { look = 'neutral', type = 'button', onclick, glyph, disabled } = {}) {
  return h(
    'button',
    { type, class: `button ${look}`, 'data-interactive': disabled ? 'false' : 'true', disabled, onclick },
    h('div', {}, glyph && icon(glyph), h('span', {}, label)),
  );
}

/** A control of an icon alone; without `label` it has no name at all. */
export function iconButton(glyph, label, onclick) {
  return h('button', { type: 'button', class: 'icon-button', 'aria-label': label, onclick }, icon(glyph));
}

/** Opens a dialog; `show(parts)` fills or refills it. Escape, × and the overlay close it. */
export function openDialog({ onClose } = {}) {
  const opener = document.activeElement;
  const id = newId('radix-');
  const overlay = h('div', {
    class: 'overlay',
    'data-state': 'open',
    'data-aria-hidden': 'true',
    'aria-hidden': 'true',
  });
  const content = h('div', {
    role: 'dialog',
    id,
    class: 'dialog',
    'aria-labelledby': `${id}-title`,
    'aria-describedby': `${id}-text`,
    'data-state': 'open',
    'data-container': 'canvas',
    'data-appearance': 'neutral',
    'data-emphasis': 'default',
    tabindex: '-1',
  });
  document.body.append(overlay, content);
  const reveal = hideOthers(content);
  trapFocus(content);
  let isOpen = true;

  function close() {
    if (!isOpen) return;
    isOpen = false;
    overlay.remove();
    content.remove();
    document.removeEventListener('keydown', onKey);
    reveal();
    if (opener?.isConnected) opener.focus();
    onClose?.();
  }

  function onKey(event) {
    if (event.key === 'Escape' && !event.defaultPrevented && !content.hasAttribute('aria-hidden')) close();
  }

  overlay.addEventListener('mousedown', (event) => {
    event.preventDefault();
    close();
  });
  document.addEventListener('keydown', onKey);
  return {
    content,
    close,
    isOpen: () => isOpen,
    show({ title, text, body, footer, onsubmit }) {
      const inner = [h('div', { class: 'dialog-body' }, body), h('div', { class: 'dialog-foot' }, footer)];
      content.replaceChildren(
        h('h2', { id: `${id}-title` }, title),
        text ? h('p', { id: `${id}-text`, class: 'quiet' }, text) : '',
        ...(inForm && onsubmit
          ? [
              h(
                'form',
                {
                  onsubmit: (event) => {
                    event.preventDefault();
                    onsubmit();
                  },
                },
                inner,
              ),
            ]
          : inner),
        iconButton('x', 'Close', close),
      );
      content.lastElementChild.classList.add('dialog-close');
      (content.querySelector('input:not([readonly]), textarea') || content).focus();
    },
  };
}

/** A text field with its label; `linked: false` leaves the label unlinked, as the kit may. */
export function textField({ name, label, value = '', placeholder, type = 'text', linked = true, readonly, helper }) {
  const id = newId(`${name}-`);
  const spoken = params.get('label') === 'aria';
  const input = h('input', {
    id,
    name,
    type,
    autocomplete: 'on',
    placeholder,
    readonly,
    'aria-label': spoken ? label : null,
    prop: { value },
  });
  return {
    input,
    node: h(
      'div',
      { class: 'field' },
      !spoken && h('label', { for: linked ? id : null }, label),
      h('div', { class: 'input-wrap' }, input),
      helper && h('p', { class: 'helper' }, helper),
    ),
  };
}

/** The kit's select; `value` null shows the placeholder "Choose". Options are {value, text}. */
export function select({ label, options, value = null, onchange, placeholder = 'Choose' }) {
  const id = newId('radix-select-');
  const shown = h('span', {});
  const trigger = h(
    'button',
    {
      type: 'button',
      id,
      role: 'combobox',
      class: 'select',
      'aria-controls': `${id}-list`,
      'aria-expanded': 'false',
      'aria-autocomplete': 'none',
      dir: 'ltr',
      'data-state': 'closed',
    },
    shown,
    icon('down'),
  );
  const twin = inForm
    ? h(
        'select',
        { 'aria-hidden': 'true', tabindex: '-1', class: 'unseen' },
        options.map((option) => h('option', { value: option.value }, option.text)),
      )
    : null;
  let chosen = value;

  function draw() {
    const option = options.find((one) => one.value === chosen);
    shown.replaceChildren(h('span', {}, option ? option.text : placeholder));
    trigger.toggleAttribute('data-placeholder', !option);
    if (twin && option) twin.value = option.value;
  }

  function open() {
    const place = trigger.getBoundingClientRect();
    const list = h(
      'div',
      { role: 'listbox', id: `${id}-list`, class: 'select-list', 'data-state': 'open' },
      options.map((option, index) =>
        h(
          'div',
          {
            role: 'option',
            tabindex: '-1',
            'aria-labelledby': `${id}-option-${index}`,
            'aria-selected': String(option.value === chosen),
            'data-state': option.value === chosen ? 'checked' : 'unchecked',
            onclick: () => pick(option.value),
          },
          h('span', { class: 'select-tick' }, option.value === chosen ? icon('check') : null),
          h('span', { id: `${id}-option-${index}` }, option.text),
        ),
      ),
    );
    const wrapper = h('div', { 'data-radix-popper-content-wrapper': '' }, list);
    wrapper.style.left = `${place.left}px`;
    wrapper.style.top = `${place.bottom + 4}px`;
    wrapper.style.minWidth = `${place.width}px`;
    document.body.append(wrapper);
    const reveal = hideOthers(wrapper);
    trigger.setAttribute('aria-expanded', 'true');
    trigger.setAttribute('data-state', 'open');
    const entries = [...list.children];
    (list.querySelector('[data-state=checked]') || entries[0]).focus();

    function close() {
      wrapper.remove();
      reveal();
      trigger.setAttribute('aria-expanded', 'false');
      trigger.setAttribute('data-state', 'closed');
      document.removeEventListener('mousedown', outside, true);
      trigger.focus();
    }

    function outside(event) {
      if (!wrapper.contains(event.target)) {
        event.preventDefault();
        close();
      }
    }

    function pick(next) {
      chosen = next;
      close();
      draw();
      onchange?.(chosen);
    }

    list.addEventListener('keydown', (event) => {
      const at = entries.indexOf(document.activeElement);
      if (event.key === 'ArrowDown') entries[Math.min(at + 1, entries.length - 1)].focus();
      else if (event.key === 'ArrowUp') entries[Math.max(at - 1, 0)].focus();
      else if (event.key === 'Home') entries[0].focus();
      else if (event.key === 'End') entries[entries.length - 1].focus();
      else if (event.key === 'Enter' || event.key === ' ') entries[at]?.click();
      else if (event.key === 'Escape' || event.key === 'Tab') close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    for (const entry of entries) entry.addEventListener('mousemove', () => entry.focus());
    document.addEventListener('mousedown', outside, true);
  }

  trigger.addEventListener('click', open);
  trigger.addEventListener('keydown', (event) => {
    if (!['ArrowDown', 'ArrowUp'].includes(event.key)) return;
    event.preventDefault();
    open();
  });
  draw();
  return { node: h('div', { class: 'field' }, h('label', { for: id }, label), trigger, twin), value: () => chosen };
}

/** A checkbox as a button; `data-testid` repeats the id [seen in code]. `role` may be "switch". */
export function checkbox({ id, label, description, checked = false, onchange, role = 'checkbox' }) {
  const box = h('button', { type: 'button', role, id, 'data-testid': id, class: role, value: 'on' });
  const twin = inForm
    ? h('input', { type: 'checkbox', 'aria-hidden': 'true', tabindex: '-1', class: 'unseen', value: 'on' })
    : null;
  let on = checked;
  function draw() {
    box.setAttribute('aria-checked', String(on));
    box.setAttribute('data-state', on ? 'checked' : 'unchecked');
    box.replaceChildren(
      role === 'switch'
        ? h('span', { class: 'thumb' })
        : on
          ? h('span', { 'data-state': 'checked' }, icon('check'))
          : '',
    );
    if (twin) twin.checked = on;
  }
  box.addEventListener('click', () => {
    on = !on;
    draw();
    onchange?.(on);
  });
  // Enter must not toggle a checkbox of this kit, and inside a form must not submit by it.
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
  draw();
  return {
    checked: () => on,
    node: h(
      'div',
      { class: 'check-row' },
      box,
      twin,
      h(
        'div',
        {},
        h('label', { for: id, class: typeof label === 'string' ? null : 'scope-id' }, label),
        description && h('p', { class: 'helper' }, description),
      ),
    ),
  };
}

/** A toast in the list that the toaster keeps at the end of body. */
export function toast(text, kind = 'success') {
  let list = document.querySelector('ol[data-sonner-toaster]');
  if (!list) {
    list = h('ol', { 'data-sonner-toaster': '', tabindex: '-1' });
    document.body.append(
      h('section', { 'aria-label': 'Notifications alt+T', 'aria-live': 'polite', tabindex: '-1' }, list),
    );
  }
  const item = h(
    'li',
    { 'data-sonner-toast': '', 'data-type': kind, tabindex: '0' },
    icon(kind === 'success' ? 'check' : 'warning'),
    h('div', { 'data-title': '' }, text),
  );
  list.append(item);
  setTimeout(() => item.remove(), 6000);
}

/** The kit's message box. */
export function message(text) {
  return h('div', { role: 'status', class: 'message' }, icon('info'), h('div', {}, text));
}
