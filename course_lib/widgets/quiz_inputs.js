// The ways to answer: each has `element`, `read()` (null while nothing is answered), `restore(response)`,
// `close(verdict)` (no more changes; marks what is known), `focus()`, `hint` and `missing` (names of wordings).
import { h, say } from "./dom.js";
import { uuid } from "./talk.js";
import { orderInput } from "./quiz_order.js";
import { plateView } from "./quiz_plate.js";
import { pointInput } from "./quiz_point.js";
import { labelInput } from "./quiz_label.js";

export function inputFor(question, words, plates, announce) {
  if (question.kind === "number") return numberInput(question, words);
  if (question.kind === "order") return orderInput(question, words, announce);
  if (question.kind === "point") return pointInput(question, words, plates, announce);
  if (question.kind === "label") return labelInput(question, words, plates);
  if (question.kind === "spot") return spotInput(question, words, plates);
  return choiceInput(question, words);
}

function choiceInput(question, words, letters) {
  const several = question.kind === "multiple";
  // two lessons may be open on one page, each with a script of its own: a counter would give both the same names
  const name = `lb-quiz-${uuid()}`;
  const rows = question.choices.map((choice, place) => {
    const box = h("input", { type: several ? "checkbox" : "radio", name, value: choice.at, id: `${name}-${place}` });
    const text = h("span", { class: "lb-words" }, choice.action && h("strong", {}, `${words[`action_${choice.action}`]}: `), choice.text);
    const label = h(
      "label",
      { for: box.id },
      box,
      letters && choice.place && h("span", { class: "lb-letter" }, letters[place]),
      text,
    );
    return { at: choice.at, box, row: h("li", { class: "lb-choice" }, label) };
  });
  const element = h(
    "fieldset",
    { class: "lb-choices" },
    h("legend", { class: "lb-visually-hidden" }, words.choices),
    h("ul", {}, rows.map(({ row }) => row)),
  );
  const picked = () => rows.filter(({ box }) => box.checked).map(({ at }) => at);
  return {
    element,
    rows,
    hint: several ? "choose_some_hint" : "choose_one_hint",
    missing: several ? "choose_some" : "choose_one",
    read: () => (picked().length === 0 ? null : several ? picked() : picked()[0]),
    restore: (response) => rows.forEach(({ at, box }) => (box.checked = [response].flat().includes(at))),
    focus: () => (rows.find(({ box }) => box.checked) ?? rows[0]).box.focus(),
    close(verdict) {
      for (const { at, box, row } of rows) {
        box.disabled = true;
        if (verdict) markRow(row, verdict.marks.find((mark) => mark.at === at), words, several);
      }
    },
  };
}

// Feedback goes under the choice it is about; a sign and a word say what colour says, too.
function badge({ chosen, right }, several, words) {
  if (chosen) return right ? words.your_answer_right : words.your_answer_wrong;
  return several ? words.left_out : words.right_answer;
}

function markRow(row, mark, words, several) {
  if (!mark) {
    row.classList.add("lb-other");
    return;
  }
  row.classList.add(mark.right ? "lb-right" : "lb-wrong");
  if (several && !mark.chosen) row.classList.add("lb-left-out");
  row.append(h("p", { class: "lb-feedback" }, h("span", { class: "lb-badge" }, badge(mark, several, words)), mark.feedback));
}

function numberInput(question, words) {
  const name = `lb-quiz-${uuid()}`;
  const box = h("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    spellcheck: "false",
    maxlength: "200",
    id: name,
    "aria-describedby": `${name}-unit`,
  });
  const element = h(
    "div",
    { class: "lb-number" },
    h("label", { for: box.id }, words.choices),
    h("span", { class: "lb-number-row" }, box, h("span", { class: "lb-unit", id: `${box.id}-unit` }, question.unit)),
  );
  return {
    element,
    hint: "number_hint",
    missing: "number_empty",
    read: () => (box.value.trim() ? box.value : null),
    restore: (response) => (box.value = response ?? ""),
    focus: () => box.select(),
    close(verdict) {
      box.readOnly = true;
      if (verdict) element.classList.add(verdict.outcome === "right" ? "lb-right" : "lb-wrong");
    },
  };
}

function spotInput(question, words, plates) {
  const letters = question.choices.map((_, place) => String.fromCharCode(65 + place));
  const list = choiceInput(question, words, letters);
  const places = question.place
    ? [{ place: question.place }]
    : question.choices.map((choice, index) => ({ place: choice.place, letter: letters[index], at: choice.at }));
  const view = plateView(plates[question.plate], places, (at) => {
    const row = list.rows.find((one) => one.at === at);
    if (row.box.disabled) return;
    row.box.checked = true;
    row.box.focus({ preventScroll: true });
    view.choose(at);
  });
  const named = question.named && h("figcaption", {}, say(words.marked_place, { place: question.named }));
  const figure = (view.element || named) && h("figure", {}, view.element, named);
  list.element.addEventListener("change", () => view.choose(list.read()));
  return {
    ...list,
    element: h("div", { class: `lb-spot ${view.element ? "" : "lb-bare"}` }, figure, list.element),
    hint: question.place ? "spot_one_hint" : "spot_hint",
    restore(response) {
      list.restore(response);
      view.choose(response);
    },
    close(verdict) {
      list.close(verdict);
      view.close(verdict);
    },
  };
}
