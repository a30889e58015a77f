import { h, pushButton, say } from "./dom.js";
import { dayAndClockOf, timeOf } from "./moments.js";
import { ME } from "./names.js";

// What the check decided. `acts` are functions: different(), somebodyElse().
export function outcomePage(words, { outcome, receiver }, acts) {
  const { outcome: kind, emergency } = outcome;
  const look = emergency ? "emergency" : kind;
  // What was ticked is not kept: a check that is shown again can only say what still holds.
  const again = kind !== "clear" && outcome.told.length === 0;
  return h(
    "div",
    { class: `lb-outcome lb-is-${look}`, role: emergency ? "alert" : undefined },
    h(
      "div",
      { class: "lb-verdict" },
      h("span", { class: "lb-sign", "aria-hidden": "true" }),
      h(
        "div",
        {},
        h("h2", { tabindex: "-1" }, words[`${look}_title`], " ", whose(words, receiver)),
        h("p", { class: "lb-lead" }, words[again ? `${look}_kept` : `${look}_lead`]),
        emergency && numbers(words),
        (kind === "clear" || kind === "light") && h("p", { class: "lb-until" }, say(words[`${kind}_until`], { time: clockTime(outcome.until) })),
      ),
    ),
    kind === "light" && outcome.changes.length > 0 && changesList(words, outcome.changes),
    toldList(words, outcome),
    emergency && h("p", { class: "lb-after" }, words.emergency_after),
    kind === "no" && !emergency && h("p", { class: "lb-after" }, words.no_after),
    outcome.kept === false && h("p", { class: "lb-note" }, words.not_kept),
    h("div", { class: "lb-moves" }, pushButton(words.different, acts.different), pushButton(words.else, acts.somebodyElse)),
  );
}

function whose(words, receiver) {
  return h("span", { class: "lb-whose" }, receiver === ME ? words.for_you : [`${words.for_name} `, h("bdi", {}, receiver)]);
}

function numbers(words) {
  return h(
    "ul",
    { class: "lb-numbers" },
    words.emergency_numbers.map((number, index) => h("li", {}, h("strong", {}, number), " ", h("span", {}, words.emergency_places[index]))),
  );
}

function changesList(words, changes) {
  return h("div", { class: "lb-changes" }, h("h3", {}, words.changes), h("ul", {}, changes.map((line) => h("li", {}, line))));
}

function toldList(words, { told, outcome: kind, emergency }) {
  if (kind === "light") return rows(told.filter(({ answer }) => answer === "light"), words.why);
  if (kind !== "no") return null;
  // Beside a reason to stop, what would only have made the massage lighter says nothing but what holds without a massage too.
  const stops = ({ answer }) => answer !== "light" && answer !== "go";
  const lasting = told.filter((one) => one.lasting && !stops(one) && !emergency);
  return [
    rows(told.filter(stops), null, true),
    rows(lasting.map((one) => ({ short: one.short, do: one.lasting })), words.still_holds),
  ];
}

function rows(shown, heading, fast = false) {
  if (!shown.length) return null;
  return h(
    "div",
    { class: "lb-told" },
    heading && h("h3", {}, heading),
    h(
      "ul",
      {},
      shown.map((one) =>
        h(
          "li",
          {},
          fast && one.speed && h("span", { class: "lb-speed" }, one.speed),
          h("strong", {}, one.short),
          h("p", { class: "lb-do" }, one.do),
          one.means && h("p", { class: "lb-small" }, one.means),
        ),
      ),
    ),
  );
}

// A moment as people say it: 21:05, or Saturday, 09:05, which stays true when the page is left open past midnight.
function clockTime(until) {
  return new Date(until).toDateString() === new Date().toDateString() ? timeOf(until) : dayAndClockOf(until);
}
