import { h, keepKeys, say } from "./dom.js";
import { classPractice } from "./class_practice.js";
import { renderPlayer } from "./player.js";
import { clockText } from "./player_words.js";
import { planStore } from "./player_store.js";
import { planLine } from "./session_line.js";
import { addRow, fittingPart, lengthOf, offeredPart, partRows, presetRow } from "./session_parts.js";

const SIDES = ["both", "left", "right"];

// What is kept outlives a release of the course: only the shape is trusted here, the rest is Python's to check.
function readable(parts) {
  const sound = (part) => part && typeof part.routine === "string" && SIDES.includes(part.side ?? "both");
  return Array.isArray(parts) && parts.every(sound) ? parts : null;
}

function render({ model, el, signal }) {
  const words = model.get("words");
  const catalogue = new Map(model.get("catalogue").map((entry) => [entry.id, entry]));
  const store = planStore(model.get("timeline").routine);
  let parts = readable(store.read())?.map((part) => offeredPart(part, catalogue.get(part.routine))) ?? model.get("parts");
  let before = null; // the plan before the last change
  let composed = null; // what Python said of the plan
  let judgedParts = null; // and of which one
  let drawn = ""; // what the rows show

  const presets = h("div", { class: "lb-plan-presets" });
  const line = h("div");
  const rows = h("ol", { class: "lb-plan-parts" });
  const add = h("div", { class: "lb-plan-add" });
  const verdict = h("div", { class: "lb-plan-verdict", role: "status" });
  const heard = h("p", { class: "lb-visually-hidden", "aria-live": "polite" });
  const planner = h(
    "section",
    { class: "lb lb-planner", "aria-label": words.plan_label },
    h("h2", {}, words.plan_title),
    h("p", { class: "lb-lead lb-off-slide" }, words.plan_lead),
    h("h3", {}, words.plan_presets),
    presets,
    h("h3", {}, words.plan_line),
    line,
    verdict,
    h("h3", {}, words.plan_parts),
    rows,
    h("h3", {}, words.plan_add),
    add,
    heard,
  );
  const clock = h("div");
  keepKeys(planner, signal);
  el.append(h("div", { class: "lb-session" }, planner, clock));

  // -- changing the plan ----------------------------------------------------------------------------------------------------

  // `next` takes the place of the plan; `said` is told; `focus` is [what, place], the button that keeps the focus.
  function change(next, said, focus = null) {
    before = parts;
    parts = next;
    store.write(parts);
    model.set("parts", parts);
    model.save_changes();
    heard.textContent = said;
    draw(focus);
    player.anew();
  }

  const named = (part) => catalogue.get(part.routine)?.name ?? words.plan_gone;
  const act = {
    preset: (preset) => change(preset.parts, say(words.plan_chosen, { name: preset.name, count: preset.parts.length }), ["preset", preset.id]),
    undo: () => before && change(before, words.plan_undone, ["undo", 0]),
    add(entry) {
      const last = parts.at(-1);
      const closes = last && catalogue.get(last.routine)?.moment === "closing";
      const place = entry.moment === "opening" ? 0 : closes && entry.moment !== "closing" ? parts.length - 1 : parts.length;
      change(parts.toSpliced(place, 0, { routine: entry.id, seconds: null, side: "both" }), say(words.plan_added, { name: entry.name, number: place + 1 }), ["add", entry.id]);
    },
    remove: (place) => change(parts.toSpliced(place, 1), say(words.plan_removed, { name: named(parts[place]) }), ["remove", Math.min(place, parts.length - 2)]),
    move(place, by) {
      const next = [...parts];
      next.splice(place + by, 0, ...next.splice(place, 1));
      change(next, say(words.plan_moved, { name: named(parts[place]), number: place + by + 1, count: parts.length }), [by < 0 ? "up" : "down", place + by]);
    },
    length(place, by) {
      const part = parts[place];
      const entry = catalogue.get(part.routine);
      const lengths = entry.lengths[part.side];
      const now = lengthOf(part, entry);
      const seconds = by > 0 ? lengths.find((one) => one > now) : lengths.findLast((one) => one < now);
      if (seconds === undefined) return;
      change(parts.with(place, { ...part, seconds }), say(words.plan_length, { name: entry.name, length: clockText(seconds) }), [by > 0 ? "longer" : "shorter", place]);
    },
    side: (place, side) => change(parts.with(place, fittingPart(parts[place], catalogue.get(parts[place].routine), side)), "", [`side-${side}`, place]),
  };

  // -- drawing --------------------------------------------------------------------------------------------------------------

  function draw(focus) {
    const closed = composed?.closed ?? {};
    // after a change of order what Python said of the places is out of date until it answers
    const bad = judgedParts === parts ? badParts() : new Set();
    const showing = JSON.stringify([parts, closed, [...bad], composed?.cap, before !== null]);
    // a button that is being pressed stays where it is while Python agrees
    if (showing === drawn) return;
    drawn = showing;
    presets.replaceChildren(...presetRow({ words, presets: model.get("presets"), parts, act, undo: before !== null }));
    rows.replaceChildren(...partRows({ words, catalogue, parts, act, closed, bad, today: composed?.cap ?? 10 }));
    add.replaceChildren(...addRow({ words, catalogue, act, closed }));
    if (!focus) return;
    const [what, place] = focus;
    const wanted = planner.querySelector(`[data-act="${what}"][data-place="${place}"]`);
    // at the end of its way a button rests; its neighbour does the opposite
    const stand = wanted && !wanted.disabled ? wanted : wanted?.parentElement.querySelector("button:not([disabled])");
    (stand ?? add.querySelector("button:not([disabled])"))?.focus({ preventScroll: true });
  }

  const badParts = () => new Set(composed.against.flatMap((one) => one.parts));

  function judged() {
    const { picture, against, fine, advice } = composed;
    line.replaceChildren(...(picture ? [planLine({ words, picture, bad: badParts() })] : []));
    const listed = (lines) => h("ul", {}, lines.map((one) => h("li", {}, h("p", {}, one.text), one.basis ? h("p", { class: "lb-small" }, one.basis) : null)));
    const count = against.length;
    verdict.dataset.fine = String(!count);
    verdict.replaceChildren(
      h("h3", {}, count ? words.plan_bad_title : words.plan_fine_title),
      count ? h("p", {}, count === 1 ? words.plan_bad_one : say(words.plan_bad_some, { count })) : h("p", {}, fine),
      ...(count ? [listed(against)] : []),
      ...advice.map((text) => h("p", {}, h("b", {}, `${words.plan_advice}: `), text)),
    );
  }

  // Python's word on the plan comes with its word on today.
  function planned(reply) {
    if (!reply.composed) return;
    const same = JSON.stringify(reply.composed) === JSON.stringify(composed);
    composed = reply.composed;
    judgedParts = parts;
    if (!same) judged(); // it is read out as it changes
    const focused = planner.contains(document.activeElement) ? document.activeElement.dataset : {};
    draw(focused.act ? [focused.act, focused.place] : null);
  }

  verdict.replaceChildren(h("p", {}, words.plan_checking));
  draw(null);
  classPractice({ model, el: clock, signal });
  const player = renderPlayer({ model, el: clock, signal, request: () => ({ parts }), planned });
}

export default { render };
