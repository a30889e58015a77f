// A forest plot set anew for a narrow page: each row's two lines stand over its mark, or beside it where the page leaves room for both.

import { isBold } from "./drawn_words.js";

// In drawing units, PER_REM of which are a rem: no word is smaller than 12 pixels, and a mark is as large as in the wide plot. TURN leads
// from line to line, by the size of the type; INSET is half a number of the scale; from BESIDE on the marks stand beside their names.
const [PER_REM, OF_TITLE, OF_NAMES, OF_LINES, TURN] = [24, 22, 19.5, 18.5, 1.25];
const [MARGIN, INSET, ROW_GAP, LANE, HALF_MARK, BESIDE] = [18, 14, 18, 30, 9, 780];

const wordsOf = (text) => [...text.children].map((line) => line.textContent).join(" ");
const drawnAt = (node) => Number(node.firstElementChild?.getAttribute("x") ?? /^M(-?[\d.]+)/.exec(node.getAttribute("d"))[1]);
// a mark is drawn from its top
const topOf = (path) => Number(/^M\S+? (-?[\d.]+)/.exec(path.getAttribute("d"))[1]);
const isRule = (node) => /^M\S+ \S+H\S+$/.test(node.getAttribute("d") ?? "");

// The words of `text` from `x` and `y` on, in as many lines as `room` asks for; returns where they end.
function writeFrom(text, size, x, y, room = Infinity) {
  const line = text.firstElementChild;
  const lines = [];
  text.setAttribute("font-size", size);
  text.setAttribute("text-anchor", "start");
  for (const word of wordsOf(text).split(" ")) {
    line.textContent = [lines.at(-1), word].filter(Boolean).join(" ");
    if (lines.length && line.getComputedTextLength() <= room) lines.splice(-1, 1, line.textContent);
    else lines.push(word);
  }
  text.replaceChildren(...lines.map((words, index) => {
    const row = line.cloneNode();
    row.textContent = words;
    row.setAttribute("x", x);
    row.setAttribute("y", y + size * (0.9 + TURN * index));
    return row;
  }));
  return y + size * TURN * lines.length;
}

// One line of words, `part` of it left of `x`, kept inside the paper, which is `wide`.
function writeAt(text, x, y, part, wide) {
  writeFrom(text, OF_LINES, 0, y);
  const long = text.getComputedTextLength();
  text.firstElementChild.setAttribute("x", Math.max(MARGIN, Math.min(x - part * long, wide - MARGIN - long)));
  return y + OF_LINES * TURN;
}

// What the marks mean, in as many lines as it needs; returns where they end.
function setKey(nodes, top, wide) {
  let [x, y] = [MARGIN, top];
  while (nodes.length) {
    const marks = nodes.splice(0, nodes.findIndex((node) => node.nodeName === "text"));
    const text = nodes.shift();
    writeFrom(text, OF_LINES, 0, y);
    const long = 28 + text.getComputedTextLength();
    if (x > MARGIN && x + long > wide - MARGIN) [x, y] = [MARGIN, y + OF_LINES * TURN + 4];
    writeFrom(text, OF_LINES, x + 28, y);
    for (const mark of marks) {
      mark.setAttribute("transform", `translate(${x + HALF_MARK - drawnAt(mark)} ${y + OF_LINES * 0.58 - HALF_MARK - topOf(mark)})`);
    }
    x += long + 24;
  }
  return y + OF_LINES * TURN;
}

// One scale with its rows; returns where it ends.
function setPanel([rule, head, better, worse, ...rest], top, wide) {
  rule.setAttribute("d", `M${MARGIN} ${top}H${wide - MARGIN}`);
  const start = rest.findIndex(isBold);
  const nameAt = drawnAt(head);
  const [axis, rows] = [rest.slice(0, start), rest.slice(start)];
  const lines = axis.filter((node) => node.nodeName === "path");
  const [left, right] = [Math.min(...lines.map(drawnAt)), Math.max(...lines.map(drawnAt))];
  const beside = wide >= BESIDE;
  const from = beside ? wide * 0.54 : MARGIN + INSET;
  const at = (x) => from + ((x - left) / (right - left)) * (wide - MARGIN - INSET - from);
  const zero = lines.at(-1); // drawn over the others
  let y = writeFrom(head, OF_NAMES, MARGIN, top + 14, wide - 2 * MARGIN) + 6;
  writeAt(better, at(drawnAt(zero)) - 12, y, 1, wide);
  y = writeAt(worse, at(drawnAt(zero)) + 12, y, 0, wide) + ROW_GAP / 2;
  const lanes = [];
  while (rows.length) {
    const name = rows.shift();
    const next = rows.findIndex((node) => isBold(node) && drawnAt(node) === nameAt);
    const [under, numbers, sure, effect] = rows.splice(0, next < 0 ? rows.length : next);
    const room = (beside ? from - 16 : wide - MARGIN) - MARGIN;
    const above = y;
    y = writeFrom(under, OF_LINES, MARGIN, writeFrom(name, OF_NAMES, MARGIN, y, room), room);
    const lane = beside ? [above, Math.max(y, above + LANE)] : [y + 2, y + 2 + LANE];
    const middle = (lane[0] + lane[1]) / 2;
    y = lane[1];
    // the table under the plot tells the numbers too; only where there is none would the place of the mark look forgotten
    sure.remove();
    if (effect) {
      numbers.remove();
      lanes.push(beside ? [lane[0] - ROW_GAP / 2, lane[1] + ROW_GAP / 2] : lane);
      const was = topOf(effect.querySelector("path:last-of-type")) + HALF_MARK;
      for (const path of effect.querySelectorAll("path")) {
        path.setAttribute("d", path.getAttribute("d").replace(/([MH])(-?[\d.]+)(?: (-?[\d.]+))?/g, (_, go, x, down) =>
          `${go}${at(Number(x))}${down === undefined ? "" : ` ${Number(down) - was + middle}`}`));
      }
    } else {
      numbers.removeAttribute("font-weight");
      writeFrom(numbers, OF_LINES, beside ? from : MARGIN, middle - OF_LINES * 0.6);
    }
    y += ROW_GAP;
  }
  // what the numbers of the scale hang from
  y -= ROW_GAP / 2;
  if (lanes.at(-1)?.[1] >= y - ROW_GAP / 2) lanes.at(-1)[1] = y;
  else lanes.push([y - ROW_GAP / 2, y]);
  for (const line of lines) {
    const x = at(drawnAt(line));
    line.setAttribute("d", lanes.map(([above, below]) => `M${x} ${above}V${below}`).join(""));
  }
  const ticks = axis.filter((node) => node.nodeName === "text" && !/[a-z]/.test(wordsOf(node)));
  const step = ticks.length > 6 ? 2 : 1;
  for (const tick of ticks) {
    if (Number(wordsOf(tick).replace("\u2212", "-")) % step) tick.remove();
    else writeAt(tick, at(drawnAt(tick)), y + 3, 0.5, wide);
  }
  y += 3 + OF_LINES * TURN;
  const matters = axis.find((node) => node.nodeName === "text" && !ticks.includes(node));
  if (matters) y = writeAt(matters, at(drawnAt(matters)), y + 2, 0.5, wide);
  return y + ROW_GAP;
}

// `svg` as it fits a page that leaves it `width` pixels.
export function narrowPlot(svg, width) {
  const wide = (width * PER_REM) / parseFloat(getComputedStyle(document.documentElement).fontSize);
  const [paper, title, ...nodes] = [...svg.children].filter((node) => ["rect", "text", "path", "g"].includes(node.nodeName));
  const rules = nodes.map((node, index) => (isRule(node) ? index : -1)).filter((index) => index >= 0);
  let y = writeFrom(title, OF_TITLE, MARGIN, 14, wide - 2 * MARGIN) + 8;
  y = setKey(nodes.slice(0, rules[0]), y, wide) + 16;
  rules.forEach((start, index) => {
    y = setPanel(nodes.slice(start, rules[index + 1]), y, wide);
  });
  Object.assign(svg.viewBox.baseVal, { width: wide, height: y });
  paper.setAttribute("width", wide);
  paper.setAttribute("height", y);
}
