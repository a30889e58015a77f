import { h, keepKeys, say } from "./dom.js";
import { goTo, keepTopInView } from "./places.js";
import { floatHelp } from "./help.js";
import { lessonMap } from "./lesson_map.js";
import { turnPages } from "./slides.js";
import { attach, keep } from "./outbox.js";

const begun = new WeakSet();

function render({ model, el, signal }) {
  const words = model.get("words");
  const root = h("section", { class: "lb lb-lesson" });
  keepKeys(root, signal);
  const lesson = model.get("lesson");
  const goOn = model.get("go_on");
  root.append(
    h(
      "div",
      { class: "lb-goals" },
      h("p", { class: "lb-over" }, `${say(words.lesson, lesson)} · ${say(words.minutes, lesson)}`),
      goOn.path && goTo(goOn.path, say(words.go_on, goOn), "lb-button lb-primary lb-go-on"),
      h("h2", {}, words.you_can),
      h("ul", {}, model.get("objectives").map((objective) => h("li", {}, objective))),
    ),
    lessonMap(words, model.get("places"), lesson.number === "00"),
    h("p", { class: "lb-note" }, words.not_reviewed),
  );
  el.append(root);
  floatHelp(el, words, model.get("calls"), signal);
  turnPages(words, root);
  attach(model, signal);
  // One model is one start of the lesson; Lab may draw it more than once, and draws it again after a reload of the page.
  if (!begun.has(model) && !model.get("opened")) {
    begun.add(model);
    model.set("opened", true);
    model.save_changes();
    keep(model, { kind: "lesson", payload: { notebook: lesson.notebook, what: "opened" } });
    keepTopInView(el, signal);
  }
}

export default { render };
