// Runs before anything is drawn, so that a page never flashes in the other theme.
(() => {
  const root = document.documentElement;
  const remembered = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const wish = remembered("theme") ?? root.dataset.usualTheme;
    root.dataset.theme = wish === "light" || wish === "dark" ? wish : dark.matches ? "dark" : "light";
    root.dataset.density = remembered("density") ?? "normal";
  };
  root.classList.add("js");
  apply();
  dark.addEventListener("change", apply);
  addEventListener("storage", apply);
  document.addEventListener("appearance", apply);
})();
