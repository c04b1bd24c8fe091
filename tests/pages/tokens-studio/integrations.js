// The other sections of the Integrations page [documented, tokens-studio.md 2 (G4)]: they
// have "+ Add …" buttons and names too, and even secrets, but make no token of this site.
// The trigger takes a foreign token, which the user types; the webhook shows a signing secret.

import { h, keep, replace } from '../shared/dom.js';
import { send } from '../shared/net.js';
import { button, message, openDialog, select, textField, toast } from './radix.js';

function section(title, text, add, rows, openForm) {
  const list = h('div', { class: 'key-list' });
  const draw = () =>
    replace(
      list,
      rows.map((row) =>
        h(
          'div',
          { class: 'key-row' },
          h(
            'div',
            { class: 'key-text' },
            h('div', { class: 'key-name' }, keep(row[0])),
            h('div', { class: 'quiet' }, keep(row[1])),
          ),
          row[2] && button(row[2], { onclick: () => toast('Secret regenerated') }),
          button('Remove', {
            look: 'danger-quiet',
            onclick: () => {
              rows.splice(rows.indexOf(row), 1);
              draw();
            },
          }),
        ),
      ),
    );
  draw();
  return h(
    'section',
    { class: 'card' },
    h(
      'div',
      { class: 'card-head' },
      h('div', {}, h('h2', {}, title), h('p', { class: 'quiet' }, text)),
      button(add, {
        onclick: () =>
          openForm((row) => {
            rows.unshift(row);
            draw();
          }),
      }),
    ),
    list,
  );
}

function openTrigger(add) {
  const dialog = openDialog();
  const name = textField({ name: 'name', label: 'Name', placeholder: 'Publish tokens' });
  const provider = select({
    label: 'Provider',
    options: ['GitHub Actions', 'GitLab CI'].map((text) => ({ value: text, text: keep(text) })),
    value: 'GitHub Actions',
  });
  const repository = textField({ name: 'repository', label: 'Repository', placeholder: 'owner/repository' });
  const token = textField({
    name: 'token',
    label: 'Personal Access Token',
    type: 'password',
    helper: 'Choose an expiration for it based on your needs.',
  });
  const submit = async () => {
    const answer = await send('POST', '/api/v1/projects/core/ci_triggers', {
      data: { attributes: { name: name.input.value, provider: provider.value(), repository: repository.input.value } },
    });
    dialog.close();
    if (answer.ok) add([name.input.value, provider.value()]);
    else toast('Could not add the trigger', 'error');
  };
  dialog.show({
    title: 'Add CI trigger',
    body: [name.node, provider.node, repository.node, token.node],
    footer: [
      button('Cancel', { onclick: dialog.close }),
      button('Create Trigger', { look: 'accent', onclick: submit }),
    ],
  });
}

function openInbound(add) {
  const dialog = openDialog();
  const name = textField({ name: 'name', label: 'Name' });
  const subject = textField({ name: 'subject', label: 'OIDC subject', placeholder: 'repo:owner/repository' });
  const submit = async () => {
    const answer = await send('POST', '/api/v1/projects/core/ci_integrations', {
      data: { attributes: { name: name.input.value, subject: subject.input.value } },
    });
    dialog.close();
    if (answer.ok) add([name.input.value, subject.input.value]);
  };
  dialog.show({
    title: 'Add CI integration',
    body: [name.node, subject.node],
    footer: [button('Cancel', { onclick: dialog.close }), button('Create', { look: 'accent', onclick: submit })],
  });
}

function openWebhook(add) {
  const dialog = openDialog();
  const name = textField({ name: 'name', label: 'Name' });
  const url = textField({ name: 'url', label: 'Payload URL', placeholder: 'https://example.com/hook' });
  const submit = async () => {
    const answer = await send('POST', '/api/v1/projects/core/webhooks', {
      data: { attributes: { name: name.input.value, url: url.input.value } },
    });
    if (!answer.ok) {
      dialog.close();
      return;
    }
    add([name.input.value, url.input.value, 'Regenerate Secret']);
    const secret = textField({ name: 'secret', label: 'Signing secret', value: answer.meta.token, readonly: true });
    dialog.show({
      title: 'Webhook added',
      body: [
        message('Use this signing secret to verify deliveries. It won’t be shown again.'),
        h('div', { class: 'pair grow' }, secret.node, button('Copy', { glyph: 'copy' })),
      ],
      footer: button('Done', { look: 'accent', onclick: dialog.close }),
    });
  };
  dialog.show({
    title: 'Add webhook',
    body: [name.node, url.node],
    footer: [
      button('Cancel', { onclick: dialog.close }),
      button('Create Webhook', { look: 'accent', onclick: submit }),
    ],
  });
}

export function otherSections() {
  return [
    section(
      'CI Triggers (Outbound)',
      'Start a pipeline when tokens are released.',
      '+ Add Trigger',
      [['Publish npm package', 'GitHub Actions']],
      openTrigger,
    ),
    section(
      'CI Integration (Inbound)',
      'Let a pipeline sign in without a stored token.',
      '+ Add Integration',
      [],
      openInbound,
    ),
    section(
      'Webhooks',
      'Tell other services what changed.',
      '+ Add Webhook',
      [['Slack notifier', 'https://example.com/hooks/design', 'Regenerate Secret']],
      openWebhook,
    ),
  ];
}
