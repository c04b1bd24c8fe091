// Step-up sign-in: full navigations away and back on the same host [S26a log,
// documented; atlassian.md 2.2]. The moment is chosen by `?stepup=`:
//   list    when the list is loaded, the moment that was seen
//   create  when a create button is pressed; the page then starts from scratch
//   mid     when the last button of the wizard is pressed; the draft comes back to the review

import { params } from '../shared/dom.js';

const DONE = 'stage.atlassian.stepped-up';
const DRAFT = 'stage.atlassian.draft';

/** Leaves for the sign-in page if this is the moment; true when it does. */
export function detour(moment, draft) {
  if (params.get('stepup') !== moment || sessionStorage.getItem(DONE)) return false;
  if (draft) sessionStorage.setItem(DRAFT, JSON.stringify({ ...draft, scopes: [...draft.scopes] }));
  const back = encodeURIComponent(location.pathname + location.search);
  location.assign(`/login/step-up?continue=${back}`);
  return true;
}

/** Called by the sign-in page: remembers success and goes back. */
export function finishDetour() {
  sessionStorage.setItem(DONE, '1');
  location.assign(params.get('continue') || '/manage-profile/security/api-tokens');
}

/** The draft that was parked before a detour, once. */
export function parkedDraft() {
  const text = sessionStorage.getItem(DRAFT);
  if (!text || !sessionStorage.getItem(DONE)) return null;
  sessionStorage.removeItem(DRAFT);
  const draft = JSON.parse(text);
  return { ...draft, scopes: new Set(draft.scopes) };
}
