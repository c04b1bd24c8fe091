// Dialogs of this site with a name, a date or a choice and a button, which make no token
// of ours. `after`: `close`, `flag`, `row` or `secret` (a foreign secret is shown).

export const SPECS = {
  'profile-edit': {
    page: 'Profile and visibility',
    title: 'Edit your profile',
    fields: [
      { kind: 'text', label: 'Full name', value: 'Mira Kolb' },
      { kind: 'text', label: 'Job title' },
      { kind: 'date', label: 'Out of office until' },
    ],
    submit: 'Save',
    path: '/gateway/api/users/me/profile',
    after: 'flag',
    note: 'Your profile was saved',
  },
  'guest-invite': {
    page: 'People',
    title: 'Invite a guest',
    fields: [
      { kind: 'text', label: 'Name' },
      { kind: 'date', label: 'Expires on' },
      { kind: 'checkbox', label: 'Can comment' },
    ],
    submit: 'Create',
    path: '/gateway/api/invites',
    after: 'row',
  },
  'new-project': {
    page: 'Projects',
    title: 'Create project',
    fields: [
      { kind: 'text', label: 'Name' },
      { kind: 'text', label: 'Key' },
      { kind: 'select', label: 'Template', options: ['Kanban', 'Scrum', 'Bug tracking'] },
    ],
    submit: 'Create',
    path: '/gateway/api/projects',
    after: 'row',
  },
  // [documented, atlassian.md 2.9]: an app's client secret has no expiry.
  'oauth-app': {
    page: 'My apps',
    title: 'Create OAuth 2.0 integration',
    fields: [
      { kind: 'text', label: 'Name' },
      { kind: 'checkbox', label: 'read:jira-work', data: true },
      { kind: 'checkbox', label: 'I agree to the developer terms' },
    ],
    submit: 'Create',
    path: '/gateway/api/oauth-apps',
    after: 'secret',
    note: 'Secret',
  },
  'due-date': {
    page: 'Rotate API token before it expires',
    title: 'Edit work item',
    fields: [
      { kind: 'text', label: 'Summary', value: 'Rotate API token before it expires' },
      { kind: 'date', label: 'Due date' },
      { kind: 'select', label: 'Priority', options: ['High', 'Medium', 'Low'] },
    ],
    submit: 'Save',
    path: '/gateway/api/issues/DS-41',
    after: 'close',
  },
  'revoke-app': {
    page: 'Connected apps',
    title: 'Remove access',
    text: 'Draft whiteboard can no longer use read:me and read:account. Access was granted Jan 19, 2026.',
    fields: [],
    submit: 'Remove access',
    path: '/gateway/api/grants/12/remove',
    after: 'flag',
    note: 'Access removed',
  },
};
