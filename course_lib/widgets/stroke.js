// The stroke on the plate, at the tempo that is taught: a hand that goes along the path the plate names, with weight on the way or before it,
// as light as a feather on the way back.
import { SVG, svgNode } from "./dom.js";
import { plateElement } from "./picture.js";

// A plain back for a plate that has not been drawn: millimetres of the body, y downward.
const PLAIN = `<svg xmlns="${SVG}" viewBox="-190 -275 380 420" data-x0="0" data-y0="0" data-mm="1">
<path fill="#f3dcc8" stroke="#c9a58a" stroke-width="2" d="M-150-275C-168-200-160-130-146-70C-138-30-150 0-160 40C-170 90-168 130-164 145L164 145C168 130 170 90 160 40C150 0 138-30 146-70C160-130 168-200 150-275Z"/>
<path fill="none" stroke="#d9b79b" stroke-width="5" stroke-linecap="round" d="M0-275L0 60"/>
<path fill="none" stroke="#d9b79b" stroke-width="3" d="M-150-4C-110-34-70-30-40 12M150-4C110-34 70-30 40 12"/>
<g data-stroke="any" data-side="right" data-points="48,16 52,22 62,60 62,250"/><g data-stroke="any" data-side="left" data-points="-48,16 -52,22 -62,60 -62,250"/></svg>`;

// A left hand flat on the back, seen from above: millimetres, the middle of its heel at (0, 0), fingers upward, the thumb tucked in on the right.
const HAND = "M-30 14C-44 -12-42-52-40-84C-40-112-42-128-42-146C-42-158-30-158-28-146C-27-132-26-122-25-110C-25-130-26-152-25-170C-24-183-11-183-10-170C-9-150-9-132-8-114C-8-138-8-162-7-182C-6-195 8-195 9-182C10-160 10-138 10-114C11-132 12-150 14-166C16-178 29-176 28-164C27-144 26-124 27-104C28-96 30-90 32-84C36-72 35-50 33-32C31-14 28 2 24 12C14 22-18 22-30 14Z";

// The end of a thumb, its pad at the middle of the contact, pointing upward.
const THUMB = "M-11 44L-11-2C-11-20 11-20 11-2L11 44C4 48-4 48-11 44ZM-6-4C-6-13 6-13 6-4L6 4C4 7-4 7-6 4Z";

// What touches where it is no flat hand, seen from above, about the middle of the contact; as large as on the plates.
const CONTACTS = {
  ball: [["circle", { r: 32 }]],
  roller: [["rect", { x: -30, y: -22, width: 60, height: 44, rx: 10 }]],
  // the thumb of the other hand lies on top, from the side that is away from the spine
  "thumb-pad": [["path", { d: THUMB }], ["path", { d: THUMB, class: "lb-loose", transform: "translate(1 5) rotate(52)" }]],
  // ends of fingers, pointing upward
  "finger-pads": [["path", { d: "M-22 32L-22 0C-22-12-8-12-8 0L-7.5 2L-7.5-3C-7.5-15 7.5-15 7.5-3L7.5 2L8 0C8-12 22-12 22 0L22 32C8 38-8 38-22 32ZM-7.5 2L-7.5 24M7.5 2L7.5 24" }]],
};

// The heel of a palm on its own, of a hand that is only there with its fingers loose.
const HEEL = ["ellipse", { rx: 30, ry: 20 }];

// What a stroke does with weight, by its kind; all others go up.
const WAYS = { circle: "round", line: "out" };

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

// How long one stroke of a step takes, in seconds: the lean before it, in which the hands lie still, the end of that lean, in which they take
// the weight back, the way out, and all of it.
export function tempoOf(step) {
  const beat = step.beat_seconds || 6;
  const lean = step.lean_seconds || 0;
  return { beat, lean, ease: step.ease_seconds || 0, press: Math.min(step.press_seconds || beat, beat - lean) };
}

// Plate with hands: `nodes` are the plate and, to lie upon it, the hands. `show(step, since)` puts the hands where they are `since` seconds into
// the step, without it where their still picture is taken, and answers what they do: lean, ease, or go up, out, round or back; `still()` takes
// them away.
export function strokePlate(text, alt) {
  let plate = plateElement(text, alt);
  if (!plate.querySelector?.("[data-stroke][data-points]")) plate = plateElement(PLAIN, alt);
  cleared(plate);
  const unit = Number(plate.dataset.mm);
  // a picture of their own: they move all the time, and the plate under them need not be painted anew
  const layer = svgNode("svg", { class: "lb-hands", viewBox: plate.getAttribute("viewBox"), "aria-hidden": "true" });
  layer.style.cssText = plate.style.cssText;
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
    // one spot is held at a time
    hands = (ways[0]?.dataset.kind === "hold" ? ways.slice(0, 1) : ways).map(({ dataset }) => {
      const d = wayText(plate, dataset.points);
      const path = svgNode("path", { d });
      const length = path.getTotalLength();
      const out = dataset.side === "left" ? -1 : 1;
      const trail = svgNode("path", { d, class: "lb-trail", "stroke-width": 16 * unit, "stroke-dasharray": length, "stroke-dashoffset": length });
      const hand = svgNode("g", { class: "lb-palm" });
      const round = dataset.kind === "circle";
      const palm = svgNode("path", { d: HAND, class: round ? "lb-loose" : "" });
      hand.append(...(CONTACTS[dataset.contact] ? CONTACTS[dataset.contact].map((part) => svgNode(...part)) : round ? [palm, svgNode(...HEEL)] : [palm]));
      layer.append(trail, hand);
      // ball and roller press on the way back as well, and a hold stays where it is
      const rolls = dataset.kind === "pass";
      const steady = rolls || dataset.kind === "hold";
      // palms come back along the sides; what lifts off comes back the way it went
      const sways = !steady && !CONTACTS[dataset.contact] && !round;
      // fingers point along their line; a hand that circles points the way its weight goes
      const [from, to] = [path.getPointAtLength(0), path.getPointAtLength(length)];
      const turn = round ? 45 * out : dataset.kind === "line" ? (Math.atan2(to.x - from.x, from.y - to.y) * 180) / Math.PI : 0;
      const size = CONTACTS[dataset.contact] ? 1 : 0.82;
      return { path, length, trail, hand, out, rolls, steady, sways, round, turn, size, way: WAYS[dataset.kind] ?? "up" };
    });
  }

  return {
    nodes: [plate, layer],
    show(step, since) {
      if (!step?.stroke) return this.still();
      handsFor(step);
      const { beat, lean, ease, press } = tempoOf(step);
      // hands stand still where they begin, a ball or roller in the middle of its way
      const into = ((since ?? (hands[0]?.rolls ? lean + press / 2 : 0)) % beat) - lean;
      const lies = into < 0;
      const leans = into < -ease;
      const up = into < press;
      const share = lies ? 0 : up ? into / press : (into - press) / Math.max(beat - lean - press, 0.001);
      // hands start and stop gently; the speed in between is even
      const smooth = share < 0.1 ? (share * share) / 0.18 : share > 0.9 ? 1 - ((1 - share) * (1 - share)) / 0.18 : (share - 0.05) / 0.9;
      for (const one of hands) {
        // a circle closes: its second half is the way back
        const along = one.round ? (up ? smooth : 1 + smooth) / 2 : up ? smooth : 1 - smooth;
        const point = one.path.getPointAtLength(one.length * along);
        const sway = up || !one.sways ? 0 : Math.sin(Math.PI * share) * 46 * unit * one.out;
        const size = unit * one.size;
        one.hand.setAttribute("transform", `translate(${point.x + sway} ${point.y}) rotate(${one.turn}) scale(${-one.out * size} ${size})`);
        // the weight of a lean is taken back before the glide, which has none
        one.hand.classList.toggle("lb-light", lean ? !leans : !up && !one.steady);
        one.trail.setAttribute("stroke-dashoffset", up ? one.length * (1 - along) : one.round ? one.length / 2 : 0);
        one.trail.style.opacity = up ? 1 : 1 - share;
      }
      return leans ? "lean" : lies ? "ease" : up ? (hands[0]?.way ?? "up") : "back";
    },
    still() {
      shown = null;
      layer.replaceChildren();
      hands = [];
      return null;
    },
  };
}
