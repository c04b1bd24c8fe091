// What an organization's admin pages list. Paths follow the public API [documented,
// atlassian.md 4]; bodies are [unknown].

import { daysFromNow, isoDay, openStore } from '../shared/store.js';
import { send } from '../shared/net.js';

export const ORG = '3f1d2c4b-9a8e-4d77-b6a5-1e0f2d3c4b5a';
const BASE = `/gateway/api/admin/api-access/v1/orgs/${ORG}`;
const day = (days) => isoDay(new Date(daysFromNow(days)));

export const keys = openStore('atlassian.org-keys', [
  { id: '31', name: 'Directory sync', by: 'Mira Kolb', scopes: 3, used: 'Yesterday', expiry: day(120) },
  { id: '27', name: 'Audit log export', by: 'Jonas Weil', scopes: 1, used: 'Never used', expiry: day(5) },
]);

export const credentials = openStore('atlassian.credentials', [
  { id: '55', name: 'Backup runner', type: 'API token', by: 'Mira Kolb', used: '2 days ago', expiry: day(80) },
  { id: '51', name: 'Portal login', type: 'OAuth', by: 'Mira Kolb', used: 'Today', expiry: null },
]);

export async function createKey({ name, expiry, scopes }) {
  const answer = await send('POST', `${BASE}/api-keys`, { name, expiresAt: `${expiry}T00:00:00.000Z`, scopes });
  if (!answer.ok) return null;
  keys.add({ id: String(answer.meta.id), name, by: 'Mira Kolb', scopes: scopes.length, used: 'Never used', expiry });
  return { value: answer.meta.token };
}

/** `expiry` null makes an OAuth credential, which has none. */
export async function createCredential({ name, expiry, scopes }) {
  const type = expiry ? 'api-tokens' : 'oauth-credentials';
  const body = { tokenLabel: name, scopes };
  if (expiry) body.expiresAt = `${expiry}T00:00:00.000Z`;
  const answer = await send('POST', `${BASE}/service-accounts/bot-7/${type}`, body);
  if (!answer.ok) return null;
  credentials.add({
    id: String(answer.meta.id),
    name,
    type: expiry ? 'API token' : 'OAuth',
    by: 'Mira Kolb',
    used: 'Never used',
    expiry,
  });
  return { value: answer.meta.token };
}

export async function remove(store, path, id) {
  const answer = await send('DELETE', `${BASE}/${path}/${id}`);
  if (answer.ok) store.remove(id);
  return answer.ok;
}
