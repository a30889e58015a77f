// The rows of a plan and what can be done with them: every button by touch, mouse and keyboard alike.
import { h, say } from "./dom.js";
import { capsText, clockText } from "./player_words.js";

// The seconds a part lasts as it stands in the plan.
export function lengthOf(part, entry) {
  return part.seconds ?? entry.planned[part.side] ?? entry.planned.both;
}

const nearest = (lengths, wanted) => lengths.reduce((best, one) => (Math.abs(one - wanted) < Math.abs(best - wanted) ? one : best));

// A part on another side, with the length that comes nearest to its share.
export function fittingPart(part, entry, side) {
  const share = (lengthOf(part, entry) * entry.planned[side]) / entry.planned[part.side];
  return { ...part, side, seconds: nearest(entry.lengths[side], share) };
}

// A kept part with the nearest of the lengths that there are now.
export function offeredPart(part, entry) {
  const lengths = entry?.lengths[part.side];
  return lengths && typeof part.seconds === "number" ? { ...part, seconds: nearest(lengths, part.seconds) } : part;
}

function planButton(act, place, label, shown, onclick, disabled = false) {
  return h("button", { type: "button", class: "lb-button", "data-act": act, "data-place": place, "aria-label": label, disabled, onclick }, shown);
}

function sameParts(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function presetRow({ words, presets, parts, act, undo }) {
  const buttons = presets.map((preset) =>
    h(
      "button",
      { type: "button", class: "lb-button lb-preset", "data-act": "preset", "data-place": preset.id, "aria-pressed": String(sameParts(preset.parts, parts)), onclick: () => act.preset(preset) },
      h("b", {}, preset.name),
      h("span", { class: "lb-off-slide" }, preset.promise),
      h("span", { class: "lb-preset-minutes" }, say(words.plan_preset_minutes, { minutes: clockText(preset.pressing) })),
    ),
  );
  return [...buttons, planButton("undo", 0, words.plan_undo, words.plan_undo, act.undo, !undo)];
}

function sideChoice({ words, entry, part, place, act }) {
  if (entry.sides.length < 2) return h("span", { class: "lb-plan-side lb-small" }, words.side_both);
  return h(
    "div",
    { class: "lb-plan-side", role: "group", "aria-label": `${words.plan_side}: ${entry.name}` },
    entry.sides.map((side) =>
      h("button", { type: "button", class: "lb-button", "data-act": `side-${side}`, "data-place": place, "aria-pressed": String(part.side === side), onclick: () => part.side === side || act.side(place, side) }, words[`plan_side_${side}`]),
    ),
  );
}

function stepper({ words, entry, part, place, act }) {
  const lengths = entry.lengths[part.side] ?? [];
  const now = lengthOf(part, entry);
  const length = h("b", { class: "lb-plan-length" }, clockText(now));
  if (lengths.length < 2) return h("div", { class: "lb-plan-stepper" }, length, h("span", { class: "lb-small" }, words.plan_fixed));
  return h(
    "div",
    { class: "lb-plan-stepper" },
    planButton("shorter", place, say(words.plan_shorter, { name: entry.name }), "−", () => act.length(place, -1), !lengths.some((one) => one < now)),
    length,
    planButton("longer", place, say(words.plan_longer, { name: entry.name }), "+", () => act.length(place, 1), !lengths.some((one) => one > now)),
  );
}

// `today` is the highest number that today's check allows.
export function partRows({ words, catalogue, parts, act, closed, bad, today }) {
  const lowered = ({ cap, light_cap, lean_seconds }) => ({ cap: Math.min(cap, today), light_cap: light_cap && Math.min(light_cap, today), lean_seconds });
  const notes = (entry) =>
    [
      entry && entry.technique !== entry.name ? entry.technique : "",
      entry?.firm ? words.plan_firm : "",
      entry ? capsText(words, "plan_cap", lowered(entry)) : "",
      closed[entry?.id] ? words.plan_not_today : "",
    ].filter(Boolean);
  return parts.map((part, place) => {
    const entry = catalogue.get(part.routine);
    const name = entry?.name ?? words.plan_gone;
    return h(
      "li",
      { class: bad.has(place) ? "lb-plan-part lb-is-bad" : "lb-plan-part" },
      h("span", { class: "lb-count", "aria-hidden": "true" }, bad.has(place) ? `${place + 1}!` : place + 1),
      h("span", { class: "lb-plan-name" }, h("b", {}, name), h("span", { class: "lb-small" }, notes(entry).join(" · "))),
      entry ? sideChoice({ words, entry, part, place, act }) : h("span"),
      entry ? stepper({ words, entry, part, place, act }) : h("span"),
      h(
        "div",
        { class: "lb-plan-moves", role: "group", "aria-label": say(words.plan_part, { number: place + 1, name }) },
        planButton("up", place, say(words.plan_up, { name }), "↑", () => act.move(place, -1), place === 0),
        planButton("down", place, say(words.plan_down, { name }), "↓", () => act.move(place, 1), place === parts.length - 1),
        planButton("remove", place, say(words.plan_remove, { name }), "×", () => act.remove(place)),
      ),
    );
  });
}

export function addRow({ words, catalogue, act, closed }) {
  return [...catalogue.values()].map((entry) => {
    const why = closed[entry.id];
    return h(
      "button",
      { type: "button", class: "lb-button lb-plan-new", "data-act": "add", "data-place": entry.id, "aria-label": say(words.plan_add_one, { name: entry.name }) + (why ? `. ${why}` : ""), disabled: Boolean(why), onclick: () => act.add(entry) },
      h("b", {}, `+ ${entry.name}`),
      h("span", { class: "lb-small" }, why || `${entry.technique === entry.name ? "" : `${entry.technique} · `}${clockText(entry.planned.both)}`),
    );
  });
}
