// The ache before, after and the next day as a small chart: one line a practice, numbers 0-10 from left to right.
import { h } from "./dom.js";

const NS = "http://www.w3.org/2000/svg";
const ROW = 30;
const LEFT = 92;
const WIDTH = 420;

function node(name, attributes, ...children) {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function dayOf(at) {
  return new Date(at).toLocaleDateString(undefined, { day: "numeric", month: "short" });
}

// `rows` are {at, before, after, next_day}, numbers or null, the latest last; a table beside the picture says the same.
export function acheChart(rows, words) {
  const shown = rows.slice(-12);
  const height = shown.length * ROW + 44;
  const x = (number) => LEFT + (number / 10) * (WIDTH - LEFT - 16);
  const picture = node("svg", { viewBox: `0 0 ${WIDTH} ${height}`, class: "lb-ache", "aria-hidden": "true" });
  for (let number = 0; number <= 10; number += 1) {
    picture.append(
      node("line", { x1: x(number), x2: x(number), y1: 8, y2: height - 30, class: "lb-grid" }),
      node("text", { x: x(number), y: height - 12, class: "lb-tick" }, String(number)),
    );
  }
  shown.forEach((row, index) => {
    const y = 20 + index * ROW;
    picture.append(node("text", { x: 0, y: y + 5, class: "lb-day" }, dayOf(row.at)));
    const given = ["before", "after", "next_day"].filter((when) => row[when] !== null);
    const numbers = given.map((when) => row[when]);
    if (given.length > 1) picture.append(node("line", { x1: x(Math.min(...numbers)), x2: x(Math.max(...numbers)), y1: y, y2: y, class: "lb-span" }));
    for (const when of given) {
      const at = { class: `lb-${when}` };
      if (when === "before") picture.append(node("circle", { ...at, cx: x(row[when]), cy: y, r: 7 }));
      if (when === "after") picture.append(node("circle", { ...at, cx: x(row[when]), cy: y, r: 6 }));
      if (when === "next_day") picture.append(node("rect", { ...at, x: x(row[when]) - 5, y: y - 5, width: 10, height: 10, transform: `rotate(45 ${x(row[when])} ${y})` }));
    }
  });
  const table = h(
    "table",
    {},
    h("tr", {}, [words.when, words.before, words.after, words.next_day].map((title) => h("th", { scope: "col" }, title))),
    shown.map((row) => h("tr", {}, h("td", {}, dayOf(row.at)), ["before", "after", "next_day"].map((when) => h("td", {}, row[when] === null ? words.number_none : String(row[when]))))),
  );
  const key = h("p", { class: "lb-key" }, ["before", "after", "next_day"].map((when) => h("span", {}, h("i", { class: `lb-mark lb-${when}`, "aria-hidden": "true" }), words[when])));
  // A table is never narrower than its words; hidden by itself it would let a narrow page scroll sideways.
  return h("figure", { class: "lb-chart" }, picture, key, h("div", { class: "lb-visually-hidden" }, table));
}
