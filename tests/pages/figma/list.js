// The section "Personal access tokens": the list and the reveal card.
// [seen in code, figma.md 3.6 and 3.7]: no heading role, no row role, no created
// date, relative expiry only; the card is the first item of the list, holds the value
// as plain text and loses it on Close or when the section is mounted anew. That the
// card stands in the place of the row is [inferred].
// Variants: `?reveal=input|code|dialog|none` shows the value elsewhere (figma.md 10, 6).

import { h, keep, params, replace } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { variant } from '../shared/net.js';
import { bell, button, openDialog } from './fpl.js';
import { levelsOf } from './gen-selects.js';
import { revokeToken, tokens } from './store.js';
import { relativeTime, t } from './words.js';

const reveal = params.get('reveal') || 'card';

function lifetime(token) {
  return token.expires
    ? t('tokens.settings.expires', { relativeTimeString: relativeTime(token.expires) })
    : t('tokens.settings.never_expires');
}

function usage(token) {
  return token.used
    ? t('tokens.settings.last_used', { relativeTimeString: relativeTime(token.used) })
    : t('tokens.settings.never_used');
}

// One line per resource in the previous generation [seen in code]; the text of the
// current tooltip is [unknown], so there is none.
function tooltip(token) {
  if (params.get('gen') !== 'selects') return {};
  return { 'data-tooltip-type': 'text', 'data-tooltip': keep(levelsOf(token.scopes).join('\n')) };
}

function row(token, redraw) {
  const revoke = async () => {
    if (await revokeToken(token.id)) redraw();
    else bell({ keep: 'Could not revoke token, please try again' });
  };
  return h(
    'div',
    { class: 'token-row' },
    h('span', { class: 'token-icon' }, icon('key')),
    h(
      'div',
      { class: 'token-text', ...tooltip(token) },
      h('div', { class: 'token-name' }, keep(token.name)),
      h('div', { class: 'quiet' }, lifetime(token)),
    ),
    h('div', { class: 'token-used quiet' }, usage(token)),
    h('button', { type: 'button', class: 'button link-plain', onclick: revoke }, t('tokens.settings.revoke_access')),
  );
}

function valueBox(value) {
  if (reveal === 'input') return h('input', { class: 'token-value', readonly: true, prop: { value } });
  return h(reveal === 'code' ? 'code' : 'div', { class: 'token-value' }, keep(value));
}

function copyButton(value) {
  return h(
    'button',
    { type: 'button', class: 'button link', onclick: () => navigator.clipboard?.writeText(value).catch(() => {}) },
    t('tokens.settings.copy_token'),
  );
}

function card({ row: token, value }, close) {
  return h(
    'div',
    { class: 'token-card' },
    h('span', { class: 'token-icon' }, icon('key')),
    h(
      'div',
      { class: 'token-text' },
      h('div', { class: 'token-card-name' }, keep(token.name)),
      valueBox(value),
      h('div', { class: 'token-card-note' }, copyButton(value), ' ', t('tokens.settings.new_token_reminder')),
    ),
    h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close', onclick: close }, icon('x')),
  );
}

function revealDialog({ row: token, value }) {
  openDialog({
    title: keep(token.name),
    className: 'reveal-modal',
    fillBody(body, close) {
      body.append(
        h(
          'div',
          { class: 'modal-scroll' },
          valueBox(value),
          h('div', { class: 'token-card-note' }, copyButton(value), ' ', t('tokens.settings.new_token_reminder')),
        ),
        h('div', { class: 'modal-footer' }, button('Done', { kind: 'primary', onclick: close })),
      );
    },
  });
}

/** The list, and `created(made)` to tell it of a new token. */
export function tokenList() {
  const node = h('div', { class: 'token-list' });
  let fresh = null;
  let held = null;
  const draw = () => {
    const rows = tokens
      .all()
      .filter((token) => token.id !== held && (!token.expires || new Date(token.expires) > new Date()));
    replace(
      node,
      fresh &&
        card(fresh, () => {
          fresh = null;
          held = null;
          draw();
        }),
      rows.map((token) => row(token, draw)),
    );
  };
  draw();
  return {
    node,
    redraw: draw,
    created(made) {
      // `silent` keeps the row away too, so that nothing on the page is a proof; `reveal=none` shows the row alone.
      if (variant === 'silent') held = made.row.id;
      else if (reveal === 'dialog') revealDialog(made);
      else if (reveal !== 'none') {
        fresh = made;
        held = made.row.id;
      }
      draw();
    },
  };
}
