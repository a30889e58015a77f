// Where a number decides how the practice goes on: it is remembered for its point, weighed, and the clock moved to what follows.
import { placeAt } from "./timing.js";
import { backIn, holdAt, leftFor, weigh } from "./weighing.js";

// `s.said` holds the numbers of the point that is worked on, `s.passed` the part to which the last number led. `after` is {place(), asked(), go(second, told), end(), say(words), resume()};
// asked() is the place that the open question is about.
export function makeDeciding(timeline, s, words, after) {
  function remember(point, number) {
    if (s.said.point !== point) s.said = { point, numbers: [] };
    s.said.numbers = [...s.said.numbers, number];
  }

  function move(second, told) {
    const silent = s.phase === "held" && s.why === "silent";
    if (second === null) after.end();
    else {
      s.passed = placeAt(timeline, second).index;
      after.go(second, told);
    }
    if (told) after.say(told);
    if (silent && s.phase === "held") after.resume();
  }

  function leave({ index, step } = after.place()) {
    const next = leftFor(timeline, index);
    move(next < 0 ? null : timeline.parts[next].start, step.point ? words.say_leave : words.say_no_more);
  }

  return {
    leave,
    // The second beyond which the clock does not go without a number, whatever it slept through: the end of the next wait for one.
    until() {
      const next = timeline.parts.find((part, index) => part.kind === "ask" && index !== s.passed && backIn(part) >= s.at);
      return next ? backIn(next) : Infinity;
    },
    // Take a number; false where the band alone decides.
    answered(number) {
      const here = after.asked();
      const { part, index, step } = here;
      const earlier = s.said.point === step.point ? s.said.numbers : [];
      const verdict = weigh(timeline, part, earlier, number);
      if (verdict === "stop" || verdict === "go_on") return false;
      s.check = null;
      if (step.point) remember(step.point, number);
      if (verdict === "leave") leave(here);
      else if (verdict === "hold") move(holdAt(timeline, index), words.say_hold_on);
      else if (part.kind === "ask") move(backIn(part), number > step.cap ? words.say_lighter : "");
      else if (s.phase === "held" && s.why === "silent") after.resume();
      return true;
    },
  };
}
