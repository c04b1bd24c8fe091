// The API tokens of the account. Path [inferred, atlassian.md 4] from the list request
// that was seen; field names from the public API's answer [documented]; the body of the
// create request is [unknown].

import { daysFromNow, isoDay, openStore } from '../shared/store.js';
import { params } from '../shared/dom.js';
import { send, variant } from '../shared/net.js';

const PATH = '/gateway/api/users/712020:4c1e9ab0-8d2f-4b51-9d0e-5a6f7b8c9d0e/manage/api-tokens';

function dayFromNow(days) {
  return isoDay(new Date(daysFromNow(days)));
}

export { dayFromNow };

// An expired token stays in the list, not sorted apart [shot S26b].
export const tokens = openStore('atlassian.tokens', [
  {
    id: '901',
    label: 'Bitbucket pipelines mirror',
    created: dayFromNow(-20),
    expiry: dayFromNow(70),
    used: daysFromNow(-0.1),
    scopes: ['read:repository:bitbucket', 'write:repository:bitbucket'],
  },
  {
    id: '877',
    label: 'release-notes-bot',
    created: dayFromNow(-40),
    expiry: dayFromNow(-33),
    used: daysFromNow(-35),
    scopes: ['read:jira-work'],
  },
  { id: '802', label: 'Jira backup', created: dayFromNow(-200), expiry: dayFromNow(165), used: null, scopes: null },
]);

/** Makes a token of the label generation, without an expiry [seen in code, 4: 2018 to 2023]. */
export async function createLabelled(label) {
  const answer = await send('POST', '/manage/rest/api-tokens', { label });
  if (!answer.ok) return null;
  tokens.add({ id: String(answer.meta.id), label, created: dayFromNow(0), expiry: null, used: null, scopes: null });
  return { value: answer.meta.token, silent: variant === 'silent' };
}

/** Makes a token; `scopes` is null for a classic one. */
export async function createToken({ name, expiry, app, scopes }) {
  const body = { label: name, expiry: `${expiry}T00:00:00.000Z` };
  if (scopes) Object.assign(body, { appId: app, scopes });
  const answer = await send('POST', PATH, body);
  if (!answer.ok) return null;
  // The listed day may be one off the picked one [shot S26b]: `?off=1`.
  const listed = params.has('off') ? isoDay(new Date(new Date(`${expiry}T12:00:00`).getTime() - 86_400_000)) : expiry;
  tokens.add({ id: String(answer.meta.id), label: name, created: dayFromNow(0), expiry: listed, used: null, scopes });
  return { value: answer.meta.token, silent: variant === 'silent' };
}

export async function revokeToken(id) {
  const answer = await send('DELETE', `${PATH}/${id}`);
  if (answer.ok) tokens.remove(id);
  return answer.ok;
}

export async function revokeAll() {
  const answer = await send('DELETE', PATH);
  if (answer.ok) tokens.clear();
  return answer.ok;
}
