// Finds what a `By` names; the last argument. Answers {found, seen}: the elements, and in words what was there
// instead, for the error. Names are computed in the spirit of the accessibility tree, not to its letter.
"use strict";

const CONTROLS = ["textbox", "combobox", "listbox", "checkbox", "radio", "switch", "spinbutton", "searchbox"];
const INPUT_ROLES = { button: "button", submit: "button", reset: "button", checkbox: "checkbox", radio: "radio", range: "slider", number: "spinbutton", search: "searchbox" };
const TAG_ROLES = { button: "button", summary: "button", select: "combobox", textarea: "textbox", dialog: "dialog", nav: "navigation", main: "main", table: "table", tr: "row", ul: "list", ol: "list", li: "listitem", img: "img", h1: "heading", h2: "heading", h3: "heading", h4: "heading", option: "option" };

const squeeze = (text) => (text ?? "").replace(/\s+/g, " ").trim();

function roleOf(element) {
  const given = element.getAttribute("role");
  if (given) return given.split(" ")[0];
  const tag = element.localName;
  if (tag === "input") return element.type === "hidden" ? "" : (INPUT_ROLES[element.type] ?? "textbox");
  if (tag === "a") return element.hasAttribute("href") ? "link" : "";
  if (element.isContentEditable && !element.parentElement?.isContentEditable) return "textbox";
  return TAG_ROLES[tag] ?? "";
}

// What is read aloud: without what is hidden from the accessibility tree.
function words(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute("aria-hidden") === "true") return "";
  const style = getComputedStyle(node);
  if (style.display === "none" || style.visibility === "hidden") return "";
  const inner = [...node.childNodes].map(words).join("");
  return style.display === "inline" ? inner : ` ${inner} `;
}

// What labels a thing may itself be unseen and still name it.
const called = (elements) => squeeze(elements.map((it) => words(it) || it.textContent).join(" "));

function nameOf(element) {
  const told = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  const root = element.getRootNode();
  const holds = ["dialog", "textbox", "combobox"].includes(roleOf(element));
  const isButton = element.localName === "input" && ["button", "submit", "reset"].includes(element.type);
  return (
    called(told.map((id) => root.getElementById?.(id)).filter(Boolean)) ||
    squeeze(element.getAttribute("aria-label")) ||
    called([...(element.labels ?? [])]) ||
    (isButton ? squeeze(element.value) : holds ? "" : squeeze(words(element))) ||
    squeeze(element.alt) ||
    squeeze(element.placeholder) ||
    squeeze(element.title)
  );
}

const visible = (element) => element.getClientRects().length > 0 && element.checkVisibility({ visibilityProperty: true });

function* walk(root) {
  for (const element of root.querySelectorAll("*")) {
    yield element;
    if (element.shadowRoot) yield* walk(element.shadowRoot);
  }
}

function matches(by, element) {
  const fits = (wanted, is) => (by.part ? is.includes(squeeze(wanted)) : is === squeeze(wanted));
  if (by.css !== undefined && !element.matches(by.css)) return false;
  if (by.role !== undefined) {
    const role = roleOf(element);
    if (by.role === "control" ? !CONTROLS.includes(role) : role !== by.role) return false;
  }
  if (by.name !== undefined && !fits(by.name, nameOf(element))) return false;
  if (by.text !== undefined) {
    if (!fits(by.text, squeeze(element.innerText))) return false;
    for (const child of element.children) if (visible(child) && fits(by.text, squeeze(child.innerText))) return false;
  }
  return visible(element);
}

function find(by) {
  const roots = by.within ? find(by.within).slice(0, 1) : [document];
  const found = roots.flatMap((root) => [...walk(root)].filter((element) => matches(by, element)));
  return found.slice(by.nth);
}

function seen(by) {
  const role = by.role === "control" ? undefined : by.role;
  const like = [...walk(document)].filter((element) => visible(element) && (role ? roleOf(element) === role : CONTROLS.includes(roleOf(element))));
  const names = like.slice(0, 30).map((element) => `${roleOf(element)} «${nameOf(element).slice(0, 60)}»`);
  return `${location.href} (${document.title}) with ${names.join(", ") || `no ${role ?? "control"}`}`;
}

const by = arguments[0];
const found = find(by);
return { found: found.slice(0, 200), seen: found.length ? "" : seen(by) };
