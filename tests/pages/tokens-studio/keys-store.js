// The API keys of the signed-in user of v1. The request is [unknown]; its path is ours,
// on the page's own host.

import { daysFromNow, openStore } from '../shared/store.js';
import { send } from '../shared/net.js';

export const keys = openStore('tokens-studio.keys', [
  {
    id: '61',
    name: 'Figma plugin sync',
    scopes: ['projects:read', 'projects:write', 'actor_tokens:create'],
    expires: daysFromNow(41),
  },
  { id: '58', name: 'docs-site build', scopes: ['projects:read'], expires: daysFromNow(200) },
  { id: '40', name: 'Local playground', scopes: ['me:read'], expires: null },
]);

/** Makes a key; `extra` are fields of a generation (description, groups). */
export async function createKey({ name, scopes = [], expires = null, ...extra }) {
  const input = { name, ...extra };
  if (scopes.length) input.scopes = scopes;
  if (expires) input.expiresAt = expires;
  const answer = await send('POST', '/api/graphql', { operationName: 'CreateApiKey', variables: { input } });
  if (!answer.ok) return null;
  keys.add({ id: String(answer.meta.id), name, scopes, expires });
  return { value: answer.meta.token };
}

export async function deleteKey(id) {
  const answer = await send('DELETE', `/api/keys/${id}`);
  if (answer.ok) keys.remove(id);
  return answer.ok;
}
