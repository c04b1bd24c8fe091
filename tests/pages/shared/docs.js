// A documentation-like page: every trigger word, scope ids, dates, a copy button, a
// search and a feedback form, and no token anywhere.

import { h, keep } from './dom.js';

const TEXT = {
  figma: {
    title: 'Generate a personal access token',
    scopes: ['file_content:read', 'file_comments:write'],
    button: 'Generate new token',
  },
  atlassian: {
    title: 'Manage API tokens for your account',
    scopes: ['read:jira-work', 'write:repository:bitbucket'],
    button: 'Create API token',
  },
  'tokens-studio': {
    title: 'API keys and service account tokens',
    scopes: ['projects:read', 'actor_tokens:create'],
    button: 'Create New Token',
  },
};

function form(label, action, extra) {
  const answer = h('span', {});
  const field = h('input', { type: 'text', 'aria-label': label, placeholder: label });
  return h(
    'form',
    {
      onsubmit: (event) => {
        event.preventDefault();
        answer.replaceChildren(h('span', {}, 'Thank you.'));
      },
    },
    field,
    extra,
    h('button', { type: 'submit' }, action),
    answer,
  );
}

/** Fills `root` with the article of a site. */
export function docsPage(root, site) {
  const text = TEXT[site];
  root.append(
    h(
      'main',
      { class: 'docs' },
      form('Search the docs', 'Search'),
      h('h1', {}, text.title),
      h(
        'p',
        {},
        `Select ${text.button}, enter a token name, choose an expiration and scopes, then copy the token. You won’t be able to see it again.`,
      ),
      h(
        'ol',
        {},
        [
          'Open your settings and go to Security.',
          `Select ${text.button}.`,
          'Enter a name and choose when the token expires: 7 days, 30 days, 90 days or 1 year.',
          'Copy your token and store it safely.',
        ].map((step) => h('li', {}, step)),
      ),
      h('h2', {}, 'Scopes'),
      h(
        'table',
        {},
        h('thead', {}, h('tr', {}, h('th', {}, 'Scope'), h('th', {}, 'Expires'), h('th', {}, 'Token name'))),
        h(
          'tbody',
          {},
          text.scopes.map((scope) =>
            h(
              'tr',
              {},
              h('td', {}, h('code', {}, keep(scope))),
              h('td', {}, keep('Apr 20, 2027')),
              h('td', {}, 'Example'),
            ),
          ),
        ),
      ),
      h('h2', {}, 'Use the token'),
      h('pre', {}, h('code', {}, keep('curl -H "Authorization: Bearer $TOKEN" https://api.example.com/v1/me'))),
      h('button', { type: 'button' }, 'Copy'),
      h('h2', {}, 'Was this helpful?'),
      form(
        'Name',
        'Create feedback',
        h(
          'select',
          { 'aria-label': 'Expiration' },
          ['30 days', '90 days'].map((option) => h('option', {}, option)),
        ),
      ),
    ),
  );
}
