// Pages that keep themselves up to date say when they last heard from the server, and say so loudly when they don't.

const heard = new WeakMap();
const clock = (time) => time.toLocaleTimeString("en-GB");

function mark(region) {
  heard.set(region, Date.now());
  const now = new Date();
  for (const place of region.querySelectorAll("[data-live-clock]")) {
    place.textContent = clock(now);
    place.dateTime = now.toISOString();
  }
  judge(region);
}

function judge(region) {
  const last = heard.get(region);
  const stale = Date.now() - last > 2 * Number(region.dataset.live) * 1000;
  const banner = region.querySelector("[data-live-stale]");
  region.dataset.liveState = stale ? "stale" : "fresh";
  if (!banner || banner.hidden !== stale) return;
  banner.querySelector("[data-live-since]").textContent = clock(new Date(last));
  banner.hidden = !stale;
}

function watch(region) {
  if (!heard.has(region)) heard.set(region, Date.now());
}

for (const region of document.querySelectorAll("[data-live]")) watch(region);

for (const name of ["htmx:sseMessage", "htmx:sseOpen"]) {
  document.addEventListener(name, (event) => {
    const region = event.target.closest?.("[data-live]");
    if (region) mark(region);
  });
}

setInterval(() => {
  for (const region of document.querySelectorAll("[data-live]")) {
    watch(region);
    judge(region);
  }
}, 1000);
