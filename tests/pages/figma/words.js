// The words of the settings modal, by the keys of Figma's own dictionary
// [seen in code, figma.md 3.2], and the few verified translations
// [reported, figma.md 9]. Where no translation is verified the text stays English.

import { fill, h, keep, lang, params } from '../shared/dom.js';

const wrapped = params.has('i18n');

export const EN = {
  'tokens.settings.developer_tokens_title': 'Personal access tokens',
  'tokens.settings.developer_tokens_description':
    "Personal access tokens allow you to access your own data via the API. Do not give out your personal access tokens to anybody who you don't want to access your files.",
  'tokens.settings.generate_new_token': 'Generate new token',
  'tokens.settings.expires': 'Expires {relativeTimeString}',
  'tokens.settings.never_expires': 'Never expires',
  'tokens.settings.last_used': 'Used {relativeTimeString}',
  'tokens.settings.never_used': 'Never used',
  'tokens.settings.revoke_access': 'Revoke access',
  'tokens.settings.copy_token': 'Copy this token.',
  'tokens.settings.new_token_reminder': 'This is your only chance to do so!',
  'tokens.settings.dev_token_modal.description':
    'A personal access token gives you access to the Figma API as if you were a single user.',
  'tokens.settings.dev_token_modal.name_placeholder': 'Token name',
  'tokens.settings.dev_token_modal.expiration_header': 'Expiration',
  'tokens.settings.dev_token_modal.expiration_description': 'This token will expire on {expiry}.',
  'tokens.settings.dev_token_modal.expiration_description_never': 'This token will never expire.',
  'tokens.settings.dev_token_modal.scopes_header': 'Scopes',
  'tokens.settings.dev_token_modal.cancel': 'Cancel',
  'tokens.settings.dev_token_modal.cta': 'Generate token',
  'settings.title': 'Settings',
  'settings.tab.account': 'Account',
  'settings.tab.community': 'Community',
  'settings.tab.notifications': 'Notifications',
  'settings.tab.security': 'Security',
};

// `fr` beyond "Copi" and "Séc" is [inferred]; the two button labels are [reported, S3].
const VERIFIED = {
  fr: {
    'settings.tab.security': 'Sécurité',
    'tokens.settings.generate_new_token': 'Générer un nouveau token',
    'tokens.settings.dev_token_modal.cta': 'Générer un token',
    'tokens.settings.copy_token': 'Copier ce token.',
  },
  ko: {},
  ja: {},
  de: {},
};

const own = VERIFIED[lang.slice(0, 2)] || {};

/** The text of a key as plain data, for titles, placeholders and attributes. */
export function s(key, values = {}) {
  return fill(own[key] || EN[key] || key, values);
}

/** The text of a key; with `?i18n=1` in the wrapper element of figma.md 7 [seen in code]. */
export function t(key, values = {}) {
  const text = s(key, values);
  return wrapped ? h('i18n-text', { 'data-dd-action-name': key }, text) : text;
}

/** A calendar date as CLDR skeleton yMMMMd of the page's language [seen in code, 3.2]. */
export function longDate(date) {
  return new Intl.DateTimeFormat(lang, { year: 'numeric', month: 'long', day: 'numeric' }).format(date);
}

const HOUR = 3_600_000;
const relative = new Intl.RelativeTimeFormat(lang, { style: lang.startsWith('ja') ? 'narrow' : 'long' });

/** "in 3 months", with the steps of figma.md 3.6 [seen in code]. */
export function relativeTime(iso) {
  const distance = new Date(iso).getTime() - Date.now();
  const sign = Math.sign(distance) || 1;
  const hours = Math.abs(distance) / HOUR;
  const days = hours / 24;
  if (hours < 22) return relative.format(sign * Math.max(1, Math.round(hours)), 'hour');
  if (hours < 36) return relative.format(sign, 'day');
  if (days < 26) return relative.format(sign * Math.round(days), 'day');
  if (days < 45) return relative.format(sign, 'month');
  if (days < 320) return relative.format(sign * Math.round(days / 30.4), 'month');
  return relative.format(sign * Math.max(1, Math.round(days / 365)), 'year');
}

/** A day count as an option shows it, in the page's language by Intl. */
export function dayCount(days) {
  if (lang.startsWith('en')) return fill(days === 1 ? '1 day' : '{n} days', { n: days });
  return keep(new Intl.NumberFormat(lang, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days));
}
