// The paged table of scopes, with search, filter and its own "Next" [shots S26a-c]:
// two buttons of that name stand on the step, and ticks on other pages are not in the DOM.

import { fill, h, keep, replace } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { button, checkbox } from './kit.js';
import { describeScope, scopeType } from './scope-data.js';

const ACTIONS = ['Read', 'Write', 'Admin', 'Delete', 'Manage'];

/** Draws `scopes`; ticks go to the set `chosen`. `withApp` adds the App column of admin pages. */
export function scopeTable(scopes, chosen, onchange, withApp = null) {
  let size = 10;
  let page = 0;
  const search = h('input', {
    type: 'text',
    placeholder: 'Search by scope name',
    'aria-label': 'Search by scope name',
    class: 'scope-search',
  });
  const action = h(
    'select',
    { 'aria-label': 'Scope actions' },
    h('option', { value: '' }, 'Scope actions'),
    ACTIONS.map((name) => h('option', { value: name.toLowerCase() }, name)),
  );
  const type = h(
    'select',
    { 'aria-label': 'Scope type' },
    h('option', { value: '' }, 'Scope type'),
    ['Classic', 'Granular'].map((name) => h('option', { value: name }, name)),
  );
  const view = h('div', {});

  const found = () =>
    scopes.filter(
      (scope) =>
        scope.includes(search.value.trim().toLowerCase()) &&
        (!action.value || scope.startsWith(`${action.value}:`)) &&
        (!type.value || scopeType(scope) === type.value),
    );

  function row(scope) {
    const box = checkbox({
      name: 'scope',
      value: scope,
      checked: chosen.has(scope),
      text: fill('Select {scope}', { scope }),
      hiddenText: true,
      onchange: () => {
        if (box.input.checked) chosen.add(scope);
        else chosen.delete(scope);
        onchange();
        count.replaceChildren(countText());
      },
    });
    const kind = scopeType(scope);
    return h(
      'tr',
      {},
      h('td', {}, box.node),
      withApp && h('td', {}, withApp(scope)),
      h('td', {}, kind && h('span', { class: 'lozenge' }, kind)),
      h('td', { class: 'scope-name' }, keep(scope)),
      h('td', {}, describeScope(scope)),
    );
  }

  const countText = () => fill('{n} selected', { n: chosen.size }).keep;
  const count = h('strong', {}, keep(countText()));

  function draw() {
    const hits = found();
    const last = Math.max(0, Math.ceil(hits.length / size) - 1);
    page = Math.min(page, last);
    const from = page * size;
    const shown = hits.slice(from, from + size);
    const sizes = h(
      'select',
      {
        'aria-label': 'Results per page',
        onchange: () => {
          size = Number(sizes.value);
          page = 0;
          draw();
        },
      },
      [10, 20, 100].map((n) => h('option', { value: n, prop: { selected: n === size } }, keep(n))),
    );
    replace(
      view,
      h(
        'div',
        { class: 'scope-count' },
        h(
          'span',
          { class: 'quiet' },
          fill('Showing {n} results out of {all} items', { n: hits.length, all: scopes.length }),
        ),
        count,
      ),
      h(
        'div',
        { class: 'table-box' },
        h(
          'table',
          { class: 'scopes' },
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              h('th', {}),
              withApp && h('th', {}, 'App'),
              ['Scope type', 'Scope name', 'Scope description'].map((text) => h('th', { scope: 'col' }, text)),
            ),
          ),
          h('tbody', {}, shown.map(row)),
        ),
      ),
      h(
        'div',
        { class: 'pager' },
        h('span', { class: 'quiet' }, 'Results per page:'),
        sizes,
        h(
          'span',
          { class: 'quiet' },
          fill('{from} to {to} of {all} results', {
            from: hits.length ? from + 1 : 0,
            to: from + shown.length,
            all: hits.length,
          }),
        ),
        button('Previous', {
          onclick: () => {
            page -= 1;
            draw();
          },
          disabled: page === 0,
        }),
        button('Next', {
          onclick: () => {
            page += 1;
            draw();
          },
          disabled: page === last,
        }),
      ),
    );
  }

  const again = () => {
    page = 0;
    draw();
  };
  search.addEventListener('input', again);
  action.addEventListener('change', again);
  type.addEventListener('change', again);
  draw();
  return h(
    'div',
    {},
    h(
      'div',
      { class: 'scope-tools' },
      h('div', { class: 'input-box' }, icon('search'), search),
      type,
      action,
      button('Reset', {
        look: 'subtle',
        onclick: () => {
          search.value = '';
          action.value = '';
          type.value = '';
          again();
        },
      }),
    ),
    view,
  );
}
