import { h, keepKeys, pushButton, say } from "./dom.js";
import { enlargeChart } from "./drawn_words.js";
import { narrowPlot } from "./narrow_plot.js";
import { plateElement } from "./picture.js";
import { presenting } from "./slides.js";
import { controls } from "./table_controls.js";
import { parts } from "./table_parts.js";
import { attach } from "./outbox.js";

// In rem: the words of a plot in front of a class, and the width under which a plot is set anew.
const [ON_SLIDE, NARROW] = [0.9, 44];

// What a reader has chosen, by model: Lab may take a widget out of the page and draw it again.
const choices = new WeakMap();

const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

function compare(one, other) {
  return typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other), "en", { numeric: true });
}

function render({ model, el, signal }) {
  const words = model.get("words");
  const [columns, facets, rows, first] = ["columns", "facets", "rows", "first"].map((name) => model.get(name));
  if (!choices.has(model)) choices.set(model, { chosen: {}, search: "", order: { key: "", down: false }, all: first === 0 });
  const held = choices.get(model);
  const status = h("p", { class: "lb-status", role: "status", "aria-live": "polite" });
  const body = h("tbody", { role: "rowgroup" });
  const below = h("div", { class: "lb-below" });
  const above = h("div");
  const heads = new Map();
  let printing = false;
  const root = h("section", { class: "lb lb-table", "aria-label": model.get("title") });
  keepKeys(root, signal);

  const fits = (row, without) => facets.every(({ key }) => key === without || !held.chosen[key] || row.facets[key].includes(held.chosen[key]));
  // every word that was typed stands somewhere in the row
  const found = (row) => plain(held.search).split(/\s+/).every((word) => plain(row.find).includes(word));

  function matching() {
    const left = rows.filter((row) => fits(row) && found(row));
    const { key, down } = held.order;
    return key ? left.sort((one, other) => (down ? -1 : 1) * compare(one.order[key], other.order[key])) : left;
  }

  function line(row) {
    return h("tr", { role: "row", class: row.tone && `lb-row-${row.tone}`, "data-row": row.id }, columns.map(({ key, title }, index) =>
      index
        ? h("td", { role: "cell", "data-key": key, "data-title": title }, parts(row.cells[key]))
        : h("th", { role: "rowheader", scope: "row", "data-key": key }, parts(row.cells[key]))));
  }

  function paint() {
    const left = matching();
    const narrowed = Object.values(held.chosen).some(Boolean) || held.search.trim() !== "";
    const shown = held.all || printing || narrowed ? left : left.slice(0, first);
    body.replaceChildren(...shown.map(line));
    status.textContent = [
      say(left.length === rows.length ? words.count_all : words.count, { matching: left.length, count: rows.length }),
      shown.length < left.length && say(words.count_first, { shown: shown.length }),
    ].filter(Boolean).join(" ");
    below.replaceChildren(...[
      !left.length && h("p", { class: "lb-none" }, words.none),
      narrowed && pushButton(words.reset, reset),
      shown.length < left.length && pushButton(say(words.show_all, { matching: left.length }), () => more(true), "lb-more"),
      first > 0 && held.all && !narrowed && left.length > first && pushButton(words.show_fewer, () => more(false), "lb-fewer"),
    ].filter(Boolean));
    for (const [key, head] of heads) {
      head.setAttribute("aria-sort", held.order.key !== key ? "none" : held.order.down ? "descending" : "ascending");
    }
    const box = above.querySelector(".lb-by select");
    if (box) box.value = held.order.key;
  }

  function more(all) {
    held.all = all;
    paint();
    // the button that was pressed is gone; whoever has no mouse goes on from its place
    below.querySelector(all ? ".lb-fewer" : ".lb-more")?.focus({ preventScroll: all });
  }

  function reset() {
    Object.assign(held, { chosen: {}, search: "" });
    fill();
    paint();
    above.querySelector("input")?.focus();
  }

  function fill() {
    const count = (key, value) => rows.filter((row) => row.facets[key].includes(value)).length;
    above.replaceChildren(controls(facets, columns, held, words, count, paint));
  }

  function head({ key, title, sorts }) {
    const cell = h("th", { role: "columnheader", scope: "col", "data-key": key });
    if (!sorts) cell.append(title);
    else {
      heads.set(key, cell);
      cell.append(h("button", {
        type: "button", class: "lb-sort",
        onclick: () => {
          held.order = { key, down: held.order.key === key && !held.order.down };
          paint();
        },
      }, title));
    }
    return cell;
  }

  const figures = model.get("figures").map(() => h("figure", { "aria-label": words.figure }));

  // Drawn once the page says how wide it is, and anew whenever a slide begins, changes its size or ends, and wherever the page is narrow and
  // becomes wider or narrower still.
  let drawnFor = "";
  function drawFigures() {
    const width = figures[0].clientWidth;
    const narrow = width < NARROW * parseFloat(getComputedStyle(document.documentElement).fontSize);
    const asked = `${presenting()} ${(presenting() || narrow) && width}`;
    if (asked === drawnFor && !presenting()) return;
    drawnFor = asked;
    for (const [index, { svg, alt }] of model.get("figures").entries()) {
      const chart = plateElement(svg, alt);
      figures[index].replaceChildren(chart);
      if (presenting()) enlargeChart(chart, ON_SLIDE);
      else if (narrow && width) narrowPlot(chart, width);
    }
  }

  fill();
  root.append(
    h("header", {}, h("h2", {}, model.get("title")), model.get("lead") && h("p", {}, model.get("lead"))),
    ...figures,
    above,
    status,
    h(
      "table",
      { role: "table" },
      h("caption", { class: "lb-visually-hidden" }, model.get("title")),
      h("colgroup", {}, columns.map(({ share }) => h("col", { style: `width:${share}%` }))),
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, columns.map(head))),
      body,
    ),
    below,
    model.get("note") ? h("p", { class: "lb-note" }, model.get("note")) : "",
  );
  // paper has no button: whoever prints gets every row that fits
  for (const [moment, begins] of [["beforeprint", true], ["afterprint", false]]) {
    window.addEventListener(moment, () => {
      printing = begins;
      paint();
    }, { signal });
  }
  paint();
  const sized = new ResizeObserver(drawFigures);
  figures.forEach((figure) => sized.observe(figure));
  signal.addEventListener("abort", () => sized.disconnect());
  el.append(root);
  attach(model, signal);
}

export default { render };
