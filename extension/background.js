// @ts-check
/**
 * The background: listeners, and what is handed from one part of the browser to another. It carries to the core and does not judge.
 *
 * Listeners stand here, at the top level and in plain JS, since the event that wakes a stopped background is lost unless its listener is
 * there in the first turn, and the core starts later than that.
 */
import initCore, * as core from "./core.js";
// A worker may not import later; what takes time is the start of a module, and this one's waits until it is needed.
import initPages, * as pages from "./pages.js";

/**
 * Starts a module once; a start that failed is tried again at the next event.
 * @param {() => Promise<unknown>} init
 */
function once(init) {
  /** @type {Promise<unknown> | undefined} */
  let started;
  return () =>
    (started ??= init().catch((/** @type {unknown} */ error) => {
      started = undefined;
      throw error;
    }));
}
const ready = once(initCore);
const pagesReady = once(initPages);

/**
 * Hosts whose requests may create or end a token. Figma is busy and its address is known; the others are told by the shape of the body.
 * The last two are told of where the person allows them.
 */
const REQUESTS = [
  "https://www.figma.com/api/*token*",
  "https://id.atlassian.com/*",
  "https://app.tokens.studio/*",
  "https://app.prod.tokens.studio/*",
  "https://production.tokens.studio/*",
  "https://admin.atlassian.com/*",
  "https://bitbucket.org/*",
];
const FILTER = { urls: REQUESTS, types: /** @type {chrome.webRequest.ResourceType[]} */ (["xmlhttprequest", "main_frame"]) };
const READ_ONLY = new Set(["GET", "HEAD", "OPTIONS"]);

// A content script runs beside a page that may be hostile. Firefox has no such lock for what is kept on disk; session storage is locked in both from the start.
chrome.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });

/**
 * What `Intl` writes of dates and times in a language, for the core to find in pages: no table of languages ships. As JSON in the shape
 * of `Language` (src/page/language.rs), all in small letters; a tag that is none throws.
 * @param {string} tag
 */
function samples(tag) {
  /** @type {Map<string, number>} */
  const months = new Map();
  /** @type {Map<string, string>} */
  const units = new Map();
  /** @type {Map<string, [string, boolean]>} */
  const relative = new Map();
  /** @template T @param {Map<string, T>} map @param {string} word @param {T} what */
  const put = (map, word, what) => void (map.has(word) || map.set(word, what));
  const small = (/** @type {string} */ text) => text.toLowerCase().replace(/[\u00a0\u202f]/g, " ").trim();
  /** @type {Intl.DateTimeFormatOptions[]} */
  const styles = [{ month: "long" }, { month: "short" }];
  // Alone and beside a day: Slavic languages decline the month's name there.
  for (const style of [...styles.map((style) => ({ ...style, day: "numeric", year: "numeric" })), ...styles]) {
    const format = new Intl.DateTimeFormat(tag, /** @type {Intl.DateTimeFormatOptions} */ ({ ...style, timeZone: "UTC" }));
    for (let month = 0; month < 12; month++)
      for (const { type, value } of format.formatToParts(Date.UTC(2027, month, 15)))
        if (type === "month" && /\p{L}/u.test(value)) for (const word of [small(value).replace(/\.+$/, ""), small(value)]) put(months, word, month + 1);
  }
  for (const style of /** @type {const} */ (["long", "short", "narrow"])) {
    const times = new Intl.RelativeTimeFormat(tag, { style });
    for (const unit of /** @type {const} */ (["hour", "day", "week", "month", "year"])) {
      const counted = new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: style });
      // One, few, many: the forms of the languages of the three sites' pages.
      for (const count of [1, 2, 3, 5]) {
        // One letter of a narrow style means too many things; a character of a script without blanks is a word.
        for (const { type, value } of style === "narrow" ? [] : [...counted.formatToParts(count), ...times.formatToParts(count, unit)])
          if (type !== "integer" && /^.{2}|[^\x00-\x7f]/.test(small(value))) put(units, small(value), unit);
        for (const signed of [count, -count]) {
          const pattern = small(times.format(signed, unit)).replace(String(count), "#");
          if (pattern.includes("#")) put(relative, pattern, [unit, signed > 0]);
        }
      }
    }
  }
  const near = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  const date = new Intl.DateTimeFormat(tag, { day: "numeric", month: "numeric", year: "numeric", timeZone: "UTC" });
  const order = date.formatToParts(0).map(({ type }) => ({ day: "d", month: "m", year: "y", relatedYear: "y" })[String(type)] ?? "");
  return JSON.stringify({
    months: [...months],
    units: [...units],
    relative: [...relative].map(([pattern, [unit, future]]) => [pattern, unit, future]),
    near: [-1, 0, 1, 2].map((days) => [small(near.format(days, "day")), days]).filter(([text]) => !/\p{N}/u.test(String(text))),
    order: /^(dmy|mdy|ymd)$/.exec(order.join(""))?.[0] ?? "unknown",
  });
}

chrome.runtime.onMessage.addListener((message, sender, answer) => {
  ready()
    .then(() => core.message(message, sender, samples))
    // What the core leaves open is what a page asks of the list.
    .then((reply) => (reply === undefined ? pagesReady().then(() => pages.message(message, sender)) : reply))
    .then(answer, () => answer({ error: { code: "no-core", message: "The extension could not start. Reload it." } }));
  return true;
});

chrome.webRequest.onBeforeRequest.addListener(
  (details) => {
    const bytes = details.requestBody?.raw?.[0]?.bytes;
    if (READ_ONLY.has(details.method) || (bytes && bytes.byteLength > 200_000)) return undefined;
    const { requestId, url, method, tabId, timeStamp } = details;
    ready().then(() => core.request_sent({ request_id: requestId, url, method, tab_id: tabId, at: Math.round(timeStamp) }, new Uint8Array(bytes ?? [])));
    return undefined;
  },
  FILTER,
  ["requestBody"],
);
chrome.webRequest.onCompleted.addListener((details) => {
  if (!READ_ONLY.has(details.method)) ready().then(() => core.request_done(details.requestId, details.tabId, details.statusCode));
}, FILTER);
chrome.webRequest.onErrorOccurred.addListener((details) => {
  if (!READ_ONLY.has(details.method)) ready().then(() => core.request_done(details.requestId, details.tabId, undefined));
}, FILTER);

chrome.tabs.onRemoved.addListener((tab) => {
  ready().then(() => core.tab_gone(tab));
});

const wake = () => {
  ready().then(() => core.wake());
};
/**
 * Has the sensor run on every host that is allowed, in those that the manifest's own script leaves out by a registration, which lasts
 * until the extension is updated.
 * @param {boolean} fresh whether tabs may be open that were opened before it could be there: one of Figma may stay open for weeks
 */
async function attach(fresh) {
  const manifest = /** @type {chrome.runtime.ManifestV3} */ (chrome.runtime.getManifest());
  const declared = new Set(manifest.content_scripts?.flatMap(({ matches }) => matches ?? []));
  const hosts = [...(manifest.host_permissions ?? []), ...(manifest.optional_host_permissions ?? [])];
  const allowed = await Promise.all(hosts.map((host) => chrome.permissions.contains({ origins: [host] })));
  const given = hosts.filter((_, at) => allowed[at]);
  const matches = given.filter((host) => !declared.has(host));
  const [known] = await chrome.scripting.getRegisteredContentScripts();
  if (matches.length > 0) {
    // As in the manifest: in every frame, before the page's own scripts.
    const script = { id: "sensor", js: ["sensor.js"], allFrames: true, runAt: /** @type {const} */ ("document_start"), matches };
    await (known ? chrome.scripting.updateContentScripts([script]) : chrome.scripting.registerContentScripts([script]));
  } else if (known) await chrome.scripting.unregisterContentScripts();
  const tabs = fresh ? await chrome.tabs.query({ url: given }) : [];
  // Where it runs already a second start changes nothing. A tab may have gone, be asleep or show an error page: that is nothing to the others.
  await Promise.allSettled(
    tabs.map(({ id }) => id !== undefined && chrome.scripting.executeScript({ target: { tabId: id, allFrames: true }, files: ["sensor.js"] })),
  );
}
/** @param {boolean} fresh */
const sensors = (fresh) => {
  wake();
  // One after the other, since an installation and a start of the browser may both ask for the same registration.
  navigator.locks.request("sensors", () => attach(fresh)).catch((/** @type {Error} */ error) => console.warn(`Token Due: sensors: ${error.message}`));
};
chrome.alarms.onAlarm.addListener(wake);
chrome.runtime.onStartup.addListener(() => sensors(false));
chrome.runtime.onInstalled.addListener(({ reason }) => {
  sensors(true);
  ready().then(() => core.installed(reason));
});
chrome.permissions.onAdded.addListener(() => sensors(true));
chrome.permissions.onRemoved.addListener(() => sensors(false));

/**
 * @param {string} token
 * @param {number} [button]
 */
const pressed = (token, button) => {
  pagesReady().then(() => pages.told_pressed(token, button));
};
/** The browser knows the word only where the person allowed it; a listener that is there already is not added again. */
const listenToNotifications = () => {
  chrome.notifications?.onClicked.addListener(pressed);
  chrome.notifications?.onButtonClicked?.addListener(pressed);
};
listenToNotifications();
chrome.permissions.onAdded.addListener(listenToNotifications);
