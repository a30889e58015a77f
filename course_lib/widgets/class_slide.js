// What stands on a slide in the place of a part that asks or records one person: the way to the class's own.
import { h } from "./dom.js";
import { goTo } from "./places.js";

const INSTRUCTORS = "notebooks/90_for_instructors.ipynb";

// `steps` are lines of what will be practised, if there are any.
export function classSlide(words, steps = []) {
  return h("div", { class: "lb-class-slide" }, h("h3", {}, words.class_title), steps.length ? h("ol", {}, steps) : null, h("p", {}, words.class_text), goTo(INSTRUCTORS, words.class_open));
}
