// How htmx behaves here: its requests carry the CSRF token, and a failed one is said instead of being silent.

const announce = (text) => document.dispatchEvent(new CustomEvent("announce", { detail: text }));

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

document.addEventListener("htmx:configRequest", (event) => {
  const header = meta("csrf-header");
  if (header) event.detail.headers[header] = meta("csrf-token");
});

document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  if (status === 401) location.reload();
  else if (status === 403) announce("Not accepted. Reload the page; if that does not help, your roles do not include it.");
  else if (status === 409) announce("Somebody changed this since you opened it. Reload and look again.");
  else announce(`That did not work (${status}). Nothing was changed.`);
});

document.addEventListener("htmx:sendError", () => announce("The server could not be reached. Nothing was sent."));

// News from the server must not take away the field somebody is typing into.
document.addEventListener("htmx:beforeRequest", (event) => {
  const byServer = event.detail.requestConfig.triggeringEvent?.type?.startsWith("sse:");
  const typing = document.activeElement?.matches("input, select, textarea") && event.detail.target.contains(document.activeElement);
  if (byServer && typing) event.preventDefault();
});
