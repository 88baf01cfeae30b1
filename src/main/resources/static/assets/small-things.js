// The small behaviours of pages: menu, appearance, copying, asking before acting, filling the demonstration's sign-in.

const remember = (name, value) => { try { localStorage.setItem(name, value); } catch { /* private browsing: kept for this page only */ } };
const remembered = (name, usual) => { try { return localStorage.getItem(name) ?? usual; } catch { return usual; } };

/** Says something in the corner of the page; screen readers read it when they are free. Other scripts send the event "announce". */
function announce(text) {
  const place = document.getElementById("announcements");
  const note = Object.assign(document.createElement("div"), { className: "notice notice-info", textContent: text });
  place?.append(note);
  setTimeout(() => note.remove(), 8000);
}

function cycle(selector, name, label, values) {
  const buttons = document.querySelectorAll(selector);
  const show = () => {
    const value = remembered(name, values[0]);
    for (const button of buttons) button.textContent = `${label}: ${value}`;
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const now = values.indexOf(remembered(name, values[0]));
      remember(name, values[(now + 1) % values.length]);
      document.dispatchEvent(new Event("appearance"));
      show();
    });
  }
  show();
}

function menu() {
  const button = document.querySelector("[data-menu]");
  const list = document.getElementById("menu");
  button?.addEventListener("click", () => {
    const open = list.classList.toggle("open");
    button.setAttribute("aria-expanded", String(open));
  });
}

/** Without a clipboard (plain http) the text is selected instead, ready to be copied by hand. */
async function copy(button) {
  const code = button.closest("figure")?.querySelector("code");
  if (!code) return;
  try {
    await navigator.clipboard.writeText(code.textContent);
    announce("Copied.");
  } catch {
    getSelection().selectAllChildren(code);
    announce("Selected. Press Ctrl+C to copy.");
  }
}

function fill(button) {
  for (const name of ["username", "password"]) {
    const field = document.getElementById(name);
    const value = button.dataset["fill" + name[0].toUpperCase() + name.slice(1)];
    if (field && value !== undefined) field.value = value;
  }
  document.querySelector(".door form button[type=submit]")?.focus();
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

const lettersAreKeys = () => remembered("keys", "on") !== "off";

/** What is asked before a form is sent: the button's own question comes first. */
const question = (form, submitter) => submitter?.dataset.confirm ?? form.dataset.confirm;

/** Asks before a form with data-confirm is sent; only y, or a click or Enter on the second button, sends it. */
function ask(form, submitter) {
  const go = element("button", { value: "go", className: "primary", textContent: `${submitter?.firstChild?.textContent.trim() || "Yes"} ` });
  if (lettersAreKeys()) go.append(element("kbd", { textContent: "y", ariaHidden: "true" }));
  const stay = element("button", { value: "stay", textContent: "Cancel", autofocus: true });
  const ways = element("form", { method: "dialog", className: "dialog-ways" }, stay, go);
  const dialog = element("dialog", {}, element("p", { textContent: question(form, submitter) }), ways);
  dialog.setAttribute("aria-label", "Please confirm");
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "y" || event.ctrlKey || event.metaKey || event.altKey || !lettersAreKeys()) return;
    event.preventDefault();
    dialog.close("go");
  });
  dialog.addEventListener("close", () => {
    const confirmed = dialog.returnValue === "go";
    dialog.remove();
    if (!confirmed) return;
    form.dataset.confirmed = "yes";
    form.requestSubmit(submitter);
    delete form.dataset.confirmed;
  });
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.matches("[data-copy]")) copy(button);
  if (button?.matches("[data-fill-username]")) fill(button);
});

// Captured before htmx sees it, so that a question comes first there too.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!question(form, event.submitter) || form.dataset.confirmed) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  ask(form, event.submitter);
}, true);

document.addEventListener("announce", (event) => announce(event.detail));

menu();
cycle("[data-theme-toggle]", "theme", "Theme", ["system", "light", "dark"]);
cycle("[data-density-toggle]", "density", "Rows", ["normal", "close"]);
