// The plates of a practice, one a technique: the step that is shown brings its own to the front.
import { h } from "./dom.js";
import { strokePlate } from "./stroke.js";

// `techniques` maps an id to {plate, alt}. `show` and `still` are those of the plate in front; `plate` holds whichever that is.
export function strokePlates(techniques) {
  const made = new Map();
  const holder = h("div", { class: "lb-plate-holder" });
  let front = null;

  function bring(technique) {
    const { plate, alt } = techniques[technique] ?? {};
    if (!made.has(technique)) made.set(technique, strokePlate(plate, alt));
    const wanted = made.get(technique);
    if (wanted === front) return;
    front?.still();
    front = wanted;
    holder.replaceChildren(...front.nodes);
  }

  bring(Object.keys(techniques)[0]);
  return {
    plate: holder,
    show(step, since) {
      if (step) bring(step.technique);
      return front.show(step, since);
    },
    still: () => front.still(),
  };
}
