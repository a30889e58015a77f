// A plate with places marked on it, without its names, which would give answers away. The picture is an image of its own, so that its names and styles meet no others on
// the page; the marks lie over it in the plate's own units. The list of places beside it does the same by keyboard.
import { h } from "./dom.js";

const SVG_NAMES = "http://www.w3.org/2000/svg";
const NAMES = "text, .label, .labels, .leaders, .dots, .marks, .stroke, .zone, .zones, title, desc";

function plateMark(tag, attributes, text) {
  const node = document.createElementNS(SVG_NAMES, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text) node.textContent = text;
  return node;
}

export function plateView(plate, places, onPick) {
  // A plate that was never drawn: the list alone asks the same.
  if (!plate?.svg) return { element: null, choose() {}, close() {} };
  const svg = new DOMParser().parseFromString(plate.svg, "image/svg+xml").documentElement;
  const [x0, y0, unit] = ["data-x0", "data-y0", "data-mm"].map((name) => Number(svg.getAttribute(name)));
  const [left, right, low, high] = plate.frame;
  const box = [x0 + left * unit, y0 - high * unit, (right - left) * unit, (high - low) * unit];
  for (const node of svg.querySelectorAll(NAMES)) node.remove();
  svg.setAttribute("viewBox", box.join(" "));
  svg.setAttribute("width", box[2]);
  svg.setAttribute("height", box[3]);
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  const marks = plateMark("svg", { viewBox: box.join(" "), class: "lb-marks", "aria-hidden": "true", focusable: "false" });
  const shown = places.map(({ place: [x, y], letter, at }) => {
    const group = plateMark("g", { class: "lb-mark", transform: `translate(${x0 + x * unit} ${y0 - y * unit})` });
    if (letter) {
      group.append(plateMark("circle", { r: 22 * unit, class: "lb-reach" }), plateMark("circle", { r: 11 * unit, class: "lb-ring" }));
      group.append(plateMark("text", { "text-anchor": "middle", dy: "0.36em", "font-size": 14 * unit }, letter));
      group.addEventListener("click", () => onPick(at));
    } else {
      group.append(plateMark("circle", { r: 15 * unit, class: "lb-halo" }), plateMark("circle", { r: 9 * unit, class: "lb-ring lb-one" }));
      group.append(plateMark("circle", { r: 2.2 * unit, class: "lb-point" }));
    }
    marks.append(group);
    return { at, group };
  });
  return {
    element: h("div", { class: "lb-plate" }, h("img", { src: source, alt: plate.alt }), marks),
    choose: (at) => shown.forEach((one) => one.at && one.group.classList.toggle("lb-chosen", one.at === at)),
    close(verdict) {
      marks.classList.add("lb-closed");
      for (const { at, group } of shown) {
        const mark = verdict?.marks.find((one) => one.at === at);
        if (at && mark) group.classList.add(mark.right ? "lb-right" : "lb-wrong");
      }
    },
  };
}
