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

// Put the top of the notebook in view: running all cells takes the reader to the last one, when the last one has run. Stops at
// the first movement of the reader's own.
export function bringTopIntoView(el, signal) {
  let own = false;
  const stop = () => (own = true);
  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    document.addEventListener(kind, stop, { signal, passive: true, capture: true, once: true });
  }
  for (const wait of [0, 120, 400, 900, 1600, 2500, 4000]) {
    setTimeout(() => {
      // looked for now: at the first render the widget may not stand in the page yet
      const top = el.closest(".jp-Notebook")?.querySelector(".jp-Cell");
      if (!own && !signal?.aborted) top?.scrollIntoView({ block: "start" });
    }, wait);
  }
}
