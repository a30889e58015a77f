// The ache before, after and the next day as a small chart: one line a practice, numbers 0-10 from left to right.
import { ACHE_TIMES, acheKey, acheMarks } from "./ache_marks.js";
import { h, svgNode } from "./dom.js";
import { shortDayOf } from "./moments.js";

const ROW = 30;
const LEFT = 92;
const WIDTH = 420;

// `rows` are {at, before, after, next_day}, numbers or null, the latest last; a table beside the picture says the same.
export function acheChart(rows, words) {
  const height = rows.length * ROW + 44;
  const x = (number) => LEFT + (number / 10) * (WIDTH - LEFT - 16);
  const picture = svgNode("svg", { viewBox: `0 0 ${WIDTH} ${height}`, class: "lb-ache", "aria-hidden": "true" });
  for (let number = 0; number <= 10; number += 1) {
    picture.append(
      svgNode("line", { x1: x(number), x2: x(number), y1: 8, y2: height - 30, class: "lb-grid" }),
      svgNode("text", { x: x(number), y: height - 12, class: "lb-tick" }, String(number)),
    );
  }
  rows.forEach((row, index) => {
    const y = 20 + index * ROW;
    picture.append(svgNode("text", { x: 0, y: y + 5, class: "lb-day" }, shortDayOf(row.at)), ...acheMarks(row, x, y));
  });
  const table = h(
    "table",
    {},
    h("tr", {}, [words.when, ...ACHE_TIMES.map((when) => words[when])].map((title) => h("th", { scope: "col" }, title))),
    rows.map((row) => h("tr", {}, h("td", {}, shortDayOf(row.at)), ACHE_TIMES.map((when) => h("td", {}, row[when] === null ? words.number_none : String(row[when]))))),
  );
  // A table is never narrower than its words; hidden by itself it would let a narrow page scroll sideways.
  return h("figure", { class: "lb-chart" }, picture, h("p", { class: "lb-key" }, acheKey(words)), h("div", { class: "lb-visually-hidden" }, table));
}
