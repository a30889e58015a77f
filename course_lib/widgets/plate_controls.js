// The buttons round a plate: its layers, its tools, the list of its parts; and the key to its colours.
import { h, pushButton, refill, svgNode } from "./dom.js";
import { ZOOMS } from "./plate_stage.js";

const STANDS = [0, 270, 180, 90]; // how far the body turns for a giver at the feet, the left, the head and the right

export function plateButton(label, act, { pressed, disabled, kind = "" } = {}) {
  return pushButton(label, act, kind, { disabled, "aria-pressed": pressed?.toString() });
}

// The layers of a plate to switch between; `show(id)` hears which.
export function paintLayers(tabs, { layers, view }, show) {
  tabs.hidden = layers.length < 2;
  refill(tabs, layers.map(({ id, title }) => plateButton(title, () => show(id), { pressed: id === view.layer })));
}

export function paintTools(tools, sight) {
  const { words, view, live, change } = sight;
  const testing = sight.testing();
  const stand = h(
    "select",
    { "data-name": "stand", onchange: (event) => change({ turned: Number(event.target.value) }) },
    STANDS.map((turned) => h("option", { value: turned, selected: view.turned === turned }, words[`stand_${turned}`])),
  );
  const turning = live?.frame && !live.posture && !sight.broad() && [
    h("label", { class: "lb-stand" }, h("span", {}, words.stand), stand),
    plateButton(words.mirror, () => change({ mirrored: !view.mirrored }), { pressed: view.mirrored }),
  ];
  const step = (label, by, last) => plateButton(label, () => change({ zoom: view.zoom + by }), { disabled: view.zoom === last });
  // Brought nearer, a picture has no room for its names beside it.
  const names = plateButton(words.names, () => change({ names: !view.names }), { pressed: view.names, disabled: view.zoom > 0, kind: "lb-naming" });
  const test = () => {
    const button = plateButton(testing ? words.test_end : words.test, testing ? sight.endTest : sight.startTest, { pressed: testing });
    button.dataset.name = "test"; // its wording changes with each press
    return button;
  };
  refill(
    tools,
    turning || [],
    step(words.farther, -1, 0),
    step(words.nearer, 1, ZOOMS.length - 1),
    testing || !live?.frame ? null : names,
    sight.pool().length < 2 ? null : test(),
  );
}

// Every part of the plate by name. `pick(key)`, `light(key)` and `preview(key)` hear a press, the mouse and the keyboard on a name.
export function paintParts(list, { words, view, live, facts, zones, testing }, { pick, light, preview }) {
  const told = live && !live.parts.size ? live.names.toSorted((a, b) => a.text.localeCompare(b.text, undefined, { numeric: true })) : [];
  list.hidden = testing() || !(live?.parts.size || told.length);
  // A picture whose parts are not asked for still says in words what is written on it.
  if (told.length) return refill(list, h("ul", {}, told.map(({ text }) => h("li", { class: "lb-told" }, text))));
  const order = [...Object.keys(facts), ...Object.keys(zones)];
  const all = [...(live?.parts.values() ?? [])].sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key) || a.about.name.localeCompare(b.about.name));
  const groups = ["structure", "zone", "mark"].map((kind) => [kind, all.filter((one) => one.kind === kind)]).filter(([, some]) => some.length);
  const named = ({ key, about }) => {
    const pressed = String(view.chosen === key);
    const name = h("button", { class: "lb-name", type: "button", "data-key": key, "aria-pressed": pressed, onclick: () => pick(key) }, about.name);
    // The mouse only lights the part up: a card that grew would push the list away from under it.
    name.addEventListener("pointerenter", () => light(key));
    name.addEventListener("pointerleave", () => light(null));
    name.addEventListener("focus", () => name.matches(":focus-visible") && preview(key));
    name.addEventListener("blur", () => preview(null));
    return h("li", {}, name);
  };
  return refill(list, groups.map(([kind, some]) => [h("h4", {}, words[`list_${kind}`]), h("ul", {}, some.map(named))]));
}

// One of the marks that stand on a plate, taken from it for its legend; null where the plate has none of this kind.
function markOf(svg, kind) {
  const found = svg.querySelector(`[data-mark="${kind}"]`);
  if (!found) return null;
  const [x, y, r] = ["cx", "cy", "r"].map((name) => Number(found.querySelector("circle").getAttribute(name)));
  const mark = svgNode("svg", { viewBox: `${x - r} ${y - r} ${2 * r} ${2 * r}` });
  mark.append(found.cloneNode(true));
  return mark;
}

export function paintLegend(legend, { words, live, layer }) {
  const kinds = ["work", "light", "none"].filter((kind) => live?.svg.querySelector(`.zones[data-kind="${kind}"], .zone[data-kind="${kind}"]`));
  const ways = live?.frame ? [...live.svg.querySelectorAll("[data-way]")].map((way) => way.dataset.way) : [];
  const note = layer()?.note;
  legend.hidden = !(kinds.length + ways.length) && !note;
  legend.replaceChildren(
    ...[...kinds, ...ways].map((kind) => h("span", {}, h("i", { class: `lb-key lb-key-${kind}`, "aria-hidden": "true" }, markOf(live.svg, kind)), words[kind])),
    note ? h("span", { class: "lb-tempo" }, note) : "",
  );
}
