import { ask, uuid } from "./talk.js";
import { enableAgain, h, keepKeys, troubleNote } from "./dom.js";
import { ME, isSame } from "./names.js";
import { attach, keep, unheard, whenForgotten } from "./outbox.js";
import { helpIn, linesPage, missingIn, whoPage } from "./screening_pages.js";
import { restsAfterPress } from "./resting.js";
import { outcomePage } from "./screening_outcome.js";
import { stopBlock } from "./screening_stop.js";
import { whenSeenAgain } from "./seen_again.js";
import { classSlide } from "./class_slide.js";

const ENDS = ["changed", "stop"]; // the kinds of events that end a check

// What a person has said so far, by model, so that drawing the widget anew loses nothing. It is held here and nowhere else.
const said = new WeakMap();

function fresh() {
  return { view: "who", other: null, note: "", receiver: ME, page: 0, answers: {}, outcome: null, asked: null, erased: false };
}

function render({ model, el, signal }) {
  const words = model.get("words");
  const groups = model.get("groups");
  if (!said.has(model)) said.set(model, fresh());
  const state = said.get(model);
  const stage = h("div", { class: "lb-stage" });
  const root = h("section", { class: "lb lb-screening", "aria-label": words.title }, classSlide(words), stage, stopBlock(words, model.get("stops")));
  keepKeys(root, signal);
  el.append(root);
  let runOut = null;
  let telling = false;
  let erasures = 0;
  let shown = null; // whom the page is about, null where it may write nobody; another view of this check may have gone on to somebody else
  const rest = restsAfterPress(root, stage, [], signal);

  function draw({ move = true } = {}) {
    clearTimeout(runOut);
    stage.replaceChildren(view());
    shown = state.view === "who" || state.erased ? null : state.receiver;
    if (state.view === "outcome" && state.outcome.until && state.outcome.outcome !== "no") {
      runOut = setTimeout(() => leave(words.expired), Math.max(0, new Date(state.outcome.until) - Date.now()));
    }
    if (!move) return;
    rest();
    focusHeading();
    stage.querySelector("h2").scrollIntoView({ block: "nearest" });
  }

  function focusHeading() {
    stage.querySelector("h2").focus({ preventScroll: true });
  }

  // What stands here is an emergency, and Python has it too: verdict and buttons stay, so that nothing is said once more, and between them
  // stands what Python knows.
  function complete() {
    const [page, next] = [stage.firstChild, view()];
    const held = page.contains(document.activeElement);
    page.removeAttribute("role");
    [...page.children].slice(1, -1).forEach((old) => old.remove());
    page.lastChild.before(...[...next.children].slice(1, -1));
    if (held && !page.contains(document.activeElement)) focusHeading(); // it was in the note that Python is silent
  }

  function view() {
    if (state.view === "who") return whoPage(words, state, begin);
    if (state.view === "outcome") return outcomePage(words, state, { different, somebodyElse });
    const { receiver, page, answers } = state;
    // Another view of this check may have gone on meanwhile: what was answered here counts, and for whom it was asked.
    const here = (act) => () => {
      Object.assign(state, { view: "lines", receiver, page, answers, outcome: null, erased: false });
      act();
    };
    return linesPage(words, { group: groups[page], at: page, all: groups.length, receiver, answers }, { go: here(go), back: here(back) });
  }

  function begin(receiver) {
    Object.assign(state, { view: "lines", receiver, page: 0, answers: {}, outcome: null, note: "", erased: false });
    draw();
  }

  function back() {
    if (state.page === 0) Object.assign(state, { view: "who", other: state.receiver !== ME });
    else state.page -= 1;
    draw();
  }

  function go() {
    const group = groups[state.page];
    const help = helpIn(groups, state.answers);
    const ends = group.rows.some((row) => row.ends && state.answers[row.id] === true);
    if (help.length) {
      // Help may not wait for Python: what to do stands on the screen at once, and a practice on this back ends.
      Object.assign(state, { view: "outcome", outcome: { outcome: "no", emergency: true, told: help, changes: [] } });
      draw();
      close();
      decide();
      tell("no");
    } else if (ends || state.page === groups.length - 1) {
      decide();
    } else {
      state.page += 1;
      draw();
    }
  }

  // That an earlier check no longer holds is kept in the browser, without an answer, until any kernel hears it: whoever goes for help sends
  // nothing again, nor may a kernel that is gone lose it. Once one has heard it, all who asked theirs before look again.
  function close({ receiver } = state) {
    // a check that was decided since has told everybody already
    const isOpen = () => state.receiver === receiver && (!state.outcome || state.outcome.emergency);
    keep(model, { kind: "changed", receiver }).then(({ confirmed }) => confirmed && isOpen() && tell(null));
  }

  // What ends a check and was said on this computer goes with each question: Python writes it before it answers, whichever way it hears
  // it first, and also where it can save nothing and the outbox keeps it.
  function asking(name, payload) {
    const waiting = unheard(ENDS);
    return ask(model, name, { ...payload, ...(waiting.length && { unheard: waiting }) });
  }

  function decide() {
    const spoken = JSON.stringify([state.receiver, state.answers]);
    // Asked again about the same answers, Python finds the same event and writes it once.
    if (state.asked?.spoken !== spoken) state.asked = { spoken, id: uuid(), receiver: state.receiver };
    const question = state.asked;
    const payload = { receiver: state.receiver, answers: { ...state.answers }, id: question.id };
    const button = stage.querySelector("button[type=submit]");
    question.button = button;
    if (button) Object.assign(button, { disabled: true, textContent: words.asking });
    const openAgain = (text) => {
      if (button && text) button.textContent = text;
      if (button) enableAgain(button);
      stage.querySelectorAll(".lb-silent, .lb-refused").forEach((old) => old.remove());
    };
    // Another view let go of it, or asked something else: this one can be answered again. Where this view itself asked anew, it waits on.
    const passed = () => {
      if (!state.asked || (button?.isConnected && state.asked.button !== button)) openAgain(words.send_again);
    };
    const decided = (reply) => {
      if (state.asked !== question) return passed();
      if (state.view !== "who" && JSON.stringify([state.receiver, state.answers]) === spoken) return take(reply);
      // Something else is ticked by now, or somebody else named: what Python has decided about the answers of before holds no longer.
      state.asked = null;
      close(question);
      openAgain(); // a tick has named the button anew
    };
    asking("decide", payload).then(decided, (fault) => {
      if (state.asked !== question) return passed();
      fault.late?.then(decided, () => {});
      openAgain(words.send_again);
      const note = fault.late ? troubleNote(words, fault) : h("p", { class: "lb-slip lb-refused", role: "alert" }, words.refused);
      const moves = stage.querySelector(".lb-moves");
      moves.before(note);
    });
  }

  function take(reply) {
    if (reply.outcome === "open") {
      // Lines that this page does not know, or lost: back to the first page that lacks one.
      const lost = groups.findIndex((group) => group.rows.some((row) => typeof state.answers[row.id] !== "boolean") || missingIn(group, state.answers).length);
      Object.assign(state, { view: "lines", page: Math.max(0, lost), outcome: null, asked: null });
      draw();
      return;
    }
    const stood = state.view === "outcome" && state.outcome.emergency && reply.emergency;
    Object.assign(state, { view: "outcome", outcome: reply, receiver: reply.receiver, answers: {}, asked: null });
    if (stood) complete();
    else draw();
    tell(reply.outcome);
  }

  // `outcome` is what was decided; "changed" where somebody says that it no longer holds, null where it may have run out: Python knows.
  function tell(outcome) {
    telling = true;
    window.dispatchEvent(new CustomEvent("lb-screened", { detail: { receiver: state.receiver, outcome } }));
    telling = false;
  }

  function leave(note) {
    Object.assign(state, { ...fresh(), note, other: state.receiver !== ME, receiver: state.receiver });
    draw({ move: false });
    tell(null);
  }

  function different() {
    if (!shown) return anew();
    const receiver = (state.receiver = shown); // another view of this check may have gone on to somebody else
    state.asked = null; // a reply that still comes is not about what is answered from here on
    close();
    begin(receiver);
    // before the page hears of it: what another part asks this kernel then comes later
    asking("today", { receiver }).catch(() => {});
    tell("changed");
  }

  function anew(more = {}) {
    Object.assign(state, fresh(), more);
    draw();
  }

  function somebodyElse() {
    anew({ other: true });
  }

  // Whoever is erased is written no more from here; what to do in an emergency stays.
  function forgotten(who) {
    erasures += 1;
    const isErased = (name) => name !== null && (who === undefined || isSame(who, name));
    if (isErased(state.asked?.receiver ?? null)) state.asked = null;
    const held = state.view !== "who" && isErased(state.receiver);
    if (held && state.outcome?.emergency) {
      state.erased = true;
      shown = null;
      return;
    }
    if (held) Object.assign(state, fresh());
    if (isErased(shown)) draw({ move: false });
  }

  // Does a check from earlier still hold? Asked at the start and when the widget is looked at again: a stop may have ended it.
  async function look() {
    if (state.view === "outcome" && state.outcome.emergency && !stage.querySelector(".lb-is-emergency")) {
      draw({ move: false }); // another view of this check found it
      stage.firstChild.removeAttribute("role"); // and called it out
      return;
    }
    const known = state.view === "outcome" && !state.outcome.emergency;
    if (!known && state.view !== "who") return;
    const [before, erased] = [state.outcome, erasures];
    const { receiver } = state;
    let reply;
    try {
      reply = await asking("today", known ? { receiver } : {});
    } catch {
      return;
    }
    if (state.outcome !== before || erased !== erasures || signal.aborted) return;
    if (known && !reply.outcome) leave(words.expired);
    else if (known ? reply.until !== before.until : state.view === "who" && reply.outcome && !stage.contains(document.activeElement)) {
      Object.assign(state, { view: "outcome", outcome: reply, receiver: reply.receiver });
      draw({ move: false });
    }
  }

  draw({ move: false });
  attach(model, signal);
  look();
  // Another lesson on the page may have asked meanwhile, or the laptop slept until the next day.
  const again = () => telling || look();
  addEventListener("lb-screened", again, { signal });
  whenSeenAgain(root, again, signal);
  whenForgotten(forgotten, signal);
  signal.addEventListener("abort", () => clearTimeout(runOut));
}

export default { render };
