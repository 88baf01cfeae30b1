// Work without a mouse: rows by j, k and arrows, Enter to open, single keys for actions and fields, g for the list of pages and a
// letter to go to one, ? for the list of keys. Single letters can be switched off (WCAG 2.1.4); arrows in a table, Enter, Tab, Esc,
// and Ctrl+Enter to send a long text always work.

const switchBox = document.querySelector("[data-keys-switch]");
const lettersOn = () => { try { return localStorage.getItem("keys") !== "off"; } catch { return true; } };
const typing = (target) => target.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
const emptyScanBox = (target) => target.matches?.("[data-scan] input") && target.value === "";
const rowsOf = (table) => [...table.querySelectorAll("tbody tr")].filter((row) => row.querySelector("td, th"));
const table = () => document.activeElement?.closest?.("table[data-rows]") ?? document.querySelector("main table[data-rows]");
const scanBox = () => document.querySelector(".scan input:not([type=hidden])");
const opened = new WeakSet();
let held = null;

function choose(row) {
  for (const other of document.querySelectorAll("tr.chosen")) other.classList.remove("chosen");
  row.classList.add("chosen");
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function move(step) {
  const list = table();
  if (!list) return false;
  const rows = rowsOf(list);
  if (rows.length === 0) return false;
  const now = rows.findIndex((row) => row.classList.contains("chosen"));
  choose(rows[Math.min(Math.max(now + step, 0), rows.length - 1)]);
  return true;
}

function openRow(row) {
  const link = row?.querySelector("a[data-open], a[href]");
  link?.click();
  return Boolean(link);
}

/** The chosen row's own action comes first, then the page's. A key of a field brings the focus there. */
function press(key) {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  const row = document.querySelector("tr.chosen");
  const outside = [...document.querySelectorAll(selector)].find((each) => !each.closest("tbody"));
  const meant = row?.querySelector(selector) ?? outside;
  if (!meant || meant.disabled) return false;
  if (meant.matches("input, select, textarea")) enter(meant);
  else meant.click();
  return true;
}

function enter(field) {
  field.focus();
  field.select?.();
}

/** After an action on a row the page comes anew: the same row is chosen there, or the one that took its place. */
function keepPlace(row) {
  const place = { path: location.pathname, id: row.id, at: rowsOf(row.closest("table")).indexOf(row), time: Date.now() };
  try { sessionStorage.setItem("row", JSON.stringify(place)); } catch { /* the first row is chosen instead */ }
}

function keptRow() {
  let place = null;
  try {
    place = JSON.parse(sessionStorage.getItem("row"));
    sessionStorage.removeItem("row");
  } catch { /* nothing kept */ }
  return place?.path === location.pathname && Date.now() - place.time < 20000 ? rowAt(place) : null;
}

function rowAt(place) {
  const same = place.id === "" ? null : document.getElementById(place.id);
  const list = document.querySelector("main table[data-choose]") ?? document.querySelector("main table[data-rows]");
  const rows = list ? rowsOf(list) : [];
  return same ?? rows[Math.min(place.at, rows.length - 1)] ?? null;
}

/** Where a page is opened to decide on its rows: the first that needs a person, else the one decided on last, else the first. */
function firstRow() {
  const list = document.querySelector("main table[data-choose]");
  const kept = keptRow();
  return list?.querySelector("tbody tr[data-next]") ?? kept ?? (list ? rowsOf(list)[0] : null) ?? null;
}

/** pages.js opens it. */
function pages() {
  document.dispatchEvent(new Event("pages"));
  return true;
}

const labelOf = (link) => link.firstChild.textContent.trim();

function describe(button) {
  return button.dataset.keyMeans ?? button.getAttribute("aria-label") ?? button.labels?.[0]?.firstChild.textContent.trim() ?? button.firstChild?.textContent.trim() ?? "";
}

function help() {
  const dialog = document.getElementById("help");
  const list = dialog.querySelector("[data-page-keys]");
  const seen = new Map();
  for (const button of document.querySelectorAll("[data-key]")) seen.set(button.dataset.key, describe(button));
  for (const link of document.querySelectorAll("[data-go]")) seen.set("g " + link.dataset.go, labelOf(link));
  list.replaceChildren(...[...seen].flatMap(([keys, meaning]) => {
    const term = document.createElement("dt");
    term.append(...keys.split(" ").flatMap((key) => [Object.assign(document.createElement("kbd"), { textContent: key }), " "]));
    return [term, Object.assign(document.createElement("dd"), { textContent: meaning })];
  }));
  if (!dialog.open) dialog.showModal();
  return true;
}

function toFirstBox() {
  const box = scanBox() ?? document.querySelector(".filters input, .filters select");
  box?.focus();
  return Boolean(box);
}

function letter(key) {
  switch (key) {
    case "j": return move(1);
    case "k": return move(-1);
    case "/": return toFirstBox();
    case "?": return help();
    case "g": return pages();
    default: return press(key);
  }
}

function intoScanBox(text) {
  const box = scanBox();
  box.focus();
  box.value += text;
  return true;
}

/**
 * Where there is a scan box, a letter waits for a moment before it acts as a key: if more follow faster than a person
 * types, a scanner sent them, and they belong in the box. Digits are never keys there.
 */
function letterOrScan(key) {
  if (held) {
    clearTimeout(held.timer);
    const first = held.key;
    held = null;
    return intoScanBox(first + key);
  }
  if (/[0-9]/.test(key)) return intoScanBox(key);
  held = { key, timer: setTimeout(() => { held = null; letter(key); }, 50) };
  return true;
}

function arrow(event) {
  const inTable = event.target.closest?.("table[data-rows], .table-scroll") || event.target === document.body || emptyScanBox(event.target);
  if (!inTable) return false;
  if (event.key === "ArrowDown") return move(1);
  if (event.key === "ArrowUp") return move(-1);
  return false;
}

/** Enter sends the form that a list of choices belongs to, unless the list hangs open; Ctrl+Enter sends a long text. */
function sends(event) {
  const field = event.target;
  if (!field.form || event.key !== "Enter") return false;
  const long = field.matches("textarea") && (event.ctrlKey || event.metaKey);
  const choice = field.matches("select") && !opened.has(field) && !event.ctrlKey;
  if (!long && !choice) return false;
  field.form.requestSubmit(field.form.querySelector("button[type=submit], button:not([type])"));
  return true;
}

/** Esc leaves a field for the rows, or for the page where there are none. */
function leave(event) {
  if (!typing(event.target) || opened.delete(event.target)) return false;
  if (event.target.type === "search" && event.target.value !== "") return false;
  if (!move(0)) event.target.blur();
  return true;
}

document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (!field.matches?.("select")) return;
  if (event.key === " " || event.key === "F4" || (event.altKey && event.key === "ArrowDown")) opened.add(field);
});
for (const name of ["change", "focusout"]) document.addEventListener(name, (event) => opened.delete(event.target));
document.addEventListener("mousedown", (event) => { if (event.target.matches?.("select")) opened.add(event.target); });

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented) return;
  if (document.querySelector("dialog[open]")) return;
  if (sends(event)) { event.preventDefault(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const busy = typing(event.target) && !emptyScanBox(event.target);
  let done = false;
  if (!busy && event.key.startsWith("Arrow")) done = arrow(event);
  else if (event.key === "Enter" && event.target.matches?.("tr.chosen")) done = openRow(event.target);
  else if (event.key === "Escape") done = leave(event);
  else if (event.key.length === 1 && !typing(event.target)) {
    if (lettersOn()) done = scanBox() ? letterOrScan(event.key) : letter(event.key);
    else if (scanBox()) done = intoScanBox(event.key);
  }
  if (done) event.preventDefault();
});

document.addEventListener("submit", (event) => {
  const row = event.target.closest("table[data-rows] tbody tr");
  if (row) keepPlace(row);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-help]")) help();
  const row = event.target.closest("table[data-rows] tbody tr");
  if (row && !event.target.closest("a, button, input, select, label")) choose(row);
});

if (switchBox) {
  switchBox.checked = lettersOn();
  switchBox.addEventListener("change", () => {
    try { localStorage.setItem("keys", switchBox.checked ? "on" : "off"); } catch { /* kept for this page only */ }
  });
}

// News from the server bring rows anew: the chosen one stays chosen.
let chosen = null;
document.addEventListener("htmx:beforeSwap", () => {
  const row = document.querySelector("tr.chosen");
  chosen = row && { id: row.id, at: rowsOf(row.closest("table")).indexOf(row), focused: row === document.activeElement };
});
document.addEventListener("htmx:afterSettle", () => {
  if (!chosen || document.querySelector("tr.chosen")) return;
  const row = rowAt(chosen);
  if (row && chosen.focused) choose(row);
  else row?.classList.add("chosen");
});

const first = location.hash === "" ? firstRow() : null;
if (first) choose(first);
document.documentElement.dataset.keys = "ready";
