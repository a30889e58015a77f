import { h, say } from "./dom.js";

// The question for the number itself, 0 to 10, where it decides what follows: {title, nodes}. `here` is the place in the timeline; the title
// is null where the plain question stands.
export function numberPad(words, timeline, here, choose) {
  const { part, step } = here;
  const hold = step.touch === "press" ? timeline.steps.find((one) => one.point === step.point && one.touch === "hold") : null;
  const gate = part.kind === "ask" && !hold ? timeline.steps[part.step + 1] : null;
  const rule = hold ? words.check_press_rule : gate ? words.check_again_rule : step.touch === "hold" ? words.check_hold_rule : words.check_number_rule;
  const at = (hold ?? gate ?? step).only_at;
  const buttons = [...Array(11).keys()].map((number) =>
    h("button", { type: "button", class: `lb-number ${number >= timeline.stop_at ? "lb-over-stop" : ""}`, onclick: () => choose(number) }, number),
  );
  return {
    title: hold ? words.check_press_title : gate ? words.check_pause_title : step.touch === "hold" ? words.check_hold_title : null,
    nodes: [h("p", { class: "lb-rule" }, say(rule, { at, cap: step.cap, stop: timeline.stop_at })), h("div", { class: "lb-numbers lb-number-pad" }, buttons)],
  };
}
