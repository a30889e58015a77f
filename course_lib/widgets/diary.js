import { h, keepKeys, refill, say, troubleNote } from "./dom.js";
import { ask } from "./talk.js";
import { attach, unconfirmed, whenForgotten } from "./outbox.js";
import { whenSeenAgain } from "./seen_again.js";
import { unsavedNote } from "./unsaved.js";
import { notNormal } from "./not_normal.js";
import { acheRows } from "./ache_rows.js";
import { dayAndClockOf, dayOf } from "./moments.js";
import { nextDayAdvice, nextDayAnswers, nextDayQuestion } from "./next_day.js";

function render({ model, el, signal }) {
  const words = model.get("words");
  const root = h("section", { class: "lb lb-diary", "aria-label": words.title });
  const body = h("div");
  const status = h("p", { class: "lb-status", role: "status", "aria-live": "polite" });
  const trouble = h("div");
  let view = model.get("view");
  let whom = null;
  const tell = (text) => (status.textContent = text);
  const answers = nextDayAnswers(words, { tell, paint, refresh, signal });
  root.append(body, status, unsavedNote(words, signal), trouble);
  keepKeys(root, signal);

  function apply(fresh) {
    trouble.replaceChildren();
    if (JSON.stringify(fresh) === JSON.stringify(view)) return;
    view = fresh;
    paint();
  }

  async function refresh() {
    try {
      apply((await ask(model, "view")).view);
    } catch (fault) {
      trouble.replaceChildren(troubleNote(words, fault));
      fault.late?.then((reply) => apply(reply.view), () => {});
    }
  }

  function question(person) {
    if (!person.due || answers.has(person)) {
      return person.opens ? h("p", { class: "lb-opens" }, say(words.opens, { day: dayAndClockOf(person.opens) })) : null;
    }
    return nextDayQuestion(model, words, person, answers.give);
  }

  function whole({ review }) {
    if (!review) return null;
    const text = say(words[`review_${review.state}`], { ...review, day: dayOf(review.at), since: dayOf(review.since) });
    return h("div", { class: `lb-review lb-is-${review.state}` }, h("h3", {}, words.review_title), h("p", {}, text), h("p", { class: "lb-small" }, words.honest));
  }

  function choice(person) {
    if (view.people.length < 2) return h("p", { class: "lb-who" }, `${words.for_whom}: ${person.shown}`);
    const options = view.people.map(({ name, shown }) => h("option", { value: name, selected: name === person.name }, shown));
    return h("label", { class: "lb-who" }, h("span", {}, words.for_whom), h("select", { onchange: (event) => ((whom = event.target.value), tell(""), paint()) }, options));
  }

  function paint() {
    const person = view.people.find(({ name }) => name === whom) ?? view.people[0];
    const parts = !person
      ? [h("div", { class: "lb-empty" }, h("h3", {}, words.empty_title), h("p", {}, words.empty)), h("ul", {}, words.rules.map((rule) => h("li", {}, rule)))]
      : [
          choice(person),
          question(person),
          nextDayAdvice(words, person.advice),
          acheRows(person.rows, words),
          person.earlier ? h("p", { class: "lb-small" }, say(words.earlier, { count: person.earlier })) : null,
          whole(person),
        ];
    const open = body.querySelector("details")?.open;
    refill(
      body,
      h("h2", {}, words.title),
      h("p", { class: "lb-lead" }, words.lead),
      parts,
      h("details", { open }, h("summary", {}, words.signs), notNormal({ ...words, not_normal_title: "" })),
    );
  }

  paint();
  el.append(root);
  attach(model, signal);
  refresh();
  whenSeenAgain(root, refresh, signal);
  whenForgotten(refresh, signal);
  // what a practice above has just recorded belongs here at once
  const stop = unconfirmed((waiting) => waiting === null && refresh(), { after: 0 });
  signal.addEventListener("abort", stop);
}

export default { render };
