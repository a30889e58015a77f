// What stands on a slide in the place of a part that asks or records one person: the way to the class's own.
import { h } from "./dom.js";
import { goTo } from "./places.js";

const INSTRUCTORS = "notebooks/90_for_instructors.ipynb";

export function classBox(words, ...parts) {
  return h("div", { class: "lb-class-slide" }, h("h3", {}, words.class_title), ...parts);
}

// In the place of today's check: the way to the class practice.
export function classSlide(words) {
  return classBox(words, h("p", {}, words.class_text), goTo(INSTRUCTORS, words.class_open));
}
