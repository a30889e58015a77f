// What stands in one cell of a table.
import { h, stressed } from "./dom.js";
import { goTo } from "./places.js";

const SHORT = 20; // letters of a verdict that stands in one line where the table is wide

const KINDS = {
  text: ({ text }) => h("p", {}, stressed(text)),
  strong: ({ text }) => h("p", { class: "lb-strong" }, stressed(text)),
  soft: ({ text }) => h("p", { class: "lb-soft" }, stressed(text)),
  badge: ({ text, tone }) => h("p", {}, h("span", { class: `lb-badge lb-tone-${tone}${text.length > SHORT ? "" : " lb-short"}` }, text)),
  list: ({ items }) => h("ul", {}, items.map((item) => h("li", {}, stressed(item)))),
  sources: ({ items }) => h("p", { class: "lb-soft" }, items.flatMap(({ text, address }, index) =>
    [index > 0 && "\u00a0· ", address ? h("a", { href: address, target: "_blank", rel: "noreferrer" }, text) : text])),
  open: ({ text, path }) => h("p", {}, goTo(path, text, "lb-open")),
};

// The parts of a cell as elements.
export function parts(list) {
  return list.map((part) => KINDS[part.kind](part));
}
