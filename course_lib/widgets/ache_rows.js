// The ache before, after and the next day of each session: a lane from 0 to 10 with a mark for each number, and the same in words.
import { h } from "./dom.js";

const SPACE = "http://www.w3.org/2000/svg";
const LANE = { wide: 300, high: 34, edge: 14 };
const GIVEN = ["before", "after", "next_day"];

function drawn(name, attributes) {
  const element = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

const along = (number) => LANE.edge + (number / 10) * (LANE.wide - 2 * LANE.edge);

// A hollow ring, a full dot and a diamond, so that no colour is needed to tell them apart.
function mark(when, x, y) {
  if (when === "before") return drawn("circle", { class: "lb-before", cx: x, cy: y, r: 8.5 });
  if (when === "after") return drawn("circle", { class: "lb-after", cx: x, cy: y, r: 5.5 });
  return drawn("rect", { class: "lb-next_day", x: x - 5, y: y - 5, width: 10, height: 10, transform: `rotate(45 ${x} ${y})` });
}

function lane(row) {
  const picture = drawn("svg", { viewBox: `0 0 ${LANE.wide} ${LANE.high}`, class: "lb-lane", "aria-hidden": "true" });
  const middle = LANE.high / 2;
  for (let number = 0; number <= 10; number += 1) picture.append(drawn("line", { class: "lb-grid", x1: along(number), x2: along(number), y1: 0, y2: LANE.high }));
  const numbers = GIVEN.map((when) => row[when]).filter((number) => number !== null);
  // a diamond on the number of another mark stands a little below it
  const same = row.next_day !== null && (row.next_day === row.after || row.next_day === row.before);
  const upper = middle - (same ? 4 : 0);
  if (numbers.length > 1) picture.append(drawn("line", { class: "lb-way", x1: along(Math.min(...numbers)), x2: along(Math.max(...numbers)), y1: upper, y2: upper }));
  for (const when of GIVEN) if (row[when] !== null) picture.append(mark(when, along(row[when]), same && when === "next_day" ? middle + 9 : upper));
  return picture;
}

function scale() {
  const picture = drawn("svg", { viewBox: `0 0 ${LANE.wide} 18`, class: "lb-lane", "aria-hidden": "true" });
  for (let number = 0; number <= 10; number += 1) {
    const text = drawn("text", { class: "lb-tick", x: along(number), y: 14 });
    text.append(String(number));
    picture.append(text);
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
  const day = (at) => new Date(at).toLocaleDateString(undefined, { weekday: "short", day: "numeric", month: "short" });
  const number = (row, when) => h("td", { class: "lb-number-cell", "data-name": words[when] }, row[when] === null ? words.number_none : String(row[when]));
  const key = (when) => {
    const picture = drawn("svg", { viewBox: "0 0 22 22", width: 22, height: 22, "aria-hidden": "true" });
    picture.append(mark(when, 11, 11));
    return h("span", {}, picture, words[when]);
  };
  const head = (text, kind = "") => h("th", { scope: "col", class: kind }, text);
  return h(
    "table",
    { class: "lb-aches" },
    h("caption", {}, h("span", {}, words.chart), h("span", { class: "lb-key" }, GIVEN.map(key))),
    h("thead", {}, h("tr", {}, head(words.when), h("td", { class: "lb-lane-cell" }, scale()), GIVEN.map((when) => head(words[when], "lb-number-cell")), head(words.in_words))),
    h("tbody", {}, [...rows].reverse().map((row) =>
      h("tr", {},
        h("th", { scope: "row" }, h("b", {}, day(row.at)), h("span", {}, row.practices.join(", "))),
        h("td", { class: "lb-lane-cell", "aria-hidden": "true" }, lane(row)),
        GIVEN.map((when) => number(row, when)),
        h("td", { class: "lb-in-words" }, inWords(row, words))))),
  );
}
