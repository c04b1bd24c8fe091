import init, * as pages from "./pages.js";

try {
  await init();
  pages.options();
} catch (error) {
  // Without the core there is nobody else left to say so.
  const main = document.getElementById("main");
  if (main) main.textContent = chrome.i18n.getMessage("failure_core");
  throw error;
}
