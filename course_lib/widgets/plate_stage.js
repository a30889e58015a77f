// The stage of a plate: how large the picture stands, where its names have room, and how a picture brought nearer is moved.
import { h, svgNode } from "./dom.js";
import { drawNames } from "./plate_names.js";

export const ZOOMS = [1, 1.6, 2.4, 3.6];
const GUTTER = 168; // room for one column of names beside the figure, in pixels
const NAMES_FIT = 520; // a narrower picture leaves its names to the list
const TALLEST = 780;

// `crossed()` hears when the room becomes too narrow for words in or beside a picture, or wide enough again; `dragged()` tells whether
// the last press moved the picture instead of meaning a part.
export function plateStage(sight, signal, crossed) {
  const overlay = svgNode("svg", { class: "lb-leaders", "aria-hidden": "true" });
  const names = h("div", { class: "lb-labels", "aria-hidden": "true" });
  const frame = h("div", { class: "lb-frame" });
  const stage = h("div", { class: "lb-stage" }, frame, overlay, names);
  let laid = 0;
  let wasNarrow = false;
  let moved = false;

  function hang(picture) {
    laid = 0; // the next picture is laid out even where the room is the same
    frame.replaceChildren(picture);
    overlay.replaceChildren();
    names.replaceChildren();
  }

  function narrow() {
    return stage.clientWidth > 0 && stage.clientWidth < NAMES_FIT;
  }

  function showsNames() {
    const { view, live } = sight;
    return view.names && !sight.testing() && view.zoom === 0 && live.frame && live.names.length > 0 && !narrow();
  }

  // What the stylesheet asks for: in front of a class a plate has other measures than in a lesson.
  const asked = (name, usual) => Number(getComputedStyle(stage).getPropertyValue(name)) || usual;

  function gutterIn(room) {
    return showsNames() ? Math.min(GUTTER * asked("--lb-gutters", 1), room * asked("--lb-gutter-share", 0.205)) : 0;
  }

  // Room for the picture: as large as window and column allow; names beside it where they fit.
  function layOut() {
    const { view, live } = sight;
    const room = stage.clientWidth;
    if (!live || !room) return;
    laid = room;
    const tall = Math.max(340, Math.min(TALLEST * asked("--lb-gutters", 1), innerHeight * asked("--lb-plate-high", 0.64)));
    const ratio = live.ratio(sight.pose());
    const width = Math.min(room - 2 * gutterIn(room), tall * ratio);
    const zoomed = view.zoom > 0;
    frame.style.width = zoomed ? "100%" : `${width}px`;
    frame.style.height = zoomed ? `${Math.max(width / ratio, Math.min(tall, 420))}px` : "";
    frame.classList.toggle("lb-zoomed", zoomed);
    for (const [name, value] of [["tabindex", "0"], ["role", "group"], ["aria-label", sight.words.tools_pan]]) {
      if (zoomed) frame.setAttribute(name, value);
      else frame.removeAttribute(name);
    }
    live.svg.style.width = `${width * ZOOMS[view.zoom]}px`;
    const drawn = asked("--lb-drawn", 0);
    if (drawn) live.enlarge(drawn * parseFloat(getComputedStyle(document.documentElement).fontSize), width);
    stage.style.minHeight = "";
    const need = placeNames(room);
    if (!need) return;
    stage.style.minHeight = `${need}px`;
    placeNames(room);
  }

  function placeNames(room) {
    const { live, view, choose } = sight;
    const named = showsNames();
    names.hidden = !named;
    overlay.style.display = named ? "" : "none";
    if (!named) return 0;
    return drawNames({ live, view: sight.pose(), stage, layer: names, leaders: overlay, gutter: gutterIn(room), chosen: view.chosen, choose });
  }

  // A scroll bar that comes and goes with the height of the picture must not make its size swing to and fro.
  function resized() {
    const room = stage.clientWidth;
    if (room && narrow() !== wasNarrow) {
      wasNarrow = narrow();
      crossed();
    }
    if (Math.abs(room - laid) > 24) layOut();
    else if (sight.live && room) placeNames(laid);
  }

  function centre() {
    const group = sight.part(sight.view.chosen)?.groups[0];
    if (!frame.classList.contains("lb-zoomed")) return;
    const [outer, inner] = [frame.getBoundingClientRect(), (group ?? sight.live.svg).getBoundingClientRect()];
    frame.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
    frame.scrollTop += inner.top + inner.height / 2 - outer.top - outer.height / 2;
  }

  function centreOnZoom() {
    const before = frame.dataset.zoom;
    frame.dataset.zoom = String(sight.view.zoom);
    if (before !== frame.dataset.zoom) centre();
  }

  // A picture brought nearer is moved with the mouse like a sheet of paper; fingers, wheel and keys move it by themselves.
  function drag(down) {
    moved = false;
    if (down.pointerType !== "mouse" || sight.view.zoom === 0) return;
    const start = [frame.scrollLeft + down.clientX, frame.scrollTop + down.clientY];
    const still = new AbortController();
    const move = (event) => {
      if (Math.abs(event.clientX - down.clientX) + Math.abs(event.clientY - down.clientY) > 5) moved = true;
      frame.classList.toggle("lb-dragged", moved);
      [frame.scrollLeft, frame.scrollTop] = [start[0] - event.clientX, start[1] - event.clientY];
    };
    const end = () => {
      still.abort();
      frame.classList.remove("lb-dragged");
    };
    addEventListener("pointermove", move, { signal: still.signal });
    for (const kind of ["pointerup", "pointercancel"]) addEventListener(kind, end, { signal: still.signal });
  }

  frame.addEventListener("pointerdown", drag, { signal });
  const sized = new ResizeObserver(resized);
  sized.observe(stage);
  signal.addEventListener("abort", () => sized.disconnect());
  return { stage, names, hang, layOut, centre, centreOnZoom, narrow, dragged: () => moved };
}
