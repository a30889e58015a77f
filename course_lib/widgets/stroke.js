// The stroke on the plate, at the tempo that is taught: a hand that glides along the path the plate names, firm on the way
// up, as light as a feather on the way back.
import { plateElement } from "./picture.js";

const SVG = "http://www.w3.org/2000/svg";

// A plain back for a plate without a path: millimetres of the body, y downward; one path a side, in the direction of the stroke.
const PLAIN = `<svg xmlns="${SVG}" viewBox="-190 -275 380 420">
<path fill="#f3dcc8" stroke="#c9a58a" stroke-width="2" d="M-150-275C-168-200-160-130-146-70C-138-30-150 0-160 40C-170 90-168 130-164 145L164 145C168 130 170 90 160 40C150 0 138-30 146-70C160-130 168-200 150-275Z"/>
<path fill="none" stroke="#d9b79b" stroke-width="5" stroke-linecap="round" d="M0-275L0 60"/>
<path fill="none" stroke="#d9b79b" stroke-width="3" d="M-150-4C-110-34-70-30-40 12M150-4C110-34 70-30 40 12"/>
<path fill="none" stroke="none" data-stroke="any" data-side="right" d="M48-16L52-22C56-35 62-48 62-60L62-250"/>
<path fill="none" stroke="none" data-stroke="any" data-side="left" d="M-48-16L-52-22C-56-35-62-48-62-60L-62-250"/></svg>`;

function make(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

// Plate with hands. `show(step, since)` puts the hands where they are `since` seconds into the step; `still()` takes them away.
export function strokePlate(text, alt) {
  let plate = plateElement(text, alt);
  if (!plate.querySelector?.("path[data-stroke]")) plate = plateElement(PLAIN, alt);
  const layer = make("g", { class: "lb-hands", "aria-hidden": "true" });
  plate.append(layer);
  let hands = [];
  let shown = null;

  function handsFor(step) {
    const key = `${step.stroke}|${step.side}`;
    if (key === shown) return;
    shown = key;
    layer.replaceChildren();
    const wanted = [...plate.querySelectorAll("path[data-stroke]")].filter(
      (path) =>
        (path.dataset.stroke === step.stroke || path.dataset.stroke === "any") && path.dataset.part !== "return" && (step.side === "both" || !path.dataset.side || path.dataset.side === step.side),
    );
    const unit = Number(plate.dataset.mm) || 1;
    hands = wanted.map((path) => {
      const length = path.getTotalLength();
      const first = path.getPointAtLength(0);
      const last = path.getPointAtLength(length);
      const middle = plate.viewBox.baseVal.x + plate.viewBox.baseVal.width / 2;
      const x0 = plate.dataset.x0 ? Number(plate.dataset.x0) : middle;
      const out = Math.sign(first.x - x0) || 1;
      const trail = make("path", { d: path.getAttribute("d"), class: "lb-trail", "stroke-width": 22 * unit, "stroke-dasharray": length, "stroke-dashoffset": length });
      const way = make("path", { d: path.getAttribute("d"), class: "lb-way", "stroke-width": 2.2 * unit });
      // a palm with the fingers towards the head
      const hand = make("g", { class: "lb-palm" });
      const skin = make("path", { d: "M-13 16C-18 4-17-12-15-22C-14-40-11-46-9-46C-6-46-6-38-6-28C-6-42-4-52-1-52C2-52 3-42 3-29C4-42 6-48 9-48C12-48 12-38 11-27C13-36 15-39 17-38C20-37 18-24 16-12C16 2 15 10 11 17C5 24-8 24-13 16Z" });
      hand.append(skin);
      layer.append(trail, way, hand);
      return { path, length, trail, hand, out, unit, first, last };
    });
  }

  return {
    plate,
    show(step, since, moving) {
      if (!step?.stroke) return this.still();
      handsFor(step);
      const beat = step.beat_seconds || 6;
      const press = Math.min(step.press_seconds || beat, beat);
      const into = since % beat;
      const up = into < press;
      const share = up ? into / press : (into - press) / Math.max(beat - press, 0.001);
      // hands start and stop gently; the speed in between is even
      const eased = share < 0.1 ? (share * share) / 0.18 : share > 0.9 ? 1 - ((1 - share) * (1 - share)) / 0.18 : (share - 0.05) / 0.9;
      for (const one of hands) {
        const along = up ? eased : 1 - eased;
        const point = one.path.getPointAtLength(one.length * along);
        const sway = up ? 0 : Math.sin(Math.PI * share) * 42 * one.unit * one.out;
        const size = one.unit * (one.out < 0 ? -1 : 1);
        one.hand.setAttribute("transform", `translate(${point.x + sway} ${point.y}) scale(${size} ${one.unit})`);
        one.hand.classList.toggle("lb-light", !up);
        one.trail.setAttribute("stroke-dashoffset", up ? one.length * (1 - along) : 0);
        one.trail.style.opacity = up ? 1 : 1 - share;
      }
      layer.classList.toggle("lb-still", !moving);
      return up;
    },
    still() {
      shown = null;
      layer.replaceChildren();
      hands = [];
      return null;
    },
  };
}
