// The custom select of figma.md 7 [seen in code]: a combobox button, a list of
// options with `data-fpl-select-value`, portalled while open, in a `display:none`
// wrapper while closed. With `?options=selected` only the selected option is in
// the DOM while closed [reported, Figloo capture of 2026-10].

import { h, newId, params, replace } from '../shared/dom.js';
import { icon } from '../shared/icons.js';

const onlySelected = params.get('options') === 'selected';
// Some clients give no machine value; `?values=none` leaves only the text.
const withValues = params.get('values') !== 'none';

/** `options` is a list of {value, text}; `outlet` is where the open list is put. */
export function fplSelect({ label, options, value, outlet, description, onchange }) {
  const id = newId('fpl-select-');
  const shown = h('span', { class: 'select-value' });
  const note = description ? h('p', { id: `${id}-desc`, class: 'select-note' }) : null;
  const list = h('ul', { role: 'listbox', id: `${id}-listbox`, tabindex: '-1', class: 'select-list' });
  const store = h('div', { class: 'select-store' }, list);
  const trigger = h(
    'button',
    {
      type: 'button',
      id: `${id}-input`,
      role: 'combobox',
      class: 'select-button',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      'aria-controls': `${id}-listbox`,
      'aria-describedby': note ? `${id}-desc` : null,
    },
    shown,
    icon('down'),
  );
  let chosen = options.findIndex((option) => option.value === value);
  let active = chosen;

  const isOpen = () => trigger.getAttribute('aria-expanded') === 'true';

  function draw() {
    const open = isOpen();
    replace(shown, options[chosen].text);
    if (note) replace(note, description(options[chosen].value));
    replace(
      list,
      options.map((option, index) =>
        !open && onlySelected && index !== chosen
          ? null
          : h(
              'li',
              {
                role: 'option',
                id: `${id}-option-${index}`,
                class: index === active && open ? 'active' : null,
                'aria-selected': String(index === chosen),
                'data-fpl-select-value': withValues ? option.value : null,
                onclick: () => choose(index),
              },
              h('span', { class: 'select-tick' }, index === chosen ? icon('check') : null),
              h('span', {}, option.text),
            ),
      ),
    );
    if (open) trigger.setAttribute('aria-activedescendant', `${id}-option-${active}`);
    else trigger.removeAttribute('aria-activedescendant');
  }

  function toggle(open) {
    if (open === isOpen()) return;
    trigger.setAttribute('aria-expanded', String(open));
    active = chosen;
    if (open) {
      const place = trigger.getBoundingClientRect();
      list.style.left = `${place.left}px`;
      list.style.top = `${place.bottom + 4}px`;
      list.style.minWidth = `${place.width}px`;
      outlet.append(list);
      document.addEventListener('mousedown', outside, true);
    } else {
      store.append(list);
      document.removeEventListener('mousedown', outside, true);
    }
    draw();
  }

  function outside(event) {
    if (!list.contains(event.target) && !trigger.contains(event.target)) toggle(false);
  }

  function choose(index) {
    chosen = index;
    toggle(false);
    draw();
    trigger.focus();
    onchange?.(options[chosen].value);
  }

  trigger.addEventListener('click', () => toggle(!isOpen()));
  trigger.addEventListener('keydown', (event) => {
    const opens = ['ArrowDown', 'ArrowUp', 'Enter', ' '].includes(event.key);
    if (!isOpen()) {
      if (!opens) return;
      toggle(true);
    } else if (event.key === 'ArrowDown') active = Math.min(active + 1, options.length - 1);
    else if (event.key === 'ArrowUp') active = Math.max(active - 1, 0);
    else if (event.key === 'Home') active = 0;
    else if (event.key === 'End') active = options.length - 1;
    else if (event.key === 'Enter' || event.key === ' ') choose(active);
    else if (event.key === 'Escape') toggle(false);
    else {
      if (event.key === 'Tab') toggle(false);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (isOpen()) draw();
  });

  draw();
  const node = h(
    'div',
    { class: 'select', 'data-fpl-component': 'select' },
    h('label', { for: `${id}-input`, class: 'unseen' }, label),
    trigger,
    note,
    store,
  );
  return { node, value: () => options[chosen].value };
}
