// The practice clock: what is due is a pure function of the time since a monotonic stamp, worked out anew at every
// wake-up, so that a late or lost wake-up shifts nothing.
import { uuid } from "./talk.js";
import { placeAt } from "./timing.js";
import { makePractised } from "./practised.js";
import { makeCheckIn } from "./checkin.js";

const FROZEN = 10; // seconds without a wake-up: the machine slept, no cue was given
const SLEPT = 2; // seconds by which the wall clock may run ahead of the monotonic one
const AHEAD = 4; // seconds of sound handed out in advance: more than a page is ever blocked, less than an audio clock strays

const ticked = (cue) => cue.kind === "beat" || cue.kind === "back";

// One practice. `grant` is what Python gave: {timeline, lease, seconds, receiver, until, scale_trusted, practice, signs, words};
// `sources` are {clock, ticks, sounds, voice, store}; `deliver(kind, payload, id)` hands an event to the record. `state.phase` is held
// (`why`: new, paused, silent, away), running, stopped or ended (`how`: end, time_up, left); a view hears of changes by name.
export function makeEngine(grant, sources, deliver, saved = null) {
  const { clock, sounds, voice } = sources;
  const { timeline, words } = grant;
  const { technique } = timeline;
  const s = saved ?? {
    phase: "held", why: "new", at: 0, lastCue: 0, given: 0, used: {}, check: null, sign: null, away: 0,
    bookedId: uuid(), booked: false, wall: clock.wall(), cue: null, how: null, after: null,
  };
  const practised = makePractised(timeline, grant.seconds, s.used);
  const views = new Set();
  let stopTicks = null;
  let toSound = 0; // the first cue whose sound is not handed out yet
  let shown = null;
  let prompts = 0;
  let last = now();
  let savedAt = -Infinity;

  if (saved) s.given = s.why === "new" ? 0 : cueAfter(s.at);

  const checkIn = makeCheckIn(timeline, s, {
    ask(again) {
      sounds.play("check_in");
      voice.say(again ? words.say_again : words.cue_check_in);
    },
    silence() {
      deliver("pressure", { band: "no_answer", technique, lease: grant.lease });
      hold("silent");
      sounds.play("stop");
      voice.say(words.say_hold);
    },
    stop,
    ease() {
      voice.say(words.say_ease);
      if (s.phase === "held") begin();
    },
    settled: () => s.phase === "held" && resume(),
  });

  function now() {
    return { mono: clock.mono(), wall: clock.wall() };
  }

  function cueAfter(at) {
    const index = timeline.cues.findIndex((cue) => cue.at > at);
    return index < 0 ? timeline.cues.length : index;
  }

  function place() {
    return placeAt(timeline, s.at);
  }

  function save() {
    s.wall = clock.wall();
    savedAt = clock.mono();
    sources.store.write(s);
  }

  function tell(what = "time") {
    // four times a second is all that an eye needs
    const quarter = Math.floor(s.at * 4);
    if (what === "time" && quarter === shown) return;
    shown = quarter;
    for (const view of [...views]) view(what);
  }

  function changed(what) {
    save();
    tell(what);
  }

  // -- running ------------------------------------------------------------------------------------------------------------

  function begin() {
    s.phase = "running";
    s.why = null;
    s.away = 0;
    last = now();
    toSound = s.given;
    stopTicks ??= sources.ticks(tick);
    soundAhead();
    giveCues();
  }

  // The milliseconds until the next cue, for whoever wakes this.
  function tick() {
    if (s.phase !== "running") return Infinity;
    const here = now();
    const gap = (here.mono - last.mono) / 1000;
    const wallGap = (here.wall - last.wall) / 1000;
    if (gap > FROZEN || wallGap - gap > SLEPT) return wokeUp(Math.max(gap, wallGap));
    last = here;
    const granted = moveTo(s.at + gap);
    giveCues();
    if (!granted) return end("time_up");
    if (s.at >= timeline.seconds) return end("end");
    if (checkIn.pass(gap)) changed("check");
    if (s.phase !== "running") return Infinity;
    soundAhead();
    if (here.mono - savedAt >= 1000) save();
    tell();
    const next = timeline.cues[s.given]?.at ?? timeline.seconds;
    return Math.max(0, (next - s.at) * 1000 - (clock.mono() - here.mono));
  }

  function moveTo(to) {
    const until = Math.min(to, timeline.seconds);
    const granted = practised.between(s.at, until);
    s.at = until;
    return granted;
  }

  function soundAhead() {
    for (; toSound < timeline.cues.length && timeline.cues[toSound].at <= s.at + AHEAD; toSound += 1) {
      sounds.schedule(timeline.cues[toSound].kind, timeline.cues[toSound].at - s.at);
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
      if (cue.kind === "check_in") checkIn.ask();
    }
    if (!spoken) return;
    // after a short freeze several are due at once: the last one is what holds now
    if (spoken.words) voice.say(spoken.words);
    changed("cue");
  }

  // -- holding ------------------------------------------------------------------------------------------------------------

  function quiet() {
    stopTicks?.();
    stopTicks = null;
    sounds.cancel();
    voice.quiet();
  }

  // Bring the books up to this moment; time without wake-ups is time away.
  function settle() {
    if (s.phase !== "running") return;
    const here = now();
    const gap = (here.mono - last.mono) / 1000;
    last = here;
    if (gap > FROZEN) s.away += gap;
    else if (gap > 0) moveTo(s.at + gap);
  }

  function hold(why) {
    if (s.phase !== "running") return;
    settle();
    s.phase = "held";
    s.why = why;
    quiet();
    changed("held");
  }

  // No cue was given while the machine slept: hold at the last one that was.
  function wokeUp(seconds) {
    last = now();
    hold("away");
    s.away += seconds;
    s.at = s.lastCue;
    s.given = cueAfter(s.at);
    if (clock.wall() >= grant.until) leave();
    else changed("held");
    return Infinity;
  }

  function countAway() {
    if (s.away > 0) practised.add(place().part.step, s.away);
    s.away = 0;
  }

  function resume({ handsOff = false } = {}) {
    if (s.phase !== "held" || (s.why === "silent" && s.check)) return;
    if (handsOff) s.away = 0;
    countAway();
    if (clock.wall() >= grant.until) return leave();
    if (practised.spent()) return end("time_up");
    const fresh = s.why === "new";
    begin();
    if (!fresh) {
      sounds.play("change");
      voice.say(words.say_go_on);
    }
    changed("running");
  }

  function jump(to) {
    settle();
    sounds.cancel();
    Object.assign(s, { at: to, lastCue: to, given: timeline.cues.findIndex((cue) => cue.at >= to), check: s.why === "silent" ? s.check : null });
    toSound = s.given;
    if (s.phase === "running") {
      soundAhead();
      giveCues();
    }
    changed("jump");
  }

  // -- endings ------------------------------------------------------------------------------------------------------------

  function over() {
    return s.phase === "stopped" || s.phase === "ended";
  }

  function book(endedBy) {
    if (s.booked) return;
    s.booked = true;
    save();
    if (timeline.tool !== "breath") deliver("practice_used", { lease: grant.lease, work: practised.work(), ended_by: endedBy }, s.bookedId);
  }

  function end(how) {
    quiet();
    Object.assign(s, { phase: "ended", how, check: null });
    if (how !== "left") sounds.play("closing");
    if (how === "time_up") voice.say(words.say_done_early);
    book(how === "left" ? "left" : "end");
    changed("ended");
    return Infinity;
  }

  function leave() {
    if (over()) return;
    countAway();
    end("left");
  }

  // Hands off comes first, the books after.
  function stop(sign = null) {
    if (over()) return;
    settle();
    quiet();
    countAway();
    Object.assign(s, { phase: "stopped", check: null });
    sounds.play("stop");
    voice.say(words.say_hands_off);
    tell("stopped");
    deliver("stop", { technique, closes: "technique", sign: null, lease: grant.lease });
    book("stop");
    if (sign) because(sign);
    else save();
  }

  // Why it was stopped: what the sign closes is told to the record at once.
  function because(sign) {
    s.sign = sign;
    const closes = grant.signs.find((one) => one.id === sign)?.closes ?? "all";
    deliver("stop", { technique, closes, sign, lease: grant.lease });
    changed("stopped");
  }

  return {
    grant,
    state: s,
    place,
    usedSeconds: practised.total,
    position: () => (s.phase === "running" ? Math.min(s.at + Math.max(0, (clock.mono() - last.mono) / 1000), timeline.seconds) : s.at),
    subscribe(view) {
      views.add(view);
      return () => views.delete(view);
    },
    start: () => resume(),
    pause() {
      hold("paused");
      voice.say(words.say_paused);
    },
    toggle() {
      if (s.phase === "running") this.pause();
      else if (s.why !== "silent") resume();
    },
    skip() {
      if (over()) return;
      const next = timeline.parts[place().index + 1];
      if (next) return jump(next.start);
      settle();
      countAway();
      end("end");
    },
    back() {
      if (over()) return;
      const here = place();
      jump(timeline.parts[here.since > 3 || here.index === 0 ? here.index : here.index - 1].start);
    },
    answer(band, number = null) {
      if (!s.check || s.check.mode === "ease" || (s.phase !== "running" && s.why !== "silent")) return;
      deliver("pressure", { band, technique, lease: grant.lease, ...(number === null ? {} : { number }) });
      checkIn.answer(band);
      if (!over()) changed("check");
    },
    afterwards(number) {
      if (s.after !== null) return;
      s.after = number;
      deliver("pain", { number, when: "after", session: grant.lease });
      changed("ended");
    },
    close() {
      quiet();
      sources.store.clear();
    },
    resume, stop, because, leave, save,
  };
}
