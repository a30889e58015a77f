// What comes first when the clock goes on after a rest, whatever it rested for: a time of which nothing is known.
import { doneOnce, FROZEN } from "./timing.js";

const MOMENT = 1; // seconds; nobody is asked what the hands did for less

// Whether the clock asks what was done while it was away.
export function missed({ why, away }) {
  return why === "away" && away >= MOMENT;
}

// Whether the clock waits for an answer, be it the number or what the hands did meanwhile.
export function waits(s) {
  return s.why === "silent" || missed(s);
}

// `s` is the practice's state, and the rest what its engine is made of.
export function makeGoingOn(timeline, s, words, { clock, sounds, voice }, { playhead, practised, deciding, checkIn, changed }) {
  return {
    // Time away counts as massage; returns its seconds. A machine that slept on behind the question, or a person who did not come back to
    // it, was away until now: `s.wall` is when it was asked.
    countAway() {
      const since = (clock.wall() - s.wall) / 1000;
      const away = s.away + (missed(s) && since > FROZEN ? since : 0);
      if (away > 0) practised.add(playhead.place().part.step, away);
      s.away = 0;
      return away;
    },
    // What was done in the seconds `away` is not given a second time: within a step the clock moves on by them. False where they reach
    // further, or between two steps, so that nobody knows what is left to give. A spot is left anyway.
    passOver(away) {
      const { part, step } = playhead.place();
      if (away < MOMENT || step.point || !doneOnce(timeline, step)) return true;
      if (part.kind !== "step" || s.at + away >= part.start + part.seconds) return false;
      playhead.jump(s.at + away);
      return true;
    },
    goOn(away) {
      const { index, part, step } = playhead.place();
      const pressing = part.kind === "step";
      const begun = pressing && step.point === timeline.steps[s.worked]?.point;
      // nobody takes up again a spot that was begun, or may have been
      if (step.point && (begun || away >= MOMENT)) {
        // what a hold or the step behind an ask waits for is no question any more
        if (step.touch === "hold" || part.kind === "ask") s.check = null;
        return deciding.leave();
      }
      // what was asked meanwhile nobody heard
      const overdue = pressing && (away >= MOMENT || clock.wall() - s.numbered >= timeline.check_in_apart * 1000);
      if (!checkIn.askAnew(overdue ? index : null)) {
        sounds.play("change");
        voice.say(words.say_go_on);
      }
      changed("running");
    },
  };
}
