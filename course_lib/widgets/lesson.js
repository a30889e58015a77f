import { h, keepKeys, say } from "./dom.js";
import { goTo, bringTopIntoView } from "./places.js";
import { uuid } from "./talk.js";
import { attach, keep } from "./outbox.js";

const begun = new WeakSet();

function whoToCall(words, calls) {
  return h(
    "details",
    { class: "lb-call" },
    h("summary", {}, h("span", { class: "lb-hand", "aria-hidden": "true" }), words.stop_title),
    h("p", { class: "lb-call-lead" }, words.stop_lead),
    calls.flatMap(({ title, signs, urgent }) => [
      h("h3", { class: urgent ? "lb-urgent" : "" }, title),
      h("ul", {}, signs.map((sign) => h("li", {}, sign))),
    ]),
    h("p", { class: "lb-unsure" }, words.stop_unsure),
  );
}

function place(words, { number, title, path, state }) {
  const note = path ? (state === "here" ? words.here : state === "done" ? words.done : "") : words.not_yet;
  const name = `${number} ${title}${note ? ` (${note})` : ""}`;
  const body = [h("span", { class: "lb-number" }, number), h("span", { class: "lb-name" }, title)];
  const here = state === "here";
  const node = path && !here ? goTo(path, "", "lb-place") : h("span", { class: "lb-place" });
  node.append(...body);
  node.setAttribute("aria-label", name);
  node.title = name;
  if (here) node.setAttribute("aria-current", "page");
  return h("li", { class: `lb-${path ? state || "open" : "planned"}` }, node);
}

function render({ model, el, signal }) {
  const words = model.get("words");
  const root = h("section", { class: "lb lb-lesson" });
  keepKeys(root, signal);
  const lesson = model.get("lesson");
  root.append(
    h(
      "div",
      { class: "lb-top" },
      h(
        "div",
        { class: "lb-goals" },
        h("p", { class: "lb-over" }, `${say(words.lesson, lesson)} · ${say(words.minutes, lesson)}`),
        h("h2", {}, words.you_can),
        h("ul", {}, model.get("objectives").map((objective) => h("li", {}, objective))),
      ),
      whoToCall(words, model.get("calls")),
    ),
    h(
      "nav",
      { "aria-label": words.where },
      h("ol", { class: "lb-places" }, model.get("places").map((one) => place(words, one))),
    ),
    h("p", { class: "lb-note" }, words.not_reviewed),
  );
  el.append(root);
  attach(model);
  // One model is one start of the lesson; Lab may draw it more than once, and draws it again after a reload of the page.
  if (!begun.has(model) && !model.get("opened")) {
    begun.add(model);
    model.set("opened", true);
    model.save_changes();
    keep(model, {
      id: uuid(), at: new Date().toISOString(), receiver: null, kind: "lesson", version: 1,
      payload: { notebook: lesson.notebook, what: "opened" },
    });
    bringTopIntoView(el, signal);
  }
}

export default { render };
