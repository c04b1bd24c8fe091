// @ts-check
/**
 * The sensor: reads what a token page shows, takes secrets out, sends the rest to the background as an outline (src/page/outline.rs).
 * It judges, draws, keeps and changes nothing, and sleeps until a press or a page its site declares.
 */
"use strict";

const MAX_NODES = 4000, MAX_VISITS = 2e4, MAX_TEXT = 600, MAX_CHARS = 12e4, LOOK_MS = 4000;
const DIALOG = '[role=dialog]:not([aria-modal=false]),[role=alertdialog],dialog[open],[aria-modal=true]';
const PRESSABLE = 'button,a,summary,label,input:is([type=submit],[type=button],[type=image]),[role=button],[role=link],[role=menuitem],[role=tab]';
const CONTROL = 'input,select,textarea,button,a[href],time,table,ul,ol,[role],[contenteditable=true]';
const TICK = '[type=checkbox],[type=radio],[role=checkbox],[role=switch],[role=radio]';
const LIVE = '[role=alert],[role=status],[aria-live]:not([aria-live=off],button),output';
const CODE = "data-dd-action-name";
const CALLING = `${DIALOG},${LIVE}`;
const all = (root, what) => [...root.querySelectorAll(what)];
const set = (words) => new Set(words.split(" "));
const map = (pairs) => new Map(pairs.split(" ").map((pair) => [pair.replace(/:.*/, ""), pair.replace(/.*:/, "")]));
const SKIP = set("script style noscript template svg canvas video audio object iframe head");
const INLINE = set("b i em strong font bdi bdo mark wbr u small i18n-text");
const TAGS = map("a:link button summary:button select:combobox textarea:textbox table tr:row td:cell th:columnheader ul:list ol:list li:listitem dialog nav:navigation main form fieldset:group time output:status code pre:code progress:progressbar label");
const TYPES = map("checkbox radio search:searchbox number:spinbutton date datetime-local:date password submit:button button reset:button image:button range:slider file color");
/** Named by their content. */
const FROM_CONTENT = set("button link heading option tab menuitem checkbox radio switch time");
const FIELDS = set("textbox searchbox spinbutton date password combobox");
const TICKS = set("checkbox radio switch option");
let asked, names;
function attr(el, name) {
  if (el !== asked) names = (asked = el)?.getAttributeNames() ?? [];
  return names.includes(name) ? el.getAttribute(name) : null;
}
const says = (el, name) => attr(el, name) === "true";
const PLAIN = set("none presentation generic text paragraph");

// secrets: as in src/page/secret.rs, which looks again
const KNOWN = new RegExp(String.raw`fig(?!ma_)[a-z]{1,3}_[\w=-]{16,}|AT(?:AT|CT)T[\w+/=-]{8,}|ATBB[\w.=-]{16,}|BBDC-\S{20,}|api_key_[\w-]{8,}
  |eyJ[\w-]{10,}(?:\.[\w-]*)*|(?:gh[a-z]|github_pat)_\w{16,}|AKIA[0-9A-Z]{12,}|(?:\b\d{3,8}-)?\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b
  |(?<![\w-])[\w-]*(?:(?:[•●]{3,}|[·*]{6,})[\w-]*)+(?!\S*@)|\b(?:fig(?!ma_)[a-z]{1,3}_|api_key_|AT(?:AT|CT)T)\w{2,}(?:…|\.{3})\w*`.replace(/\s/g, ""), "gi");
const RUN = /(SHA256:)?[\w+/=.~-]{20,}/g;

/** Whether small, capital, digit change too often. */
function random(run) {
  let changes = 0, letters = 0;
  for (const part of run.split(/[^A-Za-z0-9]+/)) {
    letters += part.length;
    changes += part.split(/[a-z](?=[A-Z\d])|[A-Z](?=[a-z\d])|\d(?=[A-Za-z])/).length - 1;
    if (part.length >= 16 && part.split(/\d+/).length > 3) return true;
  }
  return letters >= 20 && changes / letters >= 0.42;
}

const REMOVED = "[removed]";
// A key's fingerprint is as mixed.
const scrub = (text) => text.replace(KNOWN, REMOVED).replace(RUN, (run, print) => (print || !random(run) ? run : REMOVED));

/** Sixteen bits of each secret, in this page's memory, to tell a new one. */
const met = new Set();
function putSecret(d, secret) {
  const sum = [...secret].reduce((sum, c) => (sum * 31 + c.charCodeAt()) & 0xffff, 0);
  nodes.push({ d, role: "secret", key: String([...met.add(sum)].indexOf(sum) + 1) });
}

// reading
let nodes = [], visits = 0, chars = 0;

const isFull = () => visits > MAX_VISITS || chars > MAX_CHARS || nodes.length >= MAX_NODES;
const styles = new WeakMap();
const display = (el) => (styles.get(el) || styles.set(el, getComputedStyle(el)).get(el)).display;
const visible = (el) => el.checkVisibility({ visibilityProperty: true }) || display(el) === "contents";
/** On the way down. What shows under the pointer counts. */
const shows = (el, up = el.parentNode) => el.hidden !== "until-found" && (el.firstElementChild ? visible(el) : display(el) !== "none" && (up.localName !== "details" || up.open || el.localName === "summary"));
const isText = (node) => node.nodeType === 3 && /\S/.test(node.nodeValue);
const hasText = (node) => [...node.childNodes].some(isText);

const cut = (text) => text.slice(0, MAX_TEXT + 1).replace(/\s+/g, " ");

function textOf(node) {
  let out = node.firstElementChild ? "" : cut(node.textContent);
  if (out) return out.trim() && out;
  const own = hasText(node);
  for (const child of node.childNodes) {
    if (out.length > MAX_TEXT || ++visits > MAX_VISITS) break;
    if (child.nodeType === 3) out += cut(child.nodeValue);
    else if (child.nodeType === 1 && !SKIP.has(child.localName) && !child.matches(`select,textarea,button:not(:is(h2,h3,h4,h5)>:only-child),[aria-hidden=true],${TICK}`)) {
      const text = child.localName === "br" ? "\n" : shows(child) ? textOf(child) : "";
      const joined = (own || INLINE.has(child.localName)) && /^(inline|contents)$/.test(display(child)) && (!out || /^0/.test(styles.get(child).borderTopLeftRadius));
      out += joined ? text : text && `${/[^\n]$/.test(out) ? "\n" : ""}${text}\n`;
    }
  }
  return own ? out.replace(/^\n+|\n+$/g, "") : out.trim();
}

function roleOf(el, tag) {
  const given = attr(el, "role")?.match(/\S+/)?.[0];
  if ((given ?? "button") === "button" && attr(el, "aria-haspopup") === "listbox") return "combobox";
  if (given && !PLAIN.has(given)) return given;
  if (tag === "input") return TYPES.get(el.type) || "textbox";
  if (el.matches("th[scope=row],tr:has(td)>th:not([scope])")) return "rowheader";
  return says(el, "contenteditable") ? "editor" : TAGS.get(tag) || (/^h[1-6]$/.test(tag) ? "heading" : el.matches(LIVE) ? "status" : "generic");
}

const byIds = (el, attribute) => attr(el, attribute)?.split(/\s+/).slice(0, 6).map((id) => el.getRootNode().getElementById?.(id)).filter(Boolean);

/** `labels` walks the page. */
const labels = new Map();
/** A shadow by itself. */
function learn(root) {
  if (observing) observer.observe(root, { childList: true, subtree: true, characterData: true, attributeFilter: "open hidden aria-hidden class style disabled aria-invalid".split(" ") });
  all(root, "label").forEach((label) => {
    const el = label.querySelector(TICK) ?? label.control;
    labels.get(el)?.push(label) ?? labels.set(el, [label]);
  });
}

const linesOf = (els) => els?.map(textOf).join("\n");

function nameOf(el, text = "") {
  const given = linesOf(byIds(el, "aria-labelledby"))?.trim() || attr(el, "aria-label")?.trim() || linesOf(labels.get(el));
  return given || text || attr(el, "placeholder") || attr(el, "title") || attr(el, "alt") || el.querySelector("svg title")?.textContent || "";
}

function hintOf(el) {
  let hint = el.type === "url" ? el.id + " url" : el.id;
  const code = attr(el, CODE) || attr(el.querySelector(`[${CODE}]`), CODE);
  for (const part of [attr(el, "name"), attr(el, "data-testid"), code]) if (part) hint += " " + part;
  return hint;
}

function keyOf(el, role, input) {
  const machine = !input && el.getAttributeNames().find((name) => /^(datetime|data-(([\w-]+-)?value|date|timestamp|days|scope))$/.test(name) && attr(el, name));
  return machine ? attr(el, machine) : TICKS.has(role) && attr(el, "value")?.replace(/^on$/, "");
}

const clean = new Set();
function fill(leaf, texts) {
  for (const field in texts) {
    const raw = texts[field];
    if (!raw) continue;
    let clipped = raw.trim();
    if (clipped.length > MAX_TEXT) clipped = clipped.slice(0, MAX_TEXT).replace(/\S+$/, "…");
    chars += clipped.length;
    const text = clean.has(clipped) ? clipped : scrub(clipped);
    // What held a secret is not kept.
    if (text !== clipped) leaf.redacted = true;
    else if (clean.size < MAX_VISITS) clean.add(text);
    if (text) leaf[field] = text;
    // As text revealed; in a field typed.
    if (field === "name" && text.includes(REMOVED)) putSecret(leaf.d, raw);
  }
  return leaf;
}
const put = (d, role, texts) => fill(nodes[nodes.push({ d, role }) - 1], texts);

const isOn = (el) => el.checked ?? el.selected ?? el.matches("[data-state=checked],[aria-checked=true],[aria-selected=true],[aria-pressed=true]");

/** Beside a nameless tick. */
function nearOf(el) {
  let best = "", up = el;
  for (let i = 0; i < 4 && (up = up.parentElement) && (up.querySelector(TICK) ?? el) === el && all(up, TICK).length < 2; i++) best = textOf(up) || best;
  return best;
}

function control(el, role, pressed, d, input) {
  const leaf = put(d, role);
  const text = FROM_CONTENT.has(role) && !input ? textOf(el) : "", name = nameOf(el, text || (input && role === "button" && el.value));
  const flag = (what, is) => is && (leaf[what] = true);
  let value = "", key = keyOf(el, role, input);
  flag("pressed", pressed && el.contains(pressed));
  flag("disabled", el.disabled || says(el, "aria-disabled"));
  flag("invalid", says(el, "aria-invalid"));
  if (TICKS.has(role) || role === "tab" || el.hasAttribute("aria-pressed")) leaf.checked = isOn(el);
  if (role === "combobox" || role === "listbox") {
    const lists = el.options ? [el] : ["aria-controls", "aria-owns"].flatMap((name) => byIds(el, name) || []);
    const first = nodes.length;
    for (const option of lists.flatMap((list) => all(list, "option,[role=option]")).slice(0, 30))
      put(d + 1, "option", { name: cut(option.textContent), key: keyOf(option, "option") }).checked = isOn(option);
    const chosen = nodes.slice(first).find((option) => option.checked);
    key ||= chosen?.key;
    value = el.options ? chosen?.name : input ? cut(el.value) : textOf(el);
  } else if (role === "button") {
    flag("submit", el.type === "submit" && (el.hasAttribute("type") || el.form));
    flag("icon", !text || (el.querySelector("svg,img") && el.offsetWidth < 1.4 * el.offsetHeight));
    if (name !== text) value = text;
  } else if (FIELDS.has(role)) {
    const held = cut(`${el.value ?? ""}`), kept = el.readOnly || el.disabled;
    if (kept && held.length >= 16 && !/\s|@|^https?:/.test(held)) {
      nodes.pop();
      put(d, "field", { name });
      return putSecret(d, held);
    }
    if (!kept && el.type !== "password") value = held;
    if (role === "date") key ||= value;
    if (el.tagName === "TEXTAREA") leaf.role = "textarea";
  }
  const tick = TICKS.has(role) && role !== "option";
  fill(leaf, { name, value, key, hint: hintOf(el), tip: tick ? linesOf(byIds(el, "aria-describedby")) : attr(el, "title"), near: tick && !/[\p{L}\p{N}]/u.test(name) && nearOf(el) });
}

function read(el, pressed, d, labelled) {
  visits++;
  const tag = el.localName, label = tag === "label" && el.control;
  if (isFull() || SKIP.has(tag) || (label && !el.firstElementChild)) return;
  // What pickers and selects mean: dates, small numbers, chosen options.
  const hidden = tag === "input" && el.type === "hidden";
  if (hidden || says(el, "aria-hidden")) {
    const chosen = hidden ? /^(\d{1,5}|\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d)?)?)$/.test(el.value) && el : el.selectedOptions?.[0];
    return chosen && void put(d, "hidden", { key: chosen.value, value: chosen.text, hint: hintOf(el) });
  }
  const role = roleOf(el, tag), generic = role === "generic";
  if (!shows(el)) return;
  if (FROM_CONTENT.has(role) || FIELDS.has(role)) return control(el, role, pressed, d, tag === "input");
  if (label) {
    for (const child of el.children) read(child, pressed, d, true);
    return;
  }
  const bare = !(el.shadowRoot || (el.firstElementChild && el.querySelector(CONTROL)));
  // A secret may be cut up, not beside its name; so are a week's days.
  const whole = bare ? el.textContent.slice(0, 4 * MAX_TEXT).trim().replace(/[\u00AD\u200B-\u200D\u2060]+/g, "") : "";
  if (whole.length >= 16 && (el.firstElementChild ? /^\S*\d\S*$/ : /^\S+$/).test(whole) && (scrub(whole) !== whole || (role === "code" && !/^[a-z_]+[:_][a-z_:.-]+$/.test(whole))) &&
    ![...el.children].some((kid, _, kids) => display(kid) !== "inline" && kids.some(({ textContent: own }) => scrub(own) !== own))) return putSecret(d, whole);
  const tip = attr(el, "title") || attr(el, "data-tooltip");
  if (bare && (role === "label" || role === "code" || (el.firstElementChild ? hasText(el) : whole))) {
    const as = generic || role === "code" ? "text" : role;
    if (!labelled || as !== "text") put(d, as, { name: textOf(el), key: keyOf(el, role), tip, hint: generic && hintOf(el) });
    return;
  }
  const at = nodes.length, leaf = put(d, role);
  if (el.shadowRoot) learn(el.shadowRoot);
  for (const root of el.shadowRoot ? [el.shadowRoot, el] : [el])
    for (let child = root.firstChild; child; child = child.nextSibling)
      if (child.nodeType === 1) read(child, pressed, d + 1, labelled);
      else if (!labelled && isText(child)) put(d + 1, "text", { name: cut(child.nodeValue) });
  if (generic && (labelled || (!tip && nodes.slice(at + 2).every((inner) => inner.d > d + 1)))) {
    nodes.splice(at, 1);
    for (const inner of nodes.slice(at)) inner.d--;
  } else fill(leaf, { name: !generic && nameOf(el), tip, hint: !generic && hintOf(el) });
}

// where
const here = () => location.origin + location.pathname;
const inPath = (path, selector) => path.find((el) => el.matches?.(selector));
const last = (which) => all(document, which).findLast((el) => !el.closest("[aria-hidden=true]") && visible(el));
/** Hints beside it say dialog as well. */
const topDialog = () => last("[aria-modal=true],:modal") || last(DIALOG);

/** The nearest part with a field and a choice. */
function formAround(path) {
  for (const el of path.slice(1, 16)) {
    if (!el.matches || el === document.body) break;
    if (el.querySelector("input:not([type]),input[type=text]")) return el.querySelector(`select,[type=date],[role=combobox],${TICK}`) && el.getElementsByTagName("*").length < 1500 && el;
  }
}

const life = (Math.random() * 1e9) | 0;
/** From the background: what may travel, patterns of addresses. */
let parameters = [], pages;
function address() {
  const kept = [...new URLSearchParams(location.search)].flatMap(([name, value]) => (parameters.includes(name) ? [[name, value.slice(0, 100)]] : []));
  return here() + (kept.length ? `?${new URLSearchParams(kept)}` : "");
}

function outlineOf(cause, part, pressed) {
  asked = visits = chars = 0;
  nodes = [];
  labels.clear();
  learn(part.getRootNode());
  read(part, pressed, 0);
  for (const el of [...all(document, LIVE), ...fresh].slice(0, 20))
    if (!part.contains(el) && !el.contains(part) && visible(el) && el.textContent.length < MAX_TEXT) {
      put(0, "notice");
      read(el, null, 1);
    }
  return { url: address(), lang: document.documentElement.lang || navigator.language, cause, at: Date.now(), zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    offset: -new Date().getTimezoneOffset(), life, whole: !isFull(), nodes };
}

// when
const clock = () => performance.now();
let declared, observing, dull, dullTo, waits, later, timer, end, until = 0, cost = 1, seen = "", cause = "load", href = location.href, livelyAt = clock();
/** Read last; small things that came beside it; how many came where: what fills has none. */
let region, fresh = [], filled = new WeakMap();
const calls = (el) => el.closest(CALLING) || el.querySelector(CALLING);

function isNear({ target, type, addedNodes }) {
  const at = target.closest ? target : target.parentElement;
  if (!at) return;
  let near = !region?.isConnected || at.getRootNode() !== document || region.contains(at) || (type === "childList" ? at.closest(CALLING) : at.contains(region) || calls(at));
  const count = (filled.get(at) || 0) + addedNodes.length;
  filled.set(at, count);
  for (const node of addedNodes) {
    if (!node.closest) continue;
    near ||= calls(node);
    if (count < 9 && !node.closest(DIALOG) && node.getElementsByTagName("*").length < 30) near = fresh = [...fresh.slice(-5), node];
  }
  return near;
}
const observer = new MutationObserver((records) => schedule(records.length > 200 || records.filter(isNear).length));
const over = new AbortController(), { signal } = over;
signal.onabort = () => observer.disconnect();

async function send(message) {
  // Left by an update.
  if (!chrome.runtime?.id) return over.abort();
  const reply = await chrome.runtime.sendMessage(JSON.stringify(message)).catch(() => null);
  if (!reply || reply.error) return;
  ({ parameters = parameters, pages = pages, for_ms: waits } = reply);
  lookFor(waits);
  // A page that stays still is told of as well.
  clearTimeout(end);
  if (waits) end = setTimeout(() => ((seen = ""), look()), waits);
}

function lookFor(ms) {
  until = Math.max(until, clock() + ms);
  declared = pages?.some((part) => here().toLowerCase().match(part));
  const wanted = !!declared || clock() < until;
  if (wanted === !!observing || signal.aborted) return;
  observing = wanted;
  fresh = [];
  if (!wanted) return observer.disconnect();
  schedule(true);
}

/** One look at a time: soon after a press or a route, else a fiftieth of the time; at what is far, rarely. */
function schedule(near) {
  if (timer && !(near && later)) return;
  clearTimeout(timer);
  later = !near;
  const soon = clock() - livelyAt < LOOK_MS;
  timer = setTimeout(look, later ? 2e3 : Math.min(soon ? 500 : 2e3, Math.max(40, (soon ? 4 : 50) * cost)));
}

function look() {
  timer = 0;
  if (location.href !== href) return onRoute();
  if (!document.body || document.readyState === "loading") return schedule(true);
  const start = clock();
  region = topDialog() || (!declared && document.querySelector("main,[role=main]")) || document.body;
  const outline = outlineOf(cause, region);
  cost = clock() - start;
  const now = JSON.stringify(outline.nodes);
  if (now !== seen) send({ kind: "outline", outline });
  seen = now;
  cause = "change";
  lookFor(0);
}

const hello = () => send({ kind: "hello", url: here() });
function onRoute() {
  if (location.href === href) return;
  href = location.href;
  livelyAt = clock();
  seen = "";
  cause = "route";
  // Editors change their address often.
  if (waits || !pages) hello();
  lookFor(0);
}

function onPress(event) {
  const { type, key, target: at } = event, typed = type === "keydown", opener = at.closest?.("[aria-haspopup]");
  // Menus open as the pointer goes down, and hide the rest.
  if (type === "pointerdown" && !opener) return;
  if (typed && (event.repeat || !/^(Enter| |Escape)$/.test(key))) return;
  // Scripts press often.
  if (at === dull && event.timeStamp < dullTo) return;
  onRoute();
  const path = event.composedPath();
  let why = "press", target = inPath(path, PRESSABLE);
  if (typed) {
    const field = inPath(path, "*");
    if (key === "Escape") [why, target] = ["escape", field];
    else if (key === "Enter" && field?.matches("input")) target = field;
    // It may be text.
    else if (field?.matches("input,textarea,[contenteditable=true]")) return;
  } else if (type === "submit") target = event.submitter;
  if (!target && type !== "submit") return;
  const part = inPath(path, DIALOG) || (why === "escape" && topDialog()) || (declared ? topDialog() || document.body : formAround(path)) || (clock() < until && topDialog());
  if (!part) return void ([dull, dullTo] = [at, event.timeStamp + 99]);
  send({ kind: "outline", outline: outlineOf(why, part, target) });
  seen = "";
  filled = new WeakMap();
  livelyAt = clock();
  later = true;
  lookFor(LOOK_MS);
}

for (const name of ["pointerdown", "click", "keydown", "submit"]) addEventListener(name, onPress, { capture: true, signal });
self.navigation?.addEventListener("currententrychange", onRoute, { signal });
addEventListener("popstate", onRoute, { signal });
hello();
