// What has been learned: practice open or not, what is due, each lesson's objectives, each limit's state.
import { h, say } from "./dom.js";
import { goTo } from "./places.js";
import { stateBadge, stateSign } from "./state_badge.js";

const LEARNED_STATES = ["not_asked", "learning", "reached", "cleared", "fallen"];

function lineOf({ text, more, path, label }, kind) {
  return h("div", { class: `lb-know lb-know-${kind}` }, h("p", {}, text, more && ` ${more}`), path && goTo(path, label, "lb-button"));
}

// One sign an objective, so that the rows of all lessons are a chart; opened, each says what it stands for.
function lessonRow({ number, title, path, label, state, objectives }, words) {
  const known = objectives.filter((one) => ["reached", "cleared"].includes(one.state)).length;
  return h(
    "details",
    { class: `lb-goals lb-state-${state}` },
    h(
      "summary",
      {},
      h("span", { class: "lb-number" }, number),
      h("span", { class: "lb-of" }, title),
      h("span", { class: "lb-signs" }, objectives.map((one) => stateSign(one.state))),
      h("span", { class: "lb-amount" }, say(words.goals_of, { known, count: objectives.length })),
    ),
    h(
      "ul",
      {},
      objectives.map((one) =>
        h("li", {}, h("span", {}, one.text), h("span", { class: "lb-amount" }, say(words.right_of, one)), stateBadge(one.state, words)),
      ),
    ),
    path && goTo(path, label, "lb-button"),
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
    h("h4", {}, words.by_objective),
    h("p", { class: "lb-small" }, words.by_objective_without),
    h("div", { class: "lb-rows" }, learned.lessons.map((lesson) => lessonRow(lesson, words))),
    h("ul", { class: "lb-meanings" }, meanings),
    learned.limits.length > 0 &&
      h(
        "details",
        { class: "lb-limits" },
        h("summary", {}, words.by_limit),
        h("p", {}, words.limit_means),
        h("ul", {}, learned.limits.map(({ name, state }) => h("li", {}, h("span", {}, name), stateBadge(state, words)))),
      ),
  );
}
