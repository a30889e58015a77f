// How far a practice is on its timeline: what is due is a pure function of the time since a monotonic stamp, worked out anew at
// every wake-up, so that a late or lost wake-up shifts nothing.
import { FROZEN, SET, TICKS, heldAt, placeAt } from "./timing.js";

const ticked = (cue) => TICKS.includes(cue.kind);

// `s` is the practice's state, of which this moves {at, given, lastCue, cue} and adds to `away`; `practised` counts what is pressed.
// `after` says what follows: {waited(seconds), asked(), cued(), passed(granted), moved(mono), slept(seconds)}, and how far the clock may go
// now: until() is the second at which it waits for a number.
export function makePlayhead(timeline, s, sources, practised, after) {
  const { clock, sounds, voice } = sources;
  let stopTicks = null;
  let toSound = 0; // the first cue whose sound is not handed out yet
  let prompts = 0;
  let last = now();

  function now() {
    return { mono: clock.mono(), wall: clock.wall() };
  }

  function firstCue(fits) {
    const index = timeline.cues.findIndex(fits);
    return index < 0 ? timeline.cues.length : index;
  }
  const cueFrom = (at) => firstCue((cue) => cue.at >= at);
  const cueAfter = (at) => firstCue((cue) => cue.at > at);

  // What comes after the place where the clock stands is due again, and what it passed without a word, before a reload or a sleep, is still.
  function due() {
    s.given = Math.min(s.given, cueAfter(s.at));
  }

  due();

  function run() {
    last = now();
    // nothing sounds too late
    toSound = Math.max(s.given, cueFrom(s.at));
    stopTicks ??= sources.ticks(tick);
    soundAhead();
    giveCues();
  }

  // The milliseconds until the next cue, for whoever wakes this.
  function tick() {
    if (s.phase !== "running") return Infinity;
    const gap = sinceLast();
    if (gap === null) return Infinity;
    const granted = moveTo(s.at + gap);
    // a question that is heard only now has all its time before it
    after.waited(gap);
    if (s.phase !== "running") return Infinity;
    giveCues();
    after.passed(granted);
    if (s.phase !== "running") return Infinity;
    soundAhead();
    after.moved(last.mono);
    const next = timeline.cues[s.given]?.at ?? timeline.seconds;
    if (after.until() <= next) return Infinity; // it waits; only an answer moves it
    return Math.max(0, (next - s.at) * 1000 - (clock.mono() - last.mono));
  }

  // The seconds since this was asked before; null where the machine slept in them.
  function sinceLast() {
    const here = now();
    const gap = (here.mono - last.mono) / 1000;
    const wallGap = (here.wall - last.wall) / 1000;
    last = here;
    if (gap <= FROZEN && wallGap - gap <= SET) return gap;
    after.slept(Math.max(gap, wallGap));
    return null;
  }

  function moveTo(to) {
    const until = Math.min(to, timeline.seconds, Math.max(after.until(), s.at));
    const granted = practised.between(s.at, until);
    s.at = until;
    return granted;
  }

  function soundAhead() {
    sounds.keepTime();
    for (; toSound < timeline.cues.length && timeline.cues[toSound].at <= Math.min(s.at + FROZEN, after.until()); toSound += 1) {
      // drawing took its time since `s.at` was true
      sounds.schedule(timeline.cues[toSound].kind, timeline.cues[toSound].at - s.at - (clock.mono() - last.mono) / 1000);
    }
  }

  function giveCues() {
    let spoken = null;
    for (; s.given < timeline.cues.length && timeline.cues[s.given].at <= s.at; s.given += 1) {
      const cue = timeline.cues[s.given];
      sources.log?.(cue, s.at);
      if (ticked(cue)) continue;
      spoken = cue;
      s.lastCue = cue.at;
      s.cue = { ...cue, number: ++prompts };
      if (cue.kind === "check_in") after.asked();
    }
    if (!spoken) return;
    // after a short freeze several are due at once: the last one is what holds now
    if (spoken.words) voice.say(spoken.words);
    after.cued();
  }

  // Bring the books up to this moment, before a press that came ahead of the next wake-up.
  function settle() {
    const gap = s.phase === "running" ? sinceLast() : null;
    if (gap > 0) moveTo(s.at + gap);
  }

  function jump(to) {
    settle();
    sounds.cancel();
    Object.assign(s, { at: to, lastCue: to, given: cueFrom(to) });
    toSound = s.given;
    if (s.phase === "running") {
      soundAhead();
      giveCues();
    }
  }

  return {
    place: () => placeAt(timeline, s.at),
    position: () => (s.phase === "running" ? Math.min(s.at + Math.max(0, (clock.mono() - last.mono) / 1000), timeline.seconds) : s.at),
    run,
    settle,
    jump,
    // On by seconds in which no cue was given; those of them that matter still come.
    pass(seconds) {
      s.at += seconds;
    },
    // Back to where a practice holds after a sleep.
    backToCue() {
      s.at = heldAt(timeline, s);
      due();
    },
    quiet() {
      stopTicks?.();
      stopTicks = null;
      sounds.cancel();
      voice.quiet();
    },
  };
}
