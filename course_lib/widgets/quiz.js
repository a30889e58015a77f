import { enableAgain, h, keepKeys, say, troubleNote } from "./dom.js";
import { quizFoot, quizStem, quizTop, sureness } from "./quiz_card.js";
import { ask } from "./talk.js";
import { attach, keep, whenAllForgotten } from "./outbox.js";
import { inputFor } from "./quiz_inputs.js";
import { attemptEvent, begin, dropDrafts, heldSitting, holdDrafts, isUntouched, progressOf } from "./quiz_round.js";
import { demonstration } from "./quiz_demo.js";
import { afterwards, nothing, summary, tell } from "./quiz_verdict.js";
import { unsavedNote } from "./unsaved.js";

function render({ model, el, signal }) {
  const words = model.get("words");
  const root = h("section", { class: "lb lb-quiz", "aria-label": say(words.title, { topic: model.get("topic") }) });
  const live = h("p", { class: "lb-visually-hidden", role: "status", "aria-live": "polite" });
  const card = h("div", { class: "lb-card" });
  const trouble = h("div");
  root.append(card, trouble, unsavedNote(words, signal), live);
  keepKeys(root, signal);
  el.append(root);
  attach(model, signal);
  const fresh = !progressOf.has(model);
  if (fresh) progressOf.set(model, begin(model.get("round")));
  const state = () => progressOf.get(model);

  const heading = () => card.querySelector("[tabindex='-1']");
  function show(...children) {
    trouble.replaceChildren();
    card.replaceChildren(...children.flat().filter(Boolean));
  }
  function moveTo(index) {
    state().index = index;
    Object.assign(state(), { note: "", restored: false });
    live.textContent = "";
    draw();
    heading()?.focus({ preventScroll: true });
    if (root.getBoundingClientRect().top < 0) root.scrollIntoView({ block: "start" });
  }

  const top = (round) => quizTop(round, model.get("topic"), words);

  // Another round of questions; `button` was pressed for it.
  async function newRound(button) {
    const taken = (round) => {
      dropDrafts(round);
      progressOf.set(model, begin(round));
    };
    button.disabled = true;
    try {
      taken(await ask(model, "round", {}));
      moveTo(state().index);
    } catch (fault) {
      enableAgain(button);
      const note = troubleNote(words, fault);
      trouble.replaceChildren(note);
      fault.late?.then((round) => {
        if (!note.isConnected) return; // somebody went on with what stands there
        const held = root.contains(document.activeElement);
        taken(round);
        draw();
        if (held) heading()?.focus({ preventScroll: true }); // whoever is elsewhere on the page stays there
      }, () => {});
    }
  }

  function draw() {
    const round = state();
    if (round.index >= round.questions.length) return drawEnd(round);
    drawQuestion(round, round.questions[round.index]);
  }

  function drawQuestion(round, question) {
    const input = inputFor(question, words, model.get("plates"), (text) => (live.textContent = text));
    // Asked of the first try alone: what one thinks of a second one says nothing.
    const sure = question.retry ? null : sureness(words, round.sure[question.item], (step) => {
      round.sure[question.item] = step;
      holdDrafts(round);
    });
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
      quizStem(question, words),
      h("p", { class: "lb-hint" }, words[input.hint]),
      input.element,
      sure?.element,
      problem,
      result,
      actions,
    );
    // A choice that is not confirmed is kept with the lesson, whichever of its ways it was made by.
    const hold = () => {
      if (question.retry || round.told[question.item] || round.waiting[question.item]) return;
      round.drafts[question.item] = (input.draft ?? input.read)();
      holdDrafts(round);
    };
    for (const made of ["input", "change", "click", "keyup", "pointerup"]) input.element.addEventListener(made, hold);
    const note = round.note || (round.restored && words.draft_kept);
    show(top(round), note && h("p", { class: "lb-note" }, note), form, quizFoot(round, words, newRound));
    input.restore(round.drafts[question.item]);
    if (round.told[question.item] && !question.retry) settle(round.told[question.item], false);
    else if (round.waiting[question.item]) wait();

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
      sure?.close();
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
      actions.scrollIntoView({ block: "nearest" });
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
      const event = attemptEvent(round, question, response, sure?.read() ?? null);
      check.disabled = true;
      check.setAttribute("aria-busy", "true");
      round.asking = question.item;
      trouble.replaceChildren();
      try {
        arrived(await ask(model, "grade", { event, attempt: question.attempt }), event);
      } catch (fault) {
        unanswered(event);
        fault.late?.then((reply) => arrived(reply, event), () => {});
      }
    }

    function arrived(reply, event) {
      const { verdict } = reply;
      round.asking = null;
      delete round.waiting[question.item];
      if (verdict.outcome === "none") return reopen(verdict.note);
      if (reply.again) keep(model, event);
      round.after = reply.after;
      const before = round.told[question.item];
      round.told[question.item] = before ? { ...reply, first: before.first, confidence: before.confidence } : reply;
      holdDrafts(round);
      question.retry = false;
      if (here()) settle(round.told[question.item]);
      else if (state() === round && root.isConnected) refresh(round);
    }

    function here() {
      return state() === round && round.questions[round.index] === question && form.isConnected;
    }

    // What was sent is no answer, as Python says: the question is open again, with what was typed.
    function reopen(note) {
      delete round.waiting[question.item];
      if (!here()) return;
      draw();
      card.querySelector(".lb-problem").textContent = note ?? words.not_taken;
      card.querySelector(".lb-number input, .lb-choice input, .lb-move, .lb-aim, .lb-pin select").focus();
    }

    function unanswered(event) {
      round.asking = null;
      round.waiting[question.item] = true;
      keep(model, event).then(({ confirmed, note }) => confirmed || reopen(note));
      wait();
      actions.firstChild.focus({ preventScroll: true });
    }

    function wait() {
      input.close(null);
      sure?.close();
      result.className = "lb-result lb-waits";
      result.replaceChildren(troubleNote(words), h("p", { class: "lb-kept" }, words.kept));
      actions.replaceChildren(goOn(false));
    }
  }

  // A late verdict on an earlier question changes the dots, and the end if it is shown.
  function refresh(round) {
    if (round.index >= round.questions.length) drawEnd(round);
    else card.querySelector(".lb-top").replaceWith(top(round));
  }

  function drawEnd(round) {
    const label = round.questions.length ? words.round : words.look_now;
    const another = h("button", { class: "lb-button lb-primary", type: "button", onclick: () => newRound(another) }, label);
    const told = round.questions.length ? [summary(round, words), afterwards(round)] : nothing(round);
    show(top(round), ...[told].flat(), h("div", { class: "lb-actions" }, another));
  }

  // An answer that waited in this browser has been marked in the meantime, perhaps one of a round that was left open.
  model.on("change:round", heard);
  signal.addEventListener("abort", () => model.off("change:round", heard));
  function heard() {
    const [round, news] = [state(), model.get("round")];
    if (news.sitting !== round.sitting) {
      if (!isUntouched(round) || !Object.keys(news.answered).length) return;
      progressOf.set(model, begin(news));
      return draw();
    }
    round.after = news.after;
    for (const [item, told] of Object.entries(news.answered)) {
      if (round.told[item] || round.asking === item) continue;
      round.told[item] = told;
      delete round.waiting[item];
      if (round.questions[round.index]?.item === item) draw();
      else refresh(round);
    }
  }

  // The page was loaded anew before anything of its round was confirmed: Python draws those questions again, if they may still be asked.
  async function resume(sitting) {
    const round = state();
    const held = await ask(model, "resume", { sitting });
    if (!held.sitting) return dropDrafts(round);
    if (state() !== round || !isUntouched(round)) return;
    progressOf.set(model, begin(held));
    draw();
  }

  // Choices of a round that lies open while everything is erased would be kept anew with the next one.
  function forgotten() {
    Object.assign(state(), { drafts: {}, sure: {}, waiting: {}, restored: false });
    draw();
  }

  whenAllForgotten(forgotten, signal);
  draw();
  const held = fresh && heldSitting(state());
  if (held) resume(held).catch(() => {});
  demonstration({ model, card, words, signal, questions: () => state().questions });
}

export default { render };
