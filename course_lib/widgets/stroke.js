// The stroke on the plate, at the tempo that is taught: a hand that glides along the path the plate names, firm on the way
// up, as light as a feather on the way back.
import { plateElement } from "./picture.js";

const SVG = "http://www.w3.org/2000/svg";

// A plain back for a plate that has not been drawn: millimetres of the body, y downward.
const PLAIN = `<svg xmlns="${SVG}" viewBox="-190 -275 380 420" data-x0="0" data-y0="0" data-mm="1">
<path fill="#f3dcc8" stroke="#c9a58a" stroke-width="2" d="M-150-275C-168-200-160-130-146-70C-138-30-150 0-160 40C-170 90-168 130-164 145L164 145C168 130 170 90 160 40C150 0 138-30 146-70C160-130 168-200 150-275Z"/>
<path fill="none" stroke="#d9b79b" stroke-width="5" stroke-linecap="round" d="M0-275L0 60"/>
<path fill="none" stroke="#d9b79b" stroke-width="3" d="M-150-4C-110-34-70-30-40 12M150-4C110-34 70-30 40 12"/>
<g data-stroke="any" data-side="right" data-points="48,16 52,22 62,60 62,250"/><g data-stroke="any" data-side="left" data-points="-48,16 -52,22 -62,60 -62,250"/></svg>`;

// A left hand flat on the back, seen from above: millimetres, the middle of its heel at (0, 0), fingers upward, the thumb tucked in on the right.
const HAND = "M-30 14C-44 -12-42-52-40-84C-40-112-42-128-42-146C-42-158-30-158-28-146C-27-132-26-122-25-110C-25-130-26-152-25-170C-24-183-11-183-10-170C-9-150-9-132-8-114C-8-138-8-162-7-182C-6-195 8-195 9-182C10-160 10-138 10-114C11-132 12-150 14-166C16-178 29-176 28-164C27-144 26-124 27-104C28-96 30-90 32-84C36-72 35-50 33-32C31-14 28 2 24 12C14 22-18 22-30 14Z";

// What touches where it is no flat hand, seen from above, about the middle of the contact.
const CONTACTS = {
  ball: ["circle", { r: 32 }],
  roller: ["rect", { x: -38, y: -22, width: 76, height: 44, rx: 10 }],
  "thumb-pad": ["ellipse", { rx: 11, ry: 14 }],
  "finger-pads": ["ellipse", { rx: 22, ry: 10 }],
};

function make(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

// The points of a stroke as path text in the plate's own units, each bend rounded off.
function wayText(plate, points) {
  const [x0, y0, unit] = [plate.dataset.x0, plate.dataset.y0, plate.dataset.mm].map(Number);
  const at = points.split(" ").map((pair) => pair.split(",").map(Number)).map(([x, y]) => [x0 + x * unit, y0 - y * unit]);
  const middle = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  let text = `M${at[0]}`;
  for (let index = 1; index < at.length - 1; index += 1) text += `Q${at[index]} ${middle(at[index], at[index + 1])}`;
  return `${text}L${at.at(-1)}`;
}

// What only a still picture needs gives way to the hands, and the body fills the room.
function cleared(plate) {
  for (const group of plate.querySelectorAll(".leaders, .dots, .labels, .marks, .contact, :scope > text")) group.remove();
  const { x0, y0, mm } = plate.dataset;
  if (!x0 || plate.viewBox.baseVal.x < 0) return;
  const unit = Number(mm);
  plate.setAttribute("viewBox", `${Number(x0) - 172 * unit} ${Number(y0) - 254 * unit} ${344 * unit} ${384 * unit}`);
}

// Plate with hands. `show(step, since)` puts the hands where they are `since` seconds into the step; `still()` takes them away.
export function strokePlate(text, alt) {
  let plate = plateElement(text, alt);
  if (!plate.querySelector?.("[data-stroke][data-points]")) plate = plateElement(PLAIN, alt);
  cleared(plate);
  const unit = Number(plate.dataset.mm);
  const layer = make("g", { class: "lb-hands", "aria-hidden": "true" });
  plate.append(layer);
  let hands = [];
  let shown = null;

  function handsFor(step) {
    const key = `${step.stroke}|${step.side}`;
    if (key === shown) return;
    shown = key;
    layer.replaceChildren();
    const ways = [...plate.querySelectorAll("[data-stroke][data-points]")].filter(
      ({ dataset }) => [step.stroke, "any"].includes(dataset.stroke) && (step.side === "both" || !dataset.side || dataset.side === step.side),
    );
    hands = ways.map(({ dataset }) => {
      const d = wayText(plate, dataset.points);
      const path = make("path", { d });
      const length = path.getTotalLength();
      const out = dataset.side === "left" ? -1 : 1;
      const trail = make("path", { d, class: "lb-trail", "stroke-width": 16 * unit, "stroke-dasharray": length, "stroke-dashoffset": length });
      const hand = make("g", { class: "lb-palm" });
      hand.append(make(...(CONTACTS[dataset.contact] ?? ["path", { d: HAND }])));
      layer.append(trail, hand);
      // ball and roller press on the way back as well, and a hold stays where it is
      const steady = dataset.kind === "pass" || dataset.kind === "hold";
      return { path, length, trail, hand, out, steady, size: CONTACTS[dataset.contact] ? 1 : 0.82 };
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
        const sway = up || one.steady ? 0 : Math.sin(Math.PI * share) * 46 * unit * one.out;
        one.hand.setAttribute("transform", `translate(${point.x + sway} ${point.y}) scale(${-one.out * unit * one.size} ${unit * one.size})`);
        one.hand.classList.toggle("lb-light", !up && !one.steady);
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
