// Service account tokens of one project. List path [third party, tokens-studio.md 5];
// the create, regenerate and revoke requests are [unknown], their paths are guesses on
// the page's own host.

import { daysFromNow, openStore } from '../shared/store.js';
import { send } from '../shared/net.js';

const PATH = '/api/v1/projects/0b9f6c1e-5d2a-4a77-9f0e-3c8d1e2f4a5b/service_account_tokens';

export const tokens = openStore('tokens-studio.service', [
  {
    id: '12',
    name: 'Production API token',
    owner: 'Mira Kolb',
    prefix: 'q7Zx',
    scopes: ['tokens:read'],
    days: 90,
    expires: daysFromNow(64),
    used: '2 hours ago',
  },
  {
    id: '9',
    name: 'legacy-importer_02',
    owner: 'Jonas Weil',
    prefix: 'Lm02',
    scopes: ['tokens:read', 'tokens:write'],
    days: 0,
    expires: null,
    used: null,
  },
]);

function lifetime(days) {
  return days === 0 ? null : daysFromNow(days);
}

/** Makes a token; `expires` is an instant or null, `days` its lifetime if it was chosen as one. */
export async function createToken({ name, description, owner, days, expires, scopes }) {
  const attributes = { name, description, owner_id: owner, scopes, expires_at: expires };
  const answer = await send('POST', PATH, { data: { type: 'service_account_token', attributes } });
  if (!answer.ok) return null;
  tokens.add({
    id: String(answer.meta.id),
    name,
    owner,
    prefix: answer.meta.token.slice(0, 4),
    scopes,
    days,
    expires,
    used: null,
  });
  return { value: answer.meta.token };
}

/** A new value for the same token. Whether the expiry starts anew is [unknown]: `restart` says so. */
export async function regenerateToken(token, restart) {
  const answer = await send('POST', `${PATH}/${token.id}/regenerate`, {});
  if (!answer.ok) return null;
  const expires = restart ? lifetime(token.days) : token.expires;
  tokens.change(token.id, { expires, prefix: answer.meta.token.slice(0, 4), used: null });
  return { value: answer.meta.token };
}

export async function revokeToken(id) {
  const answer = await send('DELETE', `${PATH}/${id}`);
  if (answer.ok) tokens.remove(id);
  return answer.ok;
}
