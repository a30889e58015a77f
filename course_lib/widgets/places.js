// Going to another notebook of the course by JupyterLab's own command.
import { h } from "./dom.js";

// A button that opens the notebook at `path` (relative to the server's root).
export function goTo(path, label, className = "lb-button") {
  return h(
    "button",
    {
      class: className,
      type: "button",
      "data-commandlinker-command": "docmanager:open",
      "data-commandlinker-args": JSON.stringify({ path }),
    },
    label,
  );
}

// Whether the notebook at `path` is the one in front of the reader: JupyterLab writes it into the address of the page.
export function isHere(path) {
  try {
    return decodeURIComponent(location.pathname).endsWith(`/tree/${path}`);
  } catch {
    return false; // an address with a stray % is nobody's
  }
}

// Keep the top of the notebook in view while it is run: JupyterLab takes the reader to the last cell as soon as that one stands in the
// page, and on a slow computer it puts the cells there one by one. Ends at the first movement of the reader's own, or when no cell has
// come for five seconds.
export function keepTopInView(el, signal) {
  const kept = new AbortController();
  const end = () => kept.abort();
  const options = { signal: kept.signal, passive: true, capture: true };
  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) document.addEventListener(kind, end, options);

  // looked for each time: at the first render the widget may not stand in the page yet
  const cells = () => el.closest(".jp-Notebook")?.querySelectorAll(".jp-Cell") ?? [];
  const bring = () => cells()[0]?.scrollIntoView({ block: "start" });
  document.addEventListener("scroll", (event) => event.target.contains(el) && bring(), options);
  bring();

  let seen = 0;
  let quiet = 0;
  const looking = setInterval(() => {
    const now = cells().length;
    quiet = now > seen ? 0 : quiet + 1;
    seen = now;
    if (quiet === 20) end();
  }, 250);
  kept.signal.addEventListener("abort", () => clearInterval(looking));
  signal.addEventListener("abort", end);
}
