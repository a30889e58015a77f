import { h, keepKeys, say, silentNote } from "./dom.js";
import { ask, NoAnswer, uuid } from "./talk.js";
import { attach, keep } from "./outbox.js";
import { inputFor } from "./quiz_inputs.js";
import { summary, tell } from "./quiz_verdict.js";

// What the learner has done in this round lives with the model, not with one drawing of it: Lab may draw it again.
const progressOf = new WeakMap();

function begin(round) {
  const told = { ...round.answered };
  const open = round.questions.findIndex((question) => !told[question.item]);
  return {
    ...round,
    questions: [...round.questions],
    told,
    waiting: {},
    drafts: {},
    index: open < 0 ? round.questions.length : open,
  };
}

function attemptEvent(round, question, response) {
  return {
    id: uuid(),
    at: new Date().toISOString(),
    receiver: null,
    kind: "attempt",
    version: 1,
    payload: { item: question.item, response, sitting: round.sitting, notebook: round.notebook },
  };
}

function render({ model, el, signal }) {
  const words = model.get("words");
  const root = h("section", { class: "lb lb-quiz", "aria-label": say(words.title, { topic: model.get("topic") }) });
  const live = h("p", { class: "lb-visually-hidden", role: "status", "aria-live": "polite" });
  const card = h("div", { class: "lb-card" });
  root.append(card, live);
  keepKeys(root, signal);
  el.append(root);
  const detach = attach(model);
  signal?.addEventListener("abort", detach);
  if (!progressOf.has(model)) progressOf.set(model, begin(model.get("round")));
  const state = () => progressOf.get(model);

  const heading = () => card.querySelector("[tabindex='-1']");
  function show(...children) {
    card.replaceChildren(...children.flat().filter(Boolean));
  }
  function moveTo(index) {
    state().index = index;
    state().note = "";
    live.textContent = "";
    draw();
    heading()?.focus({ preventScroll: true });
    if (root.getBoundingClientRect().top < 0) root.scrollIntoView({ block: "start" });
  }

  function top(round) {
    const count = round.questions.length;
    const dots = round.questions.map(({ item }, place) => {
      const told = round.told[item];
      const look = told ? (told.first ? "lb-right" : "lb-wrong") : round.waiting[item] ? "lb-waiting" : "";
      return h("span", { class: `lb-dot ${look} ${place === round.index ? "lb-now" : ""}` });
    });
    const done = round.index >= count;
    return h(
      "header",
      { class: "lb-top" },
      h("p", { class: "lb-over" }, say(words.title, { topic: model.get("topic") })),
      h(
        "p",
        { class: "lb-progress" },
        !done && h("span", {}, say(words.progress, { number: round.index + 1, count })),
        h("span", { class: "lb-dots", "aria-hidden": "true" }, dots),
      ),
    );
  }

  function note(round) {
    const open = Object.keys(round.answered).length > 0;
    const over = h("button", { class: "lb-link", type: "button", onclick: () => newRound(over) }, words.start_over);
    return h("p", { class: "lb-note" }, h("span", {}, round.note), open && over);
  }

  // Another round of questions; `button` was pressed for it.
  async function newRound(button) {
    button.disabled = true;
    try {
      progressOf.set(model, begin(await ask(model, "round", {})));
      moveTo(state().index);
    } catch {
      button.disabled = false;
      button.parentElement.after(silentNote(words));
    }
  }

  function draw() {
    const round = state();
    if (round.index >= round.questions.length) return drawEnd(round);
    drawQuestion(round, round.questions[round.index]);
  }

  function drawQuestion(round, question) {
    const input = inputFor(question, words, model.get("plates"), (text) => (live.textContent = text));
    const problem = h("p", { class: "lb-problem", role: "alert" });
    const check = h("button", { class: "lb-button lb-primary", type: "submit" }, words.check);
    const actions = h("div", { class: "lb-actions" }, check);
    const result = h("div", { class: "lb-result" });
    const form = h(
      "form",
      {
        novalidate: true,
        onsubmit: (event) => {
          event.preventDefault();
          answer();
        },
      },
      question.critical && h("p", { class: "lb-tag" }, words.critical),
      h("h3", { class: `lb-stem ${question.stem.length > 110 ? "lb-long" : ""}`, tabindex: "-1" }, question.stem),
      h("p", { class: "lb-hint" }, words[input.hint]),
      input.element,
      problem,
      result,
      actions,
    );
    show(top(round), round.note && note(round), form);
    input.restore(round.drafts[question.item]);
    if (round.told[question.item] && !question.retry) settle(round.told[question.item], false);

    function goOn(primary = true) {
      const last = round.index + 1 >= round.questions.length;
      return h(
        "button",
        { class: `lb-button ${primary ? "lb-primary" : ""}`, type: "button", onclick: () => moveTo(round.index + 1) },
        last ? words.finish : words.next,
      );
    }

    function settle(told, fresh = true) {
      input.close(told.verdict);
      form.classList.add("lb-done");
      const shown = tell(told, question, words);
      result.replaceChildren(...shown.parts);
      result.className = `lb-result lb-is-${told.verdict.outcome}`;
      const again =
        told.verdict.outcome === "wrong" &&
        told.face &&
        h("button", { class: "lb-button", type: "button", onclick: () => tryAgain(told.face) }, words.again);
      actions.replaceChildren(...[goOn(), again].filter(Boolean));
      card.querySelector(".lb-top").replaceWith(top(round));
      if (!fresh) return;
      live.textContent = shown.spoken;
      shown.heading.focus({ preventScroll: true });
      result.scrollIntoView({ block: "nearest" });
    }

    function tryAgain(face) {
      round.questions[round.index] = { ...face, retry: true };
      delete round.drafts[question.item];
      moveTo(round.index);
    }

    async function answer() {
      if (check.disabled) return;
      const response = input.read();
      problem.textContent = "";
      if (response === null) {
        problem.textContent = words[input.missing];
        input.focus();
        return;
      }
      round.drafts[question.item] = response;
      const event = attemptEvent(round, question, response);
      check.disabled = true;
      check.setAttribute("aria-busy", "true");
      round.asking = question.item;
      try {
        arrived(await ask(model, "grade", { event, attempt: question.attempt }), event);
      } catch (trouble) {
        unanswered(event);
        if (trouble instanceof NoAnswer) trouble.late.then((reply) => arrived(reply, event), () => {});
      }
    }

    function arrived(reply, event) {
      const { verdict } = reply;
      round.asking = null;
      delete round.waiting[question.item];
      const here = state() === round && round.questions[round.index] === question && form.isConnected;
      if (verdict.outcome === "none") {
        if (!here) return;
        result.replaceChildren();
        check.disabled = false;
        check.removeAttribute("aria-busy");
        actions.replaceChildren(check);
        problem.textContent = verdict.note;
        input.focus();
        return;
      }
      if (reply.again) notSaved(event);
      round.told[question.item] = { ...reply, first: round.told[question.item]?.first ?? reply.first };
      question.retry = false;
      if (here) settle(round.told[question.item]);
      else if (state() === round && root.isConnected) refresh(round);
    }

    // Marked, but not yet on a disk: the browser holds it and sends it again.
    function notSaved(event) {
      const note = h("p", { class: "lb-kept" }, words.unsaved);
      actions.before(note);
      keep(model, event).then(() => note.remove());
    }

    function unanswered(event) {
      round.asking = null;
      keep(model, event);
      round.waiting[question.item] = true;
      input.close(null);
      result.className = "lb-result";
      result.replaceChildren(silentNote(words), h("p", { class: "lb-kept" }, words.kept));
      actions.replaceChildren(goOn(false));
      actions.firstChild.focus({ preventScroll: true });
    }
  }

  // A late verdict on an earlier question changes the dots, and the end if it is shown.
  function refresh(round) {
    if (round.index >= round.questions.length) drawEnd(round);
    else card.querySelector(".lb-top").replaceWith(top(round));
  }

  function drawEnd(round) {
    const another = h("button", { class: "lb-button lb-primary", type: "button", onclick: () => newRound(another) }, words.round);
    show(top(round), summary(round, words), h("div", { class: "lb-actions" }, another));
  }

  // An answer that waited in this browser has been marked in the meantime, perhaps one of a round that was left open.
  model.on("change:round", heard);
  signal?.addEventListener("abort", () => model.off("change:round", heard));
  function heard() {
    const [round, news] = [state(), model.get("round")];
    if (news.sitting !== round.sitting) {
      const untouched = !Object.keys({ ...round.told, ...round.waiting, ...round.drafts }).length;
      if (!untouched || !Object.keys(news.answered).length) return;
      progressOf.set(model, begin(news));
      return draw();
    }
    for (const [item, told] of Object.entries(news.answered)) {
      if (round.told[item] || round.asking === item) continue;
      round.told[item] = told;
      delete round.waiting[item];
      if (round.questions[round.index]?.item === item) draw();
      else refresh(round);
    }
  }

  draw();
}

export default { render };
