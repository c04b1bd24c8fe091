// The personal access tokens of the signed-in user, and the calls that make and
// revoke them [seen in code, figma.md 5: transport, path, body and header names].

import { daysFromNow, openStore } from '../shared/store.js';
import { sendXhr } from '../shared/net.js';

const DAY_SECONDS = 86_400;

// Relative expiry only, newest first; expired tokens are not rendered [seen in code, 3.6].
export const tokens = openStore('figma.tokens', [
  {
    id: '48213',
    name: 'Storybook sync',
    scopes: ['file_content:read', 'file_comments:read'],
    expires: daysFromNow(88),
    used: daysFromNow(-3),
  },
  {
    id: '47904',
    name: 'icons-export',
    scopes: ['file_content:read', 'library_assets:read'],
    expires: daysFromNow(12),
    used: daysFromNow(-1),
  },
  { id: '31077', name: 'Old backup script', scopes: ['files:read'], expires: null, used: null },
]);

const HEADERS = { 'X-Csrf-Bypass': 'yes', 'X-Figma-User-ID': '1302244871' };

/** Asks for a token that lives for so many days (null: for ever). */
export async function createToken({ name, scopes, days }) {
  const body = { desc: name };
  if (scopes.length > 0) body.scopes = scopes;
  if (days !== null) body.expiration = days * DAY_SECONDS;
  const answer = await sendXhr('POST', '/api/user/dev_tokens', body, HEADERS);
  if (!answer.ok) return null;
  const row = {
    id: String(answer.meta.id),
    name,
    scopes,
    expires: days === null ? null : daysFromNow(days),
    used: null,
  };
  tokens.add(row);
  return { row, value: answer.meta.token };
}

export async function revokeToken(id) {
  const answer = await sendXhr('DELETE', `/api/user/dev_tokens/${id}`, undefined, HEADERS);
  if (answer.ok) tokens.remove(id);
  return answer.ok;
}
