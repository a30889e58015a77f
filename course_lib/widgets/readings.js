// Readings of a scale: as they are typed, as they are written, and as dots against the target.
import { h, say, svgNode } from "./dom.js";

const READING_MOST = { kg: 150, N: 1000 }; // more than hands press; what is beyond is a slip of the comma
const CHART = { wide: 640, left: 104, right: 24, top: 14, foot: 40, lane: 17, thin: 40 };

// What was typed as {value} in `unit`, or {wrong: the name of a wording}. Comma or point; the unit may stand behind it.
export function readReading(text, unit) {
  const typed = String(text).normalize("NFKC").trim();
  if (!typed) return { wrong: "wrong_empty" };
  const found = /^([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+))\s*(kg|g|n)?$/i.exec(typed);
  if (!found) return { wrong: "wrong_number" };
  const behind = found[2]?.toLowerCase();
  if (behind && (behind === "n") !== (unit === "N")) return { wrong: "wrong_unit" };
  const value = Number(found[1].replace(",", ".")) / (behind === "g" ? 1000 : 1);
  if (!(value > 0)) return { wrong: "wrong_small" };
  if (value > READING_MOST[unit]) return { wrong: "wrong_large" };
  return { value };
}

// `like` is the number by whose size the decimals are chosen, so that a small difference is not told more finely than it was read.
export function readingText(value, unit, like = value) {
  const digits = unit === "N" ? 1 : like < 1 ? 3 : 2;
  return `${value.toLocaleString("en-GB", { maximumFractionDigits: digits })}\u00a0${unit}`;
}

// A step of 1, 2 or 5 times a power of ten that cuts `range` into about six.
function tickStep(range) {
  const rough = range / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((n) => n * power).find((step) => step >= rough);
}

// `rows` are {label, target, unit, readings, sum, hollow}. With `relative` each is drawn in percent of its own target, in thin rows; without
// it the rows share target and unit, each press has a lane and its number, and bias and spread stand below. A table says the same.
export function pressChart(rows, words, band, { relative = false, caption = "" } = {}) {
  const { target, unit } = rows[0];
  const of = (row, value) => (relative ? (value / row.target) * 100 : value);
  const middle = relative ? 100 : target;
  const all = rows.flatMap((row) => row.readings.map((value) => of(row, value)));
  const reach = Math.max(middle * band * 1.6, ...all.map((value) => Math.abs(value - middle) * 1.12));
  const from = Math.max(0, middle - reach);
  const to = middle + reach;
  const x = (value) => CHART.left + ((value - from) / (to - from)) * (CHART.wide - CHART.left - CHART.right);
  const high = rows.map((row) => (relative ? CHART.thin : row.readings.length * CHART.lane + 46));
  const height = CHART.top + high.reduce((sum, one) => sum + one, 0) + CHART.foot;
  const floor = height - CHART.foot;
  const picture = svgNode("svg", { viewBox: `0 0 ${CHART.wide} ${height}`, class: "lb-presses", "aria-hidden": "true" });

  picture.append(svgNode("rect", { x: x(middle * (1 - band)), y: 4, width: x(middle * (1 + band)) - x(middle * (1 - band)), height: floor - 4, rx: 6, class: "lb-band" }));
  const step = tickStep(to - from);
  for (let value = Math.ceil(from / step) * step; value <= to + 1e-9; value += step) {
    const label = value.toLocaleString("en-GB", { maximumFractionDigits: 3 });
    picture.append(
      svgNode("line", { x1: x(value), x2: x(value), y1: floor, y2: floor + 6, class: "lb-grid" }),
      svgNode("text", { x: x(value), y: floor + 22, class: "lb-tick" }, label),
    );
  }
  picture.append(
    svgNode("line", { x1: CHART.left, x2: CHART.wide - CHART.right, y1: floor, y2: floor, class: "lb-grid" }),
    svgNode("line", { x1: x(middle), x2: x(middle), y1: 4, y2: floor + 6, class: "lb-target" }),
    svgNode("text", { x: CHART.left - 14, y: floor + 22, class: "lb-unit" }, relative ? "%" : unit),
  );

  let top = CHART.top;
  rows.forEach((row, index) => {
    const mid = top + (relative ? CHART.thin / 2 : (row.readings.length * CHART.lane) / 2);
    if (index) picture.append(svgNode("line", { x1: 0, x2: CHART.wide - CHART.right, y1: top - 4, y2: top - 4, class: "lb-rule" }));
    picture.append(svgNode("text", { x: 0, y: mid + 5, class: "lb-row-name" }, row.label));
    row.readings.forEach((value, press) => {
      const y = relative ? mid : top + (press + 0.5) * CHART.lane;
      const at = { cx: x(of(row, value)), cy: y, r: relative ? 7 : 8.5, class: row.hollow ? "lb-dot lb-hollow" : "lb-dot" };
      picture.append(svgNode("circle", at));
      if (!relative) picture.append(svgNode("text", { x: at.cx, y: y + 4, class: row.hollow ? "lb-press lb-hollow" : "lb-press" }, String(press + 1)));
    });
    if (row.sum && !relative) {
      const y = top + row.readings.length * CHART.lane + 16;
      const mean = target + row.sum.bias;
      const clip = (value) => Math.min(Math.max(x(value), CHART.left), CHART.wide - CHART.right);
      picture.append(
        svgNode("line", { x1: clip(mean - row.sum.spread), x2: clip(mean + row.sum.spread), y1: y, y2: y, class: "lb-spread" }),
        svgNode("line", { x1: x(middle), x2: clip(mean), y1: y, y2: y, class: "lb-bias" }),
        svgNode("rect", { x: clip(mean) - 6, y: y - 6, width: 12, height: 12, transform: `rotate(45 ${clip(mean)} ${y})`, class: "lb-mean" }),
      );
    }
    top += high[index];
  });

  const table = h(
    "table",
    {},
    h("caption", {}, words.table_title),
    h("tr", {}, ["col_press", "col_reading", "col_off"].map((name) => h("th", { scope: "col" }, words[name]))),
    rows.flatMap((row) =>
      row.readings.map((value, press) =>
        h("tr", {}, h("th", { scope: "row" }, `${row.label} ${press + 1}`), h("td", {}, readingText(value, row.unit)), h("td", {}, signed(value - row.target, row))),
      ),
    ),
  );
  return h("figure", { class: "lb-readings" }, picture, caption && h("figcaption", {}, say(caption, { share: Math.round(band * 100) })), h("div", { class: "lb-visually-hidden" }, table));
}

function signed(value, { unit, target }) {
  return `${value > 0 ? "+" : value < 0 ? "−" : ""}${readingText(Math.abs(value), unit, target)}`;
}
