import { h, keepKeys, pushButton, refill, say, troubleNote } from "./dom.js";
import { whenSeenAgain } from "./seen_again.js";
import { ask, WAIT } from "./talk.js";
import { goTo, isHere } from "./places.js";
import { acheChart } from "./ache.js";
import { learnedPanel } from "./progress_learned.js";
import { nextDayAdvice, nextDayAnswers, nextDayQuestion } from "./next_day.js";
import { attach, forget } from "./outbox.js";
import { unsavedNote } from "./unsaved.js";
import { saveFile } from "./save_file.js";
import { clockText } from "./player_words.js";

function render({ model, el, signal }) {
  const words = model.get("words");
  const root = h("section", { class: "lb lb-progress", "aria-label": words.title });
  const body = h("div");
  const status = h("p", { class: "lb-status", role: "status", "aria-live": "polite" });
  const trouble = h("div");
  let person = 0;
  root.append(body, status, unsavedNote(words, signal), trouble);
  keepKeys(root, signal);

  const tell = (text) => (status.textContent = text);
  const answers = nextDayAnswers(words, { tell, paint, refresh, signal });

  const failed = (fault) => void trouble.replaceChildren(troubleNote(words, fault));

  // `late` gets a reply that comes after all.
  function request(name, payload, late) {
    trouble.replaceChildren();
    return ask(model, name, payload, { wait: name === "erase" || name === "take_in" ? 15_000 : WAIT }).catch((fault) => {
      if (late) fault.late?.then(late, () => {});
      failed(fault);
    });
  }

  async function refresh() {
    const reply = await request("view");
    // A page that says the same, or one that is just asking "Erase it?", stays as it is under the learner's hands.
    if (!reply || JSON.stringify(reply.view) === JSON.stringify(model.get("view"))) return;
    model.set("view", reply.view);
    if (!body.querySelector(".lb-sure")) paint();
  }

  function goOn({ go_on }) {
    if (!go_on?.path || isHere(go_on.path)) return null;
    return h("div", { class: "lb-go-on" }, goTo(go_on.path, say(go_on.begun ? words.go_on : words.begin, go_on), "lb-button lb-primary lb-wide"));
  }

  function lessons({ lessons: all }) {
    return h(
      "div",
      { class: "lb-panel" },
      h("h3", {}, words.lessons),
      h("ul", { class: "lb-lessons", style: `--lb-rows:${Math.ceil(all.length / 2)}` }, all.map(({ number, title, path, state }) =>
        h("li", { class: `lb-is-${state}` }, h("span", { class: "lb-number" }, number), goTo(path, title, "lb-link"), h("span", { class: "lb-state" }, words[`lesson_${state}`])))),
    );
  }

  function budget({ name, spent, allowed }) {
    const share = Math.min(1, allowed ? spent / allowed : 0);
    return h(
      "div",
      { class: "lb-budget" },
      h("span", {}, words[name]),
      h("span", { class: "lb-amount" }, say(words.spent, { spent: clockText(Math.round(spent)), allowed: clockText(allowed) })),
      h("span", { class: `lb-bar${share >= 1 ? " lb-full" : ""}`, "aria-hidden": "true" }, h("span", { style: `width:${share * 100}%` })),
    );
  }

  function people({ people: all }) {
    const panel = h("div", { class: "lb-panel lb-people" }, h("h3", {}, words.minutes));
    if (!all.length) {
      panel.append(h("p", {}, words.nobody));
      return panel;
    }
    person = Math.min(person, all.length - 1);
    const one = all[person];
    if (all.length > 1) {
      const choice = h("select", { onchange: (event) => ((person = Number(event.target.value)), paint()) }, all.map(({ shown }, index) => h("option", { value: index, selected: index === person }, shown)));
      panel.append(h("label", { class: "lb-who" }, h("span", {}, words.for_whom), choice));
    } else panel.append(h("p", { class: "lb-who" }, `${words.for_whom}: ${one.shown}`));
    panel.append(...one.budgets.map(budget), h("h3", {}, words.pain), h("p", { class: "lb-small" }, words.pain_help));
    panel.append(one.pain.length ? acheChart(one.pain, words) : h("p", {}, words.pain_nothing));
    if (one.due && !answers.has(one)) panel.append(nextDayQuestion(model, words, one, answers.give));
    if (one.advice) panel.append(nextDayAdvice(words, one.advice));
    return panel;
  }

  let named = ""; // what a learner typed for the instructor: it goes into that file and is kept nowhere

  async function fetchFile(what, kind, more = {}) {
    const reply = await request("file", { what, ...more });
    if (reply) saveFile(reply.name, reply.text, kind);
  }

  function pickFile() {
    const input = h("input", { type: "file", accept: ".json,application/json", "aria-label": words.take_in, hidden: true });
    root.querySelector("input[type=file]")?.remove();
    root.append(input);
    input.addEventListener("change", async () => {
      const file = input.files[0];
      input.remove();
      if (!file) return;
      const reply = await file.text().then((text) => request("take_in", { text }), failed);
      if (!reply) return;
      tell(say(words[reply.problem ?? (reply.unreadable ? "taken_not_all" : "taken")], reply));
      refresh();
    });
    input.click();
  }

  // `asked` is the button that was pressed.
  function erase(view, receiver, asked) {
    const place = asked.closest(".lb-keeping");
    const shown = view.people.find(({ name }) => name === receiver)?.shown;
    const sure = h("div", { class: "lb-sure", role: "alertdialog", "aria-label": receiver ? words.erase_one : words.erase_all }, h("p", {}, receiver ? say(words.erase_one_sure, { receiver: shown }) : words.erase_all_sure));
    const leave = () => {
      if (sure.contains(document.activeElement)) asked.focus({ preventScroll: true });
      sure.remove();
    };
    const yes = pushButton(words.erase_yes, async () => {
      const answered = ({ done }) => {
        if (done) forget(receiver ?? undefined);
        leave();
        person = 0;
        tell(done ? words.erased : words.erase_failed);
        refresh();
      };
      const reply = await request("erase", { receiver: receiver ?? null }, answered);
      if (reply) answered(reply);
    }, "lb-stop");
    sure.append(yes, pushButton(words.erase_no, () => (leave(), paint())));
    place.querySelector(".lb-sure")?.remove();
    place.append(sure);
    sure.querySelector("button:last-child").focus();
  }

  function keeping(view) {
    const box = h("details", { class: "lb-panel lb-keeping" }, h("summary", {}, words.keep));
    const privacy = h("input", { type: "checkbox", "data-name": "private", checked: view.private });
    privacy.addEventListener("change", async () => {
      const reply = await request("private", { wanted: privacy.checked });
      if (!reply || reply.problem) privacy.checked = !privacy.checked;
      if (reply?.problem) tell(words[reply.problem]);
      refresh();
    });
    box.append(
      ...(view.private ? [] : [h("p", { class: "lb-small" }, say(words.where, view))]),
      h("div", { class: "lb-row" }, pushButton(words.export, () => fetchFile("record", "application/json")), pushButton(words.take_in, pickFile), pushButton(words.table, () => fetchFile("table", "text/csv"))),
      h("p", { class: "lb-small" }, words.export_help),
      h("div", { class: "lb-row lb-hand-in" },
        h("label", {}, h("span", {}, words.instructor_name), h("input", { type: "text", "data-name": "instructor", maxlength: 60, autocomplete: "off", value: named, oninput: (event) => (named = event.target.value) })),
        pushButton(words.instructor, () => fetchFile("instructor", "application/json", { name: named }))),
      h("p", { class: "lb-small" }, words.instructor_help),
      h("label", { class: "lb-check" }, privacy, h("span", {}, words.private)),
      h("div", { class: "lb-row" }, view.people.length ? pushButton(words.erase_one, ({ target }) => erase(view, view.people[person].name, target)) : null, pushButton(words.erase_all, ({ target }) => erase(view, null, target))),
    );
    return box;
  }

  function paint() {
    const view = model.get("view");
    const nameOf = ({ firstElementChild: head }) => (head.querySelector(".lb-of") ?? head).textContent;
    const open = [...body.querySelectorAll("details[open]")].map(nameOf);
    const notes = [...view.notices, view.private ? words.private_on : null].filter(Boolean);
    const panels = h("div", {}, goOn(view), h("div", { class: "lb-panels" }, lessons(view), people(view)), learnedPanel(view, words), keeping(view));
    for (const box of panels.querySelectorAll("details")) box.open = open.includes(nameOf(box)); // before the focus, which nothing folded takes
    refill(body, h("h2", {}, words.title), notes.map((note) => h("p", { class: "lb-notice" }, note)), [...panels.children]);
  }

  paint();
  el.append(root);
  attach(model, signal);
  // what another lesson did since is asked for when the learner comes back to this one
  whenSeenAgain(root, refresh, signal);
}

export default { render };
