// What the learner is told: after one answer, and at the end of a round.
import { h, say } from "./dom.js";

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
  const spoken = [right ? words.right : words.wrong, verdict.feedback, ...own].filter(Boolean).join(" ");
  const parts = [
    heading,
    verdict.feedback && h("p", { class: "lb-said" }, verdict.feedback),
    !right && question.kind === "number" && h("p", { class: "lb-key" }, `${words.right_answer}: `, h("strong", {}, verdict.answer[0])),
    because(told, words),
  ];
  return { parts: parts.filter(Boolean), heading, spoken };
}

function because(told, words) {
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

// The end of a round: what was right at the first try, and what to look at again.
export function summary(round, words) {
  const count = round.questions.length;
  const results = round.questions.map((question) => ({ question, told: round.told[question.item] }));
  const right = results.filter(({ told }) => told?.first).length;
  const waiting = results.filter(({ told }) => !told).length;
  const missed = results.filter(({ told }) => told && !told.first);
  const owed = missed.filter(({ question }) => question.critical).length;
  const message = right === count ? words.summary_all : right * 3 >= count * 2 ? words.summary_most : words.summary_some;
  return h(
    "div",
    { class: "lb-summary" },
    h("h3", { tabindex: "-1" }, say(words.summary, { right, count })),
    h("p", {}, message),
    owed > 0 && h("p", { class: "lb-owed" }, owed === 1 ? words.owed : words.owed_more),
    waiting > 0 && h("p", { class: "lb-waiting" }, say(words.waiting, { count: waiting })),
    missed.length > 0 && [
      h("h4", {}, words.look_again),
      h(
        "ul",
        { class: "lb-missed" },
        missed.map(({ question, told }) =>
          h(
            "li",
            {},
            h("p", { class: "lb-asked" }, question.stem),
            rightAnswer(question, told.verdict.answer, words),
            h("p", { class: "lb-source" }, told.why),
          ),
        ),
      ),
    ],
  );
}
