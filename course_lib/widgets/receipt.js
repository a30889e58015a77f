import { h, keepKeys, say } from "./dom.js";
import { goTo } from "./places.js";
import { ask, uuid } from "./talk.js";
import { attach, keep } from "./outbox.js";
import { whenSeenAgain } from "./seen_again.js";
import { stateBadge } from "./state_badge.js";
import { unsavedNote } from "./unsaved.js";

// What the lesson rests on, for whoever asks.
function restsOn(words, rests) {
  return h("details", { class: "lb-rests" }, h("summary", {}, words.rests), h("ul", {}, rests.map(({ short, address, seen }) =>
    h("li", {}, h("span", {}, address ? h("a", { href: address, target: "_blank", rel: "noreferrer" }, short) : short), h("small", {}, seen)))));
}

// The answers given on a page, by model: Lab may take a widget out of the page and draw it again.
const receipts = new WeakMap();

function render({ model, el, signal }) {
  const words = model.get("words");
  const questions = model.get("questions");
  const status = h("p", { class: "lb-status", role: "status", "aria-live": "polite" });
  const root = h("section", { class: "lb lb-receipt", "aria-label": words.receipt_title });
  if (!receipts.has(model)) receipts.set(model, { answers: questions.map(() => null), finished: false });
  const held = receipts.get(model);
  const changes = [];
  const stood = [];
  keepKeys(root, signal);

  function tell() {
    const answered = held.answers.filter((answer) => answer !== null).length;
    status.classList.toggle("lb-again", answered === questions.length && held.answers.includes(false));
    if (!answered) status.textContent = "";
    else if (answered < questions.length) status.textContent = say(words.receipt_progress, { answered, count: questions.length });
    else status.textContent = held.answers.includes(false) ? words.receipt_again : words.receipt_saved;
  }

  function finish() {
    if (held.finished || held.answers.includes(null)) return;
    held.finished = true;
    keep(model, { kind: "lesson", payload: { notebook: model.get("lesson"), what: "finished" } });
  }

  function question(text, index) {
    const id = `${root.id}-${index}`;
    const pair = [[true, words.receipt_yes], [false, words.receipt_not_yet]].map(([own, label]) => {
      const button = h("button", { class: "lb-button", type: "button" }, label);
      button.addEventListener("click", () => {
        held.answers[index] = own;
        changes.forEach((change) => change());
        finish();
      }, { signal });
      changes.push(() => button.setAttribute("aria-pressed", String(held.answers[index] === own)));
      return button;
    });
    const asked = h("small", { class: "lb-asked" });
    stood.push((states) => {
      asked.hidden = !states[index];
      asked.replaceChildren(...(states[index] ? [words.receipt_asked, " ", stateBadge(states[index], words)] : []));
    });
    return h("li", {}, h("span", {}, h("span", { id }, text), asked), h("span", { class: "lb-pair", role: "group", "aria-labelledby": id }, pair));
  }

  root.id = `lb-receipt-${uuid().slice(0, 8)}`;
  const waysOn = model.get("ways").map(({ path, label }, index) => goTo(path, label, index ? "lb-button" : "lb-button lb-primary"));
  changes.push(tell);
  root.append(
    h("h2", {}, words.receipt_title),
    h("p", {}, words.receipt_ask),
    h("ol", {}, questions.map(question)),
    status,
    unsavedNote(words, signal),
    h("div", { class: "lb-remember" }, h("h3", {}, words.receipt_remember), h("p", {}, model.get("remember"))),
    h("div", { class: "lb-ways" }, waysOn),
    model.get("rests")?.length ? restsOn(words, model.get("rests")) : "",
  );
  changes.forEach((change) => change());
  // What the record says of each objective; the questions are often answered after this was drawn.
  const stand = (states) => stood.forEach((show) => show(states));
  stand(model.get("states") ?? []);
  el.append(root);
  attach(model, signal);
  whenSeenAgain(root, () => ask(model, "states").then(({ states }) => stand(states), () => {}), signal);
}

export default { render };
