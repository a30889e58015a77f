// What comes first when the clock goes on after a rest, whatever it rested for: a time of which nothing is known.
import { doneOnce } from "./timing.js";

// Whether the clock waits for an answer, be it the number or what the hands did meanwhile.
export function waits({ why }) {
  return why === "silent" || why === "away";
}

// `s` is the practice's state, and the rest what its engine is made of.
export function makeGoingOn(timeline, s, words, { clock, sounds, voice }, { playhead, practised, deciding, checkIn, changed }) {
  return {
    // Time away counts as massage; returns its seconds.
    countAway() {
      const { away } = s;
      if (away > 0) practised.add(playhead.place().part.step, away);
      s.away = 0;
      return away;
    },
    // What was done in the seconds `away` is not given a second time; the question behind it is still asked, and a spot is left anyway.
    passOver(away) {
      const { part, step } = playhead.place();
      if (away <= 0 || part.kind !== "step" || step.point || !doneOnce(timeline, step)) return;
      playhead.jump(Math.min(s.at + away, part.start + part.seconds));
    },
    goOn() {
      const { index, part, step, since } = playhead.place();
      const pressing = part.kind === "step";
      // nobody takes up again a spot that was begun
      if (pressing && step.point && since > 0) {
        // whether to hold on is no question any more
        if (step.touch === "hold") s.check = null;
        return deciding.leave();
      }
      const overdue = pressing && clock.wall() - s.numbered >= timeline.check_in_apart * 1000;
      if (!checkIn.askAnew(overdue ? index : null)) {
        sounds.play("change");
        voice.say(words.say_go_on);
      }
      changed("running");
    },
  };
}
