// A plate whose figure can be turned and mirrored while all its words stay upright, and whose parts can be found and marked.
import { svgNode } from "./dom.js";
import { enlarge } from "./drawn_words.js";
import { plateElement } from "./picture.js";
import { uuid } from "./talk.js";

const PLATE_EDGE = 44; // drawing units at each side of the figure, where L and R stand
const LETTER_PLACES = [0.06, 0.94, 0.5, 0.28, 0.72, 0.17, 0.39, 0.61, 0.83]; // of the height of a plate, the best first
const PART_CLASSES = { structure: ".structure[data-structure]", zone: ".zone[data-zone]" };
const CROP = 14; // drawing units around a ruler
const SPOT_REACH = 15; // how far from its dot a named point still answers, in drawing units

function readNames(svg) {
  const dots = [...svg.querySelectorAll(".dots circle")];
  return [...svg.querySelectorAll(".labels .label")].flatMap((label, index) => {
    const dot = dots[index];
    if (!dot) return [];
    const rows = [...label.querySelectorAll("tspan")].map((row) => row.textContent);
    return [{
      key: label.dataset.structure,
      text: (rows.length ? rows : [label.textContent]).join(" "),
      dot: [Number(dot.getAttribute("cx")), Number(dot.getAttribute("cy"))],
      rim: Number(dot.dataset.rim ?? 0),
      right: label.getAttribute("text-anchor") !== "end",
    }];
  });
}

// What the parts of a ruler or of a row of hands are called, taken off the picture: [{from, to, name, text}].
function takeStretches(svg) {
  const found = [...svg.querySelectorAll(".band, .hand-part")].map((part) => {
    const [name, text] = ["title", "desc"].map((kind) => part.querySelector(kind)?.textContent ?? "");
    return { from: Math.ceil(part.dataset.from), to: Math.floor(part.dataset.to), name, text };
  });
  const words = new Set(found.length ? [svg.querySelector("title").textContent, ...found.flatMap(({ name, text }) => [name, text])] : []);
  for (const word of svg.querySelectorAll("text")) {
    if (words.has([...word.querySelectorAll("tspan")].map((row) => row.textContent).join(" "))) word.remove();
  }
  return found;
}

// The picture of a plate, live. `known(kind, key, name)` gives the words on a part, or nothing for what stays unnamed. Null
// where there is no picture. `names` are the plate's labels, `parts` a Map of everything that can be chosen. Where its words would be too
// small in the picture (`beside`) the names of a posture stand beside it as well, and the words of a ruler or a row of hands under it
// (`stretches`).
export function livePlate(text, alt, known, marks, beside = false) {
  const svg = plateElement(text, alt);
  if (!(svg instanceof SVGElement)) return null;
  const names = readNames(svg);
  const posture = svg.dataset.picture === "figure";
  const edge = posture ? 0 : PLATE_EDGE;
  const stretches = beside ? takeStretches(svg) : [];
  const image = svg.querySelector(":scope > image");
  const figure = svgNode("g", { class: "lb-figure" });
  const parts = new Map();
  let frame = null;

  function addPart(kind, key, group, name) {
    const about = known(kind, key, name, group.dataset.kind);
    if (!about) return;
    if (!parts.has(key)) parts.set(key, { key, kind, about, groups: [] });
    parts.get(key).groups.push(group);
    group.dataset.lbPart = key;
  }

  // Only a body plate is turned and asked about; a ruler, a row of hands or a posture is shown as it was drawn, with its names.
  if (image && names.length && (beside || !posture)) {
    frame = Object.fromEntries(["x", "y", "width", "height"].map((name) => [name, Number(image.getAttribute(name))]));
    svg.querySelectorAll(".labels, .leaders, .dots").forEach((group) => group.remove());
    const clip = `lb-clip-${uuid().slice(0, 8)}`;
    const inner = svgNode("g", { "clip-path": `url(#${clip})` });
    inner.append(...svg.childNodes);
    const window = svgNode("clipPath", { id: clip });
    window.append(svgNode("rect", frame));
    figure.append(window, inner);
    svg.append(figure);
  }
  // The browser's own little titles would cover the picture and give the answers of the self-test away.
  if (frame) svg.querySelectorAll("title, desc").forEach((words) => words.remove());
  for (const [kind, selector] of Object.entries(PART_CLASSES)) {
    for (const group of svg.querySelectorAll(selector)) {
      for (const name of ["role", "aria-labelledby", "aria-describedby"]) group.removeAttribute(name);
      addPart(kind, group.dataset.structure ?? group.dataset.zone, group);
    }
  }
  for (const name of ["aria-labelledby", "aria-describedby"]) svg.removeAttribute(name);
  if (frame) {
    svg.querySelectorAll("[aria-labelledby], [aria-describedby]").forEach((node) => {
      for (const name of ["role", "aria-labelledby", "aria-describedby"]) node.removeAttribute(name);
    });
  }
  svg.setAttribute("role", "img");
  if (frame && !posture) {
    for (const { key, text: name, dot } of names) {
      if (parts.has(key)) continue;
      const spot = svgNode("circle", { class: "lb-spot", cx: dot[0], cy: dot[1], r: SPOT_REACH });
      addPart("mark", key, spot, name);
      if (parts.has(key)) figure.append(spot);
    }
  }
  const letters = frame && !posture ? ["left", "right"].map((side) => svgNode("text", { class: "lb-letter", "data-side": side }, marks[side])) : [];
  svg.append(...letters);
  let moved = null;

  function placeLetters(share) {
    for (const letter of letters) {
      const x = letter.dataset.side === "left" ? frame.x - PLATE_EDGE / 2 : frame.x + frame.width + PLATE_EDGE / 2;
      const at = new DOMPoint(x, frame.y + frame.height * share).matrixTransform(moved);
      letter.setAttribute("x", at.x);
      letter.setAttribute("y", at.y);
    }
  }

  function matrix({ turned, mirrored }) {
    const middle = [frame.x + frame.width / 2, frame.y + frame.height / 2];
    return new DOMMatrix().translate(...middle).scale(mirrored ? -1 : 1, 1).rotate(turned).translate(-middle[0], -middle[1]);
  }

  function turn(view) {
    if (!frame) return;
    const sideways = view.turned % 180 !== 0;
    const [across, along] = [frame.width + 2 * edge, frame.height];
    const [width, height] = sideways ? [along, across] : [across, along];
    const [cx, cy] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
    svg.setAttribute("viewBox", [cx - width / 2, cy - height / 2, width, height].join(" "));
    moved = matrix(view);
    figure.setAttribute("transform", `matrix(${[moved.a, moved.b, moved.c, moved.d, moved.e, moved.f].join(" ")})`);
    placeLetters(LETTER_PLACES[0]);
    for (const word of figure.querySelectorAll("text")) {
      const box = word.getBBox();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      // What the frame cuts off (heading, scale and legend of the printed plate) must not turn back into it.
      if (box.width && (Math.abs(x - cx) > frame.width / 2 || Math.abs(y - cy) > frame.height / 2)) {
        word.remove();
        continue;
      }
      word.setAttribute("transform", `translate(${x} ${y}) rotate(${-view.turned}) scale(${view.mirrored ? -1 : 1} 1) translate(${-x} ${-y})`);
    }
  }

  // A ruler whose words stand under it ends where its drawing ends.
  function crop() {
    if (!stretches.length) return;
    const boxes = [...svg.children].filter((node) => node.getBBox && !["rect", "defs"].includes(node.nodeName)).map((node) => node.getBBox());
    const top = Math.min(...boxes.map(({ y }) => y)) - CROP;
    const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + CROP;
    svg.setAttribute("viewBox", [0, top, svg.viewBox.baseVal.width, bottom - top].join(" "));
  }

  // What lies under a point of the window, the uppermost first: the group of a part and, beside it, the zone it lies in.
  function under(x, y) {
    const hit = svg.getRootNode().elementsFromPoint(x, y).filter((node) => svg.contains(node));
    const groups = hit.map((node) => node.closest("[data-lb-part]")).filter(Boolean);
    const zone = groups.find((group) => parts.get(group.dataset.lbPart).kind === "zone");
    const group = groups.find((one) => one !== zone && parts.get(one.dataset.lbPart).kind !== "zone") ?? zone;
    return { group, zone };
  }

  return {
    svg, names, parts, frame, turn, under, posture, stretches, crop,
    // The words that stay in the picture are `size` px high where it is `width` px wide.
    enlarge(size, width) {
      const box = frame ?? svg.viewBox.baseVal;
      enlarge(svg, box, (size * box.width) / width);
    },
    ratio: (view) => (!frame ? svg.viewBox.baseVal.width / svg.viewBox.baseVal.height : view.turned % 180 ? frame.height / (frame.width + 2 * edge) : (frame.width + 2 * edge) / frame.height),
    // L and R stand where no leader goes through them; `crossed(box)` tells it of a box in the window.
    clearLetters(crossed) {
      const free = LETTER_PLACES.find((share) => {
        placeLetters(share);
        return !letters.some((letter) => crossed(letter.getBoundingClientRect()));
      });
      if (free === undefined) placeLetters(LETTER_PLACES[0]);
    },
    // Where a point of the drawing stands in the window.
    at: ([x, y]) => new DOMPoint(x, y).matrixTransform((frame ? figure : svg).getScreenCTM()),
    mark(name, groups) {
      for (const group of svg.querySelectorAll(`.${name}`)) group.classList.remove(name);
      for (const group of groups) group.classList.add(name);
    },
  };
}
