import { h, keepKeys, troubleNote } from "./dom.js";
import { ask } from "./talk.js";
import { livePlate } from "./plate_view.js";
import { plateSight } from "./plate_sight.js";
import { plateStage } from "./plate_stage.js";
import { paintLayers, paintLegend, paintParts, paintTools } from "./plate_controls.js";
import { paintCard } from "./plate_card.js";
import { platePointing } from "./plate_pointing.js";
import { presenting, whenPresenting } from "./slides.js";
import { attach } from "./outbox.js";

function render({ model, el, signal }) {
  const card = h("div", { class: "lb-about", role: "status", "aria-live": "polite" });
  const sight = plateSight(model, paint, () => card.querySelector("h3")?.focus({ preventScroll: true }));
  const { words, layers, facts, zones } = sight;
  // A plate without parts carries its words: they stand in it, beside it or under it, as there is room.
  const stage = plateStage(sight, signal, () => sight.live && !sight.live.parts.size && show(sight.view.layer));
  const pointing = platePointing(sight, card, stage);
  let wanted = null;

  const stretches = h("ul", { class: "lb-stretches" });
  const legend = h("div", { class: "lb-legend" });
  const actions = h("div", { class: "lb-actions" });
  const list = h("div", { class: "lb-list", role: "group", "aria-label": words.list });
  const trouble = h("div");
  const tabs = h("div", { class: "lb-layers", role: "group", "aria-label": words.layers });
  const tools = h("div", { class: "lb-tools", role: "group", "aria-label": words.tools });
  const root = h(
    "section",
    { class: "lb lb-diagram", "aria-label": [words.title, model.get("layers")[0]?.title].filter(Boolean).join(": ") },
    h("h3", { class: "lb-on-slide lb-plate-title" }, layers.length > 1 ? null : layers[0]?.title),
    tabs,
    trouble,
    h(
      "div",
      { class: "lb-body" },
      h("div", { class: "lb-picture" }, stage.stage, stretches, legend),
      h("div", { class: "lb-side" }, card, actions, list),
      tools,
    ),
  );

  function known(kind, key, name, rule) {
    if (kind === "structure") return facts[key];
    if (kind === "zone") return zones[key] && { name: zones[key], does: words[`rule_${rule}`] };
    return name && { name };
  }

  function pick(key) {
    sight.choose(key);
    stage.centre();
  }

  function paint() {
    const { live } = sight;
    paintLayers(tabs, sight, show);
    paintCard(card, actions, sight);
    paintParts(list, sight, { pick, light: pointing.light, preview: pointing.preview });
    paintLegend(legend, sight);
    paintTools(tools, sight);
    root.classList.toggle("lb-broad", sight.broad());
    root.classList.toggle("lb-bare", !live?.parts.size);
    const beside = Boolean(live?.posture && live.frame);
    root.classList.toggle("lb-posture", beside);
    // Where the names stand in the picture, the list of them is for those who hear the page.
    list.classList.toggle("lb-visually-hidden", Boolean(live && !live.parts.size && !beside));
    stretches.replaceChildren(...(live?.stretches ?? []).map(stretch));
    if (live) {
      pointing.paint();
      stage.layOut();
    }
    stage.centreOnZoom();
  }

  // A stretch of a ruler is told by its numbers, a part of the hand by its name.
  function stretch({ from, to, name, text }) {
    const numbers = from === to ? `${from}` : `${from}–${to}`;
    return h("li", {}, h("b", {}, Number.isNaN(from) ? name : numbers), h("span", {}, Number.isNaN(from) ? text : name));
  }

  // The plate of a layer as SVG text; null where Python did not give it, which the page then says.
  async function fetched(id) {
    try {
      const { svg } = await ask(model, "plate", { id });
      model.set("plates", { ...model.get("plates"), [id]: svg });
      return svg;
    } catch (fault) {
      trouble.replaceChildren(troubleNote(words, fault));
      return null;
    }
  }

  async function show(id) {
    wanted = id;
    const text = model.get("plates")[id] || (await fetched(id));
    if (text === null || wanted !== id || signal.aborted) return;
    trouble.replaceChildren();
    const live = livePlate(text, layers.find((one) => one.id === id)?.alt, known, { left: words.left_mark, right: words.right_mark }, presenting() || stage.narrow());
    sight.live = live;
    stage.hang(live ? live.svg : h("p", { class: "lb-no-plate" }, words.not_drawn));
    live?.crop();
    if (live) pointing.listen();
    // What was chosen on one layer is looked for on the next: that is what layers are for.
    const stays = sight.part(sight.view.chosen) ? {} : { chosen: null, side: null, zone: null };
    sight.change({ layer: id, test: null, ...stays });
  }

  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && sight.view.chosen) sight.letGo();
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || !event.target.closest?.(".lb-list")) return;
    const all = [...list.querySelectorAll("button")];
    all[all.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
    event.preventDefault();
  });
  keepKeys(root, signal);
  el.append(root);
  attach(model, signal);
  whenPresenting(() => sight.live && show(sight.view.layer), signal);
  if (layers.length) show(sight.view.layer);
}

export default { render };
