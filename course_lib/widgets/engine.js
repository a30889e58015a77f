// The practice clock: what is due is a pure function of the time since a monotonic stamp, worked out anew at every
// wake-up, so that a late or lost wake-up shifts nothing.
import { uuid } from "./talk.js";

const FROZEN = 10; // seconds without a wake-up: the machine slept, no cue was given
const SLEPT = 2; // seconds by which the wall clock may run ahead of the monotonic one
const AHEAD = 10; // seconds of sound that are scheduled in advance

// Where the timeline stands at the second `at`: part and step, seconds left in the part, and since it began.
export function placeAt(timeline, at) {
  const parts = timeline.parts;
  let index = parts.findIndex((part) => at < part.start + part.seconds);
  const ended = index < 0;
  if (ended) index = parts.length - 1;
  const part = parts[index];
  const since = Math.min(Math.max(at - part.start, 0), part.seconds);
  return { index, part, step: timeline.steps[part.step], since, left: part.seconds - since, whole: Math.max(timeline.seconds - at, 0), ended };
}

// The seconds of pressing between two moments of the timeline, by step index.
export function pressingBetween(timeline, from, to) {
  const found = {};
  for (const part of timeline.parts) {
    if (part.kind !== "step") continue;
    const seconds = Math.min(to, part.start + part.seconds) - Math.max(from, part.start);
    if (seconds > 0) found[part.step] = (found[part.step] ?? 0) + seconds;
  }
  return found;
}

// What the number a receiver says means: the band it falls into.
export function bandOf(number, step, stopAt) {
  if (number >= stopAt) return "stop";
  return number <= step.cap ? "go_on" : "ease";
}

export const pageClock = { mono: () => performance.now(), wall: () => Date.now() };

// Wake-ups from a worker: a hidden page's own timers come once a second, later once a minute.
export function workerTicks(wake, every = 50) {
  const text = `let due = performance.now(); (function next() { due = Math.max(due + ${every}, performance.now()); setTimeout(() => { postMessage(0); next(); }, due - performance.now()); })();`;
  try {
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    const worker = new Worker(address);
    worker.onmessage = wake;
    return () => {
      worker.terminate();
      URL.revokeObjectURL(address);
    };
  } catch {
    const timer = setInterval(wake, every);
    return () => clearInterval(timer);
  }
}

// One practice. `grant` is what Python gave: {timeline, lease, seconds, receiver, until, scale_trusted, practice, signs, words};
// `sources` are {clock, ticks, sounds, voice, store}; `deliver(kind, payload, id)` hands an event to the record.
export function makeEngine(grant, sources, deliver, saved = null) {
  const { clock, sounds, voice } = sources;
  const { timeline, words } = grant;
  const views = new Set();
  let stopTicks = null;
  let soundsUntil = 0; // sounds up to this second of the timeline are handed out
  let prompts = 0;
  let last = { mono: clock.mono(), wall: clock.wall() };
  let savedAt = -Infinity;

  const s = saved ?? {
    phase: "held", why: "new", at: 0, lastCue: 0, given: 0, used: {}, check: null, sign: null, away: 0,
    bookedId: uuid(), booked: false, wall: clock.wall(), cue: null, how: null, after: null,
  };

  if (saved) s.given = s.why === "new" ? 0 : firstAfter(s.at);

  const place = () => placeAt(timeline, s.at);
  const usedSeconds = () => Object.values(s.used).reduce((sum, seconds) => sum + seconds, 0);

  function save() {
    s.wall = clock.wall();
    savedAt = clock.mono();
    sources.store.write({ grant: { ...grant, words: undefined }, state: s });
  }

  function tell(what = "time") {
    for (const view of [...views]) view(what);
  }

  function changed(what) {
    save();
    tell(what);
  }

  function addUsed(step, seconds) {
    s.used[step] = (s.used[step] ?? 0) + seconds;
  }

  // Book what was pressed up to `to`; never more than Python granted.
  function moveTo(to) {
    const room = grant.seconds - usedSeconds();
    const pressed = pressingBetween(timeline, s.at, to);
    const wanted = Object.values(pressed).reduce((sum, seconds) => sum + seconds, 0);
    if (wanted > room + 1e-6) {
      // the granted seconds end inside this stretch
      let left = room;
      for (const [step, seconds] of Object.entries(pressed)) {
        const part = Math.min(seconds, left);
        addUsed(step, part);
        left -= part;
      }
      s.at = to;
      return false;
    }
    for (const [step, seconds] of Object.entries(pressed)) addUsed(step, seconds);
    s.at = to;
    return true;
  }

  function speak(text) {
    if (text) voice.say(text);
  }

  function scheduleAhead() {
    const until = s.at + AHEAD;
    for (const cue of timeline.cues) {
      if (cue.at <= soundsUntil || cue.at > until) continue;
      sounds.schedule(cue.kind, cue.at - s.at);
    }
    soundsUntil = Math.max(soundsUntil, until);
  }

  function begin() {
    s.phase = "running";
    s.why = null;
    s.away = 0;
    last = { mono: clock.mono(), wall: clock.wall() };
    // -1: a cue that is due at this very second sounds too
    soundsUntil = s.given ? s.at : -1;
    stopTicks ??= sources.ticks(tick);
    scheduleAhead();
    giveCues();
  }

  function giveCues() {
    const due = [];
    while (s.given < timeline.cues.length && timeline.cues[s.given].at <= s.at) due.push(timeline.cues[s.given++]);
    const spoken = due.filter((cue) => cue.kind !== "beat" && cue.kind !== "back");
    for (const cue of spoken) {
      s.lastCue = cue.at;
      s.cue = { ...cue, number: ++prompts };
      if (cue.kind === "check_in") askNumber("ask");
      sources.log?.(cue, s.at);
    }
    if (spoken.length) {
      // after a short freeze several are due at once: the last one is what holds now
      speak(spoken.at(-1).words);
      changed("cue");
    }
    for (const cue of due) if (cue.kind === "beat" || cue.kind === "back") sources.log?.(cue, s.at);
  }

  function askNumber(mode) {
    if (s.check && mode === "ask") return;
    s.check = { mode, left: timeline.check_in_answer, tries: 1 };
  }

  function runCheck(seconds) {
    const check = s.check;
    if (!check) return;
    check.left -= seconds;
    if (check.left > 0) return;
    if (check.mode === "ease") {
      askNumber("fallen");
      sounds.play("check_in");
      speak(words.cue_check_in);
    } else if (check.tries < 2) {
      check.tries += 1;
      check.left = timeline.check_in_answer;
      sounds.play("check_in");
      speak(words.say_again);
    } else {
      const technique = timeline.technique;
      deliver("pressure", { band: "no_answer", technique, lease: grant.lease });
      hold("silent");
      sounds.play("stop");
      speak(words.say_hold);
      return;
    }
    changed("check");
  }

  function tick() {
    if (s.phase !== "running") return;
    const now = { mono: clock.mono(), wall: clock.wall() };
    const gap = (now.mono - last.mono) / 1000;
    const wallGap = (now.wall - last.wall) / 1000;
    if (gap > FROZEN || wallGap - gap > SLEPT) return wokeUp(Math.max(gap, wallGap));
    last = now;
    const granted = moveTo(Math.min(s.at + gap, timeline.seconds));
    giveCues();
    if (!granted) return end("time_up");
    if (s.at >= timeline.seconds) return end("end");
    runCheck(gap);
    if (s.phase !== "running") return;
    scheduleAhead();
    if (now.mono - savedAt >= 1000) save();
    tell();
  }

  // No cue was given while the machine slept: hold at the last one that was.
  function wokeUp(seconds) {
    last = { mono: clock.mono(), wall: clock.wall() };
    hold("away");
    s.away += seconds;
    s.at = s.lastCue;
    s.given = firstAfter(s.at);
    if (clock.wall() >= grant.until) return leave();
    changed("held");
  }

  function firstAfter(at) {
    const index = timeline.cues.findIndex((cue) => cue.at > at);
    return index < 0 ? timeline.cues.length : index;
  }

  function hold(why) {
    settle();
    if (s.phase !== "running") return;
    s.phase = "held";
    s.why = why;
    quiet();
    changed("held");
  }

  // Bring the books up to this moment, unless the time since the last wake-up was a sleep.
  function settle() {
    if (s.phase !== "running") return;
    const gap = (clock.mono() - last.mono) / 1000;
    if (gap <= 0) return;
    if (gap > FROZEN) {
      s.away += gap;
      return;
    }
    last = { mono: clock.mono(), wall: clock.wall() };
    moveTo(Math.min(s.at + gap, timeline.seconds));
  }

  function quiet() {
    stopTicks?.();
    stopTicks = null;
    sounds.cancel();
    voice.quiet();
  }

  function book(endedBy) {
    if (s.booked) return;
    s.booked = true;
    save();
    const work = Object.entries(s.used).map(([step, seconds]) => ({
      technique: timeline.technique, tool: timeline.tool, place: timeline.place,
      seconds: Math.round(seconds * 1000) / 1000, point: timeline.steps[step].point,
    }));
    if (grant.lease && timeline.tool !== "breath") deliver("practice_used", { lease: grant.lease, work, ended_by: endedBy }, s.bookedId);
  }

  function countAway() {
    const room = Math.max(grant.seconds - usedSeconds(), 0);
    if (s.away > 0) addUsed(place().part.step, Math.min(s.away, room));
    s.away = 0;
  }

  function end(how) {
    quiet();
    s.phase = "ended";
    s.how = how;
    s.check = null;
    if (how !== "left") sounds.play("closing");
    if (how === "time_up") speak(words.say_done_early);
    book(how === "left" ? "left" : "end");
    changed("ended");
  }

  function leave() {
    countAway();
    end("left");
  }

  function stop(sign = null) {
    if (s.phase === "stopped" || s.phase === "ended") return;
    settle();
    countAway();
    quiet();
    s.phase = "stopped";
    s.check = null;
    sounds.play("stop");
    speak(words.say_hands_off);
    tell("stopped");
    deliver("stop", { technique: timeline.technique, closes: "technique", sign: null, lease: grant.lease });
    book("stop");
    if (sign) because(sign);
    else save();
  }

  // Why it was stopped: what the sign closes is told to the record at once.
  function because(sign) {
    s.sign = sign;
    const closes = grant.signs.find((one) => one.id === sign)?.closes ?? "all";
    deliver("stop", { technique: timeline.technique, closes, sign, lease: grant.lease });
    changed("stopped");
  }

  function answer(band, number = null) {
    if (!s.check || s.check.mode === "ease" || (s.phase !== "running" && s.why !== "silent")) return;
    const fallen = s.check.mode === "fallen";
    const payload = { band, technique: timeline.technique, lease: grant.lease };
    if (number !== null) payload.number = number;
    deliver("pressure", payload);
    if (band === "stop") return stop("ST01");
    if (band === "ease" && fallen) return stop("ST04");
    if (band === "ease") {
      s.check = { mode: "ease", left: timeline.ease_off, tries: 1 };
      speak(words.say_ease);
    } else {
      s.check = null;
    }
    if (s.why === "silent") {
      if (band === "go_on") resume();
      else begin();
    }
    changed("check");
  }

  function resume({ handsOff = false } = {}) {
    if (s.phase !== "held" || (s.why === "silent" && s.check)) return;
    if (clock.wall() >= grant.until) return leave();
    if (handsOff) s.away = 0;
    countAway();
    if (usedSeconds() >= grant.seconds - 1e-6) return end("time_up");
    const fresh = s.why === "new";
    begin();
    if (!fresh) {
      sounds.play("change");
      speak(words.say_go_on);
    }
    changed("running");
  }

  function jump(to) {
    if (s.phase !== "running" && s.phase !== "held") return;
    settle();
    const running = s.phase === "running";
    sounds.cancel();
    s.at = to;
    s.check = s.why === "silent" ? s.check : null;
    s.lastCue = to;
    s.given = timeline.cues.findIndex((cue) => cue.at >= to);
    if (s.given < 0) s.given = timeline.cues.length;
    soundsUntil = to - 1e-6;
    if (running) {
      scheduleAhead();
      giveCues();
    }
    changed("jump");
  }

  function skip() {
    const here = place();
    const next = timeline.parts[here.index + 1];
    if (!next) return s.phase === "running" || s.phase === "held" ? (settle(), countAway(), end("end")) : undefined;
    jump(next.start);
  }

  function back() {
    const here = place();
    const first = here.since > 3 || here.index === 0 ? here.index : here.index - 1;
    jump(timeline.parts[first].start);
  }

  return {
    grant,
    state: s,
    place,
    usedSeconds,
    position: () => (s.phase === "running" ? Math.min(s.at + Math.max(0, (clock.mono() - last.mono) / 1000), timeline.seconds) : s.at),
    subscribe(view) {
      views.add(view);
      return () => views.delete(view);
    },
    start: () => resume(),
    pause: () => {
      hold("paused");
      speak(words.say_paused);
    },
    toggle() {
      if (s.phase === "running") this.pause();
      else if (s.phase === "held" && s.why !== "silent") resume();
    },
    resume, skip, back, stop, because, answer, leave, tick, save,
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
  };
}

// What a reloaded page makes of a saved practice: it holds, and knows how long it was away.
export function wakeState(state, now) {
  const woken = { ...state, check: state.check ? { ...state.check } : null, used: { ...state.used } };
  if (state.phase !== "running") return woken;
  woken.phase = "held";
  woken.why = "away";
  woken.away = (state.away ?? 0) + Math.max(0, (now - state.wall) / 1000);
  woken.at = state.lastCue;
  return woken;
}
