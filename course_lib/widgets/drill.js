import { h, keepKeys, pushButton, say, troubleNote } from "./dom.js";
import { ask, uuid, within } from "./talk.js";
import { attach, keep, unconfirmed, whenAllForgotten } from "./outbox.js";
import { whenSeenAgain } from "./seen_again.js";
import { unsavedNote } from "./unsaved.js";
import { readReading, readingText } from "./readings.js";
import { resultPage } from "./drill_result.js";

const DRILL_FAR = 4; // times more or less than the target: asked about once, since the record forgets nothing

function render({ model, el, signal }) {
  const words = model.get("words");
  const { trials, band } = model.get("plan");
  const root = h("section", { class: "lb lb-drill", "aria-label": words.title });
  const body = h("div");
  const status = h("p", { class: "lb-status", role: "status", "aria-live": "polite" });
  const trouble = h("div");
  let view = model.get("view");
  let pending = []; // readings that the record has not told of yet
  let draft = null; // a drill of which nothing is recorded so far
  let mode = null; // set, feedback or result, where the learner asked for it
  let wanted = false; // the result was asked for, and the record does not have all its readings yet
  let unit = "kg";
  let told = ""; // what was said about the last press with feedback
  root.append(body, status, unsavedNote(words, signal), trouble);
  keepKeys(root, signal);

  // -- the record ---------------------------------------------------------------------------------------------------------

  function apply(fresh) {
    view = fresh;
    pending = pending.filter(({ id }) => !view.known.includes(id));
  }

  async function refresh() {
    try {
      apply((await ask(model, "view")).view);
      trouble.replaceChildren();
      return true;
    } catch (fault) {
      trouble.replaceChildren(troubleNote(words, fault));
      fault.late?.then((reply) => (apply(reply.view), trouble.replaceChildren(), typing() || paint()), () => {});
      return false;
    }
  }

  // What another window or lesson did since. A page that says the same stays as it is under the learner's hands.
  async function look() {
    const before = JSON.stringify(view);
    if ((await refresh()) && JSON.stringify(view) !== before && !typing()) paint();
  }

  // A drill that lies open while everything is erased would bring its target back with the next reading.
  function forgotten() {
    [pending, draft, mode, wanted] = [[], null, null, false];
    view = { ...view, drills: [] };
    tell("");
    paint();
  }

  const typing = () => Boolean(body.querySelector("input[type=text]")?.value);
  const tell = (text) => (status.textContent = text);

  // All drills, with what this page still holds.
  function drills() {
    const all = view.drills.map((one) => ({ ...one, blind: [...one.blind], shown: [...one.shown] }));
    if (draft && !all.some(({ id }) => id === draft.id)) all.push({ ...draft, blind: [], shown: [] });
    for (const { payload } of pending) {
      if (payload.sets_target) continue;
      const drill = all.find(({ id }) => id === payload.drill);
      drill?.[payload.blind ? "blind" : "shown"].push(payload.reading);
    }
    return all;
  }

  async function record(drill, reading, { blind, sets = false }) {
    const payload = { target: drill.target, reading, unit: drill.unit, blind, drill: drill.id, sets_target: sets };
    const event = { id: uuid(), at: new Date().toISOString(), receiver: null, kind: "reading", version: 1, payload };
    pending.push(event);
    const settled = keep(model, event);
    settled.then(({ confirmed }) => confirmed || refused(event));
    paint(true);
    if (!(await within(settled))) refresh();
  }

  // However late the record refuses a reading, its place in the series is open again.
  function refused({ id }) {
    if (!pending.some((one) => one.id === id)) return; // erased with everything
    pending = pending.filter((one) => one.id !== id);
    wanted = false;
    tell(words.refused);
    if (!typing()) paint();
  }

  // -- typing -------------------------------------------------------------------------------------------------------------

  function readingForm(label, button, target, take) {
    const id = `lb-${uuid()}`;
    const wrong = h("p", { class: "lb-wrong", id, role: "alert" });
    const box = h("input", { type: "text", inputmode: "decimal", autocomplete: "off", maxlength: 24, "aria-describedby": id });
    const behind = h("span", { class: "lb-behind", "aria-hidden": "true" }, unit);
    let warned = null;
    const form = h(
      "form",
      { novalidate: true },
      h("label", { class: "lb-ask" }, h("span", {}, label), h("span", { class: "lb-box" }, box, behind)),
      h("button", { class: "lb-button lb-primary lb-keep", type: "submit" }, button),
      wrong,
    );
    const slip = (name) => {
      wrong.textContent = words[name];
      box.setAttribute("aria-invalid", "true");
      box.focus();
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const found = readReading(box.value, unit);
      if (found.wrong) return slip(found.wrong);
      const far = target && (found.value > target * DRILL_FAR || found.value < target / DRILL_FAR);
      if (far && warned !== box.value) {
        warned = box.value;
        return slip("wrong_far");
      }
      take(found.value);
    });
    return { form, behind };
  }

  // -- pages --------------------------------------------------------------------------------------------------------------

  // Whether a series is complete on this page and not yet on the record.
  const untold = () => drills().some(({ blind, blind_sum }) => blind.length >= trials && !blind_sum);

  function turn(to) {
    wanted = false;
    mode = to;
    told = "";
    tell("");
    paint(true);
  }

  function setPage(finished) {
    const { form, behind } = readingForm(words.set_ask, words.set_button, null, (value) => {
      draft = { id: uuid(), unit, target: value, at: new Date().toISOString(), blind_sum: null, shown_sum: null };
      mode = null;
      tell(words.kept);
      record(draft, value, { blind: false, sets: true });
    });
    const name = `lb-unit-${uuid()}`;
    const choice = (one) =>
      h("label", { class: "lb-choice" },
        h("input", { type: "radio", name, value: one, checked: unit === one, onchange: () => ((unit = one), (behind.textContent = one)) }),
        h("span", {}, words[one]));
    form.prepend(h("fieldset", {}, h("legend", {}, words.unit), choice("kg"), choice("N"), h("p", { class: "lb-small" }, words.grams)));
    return [
      h("h2", {}, words.title),
      h("p", { class: "lb-lead" }, words.lead),
      h("p", { class: "lb-honest" }, words.honest),
      h("div", { class: "lb-columns" },
        h("div", {}, h("h3", {}, words.before), h("ol", { class: "lb-steps" }, words.steps.map((step) => h("li", {}, step))), h("p", { class: "lb-care" }, words.care)),
        h("div", { class: "lb-panel" }, h("h3", {}, words.set_title), form, finished ? pushButton(words.back, () => turn("result"), "lb-quiet") : null)),
    ];
  }

  function beads(count) {
    return h("div", { class: "lb-beads", "aria-hidden": "true" }, Array.from({ length: trials }, (_, index) => h("i", { class: index < count ? "lb-full" : index === count ? "lb-now" : "" })));
  }

  function blindPage(drill, finished) {
    unit = drill.unit;
    const values = { number: drill.blind.length + 1, count: trials };
    const { form } = readingForm(words.blind_ask, words.keep, drill.target, (value) => {
      tell(values.number < trials ? words.kept : words.kept_last);
      record(drill, value, { blind: true });
    });
    return [
      h("p", { class: "lb-over" }, say(words.blind_over, values)),
      h("h2", {}, words.blind_title),
      beads(drill.blind.length),
      h("div", { class: "lb-columns" },
        h("div", {}, h("p", {}, words.blind_how), h("p", { class: "lb-small" }, say(words.blind_why, values)), h("p", { class: "lb-care" }, words.care)),
        h("div", { class: "lb-panel" }, form)),
      h("div", { class: "lb-row" }, pushButton(words.fresh, () => turn("set"), "lb-quiet"), finished ? pushButton(words.back, () => turn("result"), "lb-quiet") : null),
    ];
  }

  function donePage() {
    return [
      h("div", { class: "lb-pause" },
        beads(trials), h("h2", {}, words.done_title), h("p", {}, words.done_lead),
        pushButton(words.show, async () => {
          wanted = true;
          const heard = !untold() || (await refresh());
          paint();
          if (heard && wanted) trouble.replaceChildren(troubleNote(words));
        }, "lb-primary lb-large")),
    ];
  }

  // `moved`: whether the focus goes to the new page.
  function paint(moved = body.contains(document.activeElement)) {
    if (wanted && !untold()) return turn("result");
    const all = drills();
    const last = all.at(-1);
    const finished = view.drills.filter(({ blind_sum }) => blind_sum);
    if (mode === "result" && !finished.length) mode = null;
    let page;
    if (mode === "result" || mode === "feedback") {
      // a drill that was left half-way stays behind the last finished one
      const drill = all.find(({ id }) => id === finished.at(-1).id);
      page = resultPage({
        drill, finished, retest: view.retest, words, trials, band, open: mode === "feedback" && drill.shown.length < trials,
        form: () => {
          unit = drill.unit;
          return readingForm(words.blind_ask, words.keep, drill.target, (value) => {
            told = feedback(drill, value);
            tell(told);
            record(drill, value, { blind: false });
          }).form;
        },
        beads: beads(drill.shown.length),
        told,
        actions: {
          feedback: () => turn("feedback"),
          retest: () => ((draft = { ...drill, id: uuid(), blind_sum: null, shown_sum: null }), turn(null)),
          fresh: () => ((draft = null), turn("set")),
        },
      });
    } else if (mode === "set" || !last) page = setPage(finished.length);
    else if (last.blind.length < trials) page = blindPage(last, finished.length);
    else page = donePage();
    body.replaceChildren(...page.filter(Boolean));
    body.dataset.page = mode ?? (!last ? "set" : last.blind.length < trials ? "blind" : "done");
    if (!moved) return;
    const first = body.querySelector("input[type=text]") ?? body.querySelector("h2");
    if (first.tagName === "H2") first.tabIndex = -1;
    first.focus({ preventScroll: first.tagName === "INPUT" });
  }

  function feedback(drill, value) {
    const off = value - drill.target;
    const difference = readingText(Math.abs(off), drill.unit, drill.target);
    const shown = { reading: readingText(value, drill.unit), difference };
    const near = difference === readingText(0, drill.unit, drill.target);
    return say(near ? words.feedback_on : off > 0 ? words.feedback_over : words.feedback_under, shown);
  }

  paint();
  el.append(root);
  attach(model, signal);
  refresh().then((fine) => fine && !typing() && paint());
  // when all that waited has arrived, the record knows more than this page
  const stop = unconfirmed((waiting) => waiting === null && refresh().then((fine) => fine && !typing() && paint()), { after: 0 });
  signal.addEventListener("abort", stop);
  whenSeenAgain(root, look, signal);
  whenAllForgotten(forgotten, signal);
}

export default { render };
