// The names beside the figure: two columns of text that never collide, with leaders that never cross, whichever way the figure is turned.
import { h, svgNode } from "./dom.js";

const NAME_GAP = 6;
const LETTER_GAP = 2;

function crossed(a, b) {
  const turn = (p, q, r) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  const [p, q, r, s] = [a.from, a.to, b.from, b.to];
  return turn(p, q, r) * turn(p, q, s) < 0 && turn(r, s, p) * turn(r, s, q) < 0;
}

// Middles for a column of boxes: as near to their dots as the column allows, in the given order.
function spread(column, height) {
  let low = 0;
  for (const one of column) {
    one.middle = Math.max(one.to[1], low + one.height / 2);
    low = one.middle + one.height / 2 + NAME_GAP;
  }
  let high = height;
  for (const one of [...column].reverse()) {
    one.middle = Math.min(one.middle, high - one.height / 2);
    high = one.middle - one.height / 2 - NAME_GAP;
  }
  for (const one of column) one.from = [one.from[0], one.middle];
}

// Whether a line in the stage meets a box of the window.
function goesThrough([x1, y1], [x2, y2], box, room) {
  const at = (x) => y1 + ((x - x1) / (x2 - x1)) * (y2 - y1);
  const [left, right] = [Math.max(box.left - room.left, Math.min(x1, x2)), Math.min(box.right - room.left, Math.max(x1, x2))];
  if (left > right) return false;
  const [high, low] = [Math.min(at(left), at(right)), Math.max(at(left), at(right))];
  return low > box.top - room.top - LETTER_GAP && high < box.bottom - room.top + LETTER_GAP;
}

function placeColumn(column, height) {
  column.sort((a, b) => a.to[1] - b.to[1]);
  spread(column, height);
  for (let round = 0; round < column.length ** 2; round += 1) {
    const i = column.findIndex((one, index) => column.slice(index + 1).some((other) => crossed(one, other)));
    if (i < 0) return;
    const j = i + 1 + column.slice(i + 1).findIndex((other) => crossed(column[i], other));
    [column[i], column[j]] = [column[j], column[i]];
    spread(column, height);
  }
}

// A leader ends in a dot, or at the rim of the mark it names: a dot there would cover what the mark shows.
function leader(one, edge) {
  const share = (edge - one.from[0]) / (one.to[0] - one.from[0]);
  const meets = [edge, one.from[1] + share * (one.to[1] - one.from[1])];
  const line = (kind, [x1, y1], [x2, y2]) => svgNode("line", { class: kind, x1, y1, x2, y2 });
  const kept = 1 - one.rim / Math.hypot(one.to[0] - one.from[0], one.to[1] - one.from[1]);
  const end = [0, 1].map((axis) => one.from[axis] + kept * (one.to[axis] - one.from[axis]));
  const lines = [line("lb-halo", meets, end), line("lb-leader-in", meets, end), line("lb-leader", one.from, meets)];
  return one.rim ? lines : [...lines, svgNode("circle", { class: "lb-dot", cx: one.to[0], cy: one.to[1], r: 3 })];
}

// Draw the names of `live` into `stage` beside the figure; `chosen` is a key; `choose(key)` hears a press on a name. Returns the
// height the stage must have where the names need more than it has, else 0.
export function drawNames({ live, view, stage, layer, leaders, gutter, chosen, choose }) {
  const room = stage.getBoundingClientRect();
  const picture = live.svg.getBoundingClientRect();
  const spots = live.names.map((name) => {
    const [at, rim] = [live.at(name.dot), live.at([name.dot[0] + name.rim, name.dot[1]])];
    return { ...name, to: [at.x - room.left, at.y - room.top], rim: Math.hypot(rim.x - at.x, rim.y - at.y) };
  });
  if (view.turned % 180) {
    const across = [...spots].sort((a, b) => a.to[0] - b.to[0]);
    across.forEach((one, index) => (one.right = index >= across.length / 2));
  } else if (view.mirrored !== (view.turned === 180)) spots.forEach((one) => (one.right = !one.right));
  layer.replaceChildren();
  leaders.replaceChildren();
  const columns = [false, true].map((right) => spots.filter((one) => one.right === right));
  for (const column of columns) {
    for (const one of column) {
      const { right } = one;
      const edge = right ? picture.right - room.left : picture.left - room.left;
      one.box = h("div", { class: `lb-label${one.key === chosen ? " lb-chosen" : ""}${right ? " lb-label-right" : ""}`, "data-key": one.key }, one.text);
      one.box.addEventListener("click", () => live.parts.has(one.key) && choose(one.key));
      one.box.style.width = `${gutter - 12}px`;
      layer.append(one.box);
      one.height = one.box.offsetHeight;
      one.from = [right ? edge + 8 : edge - 8, 0];
      one.edge = edge;
    }
  }
  const need = Math.max(...columns.map((column) => column.reduce((sum, one) => sum + one.height + NAME_GAP, 0)));
  if (need > room.height + 1) return need;
  for (const column of columns) {
    placeColumn(column, room.height);
    for (const one of column) {
      const { right, edge } = one;
      one.box.style.top = `${one.middle - one.height / 2}px`;
      one.box.style.left = right ? `${edge + 12}px` : `${edge - gutter}px`;
      leaders.append(...leader(one, edge));
    }
  }
  const lines = columns.flat().map(({ from, to }) => [from, to]);
  live.clearLetters((box) => lines.some(([from, to]) => goesThrough(from, to, box, room)));
  return 0;
}
