// What narrows a table: choices, a search box, an order.
import { h, say } from "./dom.js";
import { uuid } from "./talk.js";

// The first facet, as long as its choices are few, stands open; the others fold up, so that the rows are in sight.
const FEW = 9;

// One choice of a few as a row of chips; the browser's own radio buttons bring the arrow keys.
function chips(facet, chosen, words, count, choose) {
  const name = `lb-facet-${uuid()}`;
  return h(
    "fieldset",
    { "data-facet": facet.key },
    h("legend", {}, facet.title),
    h("div", { class: "lb-chips" }, [["", words.everything], ...facet.choices].map(([value, label]) => {
      const box = h("input", { type: "radio", name, value, checked: chosen === value });
      box.addEventListener("change", () => choose(value));
      return h("label", { class: "lb-chip" }, box, h("span", {}, label, value && h("small", {}, ` ${count(facet.key, value)}`)));
    })),
  );
}

function list(title, choices, chosen, choose, kind) {
  const box = h("select", {}, choices.map(([value, label]) => h("option", { value, selected: chosen === value }, label)));
  box.addEventListener("change", () => choose(box.value));
  return h("label", { class: `lb-choice ${kind}` }, h("span", {}, title), box);
}

// The controls of a table. `held` is {chosen, search, order}; `changed()` is called after each change of it.
export function controls(facets, columns, held, words, count, changed) {
  const set = (key) => (value) => {
    held.chosen[key] = value;
    changed();
  };
  const search = h("input", { type: "search", value: held.search, autocomplete: "off", spellcheck: "false" });
  search.addEventListener("input", () => {
    held.search = search.value;
    changed();
  });
  const open = facets.filter((one, index) => index === 0 && one.choices.length < FEW);
  const orders = columns.filter((one) => one.sorts).map(({ key, title }) => [key, title]);
  return h(
    "div",
    { class: "lb-controls" },
    open.map((one) => chips(one, held.chosen[one.key] ?? "", words, count, set(one.key))),
    h(
      "div",
      { class: "lb-line" },
      h("label", { class: "lb-choice" }, h("span", {}, words.search), search),
      facets.filter((one) => !open.includes(one)).map((one) =>
        list(one.title, [["", words.everything], ...one.choices.map(([value, label]) => [value, say(words.choice, { label, count: count(one.key, value) })])],
          held.chosen[one.key] ?? "", set(one.key), "")),
      orders.length > 0 && list(words.order, [["", words.order_own], ...orders], held.order.key, (key) => {
        held.order = { key, down: false };
        changed();
      }, "lb-by"),
    ),
  );
}
