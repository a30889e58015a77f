// Where a number decides how the practice goes on: it is remembered for its point, weighed, and the clock moved to what follows.
import { backIn, holdAt, leftFor, weigh } from "./weighing.js";

// `s.said` holds the numbers of the point that is worked on, `s.told` what was decided last; `after` is {place(), go(second), end(), say(words),
// resume()}.
export function makeDeciding(timeline, s, words, after) {
  function remember(point, number) {
    if (s.said.point !== point) s.said = { point, numbers: [] };
    s.said.numbers = [...s.said.numbers, number];
  }

  function move(second, told) {
    const silent = s.phase === "held" && s.why === "silent";
    s.check = null;
    s.told = told;
    if (second === null) after.end();
    else after.go(second);
    if (told) after.say(told);
    if (silent && s.phase === "held") after.resume();
  }

  function leave() {
    const { index, step } = after.place();
    const next = leftFor(timeline, index);
    move(next < 0 ? null : timeline.parts[next].start, step.point ? words.say_leave : words.say_no_more);
  }

  return {
    leave,
    // The second beyond which the clock does not go while it waits for a number.
    until() {
      const { part } = after.place();
      return part.kind === "ask" && s.check ? backIn(part) : Infinity;
    },
    // Take a number; false where the band alone decides.
    answered(number) {
      const { part, index, step } = after.place();
      const earlier = s.said.point === step.point ? s.said.numbers : [];
      const verdict = weigh(timeline, part, earlier, number);
      if (step.point) remember(step.point, number);
      if (verdict === "leave") leave();
      else if (verdict === "hold") move(holdAt(timeline, index), words.say_hold_on);
      else if (verdict === "next" && part.kind === "ask") move(backIn(part), number > step.cap ? words.say_lighter : "");
      else if (verdict === "next") {
        s.check = null;
        if (s.phase === "held" && s.why === "silent") after.resume();
      } else return false;
      return true;
    },
  };
}
