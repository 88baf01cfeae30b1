// The list of all pages a person may open, at g or Ctrl+K: a letter goes to its page at once, / narrows the list by part of a name,
// arrows walk it, Enter opens, Esc leaves.

const dialog = document.getElementById("go");
const list = dialog?.querySelector("[data-pages]");
const filter = dialog?.querySelector("input");
const shown = () => [...list.querySelectorAll("li:not([hidden]) a")];

function entry(link) {
  const letter = link.dataset.go;
  const copy = Object.assign(document.createElement("a"), { href: link.href });
  copy.append(Object.assign(document.createElement("kbd"), { textContent: letter ?? "" }), ` ${link.firstChild.textContent.trim()}`);
  if (letter) copy.dataset.letter = letter;
  const item = document.createElement("li");
  item.append(copy);
  return item;
}

function open() {
  if (!dialog || dialog.open) return;
  list.replaceChildren(...[...document.querySelectorAll(".rail nav a")].map(entry));
  filter.value = "";
  dialog.showModal();
  shown()[0]?.focus();
}

function follow(link) {
  if (!link) return;
  link.click();
  dialog.close();
}

dialog?.addEventListener("keydown", (event) => {
  const links = shown();
  const now = links.indexOf(document.activeElement);
  if (event.key === "ArrowDown") links[Math.min(now + 1, links.length - 1)]?.focus();
  else if (event.key === "ArrowUp") links[Math.max(now - 1, 0)]?.focus();
  else if (event.target === filter) {
    if (event.key !== "Enter") return;
    follow(links[0]);
  } else if (event.key === "/") filter.focus();
  else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
    follow(links.find((link) => link.dataset.letter === event.key));
  } else return;
  event.preventDefault();
});

filter?.addEventListener("input", () => {
  const part = filter.value.trim().toLowerCase();
  for (const item of list.children) item.hidden = !item.firstChild.lastChild.textContent.toLowerCase().includes(part);
});

document.addEventListener("pages", open);
document.addEventListener("click", (event) => { if (event.target.closest("[data-go-list]")) open(); });
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || !event.ctrlKey || event.key !== "k" || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  open();
});
