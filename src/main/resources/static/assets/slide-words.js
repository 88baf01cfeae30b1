// Beside the slide: the counts, notes and history as words, and how far the tiles are while they are made. What is chosen
// here is asked of the viewer by an event.

const make = (tag, text, properties = {}) => Object.assign(document.createElement(tag), { textContent: text }, properties);
const ask = (what, detail) => document.dispatchEvent(new CustomEvent(what, { detail }));

class SlideWords {
  constructor(desk) {
    this.desk = desk;
    this.scale = desk.dataset.scale ? Number(desk.dataset.scale) : null;
    this.factor = desk.dataset.plateletFactor ? Number(desk.dataset.plateletFactor) : null;
    this.readOnly = desk.querySelector("[data-deed=count]").disabled;
    document.addEventListener("slide-sheet", (event) => this.tell(event.detail));
  }

  length(pixels) {
    return this.scale ? `${(pixels * this.scale).toFixed(1)} µm` : `${pixels.toFixed(0)} pixels`;
  }

  /** The counts, notes and history as words. */
  tell(sheet) {
    const standing = sheet.marks.filter((mark) => !mark.removed);
    const classified = standing.filter((mark) => this.row(mark.kind).querySelector("[data-class=yes]")).length;
    for (const row of this.desk.querySelectorAll("tr[data-kind]")) {
      const person = sheet.count.person[row.dataset.kind] ?? 0;
      row.querySelector("[data-machine]").textContent = sheet.count.machine[row.dataset.kind] ?? 0;
      row.querySelector("[data-person]").textContent = person;
      row.querySelector("[data-percent]").textContent = classified && row.querySelector("[data-class=yes]") ? (100 * person / classified).toFixed(1) : "";
    }
    document.getElementById("slide-summary").textContent = this.summary(sheet, standing, classified);
    document.getElementById("slide-notes").replaceChildren(...sheet.annotations.map((note) => this.noteLine(note)));
    document.getElementById("slide-history").replaceChildren(...sheet.history.slice(0, 50).map((moment) => this.momentLine(moment)));
  }

  row(kind) {
    return this.desk.querySelector(`tr[data-kind="${kind}"]`);
  }

  summary(sheet, standing, classified) {
    const white = standing.filter((mark) => this.row(mark.kind).querySelector("[data-white=yes]")).length;
    const platelets = sheet.count.person.PLATELET ?? 0;
    const fields = Math.max(1, sheet.runs.length);
    const parts = [`${sheet.count.person.RED ?? 0} red cells, ${white} white cells, ${platelets} platelets.`];
    if (this.factor) parts.push(`Platelets about ${Math.round(platelets / fields * this.factor).toLocaleString("en")} /µL from ${fields} field${fields > 1 ? "s" : ""}.`);
    if (classified) parts.push(`${classified} of 100 white cells named${classified < 100 ? "; a differential is usually told from 100" : ""}.`);
    const run = sheet.runs.at(-1);
    if (run) parts.push(`Counted by ${run.counter} in ${run.milliseconds} ms; a person's corrections are kept beside it.`);
    return parts.join(" ");
  }

  noteLine(note) {
    const size = note.shape === "LINE" ? this.length(Math.hypot(note.x2 - note.x1, note.y2 - note.y1))
      : note.shape === "RECTANGLE" ? `${this.length(Math.abs(note.x2 - note.x1))} × ${this.length(Math.abs(note.y2 - note.y1))}` : "";
    const line = make("li", "");
    const go = make("button", `${note.shape.charAt(0)}${note.shape.slice(1).toLowerCase()} ${size} ${note.words}`.replace(/ +/g, " ").trim(), { type: "button", className: "quiet" });
    go.addEventListener("click", () => ask("slide-go", { x: note.x1, y: note.y1 }));
    const away = make("button", "Take away", { type: "button" });
    away.setAttribute("aria-label", `Take away the note ${go.textContent}`);
    away.addEventListener("click", () => ask("slide-note-away", note.id));
    away.disabled = this.readOnly;
    line.append(go, make("span", ` ${note.madeBy} `, { className: "who" }), away);
    return line;
  }

  momentLine(moment) {
    const line = make("li", "", { className: "history-off" });
    const time = make("time", moment.at.slice(0, 19).replace("T", " ") + " UTC", { dateTime: moment.at });
    const words = make("p", moment.words + (moment.undone ? " (undone)" : ""));
    words.append(" ", make("span", moment.actor, { className: "who" }));
    const box = make("div", "");
    box.append(words);
    line.append(make("span", ""), time, box);
    return line;
  }
}

/** Shows how far the tiles are, and the slide as soon as it is ready. */
async function wait(place) {
  for (let asked = 0; asked < 3600; asked++) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const answer = await fetch(`/lab/slides/${place.dataset.slideWaiting}/state`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (answer?.status === 401) return location.reload();
    const slide = answer?.ok ? await answer.json().catch(() => null) : null;
    if (slide && slide.state !== place.dataset.state && slide.state !== "BUILDING") return location.reload();
    const bar = place.querySelector("progress");
    if (slide && bar) bar.value = slide.percent;
  }
}

document.addEventListener("DOMContentLoaded", () => {
  const desk = document.querySelector("[data-slide]");
  if (desk) new SlideWords(desk);
  const waiting = document.querySelector("[data-slide-waiting]");
  if (waiting && ["WAITING", "BUILDING"].includes(waiting.dataset.state)) wait(waiting);
});
