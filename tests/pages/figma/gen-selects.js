// The previous dialog (to about October 2025): one permission level per resource and
// "No expiration" among the lifetimes [seen in code, figma.md 3.3, 3.4 and S1].

import { fill, h } from '../shared/dom.js';
import { button, openDialog, setDisabled } from './fpl.js';
import { fplSelect } from './select.js';
import { expirationSelect, nameInput, submitToken } from './token-dialog.js';
import { s, t } from './words.js';

const KEY = 'tokens.settings.dev_token_modal.';
const NONE = 'No access';
const READ = 'Read-only';
const WRITE = 'Write';
const BOTH = 'Read and write';

// Levels offered per resource are [inferred] from the scope ids; the mapping of
// "Write" of dev resources and of "Read and write" to ids is [seen in code, 3.4].
const RESOURCES = [
  ['Code Connect', { [WRITE]: ['file_code_connect:write'] }],
  ['Comments', { [READ]: ['file_comments:read'], [BOTH]: ['file_comments:read', 'file_comments:write'] }],
  ['Current user', { [READ]: ['current_user:read'] }],
  [
    'Dev resources',
    { [READ]: ['file_dev_resources:read'], [WRITE]: ['file_dev_resources:read', 'file_dev_resources:write'] },
  ],
  ['File content', { [READ]: ['file_content:read'] }],
  ['File metadata', { [READ]: ['file_metadata:read'] }],
  ['File versions', { [READ]: ['file_versions:read'] }],
  ['Library analytics', { [READ]: ['library_analytics:read'] }],
  ['Library assets', { [READ]: ['library_assets:read'] }],
  ['Library content', { [READ]: ['library_content:read'] }],
  ['Projects', { [READ]: ['projects:read'] }],
  ['Team library content', { [READ]: ['team_library_content:read'] }],
  ['Variables', { [READ]: ['file_variables:read'], [BOTH]: ['file_variables:read', 'file_variables:write'] }],
  ['Webhooks', { [READ]: ['webhooks:read'], [BOTH]: ['webhooks:read', 'webhooks:write'] }],
];

/** The tooltip lines of a token: "File content: Read-only". */
export function levelsOf(scopes) {
  return RESOURCES.flatMap(([resource, levels]) => {
    const granted = Object.entries(levels).filter(([, ids]) => ids.every((id) => scopes.includes(id)));
    return granted.length ? [`${resource}: ${granted[granted.length - 1][0]}`] : [];
  });
}

export function openSelectsDialog(onCreated) {
  const picks = [];
  openDialog({
    title: s('tokens.settings.generate_new_token'),
    className: 'token-modal',
    fillBody(body, close, outlet) {
      const name = nameInput();
      const expiration = expirationSelect(outlet, true);
      const chosen = () => picks.flatMap(([levels, select]) => levels[select.value()] || []);
      const refresh = () => setDisabled(cta, !name.value.trim() || chosen().length === 0);
      const submit = () => {
        if (cta.disabled) return;
        const days = Number(expiration.value());
        const draft = { name: name.value.trim(), scopes: chosen(), days: days || null };
        close();
        submitToken(draft, onCreated);
      };
      const cta = button(t(`${KEY}cta`), { kind: 'primary', type: 'submit', onclick: submit });
      name.addEventListener('input', refresh);
      name.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' || event.isComposing) return;
        // Focus goes back to the opener at once, which must not take this Enter as its own.
        event.preventDefault();
        submit();
      });
      const rows = RESOURCES.map(([resource, levels]) => {
        const options = [NONE, ...Object.keys(levels)].map((level) => ({ value: level, text: level }));
        const select = fplSelect({
          label: fill('Permission level for {resource}', { resource }),
          options,
          value: NONE,
          outlet,
          onchange: refresh,
        });
        picks.push([levels, select]);
        return h('div', { class: 'resource-row' }, h('span', {}, resource), select.node);
      });
      body.append(
        h(
          'div',
          { class: 'modal-scroll' },
          h('p', { class: 'quiet' }, t(`${KEY}description`)),
          name,
          h('div', { class: 'field-title' }, t(`${KEY}expiration_header`)),
          expiration.node,
          h('div', { class: 'field-title' }, t(`${KEY}scopes_header`)),
          rows,
        ),
        h('div', { class: 'modal-footer' }, button(t(`${KEY}cancel`), { onclick: close }), cta),
      );
      refresh();
    },
  });
}
