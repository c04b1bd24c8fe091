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
      format.formatToParts(Date.UTC(2027, month, 15)).forEach(({ type, value }, at, parts) => {
        // Hebrew puts "in" before the month, as a letter of the same word.
        const written = (/\p{L}+$/u.exec(parts[at - 1]?.value ?? "")?.[0] ?? "") + value;
        if (type === "month" && /\p{L}/u.test(value)) for (const word of [small(written).replace(/\.+$/, ""), small(written)]) put(months, word, month + 1);
      });
  }
  // The core reads the digits of all scripts as these.
  const figured = new Intl.Locale(tag, { numberingSystem: "latn" });
  for (const style of /** @type {const} */ (["long", "short", "narrow"])) {
    const times = new Intl.RelativeTimeFormat(figured, { style });
    for (const unit of /** @type {const} */ (["hour", "day", "week", "month", "year"])) {
      const counted = new Intl.NumberFormat(figured, { style: "unit", unit, unitDisplay: style });
      // One, two, few, many and others: 30 is written otherwise than 5 in Arabic and Romanian.
      for (const count of [1, 2, 3, 5, 30]) {
        // One letter of a narrow style means too many things; a character of a script without blanks is a word.
        for (const { type, value } of style === "narrow" ? [] : [...counted.formatToParts(count), ...times.formatToParts(count, unit)])
          if (type !== "integer" && /^.{2}|[^\x00-\x7f]/.test(small(value)))
            // What stands beside several units is none: "in", "ago".
            units.set(small(value), (units.get(small(value)) ?? unit) === unit ? unit : "");
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
    units: [...units].filter(([, unit]) => unit),
    relative: [...relative].map(([pattern, [unit, future]]) => [pattern, unit, future]),
    near: [-1, 0, 1, 2].map((days) => [small(near.format(days, "day")), days]).filter(([text]) => !/\p{N}/u.test(String(text))),
    order: /^(dmy|mdy|ymd)$/.exec(order.join(""))?.[0] ?? "unknown",
  });
}

/**
 * What was read for the core: `storage.local`, and of `storage.session` what belongs to the tabs that were asked for.
 * @typedef {PromiseSettledResult<Record<string, unknown>>[]} Stored
 */
/**
 * What the core wants done (src/browser/list.rs): an answer, what is to be stored, and the badge.
 * @typedef {object} Done
 * @property {unknown} [reply]
 * @property {Record<string, string>} [local] what is to be stored on disk
 * @property {Record<string, string>} [session] what is to be kept for as long as the browser runs
 * @property {string} [forget] what is no longer to be kept
 * @property {{ text: string, color: string, textColor: string, title: string }} [badge]
 * @property {boolean} [looked] whether nobody waits for the badge
 * @property {number} [tabId] the tab that `puzzled` is of
 * @property {string} [puzzled] why its page was not understood; empty where it was
 * @property {string} [open] an address
 */

/**
 * Waits for all that was asked; the console is told of what the browser refused.
 * @param {(Promise<unknown> | undefined)[]} asked
 */
const complain = async (asked) => {
  for (const settled of await Promise.allSettled(asked))
    if (settled.status === "rejected") console.warn(`Token Due: ${settled.reason?.message}`);
};

/**
 * Does what the core wants done. What is shown comes after what is stored, and the answer last.
 * @param {Done} done
 */
async function carryOut({ reply, local, session, forget, badge, looked, tabId, puzzled, open }) {
  try {
    if (local) await chrome.storage.local.set(local);
  } catch (reason) {
    return core.unwritten(reason);
  }
  const shown = complain([
    // Together, so that a count is not seen in the colour of the one before.
    ...(badge
      ? [
          chrome.action.setBadgeBackgroundColor({ color: badge.color }),
          chrome.action.setBadgeTextColor({ color: badge.textColor }),
          chrome.action.setTitle({ title: badge.title }),
          chrome.action.setBadgeText({ text: badge.text }),
        ]
      : []),
    session && chrome.storage.session.set(session),
    forget ? chrome.storage.session.remove(forget) : undefined,
  ]);
  // The tab may have been closed meanwhile, and with it what was shown for it.
  const inTab =
    puzzled === undefined || tabId === undefined
      ? []
      : [chrome.action.setBadgeText({ tabId, text: puzzled ? "?" : /** @type {any} */ (null) }), chrome.action.setTitle({ tabId, title: puzzled })];
  const all = Promise.all([shown, Promise.allSettled(inTab)]);
  if (open) chrome.tabs.create({ url: open });
  if (!looked) await all;
  return reply;
}

/**
 * Does something alone, with what is stored under the keys of src/browser/storage.rs. Storage has no transactions, and a read between
 * another's read and write loses that one's work.
 * @template T
 * @param {(stored: Stored) => Promise<T>} work
 * @param {(number | undefined)[]} tabs
 * @returns {Promise<T>}
 */
const alone = (work, tabs) =>
  navigator.locks.request("token-due", async () => {
    const keys = tabs.filter((tab) => Number.isInteger(tab)).map((tab) => `watch.${tab}`);
    return work(await Promise.allSettled([chrome.storage.local.get(["ledger", "told"]), keys.length > 0 ? chrome.storage.session.get(keys) : {}]));
  });

/**
 * A turn at the list: what is stored is read, a module decides, and what it wants is done.
 * @param {(stored: Stored) => Done | Promise<Done> | undefined} decide
 * @param {(number | undefined)[]} tabs whose watch may be needed
 */
const turn = (decide, ...tabs) => ready().then(() => alone(async (stored) => carryOut((await decide(stored)) ?? {}), tabs));

chrome.runtime.onMessage.addListener((message, sender, answer) => {
  turn(
    // What the core leaves open is what a page asks of the list.
    (stored) => core.message(message, sender, samples, stored) ?? pagesReady().then(() => pages.message(message, sender, stored)),
    sender.tab?.id,
    message?.tab,
  ).then(answer, () => answer({ error: { code: "no-core", message: "The extension could not start. Reload it." } }));
  return true;
});

chrome.webRequest.onBeforeRequest.addListener(
  (details) => {
    const bytes = details.requestBody?.raw?.[0]?.bytes;
    if (READ_ONLY.has(details.method) || (bytes && bytes.byteLength > 200_000)) return undefined;
    const { requestId, url, method, tabId, timeStamp } = details;
    const seen = { request_id: requestId, url, method, tab_id: tabId, at: Math.round(timeStamp) };
    turn((stored) => core.request_sent(seen, new Uint8Array(bytes ?? []), stored), tabId);
    return undefined;
  },
  FILTER,
  ["requestBody"],
);
/** @param {{ method: string, requestId: string, tabId: number, statusCode?: number }} details */
const answered = ({ method, requestId, tabId, statusCode }) => {
  if (!READ_ONLY.has(method)) turn((stored) => core.request_done(requestId, tabId, statusCode, stored), tabId);
};
chrome.webRequest.onCompleted.addListener(answered, FILTER);
chrome.webRequest.onErrorOccurred.addListener((details) => answered({ ...details, statusCode: undefined }), FILTER);

chrome.tabs.onRemoved.addListener((tab) => {
  turn((stored) => core.tab_gone(tab, stored), tab);
});

/** The notice of the day, where the person allowed notices: what cannot be shown does not count as told. */
const remind = async () => {
  if (!(await chrome.permissions.contains({ permissions: ["notifications"] }))) return;
  await pagesReady();
  await alone(async (stored) => {
    /** @type {{ local?: Record<string, string>, id?: string, notice?: chrome.notifications.NotificationCreateOptions, buttons?: { title: string }[] }} */
    const { local, id, notice, buttons } = pages.due(stored);
    // Before it is shown: told twice annoys more than a notice that was lost with the browser.
    if (local) await chrome.storage.local.set(local);
    if (!notice || !id) return;
    try {
      await chrome.notifications.create(id, { ...notice, buttons });
    } catch {
      // Firefox has no buttons, and refuses what names them.
      await chrome.notifications.create(id, notice);
    }
  }, []);
};

const wake = async () => {
  // Made anew at every wake it would be put off each time. The badge is computed when it rings, whatever happened in between.
  const alarm = async () => (await chrome.alarms.get("hour")) ?? chrome.alarms.create("hour", { periodInMinutes: 60 });
  await complain([turn(core.wake), remind(), alarm()]);
};
/**
 * Has the sensor run on every host that is allowed, in those that the manifest's own script leaves out by a registration, which lasts
 * until the extension is updated. Where a person or the browser gave all hosts at once, it runs on none for that.
 * @param {boolean} fresh whether tabs may be open that were opened before it could be there: one of Figma may stay open for weeks
 */
async function attach(fresh) {
  const manifest = /** @type {chrome.runtime.ManifestV3} */ (chrome.runtime.getManifest());
  const declared = new Set(manifest.content_scripts?.flatMap(({ matches }) => matches ?? []));
  const { origins = [] } = await chrome.permissions.getAll();
  const named = [...(manifest.host_permissions ?? []), ...(manifest.optional_host_permissions ?? []), ...origins];
  const hosts = [...new Set(named)].filter((host) => /^https:\/\/[^*]/.test(host));
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
  complain([navigator.locks.request("sensors", () => attach(fresh))]);
};
chrome.alarms.onAlarm.addListener(wake);
chrome.runtime.onStartup.addListener(() => sensors(false));
chrome.runtime.onInstalled.addListener(({ reason }) => {
  sensors(true);
  if (reason === "install") chrome.tabs.create({ url: "welcome.html" });
});
chrome.permissions.onAdded.addListener(() => sensors(true));
chrome.permissions.onRemoved.addListener(() => sensors(false));

/**
 * @param {string} token
 * @param {number} [button]
 */
const pressed = (token, button) => {
  // One that was pressed does not go by itself everywhere.
  chrome.notifications.clear(token);
  turn((stored) => pagesReady().then(() => pages.told_pressed(token, button, stored)));
};
/** The browser knows the word only where the person allowed it; a listener that is there already is not added again. */
const listenToNotifications = () => {
  chrome.notifications?.onClicked.addListener(pressed);
  chrome.notifications?.onButtonClicked?.addListener(pressed);
};
listenToNotifications();
chrome.permissions.onAdded.addListener(listenToNotifications);
