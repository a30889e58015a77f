// One question of the sheet, the map of all of them, and the last look before handing in.
import { h, say } from "./dom.js";
import { timeOf } from "./moments.js";
import { inputFor } from "./quiz_inputs.js";
import { quizStem, sureness } from "./quiz_card.js";

function stateOf(sheet, question) {
  if (sheet.marked.includes(question.item)) return "marked";
  return sheet.answers[question.item] ? "done" : "open";
}

// Which questions (counted from 1) are `open` or `marked`.
function numbersOf(sheet, questions, what) {
  return questions.flatMap((question, place) => {
    const found = what === "open" ? !sheet.answers[question.item] : sheet.marked.includes(question.item);
    return found ? [place + 1] : [];
  });
}

function questionMap(sheet, questions, words, goTo) {
  const buttons = questions.map((question, place) => {
    const state = stateOf(sheet, question);
    const said = [say(words[sheet.answers[question.item] ? "map_done" : "map_open"], { number: place + 1 })];
    if (state === "marked") said.push(say(words.map_marked, { number: place + 1 }));
    return h(
      "button",
      {
        type: "button",
        class: `lb-cell lb-is-${state} ${sheet.answers[question.item] ? "lb-has" : ""}`,
        "aria-label": said.join(". "),
        "aria-current": place === sheet.index ? "step" : null,
        onclick: () => goTo(place),
      },
      place + 1,
    );
  });
  const key = ["done", "open", "marked"].map((state) =>
    h("span", {}, h("span", { class: `lb-cell lb-is-${state} ${state === "done" ? "lb-has" : ""}`, "aria-hidden": "true" }), words[`key_${state}`]),
  );
  return h("nav", { class: "lb-map", "aria-label": words.map }, h("div", { class: "lb-cells" }, buttons), h("p", { class: "lb-mapkey" }, key));
}

// The face of the sheet at its question. `keepAnswer(question, response, sure)` keeps an answer, `change(edit)` calls `edit(sheet)` and keeps
// what it changed, `redraw()` draws the sheet anew, `goTo(place)` turns the page, `handIn()` asks to hand in.
export function sheetFace({ sheet, questions, plates, words, topic, announce, keepAnswer, goTo, handIn, redraw, change }) {
  const question = questions[sheet.index];
  const kept = sheet.answers[question.item];
  const told = (response, sure) => JSON.stringify(response === null ? null : [response, sure]);
  let heard = told(kept?.response ?? null, kept?.sure);
  const input = inputFor(question, words, plates, announce);
  const sure = sureness(words, kept?.sure, () => hear());
  const count = questions.length;
  const mark = h("button", { type: "button", class: "lb-button lb-later", "aria-pressed": String(sheet.marked.includes(question.item)), onclick: toggle }, words.mark);
  const clear = h("button", { type: "button", class: "lb-link", hidden: !kept, onclick: takeBack }, words.clear);
  let map = questionMap(sheet, questions, words, turn);
  const form = h(
    "form",
    { novalidate: true, onsubmit: (event) => (event.preventDefault(), turn(Math.min(sheet.index + 1, count - 1))) },
    quizStem(question, words),
    h("p", { class: "lb-hint" }, words[input.hint]),
    input.element,
    sure.element,
  );
  // a drag ends, a box is ticked, a digit typed: whatever it was, it is read after it happened
  for (const kind of ["input", "change", "click", "pointerup", "keyup"]) form.addEventListener(kind, () => setTimeout(hear));
  const began = timeOf(sheet.begun);
  const element = h(
    "div",
    {},
    h(
      "header",
      { class: "lb-top" },
      h("p", { class: "lb-over" }, topic),
      h("p", { class: "lb-steps-bar" }, h("span", {}, say(words.number, { number: sheet.index + 1, count }))),
    ),
    form,
    h(
      "div",
      { class: "lb-actions" },
      h("button", { type: "button", class: "lb-button", disabled: sheet.index === 0, onclick: () => turn(sheet.index - 1) }, words.back),
      sheet.index + 1 < count && h("button", { type: "button", class: "lb-button lb-primary", onclick: () => turn(sheet.index + 1) }, words.next),
      mark,
      clear,
    ),
    map,
    h(
      "footer",
      { class: "lb-foot" },
      h("span", {}, say(words.begun, { time: began })),
      h("button", { type: "button", class: `lb-button ${sheet.index + 1 === count ? "lb-primary" : ""}`, onclick: () => (hear(), handIn()) }, words.hand_in),
    ),
  );
  if (kept) input.restore(kept.response);

  function remap() {
    const next = questionMap(sheet, questions, words, turn);
    map.replaceWith(next);
    map = next;
  }

  function hear() {
    if (!form.isConnected) return;
    const response = input.read();
    // what only stands here as it was drawn may be older than what another window keeps
    const now = told(response, sure.read());
    if (now === heard) return;
    heard = now;
    keepAnswer(question, response, sure.read());
    clear.hidden = response === null;
    remap();
  }

  function turn(place) {
    hear();
    goTo(place);
  }

  function toggle() {
    const on = mark.getAttribute("aria-pressed") !== "true";
    mark.setAttribute("aria-pressed", String(on));
    change((held) => {
      const others = held.marked.filter((item) => item !== question.item);
      held.marked = on ? [...others, question.item] : others;
    });
    remap();
  }

  function takeBack() {
    keepAnswer(question, null);
    redraw();
  }

  return element;
}

// What is missing, named, before everything is handed in.
export function handInFace({ sheet, questions, words, problem, goTo, yes, no }) {
  const open = numbersOf(sheet, questions, "open");
  const marked = numbersOf(sheet, questions, "marked");
  const list = (numbers) => h("p", { class: "lb-cells" }, numbers.map((number) => h("button", { type: "button", class: "lb-cell", "aria-label": say(words.go_to, { number }), onclick: () => goTo(number - 1) }, number)));
  const nothing = open.length === questions.length;
  return h(
    "div",
    { class: "lb-handin" },
    h("h3", { tabindex: "-1" }, words.hand_in_title),
    problem && h("p", { class: "lb-problem", role: "alert" }, problem),
    nothing
      ? h("p", {}, words.hand_in_none)
      : open.length
        ? [h("p", { class: "lb-owed" }, say(words.hand_in_open, { count: open.length })), list(open)]
        : h("p", {}, say(words.hand_in_all, { count: questions.length })),
    marked.length > 0 && [h("p", {}, say(words.hand_in_marked, { count: marked.length })), list(marked)],
    h(
      "div",
      { class: "lb-actions" },
      h("button", { type: "button", class: `lb-button ${open.length ? "lb-primary" : ""}`, onclick: no }, words.hand_in_no),
      h("button", { type: "button", class: `lb-button ${open.length ? "" : "lb-primary"}`, disabled: nothing, onclick: yes }, words.hand_in_yes),
    ),
  );
}
