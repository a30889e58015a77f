// What the learner is told: after one answer, and at the end of a round.
import { h, say } from "./dom.js";
import { emphasised } from "./quiz_card.js";

// The verdict on one answer: `parts` for the page, the `heading` to go to, and the sentence for a screen reader.
export function tell(told, question, words) {
  const { verdict } = told;
  const right = verdict.outcome === "right";
  const heading = h(
    "h4",
    { class: "lb-outcome", tabindex: "-1" },
    h("span", { class: "lb-sign", "aria-hidden": "true" }, right ? "✓" : "✗"),
    right ? words.right : words.wrong,
  );
  const own = verdict.marks.filter((mark) => mark.chosen && mark.feedback).map((mark) => mark.feedback);
  const spoken = [right ? words.right : words.wrong, verdict.feedback, verdict.aside, ...own].filter(Boolean).join(" ");
  const parts = [
    heading,
    verdict.feedback && h("p", {}, verdict.feedback),
    verdict.credit > 0 && verdict.credit < 1 && h("p", {}, say(words.share, { percent: Math.round(verdict.credit * 100) })),
    verdict.aside && h("p", {}, verdict.aside),
    !right && ["number", "point"].includes(question.kind) && h("p", { class: "lb-key" }, `${words.right_answer}: `, h("strong", {}, verdict.answer[0])),
    because(told, words),
  ];
  return { parts: parts.filter(Boolean), heading, spoken };
}

// Why, and what that rests on.
export function because(told, words) {
  return h(
    "div",
    { class: "lb-because" },
    h("p", {}, h("strong", {}, `${words.why}: `), told.why),
    told.house.length === 1 && h("p", { class: "lb-source" }, `${words.house}: ${told.house[0]}`),
    told.house.length > 1 && h("p", { class: "lb-source" }, words.house_some),
    told.sources.length > 0 && h("p", { class: "lb-source" }, say(words.sources, { sources: told.sources.join(" · ") })),
  );
}

function rightAnswer(question, answer, words) {
  if (answer.length === 1) return h("p", {}, `${words.right_answer}: `, h("strong", {}, answer[0]));
  const list = h(question.kind === "order" ? "ol" : "ul", {}, answer.map((one) => h("li", {}, one)));
  return h("div", {}, h("p", {}, `${words.right_answer}:`), list);
}

// One question of the round with its right answer, why and source.
function lookedAt({ question, told }, words) {
  return h(
    "li",
    {},
    h("p", { class: "lb-asked" }, emphasised(question.stem)),
    rightAnswer(question, told.verdict.answer, words),
    because(told, words),
  );
}

function group(heading, results, words) {
  if (!results.length) return null;
  return [h("h4", {}, heading), h("ul", { class: "lb-missed" }, results.map((result) => lookedAt(result, words)))];
}

// The end of a round: what was right at the first try, and all of it once more, what one was sure of and had wrong before the rest.
export function summary(round, words) {
  const count = round.questions.length;
  const results = round.questions.map((question) => ({ question, told: round.told[question.item] }));
  const waiting = results.filter(({ told }) => !told).length;
  const right = results.filter(({ told }) => told?.first);
  const missed = results.filter(({ told }) => told && !told.first);
  const sure = missed.filter(({ told }) => told.confidence === "sure");
  const owed = missed.filter(({ question }) => question.critical).length;
  const marked = count - waiting;
  const message = right.length === count ? words.summary_all : right.length * 3 >= count * 2 ? words.summary_most : words.summary_some;
  const heading = waiting === 0 ? words.summary : marked ? words.summary_so_far : words.summary_none;
  return h(
    "div",
    { class: "lb-summary" },
    h("h3", { tabindex: "-1" }, say(heading, { right: right.length, count: marked })),
    waiting === 0 && h("p", {}, message),
    owed > 0 && !round.after && h("p", { class: "lb-owed" }, owed === 1 ? words.owed : words.owed_more),
    waiting > 0 && h("p", { class: "lb-waiting" }, say(words.waiting, { count: waiting })),
    group(words.sure_and_wrong, sure, words),
    group(words.look_again, missed.filter((one) => !sure.includes(one)), words),
    right.length > 0 &&
      h("details", { class: "lb-more" }, h("summary", {}, say(words.had_right, { count: right.length })), h("ul", { class: "lb-missed lb-had" }, right.map((result) => lookedAt(result, words)))),
  );
}

// What the answers of a round have opened or left closed.
export function afterwards({ after }) {
  return after && h("div", { class: `lb-after ${after.good ? "lb-is-good" : ""}` }, after.lines.map((line) => h("p", {}, line)));
}

// No question now, and why.
export function nothing(round) {
  const [first, ...more] = round.nothing ?? [];
  return h("div", { class: "lb-summary" }, h("h3", { tabindex: "-1", class: "lb-plain" }, first), more.map((line) => h("p", {}, line)));
}
