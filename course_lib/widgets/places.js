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

// Put the top of the notebook in view: running all cells leaves the reader at the last one. Stops at the first
// movement of the reader's own.
export function bringTopIntoView(el, signal) {
  const notebook = el.closest(".jp-Notebook");
  const top = notebook?.querySelector(".jp-Cell");
  if (!top) return;
  let own = false;
  const stop = () => (own = true);
  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    notebook.addEventListener(kind, stop, { signal, passive: true, once: true });
  }
  for (const wait of [0, 120, 400, 900, 1600]) {
    setTimeout(() => own || signal?.aborted || top.scrollIntoView({ block: "start" }), wait);
  }
}
