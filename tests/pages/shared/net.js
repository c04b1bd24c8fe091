// Requests to the mock back end, and what `?variant=` makes of them:
//   fail      every create answers 500
//   fail400   every create answers 400
//   failonce  the first create answers 500, later ones succeed
//   slow      answers take three seconds
//   silent    the answer is 2xx, but the page shows neither secret nor row until it is reloaded
// `?delay=<ms>` sets the delay of every answer.

import { params } from './dom.js';

export const variant = params.get('variant') || '';
let creations = 0;

function status(method) {
  if (method !== 'POST') return 200;
  creations += 1;
  if (variant === 'fail' || (variant === 'failonce' && creations === 1)) return 500;
  return variant === 'fail400' ? 400 : 200;
}

function delay() {
  return params.get('delay') || (variant === 'slow' ? '3000' : '150');
}

function headers(method) {
  return {
    'Content-Type': 'application/json',
    'x-stage-status': String(status(method)),
    'x-stage-delay': delay(),
  };
}

/** By XMLHttpRequest, as Figma's client does it. */
export function sendXhr(method, url, body, extra = {}) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries({ ...headers(method), ...extra })) request.setRequestHeader(name, value);
    request.onload = () => {
      const ok = request.status >= 200 && request.status < 300;
      resolve({ ok, status: request.status, meta: ok ? JSON.parse(request.responseText).meta || {} : {} });
    };
    request.onerror = () => resolve({ ok: false, status: 0, meta: {} });
    request.send(body === undefined ? null : JSON.stringify(body));
  });
}

/** By fetch, as the other two sites do it. */
export async function send(method, url, body) {
  try {
    const answer = await fetch(url, {
      method,
      headers: headers(method),
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const json = answer.ok ? await answer.json() : {};
    return { ok: answer.ok, status: answer.status, meta: json.meta || {} };
  } catch {
    return { ok: false, status: 0, meta: {} };
  }
}
