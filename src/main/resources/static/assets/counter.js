// The counter of films and sediments. Each key counts its cell while the counter has the focus; what was struck is sent in batches, kept
// in the browser until the server has it, and sent again after a failure or a reload. The server replays the same strokes.

const counter = document.querySelector("[data-counter]");

function start() {
  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
  const keys = [...counter.querySelectorAll("[data-cell]")];
  const byHotkey = new Map(keys.map((button) => [button.dataset.hotkey, button]));
  const byCell = new Map(keys.map((button) => [button.dataset.cell, button]));
  const goal = Number(counter.dataset.goal);
  const kept = counter.dataset.strokes ? counter.dataset.strokes.split(",") : [];
  const shelf = `count-${counter.dataset.count}`;
  const announce = (text) => document.dispatchEvent(new CustomEvent("announce", { detail: text }));
  const standing = [];
  let saved = kept.length;
  let waiting = [];
  let sending = false;

  // Sound: short and of its own pitch for each class, two tones when something is reached.
  const soundBox = counter.querySelector("[data-sound]");
  soundBox.checked = localStorage.getItem("counter-sound") !== "off";
  soundBox.addEventListener("change", () => localStorage.setItem("counter-sound", soundBox.checked ? "on" : "off"));
  let audio = null;
  function tone(pitch, delay = 0, length = 0.05) {
    if (!soundBox.checked) return;
    audio ??= new AudioContext();
    const voice = audio.createOscillator();
    const level = audio.createGain();
    const at = audio.currentTime + delay;
    voice.frequency.value = pitch;
    level.gain.setValueAtTime(0.12, at);
    level.gain.exponentialRampToValueAtTime(0.0001, at + length);
    voice.connect(level).connect(audio.destination);
    voice.start(at);
    voice.stop(at + length);
  }
  function call(text) {
    tone(1568, 0.07, 0.15);
    tone(1047, 0.24, 0.2);
    announce(text);
  }

  const isLeukocyte = (cell) => byCell.get(cell)?.dataset.leukocyte !== "no" && cell !== "NRBC" && cell !== "SMUDGE";
  const leukocytes = () => standing.filter(isLeukocyte).length;
  const number = (cell) => standing.filter((each) => each === cell).length;

  /** The same rules as on the server: a leukocyte beyond the goal counts for nothing. */
  function apply(stroke) {
    if (stroke === "UNDO") return standing.pop() !== undefined;
    if (isLeukocyte(stroke) && leukocytes() >= goal) return false;
    standing.push(stroke);
    return true;
  }

  function show() {
    for (const button of keys) button.querySelector("[data-number]").textContent = number(button.dataset.cell);
    const goalBox = counter.querySelector("[data-leukocytes]");
    if (goalBox) {
      goalBox.textContent = leukocytes();
      counter.querySelector("[data-progress]").value = leukocytes();
    }
    counter.classList.toggle("full", leukocytes() >= goal);
    const place = counter.querySelector("[data-saved]");
    const words = waiting.length === 0 ? "All keystrokes are kept." : `${waiting.length} not yet kept.`;
    if (place.textContent !== words) place.textContent = words;
  }

  function shelve() {
    if (waiting.length === 0) localStorage.removeItem(shelf);
    else localStorage.setItem(shelf, JSON.stringify({ from: saved, strokes: waiting }));
  }

  function post(strokes, options = {}) {
    return fetch(counter.dataset.url, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", [meta("csrf-header")]: meta("csrf-token") },
      body: JSON.stringify({ from: saved, strokes }),
      ...options,
    });
  }

  /** What the count amounts to is the server's work: asked for when the goal is reached, or without one when all is kept. */
  function compare() {
    const part = counter.dataset.shows ?? "#eye-and-analyzer";
    window.htmx?.ajax("GET", location.pathname, { target: part, select: part, swap: "outerHTML" });
  }

  async function send() {
    if (sending || waiting.length === 0) return;
    sending = true;
    const batch = waiting.slice(0, 400);
    try {
      const answer = await post(batch);
      if (answer.status === 409) {
        announce("This count changed elsewhere. Load the page again.");
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      saved += batch.length;
      waiting = waiting.slice(batch.length);
    } catch {
      setTimeout(send, 2000);
    } finally {
      sending = false;
      shelve();
      show();
    }
    if (waiting.length > 0) setTimeout(send, 150);
    else if (counter.dataset.shows || leukocytes() === goal) compare();
  }

  function strike(stroke) {
    const counted = apply(stroke);
    if (!counted) {
      if (stroke !== "UNDO") call(`${goal} leukocytes are counted: this one counts for nothing.`);
      return;
    }
    waiting.push(stroke);
    const button = byCell.get(stroke);
    tone(stroke === "UNDO" ? 196 : Number(button?.dataset.pitch ?? 440));
    if (button?.dataset.alarm && number(stroke) === Number(button.dataset.alarm)) {
      call(`${button.querySelector(".counter-label").textContent}: ${number(stroke)}.`);
    }
    if (stroke !== "UNDO" && isLeukocyte(stroke) && leukocytes() === goal) call(`${goal} leukocytes are counted.`);
    shelve();
    show();
    setTimeout(send, 120);
  }

  counter.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.target.matches("input")) return;
    const stroke = event.key === "Backspace" ? "UNDO" : byHotkey.get(event.key)?.dataset.cell;
    if (!stroke) return;
    event.preventDefault();
    event.stopPropagation();
    strike(stroke);
  });
  for (const button of keys) button.addEventListener("click", () => strike(button.dataset.cell));
  counter.querySelector("[data-undo]").addEventListener("click", () => strike("UNDO"));
  addEventListener("pagehide", () => { if (waiting.length > 0) post(waiting.slice(0, 400), { keepalive: true }); });

  // What was struck and never arrived comes back after a reload; what did arrive is not sent twice.
  kept.forEach(apply);
  try {
    const left = JSON.parse(localStorage.getItem(shelf) ?? "null");
    if (left && left.from <= saved) waiting = left.strokes.slice(saved - left.from);
  } catch {
    localStorage.removeItem(shelf);
  }
  waiting.forEach(apply);
  shelve();
  show();
  send();

  document.querySelector("[data-finish]")?.addEventListener("submit", (event) => {
    if (waiting.length === 0) return;
    event.preventDefault();
    announce("Some keystrokes are not kept yet. Try again in a moment.");
    send();
  });
  counter.focus({ preventScroll: true });
}

if (counter) start();
