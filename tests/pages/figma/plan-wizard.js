// The three pages of "Generate REST API plan access token" [documented, figma.md 2.1]:
// the fields of a page leave the DOM when the next one comes. Lifetimes are [unknown]
// but for the maximum of 365 days.

import { h, keep, newId, replace } from '../shared/dom.js';
import { button, checkbox, openDialog, setDisabled } from './fpl.js';
import { fplSelect } from './select.js';
import { dayCount } from './words.js';

const SCOPES = [
  'file_content:read',
  'file_metadata:read',
  'file_comments:read',
  'library_content:read',
  'library_analytics:read',
  'projects:read',
  'webhooks:write',
  'org:activity_log_read',
  'org:developer_log_read',
];
const DAYS = [30, 90, 180, 365];

function labelled(label, control) {
  const id = newId('field-');
  control.id = id;
  return h('div', { class: 'plan-field' }, h('label', { for: id, class: 'field-title' }, label), control);
}

/** Opens the wizard; `onCreate(draft)` gets name, description, days, scopes and resources. */
export function openPlanWizard(onCreate) {
  const draft = { name: '', description: '', days: 90, scopes: [], resources: 'all' };
  openDialog({
    title: 'Generate REST API plan access token',
    className: 'token-modal plan-modal',
    fillBody(body, close, outlet) {
      const pages = [describe, choose, limit];
      const show = (index) => {
        outlet.replaceChildren();
        const { title, content, next } = pages[index](() => show(index + 1));
        replace(
          body,
          h(
            'div',
            { class: 'modal-scroll' },
            h(
              'div',
              { class: 'plan-step' },
              h('h3', {}, title),
              h('span', { class: 'quiet' }, keep(`${index + 1} / 3`)),
            ),
            content,
          ),
          h(
            'div',
            { class: 'modal-footer' },
            index === 0 ? button('Cancel', { onclick: close }) : button('Back', { onclick: () => show(index - 1) }),
            next,
          ),
        );
        body.querySelector('input')?.focus();
      };

      function describe(go) {
        const next = button('Next', { kind: 'primary', onclick: go });
        const name = h('input', {
          type: 'text',
          class: 'text-input',
          autocomplete: 'off',
          prop: { value: draft.name },
          oninput: () => {
            draft.name = name.value.trim();
            setDisabled(next, !draft.name);
          },
        });
        const description = h('input', {
          type: 'text',
          class: 'text-input',
          autocomplete: 'off',
          prop: { value: draft.description },
          oninput: () => {
            draft.description = description.value;
          },
        });
        const options = DAYS.map((days) => ({ value: String(days), text: dayCount(days) }));
        const select = fplSelect({
          label: 'Expiration',
          options,
          value: String(draft.days),
          outlet,
          onchange: (days) => {
            draft.days = Number(days);
          },
        });
        setDisabled(next, !draft.name);
        return {
          title: 'Describe your token',
          content: [
            labelled('Name', name),
            labelled('Description', description),
            h('div', { class: 'field-title' }, 'Expiration'),
            select.node,
          ],
          next,
        };
      }

      function choose(go) {
        const next = button('Next', { kind: 'primary', onclick: go });
        const boxes = SCOPES.map((id) => {
          const box = checkbox({
            label: keep(id),
            labelClass: 'scope-id',
            checked: draft.scopes.includes(id),
            onchange: () => {
              draft.scopes = SCOPES.filter((scope, index) => boxes[index].input.checked);
              setDisabled(next, draft.scopes.length === 0);
            },
          });
          return box;
        });
        setDisabled(next, draft.scopes.length === 0);
        return { title: 'Choose scopes', content: boxes.map((box) => box.node), next };
      }

      function limit() {
        const radios = [
          ['all', 'All resources'],
          ['selected', 'Only selected resources'],
        ].map(([value, text]) =>
          h(
            'label',
            { class: 'plan-radio' },
            h('input', {
              type: 'radio',
              name: 'resources',
              value,
              prop: { checked: draft.resources === value },
              onchange: () => {
                draft.resources = value;
              },
            }),
            h('span', {}, text),
          ),
        );
        return {
          title: 'Choose resources',
          content: radios,
          next: button('Create', {
            kind: 'primary',
            onclick: () => {
              close();
              onCreate(draft);
            },
          }),
        };
      }

      show(0);
    },
  });
}
