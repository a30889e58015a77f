// What comes first when the clock goes on after a rest, whatever it rested for: a time of which nothing is known.
import { doneOnce, missed } from "./timing.js";

const READING = 10; // seconds that the question what the hands did may take

// `s` is the practice's state, and the rest what its engine is made of.
export function makeGoingOn(timeline, s, words, { clock, sounds, voice }, { playhead, practised, deciding, checkIn, changed }) {
  return {
    // Time away counts as massage, between two steps of what was worked on before; returns {away, asked}: its seconds, and whether they were
    // so many that what the hands did was asked. A machine that slept on behind that question, or a person who did not come back to it, was
    // away until now: `s.wall` is when it was asked. A moment that nobody is asked about lasts no longer than its step.
    countAway() {
      const { part, left } = playhead.place();
      const pressing = part.kind === "step";
      const asked = missed(s);
      const since = (clock.wall() - s.wall) / 1000;
      const away = asked ? s.away + (since > READING ? since : 0) : pressing ? Math.min(s.away, left) : 0;
      if (away > 0) practised.add(pressing ? part.step : (s.worked ?? part.step), away);
      s.away = 0;
      return { away, asked };
    },
    // What was done in the seconds `away` is not given a second time: within a step the clock moves on by them. False where they reach
    // further, or between two steps, so that nobody knows what is left to give. A spot is left anyway.
    passOver({ away, asked }) {
      const { part, step, left } = playhead.place();
      if (!away || step.point || !doneOnce(timeline, step)) return true;
      if (asked && (part.kind !== "step" || away >= left)) return false;
      playhead.pass(away);
      return true;
    },
    // `heard`: its question has just been put into words; it lacks its sound where the clock stands behind it.
    goOn({ asked }, heard) {
      const { index, part, step } = playhead.place();
      const pressing = part.kind === "step";
      const begun = pressing && step.point === timeline.steps[s.worked]?.point;
      // nobody takes up again a spot that was begun, or may have been
      if (step.point && (begun || asked)) {
        // what a hold or the step behind an ask waits for is no question any more
        if (step.touch === "hold" || part.kind === "ask") s.check = null;
        return deciding.leave();
      }
      // what was asked meanwhile nobody heard
      const overdue = pressing && (asked || clock.wall() - s.numbered >= timeline.check_in_apart * 1000);
      if (heard && s.cue.at < s.at) sounds.play("check_in");
      if (!checkIn.askAnew(overdue ? index : null, heard)) {
        sounds.play("change");
        voice.say(words.say_go_on);
      }
      changed("running");
    },
  };
}
