// Firefox lets no driver into the background, nor into the world of a content script, but its own code in the process of
// either may go there.
const [id, place, expression] = arguments;
const WORLDS = {
  background: `Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false })`,
  "content script": `ChromeUtils.importESModule("resource://gre/modules/ExtensionContent.sys.mjs")
    .ExtensionContent.getContextByExtensionId(${JSON.stringify(id)}, content)?.cloneScope`,
};
function browser() {
  if (place !== "background") return window.gBrowser.selectedBrowser;
  const views = WebExtensionPolicy.getByID(id)?.extension.views ?? [];
  return [...views].find((view) => view.viewType === "background")?.xulBrowser;
}
const messages = browser()?.messageManager;
if (!messages) throw new Error(`no ${place}: it does not run`);
const answer = JSON.stringify(`token-due:answer:${Math.random()}`);
const told = JSON.stringify(`(async () => JSON.stringify((await (${expression})) ?? null))()`);
const script = `(async () => {
  const world = ${WORLDS[place]};
  if (!world) throw new Error("no ${place} here");
  return Cu.evalInSandbox(${told}, world, "latest", content.location.href);
})().then((value) => sendAsyncMessage(${answer}, { value }), (error) => sendAsyncMessage(${answer}, { error: String(error) }));`;
const answered = new Promise((resolve) => messages.addMessageListener(JSON.parse(answer), function heard({ data }) {
  messages.removeMessageListener(JSON.parse(answer), heard);
  resolve(data);
}));
messages.loadFrameScript(`data:text/javascript;charset=utf-8,${encodeURIComponent(script)}`, false);
const { value, error } = await answered;
if (error) throw new Error(error);
return JSON.parse(value);
