// What has been learned: practice open or not, what is due, each lesson's bar, each limit's state.
import { h, say } from "./dom.js";
import { goTo } from "./places.js";

const LEARNED_STATES = ["learning", "reached", "cleared", "fallen"];
const LEARNED_SIGNS = { not_asked: "○", learning: "◔", reached: "◑", cleared: "●", fallen: "↓" };

function stateBadge(state, words) {
  return h("span", { class: `lb-badge lb-state-${state}` }, h("span", { "aria-hidden": "true" }, LEARNED_SIGNS[state]), words[`state_${state}`]);
}

function lineOf({ text, more, path, label }, kind) {
  return h("div", { class: `lb-know lb-know-${kind}` }, h("p", {}, text, more && ` ${more}`), path && goTo(path, label, "lb-button"));
}

function lessonRow({ number, title, path, state, right, count }, words) {
  return h(
    "li",
    { class: `lb-state-${state}` },
    h("span", { class: "lb-of" }, h("span", { class: "lb-number" }, number), path ? goTo(path, title, "lb-link") : title),
    stateBadge(state, words),
    h("span", { class: "lb-bar", "aria-hidden": "true" }, h("span", { style: `width:${(100 * right) / count}%` })),
    h("span", { class: "lb-amount" }, say(words.right_of, { right, count })),
  );
}

export function learnedPanel({ learned }, words) {
  if (!learned) return null;
  const meanings = LEARNED_STATES.map((state) => h("li", {}, stateBadge(state, words), h("span", {}, words[`means_${state}`])));
  return h(
    "div",
    { class: "lb-panel lb-learned" },
    h("h3", {}, words.learned),
    lineOf(learned.opening, learned.opening.state),
    lineOf(learned.due, learned.due.count ? "due" : "none"),
    h("h4", {}, words.by_lesson),
    h("ul", { class: "lb-bars" }, learned.lessons.map((lesson) => lessonRow(lesson, words))),
    h("ul", { class: "lb-meanings" }, meanings),
    learned.limits.length > 0 &&
      h(
        "details",
        { class: "lb-limits" },
        h("summary", {}, words.by_limit),
        h("ul", {}, learned.limits.map(({ name, state }) => h("li", {}, h("span", {}, name), stateBadge(state, words)))),
      ),
  );
}
