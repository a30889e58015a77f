// What a number decides where the clock waits for one: before a hold, during it, and before a second set.

// The number a step waits for: what comes of `number`, said in `part` of `timeline` after `said` (the earlier numbers of this point).
// "stop", "go_on" (a plain answer; its band decides), "next" (the step that follows), "hold" or "leave" (the point, or the second set).
export function weigh(timeline, part, said, number) {
  const step = timeline.steps[part.step];
  if (number >= timeline.stop_at) return "stop";
  if (part.kind === "ask" && step.touch === "press") {
    const before = said.at(-1) ?? number;
    if (number > before) return "leave";
    const hold = timeline.steps.find((one) => one.point === step.point && one.touch === "hold");
    if (hold && said.length && number < said[0] && number <= hold.only_at) return "hold";
    // a number above the cap gets one lighter press, and that one had to bring the hold
    if (said.length && before > step.cap) return "leave";
    const following = timeline.steps[part.step + 1];
    return following?.point === step.point && following.touch === "press" ? "next" : "leave";
  }
  if (part.kind === "ask") return number <= timeline.steps[part.step + 1].only_at ? "next" : "leave";
  if (step.touch === "hold") return number > Math.min(step.only_at, said.at(-1) ?? step.only_at) ? "leave" : "next";
  return "go_on";
}

// The place in the parts where the clock goes on once this point, or the steps that wait for a number, are left; -1 at the end.
export function leftFor(timeline, index) {
  const here = timeline.steps[timeline.parts[index].step];
  return timeline.parts.findIndex(({ kind, step }, other) => {
    const one = timeline.steps[step];
    return other > index && kind !== "ask" && (here.point ? one.point !== here.point : one.only_at === null);
  });
}

// The second at which the hands come back for the hold of the point that is pressed at `index`.
export function holdAt(timeline, index) {
  const { point } = timeline.steps[timeline.parts[index].step];
  const hold = timeline.parts.findIndex(({ kind, step }) => kind === "step" && timeline.steps[step].point === point && timeline.steps[step].touch === "hold");
  const before = timeline.parts[hold - 1];
  return before.kind === "ask" ? backIn(before) : timeline.parts[hold].start;
}

// The second at which an ask counts the hands in again, and up to which the clock waits for the number.
export const backIn = (part) => part.start + part.seconds - part.back_in;
