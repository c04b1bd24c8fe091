// Dialogs of this site with a name, a choice and a button, which make no token of ours.
// The sections of the Integrations page are in integrations.js, the design token in
// design-tokens.js; here are the rest. `after`: `close`, `toast`, `row` or `secret`.

export const SPECS = {
  'design-token': { page: 'Core design system', own: 'design-token' },
  'edit-profile': {
    page: 'Account',
    title: 'Edit Profile',
    fields: [
      { kind: 'text', label: 'Name', value: 'Mira Kolb' },
      { kind: 'select', label: 'Time zone', options: ['Europe/Berlin', 'Asia/Tokyo'] },
    ],
    submit: 'Save',
    path: '/api/users/me',
    after: 'toast',
    note: 'Profile saved',
  },
  'new-project': {
    page: 'Projects',
    title: 'Create new project',
    fields: [
      { kind: 'text', label: 'Name' },
      { kind: 'select', label: 'Template', options: ['Blank', 'Starter tokens'] },
      { kind: 'checkbox', label: 'Add example token sets' },
    ],
    submit: 'Create',
    path: '/api/projects',
    after: 'row',
  },
  release: {
    page: 'Releases',
    title: 'Create release',
    fields: [
      { kind: 'text', label: 'Name', value: '2.5.0' },
      { kind: 'select', label: 'Expiration of the preview', options: ['7 days', '30 days', 'Never'] },
    ],
    submit: 'Create',
    path: '/api/releases',
    after: 'row',
  },
  // A licence key is typed, not made [seen in code, tokens-studio.md 1: licence portal].
  'license-key': {
    page: 'Subscription',
    title: 'Add license key',
    fields: [
      { kind: 'text', label: 'License key name' },
      { kind: 'password', label: 'License key' },
    ],
    submit: 'Save',
    path: '/api/license',
    after: 'toast',
    note: 'License key added. It expires on Dec 31, 2027.',
  },
  'sync-provider': {
    page: 'Sync providers',
    title: 'Add new sync provider',
    text: 'Use a personal access token of the provider. Pick an expiration that suits you.',
    fields: [
      { kind: 'text', label: 'Name' },
      { kind: 'password', label: 'Personal Access Token' },
      { kind: 'text', label: 'Repository' },
    ],
    submit: 'Save',
    path: '/api/sync_providers',
    after: 'row',
  },
  invite: {
    page: 'Members',
    title: 'Invite people',
    fields: [
      { kind: 'text', label: 'Email' },
      { kind: 'select', label: 'Role', options: ['Owner', 'Editor', 'Viewer'] },
      { kind: 'checkbox', label: 'Read' },
      { kind: 'checkbox', label: 'Write' },
    ],
    submit: 'Send',
    path: '/api/invites',
    after: 'toast',
    note: 'Invitation sent. It expires in 7 days.',
  },
};
