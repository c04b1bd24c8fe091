// Element building for the look-alike pages. Every visible string passes through
// `say`, so that one switch (`?lorem=1`) turns all words of a page into nonsense
// while scope ids, numbers, dates and names typed by a user stay as they are.

export const params = new URLSearchParams(location.search);
export const lang = params.get('lang') || document.documentElement.lang || 'en';
document.documentElement.lang = lang;

const lorem = params.has('lorem');
const SYLLABLES = ['ba', 'do', 'ku', 'mi', 're', 'so', 'ti', 'va', 'ne', 'lu', 'po', 'zi', 'ga', 'fe'];
const SCOPE = /^[a-z][a-z0-9_-]*(?:[:_][a-z0-9._*-]+)+[.,;]?$/;
const SPOKEN_ATTRIBUTES = new Set(['aria-label', 'placeholder', 'title', 'alt', 'data-tooltip']);

let table = {};

/** Sets the translations of the page: English text to text of the page's language. */
export function setWords(words) {
  table = words;
}

/** Marks a string as data (a name, a date, a scope) that is never reworded. */
export function keep(text) {
  return { keep: String(text) };
}

function hash(word) {
  let sum = 7;
  for (const unit of word) sum = (sum * 31 + unit.codePointAt(0)) >>> 0;
  return sum;
}

function nonsenseWord(word) {
  let seed = hash(word.toLowerCase());
  let made = '';
  while (made.length < word.length) {
    made += SYLLABLES[seed % SYLLABLES.length];
    seed = (seed * 1103515245 + 12345) >>> 0;
  }
  made = made.slice(0, Math.max(2, word.length));
  return /^\p{Lu}/u.test(word) ? made[0].toUpperCase() + made.slice(1) : made;
}

function nonsense(text) {
  return text
    .split(/(\s+)/)
    .map((chunk) => (/\d|[{}]/.test(chunk) || SCOPE.test(chunk) ? chunk : chunk.replace(/[\p{L}'’]+/gu, nonsenseWord)))
    .join('');
}

/** The text as this page shows it: translated, turned into nonsense, or unchanged. */
export function say(text) {
  if (text && typeof text === 'object' && 'keep' in text) return text.keep;
  const known = table[text] ?? text;
  return lorem ? nonsense(known) : known;
}

/** A sentence with `{name}` gaps; the words around the gaps are said, the values kept. */
export function fill(template, values) {
  return keep(say(template).replace(/\{(\w+)\}/g, (gap, name) => (name in values ? String(values[name]) : gap)));
}

function append(parent, kid) {
  if (kid === null || kid === undefined || kid === false) return;
  if (Array.isArray(kid)) kid.forEach((one) => append(parent, one));
  else if (kid instanceof Node) parent.append(kid);
  else parent.append(document.createTextNode(say(typeof kid === 'number' ? keep(kid) : kid)));
}

/**
 * Builds an element. `on…` functions become listeners, `prop` an object of live
 * properties (a framework sets `value` as a property, not as an attribute).
 */
export function h(tag, attributes = {}, ...kids) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'prop') Object.assign(node, value);
    else node.setAttribute(name, value === true ? '' : SPOKEN_ATTRIBUTES.has(name) ? say(value) : String(value));
  }
  append(node, kids);
  return node;
}

let ids = 0;
/** A page-wide unique id in the loose style of `useId`. */
export function newId(prefix = 'r') {
  ids += 1;
  return `${prefix}${ids.toString(36)}`;
}

export function replace(node, ...kids) {
  node.replaceChildren();
  append(node, kids);
  return node;
}

export function setTitle(text) {
  document.title = say(text);
}

const FOCUSABLE =
  'a[href],button:not([disabled]),input:not([disabled]):not([type=hidden]),select:not([disabled]),textarea,[tabindex="0"]';

/** Keeps Tab inside a dialog, as every dialog library of the three sites does. */
export function trapFocus(root) {
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return;
    const stops = [...root.querySelectorAll(FOCUSABLE)].filter((node) => node.checkVisibility());
    if (stops.length === 0) return;
    const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
    if (document.activeElement !== edge && root.contains(document.activeElement)) return;
    event.preventDefault();
    stops[event.shiftKey ? stops.length - 1 : 0].focus();
  });
}
