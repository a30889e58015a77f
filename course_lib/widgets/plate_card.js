// The card beside a plate: what there is to know of a part, or a question of the self-test with its answers below.
import { h, refill, say } from "./dom.js";
import { plateButton } from "./plate_controls.js";

// Elements that tell of the part `key`, or of the whole layer where no part is meant; `lead` goes before them.
export function aboutPart({ words, live, layer, part }, key, { side, zone, lead } = {}) {
  const about = part(key)?.about;
  if (!about) return [h("h3", {}, layer()?.title ?? ""), h("p", {}, layer()?.desc ?? ""), live?.parts.size ? h("p", { class: "lb-over" }, words.how) : ""];
  const where = zone && zone !== key && part(zone)?.about;
  return [
    lead,
    h("h3", { tabindex: "-1" }, about.name),
    about.latin && h("p", { class: "lb-latin", lang: "la" }, about.latin),
    ["left", "right"].includes(side) && h("p", { class: "lb-where" }, words[`${side}_full`]),
    about.does && h("p", {}, about.does),
    about.find && h("p", { class: "lb-find" }, h("b", {}, words.by_touch), " ", about.find),
    where && h("p", { class: "lb-zone-note" }, h("b", {}, where.name), ". ", where.does),
  ].filter(Boolean);
}

// The card is read out as it changes: where it says the same, it stays.
export function fillCard(card, ...nodes) {
  const fresh = card.cloneNode();
  fresh.append(...nodes.flat().filter(Boolean));
  if (!fresh.isEqualNode(card)) card.replaceChildren(...fresh.childNodes);
}

function paintQuestion(card, actions, { words, view, part, nameOf, answer }, score) {
  const { test } = view;
  const find = test.kind === "find";
  const title = find ? say(words.find_it, { name: nameOf(test.key) }) : words.name_it;
  const hint = part(test.key).about.does;
  fillCard(card, score, h("h3", { tabindex: "-1" }, title), h("p", {}, find ? words.find_how : words.name_how));
  refill(
    actions,
    find ? [] : test.choices.map((key) => plateButton(nameOf(key), () => answer(key), { kind: "lb-choice" })),
    hint && h("details", { class: "lb-hint" }, h("summary", {}, words.hint), h("p", {}, hint)),
  );
}

function paintTest(card, actions, sight) {
  const { words, nameOf, begin } = sight;
  const { test } = sight.view;
  const score = test.asked.length ? h("p", { class: "lb-over" }, say(words.score, { right: test.right, asked: test.asked.length })) : null;
  if (sight.asking()) return paintQuestion(card, actions, sight, score);
  if (test.key) {
    const right = nameOf(test.answer) === nameOf(test.key);
    const told = right ? words.right : say(test.kind === "find" ? words.missed : words.wrong, { name: nameOf(test.key), chosen: nameOf(test.answer) });
    fillCard(card, score, aboutPart(sight, test.key, { lead: h("p", { class: right ? "lb-right" : "lb-wrong" }, told) }));
  } else {
    fillCard(card, h("h3", { tabindex: "-1" }, words.test), h("p", {}, words.test_how));
  }
  return refill(actions, [plateButton(words.test_name, () => begin("name")), plateButton(words.test_find, () => begin("find"))]);
}

export function paintCard(card, actions, sight) {
  if (sight.testing()) return paintTest(card, actions, sight);
  fillCard(card, aboutPart(sight, sight.view.chosen, sight.view));
  return refill(actions);
}
