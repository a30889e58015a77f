import { h } from "./dom.js";

// Eleven big buttons from no ache to the worst.
export function painScale(words, choose) {
  return h(
    "div",
    { class: "lb-pain" },
    h("div", { class: "lb-numbers" }, [...Array(11).keys()].map((number) => h("button", { type: "button", class: "lb-number", onclick: () => choose(number) }, number))),
    h("div", { class: "lb-ends", "aria-hidden": "true" }, h("span", {}, `0 · ${words.pain_none}`), h("span", {}, `10 · ${words.pain_worst}`)),
  );
}
