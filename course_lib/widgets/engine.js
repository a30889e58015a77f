// The practice clock: one practice from its start to its end.
import { uuid } from "./talk.js";
import { makePlayhead } from "./playhead.js";
import { makePractised } from "./practised.js";
import { makeCheckIn } from "./checkin.js";
import { makeDeciding } from "./deciding.js";
import { makeEnding } from "./ending.js";
import { makeGoingOn } from "./going_on.js";
import { askedText } from "./player_words.js";
import { doneOnce, isOver, placeAt, waits } from "./timing.js";

// One practice. `grant` is what Python gave: {timeline, lease, seconds, receiver, until, scale_trusted, signs, words};
// `sources` are {clock, ticks, sounds, voice, store}; `deliver(kind, payload, id)` hands an event to the record. `state.phase` is held
// (`why`: new, paused, silent, away), running, stopped or ended (`how`: end, time_up, away, check_over, left); a view hears of changes by name.
// `state.worked` is the step that was worked on last, `state.told` what a number led to {words, part}, `state.stops` every stop as the
// record heard it {technique, closes, sign}, `state.numbered` when the last number was said, by the wall clock; before the first the start.
export function makeEngine(grant, sources, deliver, saved = null) {
  const { clock, sounds, voice } = sources;
  const { timeline, words } = grant;
  const s = saved ?? {
    phase: "held", why: "new", at: 0, lastCue: 0, given: 0, used: {}, worked: null, check: null, stops: [], away: 0,
    passed: null, booked: false, wall: clock.wall(), cue: null, how: null, after: null, said: { point: null, numbers: [] }, told: null,
    numbered: clock.wall(), afterId: uuid(),
  };
  const practised = makePractised(timeline, grant.seconds, s.used);
  const views = new Set();
  let shown = null;
  let savedAt = -Infinity;

  const checkIn = makeCheckIn(timeline, s, {
    ask(again) {
      sounds.play("check_in");
      voice.say(askedText(words, again ? "say_again" : "cue_check_in", asked().step));
    },
    silence() {
      deliver("pressure", { band: "no_answer", technique: asked().step.technique, lease: grant.lease });
      hold("silent");
      sounds.play("stop");
      voice.say(words.say_hold);
    },
    stop: (sign) => ending.stop(sign, asked().step.technique),
    ease() {
      if (s.phase === "held" && timeIsOver()) return;
      voice.say(words.say_ease);
      if (s.phase === "held") begin();
    },
    settled: () => s.phase === "held" && resume(),
    // who holds a point waits for no second question
    patience: () => (asked().step.touch === "hold" ? { seconds: timeline.ease_off / 2, tries: 1 } : { seconds: timeline.check_in_answer, tries: 2 }),
  });

  const deciding = makeDeciding(timeline, s, words, {
    place: () => playhead.place(),
    asked,
    go: jump,
    end: () => ending.end("end"),
    say: voice.say,
    resume,
  });

  const playhead = makePlayhead(timeline, s, sources, practised, {
    asked: () => checkIn.ask(s.cue.part),
    cued: () => changed("cue"),
    until: () => deciding.until(),
    waited: (seconds) => checkIn.pass(seconds) && changed("check"),
    passed(granted) {
      const { index, part } = playhead.place();
      if (part.kind === "step") s.worked = part.step;
      if (clock.wall() >= grant.until) return ending.end("check_over");
      if (!granted) return ending.end("time_up");
      if (s.at >= timeline.seconds) return ending.end("end");
      if (!s.check && s.at === deciding.until()) checkIn.ask(index);
    },
    moved(mono) {
      if (mono - savedAt >= 250) save();
      tell();
    },
    slept: wokeUp,
  });

  const goingOn = makeGoingOn(timeline, s, words, sources, { playhead, practised, deciding, checkIn, changed });

  const ending = makeEnding(grant, s, practised, sources, deliver, { playhead, goingOn, technique, save, tell, changed });

  // The technique that was worked with last; before the first touch the one that comes.
  function technique() {
    return timeline.steps[s.worked ?? playhead.place().part.step].technique;
  }

  // The part and the step that the open question is about, wherever the clock is by now.
  function asked() {
    const part = timeline.parts[s.check.part];
    return { index: s.check.part, part, step: timeline.steps[part.step] };
  }

  function save() {
    s.wall = clock.wall();
    savedAt = clock.mono();
    sources.store.write(s);
  }

  function tell(what = "time") {
    const quarter = Math.floor(s.at * 4); // four times a second is all that an eye needs
    if (what === "time" && quarter === shown) return;
    shown = quarter;
    for (const view of [...views]) view(what);
  }

  function changed(what) {
    save();
    tell(what);
  }

  // -- running and holding ------------------------------------------------------------------------------------------------
  function begin() {
    s.phase = "running";
    s.why = null;
    s.away = 0;
    playhead.run();
  }

  function hold(why) {
    playhead.settle();
    if (s.phase !== "running") return;
    s.phase = "held";
    s.why = why;
    playhead.quiet();
    changed("held");
  }

  // No cue was given while the machine slept.
  function wokeUp(seconds) {
    s.away += seconds;
    playhead.backToCue();
    hold("away");
    voice.say(words.say_hands_off);
  }

  // Ends a held practice whose check or minutes are over; whether it did.
  function timeIsOver() {
    if (clock.wall() >= grant.until) ending.end("check_over");
    else if (practised.spent()) ending.end("time_up");
    return isOver(s);
  }

  function resume({ handsOff = false } = {}) {
    if (s.phase !== "held" || (s.why === "silent" && s.check)) return;
    if (handsOff) s.away = 0;
    const gone = goingOn.countAway();
    if (timeIsOver()) return;
    if (!goingOn.passOver(gone)) return ending.end("away");
    const fresh = s.why === "new";
    const { cue } = s;
    begin();
    if (!fresh) return goingOn.goOn(gone, s.cue !== cue && s.cue.kind === "check_in");
    changed("running");
  }

  // The place that a key leads away from; null where nobody answers, or says what the hands did: only an answer or a stop leads on.
  function leaving() {
    playhead.settle();
    if (isOver(s) || waits(s)) return null;
    const from = playhead.place();
    goingOn.passOver(goingOn.countAway());
    return from;
  }

  function jump(to, words = "") {
    s.told = words ? { words, part: placeAt(timeline, to).index } : null;
    playhead.jump(to);
    changed("jump");
  }

  return {
    grant,
    state: s,
    place: playhead.place,
    asked,
    position: playhead.position,
    usedSeconds: practised.total,
    subscribe(view) {
      views.add(view);
      return () => views.delete(view);
    },
    pause() {
      hold("paused");
      if (s.why === "paused") voice.say(words.say_paused);
    },
    toggle() {
      if (s.phase === "running") this.pause();
      else if (!waits(s)) resume();
    },
    skip() {
      const from = leaving();
      if (!from) return;
      // without the number there is no hold and no second set
      if (from.part.kind === "ask") {
        s.check = null;
        return deciding.leave();
      }
      const index = from.index + 1;
      const next = timeline.parts[index];
      if (!next) return ending.end("end");
      checkIn.carry(index);
      jump(next.start);
    },
    back() {
      const from = leaving();
      if (!from) return;
      const index = from.since > 3 || from.index === 0 ? from.index : from.index - 1;
      const to = timeline.parts[index];
      if (doneOnce(timeline, timeline.steps[to.step])) return changed("jump");
      checkIn.carry(index);
      jump(to.start);
    },
    answer(band, number = null) {
      playhead.settle();
      if (!s.check || s.check.mode === "ease" || (s.phase !== "running" && s.why !== "silent")) return;
      s.numbered = clock.wall();
      deliver("pressure", { band, technique: asked().step.technique, lease: grant.lease, ...(number === null ? {} : { number }) });
      if (number === null || !deciding.answered(number)) checkIn.answer(band);
      if (!isOver(s)) changed("check");
    },
    afterwards(number) {
      if (s.after !== null) return;
      s.after = number;
      deliver("pain", { number, when: "after", session: grant.lease }, s.afterId);
      changed("ended");
    },
    close() {
      playhead.quiet();
      sources.store.clear();
    },
    resume,
    stop: ending.stop,
    because: ending.because,
    leave: ending.leave,
    checkOver: ending.checkOver,
    save,
  };
}
