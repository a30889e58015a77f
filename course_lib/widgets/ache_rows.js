// The ache before, after and the next day of each session: a lane from 0 to 10 with a mark for each number, and the same in words.
import { ACHE_TIMES, acheKey, acheMarks } from "./ache_marks.js";
import { h, svgNode } from "./dom.js";
import { shortWeekdayOf } from "./moments.js";

const LANE = { wide: 300, high: 34, edge: 14 };

const along = (number) => LANE.edge + (number / 10) * (LANE.wide - 2 * LANE.edge);

function lane(row) {
  const picture = svgNode("svg", { viewBox: `0 0 ${LANE.wide} ${LANE.high}`, class: "lb-lane", "aria-hidden": "true" });
  for (let number = 0; number <= 10; number += 1) picture.append(svgNode("line", { class: "lb-grid", x1: along(number), x2: along(number), y1: 0, y2: LANE.high }));
  picture.append(...acheMarks(row, along, LANE.high / 2));
  return picture;
}

function scale() {
  const picture = svgNode("svg", { viewBox: `0 0 ${LANE.wide} 18`, class: "lb-lane", "aria-hidden": "true" });
  for (let number = 0; number <= 10; number += 1) {
    picture.append(svgNode("text", { class: "lb-tick", x: along(number), y: 14 }, String(number)));
  }
  return picture;
}

function inWords(row, words) {
  if (!row.begun) return words.no_practice;
  if (row.before === null) return "";
  if (row.next_day === null) return words.not_asked;
  return row.next_day < row.before ? words.easier : row.next_day > row.before ? words.worse : words.same;
}

// `rows` are {at, practices, begun, before, after, next_day}, numbers or null, the latest last.
export function acheRows(rows, words) {
  const number = (row, when) => h("td", { class: "lb-number-cell", "data-name": words[when] }, row[when] === null ? words.number_none : String(row[when]));
  const head = (text, kind = "") => h("th", { scope: "col", class: kind }, text);
  return h(
    "table",
    { class: "lb-aches" },
    h("caption", {}, h("span", {}, words.chart), h("span", { class: "lb-key" }, acheKey(words))),
    h("thead", {}, h("tr", {}, head(words.when), h("td", { class: "lb-lane-cell" }, scale()), ACHE_TIMES.map((when) => head(words[when], "lb-number-cell")), head(words.in_words))),
    h("tbody", {}, [...rows].reverse().map((row) =>
      h("tr", {},
        h("th", { scope: "row" }, h("b", {}, shortWeekdayOf(row.at)), h("span", {}, row.practices.join(", "))),
        h("td", { class: "lb-lane-cell", "aria-hidden": "true" }, lane(row)),
        ACHE_TIMES.map((when) => number(row, when)),
        h("td", { class: "lb-in-words" }, inWords(row, words))))),
  );
}
