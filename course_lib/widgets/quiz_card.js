// The parts of a question's card that are the same for every kind: its head, its stem, its hint, how sure one is, and its foot.
import { h, say } from "./dom.js";
import { uuid } from "./talk.js";

const SURE = ["guess", "fairly", "sure"];

// A text with what stands between two ** in bold; all of it stays text.
export function emphasised(text) {
  return text.split("**").map((part, index) => (index % 2 ? h("strong", {}, part) : part));
}

// The head: topic, number of the question, and a dot for each.
export function quizTop(round, topic, words) {
  const count = round.questions.length;
  const dots = round.questions.map(({ item }, place) => {
    const told = round.told[item];
    const look = told ? (told.first ? "lb-right" : "lb-wrong") : round.waiting[item] ? "lb-waiting" : "";
    return h("span", { class: `lb-dot ${look} ${place === round.index ? "lb-now" : ""}` });
  });
  return h(
    "header",
    { class: "lb-top" },
    h("p", { class: "lb-over" }, say(words.title, { topic })),
    h(
      "p",
      { class: "lb-steps-bar" },
      round.index < count && h("span", {}, say(words.progress, { number: round.index + 1, count })),
      h("span", { class: "lb-dots", "aria-hidden": "true" }, dots),
    ),
  );
}

// What is asked, and the hint that was written for it.
export function quizStem(question, words) {
  return [
    question.critical && h("p", { class: "lb-tag" }, words.critical),
    h("h3", { class: `lb-stem ${question.stem.length > 110 ? "lb-long" : ""}`, tabindex: "-1" }, emphasised(question.stem)),
    question.hint && h("details", { class: "lb-more" }, h("summary", {}, words.hint), h("p", {}, question.hint)),
  ];
}

// How sure the learner is: one tap, or none. `read()` is the step or null.
export function sureness(words, chosen, changed) {
  const name = `lb-sure-${uuid()}`;
  const boxes = SURE.map((step) => h("input", { type: "radio", name, value: step, id: `${name}-${step}`, onchange: () => changed(step) }));
  const element = h(
    "fieldset",
    { class: "lb-sure" },
    h("legend", {}, words.how_sure),
    boxes.map((box) => h("label", { for: box.id }, box, h("span", {}, words[`sure_${box.value}`]))),
  );
  for (const box of boxes) box.checked = box.value === chosen;
  return { element, close: () => element.remove(), read: () => boxes.find((box) => box.checked)?.value ?? null };
}

// The foot: that one may stop here, and a way to begin anew once something has been answered.
export function quizFoot(round, words, onStartOver) {
  const open = Object.keys({ ...round.told, ...round.waiting }).length > 0;
  const over = h("button", { class: "lb-link", type: "button", onclick: () => onStartOver(over) }, words.start_over);
  return h("footer", { class: "lb-foot" }, h("span", {}, words.stop_any_time), open && over);
}
