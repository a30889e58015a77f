// What comes first when the clock goes on after a rest, whatever it rested for: a time of which nothing is known.

// `s` is the practice's state, and the rest what its engine is made of.
export function makeGoingOn(timeline, s, words, { clock, sounds, voice }, { playhead, deciding, checkIn, changed }) {
  return () => {
    const { index, part, step } = playhead.place();
    const pressing = part.kind === "step";
    // nobody takes up a spot again
    if (pressing && step.point) {
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
  };
}
