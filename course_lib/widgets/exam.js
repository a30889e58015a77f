import { enableAgain, h, keepKeys, say, troubleNote } from "./dom.js";
import { handInFace, sheetFace } from "./exam_sheet.js";
import { resultFace } from "./exam_result.js";
import { keptHere } from "./kept_here.js";
import { attach, whenAllForgotten } from "./outbox.js";
import { whenSeenAgain } from "./seen_again.js";
import { ask, uuid } from "./talk.js";
import { unsavedNote } from "./unsaved.js";

const HAND_IN_WAIT = 8000; // ms; thirty answers are marked and written at once

function render({ model, el, signal }) {
  const words = model.get("words");
  const exam = model.get("exam");
  const topic = model.get("topic");
  const store = keptHere("exam", exam.id, (kept) => kept?.sitting && kept.answers);
  const root = h("section", { class: "lb lb-quiz lb-exam", "aria-label": topic });
  const card = h("div", { class: "lb-card" });
  const live = h("p", { class: "lb-visually-hidden", role: "status", "aria-live": "polite" });
  const trouble = h("div");
  let sheet = null; // what the learner did
  let asked = null; // what Python asks: {questions, plates}
  let redraw = null; // draws the face that stands here once more
  root.append(card, trouble, unsavedNote(words, signal), live);
  keepKeys(root, signal);
  el.append(root);
  attach(model, signal);

  function show(...nodes) {
    trouble.replaceChildren();
    card.replaceChildren(...nodes.flat().filter(Boolean));
  }

  function focusHeading() {
    card.querySelector("[tabindex='-1']")?.focus({ preventScroll: true });
    if (root.getBoundingClientRect().top < 0) root.scrollIntoView({ block: "start" });
  }

  const head = () => h("header", { class: "lb-top" }, h("p", { class: "lb-over" }, topic));

  // The way in: a new sheet, or on with the one that lies here.
  function way(label) {
    const kept = store.read();
    const text = kept ? say(words.carry_on, { done: Object.keys(kept.answers).length, count: kept.count ?? exam.count }) : label;
    return h("button", { class: "lb-button lb-primary", type: "button", onclick: () => (kept && !store.read() ? overtaken() : begin()) }, text);
  }

  // What was to be carried on lies here no longer: another window handed it in, or the browser lost it.
  async function overtaken() {
    let result;
    try {
      result = await ask(model, "result", {});
    } catch (fault) {
      return trouble.replaceChildren(troubleNote(words, fault));
    }
    if (!sheet) end(result);
  }

  function drawStart() {
    const rules = words.rules.map((rule) => h("li", {}, say(rule, exam)));
    show(head(), h("h3", { class: "lb-stem", tabindex: "-1" }, say(words.start_title, exam)), h("p", {}, words.lead), h("ul", { class: "lb-rules" }, rules), h("div", { class: "lb-actions" }, way(words.begin)));
  }

  function drawResult() {
    const result = model.get("result");
    if (!result.score) return drawStart();
    show(head(), resultFace({ result, words, again: way(words.retake) }));
  }

  async function begin(buttons = [...card.querySelectorAll("button:enabled")]) {
    const open = sheet;
    const pressed = document.activeElement;
    for (const button of buttons) button.disabled = true;
    const kept = store.read();
    let reply;
    try {
      reply = await ask(model, "sheet", { sitting: kept?.sitting ?? null }, { wait: 5000 });
      if (sheet !== open) return; // the reply to its handing-in came after all
      if (open && !store.read() && !(await missed())) return; // that of another window did
    } catch (fault) {
      if (sheet !== open) return;
      enableAgain(pressed, buttons);
      return trouble.replaceChildren(troubleNote(words, fault));
    }
    const now = store.read();
    if (now?.sitting !== kept?.sitting) return begin(buttons); // another window began one, or handed it in
    asked = reply;
    sheet = now ?? { sitting: reply.sitting, begun: Date.now(), index: 0, answers: {}, marked: [] };
    // a question may have left the bank since
    const known = new Set(reply.questions.map(({ item }) => item));
    sheet.answers = Object.fromEntries(Object.entries(sheet.answers).filter(([item]) => known.has(item)));
    sheet.marked = sheet.marked.filter((item) => known.has(item));
    sheet.index = Math.min(sheet.index, reply.questions.length - 1);
    sheet.count = reply.questions.length;
    sheet.sent = reply.handed_in; // till now Python may have heard of a handing-in whose reply never came
    store.write(sheet);
    if (reply.handed_in) return handIn(); // and the reply never came
    turn(sheet.index);
  }

  // -- the same sheet in two windows ---------------------------------------------------------------------------------------

  // What another window answered since is on this sheet too; false where this browser holds the sheet no longer.
  function takeOver() {
    const kept = store.read();
    if (kept?.sitting !== sheet.sitting) return false;
    Object.assign(sheet, { answers: kept.answers, marked: kept.marked, sent: kept.sent });
    return true;
  }

  // `edit` changes the sheet, as the last of all changes.
  function change(edit) {
    const held = takeOver();
    edit(sheet);
    if (held) store.write(sheet);
    else missed().catch(() => {});
  }

  // The sheet is not where it was: another window handed it in, which its result then says here too, or the browser lost it, and it is kept
  // anew. Tells whether the learner is still at it; a Python that does not know is a fault.
  async function missed() {
    const { sitting } = sheet;
    const reply = await ask(model, "sheet", { sitting });
    if (sheet?.sitting !== sitting) return false;
    if (!reply.handed_in && !store.read()) store.write(sheet);
    if (takeOver()) return true;
    const result = await ask(model, "result", {});
    if (sheet?.sitting === sitting) end(result);
    return false;
  }

  function heardOfOtherWindow() {
    if (!sheet) return;
    const told = () => JSON.stringify([sheet.answers, sheet.marked, sheet.sent]);
    const before = told();
    const gone = store.read()?.sitting !== sheet.sitting;
    if (gone) missed().catch(() => {});
    else if (!redraw || !takeOver() || told() === before) return;
    else if (sheet.sent) drawHandIn();
    else redraw();
  }

  function drawSheet() {
    redraw = drawSheet;
    show(sheetFace({
      sheet, questions: asked.questions, plates: asked.plates, words, topic, keepAnswer, change,
      announce: (text) => (live.textContent = text), goTo: turn, redraw: drawSheet, handIn: () => drawHandIn(),
    }));
  }

  function turn(place) {
    change((held) => { held.index = place; });
    drawSheet();
    focusHeading();
  }

  // Keep an answer, null for none.
  function keepAnswer({ item }, response, sure) {
    change(({ answers }) => {
      if (response === null) delete answers[item];
      // one id an answer, whenever it is handed in: what arrives twice is written once
      else answers[item] = { id: answers[item]?.id ?? uuid(), response, sure };
    });
  }

  function drawHandIn(problem = "") {
    redraw = () => drawHandIn(problem);
    show(head(), handInFace({ sheet, questions: asked.questions, words, problem, goTo: goBack, yes: handIn, no: () => goBack(sheet.index) }));
    focusHeading();
  }

  // Python may have heard of a handing-in whose reply never came: then the sheet is not opened again.
  function goBack(place) {
    if (!sheet.sent) return turn(place);
    change((held) => { held.index = place; });
    begin();
  }

  async function handIn() {
    redraw = null; // what comes from another window now is no part of it
    for (const button of card.querySelectorAll("button")) button.disabled = true;
    live.textContent = words.handing;
    const { sitting } = sheet;
    let handed = null;
    try {
      if (!takeOver() && !(await missed())) return void (live.textContent = "");
      sheet.sent = true; // whether Python hears of it or not
      store.write(sheet);
      handed = ask(model, "hand_in", { events: given() }, { wait: HAND_IN_WAIT });
      arrived(await handed, sitting);
    } catch (fault) {
      live.textContent = "";
      if (sheet?.sitting !== sitting) return;
      if (!store.read()) store.write(sheet); // the browser lost it, and Python did not say whether it was handed in
      stay();
      trouble.replaceChildren(troubleNote(words, fault), h("p", { class: "lb-kept" }, words.kept_here));
      if (handed) fault.late?.then((reply) => signal.aborted || arrived(reply, sitting), () => {});
    }
  }

  // Once more the question whether to hand in. A sheet that Python had before is not opened again: what was right in it may have been seen.
  function stay() {
    if (!asked.handed_in) return drawHandIn();
    sheet = null;
    drawResult();
    focusHeading();
  }

  function given() {
    // until now each answer could be changed: all are given at this moment, in the order of the sheet (answers of one moment have none)
    const first = Date.now() - asked.questions.length;
    return asked.questions.flatMap(({ item }, place) => {
      const at = new Date(first + place).toISOString();
      const kept = sheet.answers[item];
      const payload = kept && { item, response: kept.response, confidence: kept.sure, sitting: sheet.sitting, notebook: model.get("notebook") };
      return kept ? [{ id: kept.id, at, receiver: null, kind: "attempt", version: 1, payload }] : [];
    });
  }

  function arrived(reply, sitting) {
    if (sheet?.sitting !== sitting) return; // handed in twice, and the first reply came after all
    live.textContent = "";
    if (reply.unread) {
      change((held) => { held.sent = false; });
      const numbers = asked.questions.flatMap(({ item }, place) => (reply.unread.includes(item) ? [place + 1] : []));
      return drawHandIn(say(words.unread, { numbers: numbers.join(", ") }));
    }
    if (reply.again.length) {
      asked.handed_in = true; // Python holds it, and adds nothing more
      stay();
      return trouble.replaceChildren(h("p", { class: "lb-kept", role: "alert" }, words.not_saving, " ", words.kept_here));
    }
    if (store.read()?.sitting === sitting) store.clear();
    end(reply.result);
  }

  function end(result) {
    sheet = null;
    live.textContent = "";
    model.set("result", result);
    drawResult();
    focusHeading();
  }

  // What was owed may have been paid meanwhile, in the review below or in another lesson.
  async function refresh() {
    // under the learner's hands it stays as it is
    const busy = () => sheet || card.querySelector("details[open]") || card.querySelector(".lb-certificate input")?.value;
    if (busy() || !model.get("result").score) return;
    const reply = await ask(model, "result", {}).catch(() => null);
    if (!reply || busy() || JSON.stringify(reply) === JSON.stringify(model.get("result"))) return;
    model.set("result", reply);
    drawResult();
  }

  // A sheet that lies open while everything is erased would bring all its answers back with the next one.
  function forgotten() {
    sheet = null;
    model.set("result", {});
    drawStart();
  }

  addEventListener("storage", heardOfOtherWindow, { signal });
  whenAllForgotten(forgotten, signal);
  whenSeenAgain(root, refresh, signal);
  drawResult();
  refresh();
}

export default { render };
