// A slide in the viewer: it moves under a fixed cross, as under a microscope. Marks and notes are drawn over it; each deed is
// sent at once, and the answer, all that is marked now, is drawn anew.

const SVG = "http://www.w3.org/2000/svg";
const announce = (text) => document.dispatchEvent(new CustomEvent("announce", { detail: text }));
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
const lettersOn = () => { try { return localStorage.getItem("keys") !== "off"; } catch { return true; } };
const make = (tag, text, properties = {}) => Object.assign(document.createElement(tag), { textContent: text }, properties);

/** Asks the program; a refusal is said in its own words and leaves everything as it was. */
async function ask(method, path, body) {
  const headers = { Accept: "application/json", [meta("csrf-header")]: meta("csrf-token") };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  if (answer.status === 401) location.reload();
  const said = await answer.json().catch(() => null);
  if (answer.ok) return said;
  throw new Error(said?.detail ?? `That did not work (${answer.status}). Nothing was changed.`);
}

class SlideDesk {
  constructor(desk) {
    this.desk = desk;
    this.api = `/api/slides/${desk.dataset.slide}`;
    this.width = Number(desk.dataset.width);
    this.height = Number(desk.dataset.height);
    this.scale = desk.dataset.scale ? Number(desk.dataset.scale) : null;
    this.readOnly = desk.querySelector("[data-deed=count]").disabled;
    this.sheet = null;
    this.chosen = null;
    this.begun = null;
    this.busy = Promise.resolve();
    this.view = OpenSeadragon({
      element: document.getElementById("slide-view"),
      tileSources: `/lab/slides/${desk.dataset.slide}/image.dzi`,
      showNavigationControl: false,
      animationTime: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 0.3,
      visibilityRatio: 0,
      minZoomImageRatio: 0.5,
      maxZoomPixelRatio: 8,
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
      gestureSettingsTouch: { clickToZoom: false },
    });
    // Keys are handled here alone, so that they mean the same on each page.
    this.view.innerTracker.keyHandler = null;
    this.view.innerTracker.keyDownHandler = null;
    this.drawing();
    this.view.addHandler("update-viewport", () => this.place());
    this.view.addHandler("open", () => { this.place(); this.load(); });
    this.view.addHandler("open-failed", () => announce("The image could not be opened."));
    this.view.addHandler("canvas-click", (event) => event.quick && this.click(event));
    document.addEventListener("keydown", (event) => this.key(event), true);
    desk.addEventListener("click", (event) => this.press(event));
    document.addEventListener("slide-go", (event) => this.go(event.detail.x, event.detail.y));
    document.addEventListener("slide-note-away", (event) => this.send("DELETE", `/annotations/${event.detail}`));
  }

  drawing() {
    this.svg = document.createElementNS(SVG, "svg");
    this.svg.setAttribute("class", "slide-marks");
    this.svg.setAttribute("aria-hidden", "true");
    this.layer = document.createElementNS(SVG, "g");
    this.svg.append(this.layer);
    const cross = document.createElement("div");
    cross.className = "slide-cross";
    this.view.canvas.append(this.svg, cross);
  }

  /** Lets the drawing follow the image. */
  place() {
    const port = this.view.viewport;
    const corner = port.pixelFromPoint(new OpenSeadragon.Point(0, 0), true);
    const pixel = port.getContainerSize().x * port.getZoom(true) / this.width;
    this.layer.setAttribute("transform", `translate(${corner.x} ${corner.y}) scale(${pixel})`);
    const at = this.cross();
    const ends = this.begun ? ` · ${this.begun.shape.toLowerCase()} of ${this.length(Math.hypot(at.x - this.begun.x, at.y - this.begun.y))}` : "";
    document.getElementById("slide-place").textContent = `${(pixel * 100).toFixed(0)} % · ${Math.round(at.x)}, ${Math.round(at.y)}${ends}`;
  }

  /** Where on the image the cross is. */
  cross() {
    const centre = this.view.viewport.getCenter(true);
    return { x: centre.x * this.width, y: centre.y * this.width };
  }

  length(pixels) {
    return this.scale ? `${(pixels * this.scale).toFixed(1)} µm` : `${pixels.toFixed(0)} pixels`;
  }

  async load() {
    try { this.draw(await ask("GET", `${this.api}/sheet`)); } catch (failure) { announce(failure.message); }
  }

  /** One deed after the other, in the order of the keys. */
  send(method, path, body, said) {
    if (this.readOnly) return;
    this.busy = this.busy.then(async () => {
      this.desk.setAttribute("aria-busy", "true");
      try {
        this.draw(await ask(method, this.api + path, body));
        if (said) announce(said());
      } catch (failure) {
        announce(failure.message);
      }
      this.desk.removeAttribute("aria-busy");
    });
  }

  draw(sheet) {
    this.sheet = sheet;
    if (!this.standing().some((mark) => mark.id === this.chosen)) this.chosen = null;
    this.layer.replaceChildren(...this.standing().map((mark) => this.circle(mark)), ...sheet.annotations.flatMap((note) => this.note(note)));
    document.dispatchEvent(new CustomEvent("slide-sheet", { detail: sheet }));
  }

  standing() {
    return this.sheet ? this.sheet.marks.filter((mark) => !mark.removed) : [];
  }

  circle(mark) {
    const circle = document.createElementNS(SVG, "circle");
    const form = `mark-${mark.kind.toLowerCase()}${mark.run === null ? " mark-person" : ""}${mark.id === this.chosen ? " mark-chosen" : ""}`;
    for (const [name, value] of Object.entries({ cx: mark.x, cy: mark.y, r: mark.radius, class: form })) circle.setAttribute(name, value);
    return circle;
  }

  note(note) {
    const shape = document.createElementNS(SVG, note.shape === "LINE" ? "line" : note.shape === "RECTANGLE" ? "rect" : "circle");
    const places = note.shape === "LINE" ? { x1: note.x1, y1: note.y1, x2: note.x2, y2: note.y2 }
      : note.shape === "RECTANGLE" ? { x: Math.min(note.x1, note.x2), y: Math.min(note.y1, note.y2), width: Math.abs(note.x2 - note.x1), height: Math.abs(note.y2 - note.y1) }
      : { cx: note.x1, cy: note.y1, r: 3 };
    for (const [name, value] of Object.entries({ ...places, class: "slide-note" })) shape.setAttribute(name, value);
    return [shape];
  }

  row(kind) {
    return this.desk.querySelector(`tr[data-kind="${kind}"]`);
  }

  /** How many white cells have a class. */
  get classified() {
    return this.standing().filter((mark) => this.row(mark.kind).querySelector("[data-class=yes]")).length;
  }

  go(x, y) {
    this.view.viewport.panTo(new OpenSeadragon.Point(x / this.width, y / this.width));
  }

  /** The mark at a place, if one is there. */
  markAt(place) {
    const near = (mark) => Math.hypot(mark.x - place.x, mark.y - place.y) / Math.max(mark.radius, 1);
    return this.standing().filter((mark) => near(mark) <= 1).sort((one, other) => near(one) - near(other))[0];
  }

  choose(mark) {
    this.chosen = mark?.id ?? null;
    if (this.sheet) this.draw(this.sheet);
    if (mark) announce(`${this.row(mark.kind).querySelector("button span").textContent}${mark.run === null ? ", by a person" : ", by the counter"}`);
  }

  /** From mark to mark, in the order of reading. */
  walk(step) {
    const order = this.standing().sort((one, other) => Math.floor(one.y / 64) - Math.floor(other.y / 64) || one.x - other.x);
    if (order.length === 0) return;
    const now = order.findIndex((mark) => mark.id === this.chosen);
    const mark = order[now < 0 ? (step > 0 ? 0 : order.length - 1) : (now + step + order.length) % order.length];
    this.choose(mark);
    this.go(mark.x, mark.y);
  }

  click(event) {
    const point = this.view.viewport.pointFromPixel(event.position);
    const place = { x: point.x * this.width, y: point.y * this.width };
    if (this.begun) this.shape(this.begun.shape, place);
    else if (event.originalEvent.shiftKey) this.send("POST", "/marks", { kind: this.last ?? "RED", ...place });
    else this.choose(this.markAt(place));
  }

  press(event) {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.mark) this.mark(button.dataset.mark);
    else if (button.dataset.shape) this.shape(button.dataset.shape, this.cross());
    else this.deed(button);
  }

  mark(kind) {
    this.last = kind;
    if (this.chosen) this.send("PUT", `/marks/${this.chosen}`, { kind });
    else this.send("POST", "/marks", { kind, ...this.cross() });
  }

  deed(button) {
    switch (button.dataset.deed) {
      case "count": return this.count();
      case "remove": return this.remove();
      case "undo": return this.send("POST", "/undo");
      case "veil": {
        const hidden = this.svg.classList.toggle("veiled");
        return button.setAttribute("aria-pressed", String(hidden));
      }
      case "confirm": return this.confirm();
    }
  }

  /** A field is counted whole; of a large slide what is seen now. */
  count() {
    const whole = this.width * this.height <= 4e6;
    this.send("POST", "/counts", whole ? null : this.seen(), () => document.getElementById("slide-summary").textContent);
  }

  seen() {
    const bounds = this.view.viewport.getBounds(true);
    const x = Math.max(0, Math.floor(bounds.x * this.width));
    const y = Math.max(0, Math.floor(bounds.y * this.width));
    return {
      x, y,
      width: Math.min(this.width, Math.ceil((bounds.x + bounds.width) * this.width)) - x,
      height: Math.min(this.height, Math.ceil((bounds.y + bounds.height) * this.width)) - y,
    };
  }

  remove() {
    const id = this.chosen ?? this.markAt(this.cross())?.id;
    if (id) this.send("DELETE", `/marks/${id}`);
    else announce("No mark is chosen, and none is under the cross.");
  }

  shape(shape, place) {
    const words = document.getElementById("words");
    const point = shape === "POINT" || shape === "TEXT";
    if (shape === "TEXT" && words.value.trim() === "") {
      words.focus();
      announce("Write the words first, then leave the field with Escape and press t.");
      return;
    }
    if (!point && !this.begun) {
      this.begun = { shape, ...place };
      announce(`${shape === "LINE" ? "Line" : "Rectangle"} begun. Move, and press the key again where it ends; Escape gives it up.`);
      this.place();
      return;
    }
    const from = this.begun ?? place;
    this.begun = null;
    this.send("POST", "/annotations", { shape, x1: from.x, y1: from.y, x2: place.x, y2: place.y, words: words.value });
    words.value = "";
  }

  /** Shows what is to be sent; only a click or Enter on the second button sends it. */
  confirm() {
    const parts = [...this.desk.querySelectorAll("tr[data-kind]")]
      .filter((row) => !row.querySelector("[data-class=no]") && row.querySelector("[data-person]").textContent !== "0")
      .map((row) => `${row.querySelector("button span").textContent} ${row.querySelector("[data-class=yes]") ? `${row.querySelector("[data-percent]").textContent} %` : row.querySelector("[data-person]").textContent}`);
    const stay = make("button", "Cancel", { value: "stay", autofocus: true });
    const send = make("button", "Send to the laboratory", { value: "go", className: "primary" });
    const ways = make("form", "", { method: "dialog", className: "dialog-ways" });
    ways.append(stay, send);
    const dialog = document.createElement("dialog");
    dialog.setAttribute("aria-label", "Confirm the differential");
    dialog.append(make("p", `Differential of ${this.classified} white cells: ${parts.join(", ") || "none named yet"}. You answer for it with your name.`), ways);
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (dialog.returnValue === "go") this.sendDifferential();
    });
    document.body.append(dialog);
    dialog.showModal();
  }

  sendDifferential() {
    this.busy = this.busy.then(async () => {
      try {
        announce((await ask("POST", `${this.api}/confirmation`, { classified: this.classified })).words);
        await this.load();
      } catch (failure) {
        announce(failure.message);
      }
    });
  }

  /** j and k walk the marks; the keys of the kinds stand in the rows of the count. */
  letter(key) {
    if (key === "j" || key === "k") {
      this.walk(key === "j" ? 1 : -1);
      return true;
    }
    const button = this.desk.querySelector(`tbody button[data-key="${CSS.escape(key)}"]`);
    button?.click();
    return Boolean(button);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest?.("input, textarea, select")) {
      if (event.key === "Escape") document.getElementById("slide-view").focus();
      return;
    }
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (step && !event.target.closest?.(".table-scroll")) {
      const size = this.view.viewport.getContainerSize();
      const far = (event.shiftKey ? 0.5 : 0.05) * Math.min(size.x, size.y);
      this.view.viewport.panBy(this.view.viewport.deltaPointsFromPixels(new OpenSeadragon.Point(step[0] * far, step[1] * far)));
    } else if (event.key === "+" || event.key === "=") this.view.viewport.zoomBy(1.3);
    else if (event.key === "-") this.view.viewport.zoomBy(1 / 1.3);
    else if (event.key === "0") this.view.viewport.goHome();
    else if (event.key === "Delete") this.remove();
    else if (event.key === "Escape") { this.begun = null; this.choose(null); this.place(); }
    else if (!lettersOn() || !this.letter(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }
}

document.addEventListener("DOMContentLoaded", () => {
  const desk = document.querySelector("[data-slide]");
  if (desk) window.slideDesk = new SlideDesk(desk);
});
