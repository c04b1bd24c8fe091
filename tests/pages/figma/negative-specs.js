// Dialogs of this site that have a name, a choice and a button, and make no token that
// is ours to notice. After the press: `close`, `toast`, `row`, `secret` (a foreign
// secret is shown) or `stay`.

export const SPECS = {
  // [seen in code, figma.md 2]: a provisioning token without an expiry; not a kind we keep.
  scim: {
    page: 'Login and provisioning',
    title: 'Your provisioning API token',
    text: 'Use this token to set up provisioning with your identity provider.',
    fields: [
      {
        kind: 'checkbox',
        label: 'I understand that this is the only time I will see this token, and I have copied it to a safe place.',
      },
    ],
    secretFirst: true,
    submit: 'Done',
    path: '/api/org_saml_config/88/scim_api_token',
    after: 'close',
  },
  share: {
    page: 'Checkout redesign',
    title: 'Share this file',
    fields: [
      { kind: 'text', placeholder: 'Add comma separated emails to invite' },
      { kind: 'select', label: 'Access', options: ['can view', 'can edit'], value: 'can view' },
    ],
    submit: 'Send invite',
    path: '/api/invites',
    after: 'toast',
    note: 'Invitation sent',
  },
  'share-expiring': {
    page: 'Checkout redesign',
    title: 'Create a guest link',
    fields: [
      { kind: 'text', placeholder: 'Link name' },
      { kind: 'select', label: 'Expiration', options: ['1 day', '7 days', '30 days', '90 days'], value: '30 days' },
    ],
    submit: 'Create link',
    path: '/api/guest_links',
    after: 'toast',
    note: 'Link copied to clipboard',
  },
  rename: {
    page: 'Access token onboarding',
    title: 'Rename file',
    fields: [{ kind: 'text', placeholder: 'File name', value: 'Personal access tokens expire in 30 days' }],
    submit: 'Rename',
    path: '/api/files/91Kf/name',
    after: 'close',
  },
  'new-project': {
    page: 'All projects',
    title: 'New project',
    fields: [
      { kind: 'text', placeholder: 'Project name' },
      {
        kind: 'select',
        label: 'Who has access',
        options: ['Everyone at Northlight Studio', 'Invited people only'],
        value: 'Everyone at Northlight Studio',
      },
      { kind: 'checkbox', label: 'Pin to sidebar' },
    ],
    submit: 'Create project',
    path: '/api/projects',
    after: 'row',
  },
  variable: {
    page: 'Design tokens: core',
    title: 'Create variable',
    fields: [
      { kind: 'text', placeholder: 'Token name' },
      { kind: 'select', label: 'Type', options: ['Color', 'Number', 'String', 'Boolean'], value: 'Color' },
      { kind: 'checkbox', label: 'Hide from publishing' },
    ],
    submit: 'Create token',
    path: '/api/variables',
    after: 'row',
  },
  // [reported, figma.md 2]: an OAuth app's client secret has no expiry.
  'oauth-app': {
    page: 'My apps',
    title: 'Create a new app',
    fields: [
      { kind: 'text', placeholder: 'App name' },
      { kind: 'text', placeholder: 'Website URL' },
      { kind: 'checkbox', label: 'file_content:read', data: true },
      { kind: 'checkbox', label: 'current_user:read', data: true },
    ],
    submit: 'Create app',
    path: '/api/oauth_apps',
    after: 'secret',
    note: 'Client secret',
  },
  comment: {
    page: 'Checkout redesign',
    title: 'Comments',
    text: 'Mira: where do I generate a new token? Jonas: Settings, Security, Personal access tokens. Pick 90 days and file_content:read, it expires in 3 months.',
    fields: [{ kind: 'text', placeholder: 'Reply' }],
    submit: 'Post',
    path: '/api/comments',
    after: 'row',
  },
};
