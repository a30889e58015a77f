// How near and how steady the presses were: in words, drawn, and what comes next.
import { h, pushButton, say } from "./dom.js";
import { dayOf, shortDayOf } from "./moments.js";
import { pressChart, readingText } from "./readings.js";

const HISTORY = 6; // drills drawn below each other

// A drill's series that have a sum, as pairs of name and sum.
function summed(drill) {
  return ["blind", "shown"].map((name) => [name, drill[`${name}_sum`]]).filter(([, sum]) => sum);
}

function amounts(drill, words) {
  const target = readingText(drill.target, drill.unit);
  const near = (sum) => {
    const amount = readingText(Math.abs(sum.bias), drill.unit, drill.target);
    const side = amount === readingText(0, drill.unit, drill.target) ? "bias_none" : sum.bias > 0 ? "bias_over" : "bias_under";
    return say(words[side], { amount, target });
  };
  const steady = (sum) => say(words.spread_is, { amount: readingText(sum.spread, drill.unit, drill.target) });
  const card = (name, told) =>
    h("div", { class: "lb-sum" },
      h("h3", {}, h("i", { class: `lb-key-${name}`, "aria-hidden": "true" }), words[name]),
      summed(drill).map(([series, sum]) => h("p", {}, h("span", { class: "lb-over" }, words[`row_${series}`]), told(sum))));
  return h("div", { class: "lb-sums" }, card("bias", near), card("spread", steady));
}

function chart(drill, words, band) {
  const row = (name, hollow) => ({ label: words[`row_${name}`], target: drill.target, unit: drill.unit, readings: drill[name], sum: drill[`${name}_sum`], hollow });
  const rows = [row("blind", false), drill.shown.length ? row("shown", true) : null].filter(Boolean);
  return pressChart(rows, words, band, { caption: words.chart });
}

function history(finished, words, band) {
  if (finished.length < 2) return null;
  const rows = finished.slice(-HISTORY).map((one) => ({ label: shortDayOf(one.at), target: one.target, unit: one.unit, readings: one.blind, sum: one.blind_sum }));
  return h("div", {}, h("h3", {}, words.history), pressChart(rows, words, band, { relative: true, caption: words.history_note }));
}

// The page as a list of elements; `open` while presses with feedback are being typed into `form()`.
export function resultPage({ drill, finished, retest, words, trials, band, open, form, beads, told, actions }) {
  const target = readingText(drill.target, drill.unit);
  const ripe = retest && retest.state !== "early";
  const typed = open
    ? h("div", { class: "lb-panel lb-with-feedback" },
        h("p", { class: "lb-over" }, say(words.shown_over, { number: drill.shown.length + 1, count: trials })),
        h("h3", {}, words.shown_title), beads,
        h("div", { class: "lb-columns" }, form(), h("div", {}, told ? h("p", { class: "lb-told", "aria-hidden": "true" }, told) : null, h("p", {}, say(words.shown_how, { target })))))
    : null;
  const more = !open && drill.shown.length < trials;
  return [
    h("h2", {}, words.result_title),
    typed,
    !open && told ? h("p", { class: "lb-told", "aria-hidden": "true" }, told) : null,
    amounts(drill, words),
    h("p", { class: "lb-hint" }, words[`hint_${drill.blind_sum.verdict}`]),
    chart(drill, words, band),
    retest ? h("div", { class: "lb-retest" }, h("h3", {}, words.retest), h("p", {}, say(words[`retest_${retest.state}`], { opens: dayOf(retest.opens), closes: dayOf(retest.closes) }))) : null,
    h("div", { class: "lb-row" },
      ripe ? pushButton(say(words.retest_now, { target }), actions.retest, "lb-primary") : null,
      more ? pushButton(drill.shown.length ? words.go_on_feedback : say(words.more_feedback, { count: trials }), actions.feedback, ripe ? "" : "lb-primary") : null,
      pushButton(words.fresh, actions.fresh, "lb-quiet")),
    history(finished, words, band),
    h("p", { class: "lb-honest" }, words.honest),
  ];
}
