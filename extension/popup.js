// @ts-check
/** What the popup shows is asked for at once: to tell it takes about as long as to load what draws it. */
const asked = chrome.tabs
  .query({ active: true, currentWindow: true })
  .then(([tab]) => chrome.runtime.sendMessage({ kind: "snapshot", tab: tab?.id ?? null }));
// Until it is drawn nobody waits for it, and then what went wrong is said.
asked.catch(() => {});

try {
  const { default: init, popup } = await import("./pages.js");
  await init();
  if (document.readyState === "loading") await new Promise((parsed) => document.addEventListener("DOMContentLoaded", parsed));
  popup(asked);
} catch (error) {
  // Without the core there is nobody else left to say so.
  const main = document.getElementById("main");
  if (main) main.textContent = chrome.i18n.getMessage("failure_core");
  throw error;
}
