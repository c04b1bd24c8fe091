// The frame that the wizards of the admin pages share: × and tracker on top, heading
// and content, buttons at the foot [shots A25, A26; atlassian.md 2.8, 2.9].

import { h, keep, replace } from '../shared/dom.js';
import { button, flag, iconButton, message, openOverlay, textField } from './kit.js';
import { icon } from '../shared/icons.js';
import { listDate } from './dates.js';

/** Opens the frame; `draw({title, body, footer, wide}, step)` fills it, `step` null hides the tracker. */
export function openTask(main, steps, onClose) {
  const overlay = openOverlay(main, onClose);
  const tracker = (current) =>
    h(
      'ol',
      { 'aria-label': 'Progress', class: 'tracker' },
      steps().map((text, index) =>
        h(
          'li',
          { 'aria-current': index === current ? 'step' : 'false', class: index < current ? 'done' : null },
          h('span', { class: 'tracker-dot' }),
          h('span', {}, text),
        ),
      ),
    );
  return {
    close: overlay.close,
    isOpen: () => overlay.section.isConnected,
    draw({ title, body, footer, wide }, step) {
      replace(
        overlay.section,
        h('header', { class: 'task-head' }, iconButton('x', 'Close', overlay.close), step !== null && tracker(step)),
        h('div', { class: wide ? 'task-body wide' : 'task-body' }, h('h1', { id: overlay.titleId }, title), body),
        h('footer', { class: 'task-foot' }, footer),
      );
      overlay.section
        .querySelector('input:not([type=hidden]):not([disabled]):not([type=radio]):not([type=checkbox])')
        ?.focus();
    },
  };
}

/** A card of a review page; its small capitals are a matter of style. */
export function card(title, ...kids) {
  return h('div', { class: 'review-card' }, h('h3', {}, title), kids);
}

/** The cards Name, Expires and Scopes; `groups` are [heading, lines]. */
export function reviewCards(draft, groups, data) {
  return h(
    'div',
    { class: 'review' },
    card('Name', h('div', { class: 'review-name' }, keep(draft.name))),
    card('Expires', h('div', {}, keep(listDate(draft.expiry)))),
    groups &&
      card(
        'Scopes',
        groups.map(([title, lines]) =>
          h(
            'div',
            { class: 'review-group' },
            h('strong', {}, title),
            h(
              'ul',
              { class: data ? null : 'plain' },
              lines.map((line) => h('li', {}, data ? keep(line) : line)),
            ),
          ),
        ),
      ),
  );
}

export function createError() {
  return message('error', 'Something went wrong. Wait a moment and try again.');
}

/** The value, once, with its copy button and what stands beside it. */
export function revealBody({ label, value, copyText, beside }) {
  const field = textField({ name: 'token', text: label, value, required: false, disabled: true });
  const copy = button(copyText, {
    onclick: () => {
      navigator.clipboard?.writeText(value).catch(() => {});
      flag('Copied to clipboard');
    },
  });
  return [
    h('div', { class: 'reveal-row' }, field.node, copy),
    beside,
    h(
      'div',
      { class: 'helper warn' },
      icon('warning'),
      h('span', {}, 'Save it before you complete this step. You can’t recover it later.'),
    ),
  ];
}
