// @ts-check
/** What the popup shows is asked for at once, while what draws it loads; the key is that of `src/browser/storage.rs`. */
const stored = chrome.storage.local.get("ledger");
const looked = chrome.tabs
  .query({ active: true, currentWindow: true })
  .then(([tab]) => chrome.runtime.sendMessage({ kind: "look", tab: tab?.id ?? null }));
// Until it is drawn nobody waits for them, and then what went wrong is said.
stored.catch(() => {});
looked.catch(() => {});

try {
  const { default: init, popup } = await import("./pages.js");
  await init();
  if (document.readyState === "loading") await new Promise((parsed) => document.addEventListener("DOMContentLoaded", parsed));
  popup(stored, looked);
} catch (error) {
  // Without the core there is nobody else left to say so.
  const main = document.getElementById("main");
  if (main) main.textContent = chrome.i18n.getMessage("failure_core");
  throw error;
}
