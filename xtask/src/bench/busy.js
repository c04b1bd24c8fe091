// The body of an async function; arguments[0] is what to do. Returns when it is done, by timers, so that every
// observer gets its turn in between as on a real page.
const pause = (ms) => new Promise((go) => setTimeout(go, ms));
const place = document.body.appendChild(document.createElement("section"));
// Rows come and go in a list of their own: what is clicked and typed into stays in the page.
const rows = place.appendChild(document.createElement("div"));

function change(times) {
  for (let at = 0; at < times; at += 1) {
    const row = document.createElement("div");
    row.className = `row-${at}`;
    row.textContent = `Frame ${at}`;
    rows.append(row);
    if (rows.childElementCount > 100) rows.firstElementChild.remove();
  }
}

async function busy() {
  const button = place.appendChild(document.createElement("button"));
  const field = place.appendChild(document.createElement("input"));
  for (let round = 0; round < 100; round += 1) {
    change(100);
    for (let at = 0; at < 20; at += 1) button.click();
    for (const key of "layer") {
      field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      field.value += key;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    if (round % 5 === 0) history.pushState({}, "", `?view=${round}`);
    await pause(4);
  }
}

async function churn() {
  for (let round = 0; round < 100; round += 1) {
    change(5);
    await pause(50);
  }
}

await { busy, churn }[arguments[0]]();
place.remove();
