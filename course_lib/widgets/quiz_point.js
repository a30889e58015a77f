// A point to be set anywhere on the body: by a tap or a click, or with a cross that the arrow keys move.
import { h, say, svgNode } from "./dom.js";
import { placeInWords, plateSheet } from "./quiz_plate.js";

const STEP = 10; // mm by an arrow key
const FINE = 2; // with Shift
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export function pointInput(question, words, plates, announce) {
  const plate = plates[question.plate];
  const sheet = plateSheet(plate);
  const [left, right, low, high] = plate?.frame ?? [-178, 178, -204, 257];
  const unit = sheet?.unit ?? 1;
  let cross = [0, Math.round((low + high) / 2)];
  let set = null;
  let open = true;

  const said = (place) => placeInWords(place, plate?.belt ?? 0, words);
  const where = h("p", { class: "lb-where" }, words.no_point);
  const target = svgNode("g", {});
  const aim = svgNode("g", { class: "lb-aim-cross" });
  const pin = svgNode("g", { class: "lb-own lb-absent" });
  if (sheet) {
    sheet.marks.append(target);
    sheet.put([0, 0], pin, svgNode("circle", { r: 7 * unit, class: "lb-ring" }), svgNode("circle", { r: 2 * unit, class: "lb-eye" }));
    for (const look of ["lb-cross-edge", "lb-cross"]) {
      for (const [x1, y1, x2, y2] of [[-20, 0, -5, 0], [5, 0, 20, 0], [0, -20, 0, -5], [0, 5, 0, 20]]) {
        aim.append(svgNode("line", { x1: x1 * unit, y1: y1 * unit, x2: x2 * unit, y2: y2 * unit, class: look }));
      }
    }
    sheet.put(cross, aim);
  }

  // In a screen reader's browse mode the arrow keys would never come here; the role says that this part has keys of its own.
  const field = h(
    "div",
    {
      class: "lb-aim",
      tabindex: "0",
      role: "application",
      "aria-roledescription": words.cross,
      "aria-label": words.point_keys,
      onkeydown: press,
      onclick: (event) => open && sheet && put(sheet.under(event)),
    },
    sheet?.element ?? h("p", { class: "lb-no-plate" }, words.no_plate),
  );

  function press(event) {
    if (!open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      return put(cross);
    }
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const by = event.shiftKey ? FINE : STEP;
    cross = [clamp(cross[0] + move[0] * by, left, right), clamp(cross[1] + move[1] * by, low, high)];
    sheet?.put(cross, aim);
    announce(said(cross));
  }

  function put(place) {
    set = place.map((mm) => Math.round(mm));
    cross = [...set];
    show();
    announce(where.textContent);
  }

  function show() {
    pin.classList.toggle("lb-absent", !set);
    if (sheet && set) [pin, aim].forEach((mark) => sheet.put(set, mark));
    where.textContent = set ? say(words.your_point, { place: said(set) }) : words.no_point;
  }

  return {
    element: h("div", { class: "lb-pointing" }, h("figure", {}, field), h("div", {}, where, h("p", { class: "lb-source" }, words.point_ways))),
    hint: "point_hint",
    missing: "point_first",
    read: () => set,
    restore(response) {
      if (!Array.isArray(response)) return;
      set = [...response];
      cross = [...response];
      show();
    },
    focus: () => field.focus(),
    close(verdict) {
      open = false;
      field.classList.add("lb-closed");
      field.removeAttribute("tabindex");
      if (!verdict?.target || !sheet) return;
      const { places, within, rings } = verdict.target;
      const draw = (place, ...marks) => target.append(sheet.put(place, svgNode("g", { class: "lb-target" }), ...marks));
      for (const ring of rings) draw([0, 0], svgNode("polygon", { points: ring.map(([x, y]) => `${x * unit},${-y * unit}`).join(" ") }));
      for (const place of places) {
        if (within) draw(place, svgNode("circle", { r: within * unit }));
        draw(place, svgNode("circle", { r: 1.6 * unit, class: "lb-middle" }));
      }
      pin.classList.add(verdict.outcome === "right" ? "lb-right" : "lb-wrong");
    },
  };
}

const clamp = (value, least, most) => Math.min(most, Math.max(least, value));
