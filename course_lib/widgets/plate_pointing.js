// Pointing at a plate: what the mouse, a finger or a key means on the picture, and which parts show it.
import { say } from "./dom.js";
import { aboutPart, fillCard } from "./plate_card.js";

export function platePointing(sight, card, { names, dragged }) {
  let previewed = null;

  function light(key, side = null) {
    if (sight.testing() || !sight.live) return;
    const groups = sight.part(key)?.groups ?? [];
    sight.live.mark("lb-hover", side ? groups.filter(({ dataset }) => dataset.side === side) : groups);
    for (const label of names.children) label.classList.toggle("lb-hover", label.dataset.key === key);
  }

  function preview(key, side = null, zone = null) {
    const mark = `${key}|${side}|${zone}`;
    if (sight.testing() || !sight.live || mark === previewed) return;
    previewed = mark;
    light(key, side);
    fillCard(card, key ? aboutPart(sight, key, { side, zone }) : aboutPart(sight, sight.view.chosen, sight.view));
  }

  function pointed(event) {
    const { group, zone } = sight.live.under(event.clientX, event.clientY);
    return group ? { key: group.dataset.lbPart, side: group.dataset.side ?? null, zone: zone?.dataset.lbPart ?? null } : null;
  }

  // To be called once for every picture that comes on the stage.
  function listen() {
    const { svg } = sight.live;
    previewed = null;
    svg.addEventListener("pointermove", (event) => {
      const at = event.pointerType === "touch" ? null : pointed(event);
      if (at) preview(at.key, at.side, at.zone);
      else preview(null);
      svg.style.cursor = at ? "pointer" : "";
    });
    svg.addEventListener("pointerleave", () => preview(null));
    svg.addEventListener("click", (event) => {
      if (dragged()) return;
      const at = pointed(event);
      if (at) sight.choose(at.key, at);
      else if (!sight.testing()) sight.letGo();
    });
    svg.addEventListener("keydown", (event) => {
      const key = event.target.dataset?.lbPart;
      if (!key || !["Enter", " "].includes(event.key)) return;
      event.preventDefault();
      sight.choose(key);
    });
  }

  function groupsOf(key, side) {
    const all = sight.part(key)?.groups ?? [];
    const own = side ? all.filter(({ dataset }) => dataset.side === side) : all;
    return own.length ? own : all;
  }

  // Show the picture as the view has it: turned, with what is chosen or missed marked, and open to keys where a place is looked for.
  function paint() {
    const { live, view, words, nameOf } = sight;
    const { test } = view;
    const testing = sight.testing();
    const find = sight.asking() && test.kind === "find";
    live.turn(sight.pose());
    live.svg.setAttribute("role", find ? "group" : "img");
    [...live.parts.values()].forEach(({ groups }, index) => groups.forEach((group) => {
      // By key a place can be looked for as well: its number says nothing about its name.
      for (const [name, value] of [["tabindex", "0"], ["role", "button"], ["aria-label", say(words.place, { number: index + 1 })]]) {
        if (find && group === groups[0]) group.setAttribute(name, value);
        else group.removeAttribute(name);
      }
    }));
    const shown = testing ? (test.key && !find ? test.key : null) : view.chosen;
    const wrong = test?.answer && nameOf(test.answer) !== nameOf(test.key) && test.kind === "find" ? test.answer : null;
    live.mark("lb-chosen", groupsOf(shown, testing ? test.side : view.side));
    live.mark("lb-wrong-part", groupsOf(wrong));
  }

  return { light, preview, listen, paint };
}
