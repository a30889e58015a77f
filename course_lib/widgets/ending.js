// How a practice ends, by itself or by a stop, and what the record hears of it.
import { isOver } from "./timing.js";

const SAID = { time_up: "say_done_early", away: "end_away", check_over: "end_check_over" }; // of an end that nobody chose

// `s` is the practice's state and `engine` what of the clock an end needs.
export function makeEnding(grant, s, practised, { sounds, voice }, deliver, { playhead, goingOn, technique, save, tell, changed }) {
  function book(endedBy) {
    if (s.booked) return;
    s.booked = true;
    save();
    deliver("practice_used", { lease: grant.lease, work: practised.work(), ended_by: endedBy });
  }

  function end(how) {
    goingOn.countAway();
    playhead.quiet();
    Object.assign(s, { phase: "ended", how, check: null });
    if (how !== "left") sounds.play("closing");
    if (how in SAID) voice.say(grant.words[SAID[how]]);
    book(how === "left" ? "left" : "end");
    changed("ended");
  }

  function leave() {
    if (!isOver(s)) end("left");
  }

  // Today's check holds no longer, whatever ended it.
  function checkOver() {
    if (isOver(s)) return;
    playhead.settle();
    end("check_over");
  }

  // A sign that this course does not know closes all.
  function tellStop(sign, of) {
    const closes = sign ? (grant.signs.find((one) => one.id === sign)?.closes ?? "all") : "technique";
    const told = { technique: of, closes, sign };
    s.stops = [...s.stops, told];
    deliver("stop", { ...told, lease: grant.lease });
  }

  // Why it was stopped: what the sign closes is told to the record at once.
  function because(sign, of = technique()) {
    tellStop(sign, of);
    changed("stopped");
  }

  // Hands off comes first, the books after. `of`: the technique in which the sign was asked for.
  function stop(sign = null, of = technique()) {
    if (isOver(s)) return;
    playhead.settle();
    playhead.quiet();
    goingOn.countAway();
    Object.assign(s, { phase: "stopped", check: null });
    sounds.play("stop");
    voice.say(grant.words.say_hands_off);
    tell("stopped");
    tellStop(null, technique());
    book("stop");
    if (sign) because(sign, of);
    else save();
  }

  return { end, leave, checkOver, stop, because };
}
