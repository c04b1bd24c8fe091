// The scoped wizard, "Create API token with scopes" [shots S26a-d; atlassian.md 2.3]:
// name and expiry, app, scopes, review, reveal; the address stays the same. Default
// expiry seven days [shot]. The last step has neither tracker nor Back.
//   ?inline=1    without dialog role, in the main column
//   ?cut=text    the review cuts a long name in the text, not by style
//   ?stepup=mid  a sign-in detour between the press on the review and the creation

import { h, keep, newId, params, replace } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { datePicker } from './datepicker.js';
import { listDate } from './dates.js';
import { button, flag, iconButton, message, openOverlay, setLoading, textField } from './kit.js';
import { APPS, appById } from './scope-data.js';
import { scopeTable } from './scope-table.js';
import { detour } from './step-up.js';
import { createToken, dayFromNow } from './store.js';

const STEPS = ['Name and expiry', 'Select app', 'Select scopes', 'Create token'];
const ACTIONS = ['admin', 'delete', 'manage', 'read', 'search', 'write'];

function tracker(current) {
  return h(
    'ol',
    { 'aria-label': 'Progress', class: 'tracker' },
    STEPS.map((text, index) =>
      h(
        'li',
        { 'aria-current': index === current ? 'step' : 'false', class: index < current ? 'done' : null },
        h('span', { class: 'tracker-dot' }),
        h('span', {}, text),
      ),
    ),
  );
}

function nameStep(draft, go, close) {
  const name = textField({
    name: 'label',
    text: 'Name',
    value: draft.name,
    helper: 'For example: APItoken1_updated_daily_report',
  });
  const expiry = datePicker({
    text: 'Expires on',
    value: draft.expiry,
    helper: 'Tokens can last no longer than 365 days',
  });
  const next = () => {
    draft.name = name.input.value.trim();
    name.complain(draft.name ? null : 'Enter a name for your API token.');
    if (!draft.name) return;
    if (!expiry.value()) {
      expiry.complain();
      return;
    }
    draft.expiry = expiry.value();
    go(1);
  };
  name.input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    next();
  });
  return {
    title: 'Name API token',
    body: [
      h('p', {}, 'Give your token a name that describes its purpose and select an expiration date.'),
      h(
        'p',
        {},
        h(
          'a',
          { href: '#', class: 'link', onclick: (event) => event.preventDefault() },
          'More about how to create a token',
        ),
      ),
      h('p', { class: 'quiet' }, 'Required fields are marked with an asterisk ', h('span', { class: 'asterisk' }, '*')),
      name.node,
      expiry.node,
    ],
    footer: [button('Close', { look: 'subtle', onclick: close }), button('Next', { look: 'primary', onclick: next })],
  };
}

function appStep(draft, go) {
  const groupId = newId('apps-');
  const radios = APPS.map(([id, name]) =>
    h(
      'label',
      { class: 'radio' },
      h('input', {
        type: 'radio',
        name: 'app',
        value: id,
        prop: { checked: draft.app === id },
        onchange: () => {
          draft.app = id;
          draft.scopes.clear();
          next.disabled = false;
        },
      }),
      h('span', {}, h('strong', {}, name), h('p', { class: 'quiet' }, `API token can only access ${name} APIs.`)),
    ),
  );
  const next = button('Next', { look: 'primary', onclick: () => go(2), disabled: !draft.app });
  return {
    title: 'Select the app',
    body: [
      h('p', {}, 'Select the apps you’d like this API token to access and the scopes which defines its permissions.'),
      h(
        'div',
        { id: groupId, class: 'field-label' },
        'Select API token app',
        h('span', { 'aria-hidden': 'true', class: 'asterisk' }, '*'),
      ),
      h('div', { role: 'radiogroup', 'aria-labelledby': groupId }, radios),
    ],
    footer: [button('Back', { look: 'subtle', onclick: () => go(0) }), next],
  };
}

function scopeStep(draft, go) {
  const [, name, scopes] = appById(draft.app);
  const next = button('Next', { look: 'primary', onclick: () => go(3), disabled: draft.scopes.size === 0 });
  const list = scopeTable(scopes, draft.scopes, () => {
    next.disabled = draft.scopes.size === 0;
  });
  return {
    title: `Select ${name} scopes`,
    wide: true,
    body: [
      h(
        'p',
        {},
        'Scopes allow you to choose the action an API token can perform in an app. You can select up to 50 scopes.',
      ),
      list,
    ],
    footer: [button('Back', { look: 'subtle', onclick: () => go(1) }), next],
  };
}

function card(title, ...kids) {
  return h('div', { class: 'review-card' }, h('h3', {}, title), kids);
}

function shownName(name) {
  const cut = params.get('cut') === 'text' && name.length > 18;
  return keep(cut ? `${name.slice(0, 18)}...` : name);
}

function reviewStep(draft, go, create) {
  const [, appName] = appById(draft.app);
  const chosen = [...draft.scopes].sort();
  const groups = ACTIONS.map((action) => [action, chosen.filter((scope) => scope.startsWith(`${action}:`))]).filter(
    ([, scopes]) => scopes.length > 0,
  );
  const submit = button('Create token', { look: 'primary', onclick: () => create(submit) });
  return {
    title: 'Review your API token',
    body: [
      h(
        'p',
        {},
        'Check your API token to see if you’d like to change it. After you create the token, you can’t modify it.',
      ),
      draft.trouble && message('error', 'We couldn’t create your API token. Wait a moment and try again.'),
      h(
        'div',
        { class: 'review' },
        card('Name', h('div', { class: 'review-name' }, shownName(draft.name))),
        card('Expires', h('div', {}, keep(listDate(draft.expiry)))),
        card('Apps', h('div', {}, appName)),
        card(
          'Scopes',
          groups.map(([action, scopes]) =>
            h(
              'div',
              { class: 'review-group' },
              h('strong', {}, action[0].toUpperCase() + action.slice(1)),
              h(
                'ul',
                {},
                scopes.map((scope) => h('li', {}, keep(scope))),
              ),
            ),
          ),
        ),
      ),
    ],
    footer: [button('Back', { look: 'subtle', onclick: () => go(2) }), submit],
  };
}

function revealStep(value, appName, close) {
  const field = textField({ name: 'token', text: 'API token', value, required: false, disabled: true });
  const copy = button('Copy', {
    onclick: () => {
      navigator.clipboard?.writeText(value).catch(() => {});
      flag('API token copied to clipboard');
    },
  });
  return {
    title: 'Copy API token',
    body: [
      h(
        'p',
        {},
        'Copy your API token and save it somewhere safe. We recommend you save it in a password manager. You can’t recover the API token after you’re done with this step.',
      ),
      h('div', { class: 'reveal-row' }, field.node, copy),
      h(
        'div',
        { class: 'helper warn' },
        icon('warning'),
        h('span', {}, 'Save your API token before you complete this step.'),
      ),
      appName === 'Bitbucket' &&
        message('info', 'To authenticate with Bitbucket Cloud using an API token, use it in the place of a password.'),
    ],
    footer: [button('Close', { look: 'primary', onclick: close })],
  };
}

/** A draft as it starts: nothing chosen, seven days to live. */
export function emptyDraft() {
  return { name: '', expiry: dayFromNow(7), app: null, scopes: new Set(), trouble: false };
}

/** Opens the wizard at `step` (0 to 3); `onDone(changed)` runs when it is left. */
export function openWizard(main, draft, step, onDone) {
  let changed = false;
  const overlay = openOverlay(main, () => onDone(changed));

  function draw(content, current) {
    replace(
      overlay.section,
      h(
        'header',
        { class: 'task-head' },
        iconButton('x', 'Close', overlay.close),
        current !== null && tracker(current),
      ),
      h(
        'div',
        { class: content.wide ? 'task-body wide' : 'task-body' },
        h('h1', { id: overlay.titleId }, content.title),
        content.body,
      ),
      h('footer', { class: 'task-foot' }, content.footer),
    );
    overlay.section.scrollTop = 0;
    overlay.section.querySelector('input:not([type=hidden]):not([disabled]):not([type=radio])')?.focus();
  }

  function go(next) {
    if (next !== 3) draft.trouble = false;
    const make = [
      () => nameStep(draft, go, overlay.close),
      () => appStep(draft, go),
      () => scopeStep(draft, go),
      () => reviewStep(draft, go, create),
    ];
    draw(make[next](), next);
  }

  async function create(submit) {
    if (detour('mid', draft)) return;
    setLoading(submit, true);
    const made = await createToken({ ...draft, scopes: [...draft.scopes].sort() });
    if (!overlay.section.isConnected) return;
    if (!made) {
      draft.trouble = true;
      go(3);
    } else if (made.silent) overlay.close();
    else {
      changed = true;
      draw(revealStep(made.value, appById(draft.app)[1], overlay.close), null);
    }
  }

  go(step);
}

/** The draft of a prefilled link, or null; such a link starts at the review [documented, inferred; 2.4]. */
export function linkedDraft() {
  if (!params.has('autofillToken')) return null;
  const [id, name, scopes] = appById(params.get('appId') || 'jira');
  const days = params.get('expiryDays');
  return {
    // What name such a link gives is [unknown].
    name: `${name} token`,
    expiry: dayFromNow(days === 'max' ? 365 : Number(days) || 7),
    app: id,
    scopes: new Set(params.get('selectedScopes') === 'all' ? scopes : scopes.slice(0, 3)),
    trouble: false,
  };
}
