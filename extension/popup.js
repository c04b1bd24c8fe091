// @ts-check
/** What the popup shows is asked for at once, while what draws it loads; the key is that of `src/browser/storage.rs`. */
const stored = chrome.storage.local.get("ledger");
// Until it is drawn nobody waits for it, and then what went wrong is said.
stored.catch(() => {});

/** What the background has to say is asked for when the list is on the screen: to start it takes half as long as to draw that. */
const look = async () => {
  await stored.catch(() => {});
  await new Promise((drawn) => setTimeout(drawn, 50));
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return chrome.runtime.sendMessage({ kind: "look", tab: tab?.id ?? null });
};

try {
  const { default: init, popup } = await import("./pages.js");
  await init();
  if (document.readyState === "loading") await new Promise((parsed) => document.addEventListener("DOMContentLoaded", parsed));
  popup(stored, look());
} catch (error) {
  // Without the core there is nobody else left to say so.
  const main = document.getElementById("main");
  if (main) main.textContent = chrome.i18n.getMessage("failure_core");
  throw error;
}
