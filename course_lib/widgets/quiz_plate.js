// A plate with marks laid over it, without its names, which would give answers away. The picture is an image of its own, so that its names and
// styles meet no others on the page; the marks lie over it in the plate's own units.
import { h, say, svgNode } from "./dom.js";

const NAMES = "text, .label, .labels, .leaders, .dots, .marks, .stroke, .zone, .zones, title, desc";

// The picture and the sheet of marks over it: `put(place, ...marks)` lays marks (drawn around 0,0; `unit` is a millimetre) at a place on the body,
// `under(event)` is the place under the pointer. Null for a plate that was never drawn.
export function plateSheet(plate) {
  if (!plate?.svg) return null;
  const svg = new DOMParser().parseFromString(plate.svg, "image/svg+xml").documentElement;
  const [x0, y0, unit] = ["data-x0", "data-y0", "data-mm"].map((name) => Number(svg.getAttribute(name)));
  const [left, right, low, high] = plate.frame;
  const box = [x0 + left * unit, y0 - high * unit, (right - left) * unit, (high - low) * unit];
  for (const node of svg.querySelectorAll(NAMES)) node.remove();
  svg.setAttribute("viewBox", box.join(" "));
  svg.setAttribute("width", box[2]);
  svg.setAttribute("height", box[3]);
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  const marks = svgNode("svg", { viewBox: box.join(" "), class: "lb-marks", "aria-hidden": "true", focusable: "false" });
  return {
    element: h("div", { class: "lb-plate" }, h("img", { src: source, alt: plate.alt, draggable: "false" }), marks),
    marks,
    unit,
    frame: plate.frame,
    put([x, y], group, ...parts) {
      group.setAttribute("transform", `translate(${x0 + x * unit} ${y0 - y * unit})`);
      group.append(...parts);
      if (group.parentNode !== marks) marks.append(group);
      return group;
    },
    under(event) {
      const sight = marks.getBoundingClientRect();
      const across = (event.clientX - sight.left) / sight.width;
      const down = (event.clientY - sight.top) / sight.height;
      return [left + across * (right - left), high - down * (high - low)];
    },
  };
}

// A place in neutral words: so many centimetres from the midline and from the belt line.
export function placeInWords([x, y], belt, words) {
  const length = (mm) => String(Math.round(Math.abs(mm)) / 10);
  const side = Math.abs(x) < 0.5 ? words.on_midline : say(x > 0 ? words.right_of : words.left_of, { cm: length(x) });
  const up = y - belt;
  const height = Math.abs(up) < 0.5 ? words.on_belt : say(up > 0 ? words.above_belt : words.below_belt, { cm: length(up) });
  return say(words.place_of, { side, height });
}

// Places to be chosen, each with its letter, or one place that is asked about. The list beside it does the same by keyboard.
export function plateView(plate, places, onPick) {
  const sheet = plateSheet(plate);
  // Without its picture the list alone asks the same.
  if (!sheet) return { element: null, choose() {}, close() {} };
  const { unit } = sheet;
  const shown = places.map(({ place, letter, at }) => {
    const group = svgNode("g", { class: "lb-mark" });
    if (letter) {
      group.append(svgNode("circle", { r: 22 * unit, class: "lb-reach" }), svgNode("circle", { r: 11 * unit, class: "lb-ring" }));
      group.append(svgNode("text", { "text-anchor": "middle", dy: "0.36em", "font-size": 14 * unit }, letter));
      group.addEventListener("click", () => onPick(at));
    } else {
      group.append(svgNode("circle", { r: 15 * unit, class: "lb-halo" }), svgNode("circle", { r: 9 * unit, class: "lb-ring lb-one" }));
      group.append(svgNode("circle", { r: 2.2 * unit, class: "lb-point" }));
    }
    sheet.put(place, group);
    return { at, group };
  });
  return {
    element: sheet.element,
    choose: (at) => shown.forEach((one) => one.at && one.group.classList.toggle("lb-chosen", one.at === at)),
    close(verdict) {
      sheet.marks.classList.add("lb-closed");
      for (const { at, group } of shown) {
        const mark = verdict?.marks.find((one) => one.at === at);
        if (at && mark) group.classList.add(mark.right ? "lb-right" : "lb-wrong");
      }
    },
  };
}
