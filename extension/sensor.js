// @ts-check
/**
 * The sensor: reads what a token page shows, takes secrets out, sends the rest to the background as an outline (src/page/outline.rs).
 * It carries and does not judge; it draws, keeps and changes nothing, and sleeps until a press or a page that its site declares.
 * Parameters without type are elements or texts.
 */
"use strict";

const MAX_NODES = 4000, MAX_VISITS = 20000, MAX_TEXT = 600, MAX_CHARS = 120000, LOOK_AFTER_PRESS_MS = 4000;
const DIALOG = '[role="dialog"]:not([aria-modal="false"]),[role="alertdialog"],dialog[open],[aria-modal="true"]';
const PRESSABLE = 'button,a,summary,label,input[type="submit"],input[type="button"],input[type="image"],[role="button"],[role="link"],[role="menuitem"],[role="tab"]';
const CONTROL = 'input,select,textarea,button,a[href],time,table,ul,ol,[role],[contenteditable="true"]';
const TICK = 'input[type="checkbox"],input[type="radio"],[role="checkbox"],[role="switch"],[role="radio"]';
const CHOICE = `select,input[type="date"],[role="combobox"],${TICK}`;
const NAME_FIELD = 'input:not([type]),input[type="text"]';
const LIVE = '[role="alert"],[role="status"],[aria-live="polite"],[aria-live="assertive"],[data-sonner-toast],output';
const set = (words) => new Set(words.split(" "));
const map = (pairs) => new Map(pairs.split(" ").map((pair) => (pair.split(":"))));
const SKIP = set("script style noscript template svg canvas video audio object embed iframe link meta head");
const INLINE = set("B I EM STRONG FONT BDI BDO MARK WBR U SMALL I18N-TEXT");
const TAGS = map("A:link BUTTON:button SUMMARY:button SELECT:combobox TEXTAREA:textbox TABLE:table TR:row TD:cell TH:columnheader UL:list OL:list LI:listitem DIALOG:dialog NAV:navigation MAIN:main FORM:form FIELDSET:group TIME:time OUTPUT:status CODE:code PRE:code KBD:code SAMP:code PROGRESS:progressbar LABEL:label");
const TYPES = map("checkbox:checkbox radio:radio search:searchbox number:spinbutton date:date datetime-local:date password:password submit:button button:button reset:button image:button range:slider file:file color:color");
/** Roles whose name is their content, so that nothing below them is read again. */
const FROM_CONTENT = set("button link heading option tab menuitem checkbox radio switch time");
const FIELDS = set("textbox searchbox spinbutton date password combobox");
const TICKS = set("checkbox radio switch option");
const says = (el, attribute) => el.getAttribute(attribute) === "true";
const PLAIN = set("none presentation generic text paragraph");

// secrets
// As in src/page/secret.rs, which looks again: documented prefixes, UUIDs, masked values, runs too mixed for a name.
const KNOWN = new RegExp([
  "fig(?!ma_)[a-z]{1,3}_[\\w=-]{16,}", "AT(?:AT|CT)T[\\w+/=-]{8,}", "ATBB[\\w.=-]{16,}", "BBDC-\\S{20,}", "api_key_[\\w-]{8,}",
  "eyJ[\\w-]{10,}(?:\\.[\\w-]*)*", "gh[a-z]_\\w{16,}", "github_pat_\\w{16,}", "gl[a-z]{2,6}-[\\w.-]{16,}", "xox[a-z]-[\\w-]{10,}", "AKIA[0-9A-Z]{12,}",
  "(?:\\b\\d{3,8}-)?\\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\\b", "[\\w-]*[\\u2022\\u25CF\\u00B7*]{6,}[\\w-]*", "\\b(?:fig(?!ma_)[a-z]{1,3}_|api_key_|AT(?:AT|CT)T)\\w{2,}(?:\\u2026|\\.{3})\\w*",
].join("|"), "gi");
const RUN = /[A-Za-z0-9_+/=.~-]{20,}/g;

/** Whether a run changes between small, capital and digit too often for a name. */
function random(run) {
  let changes = 0, letters = 0;
  for (const part of run.split(/[^A-Za-z0-9]+/)) {
    letters += part.length;
    const kinds = part.replace(/[a-z]/g, "a").replace(/[A-Z]/g, "A").replace(/[0-9]/g, "0");
    for (let i = 1; i < kinds.length; i++) if (kinds[i] !== kinds[i - 1]) changes++;
    if (part.length >= 16 && (part.match(/\d+/g) || []).length >= 3) return true;
  }
  return letters >= 20 && changes / letters >= 0.42;
}

function scrub(text, found) {
  const mark = () => (found(), "[removed]");
  return text.replace(KNOWN, mark).replace(RUN, (run) => (random(run) ? mark() : run));
}

/** All that is kept of a secret: sixteen bits, in this page's memory, to tell a new one from one met before. */
const met = [];
function secretLeaf(secret) {
  let sum = 0;
  for (let i = 0; i < secret.length; i++) sum = (sum * 31 + secret.charCodeAt(i)) & 0xffff;
  if (!met.includes(sum)) met.push(sum);
  return { role: "secret", key: String(met.indexOf(sum) + 1) };
}

// reading
let visits = 0, chars = 0;

function clip(raw) {
  const text = raw.length > MAX_TEXT ? raw.slice(0, MAX_TEXT).replace(/\S+$/, "…") : raw;
  chars += text.length;
  return text;
}

function visible(el) {
  return el.checkVisibility({ visibilityProperty: true }) || getComputedStyle(el).display === "contents";
}

function hasText(node) {
  for (let child = node.firstChild; child; child = child.nextSibling) if (child.nodeType === 3 && /\S/.test(child.nodeValue)) return true;
  return false;
}

/** The text below a node, a line for each element but mere emphasis. */
function textOf(node) {
  const own = hasText(node);
  let out = "";
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (out.length > MAX_TEXT || ++visits > MAX_VISITS) break;
    if (child.nodeType === 3) out += child.nodeValue.slice(0, MAX_TEXT).replace(/\s+/g, " ");
    else if (child.nodeType === 1 && !SKIP.has(child.localName) && !says(child, "aria-hidden") && !child.matches("select,textarea,button") && visible(child)) {
      const text = textOf(child);
      out += own || INLINE.has(child.tagName) ? text : text && `${out && !out.endsWith("\n") ? "\n" : ""}${text}\n`;
    }
  }
  return own ? out.replace(/^\n+|\n+$/g, "") : out.trim();
}

function roleOf(el) {
  const given = el.getAttribute("role")?.trim().split(/\s+/)[0];
  if (given && !PLAIN.has(given)) return given;
  if (el instanceof HTMLInputElement) return TYPES.get(el.type) || "textbox";
  return says(el, "contenteditable") ? "editor" : TAGS.get(el.tagName) || (/^H[1-6]$/.test(el.tagName) ? "heading" : "generic");
}

function byIds(el, attribute) {
  const ids = el.getAttribute(attribute);
  if (!ids) return [];
  const root = el.getRootNode();
  return ids.split(/\s+/).filter(Boolean).slice(0, 6).map((id) => root.getElementById?.(id)).filter(Boolean);
}

/** Labels by their fields, once a look: a field asked for its own walks the whole page. */
let labels = new Map();
function labelsOf(el) {
  const root = el.getRootNode();
  if (!labels.has(root)) {
    labels.set(root, 0);
    for (const label of root.querySelectorAll("label")) if (label.control) labels.set(label.control, [...(labels.get(label.control) || []), label]);
  }
  return labels.get(el) || [];
}

/** The accessible name, computed cheaply. */
function nameOf(el, role, text = "") {
  const input = el.localName === "input";
  const given = byIds(el, "aria-labelledby").map(textOf).join("\n").trim() || el.getAttribute("aria-label")?.trim() || labelsOf(el).map(textOf).join("\n");
  if (given) return given;
  if (input && role === "button") return el.value;
  return text || el.getAttribute("placeholder") || el.getAttribute("title") || el.getAttribute("alt") || el.querySelector?.("svg title")?.textContent || "";
}

/** What developers call an element, in no language. */
function hintOf(el) {
  const coded = el.getAttribute("data-dd-action-name") || el.querySelector?.("[data-dd-action-name]")?.getAttribute("data-dd-action-name");
  return [el.id, el.getAttribute("name"), el.getAttribute("data-testid"), coded].filter(Boolean).join(" ");
}

/** A machine value: an option's value, a date, a number of days. */
function keyOf(el) {
  const machine = el.getAttributeNames().find((name) => /^(data-([\w-]+-)?value|datetime|data-(date|timestamp|days|scope))$/.test(name) && el.getAttribute(name));
  if (machine) return el.getAttribute(machine);
  return TICKS.has(roleOf(el)) || el.tagName === "OPTION" ? (el.getAttribute("value") ?? "").replace(/^on$/, "") : "";
}

const clean = new Set();
function finish(leaf, texts) {
  const out = [leaf];
  for (const field in texts) {
    const raw = texts[field];
    if (!raw) continue;
    const clipped = clip(raw.trim());
    const text = clean.has(clipped) ? clipped : scrub(clipped, () => { leaf.redacted = true; });
    // What is clean stays so; of what held a secret nothing is kept.
    if (text === clipped && clean.size < MAX_NODES) clean.add(text);
    if (text) leaf[field] = text;
    // Shown as text a value is revealed; in an editable field it was typed.
    if (field === "name" && text.includes("[removed]")) out.push(secretLeaf(raw));
  }
  return out;
}

/** Whether something is ticked, chosen or pressed. */
function isOn(el) {
  return el.checked === true || el.selected === true || el.getAttribute("data-state") === "checked" || ["aria-checked", "aria-selected", "aria-pressed"].some((a) => says(el, a));
}

/** The text around a tick without a name: of the largest ancestor that holds no other. */
function nearOf(el) {
  let best = "";
  for (let up = el.parentElement, i = 0; up && i < 4; up = up.parentElement, i++) {
    if (up.querySelectorAll(TICK).length > 1) break;
    best = textOf(up) || best;
  }
  return best;
}

function control(el, role, pressed) {
  const leaf = { role };
  const text = FROM_CONTENT.has(role) && el.localName !== "input" ? textOf(el) : "";
  const name = nameOf(el, role, text);
  let value = "", key = keyOf(el);
  if (pressed && (el === pressed || el.contains(pressed))) leaf.pressed = true;
  if (el.disabled === true || says(el, "aria-disabled")) leaf.disabled = true;
  if (says(el, "aria-invalid")) leaf.invalid = true;
  if (role === "button" && el.type === "submit" && (el.hasAttribute("type") || el.form)) leaf.submit = true;
  if (role === "button" && el instanceof HTMLElement && (!text || (el.querySelector("svg,img") && el.offsetWidth < 1.4 * el.offsetHeight))) leaf.icon = true;
  if (TICKS.has(role) || role === "tab" || el.hasAttribute("aria-pressed")) leaf.checked = isOn(el);
  if (role === "combobox" || role === "listbox") {
    const lists = el.options ? [el] : [...byIds(el, "aria-controls"), ...byIds(el, "aria-owns")];
    leaf.kids = lists.flatMap((list) => [...list.querySelectorAll('option,[role="option"]')]).slice(0, 30)
      .flatMap((option) => finish({ role: "option", checked: isOn(option) }, { name: (option.textContent || "").slice(0, MAX_TEXT), key: keyOf(option) }));
    const chosen = leaf.kids.find((kid) => kid.checked);
    key = key || chosen?.key || "";
    value = el.options ? chosen?.name || "" : el instanceof HTMLInputElement ? el.value.slice(0, MAX_TEXT + 1) : textOf(el);
  } else if (FIELDS.has(role)) {
    const held = typeof el.value === "string" ? el.value.slice(0, MAX_TEXT + 1) : "";
    const kept = el.readOnly === true || el.disabled === true;
    if (kept && held.length >= 16 && !/\s|@|^https?:/.test(held)) return [...finish({ role: "field" }, { name }), secretLeaf(held)];
    if (!kept && el.type !== "password") value = held;
    if (role === "date") key = key || value;
    if (el.tagName === "TEXTAREA") leaf.role = "textarea";
  }
  const tick = el.matches(TICK);
  return finish(leaf, { name, value, key, hint: hintOf(el), tip: tick ? byIds(el, "aria-describedby").map(textOf).join("\n") : el.getAttribute("title") || "", near: tick && !/[\p{L}\p{N}]/u.test(name) && nearOf(el) });
}

function read(el, pressed) {
  if (++visits > MAX_VISITS || chars > MAX_CHARS) return [];
  if (SKIP.has(el.localName)) return [];
  // Hidden fields say what pickers and selects mean; only dates, small numbers and chosen options are taken.
  if (el instanceof HTMLInputElement && el.type === "hidden") return /^(\d{1,5}|\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d)?)?)$/.test(el.value) ? finish({ role: "hidden" }, { key: el.value, hint: hintOf(el) }) : [];
  if (says(el, "aria-hidden")) {
    const chosen = el instanceof HTMLSelectElement ? el.selectedOptions[0] : null;
    return chosen ? finish({ role: "hidden" }, { key: chosen.value, value: chosen.text, hint: hintOf(el) }) : [];
  }
  if (!visible(el)) return [];
  const role = roleOf(el);
  if (FROM_CONTENT.has(role) || FIELDS.has(role)) return control(el, role, pressed);
  if (role === "label" && el.control) return [...el.children].flatMap((child) => read(child, pressed)).filter((leaf) => leaf.role !== "text" && leaf.role !== "generic");
  const bare = !el.shadowRoot && !(el.firstElementChild && el.querySelector(CONTROL));
  // A secret may be cut into several elements, with invisible marks between them.
  const whole = bare ? el.textContent.slice(0, 4 * MAX_TEXT).trim().replace(/[\u00AD\u200B-\u200D\u2060]+/g, "") : "";
  if (whole.length >= 16 && !/\s/.test(whole)) {
    let secret = role === "code" && !/^[a-z_]+[:_][a-z_:.-]+$/.test(whole);
    scrub(whole.slice(0, MAX_TEXT), () => { secret = true; });
    if (secret) return [secretLeaf(whole)];
  }
  const generic = role === "generic";
  const tip = el.getAttribute("title") || el.getAttribute("data-tooltip") || "";
  if (bare && (hasText(el) || role === "label" || role === "code")) return finish({ role: generic || role === "code" ? "text" : role }, { name: textOf(el), key: keyOf(el), tip, hint: generic && hintOf(el) });
  const kids = [];
  for (const root of el.shadowRoot ? [el.shadowRoot, el] : [el])
    for (let child = root.firstChild; child && kids.length <= MAX_NODES; child = child.nextSibling)
      if (child.nodeType === 1) kids.push(...read(child, pressed));
      else if (child.nodeType === 3 && /\S/.test(child.nodeValue)) kids.push(...finish({ role: "text" }, { name: child.nodeValue.slice(0, MAX_TEXT + 1) }));
  if (generic && kids.length < 2 && !tip) return kids;
  return finish({ role, kids }, { name: !generic && nameOf(el, role), tip, hint: !generic && hintOf(el) });
}

// where
const inPath = (path, selector) => path.find((el) => el.matches?.(selector));
const topDialog = () => [...document.querySelectorAll(DIALOG)].reverse().find((el) => !el.closest('[aria-hidden="true"]') && visible(el));

/** The nearest part around a press with a field and a choice: a form without a dialog. */
function formAround(path) {
  for (const el of path.slice(1, 16)) {
    if (!el.matches || el === document.body) return undefined;
    if (el.querySelector(NAME_FIELD)) return el.querySelector(CHOICE) && el.getElementsByTagName("*").length < 1500 ? el : undefined;
  }
}

const life = (Math.random() * 0x7fffffff) | 0;
/** Parameters of the address that the site declares; told by the background. */
let parameters = [];
function address() {
  const kept = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(location.search)) if (parameters.includes(name)) kept.set(name, value.slice(0, 100));
  const query = kept.toString();
  return location.origin + location.pathname + (query && `?${query}`);
}

function outlineOf(cause, part, pressed) {
  visits = chars = 0;
  labels = new Map();
  const leaves = read(part, pressed);
  for (const el of [...document.querySelectorAll(LIVE), ...fresh.filter((el) => el.isConnected)].slice(0, 20))
    if (!part.contains(el) && !el.contains(part) && visible(el) && (el.textContent || "").length < MAX_TEXT) leaves.push({ role: "notice", kids: read(el, null) });
  const nodes = [];
  const flatten = (list, d) => {
    for (const { kids, ...leaf } of list) {
      if (nodes.length >= MAX_NODES) return;
      nodes.push({ d, ...leaf });
      flatten(kids || [], d + 1);
    }
  };
  flatten(leaves, 0);
  const whole = visits <= MAX_VISITS && chars <= MAX_CHARS && nodes.length < MAX_NODES;
  return { url: address(), lang: document.documentElement.lang || navigator.language, cause, at: Date.now(), zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    offset: -new Date().getTimezoneOffset(), life, whole, nodes };
}

// when
const clock = () => performance.now();
let until = 0, end = 0, declared = false, timer = 0, cost = 1, seen = "", cause = "load", href = location.href, stopped = false, pressedAt = -Infinity;
/** Small things that appeared beside the part being read: toasts have no reliable role. */
let fresh = [];
const observer = new MutationObserver((records) => {
  for (const record of records.length < 200 ? records : []) for (const node of record.addedNodes)
    if (node instanceof Element && node.parentElement && !node.closest(DIALOG) && node.getElementsByTagName("*").length < 30) fresh = [...fresh.slice(-5), node];
  schedule();
});
let observing = false;

function stop() {
  stopped = true;
  observer.disconnect();
  for (const name of EVENTS) removeEventListener(name, onPress, true);
}

async function send(message) {
  // An updated or removed extension leaves old sensors behind.
  if (stopped || !chrome.runtime?.id) return stop();
  try {
    const reply = await chrome.runtime.sendMessage(message);
    if (!reply || reply.error) return;
    parameters = reply.parameters ?? parameters;
    declared = reply.page ?? declared;
    lookFor(reply.for_ms || 0);
    // A page that stays still is told of as well, once the time for its answer is over.
    clearTimeout(end);
    if (reply.for_ms) end = setTimeout(() => ((seen = ""), look()), reply.for_ms);
  } catch {
    if (!chrome.runtime?.id) stop();
  }
}

function lookFor(ms) {
  until = Math.max(until, clock() + ms);
  const wanted = declared || clock() < until;
  if (wanted && !observing && !stopped) {
    observing = true;
    observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["open", "hidden", "aria-hidden", "class", "style", "disabled", "aria-invalid"] });
    schedule();
  } else if (!wanted && observing) {
    observing = false;
    fresh = [];
    observer.disconnect();
  }
}

/** One look at a time: soon after a press, else at most a fiftieth of the time. */
function schedule() {
  const soon = clock() - pressedAt < LOOK_AFTER_PRESS_MS;
  if (!timer) timer = setTimeout(look, Math.min(soon ? 500 : 2e3, Math.max(40, (soon ? 4 : 50) * cost)));
}

function look() {
  timer = 0;
  if (stopped) return;
  if (location.href !== href) return onRoute();
  if (!document.body || document.readyState === "loading") return schedule();
  const main = declared ? null : document.querySelector('main,[role="main"]');
  const start = clock();
  const outline = outlineOf(cause, topDialog() || main || document.body, null);
  cost = clock() - start;
  const now = JSON.stringify(outline.nodes);
  if (now !== seen) send({ kind: "outline", outline });
  seen = now;
  cause = "change";
  lookFor(0);
}

function onRoute() {
  if (location.href === href) return;
  href = location.href;
  seen = "";
  cause = "route";
  send({ kind: "hello", url: location.origin + location.pathname });
}

function onPress(event) {
  if (location.href !== href) onRoute();
  const path = event.composedPath();
  let why = "press", target = inPath(path, PRESSABLE);
  if (event instanceof KeyboardEvent) {
    const field = path[0] instanceof Element ? path[0] : null;
    if (event.key === "Escape") [why, target] = ["escape", field || undefined];
    else if (event.key === "Enter" && field?.matches("input")) target = field;
    // A key on a native button comes back as a click.
    else if (!/^(Enter| )$/.test(event.key) || !target || target.matches("button,a,input,summary,label")) return;
  } else if (event.type === "submit") target = event.submitter || undefined;
  if (!target && event.type !== "submit") return;
  const part = inPath(path, DIALOG) || (why === "escape" ? topDialog() : undefined) || (declared ? topDialog() || document.body : formAround(path)) || (clock() < until ? topDialog() : undefined);
  if (!part) return;
  send({ kind: "outline", outline: outlineOf(why, part, target || null) });
  seen = "";
  pressedAt = clock();
  lookFor(LOOK_AFTER_PRESS_MS);
}

const EVENTS = ["click", "keydown", "submit"];
for (const name of EVENTS) addEventListener(name, onPress, { capture: true, passive: true });
globalThis.navigation?.addEventListener("currententrychange", onRoute);
addEventListener("popstate", onRoute);
send({ kind: "hello", url: location.origin + location.pathname });
