// The scan box. A scanner types fast and ends with Enter, also while the answer to the last code is still on its way:
// codes wait in a queue, one is sent at a time, none is lost, and the box has the focus again whenever nothing else needs it.
// Pages that are opened to decide on their rows leave the focus there: keys.js brings what a scanner types into the box.

const announce = (text) => document.dispatchEvent(new CustomEvent("announce", { detail: text }));

const queues = new WeakMap();

function queueOf(form) {
  if (!queues.has(form)) queues.set(form, { waiting: [], busy: false });
  return queues.get(form);
}

const box = (form) => form.querySelector("input:not([type=hidden])");

function show(form) {
  const { waiting, busy } = queueOf(form);
  const place = form.querySelector("[data-scan-waiting]");
  if (place) place.textContent = busy && waiting.length > 0 ? `${waiting.length} waiting` : "";
}

async function sendNext(form) {
  const queue = queueOf(form);
  if (queue.busy || queue.waiting.length === 0) return;
  queue.busy = true;
  const code = queue.waiting[0];
  show(form);
  try {
    await send(form, code);
    queue.waiting.shift();
  } catch {
    // The code goes back into the box when that is free, so that a person decides; the rest waits for the next Enter.
    queue.waiting.shift();
    if (box(form).value === "") box(form).value = code;
    else queue.waiting.unshift(code);
    announce(`“${code}” was not sent. Press Enter to send it again.`);
    queue.busy = false;
    show(form);
    return;
  }
  queue.busy = false;
  show(form);
  sendNext(form);
}

function send(form, code) {
  const values = Object.fromEntries(new FormData(form));
  values[box(form).name] = code;
  return new Promise((resolve, reject) => {
    let failed = false;
    const fail = () => { failed = true; };
    form.addEventListener("htmx:responseError", fail, { once: true });
    form.addEventListener("htmx:sendError", fail, { once: true });
    htmx.ajax("POST", form.action, { source: form, target: form.dataset.scan, swap: "innerHTML", values })
      .then(() => failed ? reject(new Error("not accepted")) : resolve(), reject)
      .finally(() => {
        form.removeEventListener("htmx:responseError", fail);
        form.removeEventListener("htmx:sendError", fail);
      });
  });
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.scan) return;
  event.preventDefault();
  const field = box(form);
  const code = field.value.trim();
  field.value = "";
  if (code !== "") queueOf(form).waiting.push(code);
  sendNext(form);
}, true);

function refocus() {
  const form = document.querySelector(".scan");
  const field = form && box(form);
  if (field?.autofocus && document.activeElement === document.body && !document.querySelector("dialog[open]")) field.focus({ preventScroll: true });
}

document.addEventListener("htmx:afterSettle", refocus);
window.addEventListener("focus", refocus);
refocus();
