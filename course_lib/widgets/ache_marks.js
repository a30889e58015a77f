// The numbers of an ache, and the mark of each wherever an ache is drawn.
import { h, svgNode } from "./dom.js";

export const ACHE_TIMES = ["before", "after", "next_day"];

// A hollow ring, a full dot and a diamond, so that no colour is needed to tell them apart; the dot stands within the ring.
function acheMark(when, x, y) {
  const look = { class: `lb-ache-${when}` };
  if (when === "before") return svgNode("circle", { ...look, cx: x, cy: y, r: 8.5 });
  if (when === "after") return svgNode("circle", { ...look, cx: x, cy: y, r: 5.5 });
  return svgNode("rect", { ...look, x: x - 5, y: y - 5, width: 10, height: 10, transform: `rotate(45 ${x} ${y})` });
}

// The marks of `row` {before, after, next_day}, each a number or null, and the way between them: `across(number)` is the place of a number,
// `middle` the height of the row. A diamond on the number of another mark stands a little below it.
export function acheMarks(row, across, middle) {
  const given = ACHE_TIMES.filter((when) => row[when] !== null);
  const numbers = given.map((when) => row[when]);
  const same = row.next_day !== null && (row.next_day === row.after || row.next_day === row.before);
  const upper = middle - (same ? 4 : 0);
  const marks = given.map((when) => acheMark(when, across(row[when]), same && when === "next_day" ? middle + 9 : upper));
  if (given.length < 2) return marks;
  const ends = { x1: across(Math.min(...numbers)), x2: across(Math.max(...numbers)), y1: upper, y2: upper };
  return [svgNode("line", { class: "lb-ache-way", ...ends }), ...marks];
}

// What each mark means.
export function acheKey(words) {
  const drawing = { viewBox: "0 0 22 22", width: 22, height: 22, "aria-hidden": "true" };
  return ACHE_TIMES.map((when) => h("span", {}, svgNode("svg", drawing, acheMark(when, 11, 11)), words[when]));
}
