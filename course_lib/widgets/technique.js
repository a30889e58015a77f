import { h, keepKeys, say } from "./dom.js";
import { movingStroke } from "./moving.js";
import { attach } from "./outbox.js";

function list(title, lines, kind) {
  return h("div", { class: `lb-list lb-${kind}` }, h("h3", {}, title), h("ul", {}, lines.map((line) => h("li", {}, line))));
}

function zone(words, { name, rule, text, up_to }) {
  const note = up_to && h("div", { class: "lb-up-to" }, say(words.up_to, { number: up_to }));
  return h(
    "li",
    { class: `lb-zone lb-zone-${rule}` },
    h("span", { class: "lb-rule" }, words[rule]),
    h("div", {}, h("b", {}, name), note, h("div", {}, text)),
  );
}

function render({ model, el, signal }) {
  const words = model.get("words");
  const card = model.get("card");
  const facts = ["pressure", "dose", "tempo", "hand", "direction", "giver", "receiver", "mechanics"];
  const root = h("section", { class: "lb lb-technique", "aria-label": `${words.card}: ${card.name}` });
  keepKeys(root, signal);
  root.append(
    h("header", {}, h("p", { class: "lb-over" }, `${words.card} ${card.card}`), h("h2", {}, card.name), h("p", { class: "lb-plain" }, card.plain)),
    list(words.precautions, card.precautions, "precautions"),
    h(
      "div",
      { class: "lb-stage" },
      movingStroke(model.get("plate"), model.get("alt"), model.get("stroke"), words, signal),
      h("div", { class: "lb-how" }, h("h3", {}, words.how), h("ol", {}, card.steps.map((step) => h("li", {}, step)))),
    ),
    h("dl", { class: "lb-facts" }, facts.map((fact) => h("div", { class: `lb-fact-${fact}` }, h("dt", {}, words[fact]), h("dd", {}, card[fact])))),
    h("div", { class: "lb-where" }, h("h3", {}, words.where), h("ul", {}, model.get("zones").map((one) => zone(words, one)))),
    h(
      "div",
      { class: "lb-lists" },
      list(words.cues, card.cues, "cues"),
      list(words.errors, card.errors, "errors"),
      list(words.stop, card.stop, "stops"),
    ),
    h(
      "details",
      { class: "lb-honest" },
      h("summary", {}, words.honest),
      h("p", {}, card.honest),
      h("p", { class: "lb-over" }, words.sources),
      h("ul", {}, card.sources.map((source) => h("li", {}, source))),
    ),
  );
  el.append(root);
  attach(model, signal);
}

export default { render };
