// Work without a mouse: rows by j, k and arrows, Enter to open, single keys for actions, g and a letter to go, ? for the list.
// Single letters can be switched off (WCAG 2.1.4); arrows in a table, Enter and Tab always work.

const switchBox = document.querySelector("[data-keys-switch]");
const lettersOn = () => { try { return localStorage.getItem("keys") !== "off"; } catch { return true; } };
const typing = (target) => target.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
const emptyScanBox = (target) => target.matches?.("[data-scan] input") && target.value === "";
const rowsOf = (table) => [...table.querySelectorAll("tbody tr")].filter((row) => row.querySelector("td, th"));
const table = () => document.activeElement?.closest?.("table[data-rows]") ?? document.querySelector("main table[data-rows]");
const scanBox = () => document.querySelector(".scan input:not([type=hidden])");
let going = 0;
let held = null;

function choose(row) {
  const all = row.closest("table").querySelectorAll("tr.chosen");
  for (const other of all) other.classList.remove("chosen");
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

/** The chosen row's own action comes first, then the page's. */
function press(key) {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  const row = document.querySelector("tr.chosen");
  const outside = [...document.querySelectorAll(selector)].find((button) => !button.closest("tbody"));
  const button = row?.querySelector(selector) ?? outside;
  if (!button || button.disabled) return false;
  button.click();
  return true;
}

function goTo(key) {
  const link = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
  if (link) location.href = link.href;
  return Boolean(link);
}

function describe(button) {
  return button.getAttribute("aria-label") ?? button.firstChild?.textContent.trim() ?? "";
}

function help() {
  const dialog = document.getElementById("help");
  const list = dialog.querySelector("[data-page-keys]");
  const seen = new Map();
  for (const button of document.querySelectorAll("[data-key]")) seen.set(button.dataset.key, describe(button));
  for (const link of document.querySelectorAll("[data-go]")) seen.set("g " + link.dataset.go, link.textContent.trim());
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
  if (going > Date.now()) {
    going = 0;
    if (goTo(key)) return true;
  }
  switch (key) {
    case "j": return move(1);
    case "k": return move(-1);
    case "/": return toFirstBox();
    case "?": return help();
    case "g": going = Date.now() + 1200; return true;
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

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const busy = typing(event.target) && !emptyScanBox(event.target);
  let done = false;
  if (!busy && event.key.startsWith("Arrow")) done = arrow(event);
  else if (event.key === "Enter" && event.target.matches?.("tr.chosen")) done = openRow(event.target);
  else if (event.key === "Escape" && event.target === scanBox()) done = move(0);
  else if (event.key.length === 1 && !typing(event.target)) {
    if (lettersOn()) done = scanBox() ? letterOrScan(event.key) : letter(event.key);
    else if (scanBox()) done = intoScanBox(event.key);
  }
  if (done) event.preventDefault();
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
